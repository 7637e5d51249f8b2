"""The page of an answer as it stood: it leads to the answer of today, and paper shows the whole of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import BROWSER, IS_REQUIRED, NO_BROWSER, Reader

if BROWSER is None and not IS_REQUIRED:
    pytest.skip(NO_BROWSER, allow_module_level=True)

pytestmark = [pytest.mark.browser, pytest.mark.slow]

QUESTION = "questions/does-zorbatine-ease-humming"


def test_a_question_leads_to_its_versions_and_each_of_them_back(reader: Reader) -> None:
    page = reader.page
    reader.open(f"{QUESTION}.html")
    page.get_by_role("link", name="The answer of 10 January 2025").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Answer of 10 January 2025")
    note = page.get_by_role("note").first
    expect(note).to_contain_text("It has changed since, so do not act on this one.")
    note.get_by_role("link", name="Read the answer as it is now").click()
    expect(page).to_have_url(reader.origin + f"{QUESTION}.html")


def test_paper_shows_an_old_answer_whole(reader: Reader) -> None:
    page = reader.page
    reader.open(f"{QUESTION}/versions/2025-01-10.html")
    page.emulate_media(media="print")
    for summary in ("What it rests on", "Reasons"):
        expect(page.get_by_text(summary, exact=True).first).to_be_visible()
    for heading in ("Searches", "References", "Cite this version", "About this page"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()


def test_a_question_printed_in_short_leaves_its_versions_out(reader: Reader) -> None:
    page = reader.page
    reader.open(f"{QUESTION}.html")
    page.emulate_media(media="print")
    expect(page.locator("#versions")).to_be_hidden()
    expect(page.locator("#searches")).to_be_hidden()
