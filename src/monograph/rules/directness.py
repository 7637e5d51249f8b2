"""Rules on directness: where evidence is about something else, the entry speaks to it."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Question
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import RATED, CertaintyDomain, DirectnessAxis
from monograph.evidence.answers.directness import Asked, asked_of, directness_of_answer
from monograph.knowledge_base import KnowledgeBase
from monograph.rules.answers import LocatedAnswer, answers_in
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule


@rule(Theme.DIRECTNESS, Question)
def mismatch_is_spoken_to(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """Where the results of an answer differ from its question, the indirectness reason speaks to it.

    Each result is compared with the question on disease, symptom, treatment, dose, comparator and outcome, through
    the hierarchies of conditions and treatments. A mismatch, also one in part, needs the axis in `speaks_to` of
    the domain indirectness. Certainty need not fall for it: "no change, because" speaks to it too. What is not
    recorded cannot be judged, and is never taken for a match.

    Source: GRADE guidelines 8 (Guyatt 2011), doi:10.1016/j.jclinepi.2011.04.014.

    Passes:

        study/quill-2031:
          population: {conditions: [marrow-syndrome]}
          arms:
            - {id: zorbatine, name: Zorbatine, type: experimental, treatments: [{drug: zorbatine}]}
            - {id: placebo, name: Placebo, type: placebo}
          results:
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              p: {value: 0.03, cite: "Quill2031, table 2"}
        question/does-zorbatine-ease-humming:
          options:
            - drug: zorbatine
              verdict: may help
              because: One trial.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Fewer hums, in another disease.
                  results: [{study: quill-2031, result: hums}]
                  certainty:
                    level: low
                    starts_at: high
                    origin: provisional, by the editors
                    domains:
                      - domain: indirectness
                        judgement: no change
                        reason: Humming has the same cause in both diseases.
                        speaks_to: [disease]

    Fails:

        study/quill-2031:
          population: {conditions: [harrow-syndrome]}
          arms:
            - {id: zorbatine, name: Zorbatine, type: experimental, treatments: [{drug: zorbatine}]}
            - {id: placebo, name: Placebo, type: placebo}
          results:
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              p: {value: 0.03, cite: "Quill2031, table 2"}
        question/does-zorbatine-ease-humming:
          options:
            - drug: zorbatine
              verdict: may help
              because: One trial.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Fewer hums.
                  results: [{study: quill-2031, result: hums}]
                  certainty:
                    level: low
                    starts_at: high
                    origin: provisional, by the editors
                    domains:
                      - {domain: indirectness, judgement: no change, reason: The question's people and outcome.}
                - outcome: hum-loudness
                  importance: important
                  effect: Fewer hums, so perhaps softer ones.
                  results: [{study: quill-2031, result: hums}]
                  certainty:
                    level: low
                    starts_at: high
                    origin: provisional, by the editors
                    domains:
                      - {domain: indirectness, judgement: no change, reason: The question's people.}
    """
    asked = [asked_of(sheet.entry, option, setting.base) for option in sheet.entry.options]
    for placed in answers_in(sheet.entry):
        if not placed.answer.results:
            continue
        if placed.rating.level not in RATED:
            yield NotJudged(placed.rating_path, "there is no rating that could speak to a mismatch")
        else:
            yield from _answer_judged(placed, asked[placed.option_number], setting.base)


def _answer_judged(placed: LocatedAnswer, asked: Asked, base: KnowledgeBase) -> Iterator[Judgement]:
    found = tuple(directness_of_answer(placed.answer, asked, base))
    here, spoken_to = placed.place_of(CertaintyDomain.INDIRECTNESS), placed.spoken_to
    for axis in DirectnessAxis:
        by_study = [(study, one) for study, axes in found for one in axes if one.axis is axis]
        differing = [(study, one) for study, one in by_study if one.is_mismatch]
        if differing and axis not in spoken_to:
            said = "; ".join(dict.fromkeys(f"`{study}`: {one.difference}" for study, one in differing))
            remedy = f"Add `speaks_to: [{axis}]` to the domain indirectness, and say in its reason what it means."
            yield Breach(here, f"nothing speaks to a mismatch in {axis} ({said})", remedy)
        elif differing:
            yield Passed(here)
        elif unknown := [(study, one) for study, one in by_study if one.is_unknown]:
            studies = ", ".join(dict.fromkeys(f"`{study}`" for study, _ in unknown))
            yield NotJudged(here, f"{axis}: {unknown[0][1].reason} ({studies})")
        elif by_study:
            yield Passed(here)


RULES = (mismatch_is_spoken_to,)
