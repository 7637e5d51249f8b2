"""What is worked out for a drug: daily doses, availability, licences, and who mentions it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from monograph.entries import Condition, Drug, Guideline, Question
from monograph.entries.kinds.dosing import Dose
from monograph.entries.kinds.drug import InteractionEffect
from monograph.entries.reading.computed import computed_once
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.open_words import Jurisdiction, OwnWord, Property
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.vocabulary import Certainty, PharmacodynamicProperty
from monograph.evidence.answers.availability import (
    Availability,
    LicensedExtent,
    availability_of,
    licensed_extents,
)
from monograph.evidence.answers.certainty import overall
from monograph.evidence.answers.combinations import properties_of
from monograph.evidence.answers.comments import LocatedComment, comments_on_drug
from monograph.evidence.answers.recommendations import Mention, mention_of
from monograph.evidence.answers.sides import SideCertainty, sides_of
from monograph.evidence.pico.lineage import drug_lineage
from monograph.evidence.pico.treatments import studies_of_drug, studies_testing, treatments_of
from monograph.evidence.studies.doses import ceiling, floor
from monograph.evidence.studies.interactions import exposure_ratio
from monograph.exports.api.computed.shared import (
    DoseInADay,
    Ids,
    Pointer,
    ShareOfPeople,
    dose_in_a_day,
    doses_in_a_day,
    shares_of_people,
)
from monograph.exports.api.published import pointer
from monograph.knowledge_base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class DoseRange:
    """The least and the most a dosing gives in a day: lowest of start and levels, and maximum or highest level."""

    pointer: Pointer
    floor_in_a_day: DoseInADay | None
    ceiling_in_a_day: DoseInADay | None


@dataclass(frozen=True, slots=True)
class ExposureRatio:
    """The value with the other drug over the value alone, to one decimal."""

    pointer: Pointer
    times_alone: Decimal
    computed_from: str


@dataclass(frozen=True, slots=True)
class LicensedFor:
    """How much of a condition the licences of each place cover."""

    treatment_id: str
    condition_id: str
    extent_by_place: Mapping[Jurisdiction, LicensedExtent]


@dataclass(frozen=True, slots=True)
class AffectedDrug:
    """A drug whose entry says that this one causes an interaction; the place is in that entry."""

    treatment_id: str
    place_there: str


@dataclass(frozen=True, slots=True)
class GuidelineMention:
    """A guideline's statement that mentions the treatment, and how."""

    guideline_id: str
    statement_id: str
    spoken_of: Mention


@dataclass(frozen=True, slots=True)
class AskedBy:
    """A question of which the treatment is an option, and how certain its answer is over critical outcomes."""

    question_id: str
    place_there: str
    overall_certainty: Certainty | None
    certainty_by_side: tuple[SideCertainty, ...]


@dataclass(frozen=True, slots=True)
class DrugComputed:
    """What is worked out for a drug or another treatment."""

    availability: Availability
    licensed_extents: Annotated[tuple[LicensedFor, ...], "For the conditions it is a treatment of."]
    doses_in_a_day: tuple[DoseInADay, ...]
    dose_ranges: tuple[DoseRange, ...]
    exposure_ratios: tuple[ExposureRatio, ...]
    affected_treatments: tuple[AffectedDrug, ...]
    shares_of_people: tuple[ShareOfPeople, ...]
    all_properties: Annotated[tuple[Property, ...], "Its own, and those of its classes."]
    class_ids: Annotated[Ids, "Classes it belongs to, directly or through others."]
    member_ids: Annotated[Ids, "Treatments that belong to it, when it is a class."]
    study_ids: Annotated[Ids, "Studies that gave it or are about it, by year."]
    tested_in_study_ids: Annotated[Ids, "Studies that put it to the test."]
    asked_by: tuple[AskedBy, ...]
    guideline_mentions: tuple[GuidelineMention, ...]
    comment_places: tuple[LocatedComment, ...]


def drug_computed(sheet: Sheet[Drug], base: KnowledgeBase) -> DrugComputed:
    """Return what is worked out for a drug or another treatment."""
    drug, lineage = sheet.entry, drug_lineage(base)
    properties = properties_of(sheet.id, base, lineage)
    return DrugComputed(
        availability=availability_of(drug),
        licensed_extents=tuple(
            LicensedFor(sheet.id, condition.id, extents)
            for condition in base.all(Condition)
            if sheet.id in _treatments(base)[condition.id]
            and (extents := licensed_extents(drug, condition.id, base))
        ),
        doses_in_a_day=tuple(doses_in_a_day(sheet)),
        dose_ranges=tuple(_ranges(sheet)),
        exposure_ratios=tuple(_ratios(sheet)),
        affected_treatments=tuple(_affected(sheet.id, base)),
        shares_of_people=tuple(shares_of_people(sheet)),
        all_properties=tuple(sorted(properties, key=_as_listed)),
        class_ids=tuple(sorted(lineage[sheet.id] - {sheet.id})),
        member_ids=tuple(sorted(one for one in lineage if sheet.id in lineage[one] - {one})),
        study_ids=tuple(one.id for one in studies_of_drug(sheet.id, base)),
        tested_in_study_ids=tuple(one.id for one in studies_testing(sheet.id, base)),
        asked_by=tuple(
            AskedBy(question.id, pointer(("options", number)), overall(option), sides_of(option))
            for question in base.all(Question)
            for number, option in enumerate(question.entry.options)
            if option.drug == sheet.id
        ),
        guideline_mentions=tuple(
            GuidelineMention(guideline.id, statement.id, mention)
            for guideline in base.all(Guideline)
            for statement in guideline.entry.statements
            if (mention := mention_of(statement, sheet.id, base)) is not None
        ),
        comment_places=comments_on_drug(sheet.id, base),
    )


# Each drug asks it of every condition.
@computed_once
def _treatments(base: KnowledgeBase) -> Mapping[str, frozenset[str]]:
    return {one.id: frozenset(drug.id for drug in treatments_of(one.id, base)) for one in base.all(Condition)}


def _ranges(sheet: Sheet[Drug]) -> Iterator[DoseRange]:
    for path, dose in sheet.parts(Dose):
        place, least, most = pointer(path), floor(dose), ceiling(dose)
        if least is not None or most is not None:
            yield DoseRange(
                place,
                dose_in_a_day(place, least) if least else None,
                dose_in_a_day(place, most) if most else None,
            )


def _ratios(sheet: Sheet[Drug]) -> Iterator[ExposureRatio]:
    for path, effect in sheet.parts(InteractionEffect):
        alone = value_of(effect.alone)
        together = value_of(effect.together)
        ratio = exposure_ratio(alone, together) if alone and together else None
        if ratio is not None:
            yield ExposureRatio(pointer(path), ratio, f"{alone} and {together}")


def _affected(drug_id: str, base: KnowledgeBase) -> Iterator[AffectedDrug]:
    for other in base.pointing_at(drug_id, Drug):
        for number, interaction in enumerate(other.entry.interactions):
            if drug_id in interaction.causes:
                yield AffectedDrug(other.id, pointer(("interactions", number)))


def _as_listed(one: Property) -> tuple[int, str]:
    """Return the place of a property: those built in first, in their order, then those of the base."""
    built_in = list(PharmacodynamicProperty)
    return (len(built_in) if isinstance(one, OwnWord) else built_in.index(one), str(one))
