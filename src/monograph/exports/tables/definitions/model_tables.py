"""Tables made from models: a row for each part, a column for each field, and a table for each list of parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from monograph.entries import KINDS, Entry
from monograph.entries.reading.computed import computed_once
from monograph.entries.shared.field_shapes import item_of, members, reported_by
from monograph.entries.shared.parts import Alternative, Citation
from monograph.exports.tables.definitions.computed_columns import COMPUTED, ROWS, Compute
from monograph.exports.tables.definitions.located import Located, as_cell, located
from monograph.exports.tables.definitions.model_columns import (
    cited,
    columns_of,
    fields_of,
    is_list_of_parts,
    number_in_list,
    part_inside,
    pointer_column,
    remarks,
    row_key,
)
from monograph.exports.tables.definitions.table_names import (
    KindNames,
    TableNames,
    kind_names,
    named_table,
    table_names,
)
from monograph.exports.tables.model import Cell, Column, DataTable, Field
from monograph.knowledge_base import KnowledgeBase

Columns = Iterator[Field[Located[Any]]]


def model_table(names: TableNames, base: KnowledgeBase) -> DataTable:
    """Return the table of a model, or of the ids in one of its fields."""
    name, _, listed = names.of.partition(".")
    model = _models(base)[name]
    rows: Iterable[Located[Any]] = ROWS[names.name](base) if names.name in ROWS else located(base, model)
    if names.kind:
        rows = (it for it in rows if it.sheet.kind == names.kind)
    keys = tuple(_keys(names, model, base))
    if not listed:
        own = _apart_from(keys, _of_part(names, model, base))
        fields = _with_computed([*keys, *own], names, base)
        return named_table(names, rows, *fields, *_at_the_end(names, model))
    item = item_of(members(model.model_fields[listed].annotation)[0])
    column = fields_of(names.column, names.says, item, lambda part: part, is_required=True)
    items = (it.with_part(one, listed, at) for it in rows for at, one in enumerate(getattr(it.part, listed)))
    return named_table(names, items, *keys, *column)


def unnamed_tables(base: KnowledgeBase) -> Iterator[DataTable]:
    """Yield a table for each kind and each list of parts that `tables.toml` does not name."""
    named = {(one.kind, one.of) for one in table_names()} | {(one.kind, one.around) for one in table_names()}
    covered = named | {("", Citation.__name__), ("", Alternative.__name__)}
    for kind in _kinds(base):
        called = _called(kind)
        if (kind.kind, kind.__name__) not in covered:
            description = f"One row for each {kind.label.lower()}. {_described(kind)}"
            whole = TableNames(
                name=called.table, title=kind.heading, description=description, of=kind.__name__, kind=kind.kind
            )
            yield model_table(whole, base)
        for path, part in _lists_of_parts(kind):
            if not {(kind.kind, part.__name__), ("", part.__name__)} & covered:
                covered.add((kind.kind, part.__name__))
                names = TableNames(
                    name="_".join((called.table, *path)),
                    title=": ".join((kind.heading, " ".join(path).replace("_", " "))),
                    description=_described(part),
                    of=part.__name__,
                    kind=kind.kind,
                )
                yield model_table(names, base)


def _keys(names: TableNames, model: type[BaseModel], base: KnowledgeBase) -> Columns:
    """Yield the columns that identify a row and its place in the base."""
    entries = _kind_called(names.kind, base)
    if issubclass(model, Entry) and "." not in names.of:
        references = "entries" if names.kind else ""
        yield row_key(names.row_says or f"The {entries.column}'s entry.", references)
        return
    place = f"The {entries.column} and the place in its entry." if names.kind else "The entry and the place in it."
    yield row_key(names.row_says or place)
    if names.names_entry:
        says = names.entry_says or (f"The {entries.column}." if names.kind else "The entry it is in.")
        column = names.entry_column or entries.column
        yield pointer_column(column, entries.table, says, lambda it: it.entry)
    if names.within:
        column, references, says = names.within
        yield pointer_column(column, references, says, lambda it: it.around(names.steps))
    if names.number:
        yield number_in_list(names.number)
    if "id" in model.model_fields and "." not in names.of:
        info = model.model_fields["id"]
        says = names.local_id or info.description or ""
        yield Field(Column("local_id", says, is_required=info.is_required()), _local_id)


def _of_part(names: TableNames, model: type[BaseModel], base: KnowledgeBase) -> Columns:
    """Yield the columns for the fields of a part, behind those of the part around it where the names say so."""
    if names.around:
        for field in columns_of(_models(base)[names.around], TableNames(name="", title="", description="")):
            yield Field(field.column, _read_around(field, names.steps))
    yield from columns_of(model, names)


def _apart_from(keys: Iterable[Field[Located[Any]]], fields: Columns) -> Columns:
    """Yield columns, with `own_` before a name that a column of the row's place has already."""
    taken = {key.column.name for key in keys}
    for field in fields:
        name = field.column.name
        yield Field(replace(field.column, name=f"own_{name}"), field.read) if name in taken else field


def _read_around(field: Field[Located[Any]], steps: int) -> Callable[[Located[Any]], Cell]:
    return lambda it: field.read(it.holder(steps))


def _with_computed(fields: list[Field[Located[Any]]], names: TableNames, base: KnowledgeBase) -> Columns:
    """Yield columns with those that Python works out, each behind the one it comes after, else at the end."""
    taken = [field.column.name for field in fields]
    for column, after in names.computed:
        at = taken.index(after) + 1 if after in taken else len(taken)
        taken.insert(at, column.name)
        fields.insert(at, Field(column, _computed(COMPUTED[names.name, column.name], base)))
    yield from fields


def _computed(compute: Compute, base: KnowledgeBase) -> Callable[[Located[Any]], Cell]:
    return lambda it: as_cell(compute(base, it))


def _at_the_end(names: TableNames, model: type[BaseModel]) -> Columns:
    if any(reported_by(kind) for info in model.model_fields.values() for kind in members(info.annotation)):
        yield remarks(model, names.remarks_within)
    if names.cited if names.cited is not None else issubclass(model, Entry) or _cites(model):
        yield cited()


def _local_id(it: Located[Any]) -> Cell:
    return str(it.part.id) if it.part.id is not None else None


def _kinds(base: KnowledgeBase) -> tuple[type[Entry], ...]:
    """Return every kind there is, one that only this base has at the end."""
    return tuple(dict.fromkeys((*KINDS, *(type(sheet.entry) for sheet in base.sheets.values()))))


def _called(kind: type[Entry]) -> KindNames:
    plain = KindNames(kind.kind.replace("-", "_"), kind.plural.replace("-", "_").replace(" ", "_"))
    return kind_names().get(kind.kind, plain)


def _kind_called(kind: str, base: KnowledgeBase) -> KindNames:
    return next((_called(one) for one in _kinds(base) if one.kind == kind), KindNames("entry", "entries"))


def _described(model: type[BaseModel]) -> str:
    return " ".join((model.__doc__ or "").partition("\n\n")[0].split())


@computed_once
def _models(base: KnowledgeBase) -> Mapping[str, type[BaseModel]]:
    """Return every model of the base's kinds by its name."""
    return {model.__name__: model for model in _reached([Entry, *_kinds(base)])}


def _reached(waiting: list[type[BaseModel]]) -> set[type[BaseModel]]:
    """Return some models and all that are in their fields."""
    found: set[type[BaseModel]] = set()
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.add(model)
            waiting += [part for info in model.model_fields.values() for part in _parts_in(info.annotation)]
    return found


def _parts_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models of the mappings in a field, reported values included."""
    for kind in members(annotation):
        if item := item_of(kind):
            yield from _parts_in(item)
        elif isinstance(kind, type) and issubclass(kind, BaseModel):
            yield kind


def _lists_of_parts(
    model: type[BaseModel], within: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], type[BaseModel]]]:
    """Yield each list of parts in a model and in its parts, with the path of fields to it."""
    for name, info in model.model_fields.items():
        path = (*within, name)
        if is_list_of_parts(info.annotation):
            for part in members(item_of(members(info.annotation)[0])):
                if not reported_by(part):
                    yield path, part
                    yield from _lists_of_parts(part, path)
        elif part := part_inside(info.annotation):
            yield from _lists_of_parts(part, path)


def _cites(model: type[BaseModel]) -> bool:
    """Whether anything in a part can rest on works in fields of its own."""
    return Citation in _reached([model])
