"""What a reader does with the search: types a name, a brand name or a misspelling, and goes to the entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Route, expect

from tests.browser.conftest import BROWSER, IS_REQUIRED, NO_BROWSER, Reader, reader_on_a_phone

if BROWSER is None and not IS_REQUIRED:
    pytest.skip(NO_BROWSER, allow_module_level=True)

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DRUG = "drugs/zorbatine.html"
RESULTS = ".md-search-result > .md-search-result__list > li"


@pytest.fixture
def phone(browser: Browser, origin: str) -> Iterator[Reader]:
    """A reader with a phone, who taps."""
    yield from reader_on_a_phone(browser, origin)


def typed(words: str, reader: Reader) -> Locator:
    """Type words into the search and return what is in the list of entries."""
    field = reader.page.get_by_role("textbox", name="Search")
    field.fill("")
    field.press_sequentially(words)
    return reader.page.locator(".mg-entries li")


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("zorbatine", "Zorbatine"),
        ("ZORBATINE", "Zorbatine"),
        ("zorb", "Zorbatine"),
        ("Zorb-A-Tin", "Zorbatine"),
        ("humless", "Zorbatine"),
        ("zbt 1", "Zorbatine"),
        ("zorbatine murmate", "Zorbatine"),
        ("zorbitine", "Zorbatine"),
        ("zrobatine", "Zorbatine"),
        ("zorbatinne dose", "Zorbatine"),
        ("drum score", "Hum & drum score (HDS)"),
        ("quill", "Quill 2031"),
        ("ref two", "Ref 1"),
    ],
)
def test_a_name_an_old_name_a_brand_and_a_misspelling_find_the_entry(
    words: str, first: str, reader: Reader
) -> None:
    reader.open("index.html")
    expect(typed(words, reader).first.locator("strong")).to_have_text(first)


def test_an_entry_found_shows_its_kind_its_verdict_its_certainty_and_its_bottom_line(reader: Reader) -> None:
    reader.open("index.html")
    found = typed("Zorb-A-Tin", reader).first
    expect(found).to_contain_text("Treatment")
    expect(found).to_contain_text("found as Zorb-A-Tin")
    expect(found).to_contain_text("Does zorbatine ease humming")
    expect(found.locator(".mg-chip").first).to_have_text("may help")
    expect(found).to_contain_text("An invented capsule for an invented illness.")


def test_a_claim_found_is_called_one_and_shows_its_verdict(reader: Reader) -> None:
    reader.open("index.html")
    found = typed("claim humming cured", reader).filter(has_text="Claim check").first
    expect(found.locator("strong")).to_contain_text("Claim: ")
    expect(found.locator(".mg-chip")).to_have_count(1)


def test_words_that_nothing_holds_bring_the_lists_and_never_nothing(reader: Reader) -> None:
    reader.open("drugs/zorbatine.html")
    expect(typed("zorbatine", reader)).not_to_have_count(0)
    expect(typed("qqqqqqqq", reader)).to_have_count(0)
    expect(reader.page.locator(".mg-entries")).to_be_hidden()
    meta = reader.page.locator(".md-search-result__meta")
    expect(meta).to_contain_text("No page has “qqqqqqqq”.")
    expect(meta.locator('a[href$="/questions/index.html"]')).to_be_visible()
    typed("zorbatine", reader)
    expect(reader.page.locator(".mg-entries")).to_be_visible()
    expect(reader.page.locator(".mg-entries + .md-search-result__meta")).to_contain_text("pages with “zorbatine”")


def test_words_that_nothing_holds_bring_the_names_that_look_like_them(reader: Reader) -> None:
    reader.open("index.html")
    typed("batinezor", reader)
    near = reader.page.locator(".mg-near").first
    expect(near).to_contain_text("Zorbatine")
    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url(f"**/{DRUG}*")


def test_a_word_spelled_wrongly_in_the_text_is_said_to_be_and_found(reader: Reader) -> None:
    reader.open("index.html")
    typed("refernces", reader)
    expect(reader.page.locator(".md-search-result__meta")).to_contain_text("No page has “refernces”.")
    expect(reader.page.locator(".md-search-result__meta")).to_contain_text("pages with “references”")
    expect(reader.page.locator(RESULTS).first).to_be_visible()


def test_all_entries_are_shown_when_asked_for_and_all_pages_when_scrolled_to(reader: Reader) -> None:
    reader.open("index.html")
    entries = typed("humming", reader)
    expect(entries).to_have_count(8)
    reader.page.get_by_role("button", name="Show all").click()
    expect(reader.page.get_by_role("button", name="Show all")).to_be_hidden()
    assert entries.count() > 8
    expect(entries.nth(8).locator("a")).to_be_focused()
    said = reader.page.locator(".md-search-result__meta")
    expect(said).to_contain_text("pages with")
    count = int((said.text_content() or "").split()[0])
    assert count > 20
    for _ in range(count):
        reader.page.locator(".md-search__scrollwrap").evaluate("box => box.scrollTo(0, box.scrollHeight)")
        reader.page.wait_for_timeout(50)
        if reader.page.locator(RESULTS).count() == count:
            break
    expect(reader.page.locator(RESULTS)).to_have_count(count)


def test_a_page_found_opens_at_its_section_with_the_words_marked(reader: Reader) -> None:
    reader.open("index.html")
    typed("capsule", reader)
    link = reader.page.locator(RESULTS).locator('a[href*="zorbatine.html"]').last
    expect(link).to_contain_text("capsule")
    link.click()
    reader.page.wait_for_url("**/*.html?h=capsule*")
    expect(reader.page.locator("mark[data-md-highlight]").first).to_have_text(re.compile("^capsules?$", re.I))
    assert reader.page.locator("mark[data-md-highlight]").count() < 200


def test_the_right_arrow_takes_what_is_suggested(reader: Reader) -> None:
    reader.open("index.html")
    expect(typed("zorba", reader)).not_to_have_count(0)
    reader.page.keyboard.press("ArrowRight")
    expect(reader.page.get_by_role("textbox", name="Search")).to_have_value("zorbatine")


def test_a_key_opens_the_search_and_letters_typed_elsewhere_do_not(reader: Reader) -> None:
    reader.open("compare/drugs-for-harrow-syndrome.html")
    reader.page.keyboard.press("/")
    expect(reader.page.get_by_role("textbox", name="Search")).to_be_focused()
    reader.page.keyboard.press("Tab")
    expect(reader.page.locator("#__search")).not_to_be_checked()
    reader.page.get_by_role("searchbox").first.fill("")
    reader.page.get_by_role("searchbox").first.press_sequentially("fs/")
    expect(reader.page.locator("#__search")).not_to_be_checked()


def test_the_search_of_the_theme_is_neither_loaded_nor_there(reader: Reader) -> None:
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.page.on("worker", lambda worker: reader.faults.append(f"a worker runs: {worker.url}"))
    reader.open("index.html?q=zorbatine")
    expect(reader.page.locator(RESULTS).first).to_be_visible()
    assert not [url for url in asked if "search_index" in url or "/workers/" in url]
    for address in ("search/search_index.json", "assets/javascripts/workers"):
        assert reader.page.request.get(reader.origin + address).status == 404


def test_closing_the_search_takes_its_words_out_of_the_address(reader: Reader) -> None:
    reader.open("index.html?q=zorbatine")
    expect(reader.page.locator(RESULTS).first).to_be_visible()
    reader.page.keyboard.press("Escape")
    reader.page.wait_for_url("**/index.html")


def test_the_arrow_keys_and_enter_go_to_an_entry_and_escape_closes_the_search(reader: Reader) -> None:
    reader.open("questions/index.html")
    expect(typed("zorbatine", reader)).not_to_have_count(0)
    reader.page.keyboard.press("ArrowDown")
    expect(reader.page.locator(".mg-entries a").first).to_be_focused()
    reader.page.keyboard.press("ArrowUp")
    expect(reader.page.get_by_role("textbox", name="Search")).to_be_focused()
    reader.page.keyboard.press("Escape")
    expect(reader.page.locator("#__search")).not_to_be_checked()
    expect(typed("zorbitine", reader)).not_to_have_count(0)
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url(f"**/{DRUG}*")


def test_enter_goes_to_the_first_entry_even_before_the_theme_knows_that_its_search_is_open(
    reader: Reader,
) -> None:
    reader.open("questions/index.html")
    expect(typed("zorbitine", reader)).not_to_have_count(0)
    reader.page.locator(".md-search__form").evaluate("form => form.requestSubmit()")
    reader.page.wait_for_url(f"**/{DRUG}*")


def held(files: str, reader: Reader) -> Callable[[], None]:
    """Keep files back from now on; return what lets them come."""
    waiting: list[Route] = []
    is_over: list[bool] = []
    reader.page.route(files, lambda route: route.continue_() if is_over else waiting.append(route))

    def release() -> None:
        is_over.append(True)
        for route in waiting:
            route.continue_()

    return release


@pytest.mark.parametrize("late", ["**/search/names.js", "**/search/rule.js", "**/assets/search.js"])
def test_enter_before_all_of_the_search_has_come_goes_to_the_entry_once_it_has(late: str, reader: Reader) -> None:
    release = held(late, reader)
    reader.open("questions/index.html")
    with reader.page.expect_request(late):
        typed("zorbitine", reader)
    reader.page.locator(".md-search__form").evaluate("form => form.requestSubmit()")
    assert reader.page.url.endswith("questions/index.html")
    release()
    reader.page.wait_for_url(f"**/{DRUG}*")


@pytest.mark.parametrize("late", ["**/search/pages.js", "**/search/words-*.js*"])
def test_enter_before_the_text_was_searched_goes_to_the_first_page_once_it_has_been(
    late: str, reader: Reader
) -> None:
    release = held(late, reader)
    reader.open("questions/index.html")
    with reader.page.expect_request(late):
        typed("glowing", reader)
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator(".md-search-result__meta")).to_have_text("Searching the text of the pages…")
    release()
    reader.page.wait_for_url("**/*.html?h=glowing*")


def test_a_part_of_the_text_that_does_not_come_is_told_and_asked_for_again(browser: Browser, origin: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/search/words-*.js*", lambda route: route.fulfill(status=503))
    page.goto(origin + "index.html")
    field = page.get_by_role("textbox", name="Search")
    field.press_sequentially("capsule")
    expect(page.locator(".md-search-result__meta")).to_contain_text("could not be searched")
    page.unroute("**/search/words-*.js*")
    field.press_sequentially("s")
    expect(page.locator(RESULTS).first).to_be_visible()
    context.close()


def test_how_many_entries_were_found_is_read_out(reader: Reader) -> None:
    reader.open("index.html")
    typed("zorbitine", reader)
    status = reader.page.locator(".md-search").get_by_role("status")
    expect(status).to_contain_text("reached with the arrow keys. First: Zorbatine.")


@pytest.mark.parametrize("width", [1280, 320])
def test_the_first_page_has_a_box_that_opens_the_search(reader: Reader, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 740})
    reader.open("index.html")
    reader.page.get_by_role("button", name="Search: a treatment, a study, a question").click()
    expect(reader.page.locator("#__search")).to_be_checked()
    reader.page.keyboard.type("zorbitine")
    expect(reader.page.locator(".mg-entries strong").first).to_have_text("Zorbatine")


def test_an_address_with_words_opens_the_search_with_its_entries(reader: Reader) -> None:
    reader.open("index.html?q=zorbitine")
    expect(reader.page.locator(".mg-entries strong").first).to_have_text("Zorbatine")


def test_emptying_the_field_empties_the_list(reader: Reader) -> None:
    reader.open("index.html")
    expect(typed("zorbatine", reader)).not_to_have_count(0)
    reader.page.get_by_role("button", name="Clear").click()
    expect(reader.page.locator(".mg-entries")).to_be_hidden()


def test_the_list_is_asked_for_only_when_the_search_is_used(reader: Reader) -> None:
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.open(DRUG)
    assert not [url for url in asked if url.endswith("/search/names.js")]
    expect(typed("zorbatine", reader)).not_to_have_count(0)
    typed("humming", reader)
    assert len([url for url in asked if url.endswith("/search/names.js")]) == 1


def test_without_its_names_the_search_still_finds_words_of_the_text(browser: Browser, origin: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/search/names.js", lambda route: route.fulfill(status=404))
    page.goto(origin + "index.html")
    page.get_by_role("textbox", name="Search").press_sequentially("zorbatine")
    expect(page.locator(RESULTS).first).to_be_visible()
    expect(page.locator(".mg-entries")).to_be_hidden()
    context.close()


@pytest.mark.layout
@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_on_a_narrow_screen_entries_fit_and_can_be_tapped(phone: Reader, scheme: str) -> None:
    phone.page.set_viewport_size({"width": 320, "height": 640})
    phone.page.emulate_media(color_scheme="dark" if scheme == "slate" else "light")
    phone.open("index.html")
    phone.page.locator("label.md-header__button[for=__search]").click()
    entries = typed("zorb", phone)
    expect(entries.first).to_be_visible()
    phone.page.wait_for_timeout(400)
    for box in filter(None, (one.bounding_box() for one in entries.locator("a, .mg-chip").all())):
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
    checked = Axe().run(phone.page, context=".mg-entries").response["violations"]
    grave = [one for one in checked if one["impact"] in ("serious", "critical")]
    assert not grave, [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in grave]
    entries.first.tap()
    phone.page.wait_for_url(f"**/{DRUG}*")


def test_the_program_and_the_index_of_the_search_are_loaded_when_somebody_searches_and_not_before(
    reader: Reader,
) -> None:
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    reader.open("drugs/zorbatine.html")
    reader.page.wait_for_timeout(500)
    assert [name for name in asked if "search" in name] == ["search-open.js"]
    reader.page.locator('[data-md-component="search-query"]').click()
    reader.page.keyboard.type("glow blocker")
    expect(reader.page.locator(RESULTS).first).to_be_visible()
    loaded = [name.partition("?")[0] for name in asked]
    assert loaded.count("names.js") == loaded.count("pages.js") == 1
    assert len([name for name in loaded if name.startswith("words-")]) < 4


def test_an_address_that_asks_for_words_loads_the_index_at_once(reader: Reader) -> None:
    reader.open("index.html?q=zorbatine")
    expect(reader.page.locator(".md-search-result__item").first).to_be_visible()


FIND = "button.mg-find"


def test_the_button_on_the_first_page_opens_the_search(reader: Reader) -> None:
    reader.open("index.html")
    reader.page.get_by_role("button", name="Search: a treatment, a study, a question").click()
    expect(reader.page.get_by_role("textbox", name="Search")).to_be_focused()


def test_without_a_field_to_open_the_button_keeps_its_room_and_is_not_shown(reader: Reader) -> None:
    def without_the_field(route: Route) -> None:
        told = route.fetch()
        route.fulfill(response=told, body=told.text().replace('data-md-component="search-query"', ""))

    reader.open("index.html")
    shown = reader.page.locator(FIND).bounding_box()
    assert shown is not None
    # The theme's program fails without its field.
    nothing = {"body": "", "content_type": "text/javascript"}
    reader.page.route("**/bundle.*.js", lambda route: route.fulfill(**nothing))
    reader.page.route("**/index.html", without_the_field)
    reader.open("index.html")
    expect(reader.page.locator(FIND)).to_be_hidden()
    hidden = reader.page.locator(FIND).evaluate("node => node.getBoundingClientRect().toJSON()")
    assert (hidden["height"], hidden["width"]) == (shown["height"], shown["width"])
