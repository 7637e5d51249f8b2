"""Whether the pages still answer what readers ask: golden answers held against the rendered pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from monograph import urls
from monograph.entries.base_files.answers import GoldenAnswers
from monograph.findings import Finding, did_you_mean
from monograph.knowledge_base import KnowledgeBase
from monograph.render import render_page
from monograph.rules import RULES, Rule
from monograph.views import Page, pages_at

_ADDRESS, _SHOWN, _NEVER = "answer-has-a-page", "answer-comes-out", "answer-never-says"


def answer_findings(
    golden: GoldenAnswers, base: KnowledgeBase, more: Iterable[Page] = (), rules: Iterable[Rule] = RULES
) -> tuple[tuple[Finding, ...], int]:
    """Return the golden answers that do not come out of the pages, and how many things were looked for.

    ``more`` are pages beside our own, ``rules`` those that have a page.
    """
    if not golden.answers:
        return (), 0
    wanted = {answer.page for answer in golden.answers}
    pages = (*pages_at(wanted, base, rules), *(page for page in more if page.address in wanted))
    texts = {page.address: page_text(page) for page in pages}
    addresses = [urls.entry_page(type(sheet.entry), sheet.id) for sheet in base.sheets.values()]
    findings = tuple(_findings(golden, texts, addresses))
    return findings, sum(1 + len(answer.shows) + len(answer.never) for answer in golden.answers)


def _findings(golden: GoldenAnswers, texts: Mapping[str, PageText], addresses: list[str]) -> Iterator[Finding]:
    for number, answer in enumerate(golden.answers):
        text = texts.get(answer.page)
        if text is None:
            remedy = did_you_mean(answer.page, addresses, "Give the address of a page that is made from entries.")
            found = f"there is no page {answer.page}"
            yield golden.finding(number, ("page",), _ADDRESS, found, remedy)
            continue
        for position, words in enumerate(answer.shows):
            missing = text.missing(words)
            if missing:
                found = (
                    f"`{answer.asked}`: {answer.page} does not show {' with '.join(f'“{word}”' for word in words)}"
                )
                remedy = f"{missing} Correct the entry, or this answer when the meaning changed on purpose."
                yield golden.finding(number, ("shows", position), _SHOWN, found, remedy)
        for position, word in enumerate(answer.never):
            if text.holds(word):
                found = f"`{answer.asked}`: {answer.page} says “{word}”"
                remedy = "Correct the entry, or this answer when the meaning changed on purpose."
                yield golden.finding(number, ("never", position), _NEVER, found, remedy)


@dataclass(frozen=True, slots=True)
class PageText:
    """What a reader sees on a page: the whole text, and that of each row, item, labelled value or paragraph."""

    whole: str
    pieces: tuple[str, ...]

    def holds(self, words: str) -> bool:
        """Whether the words stand anywhere on the page."""
        return _normalised(words) in self.whole

    def missing(self, words: tuple[str, ...]) -> str:
        """Return why some words are not together, as a sentence; nothing when they do."""
        wanted = [_normalised(word) for word in words]
        if any(all(word in piece for word in wanted) for piece in self.pieces):
            return ""
        for word, shown in zip(words, wanted, strict=True):
            if shown not in self.whole:
                return f"“{word}” appears nowhere on the page."
        return "All the words are on the page, but not together."


def page_text(page: Page) -> PageText:
    """Return what a reader sees on a page; citation marks are left out."""
    reader = _Reader()
    reader.feed(render_page(page))
    reader.close()
    return PageText(_normalised(" ".join(reader.whole)), tuple(map(_normalised, reader.pieces)))


_PIECES = frozenset({"tr", "li", "p", "blockquote"})
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link"})


@dataclass
class _Open:
    """An element that is open, with the words in it so far when it is a piece."""

    tag: str
    is_piece: bool
    is_hidden: bool
    words: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects the words of a rendered page, piece by piece."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.whole: list[str] = []
        self.pieces: list[str] = []
        self._open: list[_Open] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        is_labelled_value = tag == "div" and bool(self._open) and self._open[-1].tag == "dl"
        is_mark = tag == "sup" and ("class", "mg-cite") in attrs
        is_hidden = is_mark or any(one.is_hidden for one in self._open)
        self._open.append(_Open(tag, tag in _PIECES or is_labelled_value, is_hidden))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            closed = self._open.pop()
            if closed.is_piece and closed.words:
                self.pieces.append(" ".join(closed.words))
            if closed.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        if data.strip() and not (self._open and self._open[-1].is_hidden):
            self.whole.append(data)
            for one in self._open:
                if one.is_piece:
                    one.words.append(data)


_SPACES = re.compile(r"[\s\u00a0]+")
_BEFORE_MARKS = re.compile(r" (?=[.,;:!?)])")


def _normalised(text: str) -> str:
    return _BEFORE_MARKS.sub("", _SPACES.sub(" ", text)).strip()
