"""Every page of a website as it was built: links, ids, headings, names of what is clicked, and its head."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from monograph import urls
from monograph.knowledge_base import KnowledgeBase
from tests.addresses import addresses_in, addresses_in_css, is_internal, leads_somewhere, places_in
from tests.conftest import BuiltSite

pytestmark = pytest.mark.slow

Pages = dict[str, LexborHTMLParser]

# Attributes whose words are ids of the same page.
POINTING = (
    "for",
    "form",
    "headers",
    "list",
    "aria-activedescendant",
    "aria-controls",
    "aria-describedby",
    "aria-details",
    "aria-errormessage",
    "aria-flowto",
    "aria-labelledby",
    "aria-owns",
)
# The theme's title of the table of contents is a label for a switch that it prints on some pages only. Nothing is
# lost by it: on those pages there is nothing to switch.
POINTING_OF_THE_THEME = ("label", "for", "__toc")


@pytest.fixture(scope="module")
def places(pages: Pages) -> dict[str, set[str]]:
    """The ids of each page."""
    return {name: set(places_in(tree)) for name, tree in pages.items()}


# Links


def test_no_address_in_a_page_is_dead(site: BuiltSite, pages: Pages, places: dict[str, set[str]]) -> None:
    dead = [
        f"{name}: {address}"
        for name, tree in pages.items()
        for address in addresses_in(tree)
        if is_internal(address) and not leads_somewhere(name, address, site.folder, places)
    ]
    assert not dead, "\n".join(dead)


def test_no_address_in_a_style_sheet_is_dead(site: BuiltSite) -> None:
    sheets = list(site.folder.rglob("*.css"))
    assert sheets
    dead = [
        f"{path.name}: {address}"
        for path in sheets
        for address in addresses_in_css(path.read_text(encoding="utf-8"))
        if is_internal(address)
        and not leads_somewhere(path.relative_to(site.folder).as_posix(), address, site.folder, {})
    ]
    assert not dead, "\n".join(dead)


def handed(path: Path) -> Any:
    """Return the data that a script hands to the search."""
    return json.loads(path.read_text(encoding="utf-8").partition('",')[2].removesuffix(");\n"))


def _numbered(folder: Path, name: str) -> list[Path]:
    return [folder / f"{name}-{number}.js" for number in range(len(list(folder.glob(f"{name}-*.js"))))]


def test_what_the_search_finds_is_there(site: BuiltSite, places: dict[str, set[str]]) -> None:
    folder = site.folder / "assets/search"
    pages = [address for address, _, _ in handed(folder / "pages.js")["pages"]]
    texts = [text for part in _numbered(folder, "text") for text in handed(part)["texts"]]
    addresses = [
        f"{address}#{section}" if section else address
        for address, sections in zip(pages, texts, strict=True)
        for section, _, _ in sections
    ]
    addresses += [row[1] for row in handed(folder / "names.js")["entries"]]
    assert len(addresses) > len(places)
    assert [one for one in addresses if not leads_somewhere("index.html", one, site.folder, places)] == []


def test_every_entry_can_be_reached_by_links_alone(site_base: KnowledgeBase, pages: Pages) -> None:
    reached, todo = {"index.html"}, ["index.html"]
    while todo:
        name = todo.pop()
        for node in pages[name].css("a[href]"):
            parts = urlsplit(node.attributes["href"] or "")
            if parts.scheme or parts.netloc or not parts.path.endswith(".html"):
                continue
            target = (Path("/") / Path(name).parent / parts.path).resolve().relative_to("/").as_posix()
            if target in pages and target not in reached:
                reached.add(target)
                todo.append(target)
    entries = site_base.sheets.values()
    assert {urls.entry_page(type(sheet.entry), sheet.id) for sheet in entries} <= reached


# Ids


def test_ids_are_unique_on_every_page(pages: Pages) -> None:
    for name, tree in pages.items():
        counted = Counter(node.attributes["id"] for node in tree.css("[id]"))
        assert [one for one, times in counted.items() if times > 1] == [], name


def test_what_points_at_an_id_points_at_one_that_is_there(pages: Pages, places: dict[str, set[str]]) -> None:
    astray = set()
    for name, tree in pages.items():
        for attribute in POINTING:
            for node in tree.css(f"[{attribute}]"):
                for one in (node.attributes[attribute] or "").split():
                    if one not in places[name]:
                        astray.add((node.tag, attribute, one))
    # One that is no longer met is taken off the list.
    assert astray == {POINTING_OF_THE_THEME}


# Headings and regions


def test_every_page_has_one_main_heading_and_no_level_is_left_out(pages: Pages) -> None:
    for name, tree in pages.items():
        levels = [int((node.tag or "h0")[1]) for node in tree.css("h1, h2, h3, h4, h5, h6")]
        assert levels.count(1) == 1, name
        assert levels[0] == 1, name
        assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == [], name
        assert all(words_of(node) for node in tree.css("h1, h2, h3, h4, h5, h6")), name


def test_regions_of_a_page_have_names_of_their_own(pages: Pages) -> None:
    for name, tree in pages.items():
        counted = Counter(node.attributes.get("aria-label") for node in tree.css("[role=region], section"))
        assert None not in counted, name
        assert [one for one, times in counted.items() if times > 1] == [], name


# Names


def words_of(node: LexborNode) -> str:
    """Return what a screen reader says of an element: its label, or its words and those of the pictures in it."""
    attributes = node.attributes
    pictures = [one.attributes.get("alt") or "" for one in node.css("img")]
    text = " ".join((node.text(deep=True), *pictures)).replace("¶", "").strip()
    return (attributes.get("aria-label") or text or attributes.get("title") or "").strip()


def test_every_link_and_button_has_a_name(pages: Pages) -> None:
    for name, tree in pages.items():
        nameless = [
            node.html for node in tree.css("a[href], button, summary") if not words_of(node) and not is_mark(node)
        ]
        assert nameless == [], name


def is_mark(node: LexborNode) -> bool:
    """Tell whether a link is the mark beside a heading, whose name is a title."""
    return (node.attributes.get("class") or "") == "headerlink" and bool(node.attributes.get("title"))


def test_every_field_has_a_label(pages: Pages) -> None:
    for name, tree in pages.items():
        for node in tree.css("article :is(input, select, textarea)"):
            assert node.attributes.get("aria-label") or "label" in around(node), f"{name}: {node.html}"


def around(node: LexborNode) -> list[str]:
    """Return the names of the elements that an element is in."""
    names = []
    while (parent := node.parent) is not None:
        names.append(parent.tag or "")
        node = parent
    return names


def test_every_picture_says_what_it_shows_or_that_it_is_none(pages: Pages) -> None:
    for name, tree in pages.items():
        assert [node.html for node in tree.css("img") if "alt" not in node.attributes] == [], name
        for node in tree.css("article .mg svg"):
            attributes = node.attributes
            has_name = attributes.get("aria-label") or attributes.get("aria-labelledby")
            is_picture = attributes.get("role") == "img" and has_name
            is_hidden = attributes.get("aria-hidden") == "true"
            assert is_picture or is_hidden or "svg" in around(node), f"{name}: {(node.html or '')[:200]}"


def test_every_table_has_a_caption_and_heads(pages: Pages) -> None:
    for name, tree in pages.items():
        for node in tree.css("article div.mg table"):
            assert node.css("caption"), name
            assert node.css("thead th[scope=col]"), name


# The head


def test_every_page_says_its_language_and_its_title(pages: Pages) -> None:
    for name, tree in pages.items():
        [root] = tree.css("html")
        assert root.attributes.get("lang") == "en", name
        [title] = tree.css("head > title")
        assert title.text().strip(), name


def test_no_two_pages_have_one_title(pages: Pages) -> None:
    # A page that has moved is called as the page that it leads to.
    shown = [tree for tree in pages.values() if not tree.css("meta[http-equiv=refresh]")]
    titles = Counter(tree.css("head > title")[0].text().strip() for tree in shown)
    assert [title for title, times in titles.items() if times > 1] == []
