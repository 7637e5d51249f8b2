"""The offline copy as a reader opens it: unpacked, by its file's address, without a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, expect

from monograph.pipeline.offline import write_offline
from tests.browser.conftest import BROWSER, IS_REQUIRED, NO_BROWSER, Reader, watched
from tests.conftest import BuiltSite

if BROWSER is None and not IS_REQUIRED:
    pytest.skip(NO_BROWSER, allow_module_level=True)

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def folder(browser: Browser, example_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the unpacked copy of the example's site."""
    there = tmp_path_factory.mktemp("a stick")
    write_offline(example_site.root, there / "copy.zip")
    with ZipFile(there / "copy.zip") as file:
        file.extractall(there)
    return f"{(Path(there) / 'monograph-offline').as_uri()}/"


@pytest.fixture
def offline(browser: Browser, folder: str) -> Iterator[Reader]:
    """A reader without a network; a request to elsewhere or a message of the browser fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    made = watched(context, folder)
    yield made
    context.close()
    assert not made.faults, "\n".join(made.faults)


@pytest.mark.parametrize("address", ["index.html", "drugs/zorbatine.html"])
def test_names_and_words_of_the_text_are_found_without_a_server(address: str, offline: Reader) -> None:
    offline.open(address)
    field = offline.page.get_by_role("textbox", name="Search")
    field.press_sequentially("zorbitine")
    expect(offline.page.locator(".mg-entries strong").first).to_have_text("Zorbatine")
    field.fill("")
    field.press_sequentially("capsule")
    results = offline.page.locator(".md-search-result > .md-search-result__list > li")
    expect(results.first).to_be_visible()
    expect(offline.page.locator(".md-search-result__meta")).to_contain_text("with “capsule”")
    results.locator("a").first.click()
    offline.page.wait_for_url("file:**.html*")
    expect(offline.page.locator("h1").first).to_be_visible()


def test_links_lead_from_page_to_page(offline: Reader) -> None:
    offline.open("index.html")
    offline.page.get_by_role("link", name="Zorbatine", exact=True).first.click()
    expect(offline.page.locator("h1")).to_contain_text("Zorbatine")
