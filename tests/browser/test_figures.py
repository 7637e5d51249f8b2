"""Figures in a browser: words that can be read on a phone and stay inside, in both schemes, without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import BROWSER, IS_REQUIRED, NO_BROWSER, Reader

if BROWSER is None and not IS_REQUIRED:
    pytest.skip(NO_BROWSER, allow_module_level=True)

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = (
    "questions/does-zorbatine-ease-humming.html",
    "drugs/zorbatine.html",
    "outcomes/hum-score.html",
    "compare/results-for-humming-frequency.html",
    "studies/quill-2031.html",
    "studies/marrow-2032.html",
)

UNREADABLE = """() => [...document.querySelectorAll(".mg-svg text")].filter((words) => {
  const box = words.getBoundingClientRect();
  const picture = words.closest(".mg-svg").getBoundingClientRect();
  const shown = box.height && parseFloat(getComputedStyle(words).fontSize) >= 11;
  return !shown || box.left < picture.left - 1 || box.right > picture.right + 1;
}).map((words) => words.textContent)"""

# A mark's centre, in per cent of the width of its picture: what is on the screen, not in the source.
# Marks in a key stand for no number.
CENTRES = """() => [...document.querySelectorAll(".mg-svg .mg-mark")].filter((mark) =>
  !mark.closest(".mg-series-key")).map((mark) => {
  const box = mark.getBoundingClientRect();
  const picture = mark.closest(".mg-svg").getBoundingClientRect();
  const place = mark.parentElement.classList.contains("mg-place") ? mark.parentElement : mark;
  const wanted = parseFloat(place.getAttribute("x") || place.getAttribute("cx"));
  return [((box.left + box.width / 2 - picture.left) / picture.width) * 100, wanted];
})"""


@pytest.mark.layout
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("address", PAGES)
def test_words_on_figures_can_be_read_and_stay_inside(reader: Reader, address: str, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 740})
    reader.open(address)
    assert reader.page.locator(".mg-svg").count()
    assert reader.page.evaluate(UNREADABLE) == []


@pytest.mark.layout
@pytest.mark.parametrize("width", [1280, 320])
def test_marks_are_on_the_screen_where_the_picture_says(reader: Reader, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 740})
    reader.open("drugs/zorbatine.html")
    centres = reader.page.evaluate(CENTRES)
    assert centres
    for seen, wanted in centres:
        assert seen == pytest.approx(wanted, abs=0.5)


def test_a_figure_has_its_name_for_those_who_do_not_see_it(reader: Reader) -> None:
    reader.open("drugs/zorbatine.html")
    expect(reader.page.get_by_role("img", name="People who stop humming: risk ratio")).to_be_visible()


def test_the_numbers_open_without_a_script(browser: Browser, origin: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(origin + "drugs/zorbatine.html")
    numbers = page.locator("figure.mg-figure details").first
    numbers.locator("summary").click()
    expect(numbers.locator("table")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_hollow_and_filled_marks_differ_in_brightness(browser: Browser, origin: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(origin + "compare/results-for-hum-score.html")
    fills = page.evaluate(
        "() => [...document.querySelectorAll('.mg-mark')].map((mark) => getComputedStyle(mark).fill)"
    )
    assert len(set(fills)) == 2, fills
    context.close()
