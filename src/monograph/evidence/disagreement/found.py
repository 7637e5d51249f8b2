"""Where sources disagree, over the whole base, as data that a page can show and a rule can ask about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from monograph.entries import Study
from monograph.entries.kinds.result import Harm, Result
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import value_of
from monograph.evidence.disagreement.competing_values import (
    CompetingValues,
    OwnFigures,
    are_same_within_rounding,
    competing_values,
    own_figures,
)
from monograph.evidence.disagreement.differing_guidelines import DifferingGuidelines, differing_guidelines
from monograph.evidence.disagreement.explanations import Explanation, Sides, all_explanations
from monograph.evidence.disagreement.opposite_studies import StudyPair, opposite_studies
from monograph.evidence.studies.whom import same_of
from monograph.knowledge_base import KnowledgeBase
from monograph.sources import Path


class DisagreementKind(StrEnum):
    """What kind of thing disagrees with what."""

    COMPETING_VALUES = "competing values"
    OWN_FIGURES = "the source against its own figures"
    REPEATED_RESULT = "results of one study"
    DIRECTION = "direction of effect"
    GUIDELINES = "guidelines"
    AUTHORED = "as a question words it"


@dataclass(frozen=True, slots=True)
class RepeatedResult:
    """Two results of one study on the same outcome, groups and time, or two counts of one harm, with other values.

    ``first_at`` and ``second_at`` are their places in the entry.
    """

    study: str
    first: Result | Harm
    second: Result | Harm
    first_at: Path
    second_at: Path

    @property
    def is_explained(self) -> bool:
        """Whether one of the two carries a note."""
        return self.first.note is not None or self.second.note is not None

    @property
    def sides(self) -> Sides:
        """The study, which disagrees with itself, and the outcome."""
        outcome = self.first.outcome or self.second.outcome
        return Sides(frozenset({self.study}), str(outcome) if outcome else None)


Found = CompetingValues | OwnFigures | RepeatedResult | StudyPair | DifferingGuidelines | Explanation


@dataclass(frozen=True, slots=True)
class FoundDisagreement:
    """One disagreement: its kind, who disagrees on what, the details, and what questions say of it."""

    kind: DisagreementKind
    sides: Sides
    found: Found
    explanations: tuple[Explanation, ...] = ()


def all_disagreements(base: KnowledgeBase) -> tuple[FoundDisagreement, ...]:
    """Return every disagreement in the base, kind by kind.

    An explanation that speaks to something found stands with it too; all of them come once more as authored.
    """
    written = tuple(all_explanations(base))
    found = [*_in_entries(base)]
    found += (_explained(DisagreementKind.DIRECTION, one, written) for one in opposite_studies(base))
    found += (_explained(DisagreementKind.GUIDELINES, one, written) for one in differing_guidelines(base))
    found += (FoundDisagreement(DisagreementKind.AUTHORED, one.sides, one, (one,)) for one in written)
    return tuple(found)


def repeated_results(sheet: Sheet[Study]) -> Iterator[RepeatedResult]:
    """Yield every two results of a study on the same outcome, groups, people, time and analysis, of other values.

    Only what measures the same is compared: one statistic of one side, or one effect measure with the same
    adjustment. What the source names differently is another measurement. Harms are compared in the same way: one
    event, in the same groups. Of very many that are alike, each is compared with those just before it.
    """
    study = sheet.entry
    by_field: dict[str, tuple[Result | Harm, ...]] = {"results": study.results, "harms": study.harms}
    for field, ones in by_field.items():
        alike: dict[object, list[int]] = defaultdict(list)
        for number, one in enumerate(ones):
            alike[_of_the_same(one)].append(number)
        pairs = (pair for numbers in alike.values() for pair in _pairs(numbers))
        for here, there in sorted(pairs):
            if _differ(ones[here], ones[there]):
                yield RepeatedResult(sheet.id, ones[here], ones[there], (field, here), (field, there))


# No source gives as many results of one outcome, time, people and analysis. Thousands make millions of pairs.
_MOST_COMPARED = 20


def _pairs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    for position, there in enumerate(numbers):
        for here in numbers[max(0, position - _MOST_COMPARED) : position]:
            yield here, there


def _in_entries(base: KnowledgeBase) -> Iterator[FoundDisagreement]:
    for sheet in base.sheets.values():
        own = Sides(frozenset({sheet.id}))
        for competing in competing_values(sheet):
            yield FoundDisagreement(DisagreementKind.COMPETING_VALUES, own, competing)
        for figures in own_figures(sheet):
            yield FoundDisagreement(DisagreementKind.OWN_FIGURES, own, figures)
    for study in base.all(Study):
        for repeated in repeated_results(study):
            yield FoundDisagreement(DisagreementKind.REPEATED_RESULT, repeated.sides, repeated)


def _explained(
    kind: DisagreementKind, found: StudyPair | DifferingGuidelines, written: tuple[Explanation, ...]
) -> FoundDisagreement:
    speaking = tuple(one for one in written if one.speaks_to(found.sides))
    return FoundDisagreement(kind, found.sides, found, speaking)


def _of_the_same(result: Result | Harm) -> tuple[object, ...]:
    if isinstance(result, Harm):
        return result.event.casefold(), frozenset(result.arms), result.serious, result.counts_events
    time, analysis_set = value_of(result.time), value_of(result.analysis_set)
    return (
        str(result.outcome),
        str(result.as_named or "").casefold(),
        frozenset(result.index),
        frozenset(result.comparator),
        result.contrast,
        time,
        analysis_set,
        *same_of(result),
    )


def _differ(first: Result | Harm, second: Result | Harm) -> bool:
    ours, theirs = dict(_measured(first)), dict(_measured(second))
    return any(not are_same_within_rounding(ours[what], theirs[what]) for what in ours.keys() & theirs.keys())


def _measured(result: Result | Harm) -> Iterator[tuple[object, object]]:
    """Yield what a result measured and the value: its effect, each side's figures, a harm's figures."""
    if isinstance(result, Harm):
        figures = {"percent": result.percent, "people": result.people, "count": result.count}
        yield from ((name, one.value) for name, one in figures.items() if one and one.value is not None)
        return
    effect = value_of(result.effect)
    if effect is not None:
        yield (effect.measure, effect.unit, effect.adjusted), effect
    for side in result.sides:
        arms = frozenset(side.arms)
        if side.figure and side.figure.value is not None:
            yield (arms, side.statistic), side.figure.value
        if side.people and side.people.value is not None:
            yield (arms, "people"), side.people.value
