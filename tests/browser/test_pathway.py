"""A pathway in a browser: its ways lead to cards that can be seen, and nothing runs out of a narrow screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import BROWSER, IS_REQUIRED, NO_BROWSER, Reader

if BROWSER is None and not IS_REQUIRED:
    pytest.skip(NO_BROWSER, allow_module_level=True)

pytestmark = [pytest.mark.browser, pytest.mark.slow]

QUESTION = "questions/does-zorbatine-ease-humming.html"
# What is drawn around each card, from the screen: its box, and whether a line leads down from it.
CARDS = """() => [...document.querySelectorAll(".mg-pathway > li")].map((card) => {
  const box = card.getBoundingClientRect();
  return [box.left, box.right, getComputedStyle(card, "::after").content !== "none"];
})"""
UNCOVERED = """(id) => {
  const title = document.querySelector(`#${id} h3`).getBoundingClientRect();
  const there = document.elementFromPoint(title.left + 5, title.top + title.height / 2);
  return Boolean(there && there.closest(`#${id}`));
}"""


@pytest.mark.layout
@pytest.mark.parametrize("width", [1280, 320])
def test_cards_stay_on_the_screen_and_steps_for_some_are_set_in(reader: Reader, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 740})
    reader.open(QUESTION)
    cards = reader.page.evaluate(CARDS)
    assert all(left >= 0 and right <= width for left, right, _ in cards)
    assert [has_line for _, _, has_line in cards] == [True, True, True, False]
    lefts = [left for left, _, _ in cards]
    assert lefts[0] == lefts[2] == lefts[3] < lefts[1]


@pytest.mark.layout
def test_a_way_leads_by_keyboard_to_a_card_that_nothing_covers(reader: Reader) -> None:
    reader.open(QUESTION)
    way = reader.page.locator("#step-1").get_by_role("link", name="go to 3. Begin")
    way.focus()
    reader.page.keyboard.press("Enter")
    expect(reader.page).to_have_url(f"{reader.origin}{QUESTION}#step-3")
    reader.page.wait_for_function(UNCOVERED, arg="step-3")


def test_the_pathway_is_a_list_with_a_heading_a_step(reader: Reader) -> None:
    reader.open(QUESTION)
    steps = reader.page.locator("ol.mg-pathway")
    expect(steps).to_have_attribute("role", "list")
    assert steps.get_by_role("heading", level=3).all_inner_texts() == [
        "1. Listen",
        "2. Take the hat off & wait",
        "3. Begin",
        "4. Look again",
    ]
