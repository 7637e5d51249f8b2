"""The search on the real base, asked for everything: every name and number, and every word of some pages."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from selectolax.lexbor import LexborHTMLParser

from monograph.exports.search.words import squeezed, words_of
from monograph.knowledge_base import KnowledgeBase
from monograph.views.across.search import findable
from tests.browser.conftest import (
    BROWSER,
    IS_REQUIRED,
    NO_BROWSER,
    Quiet,
    Reader,
    browser_type_launch_args,
    watched,
)
from tests.conftest import BuiltSite

if BROWSER is None and not IS_REQUIRED:
    pytest.skip(NO_BROWSER, allow_module_level=True)

pytestmark = [pytest.mark.browser, pytest.mark.slow]
__all__ = ["browser_type_launch_args"]  # the fixture by which the browser starts

MOST_BYTES = 300_000  # of what is loaded before the first entries are shown, not compressed
EVERY = 45  # of which one page is read word by word
CHROME = ".mg-contents, .headerlink, .md-content__button, .md-source-file, script, style"
WORD = re.compile(r"[^\W_]+")


@pytest.fixture(scope="module")
def there(browser: Browser, real_site: BuiltSite) -> Iterator[str]:
    """The address of a web server that shows the real site."""
    assert real_site.run.code == 0, real_site.run.output
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(real_site.folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def asker(browser: Browser, there: str) -> Iterator[Reader]:
    """A reader whose search is ready; any message of the browser fails the test at its end."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    reader = watched(context, there)
    reader.page.on("console", lambda message: reader.faults.append(f"{message.type}: {message.text}"))
    reader.open("index.html")
    reader.page.get_by_role("textbox", name="Search").press_sequentially("a")
    expect(reader.page.locator(".md-search-result__meta")).to_contain_text("page")
    yield reader
    context.close()
    assert not reader.faults, "\n".join(reader.faults)


ASK_FOR_NAMES = """names => names.map(([name, address]) => {
    const found = monographNames.find(name);
    const at = found.findIndex(({ entry }) => entry.address === address);
    return { at, isExact: found.slice(0, at + 1).every(({ isExact }) => isExact) };
})"""


def test_every_name_and_number_of_the_base_finds_its_entry_before_all_that_is_not_called_so(
    asker: Reader, real_base: KnowledgeBase
) -> None:
    names = [
        (name, one.address)
        for one in findable(real_base)
        for name in (one.name, *one.names, *one.identifiers)
        if squeezed(name)
    ]
    assert len(names) > 1500
    answers = asker.page.evaluate(ASK_FOR_NAMES, names)
    lost = [asked for asked, answer in zip(names, answers, strict=True) if answer["at"] < 0]
    late = [asked for asked, answer in zip(names, answers, strict=True) if not answer["isExact"]]
    assert not lost
    assert not late


def test_names_are_found_however_they_are_written(asker: Reader, real_base: KnowledgeBase) -> None:
    names = []
    for one in findable(real_base):
        for name in (one.name, *one.names):
            decomposed = unicodedata.normalize("NFD", name)
            bare = "".join(character for character in decomposed if not unicodedata.combining(character))
            ways = (
                name.upper(),
                decomposed,
                bare,
                f"({name}).",
                name.replace(" ", "\u00a0"),
                name.replace("-", " "),
            )
            names += [(way, one.address) for way in ways if squeezed(way) == squeezed(name) != ""]
    answers = asker.page.evaluate(ASK_FOR_NAMES, names)
    assert not [asked for asked, answer in zip(names, answers, strict=True) if answer["at"] < 0]
    assert not [asked for asked, answer in zip(names, answers, strict=True) if not answer["isExact"]]


def test_a_pasted_address_of_a_work_finds_the_work_first(asker: Reader, real_base: KnowledgeBase) -> None:
    pasted = []
    for work in real_base.bibliography.values():
        page = f"references/{work.key}.html"
        if work.doi:
            quoted = work.doi.replace("/", "%2F")
            ways = (
                f"https://doi.org/{work.doi}",
                f"http://dx.doi.org/{work.doi}.",
                f"doi:{work.doi}",
                f"DOI: {work.doi};",
                f"https://www.doi.org/{quoted}",
                f"See (doi {work.doi}).",
                f"doi.org/{work.doi}",
            )
            pasted += [(way, page) for way in ways]
        if work.pmid:
            address = f"https://pubmed.ncbi.nlm.nih.gov/{work.pmid}/"
            pasted += [(way, page) for way in (f"PMID {work.pmid}", f"pmid:{work.pmid}.", address)]
        if work.pmcid:
            pasted.append((f"https://pmc.ncbi.nlm.nih.gov/articles/{work.pmcid}/", page))
    assert len(pasted) > 300
    firsts = asker.page.evaluate(
        "asked => asked.map(([words]) => monographNames.find(words)[0]?.entry.address)",
        pasted,
    )
    assert not [asked for asked, first in zip(pasted, firsts, strict=True) if asked[1] != first]


ASK_FOR_WORDS = """async words => {
    const found = [];
    for (const word of words) {
        const { pages, spelled } = await monographPages.find(word);
        found.push(spelled.length ? [] : pages.map(({ address }) => address));
    }
    return found;
}"""


def _words_of_page(path: Path) -> set[str]:
    article = LexborHTMLParser(path.read_text(encoding="utf-8")).css_first("article")
    assert article is not None
    for chrome in article.css(CHROME):
        chrome.decompose()
    return set(WORD.findall(article.text(separator=" ")))


def test_every_word_of_a_page_finds_it(asker: Reader, real_site: BuiltSite) -> None:
    addresses = asker.page.evaluate("async () => (await monographSearch.load('pages')).pages.map(([one]) => one)")
    sample = {one: _words_of_page(real_site.folder / one) for one in addresses[::EVERY]}
    assert len(sample) > 10
    words = sorted({word for held in sample.values() for word in held})
    assert len(words) > 2000
    found = {
        word: set(pages) for word, pages in zip(words, asker.page.evaluate(ASK_FOR_WORDS, words), strict=True)
    }
    lost = [
        (address, word) for address, held in sample.items() for word in sorted(held) if address not in found[word]
    ]
    assert not lost


def test_python_and_the_browser_read_words_alike(asker: Reader, real_site: BuiltSite) -> None:
    assigned = [chr(code) for code in range(0x20000) if unicodedata.category(chr(code)) not in ("Cn", "Cs", "Co")]
    characters = [f"{one} a{one}b {one}{one}1" for one in assigned]
    scripts = (real_site.folder / "assets/search").glob("text-*.js")
    chunks = {chunk for path in scripts for chunk in path.read_text(encoding="utf-8").split()}
    texts = [*characters, *sorted(chunks)]
    theirs = asker.page.evaluate("texts => texts.map((text) => monographSearch.wordsOf(text))", texts)
    ours = [list(words_of(text)) for text in texts]
    assert [one for one in zip(texts, ours, theirs, strict=True) if one[1] != one[2]] == []


def test_what_is_loaded_before_the_first_entries_is_small(real_site: BuiltSite) -> None:
    folder = real_site.folder / "assets/search"
    assert sum((folder / name).stat().st_size for name in ("rule.js", "names.js")) < MOST_BYTES
    assert max(path.stat().st_size for path in folder.glob("words-*.js")) < MOST_BYTES
    assert max(path.stat().st_size for path in folder.glob("text-*.js")) < MOST_BYTES


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("cramp", "Muscle cramp"),
        ("cramps", "Muscle cramp"),
        ("baclofen", "Baclofen"),
        ("gabapentin", "Gabapentin"),
        ("which drug for cramps", "Which drug for muscle cramps in people with ALS?"),
        ("ECG", ""),
        ("https://doi.org/10.1212/WNL.0000000000002507.", "A randomized trial of mexiletine in ALS"),
        ("NCT01849770", "Weiss 2016"),
        ("mexilitine", "Mexiletine"),
        ("Lioresal®", "Baclofen"),
        ("side effects", "Adverse events"),
        ("charley horse", ""),
        ("痙攣", ""),
    ],
)
def test_words_typed_by_hand_bring_the_entry_and_pages_or_where_to_look(
    words: str, first: str, asker: Reader
) -> None:
    field = asker.page.get_by_role("textbox", name="Search")
    field.fill("")
    field.press_sequentially(words)
    meta = asker.page.locator(".md-search-result__meta")
    expect(meta).to_contain_text(re.compile(r"^\d+ pages? with|No page has|some of these words"))
    if first:
        expect(asker.page.locator(".mg-entries strong").first).to_contain_text(first)
    text = meta.text_content() or ""
    if "No page" in text:
        expect(meta.locator("a").first).to_be_visible()
    else:
        expect(asker.page.locator(".md-search-result > .md-search-result__list mark").first).to_be_visible()


@pytest.mark.parametrize("words", ["cramps", "cannabis"])
def test_answers_and_treatments_come_before_what_they_rest_on(words: str, asker: Reader) -> None:
    kinds = asker.page.evaluate(
        "words => monographNames.find(words).slice(0, 8).map(({ entry }) => entry.kind)", words
    )
    assert "Question" in kinds[:3]
    assert "Treatment" in kinds
    assert not {"Reference", "Study", "Claim check"} & set(kinds[: kinds.index("Question")])


def test_names_with_a_meaning_for_javascript_are_looked_up_as_words(asker: Reader) -> None:
    odd = ["__proto__", "constructor", "toString", "hasOwnProperty", "<script>alert(1)</script>", "a.b*[", "\\"]
    found = asker.page.evaluate(
        """async odd => {
            const counts = [];
            for (const one of odd) {
                const { pages } = await monographPages.find(one);
                counts.push([monographNames.find(one).length, pages.length]);
            }
            return counts;
        }""",
        odd,
    )
    assert len(found) == len(odd)
    assert all(isinstance(count, int) for pair in found for count in pair)
