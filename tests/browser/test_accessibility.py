"""Whether everybody can use the site: WCAG 2.2, A and AA, on every kind of page and on all that opens.

The checker (axe) finds what a machine can find: names, roles, contrast, order of headings, size of targets.
What it cannot find is walked through by keyboard in test_keyboard.py.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import BROWSER, IS_REQUIRED, NO_BROWSER, Reader, watched
from tests.browser.fonts import CHOSEN
from tests.conftest import BuiltSite

if BROWSER is None and not IS_REQUIRED:
    pytest.skip(NO_BROWSER, allow_module_level=True)

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# One page of each kind, the fullest there is. A kind that is missing here fails a test.
PAGES = (
    "index.html",
    "404.html",
    "about.html",
    "certainty.html",
    "claims/claim-humming-cured.html",
    "claims/index.html",
    "compare/adverse-effects.html",
    "compare/doses-for-humming-in-harrow-syndrome.html",
    "compare/drugs-for-humming-in-harrow-syndrome.html",
    "compare/guidelines-on-humming-in-harrow-syndrome.html",
    "compare/index.html",
    "compare/interactions.html",
    "compare/pick.html",
    "compare/results-for-humming-frequency.html",
    "compare/studies-of-zorbatine.html",
    "conditions/harrow-syndrome.html",
    "conditions/index.html",
    "data.html",
    "disagreements.html",
    "drugs/index.html",
    "drugs/zorbatine.html",
    "evidence-matrix.html",
    "glossary/index.html",
    "glossary/washout.html",
    "guidelines/harrow-society.html",
    "guidelines/index.html",
    "news.html",
    "outcomes/humming-frequency.html",
    "outcomes/index.html",
    "questions/does-zorbatine-ease-humming.html",
    "questions/does-zorbatine-ease-humming/versions/2025-01-10.html",
    "questions/index.html",
    "references.html",
    "references/Quill2031.html",
    "rules/index.html",
    "rules/opposite-directions-are-explained.html",
    "studies/index.html",
    "studies/quill-2031.html",
    "studies/quill-trial.html",  # moved
    "tags.html",
    "trials.html",
)
MOVED = '<meta http-equiv="refresh"'
# Pages that are written by hand are of one kind: running text. The example has words for one of them.
WRITTEN = "kb/pages"

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# Colours are nine tenths of the checker's work. They are looked at in light and in dark; as the frame is the same
# on every page, on one page as a whole and elsewhere in the content.
OF_COLOURS = ("color-contrast", "link-in-text-block")
STRUCTURE = {
    "runOnly": list(TAGS),
    # The size of targets is a rule of WCAG 2.2 that is off unless asked for.
    "rules": {"target-size": {"enabled": True}} | {rule: {"enabled": False} for rule in OF_COLOURS},
    "resultTypes": ["violations"],
}
COLOURS = {"runOnly": {"type": "rule", "values": list(OF_COLOURS)}, "resultTypes": ["violations"]}
CONTENT = ".md-content"


@pytest.fixture(scope="module")
def axe() -> Axe:
    """The checker; its script is read once."""
    return Axe()


@pytest.fixture(params=[1280, 320])
def width(request: pytest.FixtureRequest) -> int:
    """How wide the reader's screen is, in pixels."""
    made: int = request.param
    return made


@pytest.fixture
def still(browser: Browser, origin: str, width: int) -> Iterator[Reader]:
    """A reader for whom nothing moves, so that nothing is half shown when it is looked at."""
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    made = watched(context, origin)
    yield made
    context.close()
    assert not made.faults, "\n".join(made.faults)


def kind_of(address: str, site: BuiltSite) -> str:
    """Return what kind of page is at an address, by its folder and, in a comparison, by what is compared."""
    folder, _, name = address.rpartition("/")
    if MOVED in (site.folder / address).read_text(encoding="utf-8"):
        return "moved"
    if (site.root / WRITTEN / address).with_suffix(".md").is_file():
        return "written by hand"
    if folder.endswith("/versions"):
        return "versions"
    if folder == "compare":
        return f"compare/{re.split('-(?:for|of|on)-', name)[0]}"
    return address if not folder or name == "index.html" else folder


def test_every_kind_of_page_is_looked_at(example_site: BuiltSite) -> None:
    assert example_site.run.code == 0, example_site.run.output
    there = {
        kind_of(path.relative_to(example_site.folder).as_posix(), example_site)
        for path in example_site.folder.rglob("*.html")
    }
    assert there - {kind_of(address, example_site) for address in PAGES} == set()


def test_no_kind_of_page_has_a_fault_that_the_checker_finds(axe: Axe, still: Reader) -> None:
    still.page.route("**/studies/quill-trial.html", _without_moving_on)
    found: list[str] = []
    for address in PAGES:
        still.open(address)
        _open_all(still.page)
        found += _faults(axe, still.page, None if address == PAGES[0] else CONTENT)
    assert not found, "\n".join(found)


@pytest.mark.layout
@pytest.mark.skipif(CHOSEN not in os.environ, reason="with the system's fonts, the test above asks for it too")
def test_whatever_is_tapped_is_large_enough_in_another_font(axe: Axe, browser: Browser, origin: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 900}, reduced_motion="reduce")
    page, sizes = context.new_page(), {**STRUCTURE, "runOnly": ["target-size"], "rules": {}}
    page.route("**/studies/quill-trial.html", _without_moving_on)
    found: list[str] = []
    for address in PAGES:
        page.goto(origin + address, wait_until="load")
        _open_all(page)
        found += _violations(axe, page, sizes)
    context.close()
    assert not found, "\n".join(found)


def _without_moving_on(route: Route) -> None:
    """Show a page that has moved without leading on to where it moved."""
    answer = route.fetch()
    route.fulfill(response=answer, body=re.sub(f"{MOVED}[^>]*>", "", answer.text()))


def _open_all(page: Page) -> None:
    # "On this page" would lie over what is below it, and has a test of its own.
    page.evaluate("for (const fold of document.querySelectorAll('article details')) fold.open = true;")


def _faults(axe: Axe, page: Page, part: str | None) -> Iterator[str]:
    """Yield a line for each fault: of structure in the whole page, of colours in a part of it, light and dark."""
    yield from _violations(axe, page, STRUCTURE)
    for scheme in ("slate", "default"):
        # As the theme does it when somebody switches; that it does has a test in test_reading.py.
        page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme; }", scheme)
        yield from (f"{scheme}: {fault}" for fault in _violations(axe, page, COLOURS, part))


def _violations(axe: Axe, page: Page, rules: dict[str, Any], part: str | None = None) -> Iterator[str]:
    for violation in axe.run(page, part, rules).response["violations"]:
        nodes = violation["nodes"]
        shown = "; ".join(node["html"][:200] for node in nodes[:3])
        yield f"{page.url}: {violation['id']} ({violation['help']}), {len(nodes)}: {shown}"


# What opens


@dataclass(frozen=True)
class Opened:
    """Something that a reader opens: where, how, and the part of the page that is then shown."""

    address: str
    part: str
    act: Callable[[Page], None]


def _drawer(page: Page) -> None:
    page.locator("label.md-header__button[for=__drawer]").click()


def _search(page: Page) -> None:
    field = page.get_by_role("textbox", name="Search")
    if not field.is_visible() or page.locator("label.md-header__button[for=__search]").is_visible():
        page.locator("label.md-header__button[for=__search]").click()
    field.press_sequentially("zorbatine")
    expect(page.locator(".mg-entries li").first).to_be_visible()
    expect(page.locator(".md-search-result > .md-search-result__list > li").first).to_be_visible()


def _search_in_vain(page: Page) -> None:
    field = page.get_by_role("textbox", name="Search")
    if not field.is_visible() or page.locator("label.md-header__button[for=__search]").is_visible():
        page.locator("label.md-header__button[for=__search]").click()
    field.press_sequentially("batinezor")
    expect(page.locator(".md-search-result__meta")).to_contain_text("No page has")


def _nothing_found(page: Page) -> None:
    page.locator(".mg-filter").get_by_label("Words").fill("no such word anywhere")


def _narrowed(page: Page) -> None:
    page.locator(".mg-filter").get_by_label("Year").select_option("2031")


def _citation(page: Page) -> None:
    page.locator("sup.mg-cite a:visible").first.hover()


def _word(page: Page) -> None:
    page.locator("a.mg-term").first.hover()


def _columns(page: Page) -> None:
    page.get_by_role("button", name="Columns").click()


def _contents(page: Page) -> None:
    page.locator(".mg-contents summary").click()


def _shared(page: Page) -> None:
    page.get_by_role("button", name="Share this page").click()
    expect(page.locator(".mg-actions output")).not_to_be_empty()


def _plain(page: Page) -> None:
    page.get_by_role("form", name="How to read this page").get_by_label("Plain words").check()


def _clinical(page: Page) -> None:
    page.get_by_role("form", name="How to read this page").get_by_label("For clinicians").check()


def _to_the_top(page: Page) -> None:
    page.mouse.wheel(0, 2000)
    page.wait_for_timeout(150)
    page.mouse.wheel(0, -300)


QUESTION = "questions/does-zorbatine-ease-humming.html"
STUDY = "studies/quill-2031.html"
TABLE = "compare/drugs-for-harrow-syndrome.html?sort=Verdict&without=Warnings&words=hum"
PICKED = "compare/pick.html?drugs=zorbatine,spangle-spray"
OPENED = {
    "the search with results": Opened("index.html", ".md-search__output", _search),
    "the search without a match": Opened("index.html", ".md-search__output", _search_in_vain),
    "a citation's card": Opened(STUDY, ".mg-card", _citation),
    "the card of a word": Opened("studies/hollow-2035.html", ".mg-card", _word),
    "the columns of a table": Opened(TABLE, ".mg-tools", _columns),
    "treatments side by side": Opened(PICKED, ".mg-tools", _columns),
    "a narrowed list": Opened("references.html", ".mg-filter", _narrowed),
    "an empty list": Opened("references.html", ".mg-filter", _nothing_found),
    "a shared page": Opened(STUDY, ".mg-actions", _shared),
    "plain words": Opened(QUESTION, ".md-content", _plain),
    "clinical detail": Opened(QUESTION, ".md-content", _clinical),
    "the way to the top": Opened(QUESTION, ".md-top", _to_the_top),
}
ONLY_NARROW = {
    "the menu": Opened(QUESTION, ".md-sidebar--primary", _drawer),
    "what is on this page": Opened(QUESTION, ".mg-contents", _contents),
}


def test_nothing_that_opens_has_a_fault_that_the_checker_finds(axe: Axe, still: Reader, width: int) -> None:
    still.page.add_init_script("delete Navigator.prototype.share")  # the browser's own window would open
    found: list[str] = []
    for name, opened in (OPENED | (ONLY_NARROW if width == 320 else {})).items():
        still.open(opened.address)
        opened.act(still.page)
        expect(still.page.locator(opened.part).first).to_be_visible()
        found += [f"{name}: {fault}" for fault in _faults(axe, still.page, opened.part)]
    assert not found, "\n".join(found)
