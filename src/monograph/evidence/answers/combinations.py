"""Which treatments one answer recommends together, and what is known of them in combination."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from monograph.entries import Condition, Drug, Question
from monograph.entries.kinds.drug import Interaction, InteractionEffect
from monograph.entries.shared.open_words import Property
from monograph.entries.shared.parts import Statement, value_of
from monograph.entries.shared.vocabulary import Direction, PharmacodynamicProperty
from monograph.evidence.pico.drug_names import names_of
from monograph.evidence.pico.lineage import Lineage, are_related, condition_lineage
from monograph.evidence.studies.interactions import exposure_ratio
from monograph.knowledge_base import KnowledgeBase
from monograph.sources import Path

DEPRESSANT = frozenset(
    {PharmacodynamicProperty.CENTRAL_DEPRESSANT, PharmacodynamicProperty.RESPIRATORY_DEPRESSANT}
)
HEART_RHYTHM = frozenset({PharmacodynamicProperty.QT_PROLONGING, PharmacodynamicProperty.PROARRHYTHMIC})
_UNCHANGED = frozenset({Direction.NO_CHANGE, Direction.NO_DIFFERENCE})


@dataclass(frozen=True, slots=True)
class Together:
    """Two treatments that an answer recommends together, and where the later of the two stands."""

    first: str
    second: str
    path: Path


@dataclass(frozen=True, slots=True)
class MeasuredEffect:
    """An effect of an interaction, and the value together over the value alone, if it can be had.

    The ratio is computed from the two values; None when they are not both given.
    """

    effect: InteractionEffect
    ratio: Decimal | None


@dataclass(frozen=True, slots=True)
class KnownInteraction:
    """What one treatment of a pair does to the other, and in whose entry that is written."""

    affected: str
    cause: str
    written_in: str
    interaction: Interaction
    effects: tuple[MeasuredEffect, ...]


@dataclass(frozen=True, slots=True)
class BreathingRisk:
    """That breathing is at risk in a condition, and what its entry says of it."""

    condition: str
    statement: Statement


def recommended_together(question: Question, lineage: Lineage) -> tuple[Together, ...]:
    """Return every two treatments that an answer recommends together.

    These are the treatments of its pathway with one another, and what people already take with each treatment of
    the pathway and each option. A class and a member of it are no combination.
    """
    pathway = _first_places(
        (("pathway", number, "drug"), step.drug) for number, step in enumerate(question.pathway)
    )
    options = _first_places((("options", number, "drug"), one.drug) for number, one in enumerate(question.options))
    taken = [str(drug) for drug in question.pico.background]
    pairs = [Together(one, other, pathway[other]) for one, other in combinations(pathway, 2)]
    pairs += [Together(one, other, path) for one in taken for other, path in (options | pathway).items()]
    return tuple(pair for pair in pairs if not are_related(pair.first, pair.second, lineage))


def _first_places(placed: Iterable[tuple[Path, object]]) -> dict[str, Path]:
    places: dict[str, Path] = {}
    for path, drug in placed:
        if drug is not None:
            places.setdefault(str(drug), path)
    return places


def interactions_between(
    first: str, second: str, base: KnowledgeBase, lineage: Lineage
) -> tuple[KnownInteraction, ...]:
    """Return every interaction of two treatments that an entry records, whichever of the two is affected.

    What is written of a class holds for its members, on both sides. A record that only says that nothing changed
    is no interaction.
    """
    return (*_caused(first, second, base, lineage), *_caused(second, first, base, lineage))


def _caused(affected: str, cause: str, base: KnowledgeBase, lineage: Lineage) -> Iterator[KnownInteraction]:
    names = frozenset[str]().union(*(names_of(base.get(Drug, name).entry) for name in lineage[cause]))
    for entry_id in sorted(lineage[affected]):
        for interaction in base.get(Drug, entry_id).entry.interactions:
            is_named = any(str(name).casefold() in names for name in interaction.cause_names)
            is_cause = is_named or not lineage[cause].isdisjoint(map(str, interaction.causes))
            if is_cause and not _changes_nothing(interaction):
                effects = tuple(MeasuredEffect(effect, _ratio(effect)) for effect in interaction.effects)
                yield KnownInteraction(affected, cause, entry_id, interaction, effects)


def _changes_nothing(interaction: Interaction) -> bool:
    return bool(interaction.effects) and all(effect.direction in _UNCHANGED for effect in interaction.effects)


def _ratio(effect: InteractionEffect) -> Decimal | None:
    alone = value_of(effect.alone)
    together = value_of(effect.together)
    return exposure_ratio(alone, together) if alone and together else None


def properties_of(drug_id: str, base: KnowledgeBase, lineage: Lineage) -> frozenset[Property]:
    """Return the properties of a treatment: its own, and those of the classes it belongs to."""
    entries = (base.get(Drug, name).entry for name in lineage[drug_id])
    return frozenset(one.type for entry in entries for one in entry.properties)


def breathing_risks(question: Question, base: KnowledgeBase) -> tuple[BreathingRisk, ...]:
    """Return what entries say of breathing at risk in a question's people: their diseases and the broader ones.

    None does not mean that breathing is safe, only that no entry speaks of it.
    """
    lineage = condition_lineage(base)
    asked = (*question.pico.population, *((question.pico.symptom,) if question.pico.symptom else ()))
    names = sorted(frozenset[str]().union(*(lineage[str(name)] for name in asked)))
    stated = ((name, base.get(Condition, name).entry.breathing_at_risk) for name in names)
    return tuple(BreathingRisk(name, statement) for name, statement in stated if statement is not None)


def carries_a_caution(pair: Together, question: Question, lineage: Lineage) -> bool:
    """Whether a question says of two treatments that they need care, or must not be combined.

    A caution on a class holds for its members.
    """
    ours, theirs = lineage[pair.first], lineage[pair.second]
    return any(
        (one in ours and other in theirs) or (one in theirs and other in ours)
        for _, drugs in cautioned_pairs(question)
        for one, other in drugs
    )


def cautioned_pairs(question: Question) -> Iterator[tuple[Path, tuple[tuple[str, str], ...]]]:
    """Yield each caution and each combination to avoid, by its path, with the pairs of treatments it speaks of."""
    for number, caution in enumerate(question.cautions):
        yield ("cautions", number), tuple(combinations(map(str, caution.drugs), 2))
    for number, avoided in enumerate(question.avoid):
        others = tuple(map(str, avoided.together_with))
        if avoided.drug is not None and others:
            yield ("avoid", number), tuple((str(avoided.drug), other) for other in others)
        elif others:
            yield ("avoid", number), tuple(combinations(others, 2))


def drugs_of_answer(question: Question) -> frozenset[str]:
    """Return the treatments an answer is about: options, pathway, and what people already take."""
    pathway = (step.drug for step in question.pathway if step.drug is not None)
    options = (option.drug for option in question.options)
    return frozenset(map(str, (*options, *pathway, *question.pico.background, *question.pico.interventions)))
