"""Whether the results behind an option go the way its verdict says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from monograph.entries import Outcome, Question
from monograph.entries.kinds.question import Option, OutcomeAnswer
from monograph.entries.kinds.result import Result
from monograph.entries.kinds.study import Study
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.vocabulary import (
    RATIO_MEASURES,
    ArmType,
    BetterDirection,
    Certainty,
    Contrast,
    CountsAs,
    Importance,
)
from monograph.evidence.answers.directness import Asked, asked_of
from monograph.evidence.answers.sides import side_of_outcome
from monograph.evidence.answers.statements import BodyDirection, directions_of_results
from monograph.evidence.numbers.normal_intervals import excludes_null
from monograph.evidence.studies.pointers import pointed_at
from monograph.knowledge_base import KnowledgeBase


class Way(StrEnum):
    """What the results of one answer say for the person."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "no difference"
    MIXED = "different directions"
    UNKNOWN = "not known"


@dataclass(frozen=True, slots=True)
class AnswerWay:
    """Which way the results of one answer go; ``is_clear`` when chance alone would hardly explain one of them."""

    outcome: str
    side: CountsAs | None
    importance: Importance
    way: Way
    is_clear: bool


_UNTREATED = frozenset({ArmType.PLACEBO, ArmType.NONE, ArmType.BACKGROUND})
_AGAINST_BEFORE = frozenset({Contrast.BEFORE_AFTER, Contrast.WITHIN_PERSON})
_USUAL_LIMIT = Decimal("0.05")


def ways_of_option(question: Question, option: Option, base: KnowledgeBase) -> tuple[AnswerWay, ...]:
    """Return which way the results of each answer go, those answers that rest on results.

    Only results on the outcome itself with the treatment on their index side count. Against another treatment only
    "better" says anything of whether a treatment helps: one that is no better than a good one may help as well. No
    change since baseline says nothing in an illness that gets worse.
    """
    asked = asked_of(question, option, base)
    return tuple(
        _way(answer, question, asked, base)
        for answer in option.outcomes
        if answer.results and answer.certainty.level is not Certainty.NO_EVIDENCE
    )


def _way(answer: OutcomeAnswer, question: Question, asked: Asked, base: KnowledgeBase) -> AnswerWay:
    better = base.get(Outcome, answer.outcome).entry.better
    by_result = {id(found): study for study, found in (pointed_at(one, base) for one in answer.results)}
    found = [
        (result, _said(result, direction, better, by_result))
        for result, direction in directions_of_results(answer, asked, base)
    ]
    side = answer.counts_as or side_of_outcome(str(answer.outcome), question, base)
    return AnswerWay(
        outcome=str(answer.outcome),
        side=side,
        importance=answer.importance,
        way=_together(way for _, way in found),
        is_clear=any(way in {Way.BETTER, Way.WORSE} and result and _is_clear(result) for result, way in found),
    )


def _said(
    result: Result | None, direction: BodyDirection, better: BetterDirection, studies: dict[int, Study]
) -> Way:
    if direction is BodyDirection.NO_DIFFERENCE:
        way = Way.SAME
    elif direction is BodyDirection.UNKNOWN or better is BetterDirection.NEITHER:
        return Way.UNKNOWN
    else:
        is_better = (direction is BodyDirection.INCREASE) == (better is BetterDirection.HIGHER)
        way = Way.BETTER if is_better else Way.WORSE
    if result is None or way is Way.BETTER:
        return way
    if result.comparator:
        arms = {arm.id: arm for arm in studies[id(result)].arms}
        is_untreated = all(arms[one].type in _UNTREATED for one in result.comparator)
        return way if is_untreated else Way.UNKNOWN
    return Way.UNKNOWN if way is Way.SAME and result.contrast in _AGAINST_BEFORE else way


def _together(ways: Iterable[Way]) -> Way:
    known = set(ways) - {Way.UNKNOWN}
    if not known:
        return Way.UNKNOWN
    if Way.BETTER in known and len(known) > 1:
        return Way.MIXED
    # Worse beside no difference: nothing is better.
    return Way.WORSE if Way.WORSE in known else known.pop()


def _is_clear(result: Result) -> bool:
    effect = value_of(result.effect)
    interval = value_of(result.interval)
    if effect is not None and interval is not None:
        return excludes_null(interval, is_ratio=effect.measure in RATIO_MEASURES) is True
    p = value_of(result.p)
    if p is None:
        return False
    return p.high < _USUAL_LIMIT if p.comparator == "=" else p.comparator in {"<", "≤"} and p.high <= _USUAL_LIMIT


def benefit_ways(ways: Iterable[AnswerWay]) -> tuple[AnswerWay, ...]:
    """Return the answers that speak for or against a benefit: those that count as benefit, else the unsorted.

    In a question about harm only, less harm is what is hoped for, so there all answers speak.
    """
    found = tuple(ways)
    for side in (CountsAs.BENEFIT, None, CountsAs.HARM):
        of_side = tuple(one for one in found if one.side is side)
        if of_side:
            return of_side
    return ()


def harm_ways(ways: Iterable[AnswerWay]) -> Iterator[AnswerWay]:
    """Yield the answers that count as harm."""
    return (one for one in ways if one.side is CountsAs.HARM)
