"""Studies whose results on one treatment and one outcome point in opposite directions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from monograph.entries import Outcome, Study
from monograph.entries.kinds.result import Result
from monograph.entries.kinds.study import Arm
from monograph.entries.reading.computed import computed_once
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import ArmType, BetterDirection, Contrast, OutcomeRole
from monograph.evidence.disagreement.explanations import Sides
from monograph.evidence.effects.direction import (
    ResultDirection,
    Shift,
    direction_of,
    opposite,
    reversed_shift,
    shift_of,
)
from monograph.evidence.pico.lineage import any_related, condition_lineage
from monograph.evidence.studies.designs import included_in
from monograph.knowledge_base import KnowledgeBase

Points = ResultDirection | Shift

_OPPOSED = (
    frozenset[Points]({ResultDirection.BENEFIT, ResultDirection.HARM}),
    frozenset[Points]({Shift.HIGHER, Shift.LOWER}),
)
_DECIDED = frozenset[Points]().union(*_OPPOSED)
_UNKNOWN = frozenset[Points]({ResultDirection.UNKNOWN, Shift.UNKNOWN})
_PRIMARY = frozenset({OutcomeRole.PRIMARY, OutcomeRole.CO_PRIMARY})
_NAMELESS = frozenset({ArmType.PLACEBO, ArmType.NONE, ArmType.BACKGROUND})


@dataclass(frozen=True, slots=True)
class StudyDirection:
    """Where one study points on one treatment and outcome: good or bad, or up or down where neither is better.

    ``against`` are the other treatments it was compared with, none for placebo and for no treatment.
    ``is_controlled`` is false for a comparison with the same people before treatment. ``points`` holds one
    direction; none when the study found no difference or its direction is not known; two when its results point
    both ways. ``is_known`` is false when no result gives any direction, not even none.
    """

    study: str
    drug: str
    outcome: str
    against: frozenset[str]
    is_controlled: bool
    points: frozenset[Points]
    is_known: bool
    results: tuple[str, ...]

    @property
    def is_mixed(self) -> bool:
        """Whether the study's own results point both ways."""
        return len(self.points) > 1


@dataclass(frozen=True, slots=True)
class StudyPair:
    """Two studies on one treatment and outcome, compared with the same, which may be opposed.

    A study whose own results point both ways is opposed to none. Two that are not like with like, because only one
    of them is controlled, can differ for the course of the disease alone.
    """

    first: StudyDirection
    second: StudyDirection

    @property
    def is_opposed(self) -> bool:
        """Whether each of the two points one way, and the ways are opposite."""
        is_clear = not (self.first.is_mixed or self.second.is_mixed)
        return is_clear and (self.first.points | self.second.points) in _OPPOSED

    @property
    def is_like_with_like(self) -> bool:
        """Whether both are controlled comparisons, or neither is."""
        return self.first.is_controlled is self.second.is_controlled

    @property
    def is_of_the_other(self) -> bool:
        """Whether the pair says of the second of two treatments what is under the first, by their ids."""
        return len(self.first.against) == 1 and min(self.first.against) < self.first.drug

    @property
    def sides(self) -> Sides:
        """Who disagrees, and on what."""
        return Sides(frozenset({self.first.study, self.second.study}), self.first.outcome, self.first.drug)


def study_directions(sheet: Sheet[Study], base: KnowledgeBase) -> tuple[StudyDirection, ...]:
    """Return where a study points, one item for each treatment, outcome and kind of comparison.

    Where a study has several results, those of everybody decide before those of subgroups, and among them those it
    named primary; without any, all of them do. Results that
    compare doses of one drug, or several drugs at once, say nothing of a single one and are left out.
    """
    return _directions(base)[sheet.id]


# Each question asks it of every study.
@computed_once
def _directions(base: KnowledgeBase) -> Mapping[str, tuple[StudyDirection, ...]]:
    return {sheet.id: _directions_of(sheet, base) for sheet in base.all(Study)}


def _directions_of(sheet: Sheet[Study], base: KnowledgeBase) -> tuple[StudyDirection, ...]:
    arms = {arm.id: arm for arm in sheet.entry.arms}
    found: dict[tuple[str, str, frozenset[str], bool], list[tuple[Result, Points]]] = defaultdict(list)
    for result in sheet.entry.results:
        for drug, against, is_reversed in _tested(result, arms):
            points = _points(result, base.get(Outcome, result.outcome).entry, is_reversed=is_reversed)
            found[drug, str(result.outcome), against, _is_controlled(result)].append((result, points))
    return tuple(_summed_up(sheet.id, *key, results) for key, results in found.items())


def comparable_pairs(directions: Iterable[StudyDirection], base: KnowledgeBase) -> Iterator[StudyPair]:
    """Yield every two studies on one treatment and outcome that were compared with the same.

    A review and a study that it counts are no two sides.
    """
    groups: dict[tuple[str, str, frozenset[str]], list[StudyDirection]] = defaultdict(list)
    for direction in directions:
        groups[direction.drug, direction.outcome, direction.against].append(direction)
    for group in groups.values():
        for one, other in combinations(group, 2):
            is_counted = other.study in included_in(one.study, base) or one.study in included_in(other.study, base)
            if one.study != other.study and not is_counted:
                yield StudyPair(one, other)


def opposite_studies(base: KnowledgeBase) -> tuple[StudyPair, ...]:
    """Return every two studies in the base, in related people, that point in opposite directions.

    Two treatments compared with each other are one pair, and are under the one whose id comes first.
    """
    lineage = condition_lineage(base)
    sheets = base.all(Study)
    people = {sheet.id: tuple(map(str, sheet.entry.population.conditions)) for sheet in sheets}
    directions = (direction for sheet in sheets for direction in study_directions(sheet, base))
    return tuple(
        pair
        for pair in comparable_pairs(directions, base)
        if pair.is_opposed
        and not pair.is_of_the_other
        and any_related(people[pair.first.study], people[pair.second.study], lineage)
    )


def _tested(result: Result, arms: dict[str, Arm]) -> Iterator[tuple[str, frozenset[str], bool]]:
    """Yield each treatment a result is about, what it was compared with, and whether it is on the other side."""
    ours = {_treatments(arms[name]) for name in result.index}
    theirs = {_treatments(arms[name]) for name in result.comparator} or {frozenset[str]()}
    if len(ours) == len(theirs) == 1:
        (index,), (comparator,) = ours, theirs
        added, instead = index - comparator, comparator - index
        for one, others, is_reversed in ((added, instead, False), (instead, added, True)):
            if len(one) == 1:
                yield next(iter(one)), others, is_reversed


def _treatments(arm: Arm) -> frozenset[str]:
    drugs = frozenset(str(one.drug) for one in arm.treatments if one.drug is not None)
    # A name without an entry is a comparator of its own, unless it is a placebo or what everybody received.
    if drugs or arm.type in _NAMELESS:
        return drugs
    return frozenset(str(one.name).casefold() for one in arm.treatments)


def _points(result: Result, outcome: Outcome, *, is_reversed: bool) -> Points:
    if outcome.better is BetterDirection.NEITHER:
        shift = shift_of(result, outcome)
        if shift is not Shift.UNKNOWN:
            return reversed_shift(shift) if is_reversed else shift
    direction = direction_of(result, outcome)
    return opposite(direction) if is_reversed else direction


def _is_controlled(result: Result) -> bool:
    return bool(result.comparator) and result.contrast in (Contrast.BETWEEN_ARMS, Contrast.WITHIN_PERSON)


def _summed_up(
    study: str,
    drug: str,
    outcome: str,
    against: frozenset[str],
    is_controlled: bool,
    results: list[tuple[Result, Points]],
) -> StudyDirection:
    of_everybody = [one for one in results if one[0].population is None] or results
    primary = [one for one in of_everybody if one[0].role in _PRIMARY and one[1] in _DECIDED]
    deciding = primary or of_everybody
    found = frozenset(points for _, points in deciding)
    ids = tuple(result.id for result, _ in deciding)
    is_known = not found <= _UNKNOWN
    return StudyDirection(study, drug, outcome, against, is_controlled, found & _DECIDED, is_known, ids)
