"""Rules on what an answer rests on: sound work, and all of it."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Question, Study
from monograph.entries.kinds.question import ResultPointer
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import CertaintyDomain, NoticeType, StudyDesign
from monograph.evidence.answers.directness import Asked, asked_of
from monograph.evidence.answers.eligible import (
    EligibleStudy,
    eligible_studies,
    is_counted_through,
    reports_on,
    speaks_of,
)
from monograph.evidence.studies.soundness import notices_on_result
from monograph.knowledge_base import KnowledgeBase
from monograph.rules.answers import LocatedAnswer, answers_in
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.text.walking import entries_in

_UNSOUND_DESIGNS = frozenset({StudyDesign.LABORATORY, StudyDesign.NARRATIVE_REVIEW})


@rule(Theme.SUPPORT, Question)
def answer_rests_on_sound_work(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """No answer rests on laboratory work, on a narrative review or on a retracted study.

    Cells and opinions are no results in people. A retraction reaches everything that rests on the study, also
    through a review that counts it. It counts wherever it is recorded: in the study's entry, in `references.bib`
    for the report that carries the study or for another work that the result cites, or for the book of a chapter.
    After an expression of concern the study may stay, if the domain risk of bias links to it and so says what the
    concern means.

    Source: Cochrane Handbook, chapter 4 (retracted studies and expressions of concern); INSPECT-SR (checks for
    retractions and expressions of concern).

    Passes:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          notices:
            - {type: expression of concern, text: The editors await data., cite: "Notice2033, page 1"}
          results:
            - {id: hums, outcome: hum-frequency, contrast: single group, index: [zorbatine], p: not seen}
        question/does-zorbatine-ease-humming:
          options:
            - drug: zorbatine
              verdict: may help
              because: One study.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Fewer hums.
                  results: [{study: quill-2031, result: hums}]
                  certainty:
                    level: very low
                    starts_at: low
                    origin: provisional, by the editors
                    domains:
                      - domain: risk of bias
                        judgement: down two levels
                        reason: The editors of [[quill-2031]] doubt its data.

    Fails:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          results:
            - {id: hums, outcome: hum-frequency, contrast: single group, index: [zorbatine], p: not seen}
        study/marrow-2032:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          notices:
            - {type: retraction, text: The data were invented., cite: "Notice2033, page 1"}
          results:
            - {id: hums, outcome: hum-frequency, contrast: single group, index: [zorbatine], p: not seen}
        question/does-zorbatine-ease-humming:
          options:
            - drug: zorbatine
              verdict: may help
              because: Two studies.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Fewer hums.
                  results: [{study: quill-2031, result: hums}, {study: marrow-2032, result: hums}]
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}
    """
    for placed in answers_in(sheet.entry):
        for number, pointer in enumerate(placed.answer.results):
            path = (*placed.path, "results", number)
            fault = _unsound(pointer, placed, setting.base)
            yield Breach(path, *fault) if fault else Passed(path)


def _unsound(pointer: ResultPointer, placed: LocatedAnswer, base: KnowledgeBase) -> tuple[str, str] | None:
    study_id = str(pointer.study)
    study = base.get(Study, study_id).entry
    if study.design in _UNSOUND_DESIGNS:
        return f"`{study_id}` is a {study.design}", "Tell of it in the text, and rest the answer on other studies."
    reasons = [one.reason for one in placed.rating.domains if one.domain is CertaintyDomain.RISK_OF_BIAS]
    linked = {entry_id for reason in reasons for entry_id in entries_in(reason)}
    for reach in notices_on_result(pointer, base):
        what = f"`{reach.study}`" + (f", which the review `{reach.through}` counts," if reach.through else "")
        what = f"{what} by its work `{reach.notice.work}`" if reach.notice.work else what
        if reach.notice.type is NoticeType.RETRACTION:
            remedy = (
                "Take it out of `results`; if nothing is left, write `no evidence found` as level and verdict."
            )
            return f"{what} was retracted", remedy
        if reach.study not in linked:
            remedy = f"Say in the reason for risk of bias what it means, with a link: `[[{reach.study}]]`."
            return f"{what} is under an expression of concern", remedy
    return None


@rule(Theme.SUPPORT, Question)
def answer_uses_every_study(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """An answer points at every study here on its treatment, people and outcome, or says why it leaves one out.

    Leaving out what does not fit is how an answer goes wrong unseen. A study counts when it tested the treatment
    in the disease of the question or a kind of it, not for another symptom or at another dose than the option's,
    and has a finding on the outcome. Not demanded are laboratory studies, reviews, retracted studies, and studies
    whose people are behind the answer already through an overlap or a review. What is left out must be a study
    that could have been expected, and cannot be pointed at as well.

    Source: Cochrane Handbook, chapter 4 (selecting studies; reasons for exclusion are given).

    Passes:

        study/quill-2031:
          population: {conditions: [harrow-syndrome]}
          arms: [{id: zorbatine, name: Zorbatine, type: experimental, treatments: [{drug: zorbatine}]}]
          results:
            - id: hums
              outcome: hum-frequency
              contrast: before–after
              index: [zorbatine]
              p: {value: 0.4, cite: "Quill2031, table 2"}
        question/does-zorbatine-ease-humming:
          options:
            - drug: zorbatine
              verdict: no evidence found
              because: Nothing that counts was found.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Nothing that counts was found.
                  left_out: [{study: quill-2031, because: It had no comparison group.}]
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}

    Fails:

        study/quill-2031:
          population: {conditions: [harrow-syndrome]}
          arms: [{id: zorbatine, name: Zorbatine, type: experimental, treatments: [{drug: zorbatine}]}]
          results:
            - id: hums
              outcome: hum-frequency
              contrast: before–after
              index: [zorbatine]
              p: {value: 0.4, cite: "Quill2031, table 2"}
        question/does-zorbatine-ease-humming:
          options:
            - drug: zorbatine
              verdict: no evidence found
              because: Nothing was found.
              outcomes:
                - outcome: hum-loudness
                  importance: critical
                  effect: Nothing was found.
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}
                - outcome: hum-frequency
                  importance: critical
                  effect: Nothing was found.
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}
    """
    asked = [asked_of(sheet.entry, option, setting.base) for option in sheet.entry.options]
    eligible = [eligible_studies(one, setting.base) for one in asked]
    for placed in answers_in(sheet.entry):
        number = placed.option_number
        yield from _use_judged(placed, asked[number], eligible[number], setting.base)
        yield from _left_out_judged(placed, asked[number], setting.base)


def _use_judged(
    placed: LocatedAnswer, asked: Asked, eligible: tuple[EligibleStudy, ...], base: KnowledgeBase
) -> Iterator[Judgement]:
    answer, path = placed.answer, (*placed.path, "outcome")
    pointed = {str(one.study) for one in answer.results}
    named = pointed | {str(one.study) for one in answer.left_out}
    is_complete = True
    for one in eligible:
        if one.id in named or is_counted_through(one.id, pointed, base):
            continue
        reports = reports_on(one.study, str(answer.outcome), asked)
        if reports is False:
            continue
        is_complete = False
        if reports and one.is_certain:
            found = f"`{one.id}` has a result on `{answer.outcome}` with `{asked.drug}`, and the answer ignores it"
            yield Breach(path, found, "Point at it in `results`, or say in `left_out` why it is left out.")
        else:
            what = "disease of the people" if reports else "daily dose"
            yield NotJudged(path, f"the {what} in `{one.id}` is not recorded")
    if is_complete:
        yield Passed(path)


def _left_out_judged(placed: LocatedAnswer, asked: Asked, base: KnowledgeBase) -> Iterator[Judgement]:
    pointed = {str(one.study) for one in placed.answer.results}
    for number, one in enumerate(placed.answer.left_out):
        path = (*placed.path, "left_out", number, "study")
        if str(one.study) in pointed:
            yield Breach(path, f"`{one.study}` is left out and pointed at", "Keep one of the two.")
        elif not speaks_of(base.get(Study, one.study).entry, str(placed.answer.outcome), asked, base):
            found = f"`{one.study}` is not on this treatment, these people and this outcome"
            yield Breach(path, found, "Take it out of `left_out`: no one would expect it here.")
        else:
            yield Passed(path)


RULES = (answer_rests_on_sound_work, answer_uses_every_study)
