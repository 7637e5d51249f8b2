"""The folder of pages that a site builder reads: what belongs in it, and how it is written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from monograph.exports import BUILT_IN, export_files, offered
from monograph.exports.crawlers import crawler_files
from monograph.exports.search import search_files
from monograph.knowledge_base import KnowledgeBase
from monograph.pipeline.check import Check
from monograph.pipeline.writing import FolderNotOursError, refuse_links, replace_file
from monograph.plug_ins import PlugIns, shown_page
from monograph.render import render_pages, with_site_terms
from monograph.rules import RULES, FigureChecks
from monograph.views import NO_CHECKS, Page, pages_of
from monograph.views.across.data import data_page
from monograph.views.linked_data import with_linked_data
from monograph.views.page.reuse import foot_terms

PAGES_FOLDER = "build/docs"
_ASSETS = "assets"
_STYLES = "styles"  # the chapters of the style sheet, joined in the order of their names
_LIST_OF_FILES = "build/.pages"  # what was written last, so that only that is ever deleted
_KEEPS_FOLDER = ".gitkeep"
_HALF_WRITTEN = ".new"


class NotCleanError(Exception):
    """Raised when pages are asked for from a check that found errors; nothing is written from those."""


def pages_to_write(checked: Check) -> dict[str, str | bytes]:
    """Return every file of the folder of pages by its path: pages, assets and exports."""
    if checked.base is None or not checked.is_clean:
        raise NotCleanError
    pages = site_pages(checked.base, checked.figure_checks, checked.plug_ins)
    exported = export_files(checked.base, pages, plug_ins=checked.plug_ins)
    files = (*exported, *crawler_files(checked.base))
    sizes = {file.address: len(file.data) for file in files}
    terms = foot_terms(checked.base.about)
    written = {name: with_site_terms(text, terms) for name, text in checked.pages}
    texts = {**written, **dict(render_pages(pages, sizes))}
    moved = frozenset(page.address for page in pages if page.moved_to)
    found = search_files(checked.base, texts, moved)
    return {**texts, **dict(assets()), **{file.address: file.data for file in (*files, *found)}}


def site_pages(
    base: KnowledgeBase, checks: Mapping[str, FigureChecks] = NO_CHECKS, plug_ins: PlugIns = BUILT_IN
) -> tuple[Page, ...]:
    """Return every generated page of the site: those of the base, of plug-ins, and of what there is to take away.

    ``checks`` are what the rules made of each entry's figures, by entry id; without them no page speaks of it.
    """
    own = pages_of(base, checks, (*RULES, *plug_ins.rules))
    added = (shown_page(page, base) for page in plug_ins.pages(base))
    pages = (*own, *added, data_page(base, offered(base, plug_ins)))
    terms = foot_terms(base.about)
    return tuple(replace(with_linked_data(page, base, plug_ins.nodes), terms=terms) for page in pages)


def assets() -> Iterator[tuple[str, bytes]]:
    """Yield the style sheet, scripts and pictures that every site gets."""
    folder = files("monograph") / _ASSETS
    chapters = sorted((folder / _STYLES).iterdir(), key=lambda one: one.name)
    yield f"{_ASSETS}/monograph.css", b"\n".join(one.read_bytes() for one in chapters)
    yield from ((f"{_ASSETS}/{item.name}", item.read_bytes()) for item in folder.iterdir() if item.is_file())


def write_pages(root: Path, made: Mapping[str, str | bytes]) -> tuple[str, ...]:
    """Write the folder of pages and return the paths that changed.

    A file whose content did not change keeps its modification time, so that a live preview comes to rest; files
    that were made earlier and no longer are, are deleted. Raises FolderNotOursError, with nothing changed, for a
    file in the folder of pages that somebody else put there.
    """
    refuse_links(root, PAGES_FOLDER)
    folder = root / PAGES_FOLDER
    noted = root / _LIST_OF_FILES
    earlier = _written_earlier(noted)
    _refuse_files_of_others(folder, earlier | made.keys())
    # Names are noted before anything is written, so that a run cut short leaves no file that no one owns up to.
    replace_file(noted, "\n".join(sorted(earlier | made.keys())).encode("utf-8"))
    changed = list(_clear(folder, made))
    for name, text in made.items():
        path = folder / name
        data = text.encode("utf-8") if isinstance(text, str) else text
        if not path.is_file() or path.read_bytes() != data:
            replace_file(path, data)
            changed.append(name)
    replace_file(noted, "\n".join(sorted(made)).encode("utf-8"))
    return tuple(changed)


def _written_earlier(noted: Path) -> frozenset[str]:
    """Return the files that an earlier run wrote, by their paths in the folder of pages."""
    return frozenset(noted.read_text(encoding="utf-8").splitlines()) if noted.is_file() else frozenset()


def _refuse_files_of_others(folder: Path, ours: Collection[str]) -> None:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        is_file = path.is_file() and not path.is_symlink()
        if is_file and name not in ours and path.name != _KEEPS_FOLDER and not name.endswith(_HALF_WRITTEN):
            raise FolderNotOursError(path, "was not made by Monograph, and writing the pages would delete it")


def _clear(folder: Path, made: Collection[str]) -> Iterator[str]:
    """Delete what is no longer made, links and emptied folders included; yield the paths of the files."""
    for path in sorted(folder.rglob("*"), reverse=True):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.is_symlink() or (name not in made and path.name != _KEEPS_FOLDER):
            path.unlink()
            yield name
