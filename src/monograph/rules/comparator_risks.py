"""Rules on the risks without treatment that absolute effects are worked out from."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Question
from monograph.entries.kinds.question import OutcomeAnswer
from monograph.entries.kinds.result import Result
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.answers.absolute import absolute_effects, has_ratio, is_a_risk
from monograph.evidence.studies.pointers import pointed_at
from monograph.knowledge_base import KnowledgeBase
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule


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
    if any(isinstance(one, Result) and has_ratio(one) for one in found):
        return "Give a share, such as 250 per 1000, for a ratio of risks or odds, and a rate for a rate ratio."
    return "Point at a result between groups that gives a ratio, or take the risk out."


RULES = (comparator_risk_meets_a_ratio,)
