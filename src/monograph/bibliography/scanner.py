"""Where the entries and fields are in a BibTeX file.

pybtex decides what a file means but remembers no places. This scanner only finds places: it cuts the file
into blocks, so that a broken entry cannot hide the next one, and notes where names and values begin and end.
Two things differ from BibTeX on purpose: `@comment{…}` hides entries inside it, and a line that begins with
`@type{` begins a new block even where the one before is not closed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TYPE = r"@[ \t]*[A-Za-z][A-Za-z0-9_-]*\s*[{(]"
_HEAD = re.compile(r"@[ \t]*(?P<kind>[A-Za-z][A-Za-z0-9_-]*)\s*(?P<open>[{(])")
_MARK = re.compile(rf'[{{}}()",=]|(?m:^[ \t]*(?={_TYPE}))')
_SINGLE_MARKS = frozenset('{}()",=')
_BRACKETS = {"{": re.compile(r"[{}]"), "(": re.compile(r"[()]")}
# As in pybtex, save that an @ is the next entry and no key.
_KEY = {"{": re.compile(r"(?:\s*(?!@)([^\s,}]+))?"), "(": re.compile(r"(?:\s*(?!@)([^\s,]+))?")}
_NAME_BEFORE_EQUALS = re.compile(r"([A-Za-z][^\s,={}()\"#]*)\s*$")
_WRITTEN_LINE = re.compile(r"\S[^\n]*")
_LONGEST_NAME = 200

# These hold no work.
DIRECTIVES = frozenset({"comment", "preamble", "string"})


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` of the file, counted from 0; the end is outside."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FieldSpan:
    """One ``name = value`` of an entry, with the name in lower case."""

    name: str
    name_span: Span
    value_span: Span


@dataclass(frozen=True, slots=True)
class Block:
    """One ``@type{…}``. ``is_closed`` is false when the file or the next block begins before its end."""

    kind: str
    key: str
    span: Span
    head_span: Span
    key_span: Span
    fields: tuple[FieldSpan, ...]
    is_closed: bool
    open_depth: int  # braces still open where an unclosed block was cut


@dataclass(frozen=True, slots=True)
class Stray:
    """Text outside any block that is no comment, and how many blocks come before it."""

    span: Span
    blocks_before: int


@dataclass(frozen=True, slots=True)
class Scan:
    """The blocks of a file, and the first stray line in each gap between them."""

    blocks: tuple[Block, ...]
    strays: tuple[Stray, ...]


def scan(text: str) -> Scan:
    """Find every block of a BibTeX file, in time linear in its length."""
    blocks: list[Block] = []
    strays: list[Stray] = []
    position = 0
    comments_close = True
    while head := _HEAD.search(text, position):
        for span in _stray_text(text, position, head.start(), is_before_block=True):
            strays.append(Stray(span, len(blocks)))
        if head["kind"].lower() == "comment":
            end = _end_of_comment(text, head) if comments_close else None
            comments_close = end is not None
            blocks.append(_comment(head, end))
        else:
            blocks.append(_block(text, head))
        position = blocks[-1].span.end
    for span in _stray_text(text, position, len(text), is_before_block=False):
        strays.append(Stray(span, len(blocks)))
    return Scan(tuple(blocks), tuple(strays))


def _stray_text(text: str, start: int, end: int, *, is_before_block: bool) -> Iterator[Span]:
    """Yield the first line between blocks that is neither blank nor a ``%`` comment, if there is one.

    A ``%`` in front of an entry on the same line does not hide it from BibTeX, so that is stray text too.
    """
    for line in _WRITTEN_LINE.finditer(text, start, end):
        shares_line_with_block = is_before_block and line.end() == end
        if not line.group().startswith("%") or shares_line_with_block:
            yield Span(line.start(), line.start() + len(line.group().rstrip()))
            return


def _end_of_comment(text: str, head: re.Match[str]) -> int | None:
    """Return the offset after the bracket that closes a comment, or None when there is none."""
    depth = 1
    for bracket in _BRACKETS[head["open"]].finditer(text, head.end()):
        depth += 1 if bracket.group() == head["open"] else -1
        if depth == 0:
            return bracket.end()
    return None


def _comment(head: re.Match[str], end: int | None) -> Block:
    """Return a comment as a block; one that never closes hides its line only."""
    head_span = Span(head.start(), head.end())
    line_end = head.string.find("\n", head.end())
    cut = line_end if line_end >= 0 else len(head.string)
    span = Span(head.start(), end if end is not None else cut)
    return Block("comment", "", span, head_span, head_span, (), end is not None, 0)


@dataclass(slots=True)
class _Walk:
    """The state of one walk through a block."""

    opening: str
    depth: int = 0
    is_quoted: bool = False
    names: list[Span] = field(default_factory=list)
    value_starts: list[int] = field(default_factory=list)
    value_ends: list[int] = field(default_factory=list)

    def closes_at(self, mark: str) -> bool:
        """Return whether the mark ends the block, after taking note of braces and quotes."""
        if mark == "{":
            self.depth += 1
        elif mark == "}":
            if self.depth == 0 and self.opening == "{":
                return True
            self.depth = max(0, self.depth - 1)
        elif mark == '"' and self.depth == 0:
            self.is_quoted = not self.is_quoted
        return mark == ")" and self.opening == "(" and self.is_between_values

    @property
    def is_between_values(self) -> bool:
        return self.depth == 0 and not self.is_quoted


def _block(text: str, head: re.Match[str]) -> Block:
    """Read one block from its ``@type{`` to its end, or to where the next block begins."""
    key_match = _KEY[head["open"]].match(text, head.end()) if head["kind"].lower() not in DIRECTIVES else None
    has_key = key_match is not None and key_match[1] is not None
    key_span = Span(*key_match.span(1)) if key_match and has_key else Span(head.start(), head.end())
    walk = _Walk(head["open"])
    end, is_closed = len(text), False
    last = body = key_span.end if has_key else head.end()
    for mark in _MARK.finditer(text, body):
        if mark.group() not in _SINGLE_MARKS:
            end = mark.start()
            break
        if walk.closes_at(mark.group()):
            end, is_closed = mark.end(), True
            break
        if walk.is_between_values:
            if mark.group() == "=":
                _note_name(walk, text, last, mark)
            elif mark.group() == "," and len(walk.value_ends) < len(walk.names):
                walk.value_ends.append(mark.start())
        last = mark.end()
    walk.value_ends.extend([end - is_closed] * (len(walk.names) - len(walk.value_ends)))
    return Block(
        kind=head["kind"].lower(),
        key=text[key_span.start : key_span.end] if has_key else "",
        span=Span(head.start(), end),
        head_span=Span(head.start(), head.end()),
        key_span=key_span,
        fields=tuple(_fields(walk, text)),
        is_closed=is_closed,
        open_depth=walk.depth,
    )


def _note_name(walk: _Walk, text: str, last: int, equals: re.Match[str]) -> None:
    """Note the name that comes before an ``=``; it ends the value before it when a comma is missing."""
    start = max(last, equals.start() - _LONGEST_NAME)
    name = _NAME_BEFORE_EQUALS.search(text[start : equals.start()])
    if name is None:
        return
    if len(walk.value_ends) < len(walk.names):
        walk.value_ends.append(start + name.start())
    walk.names.append(Span(start + name.start(1), start + name.end(1)))
    walk.value_starts.append(equals.end())


def _fields(walk: _Walk, text: str) -> Iterator[FieldSpan]:
    for name, start, end in zip(walk.names, walk.value_starts, walk.value_ends, strict=True):
        value = text[start:end]
        value_start = start + len(value) - len(value.lstrip())
        value_end = max(value_start, start + len(value.rstrip()))
        yield FieldSpan(text[name.start : name.end].lower(), name, Span(value_start, value_end))
