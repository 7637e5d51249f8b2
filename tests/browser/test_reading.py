"""What a reader does: look at pages on wide and narrow screens, search, follow a citation, read in the dark."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.conftest import BROWSER, IS_REQUIRED, NO_BROWSER, Reader

if BROWSER is None and not IS_REQUIRED:
    pytest.skip(NO_BROWSER, allow_module_level=True)  # one line, not one for each test

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# One page of each sort, and the nastiest of them.
PAGES = (
    "index.html",
    "questions/index.html",
    "questions/does-zorbatine-ease-humming.html",
    "questions/does-zorbatine-ease-humming/versions/2025-01-10.html",
    "drugs/index.html",
    "drugs/zorbatine.html",
    "drugs/glimmerine.html",
    "conditions/humming-in-harrow-syndrome.html",
    "studies/index.html",
    "studies/quill-2031.html",
    "studies/brisk-2034.html",
    "guidelines/harrow-society.html",
    "claims/claim-humming-cured.html",
    "outcomes/hum-score.html",
    "glossary/index.html",
    "glossary/washout.html",
    "compare/index.html",
    "compare/drugs-for-humming-in-harrow-syndrome.html",
    "compare/studies-of-zorbatine.html",
    "compare/results-for-humming-frequency.html",
    "references.html",
    "references/Quill2031.html",
    "data.html",
    "certainty.html",
    "trials.html",
    "tags.html",
    "evidence-matrix.html",
    "about.html",
    "no/such/page.html",
)

WIDEST = """() => {
  const width = document.documentElement.clientWidth;
  const over = [...document.querySelectorAll("body *")].filter((element) => {
    const box = element.getBoundingClientRect();
    const inside = element.closest(".mg-table, pre, .md-sidebar, .md-search, dialog");
    return box.width && box.right > width + 1 && !inside;
  });
  const names = over.slice(0, 5).map((element) => `${element.tagName}.${element.className}`);
  return [document.documentElement.scrollWidth, document.body.scrollWidth, width, names.join(" ")];
}"""


@pytest.mark.layout
@pytest.mark.parametrize("width", [1280, 360, 320])
def test_no_page_is_wider_than_the_screen(reader: Reader, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 740})
    too_wide = []
    for address in PAGES:
        reader.open(address)
        page_width, body_width, screen, elements = reader.page.evaluate(WIDEST)
        if max(page_width, body_width) > screen:
            too_wide.append(f"{address}: {page_width} px on {screen} px: {elements}")
    assert not too_wide, "\n".join(too_wide)


def test_a_page_shows_its_text_without_scripts(browser: Browser, origin: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(origin + "drugs/zorbatine.html")
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_text("An invented capsule for an invented illness.")).to_be_visible()
    expect(page.get_by_text("Glow blocker for")).to_be_visible()
    expect(page.locator(".mg-review")).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("glow blocker", "drugs/zorbatine.html"),
        ("spangle", "drugs/spangle-spray.html"),
        ("toe-drumming", "conditions/toe-drumming.html"),
        ("Quill 2031", "studies/quill-2031.html"),
    ],
)
def test_the_search_finds_an_entry_and_leads_to_it(reader: Reader, words: str, address: str) -> None:
    reader.open("index.html")
    reader.page.locator("input.md-search__input").click()
    reader.page.keyboard.type(words)
    found = reader.page.locator(f'.md-search-result__item a[href*="{address}"]').first
    expect(found).to_be_visible()
    found.click()
    reader.page.wait_for_url(f"**/{address}*")
    expect(reader.page.locator("h1")).to_be_visible()


def test_the_search_shows_nasty_text_as_text(reader: Reader) -> None:
    reader.open("index.html")
    reader.page.locator("input.md-search__input").click()
    reader.page.keyboard.type("everything script alert")
    result = reader.page.locator('.md-search-result__item a[href*="drugs/glimmerine.html"]').first
    expect(result).to_be_visible()
    expect(result).to_contain_text('Glim*mer*ine & "Sons"')
    assert reader.page.locator(".md-search-result script, .md-search-result img").count() == 0


@pytest.mark.layout
@pytest.mark.parametrize("width", [1280, 360])
def test_a_citation_leads_to_its_reference_and_back(reader: Reader, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 740})
    reader.open("studies/quill-2031.html")
    mark = reader.page.locator("sup.mg-cite a").nth(3)
    mark_id = mark.get_attribute("id")
    reference = mark.get_attribute("href") or ""
    mark.click()
    assert reader.page.evaluate("location.hash") == reference
    _is_in_sight(reader.page.locator(reference), reader)
    reader.page.locator(f'{reference} a[href="#{mark_id}"]').click()
    assert reader.page.evaluate("location.hash") == f"#{mark_id}"
    _is_in_sight(mark, reader)


def _is_in_sight(element: Locator, reader: Reader) -> None:
    """Fail unless an element's beginning is on the screen, and not behind the bar at the top."""
    expect(element).to_be_in_viewport()
    reader.page.wait_for_timeout(200)
    box = element.bounding_box()
    bar = reader.page.locator(".md-header").bounding_box()
    assert box is not None
    assert bar is not None
    assert box["y"] >= bar["y"] + bar["height"] - 1, "it is hidden behind the bar at the top"


def test_the_colours_switch_to_dark_and_stay_dark_on_the_next_page(reader: Reader) -> None:
    reader.open("index.html")
    body = reader.page.locator("body")
    background = "getComputedStyle(document.body).backgroundColor"
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    light = reader.page.evaluate(background)
    reader.page.locator("label.md-header__button[for^=__palette]:visible").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    assert reader.page.evaluate(background) != light
    reader.open("drugs/zorbatine.html")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


def test_a_reader_whose_system_is_dark_begins_in_the_dark(browser: Browser, origin: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(origin + "index.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    context.close()


def test_a_page_that_has_moved_keeps_the_place_in_it(reader: Reader) -> None:
    reader.open("drugs/zorbatin.html#references")
    reader.page.wait_for_url("**/drugs/zorbatine.html#references")
