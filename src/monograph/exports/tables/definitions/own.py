"""Columns that hold a model's own fields: named, described and typed by the model, never a second time here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from monograph.entries.shared.field_shapes import FieldShape
from monograph.entries.shared.parts import Reported
from monograph.entries.shared.values import PartialDate
from monograph.entries.shared.vocabulary import Absence
from monograph.exports.tables.definitions.placed import Placed, listed
from monograph.exports.tables.definitions.shapes import Piece, pieces_of
from monograph.exports.tables.model import Cell, Column, ColumnType, Field

NOT_RECORDED = "not recorded"
_WHY_ABSENT = (
    "Why there is no value: not reported by the source, not seen in the part that was read, searched and none "
    "found, not searched, not reached or not estimable by the source's own words, or not "
    "recorded, when the entry does not speak of it."
)


def own(model: type[BaseModel], *names: str, under: str = "", prefix: str = "") -> tuple[Field[Placed[Any]], ...]:
    """Return the columns for some fields of a model, in the order given.

    With ``under`` the fields are those of a part in that field of the row's own part, which may be missing.
    ``prefix`` stands before the names of the columns.
    """

    def getter(name: str) -> Callable[[Any], object]:
        def get(part: Any) -> object:
            holder = getattr(part, under) if under else part
            return getattr(holder, name) if holder is not None else None

        return get

    found: list[Field[Placed[Any]]] = []
    for name in names:
        info = model.model_fields[name]
        is_required = info.is_required() and not under
        found += fields_of(f"{prefix}{name}", info.description or "", info.annotation, getter(name), is_required)
    return tuple(found)


def renamed(name: str, model: type[BaseModel], field: str, *, is_required: bool = False) -> Field[Placed[Any]]:
    """Return the column for a field whose own name would be none in a table: a word of SQL, or one taken."""
    (made,) = own(model, field)
    return Field(replace(made.column, name=name, is_required=is_required or made.column.is_required), made.read)


def fields_of(
    name: str, description: str, annotation: Any, get: Callable[[Any], object], is_required: bool = False
) -> Iterator[Field[Placed[Any]]]:
    """Yield the columns for a value of an annotated type, with the reason for its absence when it is reported."""
    shape = FieldShape.of(annotation)
    pieces = pieces_of(shape.kind)
    if shape.is_list:
        # Ids in a list are no key of their own; the table of links has one row for each.
        pieces = (Piece("", "Several are parted by semicolons.", _list_reader(pieces[0])),)
    is_single = is_required and len(pieces) == 1 and not shape.is_reported and not shape.is_list
    for piece in pieces:
        column = Column(
            "_".join(filter(None, (name, piece.ending))),
            " ".join(filter(None, (description, piece.says))),
            piece.type,
            piece.unit,
            is_single,
            piece.references,
            piece.choices,
            piece.pattern,
        )
        yield Field(column, _reader(piece, get))
    if shape.is_reported:
        yield Field(Column(f"{name}_absent", _WHY_ABSENT), lambda placed: absence(get(placed.part)))


def absence(reported: object) -> str | None:
    """Return why a reported value is missing, None when it is there."""
    if not isinstance(reported, Reported):
        return NOT_RECORDED
    if reported.absent is Absence.NONE_FOUND and isinstance(reported.searched, PartialDate):
        return f"searched on {reported.searched.iso}, none found"
    return str(reported.absent) if reported.absent else None


def row_key(says: str, references: str = "") -> Field[Placed[Any]]:
    """Return the column that names a row: the id of the entry and the place in it."""
    return Field(Column("id", says, is_required=True, references=references), lambda placed: placed.id)


def of_entry(name: str, references: str, says: str) -> Field[Placed[Any]]:
    """Return the column with the id of the entry that a row stands in."""
    return Field(Column(name, says, is_required=True, references=references), lambda placed: placed.entry)


def part_of(name: str, references: str, says: str, steps: int) -> Field[Placed[Any]]:
    """Return the column with the id of the row for the part around this one, so many steps of its path up."""
    column = Column(name, says, is_required=True, references=references)
    return Field(column, lambda placed: placed.around(steps))


def number_in_list(says: str) -> Field[Placed[Any]]:
    """Return the column with the place of a part in its list, counted from 1."""

    def read(placed: Placed[Any]) -> Cell:
        return next((step + 1 for step in reversed(placed.path) if isinstance(step, int)), None)

    return Field(Column("number", says, ColumnType.INTEGER), read)


def remarks(model: type[BaseModel], *within: str) -> Field[Placed[Any]]:
    """Return the column with what the entry remarks on the reported values of a part, value by value.

    ``within`` are fields of it that hold parts with reported values of their own.
    """

    def read(placed: Placed[Any]) -> Cell:
        found = []
        for name, reported in _reported_in(placed.part, model, within):
            if isinstance(reported, Reported):
                found += [f"{name.replace('_', ' ')}: {said}" for said in _remarks_on(reported, placed)]
        return " | ".join(found) or None

    return Field(Column("remarks", "What a reader should know of the values in this row, value by value."), read)


def _reported_in(part: Any, model: type[BaseModel], within: tuple[str, ...]) -> Iterator[tuple[str, object]]:
    for name in model.model_fields:
        value = getattr(part, name)
        yield name, value
        if name in within and value is not None:
            yield from ((f"{name} {inner}", getattr(value, inner)) for inner in type(value).model_fields)


def _remarks_on(reported: Reported[Any], placed: Placed[Any]) -> Iterator[str]:
    if reported.note:
        yield placed.words.text(reported.note)
    if reported.own_figures_give:
        yield f"the source says so; its own figures give {reported.own_figures_give}"
    if reported.also_reported:
        yield "other sources give other values, see the table of competing values"


def cited() -> Field[Placed[Any]]:
    """Return the column with the works that a row rests on."""
    says = (
        "Keys of the works cited for anything in this row, parted by semicolons. Which value rests on which place "
        "in a work stands in the table of citations, whose places begin with that of the row."
    )
    return Field(Column("cited_works", says), lambda placed: listed(placed.cited_works()))


def _reader(piece: Piece, get: Callable[[Any], object]) -> Callable[[Placed[Any]], Cell]:
    def read(placed: Placed[Any]) -> Cell:
        value = get(placed.part)
        if isinstance(value, Reported):
            value = value.value
        return None if value is None else piece.read(value, placed.words)

    return read


def _list_reader(piece: Piece) -> Callable[[Any, Any], Cell]:
    return lambda items, words: listed(piece.read(item, words) for item in items)
