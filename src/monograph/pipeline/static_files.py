"""Files that a publisher needs in the site, such as CNAME: copied from kb/static to the root of the website."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from monograph import urls
from monograph.findings import Finding, Place
from monograph.pipeline.site import SITE_MARKER
from monograph.pipeline.writing import replace_file
from monograph.sources.files import STATIC, static_files

# What the website has at its root beside pages and their references, by builder, theme and ourselves.
_FOLDERS = frozenset({"api", "assets", "data", "feeds", "search"})
_FILES = frozenset(
    {SITE_MARKER, "404.html", "llms.txt", "opensearch.xml", "sitemap.xml", "sitemap.xml.gz", "search.html"}
)


def static_findings(
    static: Iterable[tuple[str, bytes]], hand_written: Iterable[str], plug_ins: Collection[str] = ()
) -> Iterator[Finding]:
    """Yield a finding for each file that would overwrite one of the website, or another file, capitals aside.

    ``plug_ins`` are the names of those from outside, which have the folders of their names.
    """
    taken = {urls.page_of(name).casefold(): "a page in kb/pages" for name in hand_written}
    for name, _ in static:
        folded = name.casefold()
        holder = "a file that Monograph makes" if is_made_by_us(folded) else taken.get(folded, "")
        if (folder := folded.partition("/")[0]) in plug_ins:
            holder = f"the plug-in `{folder}`"
        if holder:
            remedy = "Give the file another name, or delete it; capitals make no difference."
            place = Place(f"{STATIC}/{name}")
            yield Finding("static-in-use", place, f"its address is that of {holder}", remedy)
        taken[folded] = f"{STATIC}/{name}"


def is_made_by_us(name: str) -> bool:
    """Whether the site has a page or file of ours at a path, or keeps the folder of it for those."""
    first, slash, _ = name.partition("/")
    if slash:
        return first in _FOLDERS or urls.is_generated(name)
    return first in _FILES | _FOLDERS or (name != urls.ROBOTS and _is_of_a_page(first))


def _is_of_a_page(name: str) -> bool:
    """Whether a file at the root is a page of ours, or goes with one: references.html, references.csl.json."""
    stem = name.partition(".")[0]
    is_folder = urls.is_generated(f"{stem}/index.md")
    return urls.is_generated(f"{stem}.md") or (is_folder and not name.partition(".")[2])


def copy_static(root: Path, site: Path) -> None:
    """Put the files of kb/static into a website as they are; lines of a robots.txt go behind ours."""
    for name, data in static_files(root):
        path = site / name
        if name == urls.ROBOTS and path.is_file():
            data = path.read_bytes().rstrip(b"\n") + b"\n\n" + data
        replace_file(path, data)
