"""Whom evidence is about, against whom a question asks about: disease and symptom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from monograph.entries import Condition, Study
from monograph.entries.kinds.question import Pico
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.vocabulary import DirectnessAxis, StudyDesign, SymptomAtEntry
from monograph.evidence.pico.axes import Agreement, AxisDirectness, pooled
from monograph.evidence.pico.lineage import condition_lineage
from monograph.evidence.pico.names import inside_sentence
from monograph.evidence.pico.treatments import narrower
from monograph.knowledge_base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class People:
    """Whom a question asks about, by ids, with everything that is a kind of it or of which it is a kind."""

    diseases: tuple[str, ...]
    symptom: str | None
    disease_kinds: frozenset[str]
    symptom_kinds: frozenset[str]
    broader: frozenset[str]


def people_asked_about(pico: Pico, base: KnowledgeBase) -> People:
    """Return whom a question asks about."""
    diseases = tuple(map(str, pico.population))
    symptom = str(pico.symptom) if pico.symptom else None
    asked = (*diseases, symptom) if symptom else diseases
    lineage = condition_lineage(base)
    return People(
        diseases=diseases,
        symptom=symptom,
        disease_kinds=frozenset[str]().union(*(narrower(disease, base) for disease in diseases)),
        symptom_kinds=narrower(symptom, base) if symptom else frozenset(),
        broader=frozenset[str]().union(*(lineage[one] for one in asked)).difference(asked),
    )


def disease_of_study(study: Study, people: People, base: KnowledgeBase) -> AxisDirectness:
    """Return how far the people of a study have the disease of the question.

    A laboratory study has no people, and healthy volunteers have no disease: both differ.
    """
    if study.design is StudyDesign.LABORATORY:
        return _axis(DirectnessAxis.DISEASE, Agreement.DIFFERS, (), people.diseases, base, "no people took part")
    found = disease_axis(study.population.conditions, people, base)
    if not study.population.healthy:
        return found
    if not study.population.conditions:
        return AxisDirectness(found.axis, Agreement.DIFFERS, (), found.asked, "healthy volunteers")
    if found.is_mismatch:
        return found
    also = pooled({found.agreement, Agreement.DIFFERS})
    return AxisDirectness(found.axis, also, found.studied, found.asked, "healthy volunteers took part too")


def disease_axis(conditions: Iterable[str], people: People, base: KnowledgeBase) -> AxisDirectness:
    """Return how far some conditions are the disease of the question, or kinds of it.

    A narrower condition matches; a broader or another one differs; several of which only some match agree in part.
    A symptom that occurs in the disease, named in place of one, leaves the disease unknown.
    """
    named = tuple(map(str, conditions))
    if not named:
        reason = "the disease is not recorded"
        return _axis(DirectnessAxis.DISEASE, Agreement.UNKNOWN, (), people.diseases, base, reason)
    by_condition = {one: _disease_agreement(one, people, base) for one in named}
    agreement = pooled(by_condition.values())
    others = tuple(one for one, found in by_condition.items() if found is Agreement.DIFFERS)
    reason = {
        Agreement.MATCHES: "",
        Agreement.PARTLY: f"also people with {_listed(others, base)}",
        Agreement.DIFFERS: _other_kind(others, people),
        Agreement.UNKNOWN: "a symptom is named, not the disease in which it occurs",
    }[agreement]
    return _axis(DirectnessAxis.DISEASE, agreement, named, people.diseases, base, reason)


def symptom_of_study(study: Study, people: People, base: KnowledgeBase) -> AxisDirectness | None:
    """Return how far a study is about the symptom of the question; None when the question names none.

    Where people needed the symptom to take part, the study matches. Where they did not, it matches in part; where
    that is not stated, it is unknown.
    """
    found = symptom_axis(study.population.target_symptom, people, base)
    if found is None or found.agreement is not Agreement.MATCHES:
        return found
    at_entry = value_of(study.population.symptom_at_entry)
    if at_entry is SymptomAtEntry.REQUIRED:
        return found
    if at_entry is SymptomAtEntry.NOT_REQUIRED:
        reason = "people without the symptom could take part"
        return AxisDirectness(found.axis, Agreement.PARTLY, found.studied, found.asked, reason)
    reason = "whether people needed the symptom to take part is not stated"
    return AxisDirectness(found.axis, Agreement.UNKNOWN, found.studied, found.asked, reason)


def symptom_axis(symptom: str | None, people: People, base: KnowledgeBase) -> AxisDirectness | None:
    """Return how far a symptom is the one of the question or a kind of it; None when the question names none."""
    if people.symptom is None:
        return None
    asked = (people.symptom,)
    if symptom is None:
        reason = "the symptom is not recorded"
        return _axis(DirectnessAxis.SYMPTOM, Agreement.UNKNOWN, (), asked, base, reason)
    if symptom in people.symptom_kinds:
        return _axis(DirectnessAxis.SYMPTOM, Agreement.MATCHES, (symptom,), asked, base)
    reason = "a broader symptom" if symptom in people.broader else "another symptom"
    return _axis(DirectnessAxis.SYMPTOM, Agreement.DIFFERS, (symptom,), asked, base, reason)


def _disease_agreement(condition: str, people: People, base: KnowledgeBase) -> Agreement:
    if condition in people.disease_kinds:
        return Agreement.MATCHES
    occurs_in = set(map(str, base.get(Condition, condition).entry.occurs_in))
    return Agreement.UNKNOWN if occurs_in & people.disease_kinds else Agreement.DIFFERS


def _other_kind(others: tuple[str, ...], people: People) -> str:
    return "a broader disease" if people.broader.intersection(others) else "another disease"


def _axis(
    axis: DirectnessAxis,
    agreement: Agreement,
    studied: tuple[str, ...],
    asked: tuple[str, ...],
    base: KnowledgeBase,
    reason: str = "",
) -> AxisDirectness:
    return AxisDirectness(axis, agreement, _names(studied, base), _names(asked, base), reason)


def _names(ids: Iterable[str], base: KnowledgeBase) -> tuple[str, ...]:
    return tuple(str(base.sheets[one].entry.name) for one in ids)


def _listed(ids: Iterable[str], base: KnowledgeBase) -> str:
    return ", ".join(inside_sentence(one, base) for one in _names(ids, base))
