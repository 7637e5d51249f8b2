"""Benefit and harm: on which side an outcome counts, and how certain each side of an option is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from monograph.entries import Outcome, Question, Study
from monograph.entries.kinds.question import Option, OutcomeAnswer
from monograph.entries.shared.vocabulary import RATED, Certainty, CountsAs, Importance, RatingOrigin
from monograph.evidence.answers.certainty import lowest
from monograph.evidence.pico.lineage import are_related, condition_lineage
from monograph.knowledge_base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class SideCertainty:
    """How certain an option's outcomes of one side are; ``side`` is None for outcomes that no one has sorted.

    ``deciding`` are the outcomes with that level, ``without_level`` those that matter as much and have none, by
    the word that is in its place. ``is_stated`` says that the level was taken over from a source.
    """

    side: CountsAs | None
    level: Certainty
    deciding: tuple[str, ...]
    without_level: Mapping[Certainty, tuple[str, ...]]
    is_stated: bool


def sides_of(option: Option) -> tuple[SideCertainty, ...]:
    """Return the certainty of benefit, that of harm, and that of what is not sorted, as far as there is any.

    It is the lowest among the side's critical outcomes; where none of those was rated, among its important ones,
    and then among the rest. An outcome without evidence has no level, and is named beside it. Source: Guyatt 2013,
    GRADE guidelines 11, doi:10.1016/j.jclinepi.2012.01.006; two sides instead of one are our own (decision 32).
    """
    return tuple(_sides(option))


def _sides(option: Option) -> Iterator[SideCertainty]:
    for side in (*CountsAs, None):
        answers = [answer for answer in option.outcomes if answer.counts_as is side]
        if answers:
            yield _certainty_of(side, answers)


def _certainty_of(side: CountsAs | None, answers: list[OutcomeAnswer]) -> SideCertainty:
    looked_at: list[OutcomeAnswer] = []
    for importance in Importance:
        looked_at += [one for one in answers if one.importance is importance]
        level = lowest(one.certainty.level for one in looked_at if one.certainty.level in RATED)
        if level is not None:
            break
    else:
        # Nothing was rated: that something was found and not rated says more than that nothing was found.
        levels = {one.certainty.level for one in answers}
        level = Certainty.NOT_RATED if Certainty.NOT_RATED in levels else Certainty.NO_EVIDENCE
    deciding = [one for one in looked_at if one.certainty.level is level]
    others = [one for one in looked_at if one.certainty.level not in RATED and one not in deciding]
    return SideCertainty(
        side=side,
        level=level,
        deciding=tuple(str(one.outcome) for one in deciding),
        without_level={
            word: ids
            for word in (Certainty.NOT_RATED, Certainty.NO_EVIDENCE)
            if (ids := tuple(str(one.outcome) for one in others if one.certainty.level is word))
        },
        is_stated=all(one.certainty.origin is RatingOrigin.STATED for one in deciding),
    )


def certainty_on(option: Option, side: CountsAs) -> SideCertainty | None:
    """Return the certainty of one side; where no outcome is sorted, that of all of them."""
    found = {one.side: one for one in sides_of(option)}
    return found.get(side) or (found.get(None) if len(found) == 1 else None)


def is_about_harm(question: Question) -> bool:
    """Whether a question asks about harm only: outcomes count as harm, and none as benefit."""
    sides = {answer.counts_as for option in question.options for answer in option.outcomes}
    return CountsAs.HARM in sides and CountsAs.BENEFIT not in sides


def side_of_outcome(outcome_id: str, question: Question, base: KnowledgeBase) -> CountsAs | None:
    """Return on which side an outcome counts for a question, as far as the base says; None when it does not.

    What the question itself says counts first. Else an outcome under which studies list harms is a harm, and one
    that belongs to the symptom asked about is a benefit; else what all other questions say of it. Where two of
    these differ, nothing is said.
    """
    said = {
        answer.counts_as
        for option in question.options
        for answer in option.outcomes
        if answer.outcome == outcome_id and answer.counts_as is not None
    }
    return said.pop() if len(said) == 1 else None if said else _implied_side(outcome_id, question, base)


def _implied_side(outcome_id: str, question: Question, base: KnowledgeBase) -> CountsAs | None:
    found: set[CountsAs] = set()
    if any(harm.outcome == outcome_id for sheet in base.all(Study) for harm in sheet.entry.harms):
        found.add(CountsAs.HARM)
    condition, symptom = base.get(Outcome, outcome_id).entry.condition, question.pico.symptom
    if condition and symptom and are_related(str(condition), str(symptom), condition_lineage(base)):
        found.add(CountsAs.BENEFIT)
    if not found:
        found = {
            answer.counts_as
            for sheet in base.all(Question)
            for option in sheet.entry.options
            for answer in option.outcomes
            if answer.outcome == outcome_id and answer.counts_as is not None
        }
    return found.pop() if len(found) == 1 else None
