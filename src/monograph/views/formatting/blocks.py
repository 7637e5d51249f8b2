"""The shapes a page shows things in: facts, tables and lists, ready to print."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from monograph.bibliography import Reference
from monograph.views.formatting.content import Content, absent, element


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled value."""

    label: Content | str
    value: Content


@dataclass(frozen=True, slots=True)
class Table:
    """A table: every row begins with a cell that names the row, and every cell knows its column's heading."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Content, ...], ...]

    def __bool__(self) -> bool:
        return bool(self.rows)


_EMPTY = absent("nothing recorded")


def table(caption: str, columns: tuple[str, ...], rows: Iterable[tuple[Content, ...]]) -> Table:
    """Return a table without empty cells: a column that holds nothing is left out, a lone gap says so."""
    made = tuple(rows)
    kept = [index for index in range(len(columns)) if any(row[index] for row in made)]
    return Table(
        caption,
        tuple(columns[index] for index in kept),
        tuple(tuple(_breaking(row[index] or _EMPTY) for index in kept) for row in made),
    )


# No ordinary word is as long; addresses, chemical names and slips are. Hyphens and dashes break anyway.
_LONG_WORD = re.compile(r"[^\s\u2010-\u2014-]{26,}")


def _breaking(cell: Content) -> Content:
    """Return a cell in which a word of unusual length may break, so that it does not push the table sideways."""
    has_long_word = any(isinstance(node, str) and _LONG_WORD.search(node) for node in cell.walk())
    return element("div", cell, class_="mg-long") if has_long_word else cell


@dataclass(frozen=True, slots=True)
class NumberedReference:
    """A work in the list at the foot of a page: its number there, how it was read, and where it is cited.

    ``warning`` says that it is not sound: "retracted".
    """

    number: int
    reference: Reference
    anchor: str
    href: str
    reading: str
    marks: tuple[str, ...]
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A file to take away: what it is called, where it lives from the site's top, and what it is good for."""

    label: str
    address: str
    what: str


@dataclass(frozen=True, slots=True)
class Download:
    """An offer on one page: the link from there, and the address by which its size is known."""

    label: str
    href: str
    address: str
    what: str


@dataclass(frozen=True, slots=True)
class DownloadGroup:
    """Files of one sort."""

    heading: str
    files: tuple[Download, ...]
