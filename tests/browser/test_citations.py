"""What a reader does with sources: opens a citation's card by mouse, keyboard and touch, and narrows the list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.conftest import BROWSER, IS_REQUIRED, NO_BROWSER, Reader, reader_on_a_phone

if BROWSER is None and not IS_REQUIRED:
    pytest.skip(NO_BROWSER, allow_module_level=True)

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STUDY = "studies/quill-2031.html"
ANYWHERE_ELSE = (5, 5)


@pytest.fixture
def phone(browser: Browser, origin: str) -> Iterator[Reader]:
    """A reader with a phone, who taps."""
    yield from reader_on_a_phone(browser, origin)


def mark_and_card(reader: Reader, number: int = 0) -> tuple[Locator, Locator]:
    """Open a study and return one of its citation marks and the card, which is not there yet."""
    reader.open(STUDY)
    mark = reader.page.locator('sup.mg-cite a[aria-label*=": Quill 2031"]:visible').nth(number)
    mark.scroll_into_view_if_needed()
    card = reader.page.locator(".mg-card")
    expect(card).to_have_count(0)
    return mark, card


def test_a_card_opens_under_the_pointer_stays_while_it_is_there_and_goes_with_it(reader: Reader) -> None:
    mark, card = mark_and_card(reader)
    mark.hover()
    expect(card).to_be_visible()
    expect(card).to_contain_text("Quill AB, O'Inkwell S; Harrow Humming Group.")
    expect(card).to_contain_text("Cited here: ")
    expect(card.get_by_role("link", name="DOI:")).to_be_visible()
    expect(mark).to_have_attribute("aria-expanded", "true")
    card.hover()
    reader.page.wait_for_timeout(500)
    expect(card).to_be_visible()
    reader.page.mouse.move(*ANYWHERE_ELSE)
    expect(card).to_have_count(0)
    assert mark.get_attribute("aria-expanded") is None


def test_escape_closes_a_card_that_the_pointer_opened(reader: Reader) -> None:
    mark, card = mark_and_card(reader)
    mark.hover()
    expect(card).to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_the_keyboard_opens_a_card_walks_into_it_and_comes_back(reader: Reader) -> None:
    mark, card = mark_and_card(reader)
    mark.evaluate("mark => { mark.parentElement.tabIndex = -1; mark.parentElement.focus(); }")
    reader.page.keyboard.press("Tab")
    expect(mark).to_be_focused()
    expect(card).to_be_visible()
    reader.page.keyboard.press("Tab")
    expect(card.locator("a").first).to_be_focused()
    reader.page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(mark).to_be_focused()
    reader.page.keyboard.press("Enter")
    assert reader.page.evaluate("location.hash") == mark.get_attribute("href")


def test_a_card_closes_when_the_keyboard_leaves_it(reader: Reader) -> None:
    mark, card = mark_and_card(reader)
    mark.evaluate("mark => { mark.parentElement.tabIndex = -1; mark.parentElement.focus(); }")
    reader.page.keyboard.press("Tab")
    expect(card).to_be_visible()
    for _ in range(card.locator("a").count() + 1):
        reader.page.keyboard.press("Tab")
    expect(mark).not_to_have_attribute("aria-expanded", "true")
    expect(card.locator("a:focus")).to_have_count(0)


def test_a_tap_opens_a_card_instead_of_leaving_the_place(phone: Reader) -> None:
    mark, card = mark_and_card(phone)
    mark.tap()
    expect(card).to_be_visible()
    assert phone.page.evaluate("location.hash") == ""
    box = card.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    card.get_by_role("link", name="In the list").first.tap()
    expect(card).to_have_count(0)
    assert phone.page.evaluate("location.hash") == mark.get_attribute("href")


def test_a_tap_elsewhere_closes_a_card(phone: Reader) -> None:
    mark, card = mark_and_card(phone)
    mark.tap()
    expect(card).to_be_visible()
    phone.page.touchscreen.tap(180, 10)
    expect(card).to_have_count(0)


def test_without_a_script_a_mark_leads_to_the_list_and_a_work_to_all_that_rests_on_it(
    browser: Browser, origin: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{origin}{STUDY}")
    mark = page.locator("sup.mg-cite a:visible").first
    reference = page.locator(mark.get_attribute("href") or "none")
    mark.click()
    expect(reference).to_be_in_viewport()
    reference.get_by_role("link", name="who else cites it").click()
    expect(page.get_by_role("heading", name="What rests on it")).to_be_visible()
    page.goto(f"{origin}references.html")
    expect(page.locator(".mg-filter")).to_be_hidden()
    assert page.locator(".mg-works > li:visible").count() == page.locator(".mg-works > li").count()
    context.close()


def test_the_list_of_works_is_narrowed_and_the_address_remembers_it(reader: Reader) -> None:
    reader.open("references.html")
    form, shown = reader.page.locator(".mg-filter"), reader.page.locator(".mg-works > li:visible")
    everything = shown.count()
    form.get_by_label("Treatment").select_option("zorbatine")
    form.get_by_label("Year").select_option("2031")
    expect(shown).not_to_have_count(everything)
    assert set(shown.evaluate_all("works => works.map((work) => work.dataset.year)")) == {"2031"}
    assert "year=2031" in reader.page.url
    narrowed = shown.count()
    reader.page.reload()
    expect(shown).to_have_count(narrowed)
    expect(form.get_by_role("status")).to_have_text(f"{narrowed} of {everything} works")
    form.get_by_role("button", name="Show all").click()
    expect(shown).to_have_count(everything)
    assert "?" not in reader.page.url


def test_words_find_works_whatever_the_accents_and_capitals(reader: Reader) -> None:
    reader.open("references.html")
    shown = reader.page.locator(".mg-works > li:visible")
    reader.page.locator(".mg-filter").get_by_label("Words").fill("o'INKWELL humming")
    expect(shown).to_have_count(1)
    expect(shown.first).to_contain_text("Quill AB")
    reader.page.locator(".mg-filter").get_by_label("Words").fill("no such word anywhere")
    expect(shown).to_have_count(0)


def test_a_file_is_saved_and_not_shown(reader: Reader) -> None:
    reader.open("drugs/zorbatine.html")
    with reader.page.expect_download() as saving:
        reader.page.locator("#downloads ~ .mg a", has_text="BibTeX").first.click()
    assert saving.value.suggested_filename == "zorbatine.bib"
