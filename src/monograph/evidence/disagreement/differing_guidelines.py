"""Guidelines whose statements on one treatment, for related people and symptoms, point different ways."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from monograph.entries import Drug, Question
from monograph.entries.kinds.guideline import Guideline, GuidelineStatement, Recommended
from monograph.entries.shared.vocabulary import RecommendationDirection
from monograph.evidence.disagreement.explanations import Sides
from monograph.evidence.pico.drug_names import names_of
from monograph.evidence.pico.lineage import Lineage, any_related, are_related, condition_lineage, drug_lineage
from monograph.knowledge_base import KnowledgeBase

_FAVOURABLE = frozenset({RecommendationDirection.FOR, RecommendationDirection.CONSIDER})
_SILENT = frozenset({RecommendationDirection.NO_RECOMMENDATION, RecommendationDirection.NOT_MENTIONED})


@dataclass(frozen=True, slots=True)
class LocatedStatement:
    """A guideline's statement, and the one of its treatments that is looked at: an id, or a name without entry."""

    guideline: str
    statement: GuidelineStatement
    treatment: str


@dataclass(frozen=True, slots=True)
class DifferingGuidelines:
    """Two guidelines' statements on the same treatment, or on a class and a member of it, that differ.

    ``is_conflict`` is true when one is for or considers it and the other is against. It is false when the other
    makes no recommendation, or does not mention it: that is a difference, but no contradiction.
    """

    first: LocatedStatement
    second: LocatedStatement
    is_conflict: bool

    @property
    def sides(self) -> Sides:
        """Who disagrees, and on which treatment."""
        return Sides(frozenset({self.first.guideline, self.second.guideline}), drug=self.first.treatment)


@dataclass(frozen=True, slots=True)
class Audience:
    """For whom something was said: the diseases, and the symptom if there is one."""

    population: tuple[str, ...]
    symptom: str | None

    def overlaps(self, other: Audience, lineage: Lineage) -> bool:
        """Whether the two speak of related people.

        Two symptoms must be related, and so must two lists of diseases. Where one is not given, the rest must be
        related all the same: silence overlaps with nothing.
        """
        if self.symptom and other.symptom:
            is_same_symptom = are_related(self.symptom, other.symptom, lineage)
            is_open = not self.population or not other.population
            return is_same_symptom and (is_open or any_related(self.population, other.population, lineage))
        return any_related(self._all, other._all, lineage)

    @property
    def _all(self) -> tuple[str, ...]:
        return (*self.population, self.symptom) if self.symptom else self.population


def differing_guidelines(base: KnowledgeBase) -> tuple[DifferingGuidelines, ...]:
    """Return every two guidelines' statements in the base that differ."""
    placed = tuple(located_statements(base))
    conditions, drugs = condition_lineage(base), drug_lineage(base)
    pairs = combinations(placed, 2)
    found = (difference(one, other) for one, other in pairs if are_on_the_same(one, other, conditions, drugs))
    return tuple(one for one in found if one is not None)


def located_statements(base: KnowledgeBase) -> Iterator[LocatedStatement]:
    """Yield every statement of every guideline, once for each treatment it speaks of."""
    names = {name: sheet.id for sheet in base.all(Drug) for name in names_of(sheet.entry)}
    for sheet in base.all(Guideline):
        for statement in sheet.entry.statements:
            for one in statement.interventions:
                yield LocatedStatement(sheet.id, statement, _treatment(one, names))


def are_on_the_same(one: LocatedStatement, other: LocatedStatement, conditions: Lineage, drugs: Lineage) -> bool:
    """Whether statements of two guidelines speak of the same treatment and of related people."""
    if one.guideline == other.guideline or not are_related(one.treatment, other.treatment, drugs):
        return False
    return audience(one.statement).overlaps(audience(other.statement), conditions)


def difference(one: LocatedStatement, other: LocatedStatement) -> DifferingGuidelines | None:
    """Return how two statements on the same differ; None when they agree, or when one was not read."""
    directions = {one.statement.direction, other.statement.direction}
    if None in directions or not directions & _FAVOURABLE:
        return None
    if RecommendationDirection.AGAINST in directions:
        return DifferingGuidelines(one, other, is_conflict=True)
    return DifferingGuidelines(one, other, is_conflict=False) if directions & _SILENT else None


def audience(statement: GuidelineStatement) -> Audience:
    """Return for whom a statement was made."""
    return Audience(tuple(map(str, statement.population)), str(statement.symptom) if statement.symptom else None)


def question_audience(question: Question) -> Audience:
    """Return whom a question is about."""
    pico = question.pico
    return Audience(tuple(map(str, pico.population)), str(pico.symptom) if pico.symptom else None)


def _treatment(one: Recommended, names: dict[str, str]) -> str:
    return str(one.drug) if one.drug else names.get(str(one.name).casefold(), str(one.name).casefold())
