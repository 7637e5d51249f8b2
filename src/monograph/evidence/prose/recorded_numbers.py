"""Every number that an entry holds: in a field, in a cited text, or worked out from its fields; and who agrees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from types import MappingProxyType
from typing import Any

from monograph.entries import Entry
from monograph.entries.kinds.result import Interval
from monograph.entries.reading.computed import computed_once
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.values import CountOf, PValue, Quantity
from monograph.evidence.numbers.natural_frequencies import FREQUENCY
from monograph.evidence.numbers.recorded_number import Reading, RecordedNumber
from monograph.evidence.numbers.rounding import Band, printed
from monograph.evidence.numbers.unit_families import family_of, in_unit
from monograph.evidence.prose.computed_numbers import computed_numbers
from monograph.evidence.prose.numbers import INTERVAL_END, P, ProseNumber, has_numbers, numbers_in
from monograph.evidence.prose.sentences import entry_names, entry_texts


@dataclass(frozen=True, slots=True)
class RecordedNumbers:
    """The numbers of one entry that can be compared with one in some unit, worked out when they are asked for."""

    sheet: Sheet[Entry]

    def in_fields(self, unit: str) -> tuple[RecordedNumber, ...]:
        """Return those that fields hold, or that follow from fields."""
        return _alike(_held_in_fields(self.sheet), unit)

    def in_texts(self, unit: str) -> tuple[RecordedNumber, ...]:
        """Return those that are in texts with a citation."""
        return _alike(_held_in_texts(self.sheet), unit)


def _alike(by_family: Mapping[str, tuple[RecordedNumber, ...]], unit: str) -> tuple[RecordedNumber, ...]:
    found = by_family.get(family_of(unit), ())
    if unit != FREQUENCY:
        return found
    # "31 of 100" says of people what "31 %" says; not what a relative change says.
    return found + tuple(one for one in by_family.get(family_of("%"), ()) if one.reading is Reading.PLAIN)


def recorded_numbers(sheet: Sheet[Entry]) -> RecordedNumbers:
    """Return the numbers that an entry holds; they are worked out once a sheet, when they are asked for."""
    return RecordedNumbers(sheet)


@computed_once
def _held_in_fields(sheet: Sheet[Entry]) -> Mapping[str, tuple[RecordedNumber, ...]]:
    return _by_family(chain(_in_fields(sheet), computed_numbers(sheet)))


@computed_once
def _held_in_texts(sheet: Sheet[Entry]) -> Mapping[str, tuple[RecordedNumber, ...]]:
    return _by_family(_in_cited_texts(sheet))


def _by_family(numbers: Iterable[RecordedNumber]) -> Mapping[str, tuple[RecordedNumber, ...]]:
    found: defaultdict[str, list[RecordedNumber]] = defaultdict(list)
    for held in numbers:
        found[family_of(held.unit)].append(held)
    return MappingProxyType({family: tuple(alike) for family, alike in found.items()})


def _in_fields(sheet: Sheet[Entry]) -> Iterator[RecordedNumber]:
    for kind, read in _READ.items():
        for position in sheet.positions.get(kind, ()):
            path, value = sheet.values[position]
            for unit, number, bound in read(value):
                yield RecordedNumber(unit, abs(number), sheet.id, path, bound=bound)


def _quantity(value: Quantity) -> Iterator[tuple[str, Decimal, str]]:
    # A number without a unit is a ratio or a number of times.
    for end in _ends(value.low, value.high):
        yield value.unit or "ratio", end, value.bound


def _p_value(value: PValue) -> Iterator[tuple[str, Decimal, str]]:
    if value.has_figure:
        for end in _ends(value.low, value.high):
            yield P, end, value.comparator


def _ends(low: Decimal, high: Decimal) -> tuple[Decimal, ...]:
    return (low,) if low == high else (low, high)


def _count(value: CountOf) -> Iterator[tuple[str, Decimal, str]]:
    yield "people", Decimal(value.count), ""
    yield "people", Decimal(value.total), ""


def _interval(value: Interval) -> Iterator[tuple[str, Decimal, str]]:
    # Its level is no finding: else "95 % of the people" would be on every interval.
    for limit in value.limits:
        yield INTERVAL_END, limit, ""


def _whole(value: int) -> Iterator[tuple[str, Decimal, str]]:
    yield "people", Decimal(value), ""


# By the very type: a bool is an int, and no number of people.
_READ: Mapping[type, Callable[[Any], Iterator[tuple[str, Decimal, str]]]] = MappingProxyType(
    {Quantity: _quantity, PValue: _p_value, CountOf: _count, Interval: _interval, int: _whole}
)


def _in_cited_texts(sheet: Sheet[Entry]) -> Iterator[RecordedNumber]:
    for text in (*entry_texts(sheet), *entry_names(sheet)):
        if text.quotes_others or not has_numbers(text.text):
            continue
        for sentence in text.sentences:
            if text.cites or sentence.cites or text.is_definition:
                for number in numbers_in(sentence, sheet.vocabularies.units):
                    bound = number.bound if number.unit == P else ""
                    yield RecordedNumber(number.unit, number.value, sheet.id, text.path, bound=bound)


def recorded_within(numbers: Iterable[RecordedNumbers], unit: str) -> Iterator[RecordedNumber]:
    """Yield the numbers of some entries that can be compared with one in ``unit``, those in fields first."""
    entries = tuple(numbers)
    yield from chain.from_iterable(one.in_fields(unit) for one in entries)
    yield from chain.from_iterable(one.in_texts(unit) for one in entries)


def holder(number: ProseNumber, held: Iterable[RecordedNumber]) -> RecordedNumber | None:
    """Return a held number that one in prose agrees with, or None."""
    band = number.band or printed(number.value)
    return next((one for one in held if _agree(number, band, one)), None)


# Farther away than by this factor, a number is another one, not a slip for this.
_FARTHEST = 3


def nearest(number: ProseNumber, held: Iterable[RecordedNumber]) -> RecordedNumber | None:
    """Return the held number of the same kind that is nearest to one in prose; None when none is near."""

    def distance(one: RecordedNumber) -> Decimal:
        return abs(one.value - number.value)

    return min((one for one in held if _may_be_meant(number, one)), key=distance, default=None)


def _may_be_meant(number: ProseNumber, held: RecordedNumber) -> bool:
    unit = "%" if number.unit == FREQUENCY else number.unit
    if held.unit not in (number.unit, unit) or not held.is_offered:
        return False
    if number.unit == P:
        return True
    return 0 < held.value <= number.value * _FARTHEST and number.value <= held.value * _FARTHEST


def agree(number: ProseNumber, held: RecordedNumber) -> bool:
    """Whether a number in prose may stand for a held one.

    A printed number stands for half of its last digit to either side: 8 % agrees with 7.8 %, and 36 % does not
    agree with a change computed from 5.3 and 3.5. "More than 30 %" agrees with 31 % and with anything up to the
    next round number, "about 250 mg" with what rounds to it. A p value that is printed as a bound agrees with any
    that implies it.
    """
    return _agree(number, number.band or printed(number.value), held)


def _agree(number: ProseNumber, band: Band, held: RecordedNumber) -> bool:
    if number.unit == P:
        return _p_agrees(number, band, held)
    value = held.value if held.unit == number.unit else in_unit(held.value, held.unit, number.unit)
    if band.holds(value):
        return True
    if held.band is not None:
        ends = (in_unit(end, held.unit, number.unit) for end in (held.band.low, held.band.high))
        around = Band(*ends)
        if around.holds(number.value) or (number.band is not None and around.overlaps(number.band)):
            return True
    return _is_roughly(number, value)


def _is_roughly(number: ProseNumber, value: Decimal) -> bool:
    """Whether a value lies between a rough number and the next round one."""
    if not number.bound:
        return False
    exponent = number.value.normalize().as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    match number.bound:
        case ">":
            return number.value <= value < number.value + step
        case "<":
            return number.value - step < value <= number.value
        case "~":
            return abs(value - number.value) <= step / 2
        case _:
            return False


def _p_agrees(number: ProseNumber, band: Band, held: RecordedNumber) -> bool:
    match number.bound, held.bound:
        case "=", "=":
            return band.holds(held.value)
        case "<" | "≤", "=" | "<" | "≤":
            return held.value == number.value or (held.value < number.value and _is_usual(number.value))
        case ">" | "≥", "=" | ">" | "≥":
            return held.value == number.value or (held.value > number.value and _is_usual(number.value))
        case _:
            return False


def _is_usual(limit: Decimal) -> bool:
    """Whether a limit is one that papers print in place of the p value itself: 0.1, 0.05, 0.01, 0.001."""
    return limit.normalize().as_tuple().digits in {(1,), (5,)}
