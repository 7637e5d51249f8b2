"""The order in which the options of a question stand: computed here, once, for every page and export."""

from __future__ import annotations

from monograph.entries import Drug, Question
from monograph.entries.kinds.question import Option
from monograph.entries.shared.vocabulary import RATED, Certainty, CountsAs, Verdict
from monograph.evidence.answers.availability import availability_of
from monograph.evidence.answers.sides import certainty_on, is_about_harm
from monograph.evidence.studies.overlap import people_behind_studies
from monograph.knowledge_base import KnowledgeBase

_VERDICTS = tuple(Verdict)
_LEVELS = (Certainty.NO_EVIDENCE, Certainty.NOT_RATED, *RATED)


def options_in_order(question: Question, base: KnowledgeBase) -> tuple[tuple[int, Option], ...]:
    """Return the options in the order of the page, each with its position in the file.

    First comes the verdict, in the order of the vocabulary; then the certainty of benefit, or of harm where the
    question is about harm, the highest first; then the number of people behind the answers, the largest first.
    Options that are equal in all three stay in the order of the file. A treatment that was withdrawn wherever it
    was licensed comes last. The order is no recommendation.
    """
    side = CountsAs.HARM if is_about_harm(question) else CountsAs.BENEFIT
    return tuple(sorted(enumerate(question.options), key=lambda placed: _key(placed[1], side, base)))


def _key(option: Option, side: CountsAs, base: KnowledgeBase) -> tuple[bool, int, int, int]:
    certainty = certainty_on(option, side)
    studies = dict.fromkeys(str(one.study) for answer in option.outcomes for one in answer.results)
    return (
        availability_of(base.get(Drug, option.drug).entry).is_withdrawn,
        _VERDICTS.index(option.verdict),
        -_LEVELS.index(certainty.level) if certainty else 1,
        -people_behind_studies(tuple(studies), base).number,
    )
