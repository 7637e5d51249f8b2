"""Any printable text in any field that takes free text: shown as it was written, and never more than text.

Both builders make a site of the example spoiled with such text. The static tests read every page; in the browser a
sample of pages is opened with the content security policy switched off, so that escaping is all that is there.
"""

from __future__ import annotations

import json
import re
import shutil
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from monograph.pipeline import build_site
from tests.conftest import EXAMPLE, BuiltSite, CopyProject, RunMonograph
from tests.injection.spoiled import STRATEGY, Place, Spoiled, spoil

pytestmark = pytest.mark.slow

# Elements that neither the builders nor our templates make on any page.
FOREIGN = "iframe, object, embed, base, img, form[action], meta[http-equiv=refresh], article style, article script"
LEADS_AWAY = re.compile(r"(?i)\s*(?:javascript|data|vbscript):")


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory, copy_project: CopyProject) -> Spoiled:
    return spoil(copy_project(EXAMPLE, tmp_path_factory.mktemp("spoiled") / "project"))


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def built(
    request: pytest.FixtureRequest, spoiled: Spoiled, tmp_path_factory: pytest.TempPathFactory, run: RunMonograph
) -> Path:
    """The folder of the site that one of the two builders made of the spoiled pages."""
    if request.param == "mkdocs":
        assert build_site(spoiled.root) == 0
        return spoiled.root / "site"
    pytest.importorskip("zensical")
    root = tmp_path_factory.mktemp("zensical") / "project"
    shutil.copytree(spoiled.root, root, ignore=shutil.ignore_patterns("site", ".cache"))
    done = run(root, "-m", "zensical", "build", "--clean")
    assert done.code == 0, done.output
    return root / "site"


@pytest.fixture(scope="module")
def trees(built: Path) -> dict[str, LexborHTMLParser]:
    return {
        path.relative_to(built).as_posix(): LexborHTMLParser(path.read_text(encoding="utf-8"))
        for path in sorted(built.rglob("*.html"))
    }


def shown(node: LexborNode | None) -> str:
    return re.sub(r"[ \n\t]+", " ", node.text() if node is not None else "").strip()


def _entry_pages(
    spoiled: Spoiled, trees: dict[str, LexborHTMLParser]
) -> Iterator[tuple[str, str, dict[Place, str]]]:
    for name, fields in spoiled.written.items():
        if name.startswith("kb/entries/"):
            [page] = [one for one in trees if re.fullmatch(rf"[a-z]+/{Path(name).stem}\.html", one)]
            yield name, page, dict(fields)


def test_every_kind_of_free_text_was_spoiled(spoiled: Spoiled) -> None:
    fields = Counter(str(place[-1]) for places in spoiled.written.values() for place in places)
    assert {"name", "title", "at", "query", "event", "plain", "group", "where", "author", "role"} <= fields.keys()
    assert sum(fields.values()) > 500


def test_no_text_becomes_an_element_or_an_attribute(trees: dict[str, LexborHTMLParser]) -> None:
    for name, tree in trees.items():
        is_moved = bool(tree.css("noscript meta[http-equiv=refresh]"))
        assert is_moved or not [node.html for node in tree.css(FOREIGN)], name
        assert len(tree.css("h1")) == 1, name
        assert len(tree.css("head > title")) == 1, name
        for node in tree.css("*"):
            for attribute, value in node.attributes.items():
                assert not attribute.startswith("on"), f"{name}: {node.html}"
                assert not (attribute in ("href", "src") and LEADS_AWAY.match(value or "")), f"{name}: {node.html}"
        for script in tree.css("script"):
            is_data = script.attributes.get("type") == "application/ld+json"
            assert is_data or "alert(1)" not in script.text(), name


def test_titles_are_shown_as_they_were_written(spoiled: Spoiled, trees: dict[str, LexborHTMLParser]) -> None:
    for _, page, fields in _entry_pages(spoiled, trees):
        tree, name = trees[page], re.sub(" +", " ", fields[("name",)])
        for mark in tree.css(".headerlink"):
            mark.decompose()
        for selector in ("h1", "head > title", '[data-md-component="header-topic"]'):
            assert name in shown(tree.css_first(selector)), f"{page}: {selector}"
        preview = tree.css_first('meta[property="og:title"]')
        assert preview is not None
        assert name in re.sub(" +", " ", preview.attributes["content"] or ""), page


def test_names_are_shown_as_they_were_written(spoiled: Spoiled, trees: dict[str, LexborHTMLParser]) -> None:
    assert as_read(spoiled.written["kb/base.yaml"][("title",)]) in as_read(
        shown(trees["index.html"].css_first("h1"))
    )
    names = {name: {place for file, place in spoiled.are_names if file == name} for name in spoiled.written}
    for name, page, fields in _entry_pages(spoiled, trees):
        tree = trees[page]
        hovered = " ".join(str(node.attributes["title"]) for node in tree.css("[title]"))
        said = as_read(f"{shown(tree.body)} {hovered}")
        for place in names[name]:
            # Where in a work is told at the mark of the citation, and not every citation has a mark of its own.
            assert place[-1] == "at" or as_read(fields[place]) in said, f"{page}: {place}"


def as_read(text: str) -> str:
    """Return text with single spaces, as a screen shows it; the first letter of a label may be a capital."""
    return re.sub(r"\s+", " ", text).casefold()


def test_a_search_strategy_is_shown_line_by_line(spoiled: Spoiled, trees: dict[str, LexborHTMLParser]) -> None:
    tree = trees["questions/does-zorbatine-ease-humming.html"]
    cells = [cell.html or "" for cell in tree.css("td") if "exp Muscle Cramp" in cell.text()]
    lines = re.split("<br>", cells[0])
    assert [
        line in shown(LexborHTMLParser(part).body) for line, part in zip(STRATEGY.split("\n"), lines, strict=True)
    ]
    assert len(lines) == 3


def test_data_beside_the_pages_can_be_read(built: Path, spoiled: Spoiled) -> None:
    read = 0
    for path in built.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))
        read += 1
    for path in built.rglob("*.atom"):
        feed = ET.parse(path)
        said = "".join(feed.getroot().itertext())
        assert path.name != "site.atom" or spoiled.written["kb/base.yaml"][("title",)] in said
        read += 1
    for path in built.rglob("*.ris"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines if line), path
        read += 1
    assert read > 100


def test_linked_data_hold_names_as_they_were_written(spoiled: Spoiled, trees: dict[str, LexborHTMLParser]) -> None:
    for _, page, fields in _entry_pages(spoiled, trees):
        blocks = trees[page].css('script[type="application/ld+json"]')
        assert fields[("name",)] in "".join(map(_said, blocks)), page


def _said(block: LexborNode) -> str:
    return json.dumps(json.loads(block.text()), ensure_ascii=False).replace('\\"', '"').replace("\\\\", "\\")


def test_the_example_was_not_changed(example_site: BuiltSite) -> None:
    """Both builders were given copies."""
    assert "alert(1) K" not in (example_site.root / "kb/base.yaml").read_text(encoding="utf-8")
