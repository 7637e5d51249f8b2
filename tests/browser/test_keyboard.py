"""What somebody does who uses no mouse, wants nothing to move, or needs large letters."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import BROWSER, IS_REQUIRED, NO_BROWSER, Reader

if BROWSER is None and not IS_REQUIRED:
    pytest.skip(NO_BROWSER, allow_module_level=True)

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = (
    "questions/does-zorbatine-ease-humming.html",
    "drugs/zorbatine.html",
    "compare/drugs-for-humming-in-harrow-syndrome.html",
)

# Numbers what the keyboard can stop at, in the order of the page, and remembers how each looks at rest. What shows
# the focus may be its label, or what is drawn before it. Of some radio buttons it stops at one: none is expected.
NUMBER = """() => {
  const looked = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "backgroundColor"];
  const besideOf = (one) => (one.matches(".md-option") ? [one.nextElementSibling] : []);
  window.signsOf = (element) => [element, ...(element.labels ?? []), ...besideOf(element)];
  window.looksOf = (element) => window.signsOf(element).flatMap((sign) => [null, "::before"].map((part) => {
    const style = getComputedStyle(sign, part);
    return looked.map((name) => style[name]).join();
  })).join("; ");
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter((one) => one.tabIndex >= 0 && !one.hidden && one.checkVisibility({ visibilityProperty: true }));
  window.stops = stops.map((element) => [element, window.looksOf(element)]);
  return stops.map((one) => (one.type === "radio" ? "" : one.outerHTML.slice(0, 160)));
}"""

# Which of them has the focus, whether it looks different from rest, and whether something lies over all of it.
STOP = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const number = window.stops.findIndex(([one]) => one === element);
  const places = [0.1, 0.5, 0.9];
  const isSeen = window.signsOf(element).some((sign) => [...sign.getClientRects()].some((box) =>
    places.some((across) => places.some((down) =>
      sign.contains(document.elementFromPoint(box.x + across * box.width, box.y + down * box.height))))));
  return {
    number,
    isInCard: Boolean(element.closest(".mg-card")),
    html: element.outerHTML.slice(0, 160),
    differs: number < 0 || window.looksOf(element) !== window.stops[number][1],
    isSeen,
  };
}"""


def walk(page: Page) -> tuple[list[str], list[dict[str, Any]]]:
    """Go through a page by Tab until it ends; return what should be stopped at, and each stop."""
    expected: list[str] = page.evaluate(NUMBER)
    stops: list[dict[str, Any]] = []
    for _ in range(3 * len(expected)):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop and not stop["isSeen"]:
            page.wait_for_timeout(300)  # what opens at the focus may take a moment
            stop = page.evaluate(STOP)
        if stop is None or (stops and stop["number"] == stops[0]["number"]):
            return expected, stops
        stops.append(stop)
    pytest.fail(f"the keyboard does not come to the end of {page.url}: it is held at {stops[-1]['html']}")


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("address", PAGES)
def test_the_keyboard_goes_through_all_there_is_in_order_and_shows_where_it_is(
    reader: Reader, address: str, width: int
) -> None:
    reader.page.set_viewport_size({"width": width, "height": 800})
    reader.page.emulate_media(reduced_motion="reduce")
    reader.open(address)
    expected, stops = walk(reader.page)
    on_the_page = [stop for stop in stops if not stop["isInCard"]]
    numbers = [stop["number"] for stop in on_the_page]
    assert [html for number, html in enumerate(expected) if html and number not in numbers] == [], "never reached"
    assert numbers == sorted(numbers), "not in the order of the page"
    assert [stop["html"] for stop in on_the_page if not stop["differs"]] == [], "the focus does not show"
    assert [stop["html"] for stop in stops if not stop["isSeen"]] == [], "hidden behind something"


@pytest.mark.parametrize(
    ("system", "scheme", "other"), [("light", "default", "slate"), ("dark", "slate", "default")]
)
def test_the_keyboard_switches_the_colours_at_the_switch_that_is_shown(
    browser: Browser, origin: str, system: Literal["light", "dark"], scheme: str, other: str
) -> None:
    context = browser.new_context(color_scheme=system)
    page = context.new_page()
    page.goto(origin + "index.html")
    body, switch = page.locator("body"), page.locator(".md-header__option > label:visible")
    expect(body).to_have_attribute("data-md-color-scheme", scheme)
    expect(switch).to_have_css("outline-style", "none")
    name = switch.get_attribute("title")
    page.locator(".md-header .md-logo").focus()
    page.keyboard.press("Tab")
    expect(page.locator(".md-option:focus")).to_have_attribute("aria-label", name or "")
    expect(switch).to_have_css("outline-style", "solid")
    page.keyboard.press("Enter")
    expect(body).to_have_attribute("data-md-color-scheme", other)
    expect(switch).to_have_css("outline-style", "solid")
    context.close()


MOVING = """() => {
  const longest = (text) => Math.max(...text.split(",").map(parseFloat)); // in seconds
  const moves = (style) =>
    Math.max(longest(style.transitionDuration), longest(style.animationDuration)) > 0.001 ||
    style.scrollBehavior === "smooth";
  const moving = [...document.querySelectorAll("*")].filter((element) =>
    [null, "::before", "::after"].some((part) => moves(getComputedStyle(element, part))));
  return [...new Set(moving.map((element) => `${element.tagName}.${element.className}`))];
}"""


@pytest.mark.parametrize("address", PAGES)
def test_nothing_moves_for_those_who_asked_for_less_motion(reader: Reader, address: str) -> None:
    reader.page.emulate_media(reduced_motion="reduce")
    reader.open(address)
    assert reader.page.evaluate(MOVING) == []


# Text that is cut off: it is in a box that hides what does not fit, and does not fit.
CUT_OFF = """() => {
  const cut = [...document.querySelectorAll("body *")].filter((element) => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
    const isOver = scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1;
    const isSeen = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const hides = /hidden|clip/.test(getComputedStyle(element).overflow);
    return isOver && clientWidth > 1 && hides && isSeen && element.innerText?.trim();
  });
  return cut.map((element) => `${element.tagName}.${element.className}: ${element.innerText.trim().slice(0, 60)}`);
}"""
WIDTHS = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
LARGE_LETTERS = "html { font-size: 250% !important; }"  # the theme's own 125 %, twice
# WCAG 2.2, 1.4.12: what a reader may ask of the spaces between letters, words, lines and paragraphs.
WIDE_SPACES = """
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }
"""


@pytest.mark.layout
@pytest.mark.parametrize("style", [LARGE_LETTERS, WIDE_SPACES], ids=["large letters", "wide spaces"])
@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_lost_in_large_letters_or_wide_spaces(reader: Reader, address: str, style: str) -> None:
    # Written into the page from outside: its own policy allows no style from elsewhere.
    reader.open(address)
    reader.page.add_style_tag(content=style)
    reader.page.wait_for_timeout(300)
    page, screen = reader.page.evaluate(WIDTHS)
    assert page <= screen
    assert reader.page.evaluate(CUT_OFF) == []


@pytest.mark.layout
@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_lost_at_twice_the_size(browser: Browser, origin: str, address: str) -> None:
    context = browser.new_context(viewport={"width": 640, "height": 400}, device_scale_factor=2)
    page = context.new_page()
    page.goto(origin + address)
    width, screen = page.evaluate(WIDTHS)
    assert width <= screen
    assert page.evaluate(CUT_OFF) == []
    context.close()
