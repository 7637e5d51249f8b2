"""Which means so many people can have on a scale of whole steps (GRIM)."""

from __future__ import annotations

from collections.abc import Collection
from decimal import ROUND_FLOOR, Decimal

from monograph.entries.kinds.outcome import Scale
from monograph.entries.kinds.result import Result, Side
from monograph.entries.kinds.study import Study
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.values import shown
from monograph.evidence.numbers.rounding import printed, rounded_like
from monograph.evidence.studies.participants import at_stage, takes_everybody_through_every_arm
from monograph.evidence.studies.whom import people_of_result


def people_behind(study: Study, result: Result, side: Side | None = None) -> int | None:
    """Return how many people are behind a side of a result, or behind the whole result; None when not known.

    A side counts the people it names, else those its arms analysed, unless the result counts another number of
    people than all its arms analysed. A study that gives no number but that of the people randomised is taken by
    it. A subgroup's side counts only the people it names. A whole result counts as ``people_of_result`` does.
    """
    analysed = value_of(result.analysed)
    if side is None:
        return people_of_result(study, result)
    if side.people is not None and side.people.value is not None:
        return side.people.value.total
    if result.population is not None:
        return None
    everybody = frozenset((*result.index, *result.comparator))
    if takes_everybody_through_every_arm(study) or (analysed is not None and everybody <= set(side.arms)):
        return analysed
    if analysed is not None and _counted_in(study, everybody) not in (None, analysed):
        return None
    return _counted_in(study, side.arms)


def _counted_in(study: Study, arms: Collection[str]) -> int | None:
    stage = "randomised" if _gives_only_the_randomised(study) else "analysed"
    counts = [at_stage(arm.participants, stage) for arm in study.arms if arm.id in arms]
    known = [count for count in counts if count is not None]
    return sum(known) if known and len(known) == len(counts) else None


_LATER = ("treated", "analysed", "completed")


def _gives_only_the_randomised(study: Study) -> bool:
    everybody = (study.participants, *(arm.participants for arm in study.arms))
    has_later = any(at_stage(people, stage) is not None for people in everybody for stage in _LATER)
    return not has_later and not any(result.analysed and result.analysed.value for result in study.results)


def nearest_means(mean: Decimal, people: int, scale: Scale) -> str:
    """Return the possible means next to one that is not possible, in words; nothing when it is possible.

    Above its lowest score each person stands a whole number of steps, and so do all together; the scale's step
    must be known. Source: Brown and Heathers 2017, doi:10.1177/1948550616673876.
    """
    assert scale.step, "only a scale with a known step has means that are not possible"
    below = ((mean - scale.lowest) * people / scale.step).to_integral_value(ROUND_FLOOR)
    possible = [scale.lowest + count * scale.step / people for count in (below, below + 1)]
    if any(printed(mean).holds(one) for one in possible):
        return ""
    return " or ".join(shown(rounded_like(one, mean)) for one in possible)
