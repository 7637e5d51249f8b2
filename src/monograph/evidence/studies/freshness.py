"""What came after what: publications after searches, and dates that have passed, as exactly as they are known."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from monograph.entries import Question, Study
from monograph.entries.kinds.question import SearchRecord
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.values import PartialDate
from monograph.entries.shared.vocabulary import REVIEW_DESIGNS, RecruitmentStatus, ReportRole, StudyDesign
from monograph.evidence.pico.lineage import any_related, condition_lineage, drug_lineage
from monograph.evidence.pico.treatments import drugs_given, drugs_tested
from monograph.evidence.studies.designs import included_in
from monograph.knowledge_base import KnowledgeBase

# A status that no longer changes, whenever it was looked at.
FINAL_STATUS = frozenset({RecruitmentStatus.COMPLETED, RecruitmentStatus.TERMINATED, RecruitmentStatus.WITHDRAWN})
# Reports that appear before there is anything to find, or that are no publication of the study's own.
_NOT_PUBLISHED = frozenset(
    {ReportRole.REGISTER, ReportRole.PROTOCOL, ReportRole.ERRATUM, ReportRole.NEWS, ReportRole.COMMENT}
)
_TESTS_TREATMENTS = frozenset(
    {
        StudyDesign.PARALLEL_RCT,
        StudyDesign.CROSSOVER_RCT,
        StudyDesign.N_OF_1,
        StudyDesign.NON_RANDOMISED,
        StudyDesign.BEFORE_AFTER,
    }
)


@dataclass(frozen=True, slots=True)
class AgainstSearch:
    """Which studies came after a search, and of which that cannot be told. Entry ids, by name."""

    later: tuple[str, ...]
    unclear: tuple[str, ...]


def earliest_day(when: PartialDate) -> date:
    """Return the first day that a date known to the year, the month or the day may mean."""
    return date(when.year, when.month or 1, when.day or 1)


def latest_day(when: PartialDate) -> date:
    """Return the last day that a date known to the year, the month or the day may mean."""
    month = when.month or 12
    return date(when.year, month, when.day or monthrange(when.year, month)[1])


def is_after(first: PartialDate, second: PartialDate) -> bool | None:
    """Whether the first date comes after the second; None when they are not known exactly enough to tell."""
    if earliest_day(first) > latest_day(second):
        return True
    return False if latest_day(first) <= earliest_day(second) else None


def is_past(when: PartialDate, today: date) -> bool:
    """Whether a date has passed for certain: the year, month or day that is given is over."""
    return latest_day(when) < today


def is_older_than(when: PartialDate, days: int, today: date) -> bool | None:
    """Whether a date lies more than ``days`` days back; None when it is not known exactly enough to tell."""
    limit = today - timedelta(days=days)
    if latest_day(when) < limit:
        return True
    return False if earliest_day(when) >= limit else None


def first_published(study: Study, base: KnowledgeBase) -> PartialDate | None:
    """Return when a study was first published, to the year; when it ended, if no publication has a year.

    Register records, protocols, news and comments are no publication of a study.
    """
    works = (base.bibliography[report.work] for report in study.reports if report.role not in _NOT_PUBLISHED)
    years = [int(work.year) for work in works if work.year is not None and work.year.isdecimal()]
    if years:
        return PartialDate(min(years))
    return value_of(study.ended)


def newest_search(question: Question) -> tuple[int, SearchRecord]:
    """Return the position and the record of a question's newest search."""
    searches = enumerate(question.searches)
    return max(searches, key=lambda numbered: (latest_day(numbered[1].date), earliest_day(numbered[1].date)))


def after_search(studies: Iterable[Sheet[Study]], searched: PartialDate, base: KnowledgeBase) -> AgainstSearch:
    """Return which studies were published after a search. Those of the same year cannot be told."""
    later, unclear = [], []
    for sheet in studies:
        published = first_published(sheet.entry, base)
        came_after = is_after(published, searched) if published else None
        if came_after:
            later.append(sheet.id)
        elif came_after is None:
            unclear.append(sheet.id)
    return AgainstSearch(tuple(later), tuple(unclear))


def studies_for_question(question: Question, base: KnowledgeBase) -> Iterator[Sheet[Study]]:
    """Yield the studies in the base that tested, or are about, a question's treatments in its people.

    A kind of its disease counts, and so does a member of a class that it asks about.
    """
    lineage, classes = condition_lineage(base), drug_lineage(base)
    asked = frozenset(map(str, question.pico.population))
    drugs = {str(option.drug) for option in question.options} | set(map(str, question.pico.interventions))
    for sheet in base.all(Study):
        conditions = sheet.entry.population.conditions
        is_in_them = any(asked & lineage[str(condition)] for condition in conditions)
        given = drugs_tested(sheet.entry) | set(map(str, sheet.entry.about))
        if is_in_them and any(drugs & classes[one] for one in given):
            yield sheet


def studies_for_review(review: Sheet[Study], base: KnowledgeBase) -> Iterator[Sheet[Study]]:
    """Yield the primary studies in the base that a review would take in by its subject, and does not count.

    They are on its symptom, or on its disease where one of the two names no symptom; and they tested a treatment
    that the review is about, a class counting for its members. Where the review names no treatment, every study
    that tested one counts.
    """
    counted = included_in(review.id, base)
    conditions, drugs = condition_lineage(base), drug_lineage(base)
    wanted = drugs_given(review.entry) | set(map(str, review.entry.about))
    for sheet in base.all(Study):
        study = sheet.entry
        if sheet.id == review.id or sheet.id in counted or study.design in REVIEW_DESIGNS:
            continue
        given = drugs_tested(study) | set(map(str, study.about))
        is_on_them = any_related(given, wanted, drugs) if wanted else study.design in _TESTS_TREATMENTS
        if is_on_them and any_related(*_subjects(review.entry, study), conditions):
            yield sheet


def _subjects(review: Study, study: Study) -> tuple[tuple[str, ...], tuple[str, ...]]:
    ours, theirs = review.population, study.population
    if ours.target_symptom and theirs.target_symptom:
        return (str(ours.target_symptom),), (str(theirs.target_symptom),)
    return tuple(map(str, ours.conditions)), tuple(map(str, theirs.conditions))
