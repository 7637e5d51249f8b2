"""What guidelines say of a question's treatments, and for whom they say it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from monograph.entries import Drug, Guideline, Question
from monograph.entries.kinds.guideline import GuidelineStatement
from monograph.entries.kinds.question import RecommendationUse
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import RecommendationDirection
from monograph.evidence.pico.axes import Agreement, AxisDirectness
from monograph.evidence.pico.drug_names import names_of
from monograph.evidence.pico.lineage import Lineage, condition_lineage, drug_lineage
from monograph.evidence.pico.populations import People, disease_axis, people_asked_about, symptom_axis
from monograph.knowledge_base import KnowledgeBase


class Mention(StrEnum):
    """How a guideline statement speaks of a treatment."""

    BY_NAME = "by name"
    CLASS = "as one of a class"
    MEMBER = "through a member of the class"


class DrugMention(NamedTuple):
    """A treatment that a statement speaks of, and how."""

    drug: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class ConcerningStatement:
    """A guideline's statement on treatments of a question.

    ``drugs`` are the options it speaks of, and how; ``axes`` say for whom it was made, against the question;
    ``drawn_on`` is the question's own line on it, when there is one.
    """

    guideline: str
    statement: GuidelineStatement
    drugs: tuple[DrugMention, ...]
    axes: tuple[AxisDirectness, ...]
    drawn_on: RecommendationUse | None

    @property
    def is_drawn_on(self) -> bool:
        """Whether the question has a line of its own on it."""
        return self.drawn_on is not None

    @property
    def direction(self) -> RecommendationDirection | None:
        """For, consider, against or none; None when the statement was not read."""
        return self.statement.direction


def statement_directness(
    statement: GuidelineStatement, people: People, base: KnowledgeBase
) -> tuple[AxisDirectness, ...]:
    """Return how far a statement was made for the people and symptom of a question, through the hierarchy.

    Unlike a study, a statement made for a broader disease was made for its kinds too, and then its symptom is
    that symptom in them.
    """
    disease = disease_axis(statement.population, people, base)
    symptom = symptom_axis(statement.symptom, people, base)
    if _covers(statement, people, base):
        disease = replace(disease, agreement=Agreement.MATCHES, reason="")
        if symptom is not None and statement.symptom in people.broader:
            symptom = replace(symptom, agreement=Agreement.MATCHES, reason="")
    return (disease, symptom) if symptom is not None else (disease,)


def _covers(statement: GuidelineStatement, people: People, base: KnowledgeBase) -> bool:
    """Whether each disease of a question is one that a statement names, or a kind of it."""
    lineage, named = condition_lineage(base), set(map(str, statement.population))
    return bool(named) and all(named & lineage[disease] for disease in people.diseases)


def statement_in(use: RecommendationUse, base: KnowledgeBase) -> GuidelineStatement:
    """Return the statement a question draws on; it exists, because links were checked."""
    statements = base.get(Guideline, use.guideline).entry.statements
    return next(one for one in statements if one.id == use.statement)


def mention_of(statement: GuidelineStatement, drug_id: str, base: KnowledgeBase) -> Mention | None:
    """Return how a statement speaks of a treatment: by name, through its class, through a member of it, or not."""
    return _mention(statement, drug_id, drug_lineage(base), base)


def statements_concerning(question: Question, base: KnowledgeBase) -> tuple[ConcerningStatement, ...]:
    """Return every statement on an option's treatment in the guidelines a question names or draws on.

    Those come first that the question draws on; the rest follow in the order of guidelines and statements. What
    the question draws on is returned even where it speaks of no option.
    """
    people, lineage = people_asked_about(question.pico, base), drug_lineage(base)
    drawn_on = {(str(one.guideline), one.statement): one for one in question.recommendations}
    guidelines = dict.fromkeys((*map(str, question.guidelines), *(name for name, _ in drawn_on)))
    found = [
        ConcerningStatement(
            guideline=name,
            statement=statement,
            drugs=_options_in(statement, question, lineage, base),
            axes=statement_directness(statement, people, base),
            drawn_on=drawn_on.get((name, statement.id)),
        )
        for name in guidelines
        for statement in base.get(Guideline, name).entry.statements
    ]
    concerning = [one for one in found if one.drugs or one.drawn_on is not None]
    return tuple(sorted(concerning, key=lambda one: one.drawn_on is None))


def guidelines_with(work: str, base: KnowledgeBase) -> tuple[Sheet[Guideline], ...]:
    """Return the guidelines of which a work is a document."""
    return tuple(sheet for sheet in base.all(Guideline) if work in map(str, sheet.entry.documents))


def _options_in(
    statement: GuidelineStatement, question: Question, lineage: Lineage, base: KnowledgeBase
) -> tuple[DrugMention, ...]:
    drugs = dict.fromkeys(str(option.drug) for option in question.options)
    mentions = ((drug, _mention(statement, drug, lineage, base)) for drug in drugs)
    return tuple(DrugMention(drug, mention) for drug, mention in mentions if mention is not None)


def _mention(statement: GuidelineStatement, drug_id: str, lineage: Lineage, base: KnowledgeBase) -> Mention | None:
    linked = {str(one.drug) for one in statement.interventions if one.drug is not None}
    named = {str(one.name).casefold() for one in statement.interventions if one.name is not None}
    if _speaks_of({drug_id}, linked, named, base):
        return Mention.BY_NAME
    if _speaks_of(lineage[drug_id] - {drug_id}, linked, named, base):
        return Mention.CLASS
    members = {one for one, above in lineage.items() if drug_id in above} - {drug_id}
    return Mention.MEMBER if _speaks_of(members, linked, named, base) else None


def _speaks_of(drugs: Collection[str], linked: set[str], named: set[str], base: KnowledgeBase) -> bool:
    return any(one in linked or named & names_of(base.get(Drug, one).entry) for one in drugs)
