"""Into which cells a value of each type goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from monograph.entries.kinds.dosing import DoseLevel, Step
from monograph.entries.kinds.event import Event
from monograph.entries.kinds.outcome import Scale
from monograph.entries.kinds.result import Effect, Interval, Spread
from monograph.entries.shared.parts import Statement
from monograph.entries.shared.values import NOT_SIGNIFICANT, CountOf, PartialDate, PValue, Quantity
from monograph.entries.shared.vocabulary import Adjustment, EffectMeasure, OtherLimit, SpreadType
from monograph.evidence.numbers.unit_families import family_of, in_unit
from monograph.evidence.studies.doses import DailyDose, daily_dose
from monograph.exports.tables.definitions.located import Words
from monograph.exports.tables.definitions.table_names import kind_names
from monograph.exports.tables.model import PARTIAL_DATE, Cell, ColumnType
from monograph.text.fields import CiteKey, EntryLink, EntryText

Reader = Callable[[Any, Words], Cell]


@dataclass(frozen=True, slots=True)
class Piece:
    """One cell of a value: the ending of its column's name, what it says, and how it is read from the value."""

    ending: str
    says: str
    read: Reader
    type: ColumnType = ColumnType.TEXT
    unit: str = ""
    references: str = ""
    choices: tuple[str, ...] = ()
    pattern: str = ""


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
        return (Piece("", "", _as_text, references=references),)
    if issubclass(kind, StrEnum):
        return (Piece("", "", _as_text, choices=tuple(map(str, kind))),)
    return _PIECES.get(kind, _WORDS)


def has_cells(kind: type) -> bool:
    """Whether a value of a type has cells of its own here."""
    return kind in _PIECES


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
_BOUND = "The sign before it, when a bound is given and not a number."


def _within(name: str, pieces: tuple[Piece, ...], get: Callable[[Any], Any]) -> tuple[Piece, ...]:
    """Return the pieces of a value that another value holds, or may hold."""

    def read_by(piece: Piece) -> Reader:
        def read(value: Any, words: Words) -> Cell:
            inner = get(value)
            return None if inner is None else piece.read(inner, words)

        return read

    return tuple(
        Piece(
            "_".join(filter(None, (name, one.ending))),
            one.says,
            read_by(one),
            one.type,
            one.unit,
            one.references,
            one.choices,
            one.pattern,
        )
        for one in pieces
    )


_WORDS = (Piece("", "", lambda value, words: words.value(value)),)
_QUANTITY = (
    Piece("", _AS_PRINTED, _as_text),
    Piece("low", _LOWER, lambda value, words: _low(value), ColumnType.NUMBER),
    Piece("high", _UPPER, lambda value, words: _high(value), ColumnType.NUMBER),
    Piece("bound", _BOUND, lambda value, words: value.bound or None, choices=_BOUNDS),
    Piece("unit", "Its unit.", lambda value, words: value.unit or None),
)
_P_VALUE = (
    Piece("", _AS_PRINTED, _as_text),
    Piece("low", _LOWER, lambda value, words: _low(value), ColumnType.NUMBER),
    Piece("high", _UPPER, lambda value, words: _high(value), ColumnType.NUMBER),
    Piece(
        "bound",
        f"{_BOUND} {NOT_SIGNIFICANT} for one that is not significant and has no figure.",
        lambda value, words: None if value.comparator == "=" else value.comparator,
        choices=(*_BOUNDS, NOT_SIGNIFICANT),
    ),
)
_DAILY = (
    Piece("low", _LOWER, lambda value, words: _low(value), ColumnType.NUMBER),
    Piece("high", _UPPER, lambda value, words: _high(value), ColumnType.NUMBER),
    Piece("unit", "Its unit, for one day.", lambda value, words: value.unit or None),
)


def _in_milligrams(dose: DailyDose | None) -> DailyDose | None:
    if dose is None or family_of(dose.unit) != "mg":
        return None
    low, high = (in_unit(one, dose.unit, "mg") for one in (dose.low, dose.high))
    return DailyDose(low, high, "mg", dose.bound)


_MG = tuple(
    Piece(one.ending, f"In milligrams a day, when it is a mass. {one.says}", one.read, one.type, "mg/day")
    for one in _DAILY[:2]
)
_DOSE = (
    Piece("", "As a reader sees it.", lambda value, words: words.value(value)),
    *_within("each_time", _QUANTITY, lambda dose: dose.amount),
    *_within("times_per_day", _QUANTITY[:4], lambda dose: dose.times_per_day),
    *_within("stated_per_day", _QUANTITY, lambda dose: dose.per_day),
    Piece("timing", "When: at bedtime, before meals.", lambda value, words: value.timing),
    *_within("computed_per_day", _DAILY, daily_dose),
    *_within("computed_mg_per_day", _MG, lambda dose: _in_milligrams(daily_dose(dose))),
)

_EVENT = (
    Piece("", "Its name.", lambda value, words: value.name),
    Piece("wanted", "Whether people want it.", lambda value, words: value.wanted, ColumnType.BOOLEAN),
)

_PIECES: Mapping[type, tuple[Piece, ...]] = MappingProxyType(
    {
        bool: (Piece("", "", _same, ColumnType.BOOLEAN),),
        int: (Piece("", "", _same, ColumnType.INTEGER),),
        Decimal: (Piece("", "", _same, ColumnType.NUMBER),),
        EntryText: (Piece("", "", lambda value, words: words.text(value)),),
        PartialDate: (
            Piece("", "As exact as it is known.", lambda value, words: value.iso, pattern=PARTIAL_DATE),
        ),
        Statement: (Piece("", "", lambda value, words: words.text(value.text)),),
        Quantity: _QUANTITY,
        PValue: _P_VALUE,
        CountOf: (
            Piece("", _AS_PRINTED, _as_text),
            Piece("count", "So many people.", lambda value, words: value.count, ColumnType.INTEGER, "people"),
            Piece("of", "Of so many people.", lambda value, words: value.total, ColumnType.INTEGER, "people"),
        ),
        Spread: (
            Piece("", _AS_PRINTED, lambda value, words: words.value(value)),
            *_within("type", pieces_of(SpreadType), lambda spread: spread.type),
            *_within("", _QUANTITY[1:], lambda spread: spread.amount),
        ),
        Effect: (
            Piece("", _AS_PRINTED, lambda value, words: words.value(value)),
            *_within("measure", pieces_of(EffectMeasure), lambda effect: effect.measure),
            Piece("estimate", "The estimate.", lambda value, words: value.estimate, ColumnType.NUMBER),
            Piece("unit", "The unit of a difference.", lambda value, words: value.unit),
            *_within("adjusted", pieces_of(Adjustment), lambda effect: effect.adjusted),
            *_within("event", _EVENT, lambda effect: effect.event),
        ),
        Interval: (
            Piece("", _AS_PRINTED, lambda value, words: words.value(value)),
            Piece("level_percent", "Its level.", lambda value, words: value.level, ColumnType.NUMBER, "%"),
            Piece("low", "Lower limit; empty when not given.", lambda value, words: value.low, ColumnType.NUMBER),
            Piece(
                "high", "Upper limit; empty when not given.", lambda value, words: value.high, ColumnType.NUMBER
            ),
            *_within("other_limit", pieces_of(OtherLimit), lambda interval: interval.other_limit),
        ),
        Scale: (
            Piece("", "Its name.", lambda value, words: value.name),
            Piece("lowest", "The lowest possible score.", lambda value, words: value.lowest, ColumnType.NUMBER),
            Piece("highest", "The highest possible score.", lambda value, words: value.highest, ColumnType.NUMBER),
            Piece("step", "The smallest step between scores.", lambda value, words: value.step, ColumnType.NUMBER),
        ),
        Step: (
            Piece("", "As a reader sees it.", lambda value, words: words.value(value)),
            *_within("change", _QUANTITY[1:], lambda step: step.change),
            *_within("after", _QUANTITY[1:], lambda step: step.after),
        ),
        DoseLevel: _DOSE,
        Event: _EVENT,
    }
)
