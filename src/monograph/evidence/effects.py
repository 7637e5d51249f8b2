"""How large an effect is, worked out from what a result reports; decimals throughout."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

from monograph.entries.result import Effect, Result, Side
from monograph.entries.values import CountOf, shown
from monograph.entries.vocabulary import RATIO_MEASURES, Contrast, EffectMeasure, Statistic
from monograph.evidence.rounding import Band, exactly, printed

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Change:
    """A relative change against the comparator: percent (negative when lower), ratio, and what it came from."""

    percent: Decimal
    ratio: Decimal
    computed_from: str


def relative_change(result: Result) -> Change | None:
    """Return the change of a result relative to its comparator, or None when the result does not allow one.

    From a ratio measure it is (ratio − 1) × 100 %; from two means of which the comparator's is above zero,
    (index / comparator − 1) × 100 %. Means of changes are left alone: a ratio of two changes has no meaning.
    Source: Cochrane Handbook 6.4.1.2 and 6.5.1.3 (ratios of risks and of means).
    """
    effect = result.effect.value if result.effect else None
    if effect is not None and effect.measure in RATIO_MEASURES and effect.estimate > 0:
        return _change(effect.estimate, f"{effect.measure} {effect.estimate}")
    figures = _means(result)
    if figures is None:
        return None
    index, comparator = figures
    return _change(index / comparator, f"{index} and {comparator}")


def _means(result: Result) -> tuple[Decimal, Decimal] | None:
    pair = sides_compared(result)
    if pair is None or any(side.statistic is not Statistic.MEAN for side in pair):
        return None
    ours, theirs = (side.figure.value if side.figure else None for side in pair)
    if ours is None or theirs is None or not ours.is_exact or not theirs.is_exact or ours.unit != theirs.unit:
        return None
    return (ours.low, theirs.low) if ours.low >= 0 and theirs.low > 0 else None


def _change(ratio: Decimal, computed_from: str) -> Change:
    percent = ((ratio - 1) * _HUNDRED).quantize(Decimal(1), ROUND_HALF_UP) + 0  # turns −0 into 0
    return Change(percent, ratio.quantize(Decimal("0.01"), ROUND_HALF_UP), computed_from)


def sides_compared(result: Result) -> tuple[Side, Side] | None:
    """Return a result's side of the treatment and the other one, None when one of them has no figures."""
    by_arms = {side.arms: side for side in result.sides}
    index, comparator = by_arms.get(result.index), by_arms.get(result.comparator)
    return (index, comparator) if index is not None and comparator is not None else None


@dataclass(frozen=True, slots=True)
class Implied:
    """What an effect measure comes to by the figures of the two sides: at face value, and with their rounding."""

    nominal: Decimal
    band: Band
    computed_from: str


@dataclass(frozen=True, slots=True)
class _Figure:
    """One side's number: at face value, with its rounding, and in words."""

    nominal: Decimal
    band: Band
    words: str


def implied_effect(result: Result, effect: Effect) -> Implied | str:
    """Return what the two sides of a result give for an effect measure, or why they give nothing.

    Unadjusted: differences and ratios of means, of shares of people and of rates. Source: Cochrane Handbook 6.4.1
    (dichotomous), 6.5.1 (continuous) and 6.7.1 (rates).
    """
    compute = _COMPUTED.get(effect.measure)
    if compute is None:
        return f"a {effect.measure} cannot be worked out from two figures"
    if effect.measure is EffectMeasure.PERCENT_CHANGE and result.contrast is Contrast.BEFORE_AFTER:
        figures = _before_after(result)
    elif effect.measure in _OF_PEOPLE:
        figures = _shares(result)
    else:
        figures = _figures(result, with_changes=effect.measure is EffectMeasure.MEAN_DIFFERENCE)
    if figures is None:
        return "the figures of both sides are not there, or not in one unit"
    index, comparator = figures
    in_percent = effect.measure is EffectMeasure.RISK_DIFFERENCE and effect.unit == "%"
    try:
        nominal = compute(exactly(index.nominal), exactly(comparator.nominal))
        band = compute(index.band, comparator.band)
    except ZeroDivisionError:
        return "the other side's figure is zero, or rounds to it"
    if in_percent:
        nominal, band = nominal * exactly(100), band * exactly(100)
    return Implied(nominal.low, band, f"{index.words} and {comparator.words}")


def _percent_change(index: Band, comparator: Band) -> Band:
    return (index / comparator - exactly(1)) * exactly(100)


def _odds_ratio(index: Band, comparator: Band) -> Band:
    return (index / (exactly(1) - index)) / (comparator / (exactly(1) - comparator))


def _difference(index: Band, comparator: Band) -> Band:
    return index - comparator


def _ratio(index: Band, comparator: Band) -> Band:
    return index / comparator


_COMPUTED: Mapping[EffectMeasure, Callable[[Band, Band], Band]] = MappingProxyType(
    {
        EffectMeasure.MEAN_DIFFERENCE: _difference,
        EffectMeasure.RATIO_OF_MEANS: _ratio,
        EffectMeasure.RATE_RATIO: _ratio,
        EffectMeasure.PERCENT_CHANGE: _percent_change,
        EffectMeasure.RISK_RATIO: _ratio,
        EffectMeasure.RISK_DIFFERENCE: _difference,
        EffectMeasure.ODDS_RATIO: _odds_ratio,
    }
)
_OF_PEOPLE = frozenset({EffectMeasure.RISK_RATIO, EffectMeasure.RISK_DIFFERENCE, EffectMeasure.ODDS_RATIO})
_MEANS = frozenset({Statistic.MEAN})
_MEANS_AND_CHANGES = frozenset({Statistic.MEAN, Statistic.MEAN_CHANGE})


def _figures(result: Result, *, with_changes: bool) -> tuple[_Figure, _Figure] | None:
    pair = sides_compared(result)
    allowed = _MEANS_AND_CHANGES if with_changes else _MEANS
    if pair is None or pair[0].statistic is not pair[1].statistic or pair[0].statistic not in allowed:
        return None
    ours, theirs = (side.figure.value if side.figure else None for side in pair)
    if ours is None or theirs is None or not ours.is_exact or not theirs.is_exact or ours.unit != theirs.unit:
        return None
    return _printed(ours.low), _printed(theirs.low)


def _before_after(result: Result) -> tuple[_Figure, _Figure] | None:
    side = next((side for side in result.sides if side.arms == result.index), None)
    if side is None or side.statistic is not Statistic.MEAN:
        return None
    after = side.figure.value if side.figure else None
    before = side.baseline.value if side.baseline else None
    if after is None or before is None or not after.is_exact or not before.is_exact or after.unit != before.unit:
        return None
    return _printed(after.low), _printed(before.low)


def _shares(result: Result) -> tuple[_Figure, _Figure] | None:
    pair = sides_compared(result)
    if pair is None:
        return None
    index, comparator = (_share(side) for side in pair)
    return (index, comparator) if index is not None and comparator is not None else None


def _share(side: Side) -> _Figure | None:
    people = side.people.value if side.people else None
    if people is not None:
        return _counted(people)
    percent = side.figure.value if side.figure else None
    if (
        side.statistic is not Statistic.PERCENTAGE
        or percent is None
        or not percent.is_exact
        or percent.unit != "%"
    ):
        return None
    found = _printed(percent.low)
    return _Figure(found.nominal / _HUNDRED, found.band / exactly(100), f"{found.words} %")


def _counted(people: CountOf) -> _Figure:
    share = Decimal(people.count) / people.total
    return _Figure(share, exactly(share), str(people))


def _printed(number: Decimal) -> _Figure:
    return _Figure(number, printed(number), shown(number))
