"""Standard statements on one outcome, made from certainty, direction and an authored size.

Source of the wording: Santesso 2020, GRADE guidelines 26, doi:10.1016/j.jclinepi.2019.10.014, which gives several
forms of words for each case; one of them is used throughout, so that statements differ only where evidence does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from monograph.entries import Outcome, Study
from monograph.entries.kinds.question import Magnitude, OutcomeAnswer
from monograph.entries.kinds.result import Harm, Result
from monograph.entries.kinds.study import Arm
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.vocabulary import BetterDirection, Certainty, EffectSize
from monograph.evidence.answers.directness import Asked, compared, treatment_of_arm
from monograph.evidence.effects.direction import ResultDirection, Shift, direction_of, shift_of
from monograph.evidence.pico.axes import Agreement
from monograph.evidence.studies.pointers import pointed_at
from monograph.knowledge_base import KnowledgeBase


class BodyDirection(StrEnum):
    """Which way the results of one answer move its outcome, taken together."""

    REDUCTION = "reduction"
    INCREASE = "increase"
    NO_DIFFERENCE = "no difference"
    MIXED = "different directions"
    UNKNOWN = "not known"


@dataclass(frozen=True, slots=True)
class GradeStatement:
    """The parts of a statement on one outcome.

    ``magnitude`` is the authored size with its threshold and source, None when no threshold is known. Then effect
    and certainty are all there is to print: no word for a size may be used. ``has_left_out`` is whether a study
    was found that gave nothing to rest on: then it is not said that there is none.
    """

    certainty: Certainty
    direction: BodyDirection
    magnitude: Magnitude | None
    has_left_out: bool = False

    def sentence(self, treatment: str, outcome: str) -> str:
        """Return the standard sentence; empty when none may be written, and ``note`` says why.

        Both names are given as they read inside a sentence.
        """
        if self.certainty is Certainty.NO_EVIDENCE:
            nothing = "No result that could be used" if self.has_left_out else "No study"
            return f"{nothing} was found on the effect of {treatment} on {outcome}."
        if self.certainty is Certainty.NOT_RATED:
            return f"How certain the evidence is about the effect of {treatment} on {outcome} was not rated."
        if self.certainty is Certainty.VERY_LOW:
            return f"The evidence is very uncertain about the effect of {treatment} on {outcome}."
        if self.magnitude is None or not self._has_the_word_it_needs:
            return ""
        said = _SAYING[self.magnitude.size][self.certainty].format(
            noun=self.direction, verb=_VERBS.get(self.direction, ("", "")), outcome=outcome
        )
        return f"{treatment[0].upper()}{treatment[1:]} {said}."

    @property
    def note(self) -> str:
        """Why there is no standard sentence, as a sentence or two; empty when there is one."""
        if self.certainty in _WITHOUT_A_SIZE:
            return ""
        how_sure = f"{str(self.certainty).capitalize()} certainty."
        if self.magnitude is None:
            unknown = "We do not know how large a difference matters, so we call this one neither small nor large."
            return f"{how_sure} {unknown}"
        if self._has_the_word_it_needs:
            return ""
        reason = {
            BodyDirection.MIXED: "The results point in different directions",
            BodyDirection.NO_DIFFERENCE: "The results show no difference",
        }.get(self.direction, "The direction of the results is not known")
        return f"{how_sure} {reason}, so no word for a direction is used."

    @property
    def _has_the_word_it_needs(self) -> bool:
        is_trivial = self.magnitude is not None and self.magnitude.size is EffectSize.TRIVIAL
        return is_trivial or self.direction in _VERBS


_WITHOUT_A_SIZE = frozenset({Certainty.NO_EVIDENCE, Certainty.NOT_RATED, Certainty.VERY_LOW})
# The verb after a name, and after "may" or "probably".
_VERBS = {BodyDirection.REDUCTION: ("reduces", "reduce"), BodyDirection.INCREASE: ("increases", "increase")}
_SAYING = {
    EffectSize.LARGE: {
        Certainty.HIGH: "results in a large {noun} in {outcome}",
        Certainty.MODERATE: "probably results in a large {noun} in {outcome}",
        Certainty.LOW: "may result in a large {noun} in {outcome}",
    },
    EffectSize.MODERATE: {
        Certainty.HIGH: "{verb[0]} {outcome}",
        Certainty.MODERATE: "probably {verb[0]} {outcome}",
        Certainty.LOW: "may {verb[1]} {outcome}",
    },
    EffectSize.SMALL: {
        Certainty.HIGH: "{verb[0]} {outcome} slightly",
        Certainty.MODERATE: "probably {verb[0]} {outcome} slightly",
        Certainty.LOW: "may {verb[1]} {outcome} slightly",
    },
    EffectSize.TRIVIAL: {
        Certainty.HIGH: "results in little to no difference in {outcome}",
        Certainty.MODERATE: "probably results in little to no difference in {outcome}",
        Certainty.LOW: "may result in little to no difference in {outcome}",
    },
}
_MOVED = {Shift.HIGHER: BodyDirection.INCREASE, Shift.LOWER: BodyDirection.REDUCTION}


def phrase(size: EffectSize, certainty: Certainty) -> str:
    """Return how a reduction of a size is worded at high, moderate or low certainty, of no outcome by name."""
    verb = _VERBS[BodyDirection.REDUCTION]
    return _SAYING[size][certainty].format(noun=BodyDirection.REDUCTION, verb=verb, outcome="the outcome")


def statement_on(answer: OutcomeAnswer, asked: Asked, base: KnowledgeBase) -> GradeStatement:
    """Return the parts of the statement on one answer; ``asked`` is what its question asks of its option."""
    direction, is_left_out = direction_of_body(answer, asked, base), bool(answer.left_out)
    return GradeStatement(answer.certainty.level, direction, answer.magnitude, is_left_out)


def direction_of_body(answer: OutcomeAnswer, asked: Asked, base: KnowledgeBase) -> BodyDirection:
    """Return which way the results of an answer move its outcome.

    Only results on the outcome itself count, for fewer hums and more people with fewer hums are one finding, and
    only those with the treatment on their index side. Where a study gives a result of everybody, its subgroups say
    nothing more. Results without a known direction are passed over; known
    directions that differ, no difference among them, are mixed.
    """
    outcome = base.get(Outcome, answer.outcome).entry
    known = (one for _, one in _directions(answer, outcome, asked, base))
    found = {one for one in known if one is not BodyDirection.UNKNOWN}
    if len(found) > 1:
        return BodyDirection.MIXED
    return found.pop() if found else BodyDirection.UNKNOWN


def directions_of_results(
    answer: OutcomeAnswer, asked: Asked, base: KnowledgeBase
) -> tuple[tuple[Result | None, BodyDirection], ...]:
    """Return which way each result of an answer moves its outcome; a comparison of harms has no result."""
    return tuple(_directions(answer, base.get(Outcome, answer.outcome).entry, asked, base))


def _directions(
    answer: OutcomeAnswer, outcome: Outcome, asked: Asked, base: KnowledgeBase
) -> Iterator[tuple[Result | None, BodyDirection]]:
    harms: dict[tuple[str, str], list[Harm]] = {}
    pointed = [(pointer, *pointed_at(pointer, base)) for pointer in answer.results]
    ones = [one for one in pointed if one[2].outcome == answer.outcome]
    whole = {str(pointer.study) for pointer, _, found in ones if not _is_of_a_subgroup(found)}
    for pointer, study, found in ones:
        if _is_of_a_subgroup(found) and str(pointer.study) in whole:
            continue
        if isinstance(found, Harm):
            harms.setdefault((str(pointer.study), found.event), []).append(found)
        elif any(_is_treated(study, arm, asked) for arm in compared(study, found, asked).index):
            yield found, _direction(found, outcome)
    for (study_id, _), counted in harms.items():
        yield None, _direction_of_harms(counted, base.get(Study, study_id).entry, asked)


def _is_of_a_subgroup(found: Result | Harm) -> bool:
    return isinstance(found, Result) and found.population is not None


def _direction(result: Result, outcome: Outcome) -> BodyDirection:
    shift = shift_of(result, outcome)
    if shift is Shift.NO_DIFFERENCE:
        return BodyDirection.NO_DIFFERENCE
    if shift in _MOVED:
        return _MOVED[shift]
    # A source may say only whom a result favours; which way that moves the outcome, the outcome knows.
    favoured = direction_of(result, outcome)
    if (
        favoured not in {ResultDirection.BENEFIT, ResultDirection.HARM}
        or outcome.better is BetterDirection.NEITHER
    ):
        return BodyDirection.UNKNOWN
    is_up = (favoured is ResultDirection.BENEFIT) == (outcome.better is BetterDirection.HIGHER)
    return BodyDirection.INCREASE if is_up else BodyDirection.REDUCTION


def _direction_of_harms(harms: Iterable[Harm], study: Study, asked: Asked) -> BodyDirection:
    """Compare the shares of people with one event; all groups of a side must lie on one side of the others."""
    arms = {arm.id: arm for arm in study.arms}
    treated: list[Decimal] = []
    others: list[Decimal] = []
    for harm in harms:
        share, sides = _share(harm), {_is_treated(study, arms[arm], asked) for arm in harm.arms}
        if share is not None and len(sides) == 1:
            (treated if sides == {True} else others).append(share)
    if not treated or not others:
        return BodyDirection.UNKNOWN
    if min(treated) > max(others):
        return BodyDirection.INCREASE
    if max(treated) < min(others):
        return BodyDirection.REDUCTION
    return BodyDirection.NO_DIFFERENCE if set(treated) == set(others) else BodyDirection.UNKNOWN


def _is_treated(study: Study, arm: Arm, asked: Asked) -> bool:
    return treatment_of_arm(study, arm, asked) in {Agreement.MATCHES, Agreement.PARTLY}


def _share(harm: Harm) -> Decimal | None:
    """The share of people in percent, from the count when it is given, else as printed."""
    people = value_of(harm.people)
    if people is not None:
        return Decimal(people.count) * 100 / Decimal(people.total)
    percent = value_of(harm.percent)
    return percent.low if percent is not None and percent.is_exact else None
