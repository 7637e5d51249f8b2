"""Links and citations that were begun and not finished, so that a reader would see their signs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from types import MappingProxyType
from typing import TypeGuard

from monograph.bibliography.keys import KEY_PATTERN
from monograph.text import Citations, Inline, Mention, WebLink, Words, inlines, parse
from monograph.text.fields import ID_PATTERN
from monograph.text.syntax import CITATION_GROUP, citations_in_group

_CODE = re.compile(r"(?<!`)(`++)[^\n]*?(?<!`)\1(?!`)")
_WEB_LINK = re.compile(r"(?<!\\)\[[^\[\]\n]*\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)")
_OPEN_LINK = re.compile(
    rf"(?P<token>\[\[[ ]*(?P<id>{ID_PATTERN})(?![\w.,;])[ ]*(?P<after>\|(?:[^\[\]\n]*\](?!\]))?|\](?!\])|))"
)
_OPENED_ONCE = re.compile(rf"(?P<token>(?<!\[)\[(?P<id>{ID_PATTERN})(?:\|[^\[\]\n]*)?\]\])")
_WITH_WORDS = re.compile(rf"(?P<token>(?<!\[)\[(?P<id>{ID_PATTERN})\|[^\[\]\n]*\](?!\]))")
_CLOSED_ONLY = re.compile(rf"(?P<token>(?<![\w\[|-])(?P<id>{ID_PATTERN})\]\])")
_OPEN_CITATION = re.compile(rf"(?P<token>\[[^\[\]\n@]{{0,40}}?@(?P<key>{KEY_PATTERN})[^\[\]\n]{{0,40}})")
_CLOSED_CITATION = re.compile(rf"(?P<token>(?<![\w@./])@(?P<key>{KEY_PATTERN})(?:[ ]*,[^\[\]\n]{{0,60}})?\])")
_WITHOUT_AT = re.compile(rf"(?P<token>(?<!\[)\[(?P<key>{KEY_PATTERN})(?:[ ]*[,;][^\[\]\n]*)?\](?!\]))")
_WITHOUT_COMMA = re.compile(rf"(?P<token>\[@(?P<key>{KEY_PATTERN})[ ]+[^\s,;\]][^\[\]\n]*\])")
# Signs that are there, and not as they should be.
_AT_APART = re.compile(rf"(?P<token>\[\s*(?:[@＠]{{2,}}[ ]*|[@＠][ ]+|＠)(?P<key>{KEY_PATTERN})[^\[\]\n]*\])")
_ROUND = re.compile(rf"(?P<token>[({{][@＠](?P<key>{KEY_PATTERN})[ ]*,[^()\[\]{{}}\n]{{1,80}}[)}}])")
_BARE_PLACE = re.compile(
    rf"(?P<token>(?<![\w@./\\\[(;])(?<![;, ] )@(?P<key>{KEY_PATTERN}), "
    r"(?:abstract|conclusions?|discussion|figures?|fig\.|"
    r"introduction|methods|pages?|p\.|paragraphs?|results|sections?|supplement|tables?|title page)"
    r"(?: (?:\d+|[ivx]+)\b)?)"
)
_OPEN_WITHOUT_AT = re.compile(rf"(?P<token>(?<!\[)\[(?P<key>{KEY_PATTERN})[ ]*,[^\[\]\n]{{0,40}})")
_WORDS_BEFORE_KEY = re.compile(
    rf"(?P<token>(?<!\[)\[(?:see |see also |compare |e\.g\. |from |in )?"
    rf"(?P<key>{KEY_PATTERN})[ ,][^\[\]\n]*\](?!\]))"
)
_IN_BRACES = re.compile(rf"(?P<token>\{{\{{[ ]*(?P<id>{ID_PATTERN})[ ]*\}}\}})")
_NAMED = re.compile(
    r"(?P<token>\[\[(?P<name>[^\[\]|\n]{1,80})(?:\|[^\[\]\n]*)?\](?!\])|(?<!\[)\[(?P<other>[^\[\]|\n]{1,80})(?:\|[^\[\]\n]*)?\]\])"
)
_PART = re.compile(
    rf"[^\w]*(?:(?:see|see also|compare|from|in) )?[@＠]*\s*(?P<key>{KEY_PATTERN})\s*[,:.]?\s*(?P<place>.*)"
)
# Shorter ones than this are rather the index of a list in a formula than a link with a slip.
_SHORTEST_WORD = 3

_A_LINK = "Write `[[{id}]]`, or `[[{id}|words]]`; a bracket that is meant is written `\\[`."
_A_LINK_WITH_WORDS = "Write `[[{id}|{words}]]`; a bracket that is meant is written `\\[`."
_A_CITATION = "Write the whole citation, `[@{key}, place in it]`; a bracket that is meant is written `\\[`."
_A_CITATION_WITH_PLACE = "Write `[@{key}, {locator}]`; a bracket that is meant is written `\\[`."


@dataclass(frozen=True, slots=True)
class HalfWritten:
    """A link or citation that is not whole: the signs, where they begin in the text, and what to write."""

    token: str
    start: int
    is_link: bool
    remedy: str


def half_written(
    text: str, ids: Collection[str], keys: Collection[str], names: Mapping[str, str] = MappingProxyType({})
) -> Iterator[HalfWritten]:
    """Yield every half-written link and citation of a text, in its order; ordinary brackets are left alone.

    ``ids`` are the ids of entries and ``keys`` those of works: what is in single brackets is taken for a link or a
    citation only when it names one of them. ``names`` maps names of entries, in small letters, to their ids.
    """
    left = _without_whole_ones(text)
    brackets = _brackets_of(left)
    found = [*_links(left, ids, brackets), *_named_links(left, names), *_citations(left, keys, brackets)]
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -len(one.token))):
        if one.start >= end:  # what is half in two ways is reported once
            yield one
            end = one.start + len(one.token)


def _without_whole_ones(text: str) -> str:
    """Return the text with all that is whole, code and escaped signs blanked out, every sign in its place."""
    without_code = _CODE.sub(lambda match: " " * len(match.group()), text)
    left, begin = [], 0
    for node in inlines(parse(without_code)):
        if _is_whole(node) and node.start >= begin:
            left += [without_code[begin : node.start], " " * (node.end - node.start)]
            begin = node.end
    # On a hand-written page a link may lead anywhere, which entry text shows as it was typed.
    return _WEB_LINK.sub(lambda match: " " * len(match.group()), "".join((*left, without_code[begin:])))


def _is_whole(node: Inline) -> TypeGuard[Mention | Citations | WebLink | Words]:
    """Whether a node is a whole link, a whole citation in brackets, or a sign with a backslash before it."""
    match node:
        case Words():
            return len(node.text) < node.end - node.start
        case Citations():
            return not node.is_running
        case _:
            return isinstance(node, Mention | WebLink)


@dataclass(frozen=True, slots=True)
class _Brackets:
    """Where the brackets and line ends of a text are, found once, so that a long text is read once."""

    places: list[int]
    signs: str
    balances: list[int]

    def before(self, place: int) -> str:
        """Return the nearest bracket or line end before a place; nothing when there is none."""
        number = bisect_left(self.places, place)
        return self.signs[number - 1] if number else ""

    def after(self, place: int) -> str:
        """Return the nearest bracket or line end from a place on; nothing when there is none."""
        number = bisect_left(self.places, place)
        return self.signs[number] if number < len(self.signs) else ""

    def closes_more(self, place: int) -> bool:
        """Whether the rest of the line from a place on closes more brackets than it opens."""
        number = bisect_left(self.places, place)
        end = self.signs.find("\n", number)
        return self.balances[len(self.signs) if end < 0 else end] < self.balances[number]


def _brackets_of(text: str) -> _Brackets:
    found = [(match.start(), match.group()) for match in re.finditer(r"[\[\]\n]", text)]
    steps = ({"[": 1, "]": -1}.get(sign, 0) for _, sign in found)
    return _Brackets([place for place, _ in found], "".join(sign for _, sign in found), [0, *accumulate(steps)])


def _links(text: str, ids: Collection[str], brackets: _Brackets) -> Iterator[HalfWritten]:
    for match in _OPEN_LINK.finditer(text):
        is_word = match["after"] and len(match["id"]) >= _SHORTEST_WORD
        if match["id"] in ids or (is_word and not brackets.closes_more(match.end())):
            yield _half(match, is_link=True)
    for pattern in (_OPENED_ONCE, _WITH_WORDS, _CLOSED_ONLY, _IN_BRACES):
        for match in pattern.finditer(text):
            if match["id"] in ids:
                yield _half(match, is_link=True)


def _named_links(text: str, names: Mapping[str, str]) -> Iterator[HalfWritten]:
    for match in _NAMED.finditer(text) if names else ():
        target = names.get((match["name"] or match["other"]).strip().casefold())
        if target is not None:
            token = match["token"]
            yield HalfWritten(token, match.start("token"), True, _link_remedy(token, target))


def _citations(text: str, keys: Collection[str], brackets: _Brackets) -> Iterator[HalfWritten]:
    for match in _OPEN_CITATION.finditer(text):
        if brackets.after(match.end()) != "]":
            yield _half(match, is_link=False)
    for match in _CLOSED_CITATION.finditer(text):
        if brackets.before(match.start()) != "[":
            yield _half(match, is_link=False)
    for pattern in (_WITHOUT_AT, _WITHOUT_COMMA, _AT_APART, _ROUND, _BARE_PLACE):
        for match in pattern.finditer(text):
            if match["key"] in keys:
                yield _half(match, is_link=False)
    for match in _OPEN_WITHOUT_AT.finditer(text):
        if match["key"] in keys and brackets.after(match.end()) != "]":
            yield _half(match, is_link=False)
    for match in _WORDS_BEFORE_KEY.finditer(text):
        # A key with a year in it is no word of the language.
        if match["key"] in keys and any(map(str.isdigit, match["key"])):
            yield _half(match, is_link=False)
    for match in CITATION_GROUP.finditer(text):
        remedy = _group_remedy(match["inside"], keys)
        if remedy and not citations_in_group(match["inside"]):
            yield HalfWritten(match.group(), match.start(), False, remedy)


def _group_remedy(inside: str, keys: Collection[str]) -> str:
    """Return the remedy for brackets with keys of works that lack a sign; empty without a known key."""
    parts: list[str] = []
    for part in inside.split(";"):
        match = _PART.fullmatch(part.strip())
        if match and match["key"] in keys:
            parts.append(f"@{match['key']}, {match['place'].strip()}".rstrip(", "))
        elif parts and part.strip():
            parts[-1] += f", {part.strip()}"
    return f"Write `[{'; '.join(parts)}]`; a bracket that is meant is written `\\[`." if parts else ""


def _half(match: re.Match[str], *, is_link: bool) -> HalfWritten:
    # What is whole was blanked out: the token ends before it.
    token = match["token"].partition("  ")[0].rstrip()
    remedy = _link_remedy(token, match["id"]) if is_link else _citation_remedy(token, match["key"])
    return HalfWritten(token, match.start("token"), is_link, remedy)


def _link_remedy(token: str, target: str) -> str:
    """Offer the link with its words, where the half one has any."""
    words = token.partition("|")[2].rstrip("]").strip()
    return _A_LINK_WITH_WORDS.format(id=target, words=words) if words else _A_LINK.format(id=target)


def _citation_remedy(token: str, key: str) -> str:
    """Offer the citation with its place in the work, where the half one gives it and is closed."""
    locator = token.partition(key)[2].rstrip("])}").lstrip(" ,").strip()
    is_closed = token.endswith(("]", ")", "}")) or token.startswith("@")
    if not is_closed or not locator or {";", "@"} & set(locator):
        return _A_CITATION.format(key=key)
    return _A_CITATION_WITH_PLACE.format(key=key, locator=locator)
