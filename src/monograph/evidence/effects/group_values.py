"""What one group of a study has for one outcome, time, population and analysis, as several results give it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from monograph.entries import Study
from monograph.entries.kinds.result import Result, Side, Spread
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Reported, value_of
from monograph.entries.shared.values import CountOf, Quantity
from monograph.entries.shared.vocabulary import Statistic
from monograph.evidence.numbers.rounding import decimals, printed
from monograph.evidence.numbers.stated_values import sides_in
from monograph.evidence.numbers.unit_families import family_of, in_unit
from monograph.sources import Path

# A result is held against the first of another comparison; these are looked through to find it.
_ENOUGH = 20
_Value = Reported[Quantity] | Reported[CountOf] | Reported[Spread]


@dataclass(frozen=True, slots=True)
class GroupValue:
    """One value of one group: where it stands, its result and side, what it is, and the field that holds it."""

    path: Path
    result: Result
    side: Side
    what: str
    reported: _Value

    @property
    def words(self) -> str:
        """The value, and what it is where it is no figure."""
        value = self.reported.value
        return f"a {value.type} of {value.amount}" if isinstance(value, Spread) else str(value)


@dataclass(frozen=True, slots=True)
class TwoValues:
    """A value that differs from another one of the same group for the same thing, or agrees with it."""

    first: GroupValue
    second: GroupValue
    agree: bool


def values_of_one_group(sheet: Sheet[Study]) -> Iterator[TwoValues]:
    """Yield each value of a group beside the first that another comparison gives for the same thing.

    The same thing is one outcome as the source names it, at one time, in one population, analysis and set, of the
    same groups. Two results of one comparison are left out: they are two findings, and another rule asks for a
    word on them.
    """
    found: dict[object, list[GroupValue]] = defaultdict(list)
    for path, result, side in sides_in(sheet):
        stated: tuple[tuple[str, _Value | None], ...] = (
            ("figure", side.figure),
            ("baseline", side.baseline),
            ("people", side.people),
            ("spread", side.spread),
        )
        for what, reported in stated:
            if reported is not None and reported.value is not None:
                key = (*_same_thing(result, side), *_kind(what, reported.value, side))
                found[key].append(GroupValue((*path, what, "value"), result, side, what, reported))
    for values in found.values():
        yield from _pairs(values)


def _pairs(values: list[GroupValue]) -> Iterator[TwoValues]:
    """Yield the values of each result beside those of the first earlier result that must agree with it.

    A result that gives a group two values, before and after, agrees when one of them is the other's.
    """
    by_result: dict[int, list[GroupValue]] = defaultdict(list)
    for one in values:
        by_result[id(one.result)].append(one)
    earlier: list[list[GroupValue]] = []
    for ours in by_result.values():
        theirs = next((first for first in earlier if _are_apart(first[0].result, ours[0].result)), None)
        if theirs is not None:
            agree = any(_agree(first, one) for first in theirs for one in ours)
            yield TwoValues(theirs[0], ours[0], agree)
        if len(earlier) < _ENOUGH:
            earlier.append(ours)


def _same_thing(result: Result, side: Side) -> tuple[object, ...]:
    time = value_of(result.time)
    return (
        str(result.outcome),
        str(result.as_named or "").casefold(),
        _moment(time) if time is not None else None,
        str(result.population.name).casefold() if result.population else "",
        result.analysis,
        value_of(result.analysis_set),
        side.statistic,
        frozenset(side.arms),
        str(result.test or "").casefold() if result.analysis else "",
    )


def _moment(time: Quantity) -> object:
    """Return a time so that 12 weeks and 84 days are one."""
    base = family_of(time.unit)
    return base, in_unit(time.low, time.unit, base), in_unit(time.high, time.unit, base), time.bound


def _kind(what: str, value: Quantity | CountOf | Spread, side: Side) -> tuple[object, ...]:
    """Return what a value is, so that a count is next to the percentages where it is the only figure."""
    if isinstance(value, Spread):
        return what, value.type, family_of(value.amount.unit)
    if isinstance(value, Quantity):
        return what, family_of(value.unit)
    is_share = side.statistic is Statistic.PERCENTAGE and (side.figure is None or side.figure.value is None)
    return ("figure", family_of("%")) if is_share else (what, "people")


def _are_apart(first: Result, second: Result) -> bool:
    """Whether two results are two comparisons whose groups must agree: not one comparison, nor adjusted apart."""
    if first is second:
        return False
    if (set(first.index), set(first.comparator)) == (set(second.index), set(second.comparator)):
        return False
    ours, theirs = (
        one.effect.value.adjusted if one.effect and one.effect.value else None for one in (first, second)
    )
    return ours is None or theirs is None or ours == theirs


def _agree(first: GroupValue, second: GroupValue) -> bool:
    if first.side.people and second.side.people and first.what != "people":
        one, other = first.side.people.value, second.side.people.value
        if one is not None and other is not None and one.total != other.total:
            return True  # of other people
    return any(_are_same(one, other) for one in _every_value(first) for other in _every_value(second))


def _every_value(one: GroupValue) -> tuple[Quantity | CountOf, ...]:
    found = (one.reported.value, *(other.value for other in one.reported.also_reported))
    return tuple(value.amount if isinstance(value, Spread) else value for value in found if value is not None)


def _are_same(one: Quantity | CountOf, other: Quantity | CountOf) -> bool:
    if isinstance(one, CountOf) and isinstance(other, CountOf):
        return one == other or one.total != other.total  # of other people
    if isinstance(one, CountOf):
        return _is_share(one, other)
    if isinstance(other, CountOf):
        return _is_share(other, one)
    if one.bound != other.bound:
        return False
    pairs = ((one.low, other.low), (one.high, other.high))
    if one.unit == other.unit and all(decimals(a) == decimals(b) for a, b in pairs):
        return all(a == b for a, b in pairs)  # 16 and 17 do not round from one value
    return all(printed(a).overlaps(printed(in_unit(b, other.unit, one.unit))) for a, b in pairs)


def _is_share(people: CountOf, figure: Quantity | CountOf) -> bool:
    """Whether a percentage is that of a count; one that is not exact, or of another unit, is not judged."""
    if isinstance(figure, CountOf) or not figure.is_exact or figure.unit != "%" or not people.total:
        return True
    return printed(figure.low).holds(Decimal(100 * people.count) / people.total)
