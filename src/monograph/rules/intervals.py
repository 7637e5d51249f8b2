"""Rules on how wide an interval is, and whether its estimate is in its middle."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Study
from monograph.entries.kinds.result import Result
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.values import shown
from monograph.entries.shared.vocabulary import SpreadType
from monograph.evidence.effects.symmetry import centre_of, is_lopsided, spreads_against_interval
from monograph.findings import Severity
from monograph.rules.rule import LOOK_AGAIN, Breach, Judgement, NotJudged, Passed, Setting, Theme, rule


@rule(Theme.STATISTICS, Study, Severity.WARNING)
def estimate_is_in_the_middle_of_its_interval(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """A difference of means is in the middle of its interval, and a ratio on the scale of logarithms.

    The usual interval goes as far up as down. One that clearly does not often has a slip in one digit, in the
    estimate or in a limit. It is a warning, because other methods give lopsided intervals; a note beside the
    interval, or the name of the method in `test`, says so. Cannot judge: medians, risk differences and changes in
    percent, exact, rank, bootstrap and Bayesian methods, intervals with one limit, ratios with a limit of zero.

    Source: Cochrane Handbook 6.3.1 and 6.3.2 (intervals of differences and of ratios).

    Passes:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: hums
              outcome: hum-score
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              effect: {value: {measure: mean difference, estimate: -1.8}, cite: "Quill2031, table 2"}
              interval: {value: {low: -2.9, high: -0.7}, cite: "Quill2031, table 2"}

    Fails:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: hums
              outcome: hum-score
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              effect: {value: {measure: mean difference, estimate: -1.8}, cite: "Quill2031, table 2"}
              interval: {value: {low: -2.9, high: -0.7}, cite: "Quill2031, table 2"}
            - id: second
              outcome: hum-score
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              time: {value: 6 weeks, cite: "Quill2031, table 2"}
              effect: {value: {measure: mean difference, estimate: -1.8}, cite: "Quill2031, table 2"}
              interval: {value: {low: -5.9, high: -0.7}, cite: "Quill2031, table 2"}
    """
    for path, result in sheet.parts(Result):
        effect = value_of(result.effect)
        reported = result.interval
        interval = value_of(reported)
        if effect is None or interval is None or reported is None:
            continue
        here = (*path, "interval", "value")
        distance = centre_of(effect, interval, result)
        is_outside = interval.both is not None and not interval.both[0] <= effect.estimate <= interval.both[1]
        if isinstance(distance, str) or is_outside:
            yield NotJudged(
                here, distance if isinstance(distance, str) else "the estimate is outside the interval"
            )
        elif is_lopsided(effect, distance) and reported.note is None:
            remedy = f"{LOOK_AGAIN} If the source prints it so, say so in `note` beside the interval."
            yield Breach(here, f"{shown(effect.estimate)} is far from the middle of {interval}", remedy)
        else:
            yield Passed(here)


@rule(Theme.STATISTICS, Study, Severity.WARNING)
def interval_fits_the_spreads(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """The interval of a difference is about as wide as the standard deviations of its groups make it.

    Standard errors are often taken for standard deviations; an interval then is many times as wide as they allow.
    A difference by more than a factor of 1.5, whatever was rounded, is told. Only unadjusted differences of means
    between two groups of a parallel trial are judged, with as many people as the groups have at any stage.

    Source: Cochrane Handbook 6.5.2.2 and 6.5.2.3 (standard errors, intervals and standard deviations).

    Passes:

        study/quill-2031:
          arms:
            - id: zorbatine
              name: Z
              type: experimental
              participants: {randomised: {value: 50, cite: "Quill2031, figure 1"}}
            - id: placebo
              name: P
              type: placebo
              participants: {randomised: {value: 50, cite: "Quill2031, figure 1"}}
          results:
            - id: hums
              outcome: hum-score
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              sides:
                - arms: [zorbatine]
                  statistic: mean
                  figure: {value: 10.0 points, cite: "Quill2031, table 2"}
                  spread: {value: {type: standard deviation, amount: 5.0 points}, cite: "Quill2031, table 2"}
                - arms: [placebo]
                  statistic: mean
                  figure: {value: 12.0 points, cite: "Quill2031, table 2"}
                  spread: {value: {type: standard deviation, amount: 5.0 points}, cite: "Quill2031, table 2"}
              effect: {value: {measure: mean difference, estimate: -2, adjusted: unadjusted}, cite: "Quill2031, 2"}
              interval: {value: {low: -4.0, high: 0.0}, cite: "Quill2031, table 2"}

    Fails:

        study/quill-2031:
          arms:
            - id: zorbatine
              name: Z
              type: experimental
              participants: {randomised: {value: 50, cite: "Quill2031, figure 1"}}
            - id: placebo
              name: P
              type: placebo
              participants: {randomised: {value: 50, cite: "Quill2031, figure 1"}}
          results:
            - id: loudness
              outcome: hum-loudness
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              direction: {value: no difference, cite: "Quill2031, abstract"}
            - id: second
              outcome: hum-score
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              sides:
                - arms: [zorbatine]
                  statistic: mean
                  figure: {value: 10.0 points, cite: "Quill2031, table 2"}
                  spread: {value: {type: standard deviation, amount: 0.7 points}, cite: "Quill2031, table 2"}
                - arms: [placebo]
                  statistic: mean
                  figure: {value: 12.0 points, cite: "Quill2031, table 2"}
                  spread: {value: {type: standard deviation, amount: 0.7 points}, cite: "Quill2031, table 2"}
              effect: {value: {measure: mean difference, estimate: -2, adjusted: unadjusted}, cite: "Quill2031, 2"}
              interval: {value: {low: -4.0, high: 0.0}, cite: "Quill2031, table 2"}
    """
    for path, result in sheet.parts(Result):
        against = spreads_against_interval(sheet.entry, result)
        here = (*path, "interval", "value")
        if against is None:
            continue
        if isinstance(against, str):
            yield NotJudged(here, against)
        elif not against.contradict or (result.interval and result.interval.note):
            yield Passed(here)
        elif against.as_errors and against.at_least > 1:
            number = next(
                n for n, one in enumerate(result.sides) if _is_a_deviation(one.spread and one.spread.value)
            )
            found = (
                "the interval is far wider than these standard deviations allow, and fits them as standard errors"
            )
            remedy = "Look at the source again: write `type: standard error`, if that is what it gives."
            yield Breach((*path, "sides", number, "spread", "value", "type"), found, f"{remedy} {_IN_A_NOTE}")
        else:
            width = "wider" if against.at_least > 1 else "narrower"
            found = f"the interval is far {width} than the spreads of its groups and their people allow"
            yield Breach(here, found, f"{LOOK_AGAIN} {_IN_A_NOTE}")


_IN_A_NOTE = "If the source prints both so, say so in `note` beside the interval."


def _is_a_deviation(spread: object) -> bool:
    return getattr(spread, "type", None) is SpreadType.SD


RULES = (estimate_is_in_the_middle_of_its_interval, interval_fits_the_spreads)
