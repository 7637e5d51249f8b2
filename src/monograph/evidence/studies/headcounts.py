"""The most people that a study, some of its groups or a side of a comparison can have."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from monograph.entries.kinds.study import Participants, Study
from monograph.entries.shared.parts import Reported
from monograph.entries.shared.vocabulary import (
    RANDOMISED_DESIGNS,
    REVIEW_DESIGNS,
    ArmType,
    SegmentType,
    StudyDesign,
)
from monograph.evidence.studies.participants import takes_everybody_through_every_arm

# Those who took part. How many were analysed or completed is what is to be checked against them.
_TOOK_PART = ("enrolled", "randomised", "treated")
_NOT_TREATED = frozenset({ArmType.OBSERVED, ArmType.NONE})


def most_people(study: Study) -> int | None:
    """Return the most people who took part in a study, at any stage; None when no such number is known.

    A survey may count everybody who was screened, and where some groups were not treated, those who were are not
    all. Where the study gives no number of its own, its groups together are all of it; in a crossover the largest
    is.
    """
    known = [count for stage in _stages_of(study) for count in _counts(study.participants, stage)]
    if known:
        return max(known)
    groups = [most_in_arm(study, arm.id) for arm in study.arms]
    counts = [count for count in groups if count is not None]
    if not counts or len(counts) < len(groups):
        return None
    return max(counts) if takes_everybody_through_every_arm(study) else sum(counts)


def most_in_arm(study: Study, arm_id: str) -> int | None:
    """Return the most people who took part in one group, at any stage; None when no such number is known."""
    people = next((arm.participants for arm in study.arms if arm.id == arm_id), None)
    return max((count for stage in _TOOK_PART for count in _counts(people, stage)), default=None)


def most_in_arms(study: Study, arms: Iterable[str]) -> int | None:
    """Return the most people in some groups together; None when the number of one is not known.

    Whoever is in two groups, as in a factorial trial, is counted twice, so that the limit is never too low. A
    group that was only watched beside those of the study is not among the study's people.
    """
    named = tuple(dict.fromkeys(arms))
    counts = [most_in_arm(study, arm) for arm in named]
    known = [count for count in counts if count is not None]
    whole = None if _is_beside_the_study(study, named) else most_people(study)
    if len(known) < len(counts):
        return whole
    return sum(known) if whole is None else min(sum(known), whole)


def _stages_of(study: Study) -> tuple[str, ...]:
    if study.design in RANDOMISED_DESIGNS:
        return _TOOK_PART
    if any(arm.type in _NOT_TREATED for arm in study.arms):
        return ("screened", "enrolled")
    return ("screened", *_TOOK_PART)


def _is_beside_the_study(study: Study, named: Collection[str]) -> bool:
    types = {arm.type for arm in study.arms}
    return types != {ArmType.OBSERVED} and any(
        arm.type is ArmType.OBSERVED for arm in study.arms if arm.id in named
    )


def _counts(people: Participants | None, stage: str) -> tuple[int, ...]:
    """Return every number that sources give for a stage: none of them is too many people."""
    reported: Reported[int] | None = getattr(people, stage) if people is not None else None
    if reported is None:
        return ()
    return tuple(
        one for one in (reported.value, *(one.value for one in reported.also_reported)) if one is not None
    )


def why_not_counted(study: Study) -> str:
    """Return why the people of a study cannot be held against one number; empty when they can."""
    if study.design in REVIEW_DESIGNS:
        return "a review counts the people of other studies"
    if study.design is StudyDesign.LABORATORY:
        return "a laboratory study counts no people"
    return ""


def most_periods(study: Study) -> int | None:
    """Return how often a study may count each person, once a period; 1 for groups side by side.

    None when it is not known: N-of-1 trials repeat their periods, and may not list them.
    """
    if not takes_everybody_through_every_arm(study):
        return 1
    listed = sum(one.type is SegmentType.PERIOD for one in study.segments)
    if study.design is StudyDesign.N_OF_1 and listed <= len(study.arms):
        return None
    return max(listed, len(study.arms))
