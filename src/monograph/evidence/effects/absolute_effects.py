"""Absolute effects as a summary of findings prints them: both risks and their difference.

They follow from counts, or from a relative effect and the risk without the treatment, which is taken as known
(Cochrane Handbook 14.1.5, 15.4.4; GRADE guidelines 12, doi:10.1016/j.jclinepi.2012.01.012).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from enum import StrEnum

from monograph.entries.shared.values import CountOf
from monograph.entries.shared.vocabulary import EffectMeasure
from monograph.evidence.numbers.proportions import newcombe
from monograph.evidence.numbers.rounding import Band, printed


class Method(StrEnum):
    """How an absolute effect was computed."""

    PRODUCT = "risk without the treatment × ratio"
    ODDS = "through the odds"
    SURVIVAL = "1 − (1 − risk without the treatment)^hazard ratio"
    COUNTS = "difference of the counts, interval by Newcombe's method 10"


_PRODUCTS = frozenset({EffectMeasure.RISK_RATIO, EffectMeasure.RATE_RATIO, EffectMeasure.RATIO_OF_MEANS})
_METHODS = {EffectMeasure.ODDS_RATIO: Method.ODDS, EffectMeasure.HAZARD_RATIO: Method.SURVIVAL}
# What is at most 1; a rate or a mean may be more.
_OF_RISKS = frozenset({EffectMeasure.RISK_RATIO, EffectMeasure.ODDS_RATIO, EffectMeasure.HAZARD_RATIO})


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with the limits of its interval; a limit is None where it is not known."""

    value: Decimal
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """The value and the limits that are known."""
        return tuple(one for one in (self.value, self.low, self.high) if one is not None)

    def each(self, change: Callable[[Decimal], Decimal]) -> Estimate:
        """Return what a function that keeps the order makes of the value and of each limit."""
        low, high = (None if one is None else change(one) for one in (self.low, self.high))
        return Estimate(change(self.value), low, high)


@dataclass(frozen=True, slots=True)
class AbsoluteEffect:
    """Risks as shares of 1 without and with a treatment, and with minus without; ``method`` says how computed."""

    comparator: Decimal
    treatment: Estimate
    difference: Estimate
    method: Method

    @property
    def cut(self) -> AbsoluteEffect:
        """The same with no risk above 1, as pages show it; a limit that a ratio pushes beyond ends there."""
        treatment = self.treatment.each(lambda risk: min(risk, Decimal(1)))
        difference = self.difference.each(lambda change: min(change, 1 - self.comparator))
        return AbsoluteEffect(self.comparator, treatment, difference, self.method)


def from_ratio(comparator: Decimal, measure: EffectMeasure, ratio: Estimate) -> AbsoluteEffect | None:
    """Return the absolute effect of a ratio where the risk without treatment is ``comparator``.

    The interval comes from that of the ratio alone. For a rate ratio or a ratio of means, ``comparator`` is a rate
    or a mean, and so is what comes out. None for a measure that is no ratio, and for a risk that is none.
    """
    if measure in _OF_RISKS and not 0 <= comparator <= 1:
        return None
    if measure not in _PRODUCTS and measure not in _METHODS:
        return None
    treatment = ratio.each(lambda one: with_treatment(comparator, one, measure))
    difference = treatment.each(lambda risk: risk - comparator)
    return AbsoluteEffect(comparator, treatment, difference, _METHODS.get(measure, Method.PRODUCT))


def with_treatment(comparator: Decimal, ratio: Decimal, measure: EffectMeasure) -> Decimal:
    """Return the risk with treatment that a ratio makes of one without; not cut where it is above 1."""
    if measure is EffectMeasure.ODDS_RATIO:
        return comparator * ratio / (1 - comparator + comparator * ratio)
    if measure is EffectMeasure.HAZARD_RATIO:
        return 1 - (1 - comparator) ** ratio
    return comparator * ratio


def from_counts(index: CountOf, comparator: CountOf) -> AbsoluteEffect:
    """Return the absolute effect that two groups' counts give, with the 95 % interval of the difference."""
    theirs, ours = (Decimal(one.count) / one.total for one in (comparator, index))
    interval = newcombe(index, comparator)
    return AbsoluteEffect(
        theirs, Estimate(ours), Estimate(ours - theirs, interval.low, interval.high), Method.COUNTS
    )


def number_needed(difference: Estimate) -> Estimate | None:
    """Return how many people must be treated for one event more or fewer, each number rounded up.

    None where the interval holds no difference: then it runs through infinity, and no pair of limits says so
    (Altman 1998, doi:10.1136/bmj.317.7168.1309). Source of rounding: Cochrane Handbook 15.4.4.
    """
    signs = {one.copy_sign(1) == one for one in difference.ends}
    if len(signs) > 1 or not all(difference.ends):
        return None
    value, *ends = (_next_person(1 / abs(one)) for one in difference.ends)
    return Estimate(value, min(ends, default=None), max(ends, default=None))


def _next_person(number: Decimal) -> Decimal:
    return number.to_integral_value(ROUND_CEILING)


def out_of(share: Decimal, whole: Decimal, decimals: int = 0) -> Decimal:
    """Return a share as so many of ``whole`` people, rounded half up on the magnitude: −1.5 is −2."""
    return (share * whole).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def may_be(stated: Band, comparator: Band, measure: EffectMeasure, ratio: Decimal, *, is_difference: bool) -> bool:
    """Whether a printed risk with treatment, or difference, may follow from what is printed of its inputs.

    ``stated`` and ``comparator`` are what the printed numbers may stand for, as shares of 1. A table is often made
    from a risk and a ratio with more digits than it prints, so every value that rounds to the printed ones counts,
    and a risk may be cut at 1.
    """
    ratios = printed(ratio)
    least = max(Decimal(0), comparator.low)
    found = []
    for risk in (least, comparator.high):
        for one in (max(Decimal(0), ratios.low), ratios.high):
            treated = with_treatment(risk, one, measure)
            each = (treated, min(treated, Decimal(1))) if measure in _OF_RISKS else (treated,)
            found += [treated - risk if is_difference else treated for treated in each]
    return stated.overlaps(Band(min(found), max(found)))
