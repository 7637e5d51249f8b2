"""One YAML document: its plain values, and where each of them is in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TypeAlias

from monograph.findings import Place

Scalar: TypeAlias = "str | int | bool | Decimal | None"
Value: TypeAlias = "Scalar | list[Value] | dict[str, Value]"
Path: TypeAlias = "tuple[str | int, ...]"

LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value stands: first and last line and column, counted from 1, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
class Document:
    """A parsed file: plain values, and the spans of every key and value, found by path.

    A path lists the keys and list positions that lead to a value: ``("arms", 1, "name")``.
    """

    file: str
    text: str
    data: Value = None
    values: Mapping[Path, Span] = field(default_factory=dict)
    keys: Mapping[Path, Span] = field(default_factory=dict)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The file's lines without their line ends."""
        return tuple(LINE_BREAK.split(self.text))

    def place(self, path: Path = (), *, token: str = "", earlier: int = 0, at_key: bool = False) -> Place:
        """Return the place of the value (or of its key) that ``path`` leads to.

        A path that goes deeper than the document stops at the last part that exists. Steps that the document
        does not have, such as the position in a list that was written as a single value, are passed over.
        With ``token`` the place is that piece of text inside the value, when it can be found there; the one after
        ``earlier`` others of it.
        """
        found: Path = ()
        for step in path:
            if (*found, step) in self.values:
                found = (*found, step)
        span = self.values.get(found)
        if at_key and found in self.keys:
            span = self.keys[found]
        if span is None:
            return line_place(self.file, self.text, 1)
        if token:
            for number in range(span.line, span.end_line + 1):
                line = self.lines[number - 1] if number <= len(self.lines) else ""
                start = line.find(token, span.column - 1 if number == span.line else 0)
                while start >= 0 and earlier:
                    start, earlier = line.find(token, start + len(token)), earlier - 1
                if start >= 0:
                    return Place(self.file, number, start + 1, line, len(token))
        line = self.lines[span.line - 1] if span.line <= len(self.lines) else ""
        width = span.end_column - span.column if span.end_line == span.line else len(line) - span.column + 1
        return Place(self.file, span.line, span.column, line, max(1, width))


def line_place(file: str, text: str, line: int, column: int = 1, width: int = 1) -> Place:
    """Return the place at ``line`` and ``column`` of a file whose whole text is ``text``."""
    lines = LINE_BREAK.split(text)
    return Place(file, line, column, lines[line - 1] if 0 < line <= len(lines) else "", width)
