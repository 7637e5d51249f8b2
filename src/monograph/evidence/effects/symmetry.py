"""Intervals against what they were made from: their own middle, and the standard deviations of two groups."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext

from monograph.entries.kinds.result import Effect, Interval, Result, Side
from monograph.entries.kinds.study import Study
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.vocabulary import (
    Adjustment,
    AnalysisModel,
    Contrast,
    EffectMeasure,
    Sidedness,
    SpreadType,
    Statistic,
    StudyDesign,
)
from monograph.evidence.numbers.normal_intervals import normal_quantile
from monograph.evidence.numbers.rounding import Band, printed
from monograph.evidence.studies.participants import denominators_of_side

# Measures whose usual interval goes as far up as down, on their own scale or on that of logarithms.
_ON_THEIR_OWN_SCALE = frozenset({EffectMeasure.MEAN_DIFFERENCE, EffectMeasure.STANDARDISED_MEAN_DIFFERENCE})
_ON_LOGARITHMS = frozenset(
    {
        EffectMeasure.RATIO_OF_MEANS,
        EffectMeasure.RATE_RATIO,
        EffectMeasure.RISK_RATIO,
        EffectMeasure.ODDS_RATIO,
        EffectMeasure.HAZARD_RATIO,
    }
)
_LOPSIDED_METHODS = re.compile(
    r"\b(bayes\w*|bootstrap\w*|boschloo|credible|exact|fieller|fisher|hodges|kruskal|likelihood|mann|mcnemar|median"
    r"|non-?parametric|permutation|posterior|profile|quantile|randomi[sz]ation test|rank|score|wilcoxon)",
    re.IGNORECASE,
)
_MOST_LOPSIDED = {True: Decimal("0.25"), False: Decimal("0.15")}  # of half the interval; the first for ratios
# Below this many people a t distribution makes an interval so much wider that nothing can be said.
_FEWEST = 15
_FACTOR = Decimal("1.5")


def centre_of(effect: Effect, interval: Interval, result: Result) -> Decimal | str:
    """Return how far an estimate lies from the middle of its interval, in halves of it beyond rounding.

    Nothing beyond rounding is 0, a limit is 1. A text is the reason why it cannot be told.
    """
    is_ratio = effect.measure in _ON_LOGARITHMS
    if not is_ratio and effect.measure not in _ON_THEIR_OWN_SCALE:
        return "an interval of this measure need not be symmetrical"
    if interval.both is None:
        return "only one limit is given"
    if names_a_lopsided_method(result):
        return "the method that is named gives no symmetrical interval"
    low, high, middle = *map(printed, interval.both), printed(effect.estimate)
    if is_ratio:
        if min(low.low, high.low, middle.low) <= 0:
            return "a limit of the ratio may be zero"
        low, high, middle = low.ln(), high.ln(), middle.ln()
    centre = Band((low.low + high.low) / 2, (low.high + high.high) / 2)
    half = (high.high - low.low) / 2
    gap = max(centre.low - middle.high, middle.low - centre.high, Decimal(0))
    return gap / half if half else Decimal(0)


def is_lopsided(effect: Effect, distance: Decimal) -> bool:
    """Whether an estimate is clearly not in the middle of its interval."""
    return distance > _MOST_LOPSIDED[effect.measure in _ON_LOGARITHMS]


def names_a_lopsided_method(result: Result) -> bool:
    """Whether a result says that it was worked out by a method whose intervals are not symmetrical."""
    analysis = result.analysis
    if analysis is not None and analysis.sides is Sidedness.ONE_SIDED:
        return True
    named = f"{result.test or ''} {analysis.name if analysis and analysis.name else ''}"
    return bool(_LOPSIDED_METHODS.search(named))


@dataclass(frozen=True, slots=True)
class SpreadsAgainstInterval:
    """How many times as wide an interval is as its groups' spreads say; and as it would be, were they errors."""

    at_least: Decimal
    at_most: Decimal
    as_errors: bool

    @property
    def contradict(self) -> bool:
        """Whether the two differ by more than a factor of 1.5, whatever was rounded and whoever was counted."""
        return self.at_least > _FACTOR or self.at_most * _FACTOR < 1


def spreads_against_interval(study: Study, result: Result) -> SpreadsAgainstInterval | str | None:
    """Return how an interval of a difference stands to the spreads of its two groups; a text says why not.

    None when there are no interval and no two spreads to hold against one another. The standard error of a
    difference of means is the root of the sum of each group's squared standard deviation over its people
    (Cochrane Handbook 6.5.2.3); the interval is twice the normal quantile of it wide.
    """
    effect = value_of(result.effect)
    interval = value_of(result.interval)
    sides = [side for side in result.sides if side.statistic in (Statistic.MEAN, Statistic.MEAN_CHANGE)]
    errors = [one for side in sides if (one := _spread(side)) is not None]
    if effect is None or interval is None or len(errors) < 2:
        return None
    if interval.both is None:
        return "only one limit is given"
    if reason := _why_not(study, result, effect, sides):
        return reason
    low, high = (_error_of_difference(study, result, sides, smallest=small) for small in (False, True))
    if low is None or high is None:
        return "how many people are behind each group is not known, or they are few"
    quantile = normal_quantile((1 + interval.level / 100) / 2)
    width = printed(interval.both[1]) - printed(interval.both[0])
    shown = Band(width.low / (2 * quantile), width.high / (2 * quantile))
    if shown.low <= 0 or low.low <= 0:
        return "the interval or a spread has no width"
    return SpreadsAgainstInterval(shown.low / high.high, shown.high / low.low, _fits_errors(shown, sides))


def _why_not(study: Study, result: Result, effect: Effect, sides: list[Side]) -> str:
    models = result.analysis.models if result.analysis else ()
    if study.design is not StudyDesign.PARALLEL_RCT or result.contrast is not Contrast.BETWEEN_ARMS:
        return "not two groups of a parallel trial"
    if effect.measure is not EffectMeasure.MEAN_DIFFERENCE or effect.adjusted is not Adjustment.UNADJUSTED:
        return "not an unadjusted difference of means"
    if set(models) - {AnalysisModel.CRUDE} or names_a_lopsided_method(result):
        return "a model or a method of its own"
    if len(sides) != 2 or sides[0].statistic is not sides[1].statistic or set(sides[0].arms) & set(sides[1].arms):
        return "not two groups with one kind of figure"
    units = {one.value.unit for side in sides for one in (side.figure,) if one and one.value}
    units |= {one.value.amount.unit for side in sides for one in (side.spread,) if one and one.value}
    return "" if len(units | ({effect.unit} if effect.unit else set())) <= 1 else "several units"


def _spread(side: Side) -> tuple[SpreadType, Decimal] | None:
    spread = value_of(side.spread)
    if spread is None or not spread.amount.is_exact or spread.type not in (SpreadType.SD, SpreadType.SE):
        return None
    return spread.type, spread.amount.low


def _error_of_difference(study: Study, result: Result, sides: list[Side], *, smallest: bool) -> Band | None:
    """Return the standard error of a difference, with the fewest or the most people that each group may have."""
    squares = Band(Decimal(0), Decimal(0))
    people = 0
    for side in sides:
        spread = _spread(side)
        counts = denominators_of_side(study, result, side)
        if side.people is not None and side.people.value is not None:
            counts = (side.people.value.total,)
        if spread is None or not counts:
            return None
        number = min(counts) if smallest else max(counts)
        people += number
        amount = printed(spread[1])
        square = amount * amount
        over = Decimal(number) if spread[0] is SpreadType.SD else Decimal(1)
        squares = squares + Band(square.low / over, square.high / over)
    return _root(squares) if people >= _FEWEST else None


def _fits_errors(shown: Band, sides: list[Side]) -> bool:
    """Whether the interval fits the spreads when they are read as standard errors."""
    spreads = [one for side in sides if (one := _spread(side)) is not None]
    squares = Band(Decimal(0), Decimal(0))
    for _, amount in spreads:
        squares = squares + printed(amount) * printed(amount)
    errors = _root(squares)
    is_within = shown.low <= errors.high * _FACTOR and errors.low <= shown.high * _FACTOR
    return is_within and any(kind is SpreadType.SD for kind, _ in spreads)


def _root(band: Band) -> Band:
    with localcontext() as context:
        context.prec = 28
        return Band(max(band.low, Decimal(0)).sqrt(), band.high.sqrt())
