"""Tables on treatments: what they are, where they are licensed, what they warn of and what harm was seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from monograph.entries import Drug
from monograph.entries.kinds.drug import (
    AdverseEffect,
    Contraindication,
    MechanismLink,
    Monitoring,
    PharmacokineticFact,
    Property,
    Rate,
    RegulatoryRecord,
    StopSign,
    Warning,
)
from monograph.evidence.answers.availability import AvailabilityState, availability_of
from monograph.exports.tables.definitions.own import (
    cited,
    fields_of,
    of_entry,
    own,
    part_of,
    remarks,
    renamed,
    row_key,
)
from monograph.exports.tables.definitions.placed import Placed, placed
from monograph.exports.tables.model import Column, DataTable, Field, table
from monograph.knowledge_base import KnowledgeBase
from monograph.text.fields import ConditionLink, DrugLink

_KEY = row_key("The treatment and the place in its entry.")
_DRUG = of_entry("treatment", "treatments", "The treatment.")


def tables(base: KnowledgeBase) -> Iterator[DataTable]:
    """Yield the tables on treatments."""
    yield table(
        "treatments",
        "Treatments",
        "One row a treatment: a drug, a combination, a class of drugs or a treatment without drugs.",
        placed(base, Drug),
        row_key("The treatment's entry.", "entries"),
        *own(Drug, "name", "type", "brand_names", "synonyms", "belongs_to", "classification"),
        Field(
            Column(
                "computed_availability",
                "Whether it can be had, computed from the regulatory records.",
                choices=tuple(map(str, AvailabilityState)),
            ),
            lambda it: str(availability_of(it.part).state),
        ),
        remarks(Drug),
    )
    yield _licensed_conditions(base)
    yield from _records(base)
    yield from _safety(base)


def _licensed_conditions(base: KnowledgeBase) -> DataTable:
    pairs = (
        it.with_part(condition, "licensed_for", number)
        for it in placed(base, RegulatoryRecord)
        for number, condition in enumerate(it.part.licensed_for)
    )
    return table(
        "licensed_conditions",
        "What products are licensed for",
        "One row a product's record and a condition for which it is licensed; every other use is off-label there.",
        pairs,
        _KEY,
        part_of("regulatory_record", "regulatory_records", "The product's record.", 2),
        *fields_of("condition", "The condition.", ConditionLink, lambda part: part, is_required=True),
    )


def _records(base: KnowledgeBase) -> Iterator[DataTable]:
    members: Iterator[Placed[DrugLink]] = (
        it.with_part(group, "belongs_to", number)
        for it in placed(base, Drug)
        for number, group in enumerate(it.part.belongs_to)
    )
    yield table(
        "treatment_classes",
        "Classes of treatments",
        "One row a treatment and a class it belongs to.",
        members,
        _KEY,
        _DRUG,
        *fields_of("class", "The class.", DrugLink, lambda part: part, is_required=True),
    )
    names = ("product", "jurisdiction", "holder", "status", "approved", "ended", "note")
    yield table(
        "regulatory_records",
        "Regulatory records",
        "One row a product and a place: where it stands with the regulator. Indications are statements.",
        placed(base, RegulatoryRecord),
        _KEY,
        _DRUG,
        *own(RegulatoryRecord, *names),
        remarks(RegulatoryRecord),
        cited(),
    )
    yield table(
        "mechanism_links",
        "Links of mechanisms",
        "One row a link of the chain from a treatment to what people notice, and how far it is known.",
        placed(base, MechanismLink),
        _KEY,
        _DRUG,
        *own(MechanismLink, "name", "support", "text"),
        cited(),
    )
    yield table(
        "properties",
        "Properties of drugs",
        "One row a property that matters when drugs are combined.",
        placed(base, Property),
        _KEY,
        _DRUG,
        *own(Property, "type", "text"),
        cited(),
    )
    yield table(
        "pharmacokinetics",
        "Pharmacokinetics",
        "One row a pharmacokinetic value.",
        placed(base, PharmacokineticFact),
        _KEY,
        _DRUG,
        *own(PharmacokineticFact, "parameter", "setting", "value"),
        remarks(PharmacokineticFact),
        cited(),
    )


def _safety(base: KnowledgeBase) -> Iterator[DataTable]:
    yield table(
        "warnings",
        "Warnings",
        "One row a warning, boxed or not.",
        placed(base, Warning),
        _KEY,
        _DRUG,
        *own(Warning, "title", "boxed", "jurisdiction", "text"),
        cited(),
    )
    yield table(
        "contraindications",
        "Contraindications",
        "One row a situation in which a drug must not be taken.",
        placed(base, Contraindication),
        _KEY,
        _DRUG,
        *own(Contraindication, "text", "jurisdiction"),
        cited(),
    )
    yield table(
        "stop_signs",
        "When to stop and call",
        "One row a sign at which to stop and call someone.",
        placed(base, StopSign),
        _KEY,
        _DRUG,
        *own(StopSign, "sign", "action"),
        cited(),
    )
    yield table(
        "monitoring",
        "Monitoring",
        "One row a check during treatment.",
        placed(base, Monitoring),
        _KEY,
        _DRUG,
        *own(Monitoring, "what"),
        renamed("time", Monitoring, "when"),
        *own(Monitoring, "text"),
        cited(),
    )
    yield table(
        "adverse_effects",
        "Adverse effects",
        "One row an unwanted effect and a group: how often it occurred, with numerator and denominator.",
        placed(base, Rate),
        _KEY,
        _DRUG,
        *map(_of_the_effect, own(AdverseEffect, "event", "setting", "note")),
        renamed("group_name", Rate, "group"),
        *own(Rate, "counts_events", "percent", "people", "count", "group_size"),
        remarks(Rate),
        cited(),
    )


def _of_the_effect(field: Field[Placed[Any]]) -> Field[Placed[Rate]]:
    return Field(field.column, lambda it: field.read(it.holder(2)))
