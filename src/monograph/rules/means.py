"""The rule on means: so many people on a scale of whole steps cannot have every mean (GRIM)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from monograph.entries import Outcome, Study
from monograph.entries.kinds.result import Result
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.values import shown
from monograph.entries.shared.vocabulary import Statistic
from monograph.evidence.effects.grim import nearest_means, people_behind
from monograph.evidence.effects.methods import in_words, is_crude, methods_of_means
from monograph.evidence.numbers.rounding import decimals
from monograph.rules.rule import LOOK_AGAIN, Breach, Judgement, NotJudged, Passed, Setting, Theme, rule


@rule(Theme.STATISTICS, Study)
def mean_is_possible(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """A mean of whole steps on a scale is a sum of such steps, divided by the number of people (GRIM).

    Scores of 12 people on a scale of whole points add up to a whole number, so their mean is a twelfth of one:
    3.42 and 3.50 are possible, 3.45 is not. It can be judged only where the scale's step is recorded and people
    × steps are fewer than the decimals can tell apart. A mean that does not fit is not judged where it is more
    than a sum over people: adjusted (least squares), imputed, weighted, pooled, averaged over several days. The
    fields `analysis` and `adjusted`, or `as_named`, `test` and `note`, say so. A study that gives only the numbers
    randomised is judged by those.

    Source: Brown and Heathers 2017, doi:10.1177/1948550616673876.

    Passes:

        outcome/hum-score:
          scale: {value: {name: Hum score, lowest: 0, highest: 10, step: 1}, cite: "Quill2031, methods"}
        study/quill-2031:
          arms:
            - id: zorbatine
              name: Zorbatine
              type: observed group
              participants: {analysed: {value: 12, cite: "Quill2031, table 1"}}
          results:
            - id: score
              outcome: hum-score
              contrast: single group
              index: [zorbatine]
              sides:
                - arms: [zorbatine]
                  statistic: mean
                  figure: {value: 3.42 points, cite: "Quill2031, table 2"}

    Fails:

        outcome/hum-score:
          scale: {value: {name: Hum score, lowest: 0, highest: 10, step: 1}, cite: "Quill2031, methods"}
        study/quill-2031:
          arms:
            - id: zorbatine
              name: Zorbatine
              type: observed group
              participants: {analysed: {value: 12, cite: "Quill2031, table 1"}}
          results:
            - id: score
              outcome: hum-score
              contrast: single group
              index: [zorbatine]
              sides:
                - arms: [zorbatine]
                  statistic: mean
                  figure: {value: 3.50 points, cite: "Quill2031, table 2"}
            - id: second
              outcome: hum-score
              contrast: single group
              index: [zorbatine]
              sides:
                - arms: [zorbatine]
                  statistic: mean
                  figure: {value: 3.45 points, cite: "Quill2031, table 2"}
    """
    for path, result in sheet.parts(Result):
        outcome = setting.base.get(Outcome, result.outcome).entry
        scale = value_of(outcome.scale)
        for number, side in enumerate(result.sides):
            figure = value_of(side.figure)
            if scale is None or figure is None or side.statistic is not Statistic.MEAN:
                continue
            here = (*path, "sides", number, "figure")
            people = people_behind(sheet.entry, result, side)
            if figure.unit == "%":
                yield NotJudged(here, "a figure in percent is no mean of scores")
            elif scale.step is None or scale.step <= 0:
                yield NotJudged(here, f"the smallest step of {scale.name} is not recorded")
            elif not people:
                yield NotJudged(here, "the number of people behind the mean is not known, or is none")
            elif not figure.is_exact or people / scale.step >= Decimal(10) ** decimals(figure.low):
                yield NotJudged(here, "too many people for so few decimals: every mean is possible")
            elif not (nearest := nearest_means(figure.low, people, scale)):
                yield Passed(here)
            elif methods := methods_of_means(sheet.entry, result, outcome):
                yield NotJudged(here, f"the figures are {in_words(methods)}")
            else:
                found = (
                    f"no mean of {people} people in steps of {shown(scale.step)} is {figure}; near it: {nearest}"
                )
                # Only a result that is said to be plain counting is held against its source.
                yield Breach(here, found, f"{LOOK_AGAIN} {_SAY_HOW}", nearest if is_crude(result) else "")


_SAY_HOW = (
    "If it was adjusted, imputed or averaged, say so in `analysis`, such as `analysis: {models: [adjusted]}`; if "
    "other people were counted, give `people` beside the figure. If it is a plain mean of whole scores, write "
    "`analysis: {models: [crude]}`."
)


RULES = (mean_is_possible,)
