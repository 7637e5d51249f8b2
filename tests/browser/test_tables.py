"""What a reader does with a table: sorts it, narrows it, puts columns away, saves it, prints it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from markupsafe import Markup
from playwright.sync_api import Browser, Locator, expect
from selectolax.lexbor import LexborHTMLParser

from monograph.views.formatting.blocks import Table, table
from monograph.views.formatting.content import Content, absent, chip, content, lines
from tests.browser.conftest import BROWSER, IS_REQUIRED, NO_BROWSER, Reader, reader_on_a_phone
from tests.conftest import BuiltSite

if BROWSER is None and not IS_REQUIRED:
    pytest.skip(NO_BROWSER, allow_module_level=True)

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STUDIES = "studies/index.html"
SCRIPTS = ("elements", "choices", "table-order", "tables")
DRUGS = "compare/drugs-for-harrow-syndrome.html"


def sure(level: str) -> Content:
    return lines([chip(level, "certainty")])


# What no page of the example holds in one column: numbers of every sort, days, names with accents, formulas.
INVENTED = table(
    "Hums, by hand",
    ("Person", "Hums", "Since", "Sure", "Said"),
    (
        (content("Ödo"), content("1,200"), content("3 March 2031"), sure("low"), content("=1+1")),
        (content("Zed 10"), absent("not recorded"), content("2029"), sure("high"), content("hum;-hum")),
        (
            content("Zed 9"),
            content("≥ 30.5 (of 60)"),
            content("12 January 2031"),
            absent("not rated"),
            content("a"),
        ),
        (content("Abe"), content("−4"), absent("not seen"), sure("very low"), content('"b"')),
        (content("Moe"), content("5 to 7"), content("February 2030"), sure("moderate"), content("c")),
        (content("Åse"), content("many"), content("1 May 2030"), sure("no evidence found"), content("d")),
    ),
)


def as_page(shown: Table) -> str:
    """Return a table as a page of its own, with the script and nothing else."""
    heads = Markup("").join(Markup('<th scope="col">{}</th>').format(name) for name in shown.columns)
    rows = Markup("").join(
        Markup("<tr><th>{}</th>{}</tr>").format(
            first, Markup("").join(Markup("<td><div>{}</div></td>").format(cell) for cell in rest)
        )
        for first, *rest in shown.rows
    )
    page = (
        '<!doctype html><html lang="en"><title>Hums</title><div class="mg-table"><table><caption>{}</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>{}</html>"
    )
    scripts = Markup("").join(Markup('<script src="assets/{}.js"></script>').format(name) for name in SCRIPTS)
    return Markup(page).format(shown.caption, heads, rows, scripts)  # noqa: S704 - a constant


@pytest.fixture
def invented(reader: Reader) -> Reader:
    """A reader before the invented table."""
    reader.page.route(
        "**/invented.html*",
        lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=as_page(INVENTED)),
    )
    reader.open("invented.html")
    return reader


@pytest.fixture
def phone(browser: Browser, origin: str) -> Iterator[Reader]:
    """A reader with a phone, who taps."""
    yield from reader_on_a_phone(browser, origin)


def names(reader: Reader) -> list[str]:
    """Return the first cell of each row that is shown."""
    return reader.page.locator(".mg-table tbody tr:not(.mg-off, [hidden]) > th").all_inner_texts()


def status(reader: Reader) -> Locator:
    return reader.page.locator(".mg-tools").get_by_role("status")


def saved(reader: Reader, words: str = "Save as CSV") -> bytes:
    with reader.page.expect_download() as saving:
        reader.page.get_by_role("link", name=words, exact=True).click()
    return Path(saving.value.path()).read_bytes()


@pytest.mark.parametrize(
    ("column", "upwards", "downwards"),
    [
        (
            "Person",
            ["Abe", "Åse", "Moe", "Ödo", "Zed 9", "Zed 10"],
            ["Zed 10", "Zed 9", "Ödo", "Moe", "Åse", "Abe"],
        ),
        (
            "Hums",
            ["Abe", "Moe", "Zed 9", "Ödo", "Åse", "Zed 10"],
            ["Ödo", "Zed 9", "Moe", "Abe", "Åse", "Zed 10"],
        ),
        (
            "Since",
            ["Zed 10", "Moe", "Åse", "Zed 9", "Ödo", "Abe"],
            ["Ödo", "Zed 9", "Åse", "Moe", "Zed 10", "Abe"],
        ),
        (
            "Sure",
            ["Zed 10", "Moe", "Ödo", "Abe", "Åse", "Zed 9"],
            ["Åse", "Abe", "Ödo", "Moe", "Zed 10", "Zed 9"],
        ),
    ],
)
def test_a_column_is_sorted_by_what_it_holds_and_what_is_missing_comes_last(
    invented: Reader, column: str, upwards: list[str], downwards: list[str]
) -> None:
    head = invented.page.get_by_role("columnheader", name=column)
    button = head.get_by_role("button")
    as_it_was = names(invented)
    button.click()
    assert names(invented) == upwards
    expect(head).to_have_attribute("aria-sort", "ascending")
    button.press("Enter")
    assert names(invented) == downwards
    expect(head).to_have_attribute("aria-sort", "descending")
    button.press("Enter")
    assert names(invented) == as_it_was
    assert head.get_attribute("aria-sort") is None


def test_a_head_that_is_a_link_stays_one_and_has_a_button_beside_it(reader: Reader) -> None:
    linked = str(as_page(INVENTED)).replace("Hums</th>", '<a href="outcomes/hum-score.html">Hums</a></th>')
    reader.page.route(
        "**/invented.html*",
        lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=linked),
    )
    reader.open("invented.html")
    expect(reader.page.locator("button a")).to_have_count(0)
    reader.page.get_by_role("button", name="Sort by Hums").click()
    assert names(reader)[:2] == ["Abe", "Moe"]
    expect(reader.page.locator("th[aria-sort]")).to_have_text("Hums")
    reader.page.get_by_role("link", name="Hums").click()
    reader.page.wait_for_url("**/outcomes/hum-score.html")


@pytest.mark.parametrize(
    "address",
    [
        DRUGS,
        "compare/studies-of-zorbatine.html",
        "compare/results-for-hum-score.html",
        "compare/drugs-for-humming-in-harrow-syndrome.html",
        "compare/adverse-effects.html",
        "compare/doses-for-humming-in-harrow-syndrome.html",
        "compare/interactions.html",
        "compare/pick.html",
    ],
)
def test_a_table_saved_by_the_reader_is_the_file_of_its_page(
    reader: Reader, example_site: BuiltSite, address: str
) -> None:
    reader.open(address)
    assert saved(reader) == (example_site.folder / address.replace(".html", ".csv")).read_bytes()


def test_a_list_of_entries_is_saved_as_the_file_with_all_of_them(reader: Reader, example_site: BuiltSite) -> None:
    reader.open(STUDIES)
    assert saved(reader) == (example_site.folder / "data/tables/studies.csv").read_bytes()


def test_a_file_holds_the_whole_table_and_says_so_when_less_is_shown(
    reader: Reader, example_site: BuiltSite
) -> None:
    reader.open(f"{DRUGS}?words=zorbatine")
    file = example_site.folder / DRUGS.replace(".html", ".csv")
    assert saved(reader, "Save the whole table as CSV") == file.read_bytes()
    reader.page.get_by_role("button", name="Show all").click()
    reader.page.get_by_role("button", name="Columns").click()
    reader.page.get_by_role("checkbox", name="Warnings").uncheck()
    expect(reader.page.get_by_role("link", name="Save the whole table as CSV")).to_be_visible()
    reader.page.get_by_role("columnheader", name="Verdict").get_by_role("button").click()
    reader.page.get_by_role("checkbox", name="Warnings").check()
    expect(reader.page.get_by_role("link", name="Save as CSV", exact=True)).to_be_visible()


def test_a_table_without_a_file_offers_none(invented: Reader) -> None:
    expect(invented.page.locator(".mg-tools")).to_be_visible()
    expect(invented.page.get_by_role("link", name="CSV")).to_have_count(0)


def test_a_page_that_offers_one_csv_file_has_one_table_that_it_can_be(example_site: BuiltSite) -> None:
    pages = {path: LexborHTMLParser(path.read_bytes()) for path in example_site.folder.rglob("*.html")}
    files = '.mg-downloads a[href$=".csv"]'
    offering = {path: page for path, page in pages.items() if page.css(files) and page.css(".mg-table")}
    assert len(offering) > 10
    for path, page in offering.items():
        assert len(page.css(files)) == 1, path
        assert len(page.css(".mg-compared") or page.css(".mg-table")) == 1, path


def test_words_narrow_the_rows_and_the_number_is_told(reader: Reader) -> None:
    reader.open(STUDIES)
    everything = len(names(reader))
    expect(status(reader)).to_have_text(f"{everything} rows")
    words = reader.page.get_by_role("searchbox", name="Rows with")
    words.fill("QUILL  2031")
    assert names(reader) == ["Quill 2031"]
    expect(status(reader)).to_have_text(f"1 of {everything} rows")
    words.fill("no such word")
    assert names(reader) == []
    reader.page.get_by_role("button", name="Show all").click()
    assert len(names(reader)) == everything
    expect(words).to_be_focused()


def test_the_address_remembers_what_was_chosen(reader: Reader) -> None:
    reader.open(DRUGS)
    as_it_was = names(reader)
    reader.page.get_by_role("columnheader", name="Verdict").get_by_role("button").click()
    reader.page.get_by_role("columnheader", name="Verdict").get_by_role("button").click()
    reader.page.get_by_role("button", name="Columns").click()
    reader.page.get_by_role("checkbox", name="Warnings").uncheck()
    reader.page.get_by_role("searchbox").fill("hum")
    chosen, told = names(reader), status(reader).inner_text()
    assert chosen
    reader.page.reload()
    assert names(reader) == chosen
    expect(status(reader)).to_have_text(told)
    expect(reader.page.get_by_role("columnheader", name="Warnings")).to_have_count(0)
    expect(reader.page.get_by_role("columnheader", name="Verdict")).to_have_attribute("aria-sort", "descending")
    reader.page.get_by_role("button", name="Show all").click()
    assert names(reader) == as_it_was
    assert "?" not in reader.page.url


def test_an_address_with_nonsense_shows_the_whole_table(reader: Reader) -> None:
    reader.open(f"{DRUGS}?sort=Colour&without=Treatment&without=Colour&reversed=yes")
    assert len(names(reader)) == reader.page.locator(".mg-table tbody tr").count()
    expect(reader.page.locator(".mg-table .mg-off")).to_have_count(0)


def test_the_first_column_cannot_be_put_away(reader: Reader) -> None:
    reader.open(DRUGS)
    reader.page.get_by_role("button", name="Columns").click()
    expect(reader.page.get_by_role("checkbox", name="Verdict")).to_be_visible()
    expect(reader.page.get_by_role("checkbox", name="Treatment")).to_have_count(0)


def test_a_short_table_has_no_tools_unless_it_is_a_comparison(reader: Reader) -> None:
    reader.open("outcomes/hum-score.html")
    expect(reader.page.locator(".mg-tools")).to_have_count(0)
    reader.open(DRUGS)
    expect(reader.page.locator(".mg-tools")).to_have_count(1)


@pytest.mark.layout
def test_nothing_jumps_when_the_tools_appear(browser: Browser, origin: str) -> None:
    places = []
    for blocked in ("tables.js", "no-such-file"):
        for width in (1280, 320):
            page = browser.new_page(viewport={"width": width, "height": 740})
            page.route(f"**/{blocked}", lambda route: route.abort())
            page.goto(origin + DRUGS)
            # A browser counts a region that moves as a jump, even when its rows stay where they are.
            for part in (".mg-table", ".mg-table tbody tr"):
                places.append(page.locator(part).first.evaluate("part => part.getBoundingClientRect().top"))
            page.close()
    assert places[:4] == pytest.approx(places[4:], abs=20)


@pytest.mark.layout
def test_on_a_phone_rows_are_cards_without_the_columns_put_away(phone: Reader) -> None:
    phone.open(f"{DRUGS}?without=Warnings")
    expect(phone.page.locator("td[data-label=Verdict]").first).to_be_visible()
    expect(phone.page.locator("td[data-label=Warnings]").first).to_be_hidden()
    expect(phone.page.locator(".mg-sort").first).to_be_hidden()
    phone.page.get_by_label("In the order of").select_option("Treatment, reversed")
    shown = names(phone)
    assert shown == sorted(shown, key=str.casefold, reverse=True)


@pytest.mark.layout
@pytest.mark.parametrize("address", [STUDIES, DRUGS])
def test_the_heads_stay_in_sight_in_a_long_table(reader: Reader, address: str) -> None:
    reader.page.set_viewport_size({"width": 1280, "height": 420})
    reader.open(address)
    last = reader.page.locator(".mg-table tbody tr").last
    last.scroll_into_view_if_needed()
    reader.page.mouse.move(640, 300)
    reader.page.mouse.wheel(0, 100)
    expect(reader.page.locator(".mg-table thead th").first).to_be_in_viewport()


def test_a_printed_table_is_whole_and_without_tools(reader: Reader) -> None:
    reader.open(f"{DRUGS}?without=Warnings&words=zorbatine")
    assert len(names(reader)) == 1
    reader.page.emulate_media(media="print")
    expect(reader.page.locator(".mg-tools")).to_be_hidden()
    expect(reader.page.locator(".mg-table tbody tr:visible")).to_have_count(
        reader.page.locator(".mg-table tbody tr").count()
    )
    expect(reader.page.locator("td[data-label=Warnings]").first).to_be_visible()
