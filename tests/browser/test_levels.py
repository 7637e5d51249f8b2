"""What a reader chooses: plain words or clinical detail, the meaning of a word, and what goes onto paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.conftest import BROWSER, IS_REQUIRED, NO_BROWSER, Reader, reader_on_a_phone

if BROWSER is None and not IS_REQUIRED:
    pytest.skip(NO_BROWSER, allow_module_level=True)

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STUDY = "studies/quill-2031.html"
QUESTION = "questions/does-zorbatine-ease-humming.html"
WITH_A_TERM = "studies/hollow-2035.html"
PLAIN, CLINICAL = "details.mg-plain > div", ".mg-summaries details.mg-clinical > div"


@pytest.fixture
def phone(browser: Browser, origin: str) -> Iterator[Reader]:
    """A reader with a phone, who taps."""
    yield from reader_on_a_phone(browser, origin)


def switch(reader: Reader) -> Locator:
    return reader.page.get_by_role("form", name="How to read this page")


def results(reader: Reader) -> Locator:
    return reader.page.locator("#results + .mg table")


def test_both_levels_are_shown_until_a_reader_chooses(reader: Reader) -> None:
    reader.open(STUDY)
    expect(switch(reader).get_by_label("Both")).to_be_checked()
    for part in (reader.page.locator(PLAIN), reader.page.locator(CLINICAL), results(reader)):
        expect(part).to_be_visible()


def test_plain_words_fold_clinical_detail_and_a_click_opens_it(reader: Reader) -> None:
    reader.open(STUDY)
    switch(reader).get_by_label("Plain words").check()
    expect(reader.page.locator(PLAIN)).to_be_visible()
    expect(reader.page.locator(CLINICAL)).to_be_hidden()
    expect(results(reader)).to_be_hidden()
    reader.page.locator("#results + .mg summary").first.click()
    expect(results(reader)).to_be_visible()
    switch(reader).get_by_label("For clinicians").check()
    expect(reader.page.locator(PLAIN)).to_be_hidden()
    expect(reader.page.locator(CLINICAL)).to_be_visible()


def test_the_choice_holds_on_the_next_page_from_its_first_moment_on(reader: Reader) -> None:
    reader.open(STUDY)
    switch(reader).get_by_label("Plain words").check()
    # Before the page is whole, the style sheet hides what the script will fold.
    reader.page.add_init_script(
        "document.addEventListener('readystatechange', () => {"
        " if (document.readyState !== 'interactive') return;"
        " const detail = document.querySelector('.mg-summaries details.mg-clinical > div');"
        " window.early = [document.documentElement.dataset.mgLevel, detail.checkVisibility()];"
        "}, true)"
    )
    reader.open(QUESTION)
    assert reader.page.evaluate("window.early") == ["plain", False]
    expect(switch(reader).get_by_label("Plain words")).to_be_checked()
    expect(reader.page.locator(CLINICAL)).to_be_hidden()


def test_the_keyboard_chooses(reader: Reader) -> None:
    reader.open(STUDY)
    switch(reader).get_by_label("Both").focus()
    reader.page.keyboard.press("ArrowLeft")
    expect(switch(reader).get_by_label("For clinicians")).to_be_checked()
    expect(reader.page.locator(PLAIN)).to_be_hidden()


def test_a_link_into_folded_detail_opens_it(reader: Reader) -> None:
    reader.open(STUDY)
    switch(reader).get_by_label("Plain words").check()
    mark = results(reader).locator("sup.mg-cite a").first.get_attribute("id")
    reader.open(f"{STUDY}#{mark}")
    expect(results(reader)).to_be_visible()
    expect(reader.page.locator(f"#{mark}")).to_be_in_viewport()


def test_without_a_script_everything_is_there_and_no_switch_that_does_nothing(
    browser: Browser, origin: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{origin}{STUDY}")
    for part in (PLAIN, CLINICAL, "#results + .mg table"):
        expect(page.locator(part).first).to_be_visible()
    expect(page.locator(".mg-levels")).to_be_hidden()
    expect(page.locator(".mg-actions")).to_be_hidden()
    page.goto(f"{origin}{WITH_A_TERM}")
    page.locator("a.mg-term").first.click()
    assert "/glossary/washout.html" in page.url
    context.close()


def test_a_word_of_the_glossary_tells_its_meaning(reader: Reader) -> None:
    reader.open(WITH_A_TERM)
    word = reader.page.locator("a.mg-term").first
    word.hover()
    card = reader.page.locator(".mg-card")
    expect(card).to_contain_text("A stretch of time without treatment")
    expect(card.get_by_role("link", name="In the glossary")).to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_a_tap_on_a_word_tells_its_meaning_and_does_not_leave(phone: Reader) -> None:
    phone.open(WITH_A_TERM)
    phone.page.locator("a.mg-term").first.tap()
    expect(phone.page.locator(".mg-card")).to_be_visible()
    assert phone.page.url.endswith(WITH_A_TERM)


def test_a_certainty_leads_to_what_it_means(reader: Reader) -> None:
    reader.open(QUESTION)
    chip = reader.page.locator("a.mg-chip").first
    level = chip.inner_text()
    chip.click()
    expect(reader.page.locator(":target")).to_contain_text(level)


def test_an_address_is_copied_where_it_cannot_be_shared(browser: Browser, origin: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.add_init_script("delete Navigator.prototype.share")
    page.goto(f"{origin}{STUDY}#results")
    page.get_by_role("button", name="Share this page").click()
    expect(page.locator(".mg-actions output")).to_have_text("The address is copied.")
    assert page.evaluate("navigator.clipboard.readText()").endswith(STUDY)
    context.close()


def pages_of(printed: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", printed))


def sheets_of(printed: bytes) -> set[tuple[int, int]]:
    """Return the sizes of a document's sheets, in millimetres."""
    boxes = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", printed)
    return {(round(float(width) / 72 * 25.4), round(float(height) / 72 * 25.4)) for width, height in boxes}


@pytest.mark.layout
def test_a_question_is_printed_in_short_without_navigation(reader: Reader) -> None:
    reader.open(QUESTION)
    printed = reader.page.pdf(format="A4", prefer_css_page_size=True)
    assert 2 <= pages_of(printed) <= 4
    assert sheets_of(printed) == {(210, 297)}
    reader.page.emulate_media(media="print")
    for part in (
        ".md-header",
        ".md-sidebar--primary",
        ".md-footer",
        ".mg-levels",
        "#downloads",
        "#cite",
    ):
        expect(reader.page.locator(part).first).to_be_hidden()
    for part in (".mg-printed", ".mg-answer", ".mg-references li", "#searches ~ .mg .mg-references"):
        expect(reader.page.locator(part).first).to_be_visible()
    for fold in reader.page.locator("details.mg-fold").all():
        expect(fold).to_be_hidden()


def test_printed_references_can_be_read_and_found(reader: Reader) -> None:
    reader.open(QUESTION)
    on_the_screen = reader.page.locator(".mg-references > li").all_inner_texts()
    reader.page.emulate_media(media="print")
    references = reader.page.locator(".mg-references > li")
    assert len(on_the_screen) == references.count() > 1
    for reference in references.all():
        expect(reference).to_be_visible()
        size = reference.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
        assert size * 0.75 >= 6, "points"
        assert reference.evaluate("one => one.scrollWidth <= one.clientWidth + 1"), "nothing is cut off"
    address = references.get_by_role("link", name="DOI:").first
    expect(address).to_be_visible()
    expect(address).to_contain_text("10.")


def test_paper_shows_the_level_that_was_chosen(reader: Reader) -> None:
    reader.open(STUDY)
    switch(reader).get_by_label("Plain words").check()
    reader.page.emulate_media(media="print")
    expect(reader.page.locator("details.mg-plain")).to_be_visible()
    expect(reader.page.locator(".mg-summaries details.mg-clinical")).to_be_hidden()


def test_print_everything_prints_everything(reader: Reader) -> None:
    reader.open(QUESTION)
    reader.page.evaluate("window.print = () => { window.level = document.documentElement.dataset.mgPrint; }")
    reader.page.get_by_role("button", name="Print everything").click()
    assert reader.page.evaluate("window.level") == "all"
    reader.page.emulate_media(media="print")
    for part in ("details.mg-fold", "#figures", "#searches", "#cite"):
        expect(reader.page.locator(part).first).to_be_visible()
