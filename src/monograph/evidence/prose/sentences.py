"""Entry text as sentences: plain words, where each is in the text, what it cites and what it quotes.

Plain words are made by masking: mark-up turns into blanks, and a link without words, an address or a quotation
into as many fillers. So every offset in a sentence is an offset in the text as its author wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from monograph.entries import Claim, Entry, Outcome, Term
from monograph.entries.kinds.comment import Comment
from monograph.entries.reading.computed import computed_once
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Change as DatedChange
from monograph.entries.shared.parts import Citation, Part
from monograph.sources import Path
from monograph.text import Citations, Mention, Words, inlines, item_starts, parse
from monograph.text.fields import CiteKey, EntryText, Name

# Stands for one character of something that is no word of ours.
FILLER = "\ufffc"
_MOST_WORDS_BEFORE = 40


class LinkedWords(NamedTuple):
    """A link to an entry inside a sentence: from where to where, and the entry's id."""

    start: int
    end: int
    target: str


class Sentence(NamedTuple):
    """One sentence, masked: ``text`` begins at ``start`` of ``source``, the text as it was written.

    ``cites`` are the keys of the works it cites itself.
    """

    text: str
    start: int
    source: str
    cites: tuple[str, ...] = ()
    links: tuple[LinkedWords, ...] = ()

    def words(self, start: int, end: int) -> str:
        """Return the written words from ``start`` to ``end`` of the sentence on one line."""
        return " ".join(self.source[self.start + start : self.start + end].split())

    def token(self, start: int, end: int) -> str:
        """Return the written words from ``start`` to ``end`` of the sentence, to be pointed at in the file.

        A place is found by the first occurrence of its words. So that "5 %" does not point into "45 %", words
        before it are added until the token is the first of its kind. Empty when a text repeats itself so often
        that this would take long: then the whole text is pointed at.
        """
        first, last = self.start + start, self.start + end
        for _ in range(_MOST_WORDS_BEFORE):
            if self.source.find(self.source[first:last]) == first:
                return self.source[first:last]
            first = max(self.source.rfind(" ", 0, first - 1), self.source.rfind("\n", 0, first - 1)) + 1
        return ""


class LocatedText(NamedTuple):
    """A text of an entry with its path, and the works cited beside it, none when it has no citation of its own.

    ``quotes_others`` is set for what a claim's document says, and for what is told of a comment: those are not the
    entry's own words, and their numbers hold none.
    ``is_definition`` is set for what explains a term or says what an outcome measures: its numbers are examples
    and limits by choice, not findings.
    """

    path: Path
    text: str
    cites: tuple[str, ...] = ()
    quotes_others: bool = False
    is_definition: bool = False

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences; quotations are masked, except in the words of others."""
        return sentences_with_quotations(self.text) if self.quotes_others else sentences(self.text)


@computed_once
def entry_texts(sheet: Sheet[Entry]) -> tuple[LocatedText, ...]:
    """Return every text of an entry; its list of changes and reviewers' statements are left out."""
    entry = sheet.entry
    cited: dict[Path, tuple[str, ...]] = {}
    found = []
    for path, value in sheet.parts(EntryText):
        around = _around(path)
        part = sheet.value_at(around)
        if not isinstance(part, DatedChange):
            is_others = (isinstance(entry, Claim) and path == ("says",)) or (
                isinstance(part, Comment) and path[-1] == "text"
            )
            is_definition = isinstance(entry, Term) or (isinstance(entry, Outcome) and path == ("measures",))
            cites = _cited_by(part) or _cited_around(around, sheet, cited)
            found.append(LocatedText(path, value, cites, is_others, is_definition))
    return tuple(found)


@computed_once
def entry_names(sheet: Sheet[Entry]) -> tuple[LocatedText, ...]:
    """Return every name an entry gives, such as a class or a country; the places in cited works are left out."""
    cited: dict[Path, tuple[str, ...]] = {}
    return tuple(
        LocatedText(path, value, _cited_around(_around(path), sheet, cited))
        for path, value in sheet.parts(Name)
        if path[-1] != "at"
    )


def holds_any(text: str, pieces: Iterable[str]) -> bool:
    """Whether any of some pieces is in a text: far quicker than a pattern, so asked before one."""
    for piece in pieces:  # noqa: SIM110 - ``any`` with a generator takes twice as long
        if piece in text:
            return True
    return False


def _around(path: Path) -> Path:
    """Return the path of the part that a field belongs to, or an item of a field."""
    return path[:-2] if path and isinstance(path[-1], int) else path[:-1]


def _cited_around(path: Path, sheet: Sheet[Entry], known: dict[Path, tuple[str, ...]]) -> tuple[str, ...]:
    """Return what the part at a path cites, else the nearest part around it that cites anything."""
    if path not in known:
        part, around = sheet.value_at(path), _around(path)
        # What an entry as a whole cites is behind its own fields, and behind a term's definition.
        is_behind = path != () and (around != () or isinstance(sheet.entry, Term))
        known[path] = _cited_by(part) or (_cited_around(around, sheet, known) if is_behind else ())
    return known[path]


def _cited_by(part: object) -> tuple[str, ...]:
    """Return the works that a part cites or is about."""
    if not isinstance(part, Part):
        return ()
    has_work, has_cite = _what_it_cites(type(part))
    work: object = getattr(part, "work") if has_work else None  # noqa: B009 - only some parts have one
    if isinstance(work, CiteKey):
        return (work,)
    cite: tuple[Citation, ...] | None = getattr(part, "cite") if has_cite else None  # noqa: B009
    return tuple(citation.work for citation in cite or ())


@lru_cache(maxsize=256)
def _what_it_cites(kind: type[Part]) -> tuple[bool, bool]:
    return "work" in kind.model_fields, "cite" in kind.model_fields


@lru_cache(maxsize=8192)
def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text, their quotations masked."""
    words, links, citations = _without_mark_up(text)
    if _OPENING.search(words):
        words = _QUOTATION.sub(_masked_quotation, words)
    return _split(text, words, links, citations)


@lru_cache(maxsize=1024)
def sentences_with_quotations(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text, what it quotes included."""
    return _split(text, *_without_mark_up(text))


def _split(text: str, words: str, links: list[LinkedWords], citations: list[_Cited]) -> tuple[Sentence, ...]:
    found = []
    begin = 0
    for end in _ends(words, text, {match.start: match.end for match in citations}):
        piece = words[begin:end]
        trimmed = piece.strip()
        if trimmed:
            start = begin + len(piece) - len(piece.lstrip())
            cited = [key for one in citations if begin <= one.start < end for key in one.keys]
            inside = [
                LinkedWords(link.start - start, link.end - start, link.target)
                for link in links
                if begin <= link.start < end
            ]
            found.append(Sentence(trimmed, start, text, tuple(cited), tuple(inside)))
        begin = end
    return tuple(found)


class _Cited(NamedTuple):
    start: int
    end: int
    keys: tuple[str, ...]


_MAY_BE_MARK_UP = re.compile(r"[\[@*_\\]|://")
_ADDRESS = re.compile(r"https?://[^\s<>()]+")
_OPENING = re.compile('[“"‘]')
_QUOTATION = re.compile(r"“[^“”]{1,1000}”|(?<!\w)\"[^\"]{1,1000}\"(?!\w)|‘[^‘’]{1,1000}(?:’(?=\w)[^‘’]{0,1000})*’")
# Where an item of a list begins; a blank for every other purpose.
_NEW_ITEM = "\x1e"


def _without_mark_up(text: str) -> tuple[str, list[LinkedWords], list[_Cited]]:
    """Return a text with blanks and fillers in place of its mark-up, its links and its citations."""
    if "\n" not in text and not _MAY_BE_MARK_UP.search(text):
        return text, [], []
    document = parse(text)
    masked = [sign if sign.isspace() else " " for sign in text]
    links: list[LinkedWords] = []
    citations: list[_Cited] = []
    for node in inlines(document):
        match node:
            case Words():
                _put(masked, node.text, node.end - len(node.text))
            case Mention():
                links.append(LinkedWords(node.start, node.end, node.target))
                if node.words:
                    _put(masked, node.words, node.words_start)
                else:
                    _put(masked, FILLER * (node.end - node.start), node.start)
            case Citations():
                citations.append(_Cited(node.start, node.end, tuple(one.key for one in node.cited)))
                if node.is_running:
                    _put(masked, FILLER * (node.end - node.start), node.start)
    for start in item_starts(document):
        masked[start - 1] = _NEW_ITEM
    words = "".join(masked)
    return _ADDRESS.sub(lambda match: FILLER * len(match.group()), words), links, citations


def _put(masked: list[str], words: str, start: int) -> None:
    masked[start : start + len(words)] = words


def _masked_quotation(match: re.Match[str]) -> str:
    inside = match.group()[1:-1]
    if "\n\n" in inside:
        return match.group()  # the marks belong to two quotations
    stop = inside[-1] if inside[-1] in ".!?" else FILLER
    return f"{match.group()[0]}{FILLER * (len(inside) - 1)}{stop}{match.group()[-1]}"


_END = re.compile(rf"(?P<stop>[.!?]+)[\"”’)\]]*(?=\s|\Z)|\n[ \t]*(?=\n)|(?={_NEW_ITEM})")
_BLANKS = re.compile(r"\s*")
_NEXT_WORD = re.compile(rf"\s*([^\W_]+|[{FILLER}\S]?)")
_LAST_WORD = re.compile(r"[^\s(\"“‘\[]*\Z")
_LONGEST_ABBREVIATION = 12
_ABBREVIATIONS = frozenset({"e.g", "i.e", "eg", "ie", "vs", "cf", "ca", "approx", "viz", "al", "dr", "prof", "st"})
_BEFORE_A_NUMBER = frozenset(
    {"no", "nos", "fig", "figs", "tab", "p", "pp", "vol", "sec", "sect", "ch", "eq", "ref", "n"}
)
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_OPENERS = frozenset({"A", "An", "And", "At", "But", "In", "It", "No", "On", "One", "The", "They", "This", "Two"})


def _ends(words: str, text: str, citations: dict[int, int]) -> Iterator[int]:
    """Yield where each sentence ends; a citation directly behind a full stop belongs to the sentence before it."""
    for match in _END.finditer(words):
        end = match.end()
        if match["stop"] is None:
            yield end
            continue
        if end == len(words):
            break
        while citations and (behind := _after_blanks(text, end)) in citations:
            end = citations[behind]
        following = _NEXT_WORD.match(words, end)
        if _is_end(words, match, following[1] if following else ""):
            yield end
    yield len(words)


def _after_blanks(text: str, start: int) -> int:
    blanks = _BLANKS.match(text, start)
    return blanks.end() if blanks else start


def _is_end(words: str, stop: re.Match[str], following: str) -> bool:
    """Whether a stop before the word ``following`` ends a sentence."""
    if following[:1].islower():
        return False
    if stop["stop"] != "." or not following:
        return True
    match = _LAST_WORD.search(words[max(0, stop.start() - _LONGEST_ABBREVIATION) : stop.start()])
    last = match.group() if match else ""
    if last.lower() in _ABBREVIATIONS or (last.lower() in _BEFORE_A_NUMBER and following.isdigit()):
        return False
    return _INITIALS.fullmatch(last) is None or following in _OPENERS
