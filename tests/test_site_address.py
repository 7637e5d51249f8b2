"""A site that knows its address: canonical links, a sitemap with the days of changes, feeds and citations."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import EXAMPLE, BuiltSite, CopyProject, RunMonograph
from tests.projects import make_project, monograph

pytestmark = pytest.mark.slow

ADDRESS = "https://hums.example.org/harrow/"
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory, copy_project: CopyProject, run: RunMonograph) -> BuiltSite:
    """The invented site, published at an address."""
    root = copy_project(EXAMPLE, tmp_path_factory.mktemp("addressed") / "project")
    with (root / "kb/base.yaml").open("a", encoding="utf-8") as file:
        file.write(f"address: {ADDRESS}\n")
    return BuiltSite(root, run(root, "-m", "monograph", "build"))


def test_the_sitemap_has_every_page_with_the_day_of_its_newest_change(addressed: BuiltSite) -> None:
    assert addressed.run.code == 0, addressed.run.output
    tree = ElementTree.parse(addressed.folder / "sitemap.xml")
    dates = {one.findtext(f"{_SITEMAP}loc"): one.findtext(f"{_SITEMAP}lastmod") for one in tree.getroot()}
    assert dates[f"{ADDRESS}conditions/harrow-syndrome.html"] == "2035-02-01"
    assert dates[f"{ADDRESS}references.html"] is None
    assert f"{ADDRESS}drugs/zorbatine.html" in dates
    assert not [location for location in dates if "/versions/" in str(location)]
    assert all(str(address).startswith(ADDRESS) for address in dates)


def test_pages_name_their_canonical_address_and_their_feeds(addressed: BuiltSite) -> None:
    page = addressed.folder / "drugs/zorbatine.html"
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    assert [one.attributes["href"] for one in tree.css('link[rel="canonical"]')] == [
        f"{ADDRESS}drugs/zorbatine.html"
    ]
    feeds = [one.attributes["href"] or "" for one in tree.css('link[type="application/atom+xml"]')]
    assert feeds == ["../feeds/site.atom", "../feeds/drugs/zorbatine.atom"]
    assert all((page.parent / feed).is_file() for feed in feeds)


def test_a_page_that_has_moved_names_the_new_one_as_canonical(addressed: BuiltSite) -> None:
    tree = LexborHTMLParser((addressed.folder / "drugs/zorbatin.html").read_text(encoding="utf-8"))
    assert [one.attributes["href"] for one in tree.css('link[rel="canonical"]')] == [
        f"{ADDRESS}drugs/zorbatine.html"
    ]


def test_pages_say_how_to_cite_them_with_their_address(addressed: BuiltSite) -> None:
    tree = LexborHTMLParser((addressed.folder / "drugs/zorbatine.html").read_text(encoding="utf-8"))
    assert f"Available from: {ADDRESS}drugs/zorbatine.html" in tree.css("p.mg-cite-us")[0].text()
    cited = (addressed.folder / "drugs/zorbatine.cite.ris").read_text(encoding="utf-8")
    assert f"UR  - {ADDRESS}drugs/zorbatine.html" in cited


@pytest.mark.parametrize(
    "address", ["https://example.org", "example.org/", "https://exa mple.org/", "ftp://x.org/"]
)
def test_an_address_that_is_none_is_a_finding(tmp_path: Path, address: str) -> None:
    project = make_project(tmp_path / "project")
    with (project / "kb/base.yaml").open("a", encoding="utf-8") as file:
        file.write(f"address: {address}\n")
    run = monograph(project, "check", "--quiet")
    assert run.exit_code == 1
    assert "[web-address]" in run.output
    assert "kb/base.yaml:" in run.output
