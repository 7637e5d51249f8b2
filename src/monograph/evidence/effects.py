"""How large an effect is, worked out from what a result reports; decimals throughout."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from monograph.entries.result import Result, Side
from monograph.entries.vocabulary import RATIO_MEASURES, Statistic

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
    by_arms = {side.arms: side for side in result.sides}
    index, comparator = by_arms.get(result.index), by_arms.get(result.comparator)
    if index is None or comparator is None:
        return None
    return _pair(index, comparator)


def _pair(index: Side, comparator: Side) -> tuple[Decimal, Decimal] | None:
    if index.statistic is not Statistic.MEAN or comparator.statistic is not Statistic.MEAN:
        return None
    ours = index.figure.value if index.figure else None
    theirs = comparator.figure.value if comparator.figure else None
    if ours is None or theirs is None or not ours.is_exact or not theirs.is_exact or ours.unit != theirs.unit:
        return None
    return (ours.low, theirs.low) if ours.low >= 0 and theirs.low > 0 else None


def _change(ratio: Decimal, computed_from: str) -> Change:
    percent = ((ratio - 1) * _HUNDRED).quantize(Decimal(1), ROUND_HALF_UP) + 0  # turns −0 into 0
    return Change(percent, ratio.quantize(Decimal("0.01"), ROUND_HALF_UP), computed_from)
