"""The evidence matrix as the API gives it: for each treatment and outcome studies, answers, or a dated absence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from monograph.entries import Drug, Outcome
from monograph.entries.shared.values import PartialDate
from monograph.entries.shared.vocabulary import Certainty, Verdict
from monograph.evidence.answers.matrix import CellAnswer, Gap, matrix_cell
from monograph.exports.api.computed.shared import Ids, People, people, pointer
from monograph.knowledge_base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class MatrixAnswer:
    """What one question answers on the treatment and the outcome."""

    question_id: str
    verdict: Annotated[Verdict, "On the treatment, over all outcomes of the question."]
    certainty_level: Annotated[Certainty | None, "On this outcome; null when the question does not answer on it."]
    certainty_is_as_stated_by_a_source: bool
    place_there: Annotated[str, "Where the answer, or the option, is in the question's file (JSON Pointer)."]
    study_ids: Annotated[Ids, "What the answer rests on."]
    people_behind: People
    gap: Annotated[Gap | None, "null when there is evidence."]
    searched_on: Annotated[PartialDate, "The question's newest search."]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One outcome of one treatment."""

    outcome_id: str
    study_ids: Annotated[Ids, "Every study in the base with a finding on it for the treatment, of any people."]
    noticed_study_ids: Annotated[Ids, "Those of them that a retraction or an expression of concern reaches."]
    people_behind: People
    answers: tuple[MatrixAnswer, ...]
    absence: Annotated[str | None, "Why there is nothing, in words, with the date of the search; null otherwise."]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One treatment."""

    treatment_id: str
    name: str
    cells: Annotated[tuple[MatrixCell, ...], "One an outcome, in the order of `columns`."]


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """One outcome."""

    outcome_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Treatments by outcomes. Results of different studies are not pooled."""

    columns: Annotated[tuple[MatrixColumn, ...], "The outcomes."]
    rows: Annotated[tuple[MatrixRow, ...], "The treatments."]


def evidence_matrix(base: KnowledgeBase) -> Matrix:
    """Return the evidence matrix: every treatment and every outcome of the base."""
    outcomes = base.all(Outcome)
    return Matrix(
        columns=tuple(MatrixColumn(one.id, one.entry.name) for one in outcomes),
        rows=tuple(
            MatrixRow(
                treatment_id=drug.id,
                name=drug.entry.name,
                cells=tuple(_cell(drug.id, outcome.id, base) for outcome in outcomes),
            )
            for drug in base.all(Drug)
        ),
    )


def _cell(drug: str, outcome: str, base: KnowledgeBase) -> MatrixCell:
    cell = matrix_cell(drug, outcome, base)
    return MatrixCell(
        outcome_id=outcome,
        study_ids=cell.studies,
        noticed_study_ids=cell.noticed,
        people_behind=people(cell.people),
        answers=tuple(map(_answer, cell.answers)),
        absence=cell.absence,
    )


def _answer(answer: CellAnswer) -> MatrixAnswer:
    place = pointer(("options", answer.option_at))
    return MatrixAnswer(
        question_id=answer.question,
        verdict=answer.verdict,
        certainty_is_as_stated_by_a_source=answer.is_stated,
        certainty_level=answer.level,
        place_there=place if answer.answer_at is None else f"{place}/outcomes/{answer.answer_at}",
        study_ids=answer.studies,
        people_behind=people(answer.people),
        gap=answer.gap,
        searched_on=answer.searched,
    )
