"""What a review approved, and what has changed since: digests of every field that makes a claim.

A digest is made of the values, not of the file: comments, the order of fields and the breaking of lines make no
difference (docs/decisions/0030).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from pydantic import BaseModel

from monograph.entries import Entry
from monograph.entries.base_files.reviewers import Reviewer
from monograph.entries.kinds.guideline import Guideline
from monograph.entries.kinds.question import RecommendationUse, ResultPointer
from monograph.entries.kinds.study import Study
from monograph.entries.reading.canonical import canonical
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.digests import ContentDigest
from monograph.entries.shared.vocabulary import ReviewStatus
from monograph.findings import Finding, Severity, did_you_mean

# What says nothing about medicine: who looked at it, how it is found, and what it was called.
MAKE_NO_CLAIM = frozenset({"review", "tags", "changes", "former_ids"})
_DIGITS = 12

Subject = tuple[str, str]
Sheets = Mapping[str, Sheet[Entry]]


def content_digests(sheet: Sheet[Entry], sheets: Sheets) -> tuple[ContentDigest, ...]:
    """Return a digest of each field that an entry fills and that makes a claim, in the order of the fields.

    Of an entry that rests on others, what it points at counts too: results and harms of studies, and statements of
    guidelines. ``sheets`` are all entries by id.
    """
    found = [
        ContentDigest("", name, _digest(value))
        for name in type(sheet.entry).model_fields
        if name not in MAKE_NO_CLAIM and (value := canonical(getattr(sheet.entry, name))) not in (None, [], {})
    ]
    pointed = ((entry, field, _digest(parts)) for (entry, field), parts in _pointed_at(sheet, sheets).items())
    return (*found, *(ContentDigest(*one) for one in pointed))


def changed_since_review(sheet: Sheet[Entry], sheets: Sheets) -> tuple[Subject, ...]:
    """Return what changed since an entry was approved: each another entry, or nothing, and a field.

    Nothing is returned for an entry that was not approved.
    """
    review = sheet.entry.review
    if review.status is not ReviewStatus.APPROVED:
        return ()
    now = {one.subject: one.digest for one in content_digests(sheet, sheets)}
    then = {one.subject: one.digest for one in review.digests}
    return tuple(subject for subject in {**then, **now} if now.get(subject) != then.get(subject))


def is_approved(sheet: Sheet[Entry], sheets: Sheets) -> bool:
    """Whether a named person approved an entry as it is today."""
    return sheet.entry.review.status is ReviewStatus.APPROVED and not changed_since_review(sheet, sheets)


def review_findings(
    ordered: Iterable[Sheet[Entry]], sheets: Sheets, reviewers: Mapping[str, Reviewer]
) -> Iterator[Finding]:
    """Yield a finding for each reviewer who is not described, and each approval that does not fit the content."""
    for sheet in ordered:
        review = sheet.entry.review
        for number, name in enumerate(review.reviewers):
            if name not in reviewers:
                described = f"- {{id: {name}, name: …, interests: …}}"
                otherwise = f"Describe the person in kb/reviewers.yaml: `{described}`, or correct the id."
                place = sheet.place(("review", "reviewers", number))
                found = f"kb/reviewers.yaml has no reviewer `{name}`"
                yield Finding("reviewer-is-known", place, found, did_you_mean(name, reviewers, otherwise))
        if review.status is not ReviewStatus.APPROVED:
            continue
        changed = changed_since_review(sheet, sheets)
        if not review.digests:
            pasted = f"digests: [{', '.join(map(str, content_digests(sheet, sheets)))}]"
            remedy = f"Run `monograph approve {sheet.id}`, or write below `status`: `{pasted}`."
            found = "approved, but nothing says which content was approved (in review)"
            yield Finding("approval-has-digests", sheet.place(("review",), token="approved"), found, remedy)
        elif changed:
            found = f"changed since it was approved: {', '.join(map(subject_words, changed))}"
            remedy = (
                "Until the change is reviewed, every page says so. Write `status: under review`; when it was "
                f"reviewed, run `monograph approve {sheet.id}` with the new date."
            )
            place = sheet.place(("review", "digests"))
            yield Finding("approval-fits-the-content", place, found, remedy, Severity.WARNING)


def subject_words(subject: Subject) -> str:
    """Return what a digest is of, as contributors write it."""
    entry, field = subject
    return f"{field} of {entry}" if entry else field


def _pointed_at(sheet: Sheet[Entry], sheets: Sheets) -> dict[Subject, list[object]]:
    wanted: dict[Subject, set[str]] = {}
    for _, one in sheet.parts(ResultPointer):
        wanted.setdefault((str(one.study), "results"), set()).add(str(one.result))
    for _, use in sheet.parts(RecommendationUse):
        wanted.setdefault((str(use.guideline), "statements"), set()).add(str(use.statement))
    return {
        subject: [canonical(part) for part in _named_parts(sheets[subject[0]].entry) if part.id in ids]  # type: ignore[attr-defined]
        for subject, ids in sorted(wanted.items())
        if subject[0] in sheets
    }


def _named_parts(entry: Entry) -> tuple[BaseModel, ...]:
    match entry:
        case Study():
            return (*entry.results, *entry.harms)
        case Guideline():
            return entry.statements
        case _:
            return ()


def _digest(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return sha256(written.encode("utf-8")).hexdigest()[:_DIGITS]
