"""What is worked out for one treatment of a question, outcome by outcome: what it rests on, and how directly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from monograph.entries import Drug, Question
from monograph.entries.kinds.question import Option, OutcomeAnswer
from monograph.entries.shared.open_words import Jurisdiction
from monograph.entries.shared.vocabulary import Certainty
from monograph.evidence.answers.availability import AvailabilityState, Licence, availability_of, licences_of
from monograph.evidence.answers.certainty import deciding_outcomes, level_from_domains, overall
from monograph.evidence.answers.directness import Asked, asked_of, directness_of_answer
from monograph.evidence.answers.eligible import eligible_studies
from monograph.evidence.answers.sides import SideCertainty, sides_of
from monograph.evidence.answers.statements import BodyDirection, statement_on
from monograph.evidence.answers.studied import DoseStudied, StudiedIn, doses_studied, studied_in
from monograph.evidence.answers.support import Support, answer_support, support_of
from monograph.evidence.pico.axes import Agreement, AxisDirectness, whole
from monograph.evidence.pico.names import inside_sentence
from monograph.exports.api.computed.shared import Ids, Pointer
from monograph.exports.api.published import pointer
from monograph.knowledge_base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class DirectnessReading:
    """How direct one result is for the answer."""

    pointer: Pointer
    study_id: str
    result_id: str
    as_a_whole: Annotated[Agreement, "A mismatch on one axis is enough to differ, else an unknown."]
    axes: tuple[AxisDirectness, ...]


@dataclass(frozen=True, slots=True)
class OutcomeReading:
    """What is worked out for one outcome of one treatment."""

    pointer: Pointer
    outcome_id: str
    level_from_domains: Annotated[
        Certainty | None, "The level that follows from `starts_at` and the domains; null without a start."
    ]
    grade_statement: Annotated[str | None, "The standard sentence (doi:10.1016/j.jclinepi.2019.10.014)."]
    no_statement_because: Annotated[str | None, "Why there is no standard sentence; null when there is one."]
    direction_of_results: Annotated[BodyDirection, "Which way the results move the outcome, taken together."]
    rests_on: Support
    directness: tuple[DirectnessReading, ...]


@dataclass(frozen=True, slots=True)
class OptionReading:
    """What is worked out for one treatment of a question."""

    pointer: Pointer
    treatment_id: str
    overall_certainty: Annotated[Certainty | None, "The lowest among critical outcomes; null without any."]
    deciding_outcome_ids: Annotated[Ids, "The critical outcomes whose certainty that is."]
    certainty_by_side: Annotated[tuple[SideCertainty, ...], "Of benefit and of harm, each apart."]
    not_answered_outcome_ids: Annotated[Ids, "Outcomes of the question on which this treatment has no answer."]
    availability_state: AvailabilityState
    licence_by_place: Annotated[Mapping[Jurisdiction, Licence], "Whether this use is licensed, by place."]
    rests_on: Support
    studied_people: StudiedIn
    studied_doses: tuple[DoseStudied, ...]
    eligible_study_ids: Annotated[Ids, "Studies of the treatment in these people, whatever they measured."]
    outcome_readings: tuple[OutcomeReading, ...]


def option_reading(question: Question, number: int, option: Option, base: KnowledgeBase) -> OptionReading:
    """Return what is worked out for the option that is at position ``number`` of a question."""
    asked, drug = asked_of(question, option, base), base.get(Drug, option.drug).entry
    return OptionReading(
        pointer=pointer(("options", number)),
        treatment_id=str(option.drug),
        overall_certainty=overall(option),
        deciding_outcome_ids=deciding_outcomes(option),
        certainty_by_side=sides_of(option),
        not_answered_outcome_ids=tuple(
            str(one) for one in question.pico.outcomes if one not in {answer.outcome for answer in option.outcomes}
        ),
        availability_state=availability_of(drug).state,
        licence_by_place=licences_of(drug, asked.people, base),
        rests_on=support_of(question, option, base),
        studied_people=studied_in(question, option.outcomes, base),
        studied_doses=doses_studied(option.drug, option.outcomes, base),
        eligible_study_ids=tuple(one.id for one in eligible_studies(asked, base)),
        outcome_readings=tuple(
            _outcome(question, option, asked, pointer(("options", number, "outcomes", which)), answer, base)
            for which, answer in enumerate(option.outcomes)
        ),
    )


def _outcome(
    question: Question, option: Option, asked: Asked, place: str, answer: OutcomeAnswer, base: KnowledgeBase
) -> OutcomeReading:
    made = statement_on(answer, asked, base)
    treatment, outcome = (
        inside_sentence(base.sheets[one].entry.name, base) for one in (option.drug, answer.outcome)
    )
    directness = zip(answer.results, directness_of_answer(answer, asked, base), strict=True)
    return OutcomeReading(
        pointer=place,
        outcome_id=str(answer.outcome),
        level_from_domains=level_from_domains(answer.certainty),
        grade_statement=made.sentence(treatment, outcome) or None,
        no_statement_because=made.note or None,
        direction_of_results=made.direction,
        rests_on=answer_support(question, option, answer, base),
        directness=tuple(
            DirectnessReading(
                pointer=f"{place}/results/{number}",
                study_id=study,
                result_id=result.result,
                as_a_whole=whole(axes),
                axes=axes,
            )
            for number, (result, (study, axes)) in enumerate(directness)
        ),
    )
