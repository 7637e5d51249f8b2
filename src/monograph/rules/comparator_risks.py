"""Rules on the risks without treatment that absolute effects are worked out from."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Question
from monograph.entries.kinds.comparator_risk import ComparatorRisk, StatedEffect
from monograph.entries.kinds.question import OutcomeAnswer
from monograph.entries.kinds.result import Result
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.values import shown
from monograph.evidence.answers.absolute import absolute_effects, is_a_risk, ratio_of
from monograph.evidence.answers.stated_effects import Ratio, may_follow, ratios_behind
from monograph.evidence.numbers.stated_values import stated
from monograph.evidence.studies.pointers import pointed_at
from monograph.knowledge_base import KnowledgeBase
from monograph.rules.rule import LOOK_AGAIN, Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path


@rule(Theme.SUPPORT, Question)
def comparator_risk_meets_a_ratio(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """A risk without the treatment has a ratio to be multiplied with among the results of its answer.

    "250 of 1000 without, 200 with" follows from a risk and a ratio. A risk next to results that give no ratio is
    printed and leads nowhere: a reader waits for the second number. A rate, such as 12 per 100 person-years, needs
    a rate ratio. Cannot judge: the risk has no single value, or the answer rests on no result.

    Source: Cochrane Handbook 14.1.5.4 and 15.4.4 (a comparator risk, and the ratio it is multiplied with).

    Passes:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: stopped
              outcome: stopping-humming
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              effect: {value: {measure: risk ratio, estimate: 0.80}, cite: "Quill2031, table 2"}
        question/does-zorbatine-help:
          options:
            - drug: zorbatine
              verdict: uncertain
              because: One trial.
              outcomes:
                - outcome: stopping-humming
                  importance: critical
                  effect: Fewer.
                  results: [{study: quill-2031, result: stopped}]
                  comparator_risks: [{name: low risk, risk: {value: 50 per 1000, cite: "Quill2031, page 3"}}]
                  certainty: {level: not rated, origin: "provisional, by the editors"}

    Fails:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: stopped
              outcome: stopping-humming
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              effect: {value: {measure: risk ratio, estimate: 0.80}, cite: "Quill2031, table 2"}
        question/does-zorbatine-help:
          options:
            - drug: zorbatine
              verdict: uncertain
              because: One trial.
              outcomes:
                - outcome: stopping-humming
                  importance: critical
                  effect: Fewer.
                  results: [{study: quill-2031, result: stopped}]
                  comparator_risks:
                    - {name: low risk, risk: {value: 50 per 1000, cite: "Quill2031, page 3"}}
                    - {name: high risk, risk: {value: 12 per 100 person-years, cite: "Quill2031, page 3"}}
                  certainty: {level: not rated, origin: "provisional, by the editors"}
    """
    for option, one in enumerate(sheet.entry.options):
        for number, answer in enumerate(one.outcomes):
            for place, risk in enumerate(answer.comparator_risks):
                here = ("options", option, "outcomes", number, "comparator_risks", place, "risk")
                if risk.risk.value is None or not risk.risk.value.is_exact:
                    yield NotJudged(here, "the risk has no single value")
                elif not is_a_risk(risk.risk.value):
                    remedy = "Write a share or a rate, such as 25 %, 250 per 1000 or 12 per 100 person-years."
                    yield Breach((*here, "value"), f"`{risk.risk.value}` is no risk", remedy)
                elif not answer.results:
                    yield NotJudged(here, "the answer rests on no result")
                elif any(made.risk is risk for made in absolute_effects(answer, setting.base)):
                    yield Passed(here)
                else:
                    found = (
                        f"no result behind the answer has a ratio that {risk.risk.value} can be multiplied with"
                    )
                    yield Breach((*here, "value"), found, _remedy(answer, setting.base))


def _remedy(answer: OutcomeAnswer, base: KnowledgeBase) -> str:
    found = (pointed_at(pointer, base)[1] for pointer in answer.results)
    if any(isinstance(one, Result) and ratio_of(one) is not None for one in found):
        return "Give a share, such as 250 per 1000, for a ratio of risks or odds, and a rate for a rate ratio."
    return "Point at a result between groups that gives a ratio, or take the risk out."


@rule(Theme.ARITHMETIC, Question)
def stated_absolute_effect_follows(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """An absolute effect that a source prints follows from the risk and the ratio it was made from.

    "310 per 1000 without, 188 with" and a hazard ratio of 0.56 belong together. Where no number that rounds to the
    printed risk and ratio gives the printed effect, one of the three was copied wrongly, or belongs to another
    comparison; a limit may have lost its minus sign. Tables made from finer inputs agree, and so do risks that
    were cut at everyone. Cannot judge: no result behind the answer gives a ratio, or a number is a range.

    Source: Cochrane Handbook 14.1.5.5 and 15.4.4.

    Passes:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: stopped
              outcome: stopping-humming
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              effect: {value: {measure: hazard ratio, estimate: 0.56}, cite: "Quill2031, table 2"}
        question/does-zorbatine-help:
          options:
            - drug: zorbatine
              verdict: uncertain
              because: One trial.
              outcomes:
                - outcome: stopping-humming
                  importance: critical
                  effect: Fewer.
                  results: [{study: quill-2031, result: stopped}]
                  comparator_risks:
                    - name: low risk
                      risk: {value: 310 per 1000, cite: "Quill2031, page 3"}
                      stated: {value: {with_treatment: 188 per 1000}, cite: "Quill2031, page 3"}
                  certainty: {level: not rated, origin: "provisional, by the editors"}

    Fails:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: stopped
              outcome: stopping-humming
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              effect: {value: {measure: hazard ratio, estimate: 0.56}, cite: "Quill2031, table 2"}
        question/does-zorbatine-help:
          options:
            - drug: zorbatine
              verdict: uncertain
              because: One trial.
              outcomes:
                - outcome: stopping-humming
                  importance: critical
                  effect: Fewer.
                  results: [{study: quill-2031, result: stopped}]
                  comparator_risks:
                    - name: low risk
                      risk: {value: 310 per 1000, cite: "Quill2031, page 3"}
                      stated: {value: {with_treatment: 188 per 1000}, cite: "Quill2031, page 3"}
                    - name: high risk
                      risk: {value: 620 per 1000, cite: "Quill2031, page 3"}
                      stated: {value: {with_treatment: 188 per 1000}, cite: "Quill2031, page 3"}
                  certainty: {level: not rated, origin: "provisional, by the editors"}
    """
    for path, answer in sheet.parts(OutcomeAnswer):
        ratios = tuple(ratios_behind(answer, setting.base))
        for place, one in enumerate(answer.comparator_risks):
            for steps, effect in stated(one.stated):
                yield _followed((*path, "comparator_risks", place, "stated", *steps), effect, one, ratios)


def _followed(here: Path, effect: StatedEffect, one: ComparatorRisk, ratios: tuple[Ratio, ...]) -> Judgement:
    risk = one.risk.value
    if risk is None or not risk.is_exact or not is_a_risk(risk):
        return NotJudged(here, "the risk has no single value")
    found = [may_follow(effect, risk, ratio) for ratio in ratios]
    if any(found):
        return Passed(here)
    if not found or None in found:
        return NotJudged(here, "no result behind the answer gives a ratio it can be compared with")
    said = effect.difference or effect.with_treatment
    gives = ", ".join(f"{ratio.measure} {shown(ratio.estimate.value)}" for ratio in ratios)
    return Breach(here, f"{said} does not follow from {risk} and {gives}", LOOK_AGAIN)


RULES = (comparator_risk_meets_a_ratio, stated_absolute_effect_follows)
