"""The line on a review: how far it has come, who made it, and what has changed since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from monograph.entries import Entry
from monograph.entries.base_files.reviewers import Reviewer
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Review
from monograph.entries.shared.vocabulary import ReviewStatus
from monograph.knowledge_base import KnowledgeBase
from monograph.knowledge_base.reviews import changed_since_review, is_approved
from monograph.views.formatting.writer import Writer

_DRAFT = "Unreviewed draft: no clinician has reviewed this page yet."


def review_words(sheet: Sheet[Entry], writer: Writer) -> str:
    """Return the line that says how far the review of an entry has come, and what has changed since."""
    review, people = sheet.entry.review, reviewers_of(sheet, writer.base)
    names = _listed(str(one.name) for one in people)
    match review.status:
        case ReviewStatus.DRAFT:
            return " ".join(
                (_DRAFT, *_earlier(review, names, "An earlier version was reviewed"), *_interests(people, writer))
            )
        case ReviewStatus.UNDER_REVIEW:
            whom = names or "a named person"
            said = f"Under review by {whom}, and not finished; treat it as a draft."
            return " ".join(
                (said, *_earlier(review, "", "An earlier version was approved"), *_interests(people, writer))
            )
    changed = changes_in_words(sheet, writer.base)
    since = (f"Changed since the review, and not reviewed as it is now: {_listed(changed)}.",) if changed else ()
    reviewed = f"Reviewed by {names} on {review.date}. Next review due {review.next_due}."
    return " ".join((*since, reviewed, *_interests(people, writer)))


def reviewers_of(sheet: Sheet[Entry], base: KnowledgeBase) -> tuple[Reviewer, ...]:
    """Return the people whom the review of an entry names."""
    return tuple(base.reviewers[one] for one in sheet.entry.review.reviewers)


def changes_in_words(sheet: Sheet[Entry], base: KnowledgeBase) -> tuple[str, ...]:
    """Return what has changed since an entry was approved, as readers call it; nothing when nothing has."""
    return tuple(_subject(entry, field, base) for entry, field in changed_since_review(sheet, base.sheets))


def base_review_words(base: KnowledgeBase) -> str:
    """Return the line that says how far the review of the whole base has come."""
    sheets = base.sheets.values()
    approved = [sheet for sheet in sheets if sheet.entry.review.status is ReviewStatus.APPROVED]
    if not approved:
        return f"Unreviewed draft: no clinician has reviewed any of the {len(sheets):,} entries yet."
    changed = sum(not is_approved(sheet, base.sheets) for sheet in approved)
    since = f" {changed:,} of them changed since then" if changed else ""
    reviewed = f"{len(approved):,} of {len(sheets):,} entries were reviewed by a named person"
    return f"{reviewed};{since}{';' if since else ''} the others are unreviewed drafts."


def _subject(entry: str, field: str, base: KnowledgeBase) -> str:
    words = field.replace("_", " ")
    if not entry:
        return words
    return f"{words} of {base.sheets[entry].entry.name if entry in base.sheets else entry}"


def _described(person: Reviewer) -> str:
    more = ", ".join(filter(None, (person.affiliation, f"ORCID {person.orcid}" if person.orcid else "")))
    return f"{person.name} ({more})" if more else str(person.name)


def _earlier(review: Review, names: str, said: str) -> Iterator[str]:
    """Yield what is recorded of an earlier review, when the entry is no longer approved."""
    by, on = f" by {names}" if names else "", f" on {review.date}" if review.date else ""
    if by or on:
        yield f"{said}{by}{on}."
    if review.next_due:
        yield f"Next review due {review.next_due}."


def _interests(people: Iterable[Reviewer], writer: Writer) -> Iterator[str]:
    return (f"{_described(one)} on conflicts of interest: {writer.plain(one.interests)}" for one in people)


def _listed(words: Iterable[str]) -> str:
    """Return some words as a list in a sentence: one, two and three."""
    *first, last = (*words,) or ("",)
    return f"{', '.join(first)} and {last}" if first else last
