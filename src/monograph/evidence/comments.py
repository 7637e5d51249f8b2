"""What experts said in public: where a comment belongs beside its study, and who of them wrote the study."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from monograph.bibliography.works import Contributor
from monograph.entries import Claim, Question, Study
from monograph.entries.comment import Comment
from monograph.entries.sheet import Sheet
from monograph.entries.values import PartialDate
from monograph.entries.vocabulary import ReportRole
from monograph.evidence.freshness import first_published
from monograph.evidence.treatments import studies_testing
from monograph.knowledge_base import KnowledgeBase

# What others wrote of a study: its authors are not the study's.
_BY_OTHERS = frozenset({ReportRole.NEWS, ReportRole.COMMENT, ReportRole.REGISTER, ReportRole.PRESS_RELEASE})


@dataclass(frozen=True, slots=True)
class PlacedComment:
    """A comment with the study in whose entry it stands, and its place in the list there, counted from 0."""

    study: Sheet[Study]
    number: int
    comment: Comment


def comments_on_study(sheet: Sheet[Study]) -> tuple[PlacedComment, ...]:
    """Return the comments in a study's entry, in its order."""
    return tuple(PlacedComment(sheet, number, one) for number, one in enumerate(sheet.entry.comments))


def comments_on_drug(drug_id: str, base: KnowledgeBase) -> tuple[PlacedComment, ...]:
    """Return the comments on studies that tested a drug, and those whose claim check is about it."""
    testing = {sheet.id for sheet in studies_testing(drug_id, base)}
    return tuple(
        one
        for one in _comments(base)
        if one.study.id in testing or (one.comment.claim and drug_id in _check(one, base).about)
    )


def comments_for_question(sheet: Sheet[Question], base: KnowledgeBase) -> tuple[PlacedComment, ...]:
    """Return the comments that belong to a question.

    Those are comments on the studies that its answers rest on, and comments whose claim check is about the
    question. Where the check of a comment points at results, the answers must rest on one of them: else an opinion
    on cramps would stand beside an answer on survival, because one study measured both.
    """
    results = {
        (str(pointer.study), str(pointer.result))
        for option in sheet.entry.options
        for answer in option.outcomes
        for pointer in answer.results
    }
    studies = {study for study, _ in results}
    return tuple(one for one in _comments(base) if _belongs(one, sheet.id, studies, results, base))


def _belongs(
    one: PlacedComment, question: str, studies: set[str], results: set[tuple[str, str]], base: KnowledgeBase
) -> bool:
    if one.comment.claim is None:
        return one.study.id in studies
    check = _check(one, base)
    if question in check.about:
        return True
    pointed = {(str(pointer.study), str(pointer.result)) for pointer in check.evidence}
    return one.study.id in studies and (not pointed or bool(pointed & results))


def _comments(base: KnowledgeBase) -> Iterator[PlacedComment]:
    for sheet in base.all(Study):
        yield from comments_on_study(sheet)


def _check(one: PlacedComment, base: KnowledgeBase) -> Claim:
    assert one.comment.claim is not None, "asked of comments with a claim check"
    return base.get(Claim, one.comment.claim).entry


def beginning_of(study: Study, base: KnowledgeBase) -> PartialDate | None:
    """Return when a study began, else when it was first published; None when neither is known."""
    return (study.started.value if study.started else None) or first_published(study, base)


def works_by_speaker(speaker: str, study: Study, base: KnowledgeBase) -> tuple[str, ...]:
    """Return the keys of a study's own reports among whose authors a speaker stands.

    See `is_name_of` for when two names agree.
    """
    own = (str(report.work) for report in study.reports if report.role not in _BY_OTHERS)
    return tuple(
        key for key in own if any(is_name_of(one, speaker) for one in base.bibliography[key].record.authors.names)
    )


def is_name_of(author: Contributor, speaker: str) -> bool:
    """Whether a speaker may be an author: the family names agree, and the first given names begin alike.

    Accents, case and full stops do not count. A name without a given one agrees with any. Groups never agree.
    """
    family = _words(f"{author.particle} {author.family}")
    said = _words(speaker)
    if author.is_group or not family or said[-len(family) :] != family:
        return False
    before, given = said[: -len(family)], _words(author.given)
    return not before or not given or before[0][0] == given[0][0]


def _words(name: str) -> tuple[str, ...]:
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return tuple(plain.casefold().replace(".", " ").split())
