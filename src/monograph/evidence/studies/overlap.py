"""People that several studies count: how many there are in all, and which studies share them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from monograph.entries import Study
from monograph.entries.kinds.question import ResultPointer
from monograph.entries.kinds.result import Harm, Result
from monograph.evidence.studies.designs import DesignClass, design_class, included_in, lists_all_it_includes
from monograph.evidence.studies.participants import study_people
from monograph.evidence.studies.pointers import pointed_at
from monograph.evidence.studies.whom import people_of_result
from monograph.knowledge_base import KnowledgeBase

_NO_PEOPLE = frozenset({DesignClass.REVIEW, DesignClass.LABORATORY})


@dataclass(frozen=True, slots=True)
class PeopleCount:
    """How many people are behind studies; ``at_least`` when there may be more.

    That is so when a study's number is not known, when studies overlap and only the largest was counted, and when
    a review counts people of studies that are not here.
    """

    number: int
    at_least: bool


@dataclass(frozen=True, slots=True)
class SubgroupPeople:
    """How many people the subgroups are that an answer rests on; None when no number is known."""

    number: int | None
    at_least: bool


NO_SUBGROUPS: Mapping[str, SubgroupPeople] = MappingProxyType({})


def subgroups_behind(pointers: Iterable[ResultPointer], base: KnowledgeBase) -> Mapping[str, SubgroupPeople]:
    """Return the studies of which some pointers reach only results on named subgroups, with the subgroups' people.

    Subgroups may share people, so of several the largest is counted.
    """
    reached: dict[str, list[Result | Harm]] = {}
    for pointer in pointers:
        reached.setdefault(str(pointer.study), []).append(pointed_at(pointer, base)[1])
    found = {}
    for name, ones in reached.items():
        results = [one for one in ones if isinstance(one, Result) and one.population is not None]
        if len(results) == len(ones):
            study = base.get(Study, name).entry
            counts = [people_of_result(study, one) for one in results]
            known = [count for count in counts if count is not None]
            names = {str(one.population.name).casefold() for one in results if one.population}
            found[name] = SubgroupPeople(max(known, default=None), len(names) > 1 or len(known) < len(counts))
    return found


def people_behind_studies(
    study_ids: Collection[str], base: KnowledgeBase, subgroups: Mapping[str, SubgroupPeople] = NO_SUBGROUPS
) -> PeopleCount:
    """Return how many people are behind some studies; each study and each person is counted once.

    ``subgroups`` are studies of which only subgroups count, and how many people these are: a subgroup's people are
    part of the study's, and are never added to them.

    Reviews add nobody: they count other studies' people. Of studies that overlap, directly or through others, only
    the largest is counted, because how many people they share is not known.
    """
    studies = {one: base.get(Study, one).entry for one in dict.fromkeys(study_ids)}
    counted = {
        one: subgroups[one].number if one in subgroups else study_people(study)
        for one, study in studies.items()
        if design_class(study) not in _NO_PEOPLE
    }
    is_more = any(subgroups[one].at_least for one in counted if one in subgroups)
    at_least = (
        is_more
        or None in counted.values()
        or any(
            design_class(study) is DesignClass.REVIEW and not _is_counted_whole(study, studies)
            for study in studies.values()
        )
    )
    number = 0
    for group in overlapping_groups(counted, base):
        number += max(counted[one] or 0 for one in group)
        at_least = at_least or len(group) > 1
    return PeopleCount(number, at_least)


def overlapping_groups(study_ids: Iterable[str], base: KnowledgeBase) -> tuple[tuple[str, ...], ...]:
    """Return studies in groups that share people, directly or through others; a study alone is a group of one."""
    waiting = dict.fromkeys(study_ids)
    groups = []
    while waiting:
        reached = _reached(next(iter(waiting)), base)
        groups.append(tuple(one for one in waiting if one in reached))
        waiting = dict.fromkeys(one for one in waiting if one not in reached)
    return tuple(groups)


def overlapping(study_id: str, base: KnowledgeBase) -> frozenset[str]:
    """Return the studies that share people with one, whichever of the two entries says so."""
    own = {str(one.study) for one in base.get(Study, study_id).entry.overlaps}
    others = base.pointing_at(study_id, Study)
    return frozenset(
        own | {sheet.id for sheet in others if any(one.study == study_id for one in sheet.entry.overlaps)}
    )


def why_people_are_shared(first: str, second: str, base: KnowledgeBase) -> str:
    """Return in a few words why two studies count some of the same people; empty when no entry says so."""
    for one, other in ((first, second), (second, first)):
        if other in included_in(one, base):
            return f"`{one}` is a review that counts `{other}`"
    both = included_in(first, base) & included_in(second, base)
    if both:
        return f"both are reviews that count `{min(both)}`"
    return "their entries say that they overlap, or may" if second in overlapping(first, base) else ""


def _is_counted_whole(review: Study, studies: Collection[str]) -> bool:
    methods = review.review_methods
    if methods is None or not lists_all_it_includes(review):
        return False
    return all(str(one.study) in studies for one in methods.included)


def _reached(start: str, base: KnowledgeBase) -> frozenset[str]:
    found = {start}
    waiting = [start]
    while waiting:
        new = overlapping(waiting.pop(), base) - found
        found |= new
        waiting += new
    return frozenset(found)
