"""Which way a result points: up or down, and whether that is good for the person."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from monograph.entries import Outcome
from monograph.entries.result import Effect, Result, Side
from monograph.entries.units import UNITS
from monograph.entries.vocabulary import (
    RATIO_MEASURES,
    BetterDirection,
    Contrast,
    Direction,
    EffectMeasure,
    Statistic,
)
from monograph.evidence.rounding import Band, exactly, printed


class ResultDirection(StrEnum):
    """What a result says for the person on the treatment's side.

    No difference is no finding of ours: the source says so, or its figures are the same as printed.
    """

    BENEFIT = "benefit"
    HARM = "harm"
    NO_DIFFERENCE = "no difference"
    UNKNOWN = "unknown"


class Shift(StrEnum):
    """Where the treatment's side stands against the other side, or against its own baseline."""

    HIGHER = "higher"
    LOWER = "lower"
    NO_DIFFERENCE = "no difference"
    UNKNOWN = "unknown"


_REVERSED = {Shift.HIGHER: Shift.LOWER, Shift.LOWER: Shift.HIGHER}
_OPPOSITE = {
    ResultDirection.BENEFIT: ResultDirection.HARM,
    ResultDirection.HARM: ResultDirection.BENEFIT,
}
_CHANGES = frozenset({Statistic.MEAN_CHANGE, Statistic.MEDIAN_CHANGE})
_AGAINST_BASELINE = frozenset({Contrast.BEFORE_AFTER, Contrast.WITHIN_PERSON})
_STATED_SHIFT = {
    Direction.INCREASE: Shift.HIGHER,
    Direction.DECREASE: Shift.LOWER,
    Direction.NO_DIFFERENCE: Shift.NO_DIFFERENCE,
    Direction.NO_CHANGE: Shift.NO_DIFFERENCE,
}
_STATED_DIRECTION = {
    Direction.FAVOURS_INDEX: ResultDirection.BENEFIT,
    Direction.FAVOURS_COMPARATOR: ResultDirection.HARM,
}
_NULL_OF_A_PERCENTAGE = Decimal(100)


def direction_of(result: Result, outcome: Outcome) -> ResultDirection:
    """Return what a result says for the person on the treatment's side.

    It comes from the shift and from which direction of the outcome is better. Where that gives nothing, as for an
    outcome of which neither direction is better, a source's own "favours the treatment" counts. A p value decides
    nothing: a difference that may be chance still has a direction, and its absence was not shown. Source: Cochrane
    Handbook 15.3.
    """
    shift = shift_of(result, outcome)
    if shift is Shift.NO_DIFFERENCE:
        return ResultDirection.NO_DIFFERENCE
    if shift is not Shift.UNKNOWN and outcome.better is not BetterDirection.NEITHER:
        is_good = (shift is Shift.HIGHER) == (outcome.better is BetterDirection.HIGHER)
        return ResultDirection.BENEFIT if is_good else ResultDirection.HARM
    stated = _stated(result)
    return _STATED_DIRECTION.get(stated, ResultDirection.UNKNOWN) if stated else ResultDirection.UNKNOWN


def shift_of(result: Result, outcome: Outcome) -> Shift:
    """Return where the treatment's side stands: from the effect estimate, else the figures, else the words.

    A source that says "no difference" or "no change" is believed before its figures are compared. Numbers that
    differ, but may be equal before rounding, leave the shift unknown. Several groups on one side must all lie on
    the same side of the others, or the shift is unknown.
    """
    words = _stated(result)
    stated = _STATED_SHIFT.get(words, Shift.UNKNOWN) if words else Shift.UNKNOWN
    if stated is Shift.NO_DIFFERENCE:
        return stated
    for found in (_shift_of_effect(result, outcome), _shift_of_sides(result)):
        if found is not Shift.UNKNOWN:
            return found
    return stated


def opposite(direction: ResultDirection) -> ResultDirection:
    """Return the direction as seen from the other side of the comparison."""
    return _OPPOSITE.get(direction, direction)


def reversed_shift(shift: Shift) -> Shift:
    """Return the shift as seen from the other side of the comparison."""
    return _REVERSED.get(shift, shift)


def _stated(result: Result) -> Direction | None:
    return result.direction.value if result.direction else None


def _shift_of_effect(result: Result, outcome: Outcome) -> Shift:
    effect = result.effect.value if result.effect else None
    if effect is None or (effect.measure is EffectMeasure.HAZARD_RATIO and not counts_events(outcome)):
        return Shift.UNKNOWN
    return _compared(printed(effect.estimate), exactly(_null(effect)))


def counts_events(outcome: Outcome) -> bool:
    """Whether the outcome is itself an unwanted event, so that fewer events are a better outcome."""
    # A hazard ratio counts events. For survival the event is death, and for recovery it is what people hope for:
    # only where the outcome itself is an unwanted event, and no length of time, do outcome and event run alike.
    unit = UNITS.get(outcome.unit or "")
    is_time = unit is not None and unit.dimension == "time"
    return outcome.better is BetterDirection.LOWER and not is_time


def _null(effect: Effect) -> Decimal:
    return Decimal(1) if effect.measure in RATIO_MEASURES else Decimal(0)


def _shift_of_sides(result: Result) -> Shift:
    index = _sides_of(result, result.index)
    if not result.comparator:
        if result.contrast not in _AGAINST_BASELINE:
            return Shift.UNKNOWN
        return _unanimous(_shift_from_baseline(side) for side in index)
    if any(side.statistic is Statistic.PERCENT_OF_COMPARATOR for side in index):
        return _unanimous(_shift_from_comparator(side) for side in index)
    comparator = _sides_of(result, result.comparator)
    pairs = [(ours, theirs) for ours in index for theirs in comparator if ours.statistic is theirs.statistic]
    if {side.arms for pair in pairs for side in pair} != {side.arms for side in (*index, *comparator)}:
        return Shift.UNKNOWN
    return _unanimous(_shift_between(ours, theirs) for ours, theirs in pairs)


def _sides_of(result: Result, arms: tuple[str, ...]) -> tuple[Side, ...]:
    return tuple(side for side in result.sides if set(side.arms) <= set(arms))


def _unanimous(shifts: Iterable[Shift]) -> Shift:
    found = set(shifts)
    return found.pop() if len(found) == 1 else Shift.UNKNOWN


def _shift_from_baseline(side: Side) -> Shift:
    figure, baseline = _figure(side), side.baseline.value if side.baseline else None
    if figure is None:
        return Shift.UNKNOWN
    if side.statistic in _CHANGES:
        return _compared(figure[0], exactly(0))
    if baseline is None or not baseline.is_exact or baseline.unit != figure[1]:
        return Shift.UNKNOWN
    return _compared(figure[0], printed(baseline.low))


def _shift_from_comparator(side: Side) -> Shift:
    figure = _figure(side)
    if figure is None or side.statistic is not Statistic.PERCENT_OF_COMPARATOR:
        return Shift.UNKNOWN
    return _compared(figure[0], exactly(_NULL_OF_A_PERCENTAGE))


def _shift_between(ours: Side, theirs: Side) -> Shift:
    shares = _share(ours), _share(theirs)
    if shares[0] is not None and shares[1] is not None:
        return _compared(exactly(shares[0]), exactly(shares[1]))
    figures = _figure(ours), _figure(theirs)
    # Bare counts have no denominators, and groups differ in size.
    if ours.statistic is Statistic.COUNT or figures[0] is None or figures[1] is None:
        return Shift.UNKNOWN
    return _compared(figures[0][0], figures[1][0]) if figures[0][1] == figures[1][1] else Shift.UNKNOWN


def _share(side: Side) -> Decimal | None:
    people = side.people.value if side.people else None
    return Decimal(people.count) / Decimal(people.total) if people else None


def _figure(side: Side) -> tuple[Band, str] | None:
    figure = side.figure.value if side.figure else None
    if figure is None or not figure.is_exact:
        return None
    return printed(figure.low), figure.unit


def _compared(ours: Band, theirs: Band) -> Shift:
    if ours.low + ours.high == theirs.low + theirs.high:  # the same number as printed
        return Shift.NO_DIFFERENCE
    if ours.overlaps(theirs):
        return Shift.UNKNOWN
    return Shift.HIGHER if ours.low > theirs.high else Shift.LOWER
