"""What a reader does to compare two treatments: ticks them, sends the address, prints them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import BROWSER, IS_REQUIRED, NO_BROWSER, Reader
from tests.browser.test_tables import names, saved
from tests.conftest import BuiltSite

if BROWSER is None and not IS_REQUIRED:
    pytest.skip(NO_BROWSER, allow_module_level=True)

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PICK = "compare/pick.html"


def rows(reader: Reader) -> list[str]:
    """Return the treatments that are shown."""
    return reader.page.locator(".mg-table tbody tr:not([hidden]) > th").all_inner_texts()


def test_ticked_treatments_are_columns_side_by_side_and_the_address_names_them(reader: Reader) -> None:
    reader.open(PICK)
    everything = rows(reader)
    assert len(everything) > 2
    form = reader.page.locator(".mg-pick")
    form.get_by_label("Zorbatine").first.check()
    expect(form.get_by_role("status")).to_contain_text("tick another")
    form.get_by_label("Spangle spray").first.check()
    assert rows(reader) == ["Spangle spray", "Zorbatine"]
    expect(reader.page.locator(".mg-tools").get_by_role("status")).to_have_text("2 rows")
    assert reader.page.url.endswith("?drugs=zorbatine,spangle-spray")
    one, other = (reader.page.locator(".mg-table tbody tr:not([hidden]) > th").nth(place) for place in (0, 1))
    here, there = one.bounding_box(), other.bounding_box()
    assert here is not None
    assert there is not None
    assert here["y"] == there["y"]
    assert here["x"] < there["x"]
    reader.page.reload()
    assert rows(reader) == ["Spangle spray", "Zorbatine"]
    form.get_by_role("button", name="Untick all").click()
    expect(reader.page.locator(".mg-table tbody tr:not([hidden])")).to_have_count(len(everything))
    assert "?" not in reader.page.url


def test_the_page_of_a_treatment_leads_to_its_comparison(reader: Reader) -> None:
    reader.open("drugs/zorbatine.html")
    reader.page.get_by_role("link", name="Compare with other treatments").click()
    expect(reader.page.locator(".mg-pick input:checked").first).to_have_value("zorbatine")
    assert rows(reader) == ["Zorbatine"]


def test_a_choice_is_printed_as_it_was_made_and_its_file_holds_every_treatment(
    reader: Reader, example_site: BuiltSite
) -> None:
    reader.open(f"{PICK}?drugs=zorbatine,spangle-spray,no-such-drug")
    file = example_site.folder / PICK.replace(".html", ".csv")
    assert saved(reader, "Save the whole table as CSV") == file.read_bytes()
    assert names(reader) == ["Spangle spray", "Zorbatine"]
    reader.page.emulate_media(media="print")
    expect(reader.page.locator(".mg-table tbody tr:visible")).to_have_count(2)
    expect(reader.page.locator(".mg-pick")).to_be_hidden()


def test_from_a_folder_without_a_server_the_choice_works(browser: Browser, example_site: BuiltSite) -> None:
    page = browser.new_page()
    page.goto(f"{(example_site.folder / PICK).as_uri()}?drugs=zorbatine,spangle-spray")
    expect(page.locator(".mg-table tbody th:visible")).to_have_count(2)
    page.close()


def test_without_a_script_every_treatment_is_shown(browser: Browser, origin: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{origin}{PICK}?drugs=zorbatine")
    expect(page.locator(".mg-pick")).to_be_hidden()
    assert page.locator(".mg-table tbody tr:visible").count() == page.locator(".mg-table tbody tr").count() > 2
    context.close()


@pytest.mark.layout
@pytest.mark.parametrize("width", [1280, 320])
def test_no_choice_is_wider_than_the_screen(reader: Reader, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 740})
    reader.open(f"{PICK}?drugs=zorbatine,spangle-spray")
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
