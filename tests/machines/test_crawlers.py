"""What a site hands to search engines, browsers and places where links are shared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from struct import unpack
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from monograph.build.pages import assets
from monograph.entries.about import About
from monograph.exports.crawlers import crawler_files
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
    assert address.attrib["template"] == f"{ADDRESS}index.html?q={{searchTerms}}"


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
    assert meta["og:type"] == "article"
    assert meta["og:description"] == meta["description"]
    assert not {"og:url", "og:image"} & set(meta)
    assert _meta(example_site.folder / "index.html")["og:type"] == "website"
    home = (example_site.folder / "index.html").read_text(encoding="utf-8")
    assert 'rel="canonical"' not in home
    assert 'rel="search"' not in home
    assert not (example_site.folder / "opensearch.xml").exists()


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
