"""Tables on the answers inside questions: one option and one outcome, with certainty and results."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from monograph.entries import Claim, Question, Study
from monograph.entries.kinds.question import (
    CertaintyRating,
    DomainRating,
    LeftOut,
    Magnitude,
    Option,
    OutcomeAnswer,
    ResultPointer,
)
from monograph.exports.tables.definitions.own import cited, of_entry, own, part_of, row_key
from monograph.exports.tables.definitions.placed import Placed, placed, row_id
from monograph.exports.tables.model import Cell, Column, DataTable, Field, table
from monograph.knowledge_base import KnowledgeBase

_KEY = row_key("The question and the place in its entry.")
_QUESTION = of_entry("question", "questions", "The question.")


def answer_tables(base: KnowledgeBase) -> Iterator[DataTable]:
    """Yield the tables on what is known of each option and outcome."""
    yield table(
        "option_outcomes",
        "What is known for each outcome",
        "One row an option and an outcome: the effect, how certain it is, and whose judgement that is.",
        placed(base, OutcomeAnswer),
        _KEY,
        _QUESTION,
        part_of("option", "question_options", "The option.", 2),
        Field(Column("treatment", "The treatment.", is_required=True, references="treatments"), _drug),
        *own(OutcomeAnswer, "outcome", "importance", "counts_as", "effect"),
        *own(CertaintyRating, "level", "starts_at", "origin", under="certainty", prefix="certainty_"),
        *own(Magnitude, "size", "threshold", under="magnitude", prefix="magnitude_"),
        cited(),
    )
    yield table(
        "certainty_domains",
        "Reasons for certainty",
        "One row a GRADE domain of a rating, what it does to certainty, and why.",
        placed(base, DomainRating),
        _KEY,
        part_of("option_outcome", "option_outcomes", "The answer that is rated.", 3),
        *own(DomainRating, "domain", "judgement", "reason", "speaks_to"),
    )
    yield table(
        "option_outcome_results",
        "Results behind answers",
        "One row an answer and a result, or a harm, on which it rests.",
        (it for it in placed(base, ResultPointer) if isinstance(it.sheet.entry, Question)),
        _KEY,
        part_of("option_outcome", "option_outcomes", "The answer.", 2),
        *pointed_at(base),
    )
    yield table(
        "studies_left_out",
        "Studies left out",
        "One row an answer and a study on the same treatment, people and outcome on which it does not rest.",
        placed(base, LeftOut),
        _KEY,
        part_of("option_outcome", "option_outcomes", "The answer.", 2),
        *own(LeftOut, "study", "because"),
    )


def claim_results(base: KnowledgeBase) -> DataTable:
    """Return the table of the results that decide claims."""
    return table(
        "claim_results",
        "Results that decide claims",
        "One row a claim and a result, or a harm, that decides it.",
        (it for it in placed(base, ResultPointer) if isinstance(it.sheet.entry, Claim)),
        row_key("The claim and the place in its entry."),
        of_entry("claim", "claims", "The claim."),
        *pointed_at(base),
    )


def pointed_at(base: KnowledgeBase) -> Iterator[Field[Placed[Any]]]:
    """Yield the columns for what a pointer leads to: the study, and its result or its harm."""
    yield from own(ResultPointer, "study")
    result = Column("result", "The result, unless it is a harm.", references="study_results")
    yield Field(result, lambda it: _result(it.part, base))
    harm = Column("harm", "The harm, unless it is a result.", references="harms")
    yield Field(harm, lambda it: _harm(it.part, base))


def _result(pointer: ResultPointer, base: KnowledgeBase) -> Cell:
    study = base.get(Study, pointer.study).entry
    is_result = any(one.id == pointer.result for one in study.results)
    return f"{pointer.study}/results.{pointer.result}" if is_result else None


def _harm(pointer: ResultPointer, base: KnowledgeBase) -> Cell:
    sheet = base.get(Study, pointer.study)
    found = (number for number, one in enumerate(sheet.entry.harms) if one.id == pointer.result)
    return next((row_id(sheet, ("harms", number)) for number in found), None)


def _drug(it: Placed[OutcomeAnswer]) -> Cell:
    option = it.sheet.value_at(it.path[:-2])
    assert isinstance(option, Option)
    return str(option.drug)
