"""The spoiled site in a browser that knows no policy: nothing runs, and nothing is asked for elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from monograph.pipeline import build_site
from tests.browser.conftest import (
    BROWSER,
    IS_REQUIRED,
    NO_BROWSER,
    Quiet,
    Reader,
    browser_type_launch_args,
    watched,
)
from tests.conftest import EXAMPLE, CopyProject
from tests.injection.spoiled import Spoiled, spoil

if BROWSER is None and not IS_REQUIRED:
    pytest.skip(NO_BROWSER, allow_module_level=True)  # one line, not one for each test

pytestmark = [pytest.mark.browser, pytest.mark.slow]
__all__ = ["browser_type_launch_args"]  # the fixture by which the browser starts

PAGES = (
    "index.html",
    "questions/index.html",
    "questions/does-zorbatine-ease-humming.html",
    "drugs/zorbatine.html",
    "studies/quill-2031.html",
    "guidelines/harrow-society.html",
    "claims/claim-humming-cured.html",
    "conditions/harrow-syndrome.html",
    "outcomes/hum-score.html",
    "glossary/washout.html",
    "compare/pick.html",
    "compare/interactions.html",
    "evidence-matrix.html",
    "references.html",
    "trials.html",
    "tags.html",
    "news.html",
)
FOREIGN = """() => [...document.querySelectorAll("*")].filter((element) =>
  ["IFRAME", "OBJECT", "EMBED", "BASE", "IMG"].includes(element.tagName) ||
  [...element.attributes].some(({ name, value }) => name.startsWith("on") || /^\\\\s*javascript:/i.test(value)),
).map((element) => element.outerHTML.slice(0, 200))"""


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory, copy_project: CopyProject) -> Spoiled:
    made = spoil(copy_project(EXAMPLE, tmp_path_factory.mktemp("spoiled") / "project"))
    assert build_site(made.root) == 0
    return made


@pytest.fixture(scope="module")
def address(browser: Browser, spoiled: Spoiled) -> Iterator[str]:
    handler = partial(Quiet, directory=str(spoiled.root / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def trusting(browser: Browser, address: str) -> Iterator[Reader]:
    """A reader whose browser takes no notice of policies; whatever runs or is asked for fails the test."""
    context: BrowserContext = browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 800})
    reader = watched(context, address)
    yield reader
    context.close()
    assert not reader.faults, "\n".join(reader.faults)


def test_nothing_runs_on_a_page_of_each_kind(trusting: Reader) -> None:
    for page in PAGES:
        trusting.open(page)
        trusting.page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
        for cite in trusting.page.locator(".mg-cite a:visible").all()[:3]:
            cite.hover()
        for term in trusting.page.locator(".mg-term:visible").all()[:2]:
            term.hover()
        assert trusting.page.evaluate(FOREIGN) == [], page


def test_search_shows_names_as_they_were_written(trusting: Reader, spoiled: Spoiled) -> None:
    trusting.open("index.html")
    names = [fields[("name",)] for name, fields in spoiled.written.items() if name.startswith("kb/entries/")]
    field = trusting.page.locator(".md-search__input")
    field.click()
    for name in names:
        field.fill(name.rpartition(" ")[2])  # the number that no other name has
        found = trusting.page.locator(".md-search-result__list li").filter(has_text=name)
        found.first.wait_for(timeout=10_000)
    for words in ("script", "alert(1)", "onerror", "<img src=x onerror=alert(1)>"):
        field.fill(words)
        trusting.page.locator(".md-search-result__list li").first.wait_for(timeout=10_000)
    assert trusting.page.evaluate(FOREIGN) == []


def test_words_that_led_to_a_page_are_marked_and_nothing_more(trusting: Reader) -> None:
    trusting.open("studies/quill-2031.html?h=script+alert")
    trusting.page.locator("mark").first.wait_for()
    assert trusting.page.evaluate(FOREIGN) == []


def test_the_spoiled_site_is_no_wider_than_a_phone(trusting: Reader, spoiled: Spoiled) -> None:
    for width in (360, 1280):
        trusting.page.set_viewport_size({"width": width, "height": 740})
        for page in PAGES:
            trusting.open(page)
            assert trusting.page.evaluate("document.documentElement.scrollWidth") <= width, (page, width)


def test_the_site_was_built(spoiled: Spoiled) -> None:
    assert all(Path(spoiled.root, "site", page).is_file() for page in PAGES)
