"""The evidence matrix as the API gives it: for each treatment and outcome studies, answers, or a dated absence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from monograph.entries import Drug, Outcome
from monograph.evidence.answers.matrix import MatrixCell, matrix_cell
from monograph.knowledge_base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One treatment."""

    treatment_id: str
    name: str
    cells: Annotated[tuple[MatrixCell, ...], "One for each outcome, in the order of `columns`."]


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
                cells=tuple(matrix_cell(drug.id, outcome.id, base) for outcome in outcomes),
            )
            for drug in base.all(Drug)
        ),
    )
