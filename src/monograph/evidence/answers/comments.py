"""What experts said in public: where a comment belongs, what it is about, and who of them wrote the study."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from monograph.bibliography.works import Contributor
from monograph.entries import Claim, Question, Study
from monograph.entries.kinds.comment import Comment
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.values import PartialDate
from monograph.entries.shared.vocabulary import ReportRole
from monograph.evidence.pico.lineage import any_related, condition_lineage, drug_lineage
from monograph.evidence.pico.speakers import SameName, same_name
from monograph.evidence.pico.treatments import drugs_given, studies_testing
from monograph.evidence.studies.freshness import earliest_day, first_published, latest_day
from monograph.knowledge_base import KnowledgeBase

# What others wrote of a study: its authors are not the study's.
_BY_OTHERS = frozenset({ReportRole.NEWS, ReportRole.COMMENT, ReportRole.REGISTER, ReportRole.PRESS_RELEASE})


@dataclass(frozen=True, slots=True)
class LocatedComment:
    """A comment with the study in whose entry it stands, and its place in the list there, counted from 0."""

    study: Sheet[Study]
    number: int
    comment: Comment


def comments_on_study(sheet: Sheet[Study]) -> tuple[LocatedComment, ...]:
    """Return the comments in a study's entry, in its order."""
    return tuple(LocatedComment(sheet, number, one) for number, one in enumerate(sheet.entry.comments))


def comments_on_drug(drug_id: str, base: KnowledgeBase) -> tuple[LocatedComment, ...]:
    """Return the comments on studies that tested a drug, and those whose claim check is about it."""
    testing = {sheet.id for sheet in studies_testing(drug_id, base)}
    return tuple(
        one
        for one in _comments(base)
        if one.study.id in testing or (one.comment.claim and drug_id in _check(one, base).about)
    )


def comments_for_question(sheet: Sheet[Question], base: KnowledgeBase) -> tuple[LocatedComment, ...]:
    """Return the comments that belong to a question.

    Those are comments on the studies that its answers rest on, and comments whose claim check is about the
    question. Where the check of a comment points at results, the answers must rest on one of them: else an opinion
    on attacks would be next to an answer on survival, because one study measured both.
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
    one: LocatedComment, question: str, studies: set[str], results: set[tuple[str, str]], base: KnowledgeBase
) -> bool:
    if one.comment.claim is None:
        return one.study.id in studies
    check = _check(one, base)
    if question in check.about:
        return True
    pointed = {(str(pointer.study), str(pointer.result)) for pointer in check.evidence}
    return one.study.id in studies and (not pointed or bool(pointed & results))


def _comments(base: KnowledgeBase) -> Iterator[LocatedComment]:
    for sheet in base.all(Study):
        yield from comments_on_study(sheet)


def _check(one: LocatedComment, base: KnowledgeBase) -> Claim:
    assert one.comment.claim is not None, "asked of comments with a claim check"
    return base.get(Claim, one.comment.claim).entry


def beginning_of(study: Study, base: KnowledgeBase) -> PartialDate | None:
    """Return when a study began, else when it was first published; None when neither is known."""
    return value_of(study.started) or first_published(study, base)


def works_by_speaker(speaker: str, study: Study, base: KnowledgeBase) -> Mapping[str, SameName]:
    """Return the keys of a study's own reports among whose authors a speaker stands, or may stand."""
    own = (str(report.work) for report in study.reports if report.role not in _BY_OTHERS)
    best = {key: _best(speaker, base.bibliography[key].record.authors.names) for key in own}
    return {key: same for key, same in best.items() if same is not SameName.NO}


def _best(speaker: str, authors: Iterable[Contributor]) -> SameName:
    return max((same_name(author, speaker) for author in authors), default=SameName.NO)


def is_from_after(comment: Comment, today: date) -> bool | None:
    """Whether a comment is dated after a day; None when its date is not known, or not exactly enough."""
    said = comment.date.value
    if said is None:
        return None
    if earliest_day(said) > today:
        return True
    return False if latest_day(said) <= today else None


def check_is_on_subject(comment: Comment, sheet: Sheet[Study], base: KnowledgeBase) -> bool:
    """Whether the claim check of a comment concerns the study, or something it tested, measured or asked about.

    It does when it is about the study or points at its results, or when the two share a subject: a treatment, an
    outcome or a condition, a class or a broader condition included, or a question that rests on the study.
    """
    assert comment.claim is not None, "asked of comments with a claim check"
    check, study = base.get(Claim, comment.claim).entry, sheet.entry
    about = set(map(str, check.about))
    if sheet.id in about or any(str(pointer.study) == sheet.id for pointer in check.evidence):
        return True
    treatments = drugs_given(study) | set(map(str, study.about))
    conditions = {*map(str, study.population.conditions), *filter(None, (study.population.target_symptom,))}
    outcomes = {str(result.outcome) for result in study.results}
    return (
        bool(about & outcomes)
        or any_related(about, treatments, drug_lineage(base))
        or any_related(about, map(str, conditions), condition_lineage(base))
        or any(_rests_on(question, sheet.id, base) for question in about)
    )


def _rests_on(entry_id: str, study: str, base: KnowledgeBase) -> bool:
    questions = (sheet for sheet in base.all(Question) if sheet.id == entry_id)
    return any(
        str(pointer.study) == study
        for sheet in questions
        for option in sheet.entry.options
        for answer in option.outcomes
        for pointer in answer.results
    )
