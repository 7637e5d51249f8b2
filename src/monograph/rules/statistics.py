"""Rules on estimates, intervals and p values: each must be possible beside the others."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from monograph.entries import Study
from monograph.entries.kinds.result import Effect, Interval, Result
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.effect_scales import units_in_all
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.values import PValue, shown
from monograph.entries.shared.vocabulary import RATIO_MEASURES, Hypothesis
from monograph.evidence.effects.grim import people_behind
from monograph.evidence.effects.p_values import (
    Expected,
    expected_p,
    is_below,
    why_p_is_another_matter,
    why_p_may_be_another_matter,
)
from monograph.evidence.numbers.normal_intervals import p_band, rounded_p
from monograph.evidence.numbers.rounding import Band, printed
from monograph.findings import Severity
from monograph.rules.rule import LOOK_AGAIN, Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path

# Below this many people a t distribution gives other small p values than the normal one; below the second, any.
_FEW, _VERY_FEW = 100, 15
_SMALL_P = Decimal("0.01")
# How far apart the two p values may be.
_FACTOR = 2
# How far apart they are at most when two tests of one comparison, neither of them named, made p and interval.
_OTHER_TEST = Decimal("1.5")


@rule(Theme.STATISTICS, Study)
def interval_holds_the_estimate(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """An interval holds its estimate, and the interval of a ratio is above zero.

    An estimate outside its own interval was copied from another line, lost its sign, or is on another scale:
    0.31 and 31 are not the same ratio.

    Source: Cochrane Handbook 6.3.1 (intervals) and 6.4.1 (scales of ratios).

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
              effect: {value: {measure: mean difference, estimate: 1.8, unit: points}, cite: "Quill2031, table 2"}
              interval: {value: {low: -2.9, high: -0.7}, cite: "Quill2031, table 2"}
    """
    for path, result in sheet.parts(Result):
        effect, interval = _estimate(result)
        if interval is None:
            continue
        here = (*path, "interval")
        if effect is None:
            yield NotJudged(here, "no estimate is next to the interval")
        elif effect.measure in RATIO_MEASURES and units_in_all(effect.unit) is None:
            yield NotJudged(here, f"how much one `{effect.unit}` is, is not known here")
        elif effect.measure in RATIO_MEASURES and interval.limits[0] < 0:
            found = f"a {effect.measure} with a limit of {shown(interval.limits[0])}; a ratio cannot be below zero"
            yield Breach(here, found, LOOK_AGAIN)
        elif _holds(interval, printed(effect.estimate)):
            yield Passed(here)
        else:
            between = " and ".join(map(shown, interval.limits))
            is_not = f"between {between}" if interval.both else "above" if interval.low is not None else "below"
            found = f"{shown(effect.estimate)} is not {is_not}{'' if interval.both else f' {between}'}"
            yield Breach(here, found, LOOK_AGAIN)


@rule(Theme.STATISTICS, Study)
def p_and_interval_agree_about_the_null(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """A p value and its interval say the same about the value of no effect.

    A 95 % interval that leaves out no effect goes with p below 0.05, one that holds it with p above. When they
    disagree, one was copied wrongly, or they come from two analyses. Where `analysis` gives the hypothesis, the
    margin and the sides, a one-sided p value, or one of non-inferiority or equivalence, is judged by those. A test
    that need not go with the interval cannot be judged (exact, rank, chi-squared and log-rank tests, mixed models,
    p values corrected for multiplicity, any test not known here), nor can a limit or a p value near the border.

    Source: Cochrane Handbook 6.3.1; statcheck (Nuijten 2016), doi:10.3758/s13428-015-0664-2; CONSORT 2010
    extension to non-inferiority (Piaggio 2012), doi:10.1001/jama.2012.87802.

    Passes:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              effect: {value: {measure: ratio of means, estimate: 1.53}, cite: "Quill2031, table 2"}
              interval: {value: {low: 1.12, high: 2.09}, cite: "Quill2031, table 2"}
              p: {value: 0.009, cite: "Quill2031, table 2"}

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
              effect: {value: {measure: ratio of means, estimate: 0.80}, cite: "Quill2031, table 2"}
              interval: {value: {low: 0.60, high: 1.07}, cite: "Quill2031, table 2"}
              p: {value: 0.01, cite: "Quill2031, table 2"}
    """
    for here, result, effect, interval, p in _with_all_three(sheet):
        expected = expected_p(result, effect, interval)
        if reason := why_p_is_another_matter(result):
            yield NotJudged(here, reason)
        elif isinstance(expected, str):
            yield NotJudged(here, expected)
        elif p.low != p.high and p.has_figure:
            yield NotJudged(here, "p is a range over several tests")
        elif any(one.rejects is not None and one.rejects is is_below(p, one.limit) for one in expected):
            yield Passed(here)
        elif any(None in (one.rejects, is_below(p, one.limit)) for one in expected):
            yield NotJudged(here, "the p value or a limit of the interval lies on the border")
        elif result.test is None and p.has_figure and any(_is_near(p, one.p) for one in expected):
            yield NotJudged(here, "they differ by so little that another test may have given the p value")
        elif reason := why_p_may_be_another_matter(sheet.entry, result):
            yield NotJudged(here, reason)
        else:
            found = f"{p}, but the {shown(interval.level)} % interval {interval} {_said(result, expected[0])}"
            yield Breach(here, found, f"{LOOK_AGAIN} {_NAME_THE_TEST}")


# Followed, it works: a test that is not known to go with the interval is not judged.
_NAME_THE_TEST = (
    "If another analysis or another kind of test gave the p value, name it in `test`; a one-sided, "
    "non-inferiority or equivalence test in `analysis`."
)


def _said(result: Result, expected: Expected) -> str:
    hypothesis = result.analysis.hypothesis if result.analysis else None
    against = "no effect" if hypothesis in (None, Hypothesis.SUPERIORITY) else f"the margin of {hypothesis}"
    return f"{'leaves out' if expected.rejects else 'holds'} {against}"


def _is_near(p: PValue, expected: Band | None) -> bool:
    """Whether p as printed is within a small factor of the middle of what is expected."""
    if expected is None:
        return False
    middle = (expected.low + expected.high) / 2
    return middle <= p.low * _OTHER_TEST and p.low <= middle * _OTHER_TEST


@rule(Theme.STATISTICS, Study, Severity.WARNING)
def p_is_near_that_of_the_interval(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """A p value is within a factor of two of the one that estimate and interval give.

    From an estimate and a symmetrical interval the p value can be worked out again, with all rounding allowed
    for. A large gap is often a slip in one digit. It is a warning, because a source may have used another
    model. Small p values of small studies cannot be judged: the t distribution gives other values there.

    Source: Altman and Bland 2011, doi:10.1136/bmj.d2304; statcheck (Nuijten 2016), doi:10.3758/s13428-015-0664-2.

    Passes:

        study/quill-2031:
          participants: {randomised: {value: 200, cite: "Quill2031, figure 1"}}
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              analysed: {value: 198, cite: "Quill2031, table 2"}
              effect: {value: {measure: mean difference, estimate: -1.8}, cite: "Quill2031, table 2"}
              interval: {value: {low: -2.9, high: -0.7}, cite: "Quill2031, table 2"}
              p: {value: 0.001, cite: "Quill2031, table 2"}

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
              effect: {value: {measure: rate ratio, estimate: 1.53}, cite: "Quill2031, table 2"}
              interval: {value: {low: 1.12, high: 2.09}, cite: "Quill2031, table 2"}
              p: {value: 0.04, cite: "Quill2031, table 2"}
    """
    for here, result, effect, interval, p in _with_all_three(sheet):
        is_ratio = effect.measure in RATIO_MEASURES
        expected = expected_p(result, effect, interval)
        printed_p, people = p_band(p), people_behind(sheet.entry, result)
        if reason := why_p_is_another_matter(result):
            yield NotJudged(here, reason)
            continue
        if isinstance(expected, str):
            yield NotJudged(here, expected)
            continue
        computed = [one.p for one in expected if one.p is not None]
        if printed_p is None or not computed:
            yield NotJudged(here, _NO_P_TO_COMPARE)
        elif any(_is_within_the_factor(printed_p, one) for one in computed):
            yield Passed(here)
        elif _is_too_few(people, min(one.low for one in computed), is_ratio=is_ratio):
            yield NotJudged(here, "few people, or their number is not known: a t distribution gives another value")
        elif reason := why_p_may_be_another_matter(sheet.entry, result):
            yield NotJudged(here, reason)
        else:
            gives = computed[0]
            said = f"estimate and interval give p = {rounded_p(gives.low)} to {rounded_p(gives.high)}"
            yield Breach(here, f"{p}, but {said}", f"{LOOK_AGAIN} {_NAME_THE_TEST}")


_NO_P_TO_COMPARE = (
    "p has no single figure, only one limit is given, or the estimate is outside the interval's middle"
)


def _holds(interval: Interval, estimate: Band) -> bool:
    """Whether an estimate may lie within the limits that are given."""
    is_above = interval.low is None or estimate.high >= printed(interval.low).low
    return is_above and (interval.high is None or estimate.low <= printed(interval.high).high)


def _is_within_the_factor(p: Band, computed: Band) -> bool:
    return p.low <= _FACTOR * computed.high and p.high * _FACTOR >= computed.low


def _is_too_few(people: int | None, p: Decimal, *, is_ratio: bool) -> bool:
    if people is not None and people < _VERY_FEW:
        return True
    return not is_ratio and p < _SMALL_P and (people is None or people < _FEW)


def _estimate(result: Result) -> tuple[Effect | None, Interval | None]:
    return (
        value_of(result.effect),
        value_of(result.interval),
    )


def _with_all_three(sheet: Sheet[Study]) -> Iterator[tuple[Path, Result, Effect, Interval, PValue]]:
    for path, result in sheet.parts(Result):
        effect, interval = _estimate(result)
        p = value_of(result.p)
        if effect is not None and interval is not None and p is not None:
            yield (*path, "p"), result, effect, interval, p


RULES = (
    interval_holds_the_estimate,
    p_and_interval_agree_about_the_null,
    p_is_near_that_of_the_interval,
)
