"""Columns for the fields of a model: named, described and typed by the model, never a second time here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from monograph.entries.shared.field_shapes import FieldShape, item_of, members
from monograph.entries.shared.parts import Entry, Reported
from monograph.entries.shared.values import PartialDate
from monograph.entries.shared.vocabulary import Absence
from monograph.exports.tables.definitions.located import Located, listed
from monograph.exports.tables.definitions.table_names import TableNames
from monograph.exports.tables.definitions.value_cells import Piece, called, has_cells, pieces_of
from monograph.exports.tables.model import Cell, Column, ColumnType, Field

NOT_RECORDED = "not recorded"
_WHY_ABSENT = (
    "Why there is no value: not reported by the source, not seen in the part that was read, searched and none "
    "found, not searched, not reached or not estimable by the source's own words, or not "
    "recorded, when the entry does not mention it."
)


def columns_of(model: type[BaseModel], names: TableNames) -> Iterator[Field[Located[Any]]]:
    """Yield the columns for the fields of a model, in its order unless the names say otherwise.

    A list of parts is another table. One part gives a column for each of its own fields, unless it is a value.
    """
    yield from _columns(model, names, (), "")


def _columns(
    model: type[BaseModel], names: TableNames, within: tuple[str, ...], before: str
) -> Iterator[Field[Located[Any]]]:
    for name in _in_order(model, names, within):
        info = model.model_fields[name]
        path = (*within, name)
        place = ".".join(path)
        if place in names.leave_out or is_list_of_parts(info.annotation):
            continue
        if part := part_inside(info.annotation):
            yield from _columns(part, names, path, names.prefix.get(place, f"{before}{name}_"))
            continue
        column = names.rename.get(place, f"{before}{name}")
        is_required = info.is_required() and not within
        yield from fields_of(column, info.description or "", info.annotation, _getter(path), is_required)


def _in_order(model: type[BaseModel], names: TableNames, within: tuple[str, ...]) -> Iterable[str]:
    fields = [name for name in model.model_fields if name != "id"]
    if within:
        return fields
    if issubclass(model, Entry) and model is not Entry:
        fields = ["name", *(name for name in fields if name not in Entry.model_fields)]
    first = ["name", *names.first] if issubclass(model, Entry) else names.first
    return dict.fromkeys((*first, *fields))


def _getter(path: tuple[str, ...]) -> Callable[[Any], object]:
    def get(part: Any) -> object:
        for name in path:
            part = getattr(part, name) if part is not None else None
        return part

    return get


def is_list_of_parts(annotation: Any) -> bool:
    """Whether a field is a list of mappings, each a row of another table."""
    item = item_of(members(annotation)[0])
    return item is not None and any(issubclass(kind, BaseModel) for kind in members(item))


def part_inside(annotation: Any) -> type[BaseModel] | None:
    """Return the model of a field's single part, unless the part is written as a value of a few cells."""
    kind = members(annotation)[0]
    is_part = isinstance(kind, type) and issubclass(kind, BaseModel) and not issubclass(kind, Reported)
    return kind if is_part and not has_cells(kind) else None


def fields_of(
    name: str, description: str, annotation: Any, get: Callable[[Any], object], is_required: bool = False
) -> Iterator[Field[Located[Any]]]:
    """Yield the columns for a value of an annotated type, with the reason for its absence when it is reported."""
    shape = FieldShape.of(annotation)
    pieces = pieces_of(shape.kind)
    if shape.is_list:
        # A list of ids cannot be a key; the table of links has one row for each.
        pieces = (Piece(Column("", "Several are separated by semicolons."), _list_reader(pieces[0])),)
    is_single = is_required and len(pieces) == 1 and not shape.is_reported and not shape.is_list
    for piece in pieces:
        column = replace(called(name, piece, description).column, is_required=is_single)
        yield Field(column, _reader(piece, get))
    if shape.is_reported:
        yield Field(Column(f"{name}_absent", _WHY_ABSENT), lambda located: absence(get(located.part)))


def absence(reported: object) -> str | None:
    """Return why a reported value is missing, None when it is there."""
    if not isinstance(reported, Reported):
        return NOT_RECORDED
    if reported.absent is Absence.NONE_FOUND and isinstance(reported.searched, PartialDate):
        return f"searched on {reported.searched.iso}, none found"
    return str(reported.absent) if reported.absent else None


def row_key(says: str, references: str = "") -> Field[Located[Any]]:
    """Return the column that names a row: the id of the entry and the place in it."""
    return Field(Column("id", says, is_required=True, references=references), lambda located: located.id)


def pointer_column(
    name: str, references: str, says: str, read: Callable[[Located[Any]], Cell]
) -> Field[Located[Any]]:
    """Return the column with the key of the row that each row belongs to."""
    return Field(Column(name, says, is_required=True, references=references), read)


def number_in_list(says: str) -> Field[Located[Any]]:
    """Return the column with the place of a part in its list, counted from 1."""

    def read(located: Located[Any]) -> Cell:
        return next((step + 1 for step in reversed(located.path) if isinstance(step, int)), None)

    return Field(Column("number", says, ColumnType.INTEGER), read)


def remarks(model: type[BaseModel], within: tuple[str, ...] = ()) -> Field[Located[Any]]:
    """Return the column with what the entry remarks on the reported values of a part, value by value.

    ``within`` are fields whose parts have reported values of their own.
    """

    def read(located: Located[Any]) -> Cell:
        found = []
        for name, reported in _reported_in(located.part, model, within):
            if isinstance(reported, Reported):
                found += [f"{name.replace('_', ' ')}: {said}" for said in _remarks_on(reported, located)]
        return " | ".join(found) or None

    return Field(Column("remarks", "What a reader should know of the values in this row, value by value."), read)


def _reported_in(part: Any, model: type[BaseModel], within: tuple[str, ...]) -> Iterator[tuple[str, object]]:
    for name in model.model_fields:
        value = getattr(part, name)
        yield name, value
        if name in within and value is not None:
            yield from ((f"{name} {inner}", getattr(value, inner)) for inner in type(value).model_fields)


def _remarks_on(reported: Reported[Any], located: Located[Any]) -> Iterator[str]:
    if reported.note:
        yield located.words.text(reported.note)
    if reported.own_figures_give:
        yield f"the source says so; its own figures give {reported.own_figures_give}"
    if reported.also_reported:
        yield "other sources give other values, see the table of competing values"


def cited() -> Field[Located[Any]]:
    """Return the column with the works that a row rests on."""
    says = (
        "Keys of the works cited for anything in this row, separated by semicolons. Which value rests on which "
        "place in a work is in the table of citations, whose places begin with that of the row."
    )
    return Field(Column("cited_works", says), lambda located: listed(located.cited_works()))


def _reader(piece: Piece, get: Callable[[Any], object]) -> Callable[[Located[Any]], Cell]:
    def read(located: Located[Any]) -> Cell:
        value = get(located.part)
        if isinstance(value, Reported):
            value = value.value
        return None if value is None else piece.read(value, located.words)

    return read


def _list_reader(piece: Piece) -> Callable[[Any, Any], Cell]:
    return lambda items, words: listed(piece.read(item, words) for item in items)
