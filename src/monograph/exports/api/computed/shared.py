"""What is worked out for entries of every kind, and the pieces that several kinds have in common.

No field here has the name of a field that contributors write. Ids end in ``_id`` or ``_ids``; a pointer (RFC 6901)
leads to the authored part of the same file that a value was worked out from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from monograph.entries import Entry
from monograph.entries.base_files.reviewers import Reviewer
from monograph.entries.kinds.dosing import DoseLevel
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Change
from monograph.entries.shared.values import CountOf, PartialDate
from monograph.evidence.numbers.rounding import rounded_like
from monograph.evidence.studies.doses import DailyDose, daily_dose
from monograph.exports.api.published import pointer
from monograph.knowledge_base import KnowledgeBase
from monograph.knowledge_base.reviews import is_approved
from monograph.views.formatting.writer import Writer
from monograph.views.page.frame import writer_for
from monograph.views.page.review import changes_in_words, review_words, reviewers_of

Pointer = Annotated[str, "Where the authored part is in this file (JSON Pointer, RFC 6901)."]
Ids = tuple[str, ...]

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class ReviewerReading:
    """A person who reviews entries."""

    reviewer_id: str
    full_name: str
    orcid_id: str | None
    works_at: str | None
    interests_text: Annotated[str, "The person's statement on conflicts of interest."]


@dataclass(frozen=True, slots=True)
class Common:
    """What is worked out for entries of every kind."""

    page_title: Annotated[str, "The title of its page; that of a claim says that it is one."]
    plain_summary_text: Annotated[
        str, "`summary.plain` as plain text: links by name, citations by author and year."
    ]
    clinical_summary_text: Annotated[str, "`summary.clinical` as plain text."]
    review_line: Annotated[str, "How far the review by a named person has come, in a sentence, from `review`."]
    is_approved_as_it_stands: Annotated[bool, "Whether a named person approved it, and nothing has changed since."]
    changed_since_the_review: Annotated[
        tuple[str, ...], "Fields that changed since it was approved, and results and statements it rests on."
    ]
    people_who_review: Annotated[
        tuple[ReviewerReading, ...], "Whom `review` names, as kb/reviewers.yaml describes them."
    ]
    last_changed: Annotated[PartialDate | None, "The newest date in `changes`; null without any."]
    disagreement_ids: Annotated[Ids, "Where sources disagree and this entry is a side: ids in disagreements.json."]


@dataclass(frozen=True, slots=True)
class DoseInADay:
    """What one dose comes to in a day: amount times frequency, or the total a day that was given."""

    pointer: Pointer
    least: Decimal
    most: Decimal
    daily_unit: str
    daily_bound: Annotated[str | None, "A sign such as ≤ when the source gives a bound instead of a dose."]
    in_words: str


@dataclass(frozen=True, slots=True)
class ShareOfPeople:
    """A count of people as a share in percent, to one decimal."""

    pointer: Pointer
    percent_of_people: Decimal
    computed_from: str


def common(sheet: Sheet[Entry], base: KnowledgeBase, disagreements: Iterable[str]) -> Common:
    """Return what is worked out for an entry of any kind; ``disagreements`` are ids of those it is a side of."""
    writer, summary = writer_for(sheet, base), sheet.entry.summary
    return Common(
        page_title=sheet.entry.page_title,
        plain_summary_text=writer.plain(summary.plain),
        clinical_summary_text=writer.plain(summary.clinical),
        review_line=review_words(sheet, writer),
        is_approved_as_it_stands=is_approved(sheet, base.sheets),
        changed_since_the_review=changes_in_words(sheet, base),
        people_who_review=tuple(_reviewer(one, writer) for one in reviewers_of(sheet, base)),
        last_changed=last_change(sheet.entry.changes),
        disagreement_ids=tuple(disagreements),
    )


def _reviewer(one: Reviewer, writer: Writer) -> ReviewerReading:
    affiliation = str(one.affiliation) if one.affiliation else None
    return ReviewerReading(one.id, str(one.name), one.orcid, affiliation, writer.plain(one.interests))


def last_change(changes: Iterable[Change]) -> PartialDate | None:
    """Return the newest date of some changes, None without any."""
    return max((change.date for change in changes), key=lambda date: date.iso, default=None)


def dose_in_a_day(place: str, day: DailyDose) -> DoseInADay:
    """Return a daily dose with the place of the dose that it was worked out from."""
    return DoseInADay(place, day.low, day.high, day.unit, day.bound or None, str(day))


def doses_in_a_day(sheet: Sheet[Entry]) -> Iterator[DoseInADay]:
    """Yield what each dose in an entry comes to in a day, where that can be worked out."""
    for path, level in sheet.parts(DoseLevel):
        day = daily_dose(level)
        if day is not None:
            yield dose_in_a_day(pointer(path), day)


def shares_of_people(sheet: Sheet[Entry]) -> Iterator[ShareOfPeople]:
    """Yield each count of people in an entry as a share."""
    for path, counted in sheet.parts(CountOf):
        share = rounded_like(Decimal(100) * counted.count / counted.total, _TENTH)
        yield ShareOfPeople(pointer(path), share, str(counted))
