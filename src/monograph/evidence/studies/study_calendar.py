"""The dates of a study, a product and a guideline in the order in which things can happen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from monograph.entries import Drug, Entry, Guideline, Study
from monograph.entries.kinds.drug import RegulatoryRecord
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Reported, value_of
from monograph.entries.shared.values import PartialDate
from monograph.entries.shared.vocabulary import ReportRole, SourceNature
from monograph.evidence.studies.trials import has_findings
from monograph.knowledge_base import KnowledgeBase
from monograph.sources import Path

_REPORTS_OF_FINDINGS = frozenset({ReportRole.MAIN, ReportRole.SECONDARY, ReportRole.ERRATUM})
_PAPERS = frozenset({SourceNature.PAPER, SourceNature.CONFERENCE_ABSTRACT})


@dataclass(frozen=True, slots=True)
class Sequence:
    """Two dates of which the second cannot come before the first, and what each is of."""

    path: Path
    earlier: PartialDate
    what_earlier: str
    later: PartialDate
    what_later: str


def sequences_of(sheet: Sheet[Entry], base: KnowledgeBase) -> Iterator[Sequence]:
    """Yield every two dates of an entry that have an order, with the path of the one that is looked at."""
    match sheet.entry:
        case Study() as study:
            yield from _of_course(study)
            yield from _of_reports(sheet, study, base)
            yield from _of_notices(study, base)
        case Guideline() as guideline:
            yield from _of_guideline(guideline)
        case Drug():
            for path, record in sheet.parts(RegulatoryRecord):
                yield from _pair((*path, "ended"), record.approved, "approved", record.ended, "ended")
        case _:
            pass
    review = sheet.entry.review
    if review.date is not None and review.next_due is not None:
        path = ("review", "next_due")
        yield Sequence(path, review.date, "reviewed", review.next_due, "due to be reviewed again")


def _pair(
    path: Path,
    earlier: Reported[PartialDate] | None,
    what_earlier: str,
    later: Reported[PartialDate] | None,
    what_later: str,
) -> Iterator[Sequence]:
    if earlier and earlier.value and later and later.value:
        yield Sequence((*path, "value"), earlier.value, what_earlier, later.value, what_later)


def _of_course(study: Study) -> Iterator[Sequence]:
    primary = "complete for the primary outcome"
    yield from _pair(("primary_completed",), study.started, "started", study.primary_completed, primary)
    yield from _pair(("ended",), study.started, "started", study.ended, "ended")
    yield from _pair(("ended",), study.primary_completed, primary, study.ended, "ended")


def _of_reports(sheet: Sheet[Entry], study: Study, base: KnowledgeBase) -> Iterator[Sequence]:
    """Yield each paper on findings after the start, and a review's newest paper after its last search."""
    papers = {str(one.work) for one in sheet.entry.sources if one.nature in _PAPERS}
    started = value_of(study.started)
    searched = study.review_methods.searched.value if study.review_methods else None
    newest: tuple[int, str] | None = None
    for number, report in enumerate(study.reports):
        year = _year(base, str(report.work))
        if year is None or report.role not in _REPORTS_OF_FINDINGS or str(report.work) not in papers:
            continue
        published = f"`{report.work}` published"
        if started is not None and has_findings(study):
            yield Sequence(("reports", number, "work"), started, "started", year, published)
        if report.role is not ReportRole.ERRATUM:
            newest = max(newest or (0, ""), (year.year, published))
    if searched is not None and newest is not None:
        path = ("review_methods", "searched", "value")
        yield Sequence(path, searched, "searched", PartialDate(newest[0]), newest[1])


def _of_notices(study: Study, base: KnowledgeBase) -> Iterator[Sequence]:
    years = [year for report in study.reports if (year := _year(base, str(report.work))) is not None]
    first = min(years, key=lambda one: one.year, default=None)
    for number, notice in enumerate(study.notices):
        if notice.date is not None and first is not None:
            yield Sequence(
                ("notices", number, "date"), first, "first reported", notice.date, f"of the {notice.type}"
            )


def _of_guideline(guideline: Guideline) -> Iterator[Sequence]:
    published, updated, until = guideline.published, guideline.updated, guideline.valid_until
    yield from _pair(("updated",), published, "published", updated, "updated")
    yield from _pair(("valid_until",), updated or published, "published or updated", until, "valid until")


def _year(base: KnowledgeBase, key: str) -> PartialDate | None:
    """Return the year a work came out; None when it was online before its year, or has none."""
    work = base.bibliography[key]
    first = work.record.fields.get("epubdate", "")[:4]
    years = [int(one) for one in (work.year or "", first) if one.isdecimal() and len(one) == 4]
    return PartialDate(min(years)) if years else None
