"""Effects as numbers that can be set on one axis, reported or of two printed figures, or why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from monograph.entries import Study
from monograph.entries.kinds.event import Event
from monograph.entries.kinds.result import Effect, Interval, Result, Side
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.effect_scales import units_in_all
from monograph.entries.shared.parts import exact, value_of
from monograph.entries.shared.units import as_unit
from monograph.entries.shared.values import Quantity
from monograph.entries.shared.vocabulary import RATIO_MEASURES, Contrast, EffectMeasure, Statistic
from monograph.evidence.effects.effects import implied_effect, interval_of_ratio, pairs_compared, ratio_of
from monograph.evidence.studies.designs import DesignClass, design_class
from monograph.evidence.studies.whom import people_of_result


class Ground(StrEnum):
    """What an effect is measured against. Effects of different grounds never share an axis."""

    COMPARED = "compared"
    UNCONTROLLED = "uncontrolled"
    LABORATORY = "laboratory"


class Origin(StrEnum):
    """Where the number of an effect comes from."""

    REPORTED = "reported effect"
    CHANGE = "reported change of one group"
    COMPUTED = "computed from the groups' figures"


@dataclass(frozen=True, slots=True)
class Axis:
    """What effects must share to be on one axis.

    ``instrument`` is what a source calls the outcome, where the unit does not say how much it is: points of two
    questionnaires, and attacks counted over a day and over two weeks, are different amounts under one name.
    ``event`` is what a ratio counts, where it is another event than that of the outcome.
    """

    outcome: str
    measure: EffectMeasure
    unit: str
    instrument: str
    ground: Ground
    event: Event | None = None

    @property
    def is_ratio(self) -> bool:
        """Whether equal factors are equal distances, and 1 is no effect; else 0 is."""
        return self.measure in RATIO_MEASURES


@dataclass(frozen=True, slots=True)
class Estimate:
    """An effect of one result as a number on an axis; ``people`` is None when their number is not recorded.

    ``interval`` is the reported one and None when there is none for this very number: an interval without its
    estimate is not put around a number of ours.
    """

    study_id: str
    study: Study
    result: Result
    axis: Axis
    value: Decimal
    interval: Interval | None
    origin: Origin
    computed_from: str
    people: int | None

    @property
    def is_of_a_review(self) -> bool:
        """Whether a review gives it, which may count studies that are next to it."""
        return design_class(self.study) is DesignClass.REVIEW


@dataclass(frozen=True, slots=True)
class Forest:
    """Effects on one axis, nothing pooled. Raises ValueError for an effect that belongs elsewhere."""

    axis: Axis
    estimates: tuple[Estimate, ...]

    def __post_init__(self) -> None:
        if not self.estimates or any(one.axis != self.axis for one in self.estimates):
            raise ValueError("effects that cannot be set on one axis")


# Where the groups' figures do not say what is much: a factor of two, all of it, one person in five, one deviation.
_REACHES = {
    EffectMeasure.PERCENT_CHANGE: Decimal(100),
    EffectMeasure.STANDARDISED_MEAN_DIFFERENCE: Decimal(1),
}
_REACH_OF_RATIOS = Decimal(2)
_REACH_OF_SHARES = Decimal("0.2")


def reach_of(measure: EffectMeasure, unit: str, results: Iterable[Result]) -> Decimal:
    """Return how far from no effect an axis must reach at least, so that a small effect looks small.

    For a difference that is as far as the groups' own figures in the results lie from zero, or as they scatter:
    0.1 points between 6.9 and 7.0 is next to nothing, and an axis of 0.1 points would make it all there is. For
    ratios it is a factor. ``unit`` is that of the axis.
    """
    if measure in RATIO_MEASURES:
        return _REACH_OF_RATIOS
    if measure is EffectMeasure.RISK_DIFFERENCE:
        return _REACH_OF_SHARES * (units_in_all(unit or None) or Decimal(100))
    figures = (figure for result in results for figure in _figures(result) if figure.unit == unit)
    ends = (abs(end) for figure in figures for end in (figure.low, figure.high))
    return max(_REACHES.get(measure, Decimal(0)), *ends, Decimal(0))


def _figures(result: Result) -> Iterator[Quantity]:
    for side in result.sides:
        for reported in (side.figure, side.baseline):
            if reported is not None and reported.value is not None:
                yield reported.value
        if side.spread is not None and side.spread.value is not None:
            yield side.spread.value.amount


def forests(estimates: Iterable[Estimate]) -> tuple[Forest, ...]:
    """Return effects by axis, in the order in which the axes first appear; those of reviews last on each."""
    by_axis: dict[Axis, list[Estimate]] = {}
    for one in estimates:
        by_axis.setdefault(one.axis, []).append(one)
    return tuple(
        Forest(axis, tuple(sorted(found, key=lambda one: one.is_of_a_review))) for axis, found in by_axis.items()
    )


def estimate_of(sheet: Sheet[Study], result: Result) -> Estimate | str:
    """Return the effect of a result as a number that can be set on an axis, or why there is none.

    A reported effect comes first. Else two means give their difference and two shares their ratio (Cochrane
    Handbook 6.4.1 and 6.5.1), unadjusted; a change within one group stands as reported.
    """
    ground = ground_of(sheet.entry, result)
    effect = value_of(result.effect)
    if effect is not None:
        interval = value_of(result.interval)
        if effect.measure in RATIO_MEASURES and not is_above_zero(effect, interval):
            return "its ratio, or an end of its interval, is not above zero and has no place on an axis of ratios"
        value = ratio_of(effect)
        found = _Number(
            effect.measure, effect.unit or "", effect.estimate if value is None else value, Origin.REPORTED
        )
        return _estimate(sheet, result, ground, found, interval_of_ratio(effect, interval))
    number = _of_one_group(result) if ground is Ground.UNCONTROLLED else _of_two_groups(result)
    return _estimate(sheet, result, ground, number, None) if number is not None else _why_not(result)


def ground_of(study: Study, result: Result) -> Ground:
    """Return what a result is measured against: others, the same people before, or nothing in people at all."""
    if design_class(study) is DesignClass.LABORATORY:
        return Ground.LABORATORY
    is_alone = result.contrast is Contrast.WITHIN_PERSON and not result.comparator
    if is_alone or result.contrast in {Contrast.BEFORE_AFTER, Contrast.SINGLE_GROUP}:
        return Ground.UNCONTROLLED
    return Ground.COMPARED


@dataclass(frozen=True, slots=True)
class _Number:
    measure: EffectMeasure
    unit: str
    value: Decimal
    origin: Origin
    computed_from: str = ""


def _estimate(
    sheet: Sheet[Study], result: Result, ground: Ground, number: _Number, interval: Interval | None
) -> Estimate:
    measure = number.measure
    unit = unit_on_axis(measure, number.unit)
    instrument = result.as_named or f"{sheet.id}/{result.id}" if needs_instrument(measure, unit) else ""
    effect = value_of(result.effect)
    axis = Axis(str(result.outcome), measure, unit, instrument, ground, effect.event if effect else None)
    people = people_of_result(sheet.entry, result)
    origin, computed_from = number.origin, number.computed_from
    return Estimate(sheet.id, sheet.entry, result, axis, number.value, interval, origin, computed_from, people)


_IN_UNITS = frozenset({EffectMeasure.MEAN_DIFFERENCE, EffectMeasure.MEDIAN_DIFFERENCE})
_OF_NO_FIXED_AMOUNT = frozenset({"score", "count", "dose form", "arbitrary amount", "not stated"})


def has_fixed_amount(unit: str) -> bool:
    """Whether a unit says by itself how much one of it is; points of two questionnaires are different amounts."""
    return (known := as_unit(unit)) is not None and known.dimension not in _OF_NO_FIXED_AMOUNT


def needs_instrument(measure: EffectMeasure, unit: str) -> bool:
    """Whether effects of a measure share an axis only when they were measured in one way."""
    return measure in _IN_UNITS and not has_fixed_amount(unit)


def unit_on_axis(measure: EffectMeasure, unit: str | None) -> str:
    """Return the unit in which effects of a measure are on an axis, empty for a bare number."""
    if measure in RATIO_MEASURES or measure is EffectMeasure.STANDARDISED_MEAN_DIFFERENCE:
        return ""
    return "%" if measure is EffectMeasure.PERCENT_CHANGE else unit or ""


def is_above_zero(effect: Effect, interval: Interval | None) -> bool:
    """Whether a ratio and its interval have a place on an axis of ratios."""
    return effect.estimate > 0 and (interval is None or min(interval.limits) > 0)


def _of_one_group(result: Result) -> _Number | None:
    for side in _single_sides(result):
        figure, before = exact(side.figure), value_of(side.baseline)
        if figure is None:
            continue
        if side.statistic is Statistic.MEAN_CHANGE:
            return _Number(EffectMeasure.MEAN_DIFFERENCE, figure.unit, figure.low, Origin.CHANGE)
        if side.statistic is Statistic.MEAN and before and before.is_exact and before.unit == figure.unit:
            words = f"{figure} after and {before} before"
            change = figure.low - before.low
            return _Number(EffectMeasure.MEAN_DIFFERENCE, figure.unit, change, Origin.COMPUTED, words)
    return None


def _single_sides(result: Result) -> Iterator[Side]:
    return (side for side in result.sides if set(side.arms) == set(result.index))


def _of_two_groups(result: Result) -> _Number | None:
    for ours, theirs in pairs_compared(result):
        figure, other = exact(ours.figure), exact(theirs.figure)
        is_mean = ours.statistic is theirs.statistic and ours.statistic in _MEANS
        if is_mean and figure and other and figure.unit == other.unit:
            words = f"{figure} and {other}"
            difference = figure.low - other.low
            return _Number(EffectMeasure.MEAN_DIFFERENCE, figure.unit, difference, Origin.COMPUTED, words)
    found = implied_effect(result, Effect(measure=EffectMeasure.RISK_RATIO, estimate=Decimal(1)))
    if isinstance(found, str) or found.nominal <= 0:
        return None
    ratio = found.nominal.quantize(Decimal("0.01"), ROUND_HALF_UP)
    if ratio <= 0:
        return None
    return _Number(EffectMeasure.RISK_RATIO, "", ratio, Origin.COMPUTED, found.computed_from)


_MEANS = frozenset({Statistic.MEAN, Statistic.MEAN_CHANGE})


def _why_not(result: Result) -> str:
    has_figures = any(one and one.value for side in result.sides for one in (side.figure, side.people))
    if has_figures:
        return "figures that give no difference and no ratio"
    if result.direction and result.direction.value:
        return "a direction in words"
    return "a p value" if result.p and result.p.value else "nothing that was seen"
