"""The same folder and the same mkdocs.yml, built by Zensical: the same pages with the same words.

Zensical ignores plugins it does not know, ours included, so that the pages have to be written before; it builds
only into the project's own folder, and keeps a cache in ``.cache``.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from monograph.pipeline.pages import assets
from tests.conftest import BuiltSite, Run, RunMonograph

pytestmark = pytest.mark.slow

# Pages that a theme adds of its own accord.
OF_THE_THEME = {"404.html"}


@pytest.fixture(scope="module")
def zensical(
    example_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory, run: RunMonograph
) -> tuple[Path, Run]:
    """The folder that Zensical built from the pages of the example, and what it said."""
    assert example_site.run.code == 0, example_site.run.output
    root = tmp_path_factory.mktemp("zensical") / "project"
    shutil.copytree(example_site.root, root, ignore=shutil.ignore_patterns("site", ".cache"))
    # Its interpreter is the one that runs the tests; its own strict mode prints a traceback at a broken link.
    done = run(root, "-m", "zensical", "build", "--clean")
    return root / "site", done


@pytest.fixture(scope="module")
def both(example_site: BuiltSite, zensical: tuple[Path, Run]) -> tuple[Path, Path]:
    folder, done = zensical
    assert done.code == 0, done.output
    return example_site.folder, folder


def _pages(folder: Path) -> list[str]:
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    return sorted(found - OF_THE_THEME)


def _article(path: Path) -> LexborHTMLParser:
    tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
    [article] = tree.css("article.md-content__inner")
    # What the theme puts around the text. Zensical prints a page's tags; Material does so with its plugin only.
    chrome_of_theme = ".headerlink, .md-content__button, .mg-contents, .md-source-file, .md-tags, script, svg"
    for chrome in article.css(chrome_of_theme):
        chrome.decompose()
    return LexborHTMLParser(article.html or "")


def _words(path: Path) -> str:
    body = _article(path).body
    return re.sub(r"\s+", " ", body.text(separator=" ") if body else "").strip()


def test_zensical_builds_without_a_word_of_trouble(zensical: tuple[Path, Run]) -> None:
    _, done = zensical
    assert done.code == 0, done.output
    assert not re.search(r"traceback|error|warning", done.output, re.IGNORECASE), done.output


def test_both_builders_make_the_same_pages(both: tuple[Path, Path]) -> None:
    mkdocs, zensical = both
    assert _pages(zensical) == _pages(mkdocs)
    assert len(_pages(mkdocs)) > 50


def test_both_builders_print_the_same_words(both: tuple[Path, Path]) -> None:
    mkdocs, zensical = both
    for name in _pages(mkdocs):
        assert _words(zensical / name) == _words(mkdocs / name), name


def test_both_builders_print_the_same_links_and_ids(both: tuple[Path, Path]) -> None:
    for name in _pages(both[0]):
        one, other = (_article(folder / name) for folder in both)
        for attribute in ("href", "id", "class"):
            selector = f".mg [{attribute}], h1, h2"
            assert [node.attributes.get(attribute) for node in other.css(selector)] == [
                node.attributes.get(attribute) for node in one.css(selector)
            ], f"{name}: {attribute}"


def test_both_builders_print_the_same_titles_and_descriptions(both: tuple[Path, Path]) -> None:
    for name in _pages(both[0]):
        heads = [LexborHTMLParser((folder / name).read_text(encoding="utf-8")) for folder in both]
        titles = [[node.text().strip() for node in head.css("head title")] for head in heads]
        # Zensical does not know which page is the home page, and calls it by its name in the navigation.
        assert titles[0] == titles[1] or name == "index.html", name
        said = [[node.attributes["content"] for node in head.css('meta[name="description"]')] for head in heads]
        assert said[0] == said[1], name


def test_both_builders_print_the_same_foot(both: tuple[Path, Path]) -> None:
    for name in _pages(both[0]):
        feet = []
        for folder in both:
            [foot] = LexborHTMLParser((folder / name).read_text(encoding="utf-8")).css(".md-copyright")
            links = [(link.attributes["href"], link.attributes["rel"]) for link in foot.css("a")]
            feet.append((" ".join(foot.text().split()), links))
        assert feet[0] == feet[1], name
        assert "Text and data: CC BY 4.0, © The Monograph contributors." in feet[0][0], name


def test_both_builders_copy_the_same_assets(both: tuple[Path, Path]) -> None:
    for name, data in assets():
        assert [(site / name).read_bytes() == data for site in both] == [True, True], name
