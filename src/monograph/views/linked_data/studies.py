"""What a study is, in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from monograph.entries import Study
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import (
    RANDOMISED_DESIGNS,
    REVIEW_DESIGNS,
    ArmType,
    Masking,
    StudyDesign,
)
from monograph.evidence.studies.soundness import soundness_of_study
from monograph.views.formatting.writer import Writer
from monograph.views.linked_data.nodes import Node, cited_work, named_entry, node, status_words

_SCHEMA = "https://schema.org/"
_TRIALS = RANDOMISED_DESIGNS | {StudyDesign.NON_RANDOMISED}
# Of schema.org's designs only those that say the same.
_OBSERVATIONS: Mapping[str, str] = MappingProxyType(
    {
        StudyDesign.CASE_SERIES: "CaseSeries",
        StudyDesign.COHORT: "CohortStudy",
        StudyDesign.CASE_CONTROL: "Observational",
        StudyDesign.CROSS_SECTIONAL: "CrossSectional",
    }
)
_MASKING: Mapping[Masking, str] = MappingProxyType(
    {
        Masking.NONE: "OpenTrial",
        Masking.SINGLE: "SingleBlindedTrial",
        Masking.DOUBLE: "DoubleBlindedTrial",
        Masking.TRIPLE: "TripleBlindedTrial",
    }
)


def study_node(sheet: Sheet[Study], described: Mapping[str, object], writer: Writer) -> Node:
    """Return a study with its design, people and treatments, or the article of a review."""
    study, base = sheet.entry, writer.base
    about = [
        *(named_entry("MedicalCondition", one, writer.address, base) for one in study.population.conditions),
        *(named_entry("MedicalTherapy", one, writer.address, base) for one in _treatments(study)),
    ]
    reports = [cited_work(base.bibliography[one.work], base) for one in study.reports]
    numbers = [
        node("MedicalCode", codingSystem=str(one.register_name), codeValue=str(one.number))
        for one in study.registrations
    ]
    said = status_words(soundness_of_study(sheet.id, base))
    titled = {**described, "alternateName": str(study.title), "subjectOf": reports, "creativeWorkStatus": said}
    if study.design in REVIEW_DESIGNS:
        return node("MedicalScholarlyArticle", **titled, publicationType=str(study.design), about=about)
    kind, design = _kind_and_design(study)
    sponsor = study.sponsor.value if study.sponsor else None
    return node(
        kind,
        **titled,
        **design,
        studySubject=about,
        code=numbers,
        sponsor=node("Organization", name=str(sponsor)) if sponsor else None,
        status=str(study.status.value or "") if study.status else "",
    )


def _kind_and_design(study: Study) -> tuple[str, dict[str, object]]:
    if study.design in _TRIALS:
        return "MedicalTrial", {"trialDesign": [f"{_SCHEMA}{name}" for name in _trial_designs(study)]}
    if study.design in _OBSERVATIONS:
        return "MedicalObservationalStudy", {"studyDesign": f"{_SCHEMA}{_OBSERVATIONS[study.design]}"}
    return "MedicalStudy", {}


def _trial_designs(study: Study) -> Iterator[str]:
    if study.design in RANDOMISED_DESIGNS:
        yield "RandomizedTrial"
    masking = study.masking.value if study.masking else None
    if masking and masking in _MASKING:
        yield _MASKING[masking]
    if any(arm.type is ArmType.PLACEBO for arm in study.arms):
        yield "PlaceboControlledTrial"


def _treatments(study: Study) -> tuple[str, ...]:
    given = (one.drug for arm in study.arms for one in arm.treatments if one.drug)
    return tuple(dict.fromkeys((*given, *study.about)))
