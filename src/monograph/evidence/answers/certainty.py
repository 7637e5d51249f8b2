"""Certainty of evidence as GRADE computes it from its domains."""

from __future__ import annotations

from collections.abc import Iterable

from monograph.entries.kinds.question import CertaintyRating, Option
from monograph.entries.shared.vocabulary import (
    LEVELS_MOVED,
    RATED,
    Certainty,
    DomainJudgement,
    Importance,
    RatingOrigin,
)


def level_from_domains(rating: CertaintyRating) -> Certainty | None:
    """Return the level that the start and the domains lead to; None without a start, or when it is not rated.

    Each level down or up moves one step among very low, low, moderate and high; the ends are not passed. In a
    rating of our own, a body of evidence with a domain that was not assessed is at most moderate, because what
    could not be judged cannot be shown to be sound. Source: Balshem 2011, GRADE guidelines 3,
    doi:10.1016/j.jclinepi.2010.07.015; the ceiling is our own rule (docs/decisions/0032).
    """
    if rating.starts_at not in RATED or rating.level is Certainty.NOT_RATED:
        return None
    moved = RATED.index(rating.starts_at) + sum(LEVELS_MOVED[domain.judgement] for domain in rating.domains)
    ceiling = len(RATED) - 1
    is_own = rating.origin is not RatingOrigin.STATED
    if is_own and any(domain.judgement is DomainJudgement.NOT_ASSESSED for domain in rating.domains):
        ceiling -= 1
    return RATED[max(0, min(moved, ceiling))]


def judges_a_domain(rating: CertaintyRating) -> bool:
    """Whether a rating judges at least one domain; *not assessed* is no judgement."""
    return any(one.judgement is not DomainJudgement.NOT_ASSESSED for one in rating.domains)


def overall(option: Option) -> Certainty | None:
    """Return an option's overall certainty: the lowest among its critical outcomes, None without any.

    An outcome for which no study was found comes below very low, one that was not rated between the two. Source:
    Guyatt 2013, GRADE guidelines 11, doi:10.1016/j.jclinepi.2012.01.006.
    """
    critical = (answer for answer in option.outcomes if answer.importance is Importance.CRITICAL)
    return lowest(answer.certainty.level for answer in critical)


def deciding_outcomes(option: Option) -> tuple[str, ...]:
    """Return the ids of the critical outcomes whose certainty is the overall one."""
    level = overall(option)
    critical = (answer for answer in option.outcomes if answer.importance is Importance.CRITICAL)
    return tuple(str(answer.outcome) for answer in critical if answer.certainty.level is level)


def lowest(levels: Iterable[Certainty]) -> Certainty | None:
    """Return the lowest of several levels, or None when there are none."""
    return min(levels, key=_ORDER.index, default=None)


def highest(levels: Iterable[Certainty]) -> Certainty | None:
    """Return the highest of several levels, or None when there are none."""
    return max(levels, key=_ORDER.index, default=None)


_ORDER = (Certainty.NO_EVIDENCE, Certainty.NOT_RATED, *RATED)
