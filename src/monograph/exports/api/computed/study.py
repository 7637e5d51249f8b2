"""What is worked out for a study: its people, where each result points, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from monograph.entries import Outcome, Study
from monograph.entries.kinds.result import Effect, Result
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.values import PartialDate
from monograph.entries.shared.vocabulary import Adjustment, ReadingExtent
from monograph.evidence.answers.support import answers_resting_on
from monograph.evidence.effects.direction import ResultDirection, Shift, direction_of, shift_of
from monograph.evidence.effects.effects import Implied, implied_effect, relative_change
from monograph.evidence.numbers.rounding import agrees, rounded_like
from monograph.evidence.pico.treatments import drugs_given, drugs_tested
from monograph.evidence.studies.designs import DesignClass, design_class, extents_read, included_in
from monograph.evidence.studies.freshness import first_published
from monograph.evidence.studies.overlap import overlapping
from monograph.evidence.studies.participants import study_people
from monograph.evidence.studies.whom import people_of_result, whom_and_how
from monograph.exports.api.computed.shared import (
    DoseInADay,
    Ids,
    Pointer,
    ShareOfPeople,
    doses_in_a_day,
    shares_of_people,
)
from monograph.exports.api.published import pointer
from monograph.knowledge_base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class RelativeChange:
    """A result against its comparator (Cochrane Handbook 6.4.1.2, 6.5.1.3).

    From a ratio of risks, rates or means, or from two means; a ratio of odds or of hazards gives none.
    """

    pointer: Pointer
    percent_change: Annotated[Decimal, "(ratio − 1) × 100, rounded; negative when lower than the comparator."]
    ratio_to_comparator: Annotated[Decimal, "Rounded to two decimals: 0.31 is 31 % of the comparator."]
    computed_from: Annotated[str, "The figures it was worked out from."]


@dataclass(frozen=True, slots=True)
class ImpliedEffect:
    """What the stated effect comes to by the figures of the two sides (Cochrane Handbook 6.4.1, 6.5.1, 6.7.1)."""

    pointer: Pointer
    at_face_value: Annotated[Decimal, "From the printed figures, to one digit more than the estimate."]
    at_least: Annotated[Decimal, "Allowing for rounding: each figure may be off by half its last digit."]
    at_most: Decimal
    agrees_with_stated: Annotated[
        bool | None,
        "Whether the stated estimate may be the rounding of it; null when it is not, and may have been adjusted.",
    ]
    computed_from: str


@dataclass(frozen=True, slots=True)
class ResultReading:
    """Of whom a result is, how it was analysed, and where it points. A p value decides nothing here."""

    pointer: Pointer
    result_id: str
    shift: Annotated[
        Shift, "Which way the treatment's side differs, from the effect, else the figures, else the words."
    ]
    for_the_person: Annotated[
        ResultDirection, "Whether that is good, from `better` of the outcome, or whether its event is wanted."
    ]
    of_whom_and_how: Annotated[str | None, "The subgroup with its people, and the analysis."]
    people_of_result: Annotated[
        int | None,
        "A subgroup's own, else those analysed, else those of the groups compared, if known.",
    ]


@dataclass(frozen=True, slots=True)
class RestingAnswer:
    """An answer that rests on the study, by its own result or through a review that counts it."""

    question_id: str
    treatment_id: str
    outcome_id: str


@dataclass(frozen=True, slots=True)
class StudyComputed:
    """What is worked out for a study."""

    first_publication: Annotated[PartialDate | None, "The earliest year of its `reports`, else when it ended."]
    design_class: Annotated[DesignClass, "What kind of evidence `design` is, roughly enough to count with."]
    people_counted: Annotated[int | None, "Randomised, else enrolled, treated, analysed; from `participants`."]
    extents_read: Annotated[tuple[ReadingExtent, ...], "How much was read of its reports, news left out."]
    tested_treatment_ids: Annotated[Ids, "What its tested arms received and its other arms did not."]
    given_treatment_ids: Annotated[Ids, "What any of its arms received."]
    overlapping_study_ids: Annotated[Ids, "Studies with some of the same people, whichever entry says so."]
    counted_study_ids: Annotated[Ids, "For a review: the studies it counts, those of its reviews with them."]
    counted_by_ids: Annotated[Ids, "Reviews that count this study."]
    relative_changes: tuple[RelativeChange, ...]
    implied_effects: tuple[ImpliedEffect, ...]
    result_readings: tuple[ResultReading, ...]
    doses_in_a_day: tuple[DoseInADay, ...]
    shares_of_people: tuple[ShareOfPeople, ...]
    answers_resting_on_it: tuple[RestingAnswer, ...]


def study_computed(sheet: Sheet[Study], base: KnowledgeBase) -> StudyComputed:
    """Return what is worked out for a study."""
    study = sheet.entry
    return StudyComputed(
        first_publication=first_published(study, base),
        design_class=design_class(study),
        people_counted=study_people(study),
        extents_read=tuple(one for one in ReadingExtent if one in extents_read(sheet)),
        tested_treatment_ids=tuple(sorted(drugs_tested(study))),
        given_treatment_ids=tuple(sorted(drugs_given(study))),
        overlapping_study_ids=tuple(sorted(overlapping(sheet.id, base))),
        counted_study_ids=tuple(sorted(included_in(sheet.id, base) - {sheet.id})),
        counted_by_ids=tuple(
            one.id for one in base.all(Study) if sheet.id in included_in(one.id, base) - {one.id}
        ),
        relative_changes=tuple(_changes(sheet)),
        implied_effects=tuple(_implied(sheet)),
        result_readings=tuple(
            ResultReading(
                pointer(path),
                result.id,
                *_points(result, base),
                whom_and_how(study, result) or None,
                people_of_result(study, result),
            )
            for path, result in sheet.parts(Result)
        ),
        doses_in_a_day=tuple(doses_in_a_day(sheet)),
        shares_of_people=tuple(shares_of_people(sheet)),
        answers_resting_on_it=tuple(
            RestingAnswer(question.id, str(option.drug), str(answer.outcome))
            for question, option, answer in answers_resting_on(sheet.id, base)
        ),
    )


def _points(result: Result, base: KnowledgeBase) -> tuple[Shift, ResultDirection]:
    outcome = base.get(Outcome, result.outcome).entry
    return shift_of(result, outcome), direction_of(result, outcome)


def _changes(sheet: Sheet[Study]) -> Iterator[RelativeChange]:
    for path, result in sheet.parts(Result):
        change = relative_change(result)
        if change is not None and result.comparator:
            yield RelativeChange(pointer(path), change.percent, change.ratio, change.computed_from)


def _implied(sheet: Sheet[Study]) -> Iterator[ImpliedEffect]:
    for path, result in sheet.parts(Result):
        effect = value_of(result.effect)
        if effect is None or effect.adjusted is Adjustment.ADJUSTED:
            continue  # an adjusted estimate does not follow from raw figures
        implied = implied_effect(result, effect)
        if isinstance(implied, Implied):
            finer = Decimal(1).scaleb(min(0, int(effect.estimate.as_tuple().exponent)) - 1)
            yield ImpliedEffect(
                pointer=f"{pointer(path)}/effect",
                at_face_value=rounded_like(implied.nominal, finer),
                at_least=rounded_like(implied.band.low, finer),
                at_most=rounded_like(implied.band.high, finer),
                agrees_with_stated=_agrees(effect, implied),
                computed_from=implied.computed_from,
            )


def _agrees(effect: Effect, implied: Implied) -> bool | None:
    if agrees(effect.estimate, implied.nominal, implied.band):
        return True
    return None if effect.adjusted is Adjustment.NOT_STATED else False
