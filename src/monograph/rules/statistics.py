"""Rules on estimates, intervals and p values: each must be possible beside the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from monograph.entries import Study
from monograph.entries.result import Effect, Interval, Result
from monograph.entries.sheet import Sheet
from monograph.entries.values import PValue, shown
from monograph.entries.vocabulary import RATIO_MEASURES
from monograph.evidence.means import people_behind
from monograph.evidence.rounding import Band, printed
from monograph.evidence.significance import excludes_null, p_band, p_of_interval, rounded_p
from monograph.findings import Severity
from monograph.rules.rule import LOOK_AGAIN, Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path

# Tests whose p value does not belong to a symmetrical interval.
_OTHER_TESTS = re.compile(
    r"\b(bayes|bootstrap|exact|fisher|friedman|hodges|kruskal|log.?rank|mann|mcnemar|median test|non-?parametric"
    r"|permutation|posterior|rank|sign(?:ed)?\b|van elteren|wilcoxon)",
    re.IGNORECASE,
)
# Below this many people a t distribution gives other small p values than the normal one; below the second, any.
_FEW, _VERY_FEW = 100, 15
_SMALL_P = Decimal("0.01")
# How far apart the two p values may be.
_FACTOR = 2


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
            yield NotJudged(here, "no estimate stands beside the interval")
        elif effect.measure in RATIO_MEASURES and interval.low < 0:
            found = f"a {effect.measure} with a limit of {shown(interval.low)}; no ratio is below zero"
            yield Breach(here, found, LOOK_AGAIN)
        elif printed(effect.estimate).overlaps(Band(printed(interval.low).low, printed(interval.high).high)):
            yield Passed(here)
        else:
            found = f"{shown(effect.estimate)} is not between {shown(interval.low)} and {shown(interval.high)}"
            yield Breach(here, found, LOOK_AGAIN)


@rule(Theme.STATISTICS, Study)
def p_and_interval_agree_about_the_null(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """A p value and its interval say the same about the value of no effect.

    A 95 % interval that leaves out no effect goes with p below 0.05, one that holds it with p above. When they
    disagree, one was copied wrongly, or they come from two analyses. Exact tests, rank tests and the like have no
    interval of this kind and cannot be judged, nor can a limit or a p value that rounds to the border.

    Source: Cochrane Handbook 6.3.1; statcheck (Nuijten 2016), doi:10.3758/s13428-015-0664-2.

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
        excludes = excludes_null(interval, is_ratio=effect.measure in RATIO_MEASURES)
        level = 1 - interval.level / 100
        below = None if p.low != p.high else _is_below(p, level)
        if reason := _other_method(result):
            yield NotJudged(here, reason)
        elif excludes is None or below is None:
            yield NotJudged(here, "the p value or a limit of the interval lies on the border, or p is a range")
        elif excludes is below:
            yield Passed(here)
        else:
            said = "leaves out" if excludes else "holds"
            limits = f"{shown(interval.low)} to {shown(interval.high)}"
            found = f"{p}, but the {shown(interval.level)} % interval {limits} {said} no effect"
            yield Breach(here, found, f"{LOOK_AGAIN} If they come from two analyses, name the `test`.")


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
        printed_p, computed = p_band(p), p_of_interval(effect.estimate, interval, is_ratio=is_ratio)
        people = people_behind(sheet.entry, result)
        if reason := _other_method(result):
            yield NotJudged(here, reason)
        elif printed_p is None or computed is None:
            yield NotJudged(here, "p is a range, or the estimate is not in the middle of its interval")
        elif _is_too_few(people, computed.low, is_ratio=is_ratio):
            yield NotJudged(here, "few people, or their number is not known: a t distribution gives another value")
        elif printed_p.low > _FACTOR * computed.high or printed_p.high * _FACTOR < computed.low:
            said = f"estimate and interval give p = {rounded_p(computed.low)} to {rounded_p(computed.high)}"
            yield Breach(
                here, f"{p}, but {said}", f"{LOOK_AGAIN} If they come from two analyses, name the `test`."
            )
        else:
            yield Passed(here)


def _is_too_few(people: int | None, p: Decimal, *, is_ratio: bool) -> bool:
    if people is not None and people < _VERY_FEW:
        return True
    return not is_ratio and p < _SMALL_P and (people is None or people < _FEW)


def _estimate(result: Result) -> tuple[Effect | None, Interval | None]:
    return (
        result.effect.value if result.effect else None,
        result.interval.value if result.interval else None,
    )


def _with_all_three(sheet: Sheet[Study]) -> Iterator[tuple[Path, Result, Effect, Interval, PValue]]:
    for path, result in sheet.parts(Result):
        effect, interval = _estimate(result)
        p = result.p.value if result.p else None
        if effect is not None and interval is not None and p is not None:
            yield (*path, "p"), result, effect, interval, p


def _other_method(result: Result) -> str:
    named = result.test is not None and _OTHER_TESTS.search(result.test)
    return f"`{result.test}` has no symmetrical interval" if named else ""


def _is_below(p: PValue, level: Decimal) -> bool | None:
    band = p_band(p)
    if band is None:
        return None
    if p.comparator in ("<", "≤"):
        return True if band.high <= level else None
    if p.comparator in (">", "≥"):
        return False if band.low >= level else None
    return True if band.high < level else False if band.low > level else None


RULES = (
    interval_holds_the_estimate,
    p_and_interval_agree_about_the_null,
    p_is_near_that_of_the_interval,
)
