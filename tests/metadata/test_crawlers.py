"""What a site hands to search engines, browsers and places where links are shared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from struct import unpack
from xml.etree import ElementTree

import pytest
import rispy  # type: ignore[import-untyped]
from selectolax.lexbor import LexborHTMLParser

from monograph.entries.base_files.about import About
from monograph.exports.crawlers import crawler_files
from monograph.pipeline.pages import assets
from tests.conftest import EXAMPLE, BuiltSite, CopyProject, RunMonograph
from tests.fragments import base_of

ADDRESS = "https://hum.example.org/base/"
SPEC = "{http://a9.com/-/spec/opensearch/1.1/}"


def made(title: str, address: str | None) -> dict[str, bytes]:
    base = base_of("drug/zorbatine: {}")
    about = {"title": title, "lead": "Invented.", "description": "Invented & all.", "address": address}
    files = crawler_files(replace(base, about=About.model_validate(about)))
    return {file.address: file.data for file in files}


def test_robots_may_read_everything_and_are_told_of_the_sitemap_when_its_address_is_known() -> None:
    assert made("Humming", None) == {"robots.txt": b"User-agent: *\nAllow: /\n"}
    robots = made("Humming", ADDRESS)["robots.txt"].decode()
    assert robots.splitlines() == ["User-agent: *", "Allow: /", "", f"Sitemap: {ADDRESS}sitemap.xml"]


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Humming & drums", "Humming & drums"),
        ("Humming in harrow syndrome", "Humming in"),
        ("Hummingandharrow", "Hummingandharrow"),
    ],
)
def test_browsers_are_told_how_to_search_the_site(title: str, short: str) -> None:
    root = ElementTree.fromstring(made(title, ADDRESS)["opensearch.xml"])
    assert root.tag == f"{SPEC}OpenSearchDescription"
    assert root.findtext(f"{SPEC}ShortName") == short
    assert root.findtext(f"{SPEC}Description") == "Invented & all."
    address = root.find(f"{SPEC}Url")
    assert address is not None
    assert address.attrib["template"] == f"{ADDRESS}?q={{searchTerms}}"


def test_the_picture_for_shared_links_has_the_size_that_pages_give() -> None:
    picture = dict(assets())["assets/card.png"]
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert unpack(">II", picture[16:24]) == (1200, 630)
    assert len(picture) < 50_000


def _meta(path: Path) -> dict[str, str]:
    tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
    found = (node.attributes for node in tree.css("head meta[content]"))
    return {str(one.get("property") or one.get("name")): str(one["content"]) for one in found}


@pytest.mark.slow
def test_a_shared_link_shows_title_and_description_and_no_address_that_is_not_known(
    example_site: BuiltSite,
) -> None:
    meta = _meta(example_site.folder / "drugs/zorbatine.html")
    assert meta["og:title"] == "Zorbatine"
    assert meta["og:type"] == "website"  # "article" makes Zotero save an article in a journal
    assert meta["og:description"] == meta["description"]
    assert not {"og:url", "og:image"} & set(meta)
    assert _meta(example_site.folder / "index.html")["og:type"] == "website"
    home = (example_site.folder / "index.html").read_text(encoding="utf-8")
    assert 'rel="canonical"' not in home
    assert 'rel="search"' not in home
    assert not (example_site.folder / "opensearch.xml").exists()
    assert not list(example_site.folder.glob("sitemap.xml*"))
    assert "Sitemap" not in (example_site.folder / "robots.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def site_with_an_address(
    tmp_path_factory: pytest.TempPathFactory, copy_project: CopyProject, run: RunMonograph
) -> Path:
    """The built example, with an address in its kb/base.yaml."""
    root = copy_project(EXAMPLE, tmp_path_factory.mktemp("published") / "project")
    about = root / "kb/base.yaml"
    about.write_text(about.read_text(encoding="utf-8") + f"address: {ADDRESS}\n", encoding="utf-8")
    done = run(root, "-m", "monograph", "build")
    assert done.code == 0, done.output
    return root / "site"


@pytest.mark.slow
def test_a_site_that_knows_its_address_gives_canonical_links_a_picture_and_its_search(
    site_with_an_address: Path,
) -> None:
    path = site_with_an_address / "drugs/zorbatine.html"
    tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
    [canonical] = tree.css('link[rel="canonical"]')
    assert canonical.attributes["href"] == f"{ADDRESS}drugs/zorbatine.html"
    [search] = tree.css('link[rel="search"]')
    assert search.attributes["href"] == "../opensearch.xml"
    meta = _meta(path)
    assert meta["og:url"] == f"{ADDRESS}drugs/zorbatine.html"
    assert meta["og:image"] == f"{ADDRESS}assets/card.png"
    assert meta["twitter:card"] == "summary_large_image"
    for name in ("assets/card.png", "opensearch.xml", "robots.txt", "sitemap.xml"):
        assert (site_with_an_address / name).is_file(), name


@pytest.mark.slow
def test_the_first_page_is_at_the_address_of_the_site(site_with_an_address: Path) -> None:
    home = site_with_an_address / "index.html"
    tree = LexborHTMLParser(home.read_text(encoding="utf-8"))
    assert [one.attributes["href"] for one in tree.css('link[rel="canonical"]')] == [ADDRESS]
    meta = _meta(home)
    assert meta["og:url"] == meta["citation_public_url"] == ADDRESS
    [data] = tree.css('script[type="application/ld+json"]')
    assert f"{ADDRESS}index.html" not in data.text()
    listed = (site_with_an_address / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{ADDRESS}</loc>" in listed
    assert f"{ADDRESS}index.html" not in listed
    assert f"<loc>{ADDRESS}drugs/index.html</loc>" in listed


@pytest.mark.slow
def test_a_page_tells_reference_managers_what_it_is_itself(site_with_an_address: Path) -> None:
    path = site_with_an_address / "drugs/zorbatine.html"
    meta = {name: said for name, said in _meta(path).items() if name.startswith("citation_")}
    assert meta == {
        "citation_title": "Zorbatine",
        "citation_author": "The Monograph contributors",
        "citation_publication_date": meta["citation_publication_date"],
        "citation_public_url": f"{ADDRESS}drugs/zorbatine.html",
        "citation_language": "en",
    }
    tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
    links = [one.attributes for one in tree.css('link[rel="alternate"]')]
    assert [(one["type"], one["href"]) for one in links] == [
        ("application/x-research-info-systems", f"{ADDRESS}drugs/zorbatine.cite.ris"),
        ("application/x-bibtex", f"{ADDRESS}drugs/zorbatine.cite.bib"),
    ]
    assert all(one["title"] for one in links)
    [work] = rispy.loads((site_with_an_address / "drugs/zorbatine.cite.ris").read_text(encoding="utf-8"))
    assert (work["title"], work["authors"]) == ("Zorbatine", ["The Monograph contributors"])
    assert work["date"].startswith(meta["citation_publication_date"])
    assert "access_date" not in work


@pytest.mark.slow
def test_the_page_of_a_work_leads_to_the_files_of_the_work_and_claims_nothing(example_site: BuiltSite) -> None:
    path = next(one for one in sorted(example_site.folder.glob("references/*.html")))
    tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
    assert not [name for name in _meta(path) if name.startswith("citation_")]
    links = [str(one.attributes["href"]) for one in tree.css('link[rel="alternate"]')]
    assert links == [f"{path.stem}.ris", f"{path.stem}.bib"]
    assert all((path.parent / one).is_file() for one in links)


@pytest.mark.slow
def test_no_typed_link_leads_nowhere(example_site: BuiltSite) -> None:
    for path in sorted(example_site.folder.rglob("*.html")):
        tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
        links = [str(one.attributes["href"]) for one in tree.css('link[rel="alternate"]')]
        assert all((path.parent / one).is_file() for one in links), path
