"""Studies as FHIR research studies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from monograph.entries import Condition, Study
from monograph.entries.kinds.study import Arm, Participants
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Reported
from monograph.evidence.studies.soundness import notices_of_study, notices_reaching
from monograph.exports.fhir.identity import numbers_of
from monograph.exports.fhir.values import Element, Fhir, concept, kept, listed, notes, reference, resource, status
from monograph.exports.fhir.variables import named
from monograph.knowledge_base import KnowledgeBase
from monograph.views.page.frame import writer_for

_PHASE = "http://terminology.hl7.org/CodeSystem/research-study-phase"


def research_study(sheet: Sheet[Study], results: list[str], base: KnowledgeBase) -> Element:
    """Return a study; ``results`` are the names of the pieces of evidence that came out of it."""
    study, writer = sheet.entry, writer_for(sheet, base)
    phase, state, countries = (_value(one) for one in (study.phase, study.status, study.countries))
    fields = kept(
        identifier=listed(
            kept(
                system=numbers_of(str(one.register_name), base),
                value=str(one.number),
                assigner={"display": str(one.register_name)},
            )
            for one in study.registrations
        ),
        title=str(study.title),
        label=[{"value": str(study.name)}],
        relatedArtifact=listed(
            {
                "type": "documentation",
                "label": str(one.role),
                "resourceReference": reference("Citation", one.work, base.bibliography[one.work].short, base),
            }
            for one in study.reports
        ),
        status=status(sheet, base),
        phase=concept(str(phase), _PHASE, _phase_code(str(phase))) if phase else None,
        studyDesign=listed([concept(str(study.design)), concept(_masking(study))]),
        condition=[named(base.get(Condition, one)) for one in study.population.conditions],
        region=[concept(str(countries))] if countries else None,
        description=writer.plain(study.summary.clinical),
        period=_period(study),
        note=notes(*notices(sheet, base), *(writer.plain(one.text) for one in study.limitations)),
        associatedParty=listed(_parties(study)),
        progressStatus=[{"state": concept(str(state)), "actual": True}] if state else None,
        recruitment=_recruitment(study.participants),
        comparisonGroup=listed(_group(arm, base) for arm in study.arms),
        outcomeMeasure=listed(
            kept(name=str(one.name), type=[concept(str(one.role))], description=str(one.status))
            for one in study.ledger
        ),
        result=listed(reference("Evidence", one, one, base) for one in results),
    )
    return resource("ResearchStudy", sheet.id, base, fields)


def notices(sheet: Sheet[Study], base: KnowledgeBase) -> tuple[str, ...]:
    """Return what editors and publishers later said of a study's reports; a retraction is never passed over."""
    writer = writer_for(sheet, base)
    own = (
        f"{str(one.type).capitalize()}: {writer.plain(one.text) if one.said else one.text}"
        for one in notices_of_study(sheet.id, base)
    )
    counted = (
        f"{str(one.notice.type).capitalize()} on {base.sheets[one.study].entry.name}, which it counts."
        for one in notices_reaching((sheet.id,), base)
        if one.through
    )
    return (*own, *counted)


def _value(reported: Reported[Any] | None) -> Any:
    return reported.value if reported else None


def _phase_code(phase: str) -> str:
    return phase.replace("/", "-phase-").replace(" ", "-")


def _masking(study: Study) -> str:
    masking = _value(study.masking)
    return f"masking: {masking}" if masking else ""


def _period(study: Study) -> Element:
    started, ended = _value(study.started), _value(study.ended)
    return kept(start=started.iso if started else None, end=ended.iso if ended else None)


def _parties(study: Study) -> Iterator[Element]:
    for role, name in (("sponsor", _value(study.sponsor)), ("funding source", _value(study.funding))):
        if name:
            yield {"name": str(name), "role": concept(role)}


def _recruitment(people: Participants | None) -> Element:
    """People enrolled; FHIR has no field for those randomised or treated."""
    return kept(targetNumber=_value(people.planned), actualNumber=_value(people.enrolled)) if people else {}


def _group(arm: Arm, base: KnowledgeBase) -> Element:
    received = (base.sheets[one.drug].entry.name if one.drug else one.name for one in arm.treatments)
    words: Fhir = ", ".join(str(one) for one in received)
    return kept(linkId=arm.id, name=str(arm.name), type=concept(str(arm.type)), description=words)
