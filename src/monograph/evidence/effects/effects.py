"""How large an effect is, worked out from what a result reports; decimals throughout."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

from monograph.entries.kinds.result import Effect, Interval, Result, Side
from monograph.entries.shared.effect_scales import units_in_all
from monograph.entries.shared.parts import exact, value_of
from monograph.entries.shared.units import BUILT_IN_UNITS
from monograph.entries.shared.values import CountOf, Quantity, shown
from monograph.entries.shared.vocabulary import (
    RATIO_MEASURES,
    RATIOS_SAID_IN_PERCENT,
    Contrast,
    EffectMeasure,
    Statistic,
)
from monograph.evidence.numbers.rounding import Band, exactly, printed
from monograph.evidence.numbers.unit_families import family_of, in_unit

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Change:
    """A relative change against the comparator: percent (negative when lower), ratio, and what it came from."""

    percent: Decimal
    ratio: Decimal
    computed_from: str


def relative_change(result: Result) -> Change | None:
    """Return the change of a result relative to its comparator, or None when the result does not allow one.

    From a ratio of means, rates or risks it is (ratio − 1) × 100 %; from two means of which the comparator's is
    above zero, (index / comparator − 1) × 100 %. Means of changes are left alone: a ratio of two changes has no
    meaning. A ratio of odds or of hazards gives none: "38 % lower odds" is not "38 % fewer people", and a hazard
    ratio may count deaths where the outcome is survival.
    Source: Cochrane Handbook 6.4.1.2 to 6.4.1.4, 6.5.1.3 and 6.8.1 (ratios of risks, odds, means and hazards).
    """
    effect = value_of(result.effect)
    ratio = ratio_of(effect) if effect is not None else None
    if effect is not None and ratio is not None:
        is_said = effect.measure in RATIOS_SAID_IN_PERCENT and 0 < ratio < _MAY_BE_PERCENT
        unit = " %" if is_in_percent(effect) else ""
        return _change(ratio, f"{effect.measure} {effect.estimate}{unit}") if is_said else None
    figures = _means(result)
    if figures is None:
        return None
    index, comparator = figures
    return _change(index / comparator, f"{index} and {comparator}")


# A ratio of 78 without a unit may as well be 78 %, and "7,700 % higher" helps no reader.
_MAY_BE_PERCENT = Decimal(10)


def ratio_of(effect: Effect) -> Decimal | None:
    """Return a ratio as a number of which 1 is no effect, whether in percent or not; None for a difference."""
    if effect.measure not in RATIO_MEASURES:
        return None
    return effect.estimate.scaleb(-2) if is_in_percent(effect) else effect.estimate


def interval_of_ratio(effect: Effect, interval: Interval | None) -> Interval | None:
    """Return the interval around ``ratio_of`` an effect; that of a difference stays as it is."""
    if interval is None or effect.measure not in RATIO_MEASURES or not is_in_percent(effect):
        return interval
    return interval.scaled(-2)


def _means(result: Result) -> tuple[Decimal, Decimal] | None:
    found = next(_quantities(result, _MEANS), None)
    if found is None:
        return None
    ours, theirs = found
    return (ours.low, theirs.low) if ours.low >= 0 and theirs.low > 0 else None


def _quantities(result: Result, statistics: Collection[Statistic]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the figures of each two sides that are single numbers of one of some statistics, in one unit."""
    for index, comparator in pairs_compared(result):
        ours, theirs = (value_of(side.figure) for side in (index, comparator))
        if ours is None or theirs is None or ours.unit != theirs.unit:
            continue
        is_alike = index.statistic is comparator.statistic and index.statistic in statistics
        if is_alike and ours.is_exact and theirs.is_exact:
            yield ours, theirs


def _change(ratio: Decimal, computed_from: str) -> Change:
    percent = ((ratio - 1) * _HUNDRED).quantize(Decimal(1), ROUND_HALF_UP) + 0  # turns −0 into 0
    return Change(percent, ratio.quantize(Decimal("0.01"), ROUND_HALF_UP), computed_from)


def pairs_compared(result: Result) -> Iterator[tuple[Side, Side]]:
    """Yield a result's side of the treatment and the other one: several times where one has several statistics."""
    index, comparator = set(result.index), set(result.comparator)
    for ours in result.sides:
        for theirs in result.sides:
            if set(ours.arms) == index and set(theirs.arms) == comparator:
                yield ours, theirs


def is_in_percent(effect: Effect) -> bool:
    """Whether a difference of shares is given in percent, 12 for 12 of 100 people, and not as 0.12."""
    unit = effect.unit
    return unit is not None and (units_in_all(unit) == _HUNDRED or _PERCENT_OF.fullmatch(unit) is not None)


_PERCENT_OF = re.compile(r"(?:%|per ?cent(?:age)?) .+", re.IGNORECASE)  # "% of placebo"


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
    scale = _scale_of(effect)
    if scale is None:
        return f"how much one `{effect.unit}` is, is not known here"
    if effect.measure is EffectMeasure.PERCENT_CHANGE and result.contrast is Contrast.BEFORE_AFTER:
        figures = _before_after(result)
    elif effect.measure in _OF_PEOPLE:
        figures = _shares(result)
    elif effect.measure is EffectMeasure.MEAN_DIFFERENCE:
        figures = _figures(result, _MEANS_AND_CHANGES, effect.unit)
    else:
        figures = _figures(result, _MEANS)
    if figures is None:
        return "the figures of both sides are not there, or not in one unit"
    index, comparator = figures
    try:
        nominal = compute(exactly(index.nominal), exactly(comparator.nominal))
        band = compute(index.band, comparator.band)
    except ZeroDivisionError:
        return "the other side's figure is zero, or rounds to it"
    nominal, band = nominal * exactly(scale), band * exactly(scale)
    return Implied(nominal.low, band, f"{index.words} and {comparator.words}")


def _scale_of(effect: Effect) -> Decimal | None:
    """Return by how much a natural effect is multiplied in its unit: 1,000 for "per 1000"; None when unknown."""
    match effect.measure:
        case EffectMeasure.MEAN_DIFFERENCE:
            return Decimal(1)  # the figures themselves are taken into its unit
        case EffectMeasure.PERCENT_CHANGE:
            return Decimal(1) if effect.unit is None or is_in_percent(effect) else None
        case EffectMeasure.RISK_DIFFERENCE:
            return units_in_all(effect.unit)
        case _:
            scale = units_in_all(effect.unit)
            return scale if scale in (Decimal(1), _HUNDRED) else None


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


def _figures(
    result: Result, statistics: Collection[Statistic], unit: str | None = None
) -> tuple[_Figure, _Figure] | None:
    """Return the figures of both sides, in ``unit`` when it is one of ours; None when they cannot be."""
    found = next(_quantities(result, statistics), None)
    if found is None:
        return None
    own = found[0].unit
    unit = BUILT_IN_UNITS.find(unit or "") or unit or own
    is_own = unit == own or unit.startswith(f"{own} ")  # "points on the scale" are points
    if is_own or not own or (own == "%" and units_in_all(unit) == _HUNDRED):
        return _printed(found[0].low), _printed(found[1].low)
    if family_of(own) != family_of(unit):
        return None
    index, comparator = (_in_other_unit(one, unit) for one in found)
    return index, comparator


def _in_other_unit(quantity: Quantity, unit: str) -> _Figure:
    ends = printed(quantity.low)
    number, low, high = (in_unit(one, quantity.unit, unit) for one in (quantity.low, ends.low, ends.high))
    return _Figure(number, Band(low, high), str(quantity))


def _before_after(result: Result) -> tuple[_Figure, _Figure] | None:
    sides = (side for side in result.sides if set(side.arms) == set(result.index))
    side = next((side for side in sides if side.statistic is Statistic.MEAN), None)
    if side is None:
        return None
    after, before = exact(side.figure), exact(side.baseline)
    if after is None or before is None or after.unit != before.unit:
        return None
    return _printed(after.low), _printed(before.low)


def _shares(result: Result) -> tuple[_Figure, _Figure] | None:
    for pair in pairs_compared(result):
        index, comparator = (_share(side) for side in pair)
        if index is not None and comparator is not None:
            return index, comparator
    return None


def _share(side: Side) -> _Figure | None:
    people = value_of(side.people)
    if people is not None:
        return _counted(people)
    percent = exact(side.figure)
    if side.statistic is not Statistic.PERCENTAGE or percent is None or percent.unit != "%":
        return None
    found = _printed(percent.low)
    return _Figure(found.nominal / _HUNDRED, found.band / exactly(100), f"{found.words} %")


def _counted(people: CountOf) -> _Figure:
    share = Decimal(people.count) / people.total
    return _Figure(share, exactly(share), str(people))


def _printed(number: Decimal) -> _Figure:
    return _Figure(number, printed(number), shown(number))
