"""What is worked out for a question: its combinations, its guidelines, and which studies came after its search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from monograph.entries import Question
from monograph.entries.base_files.snapshot_files import AnswerVersion
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.values import PartialDate
from monograph.evidence.answers.combinations import (
    KnownInteraction,
    Together,
    breathing_risks,
    carries_a_caution,
    interactions_between,
    recommended_together,
)
from monograph.evidence.answers.comments import LocatedComment, comments_for_question
from monograph.evidence.answers.order import options_in_order
from monograph.evidence.answers.recommendations import ConcerningStatement, statements_concerning
from monograph.evidence.pico.lineage import drug_lineage
from monograph.evidence.studies.freshness import after_search, newest_search, studies_for_question
from monograph.exports.api.computed.option import OptionReading, option_reading
from monograph.exports.api.computed.shared import (
    DoseInADay,
    Ids,
    Pointer,
    doses_in_a_day,
)
from monograph.exports.api.published import pointer
from monograph.knowledge_base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Combination:
    """Two treatments that the answer recommends together, with what entries say of the two."""

    pointer: Pointer
    treatment_ids: Ids
    has_a_caution: Annotated[bool, "Whether the question says that they need care, or must not be combined."]
    known_interactions: tuple[KnownInteraction, ...]


@dataclass(frozen=True, slots=True)
class SearchReading:
    """The newest of a question's searches, and the studies in the base that came after it."""

    pointer: Pointer
    searched_on: PartialDate
    later_study_ids: Ids
    perhaps_later_study_ids: Annotated[Ids, "Studies that may be later: the same year, or no year known."]


@dataclass(frozen=True, slots=True)
class QuestionComputed:
    """What is worked out for a question."""

    option_readings: Annotated[
        tuple[OptionReading, ...], "In the order of the page, which is computed and no recommendation."
    ]
    doses_in_a_day: tuple[DoseInADay, ...]
    combinations: tuple[Combination, ...]
    breathing_at_risk_in: Annotated[
        Ids, "Conditions of the question in which entries say that breathing is at risk."
    ]
    guideline_readings: tuple[ConcerningStatement, ...]
    newest_search: SearchReading
    comment_places: tuple[LocatedComment, ...]
    kept_versions: Annotated[tuple[AnswerVersion, ...], "The answer as it stood, the oldest first."]


def question_computed(sheet: Sheet[Question], base: KnowledgeBase) -> QuestionComputed:
    """Return what is worked out for a question."""
    question, lineage = sheet.entry, drug_lineage(base)
    return QuestionComputed(
        option_readings=tuple(
            option_reading(question, number, option, base) for number, option in options_in_order(question, base)
        ),
        doses_in_a_day=tuple(doses_in_a_day(sheet)),
        combinations=tuple(_combination(pair, question, base) for pair in recommended_together(question, lineage)),
        breathing_at_risk_in=tuple(risk.condition for risk in breathing_risks(question, base)),
        guideline_readings=statements_concerning(question, base),
        newest_search=_search(question, base),
        comment_places=comments_for_question(sheet, base),
        kept_versions=tuple(base.kept.get(sheet.id, ())),
    )


def _combination(pair: Together, question: Question, base: KnowledgeBase) -> Combination:
    lineage = drug_lineage(base)
    return Combination(
        pointer=pointer(pair.path),
        treatment_ids=(pair.first, pair.second),
        has_a_caution=carries_a_caution(pair, question, lineage),
        known_interactions=interactions_between(pair.first, pair.second, base, lineage),
    )


def _search(question: Question, base: KnowledgeBase) -> SearchReading:
    number, record = newest_search(question)
    against = after_search(studies_for_question(question, base), record.date, base)
    return SearchReading(pointer(("searches", number)), record.date, against.later, against.unclear)
