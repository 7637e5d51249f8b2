"""Which way a result points: up or down, and whether that is good for the person."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from monograph.entries import Outcome
from monograph.entries.kinds.result import Effect, Result, Side
from monograph.entries.shared.parts import exact, value_of
from monograph.entries.shared.vocabulary import (
    RATIO_MEASURES,
    RATIOS_SAID_IN_PERCENT,
    BetterDirection,
    Contrast,
    Direction,
    EffectMeasure,
    Statistic,
)
from monograph.evidence.effects.decisive import difference_shown
from monograph.evidence.effects.effects import is_in_percent
from monograph.evidence.numbers.rounding import Band, exactly, printed
from monograph.evidence.pico.events import COUNT_EVENTS, EventSense, event_of, is_an_amount, sense_of_event


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
    nothing: a difference that may be chance still has a direction, and its absence was not shown. Where the source
    says that the other side is favoured, the direction is that of the figures only if they show a difference, and
    else not known. Source: Cochrane Handbook 15.3.
    """
    found = good_or_bad(shift_of(result, outcome), outcome)
    if found is not ResultDirection.UNKNOWN:
        words = _stated(result)
        is_denied = words is not None and _STATED_DIRECTION.get(words) is opposite(found) is not found
        return ResultDirection.UNKNOWN if is_denied and not difference_shown(result) else found
    effect = value_of(result.effect)
    event = event_of(result, outcome)
    if effect is not None and event is not None:
        return _of_event(_compared(_printed_estimate(effect), exactly(_null(effect))), is_wanted=event.wanted)
    stated = _stated(result)
    return _STATED_DIRECTION.get(stated, ResultDirection.UNKNOWN) if stated else ResultDirection.UNKNOWN


def good_or_bad(shift: Shift, outcome: Outcome) -> ResultDirection:
    """Return what a shift of an outcome is for the person; unknown where neither direction is better."""
    if shift is Shift.NO_DIFFERENCE:
        return ResultDirection.NO_DIFFERENCE
    if shift is Shift.UNKNOWN or outcome.better is BetterDirection.NEITHER:
        return ResultDirection.UNKNOWN
    is_good = (shift is Shift.HIGHER) == (outcome.better is BetterDirection.HIGHER)
    return ResultDirection.BENEFIT if is_good else ResultDirection.HARM


def _of_event(shift: Shift, *, is_wanted: bool) -> ResultDirection:
    if shift not in _REVERSED:
        return ResultDirection.NO_DIFFERENCE if shift is Shift.NO_DIFFERENCE else ResultDirection.UNKNOWN
    return ResultDirection.BENEFIT if (shift is Shift.HIGHER) == is_wanted else ResultDirection.HARM


def shift_of(result: Result, outcome: Outcome) -> Shift:
    """Return where the treatment's side stands: from the effect estimate, else the figures, else the words.

    A source that says "no difference" or "no change" is believed before its figures are compared, unless its own
    interval and p value show a difference. Numbers that differ, but may be equal before rounding, leave the shift
    unknown. Several groups on one side must all lie on
    the same side of the others, or the shift is unknown.
    """
    words = _stated(result)
    stated = _STATED_SHIFT.get(words, Shift.UNKNOWN) if words else Shift.UNKNOWN
    if stated is Shift.NO_DIFFERENCE and not difference_shown(result):
        return stated
    found = shift_of_figures(result, outcome)
    return found if found is not Shift.UNKNOWN else stated


def shift_of_figures(result: Result, outcome: Outcome) -> Shift:
    """Return where the treatment's side is by the effect estimate, else by the sides' figures, words apart."""
    found = _shift_of_effect(result, outcome)
    return found if found is not Shift.UNKNOWN else _shift_of_sides(result, outcome)


def shifts_from_start(result: Result) -> frozenset[Shift]:
    """Return how each group on the treatment's side moved since its own start, where the figures say so."""
    found = {_shift_from_baseline(side) for side in _sides_of(result, result.index)}
    return frozenset(found - {Shift.UNKNOWN})


def shift_of_changes(result: Result) -> Shift:
    """Return where the treatment's side is by the changes since the start, not by the values at the end."""
    ours, theirs = (
        [_change(side) for side in _sides_of(result, arms)] for arms in (result.index, result.comparator)
    )
    if len(ours) != 1 or len(theirs) != 1 or ours[0] is None or theirs[0] is None:
        return Shift.UNKNOWN
    return _compared(ours[0], theirs[0])


def _change(side: Side) -> Band | None:
    figure, baseline = _figure(side), value_of(side.baseline)
    if side.statistic in _CHANGES or figure is None or baseline is None:
        return None
    return figure[0] - printed(baseline.low) if baseline.is_exact and baseline.unit == figure[1] else None


def opposite(direction: ResultDirection) -> ResultDirection:
    """Return the direction as seen from the other side of the comparison."""
    return _OPPOSITE.get(direction, direction)


def reversed_shift(shift: Shift) -> Shift:
    """Return the shift as seen from the other side of the comparison."""
    return _REVERSED.get(shift, shift)


def _stated(result: Result) -> Direction | None:
    return value_of(result.direction)


def _shift_of_effect(result: Result, outcome: Outcome) -> Shift:
    effect = value_of(result.effect)
    if effect is None:
        return Shift.UNKNOWN
    estimate, null = _printed_estimate(effect), exactly(_null(effect))
    if effect.measure not in COUNT_EVENTS:
        return Shift.UNKNOWN if _is_of_others(effect, outcome) else _compared(estimate, null)
    shift = _compared(estimate, null)
    if event_of(result, outcome) is None and outcome.better is BetterDirection.NEITHER:
        # Odds and hazards may count the opposite of the outcome.
        is_plain = effect.measure in RATIOS_SAID_IN_PERCENT
        return shift if is_plain else Shift.UNKNOWN
    sense = sense_of_event(result, outcome)
    if sense is EventSense.UNKNOWN or outcome.better is BetterDirection.NEITHER:
        return Shift.UNKNOWN
    # More of what is wanted is more of an outcome that is better higher, whatever the ratio counts.
    runs_alike = (sense is EventSense.WANTED) == (outcome.better is BetterDirection.HIGHER)
    return shift if runs_alike else reversed_shift(shift)


def _printed_estimate(effect: Effect) -> Band:
    """Return the room that a printed estimate leaves; 78 % leaves 0.775 to 0.785."""
    band = printed(effect.estimate)
    if effect.measure in RATIO_MEASURES and is_in_percent(effect):
        return Band(band.low / _NULL_OF_A_PERCENTAGE, band.high / _NULL_OF_A_PERCENTAGE)
    return band


def _is_of_others(effect: Effect, outcome: Outcome) -> bool:
    """Whether a difference of shares of people is under an outcome that people have more or less of.

    Those are people with a response to it, and more of them is the other way round.
    """
    return effect.measure is EffectMeasure.RISK_DIFFERENCE and is_an_amount(outcome)


def _null(effect: Effect) -> Decimal:
    return Decimal(1) if effect.measure in RATIO_MEASURES else Decimal(0)


def _shift_of_sides(result: Result, outcome: Outcome) -> Shift:
    index = _sides_of(result, result.index)
    if is_an_amount(outcome) and any(side.statistic is Statistic.PERCENTAGE for side in index):
        return Shift.UNKNOWN  # people with a response to it: more of them may be better where the amount is worse
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
    figure, baseline = _figure(side), value_of(side.baseline)
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
    people = value_of(side.people)
    return Decimal(people.count) / Decimal(people.total) if people else None


def _figure(side: Side) -> tuple[Band, str] | None:
    figure = exact(side.figure)
    return (printed(figure.low), figure.unit) if figure else None


def _compared(ours: Band, theirs: Band) -> Shift:
    if ours.low + ours.high == theirs.low + theirs.high:  # the same number as printed
        return Shift.NO_DIFFERENCE
    if ours.overlaps(theirs):
        return Shift.UNKNOWN
    return Shift.HIGHER if ours.low > theirs.high else Shift.LOWER
