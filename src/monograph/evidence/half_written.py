"""Links and citations that were begun and not finished, so that a reader would see their signs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from monograph.links import CITATION_GROUP, ID_PATTERN, KEY_PATTERN, WIKI_LINK, citations_in_group

_CODE = re.compile(r"(`+)[^`\n](?:[^\n]*?[^`\n])?\1(?!`)")
_WEB_LINK = re.compile(r"(?<!\\)\[[^\[\]\n]*\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)")
_ESCAPED = re.compile(r"\\[\[\]@]")
_OPEN_LINK = re.compile(
    rf"(?P<token>\[\[[ ]*(?P<id>{ID_PATTERN})(?![\w.,;])[ ]*(?P<after>\||\](?!\])|)(?:[^\[\]\n]*\])?)"
)
_OPENED_ONCE = re.compile(rf"(?P<token>(?<!\[)\[(?P<id>{ID_PATTERN})(?:\|[^\[\]\n]*)?\]\])")
_WITH_WORDS = re.compile(rf"(?P<token>(?<!\[)\[(?P<id>{ID_PATTERN})\|[^\[\]\n]*\](?!\]))")
_CLOSED_ONLY = re.compile(rf"(?P<token>(?<![\w\[|-])(?P<id>{ID_PATTERN})\]\])")
_OPEN_CITATION = re.compile(rf"(?P<token>\[[^\[\]\n@]{{0,40}}?@(?P<key>{KEY_PATTERN})[^\[\]\n]{{0,40}})")
_CLOSED_CITATION = re.compile(rf"(?P<token>(?<![\w@./])@(?P<key>{KEY_PATTERN})(?:[ ]*,[^\[\]\n]{{0,60}})?\])")
_WITHOUT_AT = re.compile(rf"(?P<token>(?<!\[)\[(?P<key>{KEY_PATTERN})(?:[ ]*[,;][^\[\]\n]*)?\](?!\]))")
_WITHOUT_COMMA = re.compile(rf"\[@(?P<key>{KEY_PATTERN})[ ]+[^\s,;\]][^\[\]\n]*\]")

_A_LINK = "Write `[[{id}]]`, or `[[{id}|words]]`; a bracket that is meant is written `\\[`."
_A_CITATION = "Write `[@{key}, place in it]`; a bracket that is meant is written `\\[`."


@dataclass(frozen=True, slots=True)
class HalfWritten:
    """A link or citation that is not whole: the signs, where they begin in the text, and what to write."""

    token: str
    start: int
    is_link: bool
    remedy: str


def half_written(text: str, ids: Collection[str], keys: Collection[str]) -> Iterator[HalfWritten]:
    """Yield every half-written link and citation of a text, in its order; ordinary brackets are left alone.

    ``ids`` are the ids of entries and ``keys`` those of works: what is in single brackets is taken for a link or a
    citation only when it names one of them.
    """
    left = _without_whole_ones(text)
    found = [*_links(left, ids), *_citations(left, keys)]
    yield from sorted(found, key=lambda one: one.start)


def _without_whole_ones(text: str) -> str:
    """Return the text with all that is whole, code and escaped signs blanked out, every sign in its place."""
    for pattern in (_CODE, _ESCAPED, WIKI_LINK):
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    text = CITATION_GROUP.sub(_blank_if_cited, text)
    return _WEB_LINK.sub(lambda match: " " * len(match.group()), text)


def _blank_if_cited(match: re.Match[str]) -> str:
    return " " * len(match.group()) if citations_in_group(match["inside"]) else match.group()


def _links(text: str, ids: Collection[str]) -> Iterator[HalfWritten]:
    for match in _OPEN_LINK.finditer(text):
        is_meant = match["id"] in ids or (match["after"] and not _is_closed_later(text, match.end()))
        if is_meant:
            yield _half(match, is_link=True)
    for pattern in (_OPENED_ONCE, _WITH_WORDS, _CLOSED_ONLY):
        for match in pattern.finditer(text):
            if match["id"] in ids:
                yield _half(match, is_link=True)


def _is_closed_later(text: str, start: int) -> bool:
    """Whether the outer of two brackets is closed later in the line, as around `[sic]` in brackets."""
    line = text[start : text.find("\n", start) if "\n" in text[start:] else len(text)]
    return line.count("]") > line.count("[")


def _citations(text: str, keys: Collection[str]) -> Iterator[HalfWritten]:
    opened: set[int] = set()
    for match in _OPEN_CITATION.finditer(text):
        if text[match.end() : match.end() + 1] != "]" and not _closes(text, match.end()):
            opened.add(match.start())
            yield _half(match, is_link=False)
    for match in _CLOSED_CITATION.finditer(text):
        if not _is_opened(text, match.start()):
            yield _half(match, is_link=False)
    for match in _WITHOUT_AT.finditer(text):
        if match["key"] in keys:
            yield _half(match, is_link=False)
    for match in _WITHOUT_COMMA.finditer(text):
        if match["key"] in keys:
            yield HalfWritten(match.group(), match.start(), False, _A_CITATION.format(key=match["key"]))


def _closes(text: str, start: int) -> bool:
    """Whether the bracket before ``start`` is closed before another one opens or the line ends."""
    nearest = re.compile(r"[\[\]\n]").search(text, start)
    return nearest is not None and nearest.group() == "]"


def _is_opened(text: str, start: int) -> bool:
    """Whether a bracket is open at ``start``: the nearest one before it in the line opens."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return line.rfind("[") > line.rfind("]")


def _half(match: re.Match[str], *, is_link: bool) -> HalfWritten:
    remedy = _A_LINK.format(id=match["id"]) if is_link else _A_CITATION.format(key=match["key"])
    return HalfWritten(match["token"].rstrip(), match.start("token"), is_link, remedy)
