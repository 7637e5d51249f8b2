"""Rules on the shape of intervals: most lie evenly round their estimate."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from monograph.entries import Study
from monograph.entries.result import Effect, Interval, Result
from monograph.entries.sheet import Sheet
from monograph.entries.vocabulary import RATIO_MEASURES, EffectMeasure
from monograph.evidence.rounding import Band, printed
from monograph.findings import Severity
from monograph.rules.rule import LOOK_AGAIN, Breach, Judgement, NotJudged, Passed, Setting, Theme, rule

# How far off the middle an estimate may be, as a share of half the interval, beyond what rounding allows.
_SLACK = Decimal("0.05")
_HUNDRED = Decimal(100)


@rule(Theme.STATISTICS, Study, Severity.WARNING)
def interval_lies_evenly_round_its_estimate(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """The interval of a mean difference is as long on either side; that of a ratio is so on the log scale.

    An estimate that is plainly off the middle of its interval has often lost a digit, or one of the limits has.
    All rounding is allowed for. A ratio or a percent change passes when it is even on either scale. It is a
    warning, because bootstrapped, Bayesian and exact intervals are not even. Where a `test` or an `analysis` is
    named, and for other measures, this cannot be judged.

    Source: Cochrane Handbook 6.3.1 and 6.3.2 (standard errors from confidence intervals).

    Passes:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              effect: {value: {measure: rate ratio, estimate: 0.80}, cite: "Quill2031, table 2"}
              interval: {value: {low: 0.60, high: 1.07}, cite: "Quill2031, table 2"}

    Fails:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: loudness
              outcome: hum-loudness
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              direction: {value: no difference, cite: "Quill2031, abstract"}
            - id: second
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              effect: {value: {measure: mean difference, estimate: -1.2, unit: points}, cite: "Quill2031, table 2"}
              interval: {value: {low: -2.9, high: -0.7}, cite: "Quill2031, table 2"}
    """
    for path, result in sheet.parts(Result):
        effect = result.effect.value if result.effect else None
        interval = result.interval.value if result.interval else None
        if effect is None or interval is None:
            continue
        here = (*path, "interval")
        if result.test or result.analysis:
            yield NotJudged(here, "a test or an analysis is named, whose interval may be uneven")
            continue
        even = [_is_even(*bands) for bands in _scales(effect, interval)]
        if not even or not interval.low <= effect.estimate <= interval.high:
            yield NotJudged(here, "intervals of this measure need not be even, or the estimate is outside")
        elif any(even):
            yield Passed(here)
        else:
            limits = f"{interval.low} to {interval.high}".replace("-", "−")
            estimate = str(effect.estimate).replace("-", "−")
            remedy = f"{LOOK_AGAIN} If it is uneven by its method, name the `test` or the `analysis`."
            yield Breach(here, f"{estimate} is not in the middle of {limits}", remedy)


def _scales(effect: Effect, interval: Interval) -> Iterator[tuple[Band, Band, Band]]:
    """Yield low, estimate and high on each scale on which such an interval can be even."""
    bands = (printed(interval.low), printed(effect.estimate), printed(interval.high))
    if effect.measure is EffectMeasure.MEAN_DIFFERENCE:
        yield bands
    elif effect.measure is EffectMeasure.PERCENT_CHANGE:
        yield bands
        left = tuple(Band(1 + band.low / _HUNDRED, 1 + band.high / _HUNDRED) for band in bands)
        yield from _logarithms(*left)
    elif effect.measure in RATIO_MEASURES:
        yield bands
        yield from _logarithms(*bands)


def _logarithms(low: Band, middle: Band, high: Band) -> Iterator[tuple[Band, Band, Band]]:
    if low.low > 0 and middle.low > 0:
        yield low.ln(), middle.ln(), high.ln()


def _is_even(low: Band, middle: Band, high: Band) -> bool:
    slack = (high.high - low.low) / 2 * _SLACK
    centre = Band((low.low + high.low) / 2 - slack, (low.high + high.high) / 2 + slack)
    return centre.overlaps(middle)


RULES = (interval_lies_evenly_round_its_estimate,)
