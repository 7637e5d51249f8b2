"""What is worked out for a question: its combinations, its guidelines, and which studies came after its search."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from monograph import urls
from monograph.entries import Question
from monograph.entries.base_files.snapshot_files import KeptVersion
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.values import PartialDate
from monograph.entries.shared.vocabulary import PharmacokineticParameter
from monograph.evidence.answers.combinations import (
    KnownInteraction,
    Together,
    breathing_risks,
    carries_a_caution,
    interactions_between,
    recommended_together,
)
from monograph.evidence.answers.comments import comments_for_question
from monograph.evidence.answers.order import options_in_order
from monograph.evidence.answers.recommendations import Mention, statements_concerning
from monograph.evidence.pico.lineage import drug_lineage
from monograph.evidence.studies.freshness import after_search, newest_search, studies_for_question
from monograph.exports.api.computed.option import OptionReading, option_reading
from monograph.exports.api.computed.shared import (
    AxisReading,
    CommentPlace,
    DoseInADay,
    Ids,
    Pointer,
    axis_reading,
    comment_places,
    doses_in_a_day,
    pointer,
)
from monograph.knowledge_base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class MeasuredRatio:
    """An effect of an interaction: the value together over the value alone, null when it cannot be had."""

    measured_parameter: PharmacokineticParameter
    times_alone: Decimal | None


@dataclass(frozen=True, slots=True)
class InteractionReading:
    """What one treatment of a pair does to the other, and in whose entry that is written."""

    affected_id: str
    cause_id: str
    written_in_id: str
    measured_ratios: tuple[MeasuredRatio, ...]


@dataclass(frozen=True, slots=True)
class Combination:
    """Two treatments that the answer recommends together, with what entries say of the two."""

    pointer: Pointer
    treatment_ids: Ids
    has_a_caution: Annotated[bool, "Whether the question says that they need care, or must not be combined."]
    known_interactions: tuple[InteractionReading, ...]


@dataclass(frozen=True, slots=True)
class TreatmentMention:
    """How a statement speaks of an option's treatment."""

    treatment_id: str
    spoken_of: Mention


@dataclass(frozen=True, slots=True)
class StatementReading:
    """A guideline's statement on treatments of the question, and whether it was made for these people."""

    guideline_id: str
    statement_id: str
    is_drawn_on: bool
    spoken_of_treatments: tuple[TreatmentMention, ...]
    axes: tuple[AxisReading, ...]


@dataclass(frozen=True, slots=True)
class SearchReading:
    """The newest of a question's searches, and the studies in the base that came after it."""

    pointer: Pointer
    searched_on: PartialDate
    later_study_ids: Ids
    perhaps_later_study_ids: Annotated[Ids, "Studies of which it cannot be told: the same year, or no year known."]


@dataclass(frozen=True, slots=True)
class KeptVersionReading:
    """The answer as it stood on one day, at an address where it stays."""

    kept_on: PartialDate
    page: Annotated[str, "The address of its page, from the site's top."]
    digest: Annotated[str, "The beginning of a SHA-256 over the answer as it is kept, and over those before it."]
    withdrawn_on: Annotated[PartialDate | None, "The day from which its page no longer shows the answer."]
    withdrawn_because: Annotated[str | None, "Why it was withdrawn."]


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
    guideline_readings: tuple[StatementReading, ...]
    newest_search: SearchReading
    comment_places: tuple[CommentPlace, ...]
    kept_versions: Annotated[tuple[KeptVersionReading, ...], "The answer as it stood, the oldest first."]


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
        guideline_readings=tuple(
            StatementReading(
                guideline_id=one.guideline,
                statement_id=one.statement.id,
                is_drawn_on=one.drawn_on is not None,
                spoken_of_treatments=tuple(TreatmentMention(drug, mention) for drug, mention in one.drugs),
                axes=tuple(map(axis_reading, one.axes)),
            )
            for one in statements_concerning(question, base)
        ),
        newest_search=_search(question, base),
        comment_places=comment_places(comments_for_question(sheet, base)),
        kept_versions=tuple(map(_kept, base.kept.get(sheet.id, ()))),
    )


def _combination(pair: Together, question: Question, base: KnowledgeBase) -> Combination:
    lineage = drug_lineage(base)
    known = interactions_between(pair.first, pair.second, base, lineage)
    return Combination(
        pointer=pointer(pair.path),
        treatment_ids=(pair.first, pair.second),
        has_a_caution=carries_a_caution(pair, question, lineage),
        known_interactions=tuple(map(_interaction, known)),
    )


def _interaction(known: KnownInteraction) -> InteractionReading:
    ratios = tuple(MeasuredRatio(one.effect.parameter, one.ratio) for one in known.effects)
    return InteractionReading(known.affected, known.cause, known.written_in, ratios)


def _kept(version: KeptVersion) -> KeptVersionReading:
    page, gone = urls.version_page(version.question, version.name), version.withdrawn
    why = str(gone.reason) if gone else None
    return KeptVersionReading(version.day, page, version.digest, gone.date if gone else None, why)


def _search(question: Question, base: KnowledgeBase) -> SearchReading:
    number, record = newest_search(question)
    against = after_search(studies_for_question(question, base), record.date, base)
    return SearchReading(pointer(("searches", number)), record.date, against.later, against.unclear)
