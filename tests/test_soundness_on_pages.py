"""A retraction that only references.bib records: its mark is on every page and in every export with the work."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from monograph.entries import KINDS
from monograph.exports import export_files
from monograph.knowledge_base import KnowledgeBase
from monograph.pipeline import check, site_pages
from monograph.render import render_pages
from monograph.views.page.document import Page
from tests.projects import TODAY

pytestmark = pytest.mark.thorough

EXAMPLE = Path(__file__).parent / "example"
FIELDS = {"retraction": "retracted", "concern": "under concern"}


def marked_base(folder: Path, field: str) -> KnowledgeBase:
    """The invented base, in which references.bib says one thing more of the first work."""
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True)
    path = folder / "references.bib"
    text = path.read_text(encoding="utf-8")
    assert text.count("@article{Quill2031,") == 1
    more = f"@article{{Quill2031,\n  {field} = {{J Imag Murm. 2035;11(1):2}},"
    path.write_text(text.replace("@article{Quill2031,", more), encoding="utf-8")
    checked = check(folder, TODAY)
    assert checked.base is not None
    return checked.base


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return marked_base(tmp_path_factory.mktemp("retracted"), "retraction")


@pytest.fixture(scope="module")
def pages(base: KnowledgeBase) -> tuple[Page, ...]:
    return site_pages(base)


@pytest.fixture(scope="module")
def words(pages: tuple[Page, ...]) -> dict[str, str]:
    """What a reader sees on each page, by its address."""
    rendered = dict(render_pages(pages, {}))
    texts = (str(rendered[name]) for name in rendered)
    return dict(zip(rendered, (_visible(text) for text in texts), strict=True))


def _visible(text: str) -> str:
    body = text.split("\n---\n", 1)[-1]
    tree = LexborHTMLParser(body)
    for hidden in tree.css("script, style"):
        hidden.decompose()
    return " ".join((tree.text() or "").split())


def showing(words: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Pages that name the work or its study, save those of the rules and of old answers."""
    for name, text in words.items():
        if re.search(r"\bQuill(?: et al\.?)? 2031\b|\bQuill AB", text) and not name.startswith("rules/"):
            yield name, text


def test_every_page_that_names_the_work_or_its_study_shows_the_mark(words: dict[str, str]) -> None:
    found = dict(showing(words))
    assert len(found) > 15
    bare = [name for name, text in found.items() if "retracted" not in text.lower()]
    assert bare == []


def test_the_mark_is_on_every_kind_of_page(words: dict[str, str]) -> None:
    marked = {name for name, text in showing(words) if "retracted" in text.lower()}
    places = {name.split("/")[0] for name in marked}
    plurals = {kind.plural for kind in KINDS} - {"terms", "guidelines"}  # no guideline or term cites it
    assert plurals - {"glossary"} <= places
    assert {"evidence-matrix.md", "references.md", "references", "compare"} <= places


def test_a_figure_says_so_in_its_words(words: dict[str, str]) -> None:
    page = words["questions/does-zorbatine-ease-humming.md"]
    assert re.search(r"retraction", page[page.index("Effects drawn") :])


def test_a_timeline_says_so_at_the_study(words: dict[str, str]) -> None:
    assert re.search(r"Quill 2031, retracted", words["drugs/zorbatine.md"])


def exports(base: KnowledgeBase, pages: tuple[Page, ...]) -> dict[str, str]:
    return {file.address: file.data.decode("utf-8", "replace") for file in export_files(base, pages)}


def test_the_exports_say_so(base: KnowledgeBase, pages: tuple[Page, ...]) -> None:
    files = exports(base, pages)

    def row(address: str, name: str, key: str) -> dict[str, object]:
        rows = json.loads(files[address])
        rows = rows if isinstance(rows, list) else next(one for one in rows.values() if isinstance(one, list))
        found: dict[str, object] = next(one for one in rows if one[name] == key)
        return found

    api = next(address for address in files if address.endswith("/works.json"))
    assert row(api, "key", "Quill2031")["notice_types"] == ["retraction"]
    api = next(address for address in files if address.endswith("/studies.json"))
    assert row(api, "id", "quill-2031")["notice_types"] == ["retraction"]
    matrix = next(text for address, text in files.items() if address.endswith("evidence-matrix.json"))
    assert '"noticed_study_ids":["quill-2031"' in re.sub(r"\s", "", matrix)
    for table, key in (("works", "Quill2031"), ("studies", "quill-2031")):
        lines = next(text for address, text in files.items() if address.endswith(f"/{table}.csv")).splitlines()
        assert any(line.startswith(f'"{key}"') and "retraction" in line for line in lines)
    fhir = next(text for address, text in files.items() if "fhir" in address and "Quill 2031" in text)
    assert "Retraction: J Imag Murm. 2035" in fhir
    feed = next(text for address, text in files.items() if address.endswith(".json") and "jsonfeed" in text)
    assert "retracted" in feed


def test_the_data_for_search_engines_says_so(pages: tuple[Page, ...]) -> None:
    page = next(one for one in pages if one.entry == "quill-2031")
    assert '"creativeWorkStatus": "Retracted"' in json.dumps(page.linked_data)


@pytest.mark.parametrize("field", ["concern"])
def test_a_concern_has_a_mark_of_its_own(field: str, tmp_path: Path) -> None:
    base = marked_base(tmp_path, field)
    page = next(one for one in site_pages(base) if one.entry == "zorbatine")
    ((_, text),) = render_pages((page,), {})
    assert FIELDS[field] in _visible(str(text))
    assert "retracted" not in _visible(str(text))


def test_a_corrected_work_is_sound(tmp_path: Path) -> None:
    base = marked_base(tmp_path, "erratum")
    page = next(one for one in site_pages(base) if one.entry == "zorbatine")
    ((_, text),) = render_pages((page,), {})
    assert not re.search("retracted|under concern", _visible(str(text)))


def test_a_guideline_whose_document_was_retracted_is_marked_wherever_it_is_linked(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "references.bib"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("@book{HarrowSociety2034,", "@book{HarrowSociety2034,\n  retraction = {Harrow. 2035},"),
        encoding="utf-8",
    )
    base = check(tmp_path, TODAY).base
    assert base is not None
    for name in ("harrow-society", "does-zorbatine-ease-humming"):
        page = next(one for one in site_pages(base) if one.entry == name)
        ((_, rendered),) = render_pages((page,), {})
        assert "retracted" in _visible(str(rendered)).lower(), name
