"""How many people a study, a group of it or a side of a comparison counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from monograph.entries.kinds.result import Result, Side
from monograph.entries.kinds.study import Participants, Study
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.vocabulary import REVIEW_DESIGNS, StudyDesign

# In the order in which people get fewer.
STAGES = ("planned", "screened", "enrolled", "randomised", "treated", "analysed", "completed")
_OF_A_GROUP = ("randomised", "enrolled", "treated", "analysed", "completed")
# Everybody is in each of their arms in turn.
_ONE_AFTER_THE_OTHER = frozenset({StudyDesign.CROSSOVER_RCT, StudyDesign.N_OF_1})

_SIDE_BY_SIDE = frozenset({StudyDesign.PARALLEL_RCT, StudyDesign.NON_RANDOMISED, StudyDesign.COHORT})

_OF_NO_PEOPLE = frozenset({*REVIEW_DESIGNS, StudyDesign.LABORATORY})


def at_stage(people: Participants | None, stage: str) -> int | None:
    """Return how many people there were at a stage, None when that is not known."""
    reported = getattr(people, stage) if people is not None else None
    value: int | None = value_of(reported)
    return value


def study_people(study: Study) -> int | None:
    """Return how many people a study counts: randomised, else enrolled, treated, analysed; else None.

    Where it gives no number of its own, all its groups' numbers are added up, when no one is in two of them.
    """
    stages = ("randomised", "enrolled", "treated", "analysed")
    own = next((count for stage in stages if (count := at_stage(study.participants, stage)) is not None), None)
    return own if own is not None else _over_all_arms(study, stages)


def _over_all_arms(study: Study, stages: Iterable[str]) -> int | None:
    is_one_group = len(study.arms) == 1 and study.design not in _OF_NO_PEOPLE
    is_side_by_side = study.design in _SIDE_BY_SIDE and not _has_overlapping_groups(study)
    if not (is_one_group or is_side_by_side):
        return None
    for stage in stages:
        counts = [at_stage(arm.participants, stage) for arm in study.arms]
        known = [count for count in counts if count is not None]
        if known and len(known) == len(counts):
            return sum(known)
    return None


def _has_overlapping_groups(study: Study) -> bool:
    """Whether one group's people may be in another, as in a factorial trial."""
    words = f"{study.title} {study.question or ''}".casefold()
    return "factorial" in words or "2x2" in words or "2 × 2" in words


def takes_everybody_through_every_arm(study: Study) -> bool:
    """Whether people are in one arm after the other, so that the arms' numbers do not add up to the study's."""
    return study.design in _ONE_AFTER_THE_OTHER


def possible_denominators(study: Study, arms: Iterable[str]) -> tuple[int, ...]:
    """Return the numbers of people that a share in some arms may be a share of, largest first, each once.

    One for each stage at which every one of the arms has a number; in a crossover, and where the arms are all
    there are, the study's numbers too.
    """
    # No one is a share of no people.
    return tuple(sorted(set(filter(None, _denominators(study, frozenset(arms)))), reverse=True))


def denominators_of_side(study: Study, result: Result, side: Side) -> tuple[int, ...]:
    """Return the numbers of people that a share on one side of a result may be a share of, largest first.

    They are those of its arms. Where the result says that it counts another number of people than its arms have,
    that number is the one for a side that is everybody in it; for another side none is known.
    """
    if result.population is not None:
        return ()  # a share of a subgroup, whose size on each side the arms do not give
    analysed = value_of(result.analysed)
    everybody = frozenset((*result.index, *result.comparator))
    if analysed is None or analysed in possible_denominators(study, everybody):
        return possible_denominators(study, side.arms)
    is_everybody = takes_everybody_through_every_arm(study) or everybody <= set(side.arms)
    return (analysed,) if is_everybody and analysed else ()


def _denominators(study: Study, wanted: frozenset[str]) -> Iterator[int]:
    chosen = [arm for arm in study.arms if arm.id in wanted]
    is_in_turn = takes_everybody_through_every_arm(study)
    is_everybody = is_in_turn or len(chosen) == len(study.arms)
    for stage in _OF_A_GROUP:
        counts = [at_stage(arm.participants, stage) for arm in chosen]
        known = [count for count in counts if count is not None]
        if known and len(known) == len(counts):
            yield max(known) if is_in_turn else sum(known)
        if is_everybody and (count := at_stage(study.participants, stage)) is not None:
            yield count
