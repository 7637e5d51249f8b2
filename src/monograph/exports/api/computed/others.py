"""What is worked out for conditions, outcomes, guidelines and claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from monograph.entries import Claim, Condition, Guideline, Outcome, Question, Study
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.answers.availability import licensed_extents
from monograph.evidence.pico.lineage import condition_lineage
from monograph.evidence.pico.treatments import narrower, options_for, results_for, treatments_of
from monograph.exports.api.computed.drug import LicensedFor
from monograph.exports.api.computed.shared import Ids
from monograph.exports.api.published import pointer
from monograph.knowledge_base import KnowledgeBase
from monograph.views.page.frame import writer_for


@dataclass(frozen=True, slots=True)
class ConditionComputed:
    """What is worked out for a condition."""

    broader_condition_ids: Annotated[Ids, "Every condition of which it is a kind, directly or through others."]
    narrower_condition_ids: Annotated[Ids, "Every condition that is a kind of it."]
    question_ids: Annotated[Ids, "Questions that ask about it or a kind of it."]
    treatment_ids: Annotated[Ids, "Treatments that were asked about, studied, dosed or licensed for it."]
    study_ids: Annotated[Ids, "Studies of people with it or a kind of it."]
    licensed_extents: tuple[LicensedFor, ...]


@dataclass(frozen=True, slots=True)
class ReportedResult:
    """A result on an outcome, in a study's file."""

    study_id: str
    result_id: str


@dataclass(frozen=True, slots=True)
class OutcomeComputed:
    """What is worked out for an outcome."""

    reported_results: Annotated[tuple[ReportedResult, ...], "Every result on it in the base."]
    asked_by_question_ids: Annotated[Ids, "Questions that name it among their outcomes."]


@dataclass(frozen=True, slots=True)
class DrawnOn:
    """A question that draws on a statement of the guideline."""

    statement_id: str
    question_id: str
    place_there: str


@dataclass(frozen=True, slots=True)
class GuidelineComputed:
    """What is worked out for a guideline."""

    drawn_on_by: tuple[DrawnOn, ...]


@dataclass(frozen=True, slots=True)
class ClaimComputed:
    """What is worked out for a claim."""

    says_text: Annotated[str, "`says` as plain text. It is what the document says, not what we say."]
    because_text: Annotated[str, "`because` as plain text."]


def condition_computed(sheet: Sheet[Condition], base: KnowledgeBase) -> ConditionComputed:
    """Return what is worked out for a condition."""
    kinds, treatments = narrower(sheet.id, base), treatments_of(sheet.id, base)
    extents = ((drug.id, licensed_extents(drug.entry, sheet.id, base)) for drug in treatments)
    return ConditionComputed(
        broader_condition_ids=tuple(sorted(condition_lineage(base)[sheet.id] - {sheet.id})),
        narrower_condition_ids=tuple(sorted(kinds - {sheet.id})),
        question_ids=tuple(dict.fromkeys(question.id for question, _ in options_for(sheet.id, base))),
        treatment_ids=tuple(drug.id for drug in treatments),
        study_ids=tuple(one.id for one in base.all(Study) if kinds & _conditions_of(one.entry)),
        licensed_extents=tuple(LicensedFor(drug, sheet.id, found) for drug, found in extents if found),
    )


def _conditions_of(study: Study) -> set[str]:
    named = {str(one) for one in study.population.conditions}
    return named | ({str(study.population.target_symptom)} if study.population.target_symptom else set())


def outcome_computed(sheet: Sheet[Outcome], base: KnowledgeBase) -> OutcomeComputed:
    """Return what is worked out for an outcome."""
    return OutcomeComputed(
        reported_results=tuple(ReportedResult(one.id, result.id) for one, result in results_for(sheet.id, base)),
        asked_by_question_ids=tuple(
            one.id for one in base.all(Question) if sheet.id in map(str, one.entry.pico.outcomes)
        ),
    )


def guideline_computed(sheet: Sheet[Guideline], base: KnowledgeBase) -> GuidelineComputed:
    """Return what is worked out for a guideline."""
    return GuidelineComputed(tuple(_drawn_on(sheet.id, base)))


def _drawn_on(guideline: str, base: KnowledgeBase) -> Iterator[DrawnOn]:
    for question in base.pointing_at(guideline, Question):
        for number, use in enumerate(question.entry.recommendations):
            if use.guideline == guideline:
                yield DrawnOn(use.statement, question.id, pointer(("recommendations", number)))


def claim_computed(sheet: Sheet[Claim], base: KnowledgeBase) -> ClaimComputed:
    """Return what is worked out for a claim."""
    writer = writer_for(sheet, base)
    return ClaimComputed(writer.plain(sheet.entry.says), writer.plain(sheet.entry.because))
