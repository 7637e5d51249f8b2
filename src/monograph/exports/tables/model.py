"""A tidy table: columns that describe their content, and rows of plain values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

# None is an empty cell; where an entry says why a value is missing, a column next to it ends in ``_absent``.
Cell = str | int | Decimal | bool | None
Row = tuple[Cell, ...]
Item = TypeVar("Item")
Item_contra = TypeVar("Item_contra", contravariant=True)


class ColumnType(StrEnum):
    """The type of a column's cells, in the words of Table Schema."""

    TEXT = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"


# A date is as exact as it is known, so it is text: 2016, 2016-04 or 2016-04-19.
PARTIAL_DATE = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``references`` names the table whose only key its cells give.

    ``choices`` are all the words that may be in it, none when any may; ``pattern`` is what a whole cell
    matches.
    """

    name: str
    description: str
    type: ColumnType = ColumnType.TEXT
    unit: str = ""
    is_required: bool = False
    references: str = ""
    choices: tuple[str, ...] = ()
    pattern: str = ""

    @property
    def title(self) -> str:
        """The column's name as a heading."""
        words = self.name.replace("_", " ")
        return words[0].upper() + words[1:]


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table with its rows, each as long as ``columns``; ``primary_key`` are the columns that tell them apart."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    rows: tuple[Row, ...]


class Field(NamedTuple, Generic[Item_contra]):
    """A column, and how its cell is read from whatever a row is made of."""

    column: Column
    read: Callable[[Item_contra], Cell]
