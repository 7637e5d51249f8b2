"""Tables of single values: doses and steps of titration, and every reported value with those that compete."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from monograph.entries.kinds.dosing import Dose, DoseLevel, Step
from monograph.entries.shared.parts import Alternative, Reported
from monograph.entries.shared.vocabulary import DosePurpose
from monograph.exports.tables.definitions.located import Located, listed, located
from monograph.exports.tables.definitions.model_columns import (
    absence,
    cited,
    fields_of,
    pointer_column,
    row_key,
)
from monograph.exports.tables.definitions.table_names import TableNames, named_table
from monograph.exports.tables.model import Cell, Column, DataTable, Field
from monograph.knowledge_base import KnowledgeBase

_KEY = row_key("The treatment and the place in its entry.")
_DRUG = pointer_column("treatment", "treatments", "The treatment.", lambda it: it.entry)
_DOSING = pointer_column("dosing", "dosings", "The dosing it belongs to.", lambda it: it.sibling(*it.path[:2]))
_ANY_KEY = row_key("The entry and the place in it.")
_ENTRY = pointer_column("entry", "entries", "The entry it is in.", lambda it: it.entry)


def _own(model: type[Reported[Any]] | type[Alternative[Any]], *names: str) -> Iterator[Field[Located[Any]]]:
    for name in names:
        info = model.model_fields[name]
        yield from fields_of(name, info.description or "", info.annotation, _reader(name))


def _reader(name: str) -> Callable[[Any], object]:
    return lambda part: getattr(part, name)


def _doses(names: TableNames, base: KnowledgeBase) -> DataTable:
    return named_table(
        names,
        _levels(base),
        _KEY,
        _DRUG,
        _DOSING,
        Field(
            Column("purpose", "What kind of statement it is.", choices=tuple(map(str, DosePurpose))),
            lambda it: str(_dosing(it).purpose),
        ),
        Field(Column("for_use", "What it is given for."), lambda it: str(_dosing(it).for_use)),
        Field(
            Column("level", "Which dose it is.", choices=("start", "level", "maximum")),
            lambda it: "level" if it.path[2] == "levels" else str(it.path[2]),
        ),
        *fields_of("dose", "The dose.", Reported[DoseLevel], lambda part: part),
        *_own(Reported[DoseLevel], "note"),
        cited(),
    )


def _steps(names: TableNames, base: KnowledgeBase) -> DataTable:
    rows = (
        it.with_part(step, "steps", number)
        for it in located(base, Dose)
        for number, step in enumerate(it.part.steps)
    )
    return named_table(
        names,
        rows,
        _KEY,
        _DRUG,
        _DOSING,
        *fields_of("step", "The step.", Reported[Step], lambda part: part),
        *_own(Reported[Step], "note"),
        cited(),
    )


def _dosing(it: Located[Reported[DoseLevel]]) -> Dose:
    dose = it.sheet.value_at(it.path[:2])
    assert isinstance(dose, Dose)
    return dose


def _levels(base: KnowledgeBase) -> Iterator[Located[Reported[DoseLevel]]]:
    for it in located(base, Dose):
        if it.part.start is not None:
            yield it.with_part(it.part.start, "start")
        for number, level in enumerate(it.part.levels):
            yield it.with_part(level, "levels", number)
        if it.part.maximum is not None:
            yield it.with_part(it.part.maximum, "maximum")


def _reported_values(names: TableNames, base: KnowledgeBase) -> DataTable:
    return named_table(
        names,
        located(base, Reported),
        _ANY_KEY,
        _ENTRY,
        Field(
            Column("place", "The place in the entry, such as results.hums.p.", is_required=True),
            lambda it: it.place,
        ),
        Field(Column("value", "The value as a reader sees it."), _value),
        Field(Column("absent", "Why there is no value."), lambda it: absence(it.part)),
        *_own(Reported[Any], "searched", "note", "own_figures_give", "preferred_because"),
        _CITED_FOR,
    )


def _competing_values(names: TableNames, base: KnowledgeBase) -> DataTable:
    return named_table(
        names,
        located(base, Alternative),
        _ANY_KEY,
        _ENTRY,
        pointer_column(
            "reported_value", "reported_values", "The value that it competes with.", lambda it: it.around(2)
        ),
        Field(Column("value", "The other value, as a reader sees it."), _value),
        *_own(Alternative[Any], "note"),
        _CITED_FOR,
    )


def _value(it: Located[Any]) -> Cell:
    return it.words.value(it.part.value) if it.part.value is not None else None


_CITED_FOR: Field[Located[Any]] = Field(
    Column("cited_works", "Keys of the works it rests on, separated by semicolons."),
    lambda it: listed(dict.fromkeys(str(one.work) for one in it.part.cite or ())),
)


VALUE_TABLES: Mapping[str, Callable[[TableNames, KnowledgeBase], DataTable]] = MappingProxyType(
    {
        "doses": _doses,
        "dose_steps": _steps,
        "reported_values": _reported_values,
        "competing_values": _competing_values,
    }
)
