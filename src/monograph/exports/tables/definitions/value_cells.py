"""Into which cells a value of each type goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from monograph.entries.kinds.comparator_risk import StatedEffect
from monograph.entries.kinds.dosing import DoseLevel, Step
from monograph.entries.kinds.event import Event
from monograph.entries.kinds.outcome import Scale
from monograph.entries.kinds.result import Effect, Interval, Spread
from monograph.entries.shared.field_shapes import FieldShape
from monograph.entries.shared.parts import Statement
from monograph.entries.shared.values import NOT_SIGNIFICANT, CountOf, PartialDate, PValue, Quantity
from monograph.evidence.numbers.unit_families import family_of, in_unit
from monograph.evidence.studies.doses import DailyDose, daily_dose
from monograph.exports.tables.definitions.located import Words
from monograph.exports.tables.definitions.table_names import kind_names
from monograph.exports.tables.model import PARTIAL_DATE, Cell, Column, ColumnType
from monograph.text.fields import CiteKey, EntryLink, EntryText

Reader = Callable[[Any, Words], Cell]


@dataclass(frozen=True, slots=True)
class Piece:
    """One cell of a value: a column, called by the ending of its name, and how it is read from the value."""

    column: Column
    read: Reader


def _piece(
    ending: str, says: str, read: Reader, type: ColumnType = ColumnType.TEXT, unit: str = "", **more: Any
) -> Piece:
    return Piece(Column(ending, says, type, unit, **more), read)


def _table_of(link: type[EntryLink]) -> str:
    """Return the table whose rows a link may name: that of its kind, or of all entries."""
    if len(link.kinds) != 1:
        return "entries"
    (kind,) = link.kinds
    return kind_names()[kind].table if kind in kind_names() else "entries"


def pieces_of(kind: type) -> tuple[Piece, ...]:
    """Return the cells that a value of a type is written in."""
    if issubclass(kind, EntryLink | CiteKey):
        references = _table_of(kind) if issubclass(kind, EntryLink) else "works"
        return (_piece("", "", _as_text, references=references),)
    if issubclass(kind, StrEnum):
        return (_piece("", "", _as_text, choices=tuple(map(str, kind))),)
    if issubclass(kind, BaseModel) and kind in _PARTS:
        return tuple(_of_fields(kind, _PARTS[kind]))
    return _PIECES.get(kind, _WORDS)


def has_cells(kind: type) -> bool:
    """Whether a value of a type has cells of its own here."""
    return kind in _PIECES or kind in _PARTS


def _as_text(value: Any, words: Words) -> str:
    return str(value)


def _same(value: Any, words: Words) -> Cell:
    found: Cell = value
    return found


def _low(value: Quantity | PValue | DailyDose) -> Decimal | None:
    sign = value.comparator if isinstance(value, PValue) else value.bound
    return None if sign in ("<", "≤", NOT_SIGNIFICANT) else value.low


def _high(value: Quantity | PValue | DailyDose) -> Decimal | None:
    sign = value.comparator if isinstance(value, PValue) else value.bound
    return None if sign in (">", "≥", NOT_SIGNIFICANT) else value.high


_AS_PRINTED = "As a reader sees it, with the digits that were printed."
_LOWER = "Lower end, and the number itself where it is one; empty where only an upper bound is given."
_UPPER = "Upper end, and the number itself where it is one; empty where only a lower bound is given."
_BOUNDS = ("<", ">", "≤", "≥")
_BOUND = "The sign before it, when the source gives a bound."


def _within(name: str, pieces: tuple[Piece, ...], get: Callable[[Any], Any]) -> tuple[Piece, ...]:
    """Return the pieces of a value inside another value, where it may be missing."""

    def read_by(piece: Piece) -> Reader:
        def read(value: Any, words: Words) -> Cell:
            inner = get(value)
            return None if inner is None else piece.read(inner, words)

        return read

    return tuple(replace(called(name, one), read=read_by(one)) for one in pieces)


def called(name: str, piece: Piece, says: str = "") -> Piece:
    """Return a piece of a value that goes by a name, and of which something is said first."""
    column = piece.column
    described = " ".join(filter(None, (says, column.description)))
    return replace(
        piece,
        column=replace(column, name="_".join(filter(None, (name, column.name))), description=described),
    )


def _of_fields(model: type[BaseModel], names: Mapping[str, str]) -> Iterator[Piece]:
    """Yield the pieces of a part: what a reader sees, unless its name says that, then those of its fields."""
    is_named = "name" in names
    if not is_named:
        yield _piece("", _AS_PRINTED, lambda value, words: words.value(value))
    for field, info in model.model_fields.items():
        name = names.get(field, field)
        for one in _within(name, pieces_of(FieldShape.of(info.annotation).kind), attrgetter(field)):
            if one.column.name or is_named:
                unit = "%" if one.column.name.endswith("_percent") else one.column.unit
                yield called("", replace(one, column=replace(one.column, unit=unit)), info.description or "")


_WORDS = (_piece("", "", lambda value, words: words.value(value)),)
_QUANTITY = (
    _piece("", _AS_PRINTED, _as_text),
    _piece("low", _LOWER, lambda value, words: _low(value), ColumnType.NUMBER),
    _piece("high", _UPPER, lambda value, words: _high(value), ColumnType.NUMBER),
    _piece("bound", _BOUND, lambda value, words: value.bound or None, choices=_BOUNDS),
    _piece("unit", "Its unit.", lambda value, words: value.unit or None),
)
_P_VALUE = (
    _piece("", _AS_PRINTED, _as_text),
    _piece("low", _LOWER, lambda value, words: _low(value), ColumnType.NUMBER),
    _piece("high", _UPPER, lambda value, words: _high(value), ColumnType.NUMBER),
    _piece(
        "bound",
        f"{_BOUND} {NOT_SIGNIFICANT} for one that is not significant and has no figure.",
        lambda value, words: None if value.comparator == "=" else value.comparator,
        choices=(*_BOUNDS, NOT_SIGNIFICANT),
    ),
)
_DAILY = (
    _piece("low", _LOWER, lambda value, words: _low(value), ColumnType.NUMBER),
    _piece("high", _UPPER, lambda value, words: _high(value), ColumnType.NUMBER),
    _piece("unit", "Its unit, for one day.", lambda value, words: value.unit or None),
)


def _in_milligrams(dose: DailyDose | None) -> DailyDose | None:
    if dose is None or family_of(dose.unit) != "mg":
        return None
    low, high = (in_unit(one, dose.unit, "mg") for one in (dose.low, dose.high))
    return DailyDose(low, high, "mg", dose.bound)


_MG = tuple(
    called("", replace(one, column=replace(one.column, unit="mg/day")), "In milligrams a day, when it is a mass.")
    for one in _DAILY[:2]
)
_DOSE = (
    _piece("", "As a reader sees it.", lambda value, words: words.value(value)),
    *_within("each_time", _QUANTITY, lambda dose: dose.amount),
    *_within("times_per_day", _QUANTITY[:4], lambda dose: dose.times_per_day),
    *_within("stated_per_day", _QUANTITY, lambda dose: dose.per_day),
    _piece("timing", "When: at bedtime, before meals.", lambda value, words: value.timing),
    *_within("computed_per_day", _DAILY, daily_dose),
    *_within("computed_mg_per_day", _MG, lambda dose: _in_milligrams(daily_dose(dose))),
)

# Parts that share the row of the part around them, with the fields whose columns have another name.
_PARTS: Mapping[type[BaseModel], Mapping[str, str]] = MappingProxyType(
    {
        Spread: {"amount": ""},
        Effect: {},
        Interval: {"level": "level_percent"},
        Scale: {"name": ""},
        Event: {"name": ""},
        StatedEffect: {},
    }
)
_PIECES: Mapping[type, tuple[Piece, ...]] = MappingProxyType(
    {
        bool: (_piece("", "", _same, ColumnType.BOOLEAN),),
        int: (_piece("", "", _same, ColumnType.INTEGER),),
        Decimal: (_piece("", "", _same, ColumnType.NUMBER),),
        EntryText: (_piece("", "", lambda value, words: words.text(value)),),
        PartialDate: (
            _piece("", "As exact as it is known.", lambda value, words: value.iso, pattern=PARTIAL_DATE),
        ),
        Statement: (_piece("", "", lambda value, words: words.text(value.text)),),
        Quantity: _QUANTITY,
        PValue: _P_VALUE,
        CountOf: (
            _piece("", _AS_PRINTED, _as_text),
            _piece("count", "How many people.", lambda value, words: value.count, ColumnType.INTEGER, "people"),
            _piece("of", "Of how many people.", lambda value, words: value.total, ColumnType.INTEGER, "people"),
        ),
        Step: (
            _piece("", "As a reader sees it.", lambda value, words: words.value(value)),
            *_within("change", _QUANTITY[1:], lambda step: step.change),
            *_within("after", _QUANTITY[1:], lambda step: step.after),
        ),
        DoseLevel: _DOSE,
    }
)
