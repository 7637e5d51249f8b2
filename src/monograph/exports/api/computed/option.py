"""What is worked out for one treatment of a question, outcome by outcome: what it rests on, and how directly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from monograph.entries import Drug, Question
from monograph.entries.kinds.question import Option, OutcomeAnswer
from monograph.entries.shared.vocabulary import Certainty, Jurisdiction, NoticeType
from monograph.evidence.answers.availability import AvailabilityState, Licence, availability_of, licences_of
from monograph.evidence.answers.certainty import deciding_outcomes, level_from_domains, overall
from monograph.evidence.answers.directness import Asked, asked_of, directness_of_answer
from monograph.evidence.answers.eligible import eligible_studies
from monograph.evidence.answers.statements import BodyDirection, statement_on
from monograph.evidence.answers.studied import doses_studied, studied_in
from monograph.evidence.answers.support import Support, answer_support, support_of
from monograph.evidence.pico.axes import Agreement, whole
from monograph.evidence.pico.names import inside_sentence
from monograph.evidence.studies.designs import DesignClass
from monograph.exports.api.computed.shared import AxisReading, Ids, People, Pointer, axis_reading, people, pointer
from monograph.exports.api.computed.sides import SideReading, side_readings
from monograph.knowledge_base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class NoticeReading:
    """A retraction or an expression of concern that reaches the answer."""

    study_id: str
    notice_type: NoticeType
    through_id: Annotated[str | None, "The review that counts the study, when it reaches the answer through one."]


@dataclass(frozen=True, slots=True)
class WithoutOne:
    """What would be left without one study. The certainty is not worked out anew."""

    study_id: str
    studies_left: int
    people_left: People


@dataclass(frozen=True, slots=True)
class SupportReading:
    """What an answer rests on; studies by id, each once."""

    study_ids: Ids
    study_ids_by_design: Mapping[DesignClass, Ids]
    people_behind: People
    number_of_results: int
    direct_study_ids: Annotated[Ids, "Studies of which a result matches the question on every axis."]
    indirect_study_ids: Annotated[Ids, "Studies that are known to differ from the question on an axis."]
    unknown_study_ids: Annotated[Ids, "Studies of which it is not known on every axis."]
    notices_reaching_it: tuple[NoticeReading, ...]
    without_each: tuple[WithoutOne, ...]


@dataclass(frozen=True, slots=True)
class DirectnessReading:
    """How direct one result is for the answer."""

    pointer: Pointer
    study_id: str
    result_id: str
    as_a_whole: Annotated[Agreement, "A mismatch on one axis is enough to differ, else an unknown."]
    axes: tuple[AxisReading, ...]


@dataclass(frozen=True, slots=True)
class OutcomeReading:
    """What is worked out for one outcome of one treatment."""

    pointer: Pointer
    outcome_id: str
    level_from_domains: Annotated[
        Certainty | None, "What `starts_at` and the domains lead to; null without a start."
    ]
    grade_statement: Annotated[str | None, "The standard sentence (doi:10.1016/j.jclinepi.2019.10.014)."]
    no_statement_because: Annotated[str | None, "Why there is no standard sentence; null when there is one."]
    direction_of_results: Annotated[BodyDirection, "Which way the results move the outcome, taken together."]
    rests_on: SupportReading
    directness: tuple[DirectnessReading, ...]


@dataclass(frozen=True, slots=True)
class StudiedPeople:
    """In whom the studies behind the answers were made, by ids of conditions."""

    in_condition_ids: Ids
    not_in_condition_ids: Annotated[Ids, "The question's diseases, when no study took in any of them."]
    in_healthy_volunteers: bool
    not_recorded_study_ids: Ids


@dataclass(frozen=True, slots=True)
class StudiedDose:
    """What one arm of a study came to in a day; null when that is not known."""

    study_id: str
    arm_id: str
    dose_in_words: str | None


@dataclass(frozen=True, slots=True)
class OptionReading:
    """What is worked out for one treatment of a question."""

    pointer: Pointer
    treatment_id: str
    overall_certainty: Annotated[Certainty | None, "The lowest among critical outcomes; null without any."]
    deciding_outcome_ids: Annotated[Ids, "The critical outcomes whose certainty that is."]
    certainty_by_side: Annotated[tuple[SideReading, ...], "Of benefit and of harm, each apart."]
    not_answered_outcome_ids: Annotated[Ids, "Outcomes of the question on which this treatment has no answer."]
    availability_state: AvailabilityState
    licence_by_place: Annotated[Mapping[Jurisdiction, Licence], "Whether this use is licensed, by place."]
    rests_on: SupportReading
    studied_people: StudiedPeople
    studied_doses: tuple[StudiedDose, ...]
    eligible_study_ids: Annotated[Ids, "Studies of the treatment in these people, whatever they measured."]
    outcome_readings: tuple[OutcomeReading, ...]


def option_reading(question: Question, number: int, option: Option, base: KnowledgeBase) -> OptionReading:
    """Return what is worked out for the option that is at position ``number`` of a question."""
    asked, drug = asked_of(question, option, base), base.get(Drug, option.drug).entry
    met = studied_in(question, option.outcomes, base)
    return OptionReading(
        pointer=pointer(("options", number)),
        treatment_id=str(option.drug),
        overall_certainty=overall(option),
        deciding_outcome_ids=deciding_outcomes(option),
        certainty_by_side=side_readings(option),
        not_answered_outcome_ids=tuple(
            str(one) for one in question.pico.outcomes if one not in {answer.outcome for answer in option.outcomes}
        ),
        availability_state=availability_of(drug).state,
        licence_by_place=licences_of(drug, asked.people, base),
        rests_on=_support(support_of(question, option, base)),
        studied_people=StudiedPeople(met.diseases, met.not_in, met.in_healthy, met.not_recorded),
        studied_doses=tuple(
            StudiedDose(one.study, one.arm, str(one.dose) if one.dose else None)
            for one in doses_studied(option.drug, option.outcomes, base)
        ),
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
        rests_on=_support(answer_support(question, option, answer, base)),
        directness=tuple(
            DirectnessReading(
                pointer=f"{place}/results/{number}",
                study_id=study,
                result_id=result.result,
                as_a_whole=whole(axes),
                axes=tuple(map(axis_reading, axes)),
            )
            for number, (result, (study, axes)) in enumerate(directness)
        ),
    )


def _support(support: Support) -> SupportReading:
    return SupportReading(
        study_ids=support.studies,
        study_ids_by_design=support.by_design,
        people_behind=people(support.people),
        number_of_results=support.results,
        direct_study_ids=support.direct,
        indirect_study_ids=support.indirect,
        unknown_study_ids=support.unknown,
        notices_reaching_it=tuple(
            NoticeReading(one.study, one.notice.type, one.through) for one in support.notices
        ),
        without_each=tuple(WithoutOne(one.without, one.studies, people(one.people)) for one in support.without),
    )
