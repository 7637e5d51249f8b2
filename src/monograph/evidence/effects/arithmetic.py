"""Whether an effect is exactly what the figures of its two sides give, by design, measure, model and unit."""

from __future__ import annotations

from decimal import Decimal

from monograph.entries.kinds.result import Effect, Result, Side
from monograph.entries.shared.effect_scales import units_in_all
from monograph.entries.shared.parts import exact, value_of
from monograph.entries.shared.vocabulary import RATIO_MEASURES, Contrast, EffectMeasure, Statistic
from monograph.evidence.effects.effects import Implied, pairs_compared
from monograph.evidence.numbers.rounding import Band, agrees, exactly, printed

# What a count of people, or a difference of means, gives in one way only.
_EXACT = frozenset({EffectMeasure.RISK_RATIO, EffectMeasure.RISK_DIFFERENCE, EffectMeasure.MEAN_DIFFERENCE})
_ALSO_EXACT_OF_MEANS = frozenset({EffectMeasure.RATIO_OF_MEANS, EffectMeasure.PERCENT_CHANGE})
_SLIPS = (Decimal(-1), Decimal(10), Decimal("0.1"))
_LEAST_ROUNDINGS = 4
_CONDITIONAL_MAY_DIFFER_BY = Decimal("1.15")


def is_plain_arithmetic(result: Result, effect: Effect) -> bool:
    """Whether one calculation alone leads from the figures of two groups of people to this unadjusted effect.

    It does for risk ratios, risk differences and mean differences in a stated unit, and for ratios of means. A
    rate ratio also depends on how long each person was followed, an odds ratio on whether it is the conditional
    one (Cochrane Handbook 6.4.1 and 6.7.1); a comparison within people depends on each person's own difference.
    """
    if result.contrast is not Contrast.BETWEEN_ARMS or result.population is not None:
        return False
    if effect.measure is EffectMeasure.RISK_DIFFERENCE and effect.unit is None:
        return False  # whether 0.5 is a share or a percentage is not said
    if effect.measure in _ALSO_EXACT_OF_MEANS:
        return not _starts_are_known(result)
    return effect.measure in _EXACT


def why_sides_need_not_give_it(result: Result, effect: Effect, implied: Implied) -> str:
    """Return why an unadjusted effect may differ from what its sides give, empty when it may not."""
    if effect.measure is EffectMeasure.MEAN_DIFFERENCE and _is_difference_of_changes(result, effect):
        return "it is a difference of changes from the start"
    if effect.measure is EffectMeasure.MEAN_DIFFERENCE and _starts_are_known(result):
        return "the groups had other values at the start, and the difference may be one of changes"
    if effect.measure is EffectMeasure.PERCENT_CHANGE and result.contrast is not Contrast.BETWEEN_ARMS:
        return "it may be the mean of each person's change in percent"
    if result.contrast is Contrast.WITHIN_PERSON:
        return "it may be the mean of each person's own difference"
    if effect.measure is EffectMeasure.ODDS_RATIO and _is_close(effect.estimate, implied.nominal):
        return "a conditional odds ratio differs a little from that of the counts"
    if effect.measure is EffectMeasure.RISK_DIFFERENCE and _is_percent_without_unit(effect, implied):
        return "without a unit it is a share of 1, and it looks like a percentage"
    return ""


def lost_its_sign_or_point(effect: Effect, implied: Implied) -> bool:
    """Whether a difference is just what its sides give the other way round, or with its decimal point moved.

    A difference so small that rounding makes much of it may be anything by chance.
    """
    rounding = (implied.band.high - implied.band.low) * _LEAST_ROUNDINGS
    if effect.measure in RATIO_MEASURES or rounding >= abs(implied.nominal):
        return False
    return any(agrees(effect.estimate * one, implied.nominal, implied.band) for one in _SLIPS)


def only_the_interval_follows(result: Result, effect: Effect, implied: Implied) -> bool:
    """Whether the sides give the middle of the interval, and the difference printed with it is another number.

    Then the two were worked out in the same way, whatever that was, and the third has a slip.
    """
    interval = value_of(result.interval)
    if interval is None or interval.both is None or effect.measure is not EffectMeasure.MEAN_DIFFERENCE:
        return False
    middle = (printed(interval.both[0]) + printed(interval.both[1])) / exactly(2)
    is_of_sides = middle.overlaps(implied.band)
    return is_of_sides and not middle.overlaps(printed(effect.estimate))


def _is_close(stated: Decimal, computed: Decimal) -> bool:
    return (
        stated > 0 and computed > 0 and max(stated, computed) < _CONDITIONAL_MAY_DIFFER_BY * min(stated, computed)
    )


def _is_percent_without_unit(effect: Effect, implied: Implied) -> bool:
    hundred = exactly(100)
    return (
        units_in_all(effect.unit) == 1
        and effect.unit is None
        and agrees(effect.estimate, implied.nominal * 100, implied.band * hundred)
    )


def _starts_are_known(result: Result) -> bool:
    return any(side.baseline is not None and side.baseline.value is not None for side in result.sides)


def _is_difference_of_changes(result: Result, effect: Effect) -> bool:
    """Whether the effect is what both groups changed by: after less before, or the mean changes themselves."""
    for index, comparator in pairs_compared(result):
        ours, theirs = _change(index), _change(comparator)
        if ours and theirs and agrees(effect.estimate, ours[0] - theirs[0], ours[1] - theirs[1]):
            return True
    return False


def _change(side: Side) -> tuple[Decimal, Band] | None:
    """Return by how much a side changed: at face value, and with its rounding."""
    figure, before = exact(side.figure), exact(side.baseline)
    if figure is None:
        return None
    if side.statistic is Statistic.MEAN_CHANGE:
        return figure.low, printed(figure.low)
    if side.statistic is Statistic.MEAN and before is not None and before.unit == figure.unit:
        return figure.low - before.low, printed(figure.low) - printed(before.low)
    return None
