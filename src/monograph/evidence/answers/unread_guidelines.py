"""Guidelines that bear on a question and that no one who made the base has read on it."""

from __future__ import annotations

from dataclasses import dataclass

from monograph.entries import Question
from monograph.entries.kinds.guideline import Guideline, GuidelineStatement
from monograph.entries.shared.vocabulary import StatementReading
from monograph.evidence.pico.lineage import Lineage, any_related, are_related, condition_lineage
from monograph.knowledge_base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class UnreadGuideline:
    """A guideline of which only the record was seen, and what it may say something about, in its entry's words."""

    guideline: str
    about: tuple[str, ...]


def unread_guidelines(question: Question, base: KnowledgeBase) -> tuple[UnreadGuideline, ...]:
    """Return the guidelines with an unread statement for a question's people and symptom, by name.

    It does not matter whether the question names the guideline. Both the disease and the symptom must be the
    question's own, broader or narrower: a statement for other people, or one that names none, is left out.
    """
    lineage = condition_lineage(base)
    found = (
        UnreadGuideline(
            sheet.id,
            tuple(
                dict.fromkeys(
                    str(one.about) for one in sheet.entry.statements if _bears_on(one, question, lineage)
                )
            ),
        )
        for sheet in base.all(Guideline)
    )
    return tuple(one for one in found if one.about)


def _bears_on(statement: GuidelineStatement, question: Question, lineage: Lineage) -> bool:
    """Whether a statement was not read and was made for the people and the symptom that a question asks about."""
    pico = question.pico
    if statement.reading is not StatementReading.NOT_READ or not statement.symptom or not pico.symptom:
        return False
    return are_related(str(statement.symptom), str(pico.symptom), lineage) and any_related(
        map(str, statement.population), map(str, pico.population), lineage
    )
