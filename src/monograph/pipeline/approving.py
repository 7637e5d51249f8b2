"""An approval written into an entry's file: the block `review`, with digests of what was approved."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from monograph.entries import Entry
from monograph.entries.base_files.about import read_vocabularies
from monograph.entries.base_files.reviewers import Reviewer, read_reviewers
from monograph.entries.reading.sheet import Sheet, read_sheet
from monograph.entries.shared.values import PartialDate
from monograph.entries.shared.vocabularies import Vocabularies
from monograph.findings import did_you_mean
from monograph.knowledge_base.reviews import content_digests
from monograph.pipeline.writing import refuse_links, replace_file
from monograph.sources import EntryFile, read_project


class NotApprovedError(Exception):
    """Raised when an approval cannot be written; says why, and nothing was written."""


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved an entry, when, and when it is due again; what is left out stays as the file has it."""

    reviewers: tuple[str, ...] = ()
    date: PartialDate | None = None
    next_due: PartialDate | None = None


def approve(root: Path, entry_id: str, approval: Approval) -> str:
    """Write an approval into an entry's file, with digests of its content today, and return the file's name.

    Everything else in the file stays as it is. Raises NotApprovedError when the entry cannot be read, when a
    person is not in kb/reviewers.yaml, or when a person or a date is missing; and FolderNotOursError for a link.
    """
    project = read_project(root)
    known = read_vocabularies(project.about or b"")
    files = {source.stem: source for source in project.entries}
    sheets = {
        sheet.id: sheet
        for sheet in (read_sheet(source, known)[0] for source in project.entries)
        if isinstance(sheet, Sheet)
    }
    if entry_id not in files:
        raise NotApprovedError(did_you_mean(entry_id, files, f"There is no entry `{entry_id}`."))
    if entry_id not in sheets:
        raise NotApprovedError(f"{files[entry_id].file} cannot be read. Run `monograph check`, and fix it first.")
    sheet, source = sheets[entry_id], files[entry_id]
    whole = _completed(sheet, approval)
    _refuse_strangers(whole, read_reviewers(project.reviewers)[0])
    written = _with_review(source.raw.decode("utf-8-sig"), _block(whole, sheet, sheets)).encode("utf-8")
    _refuse_what_cannot_be_read(source, written, known)
    refuse_links(root, str(Path(source.file).parent))
    replace_file(root / source.file, written)
    return source.file


def _completed(sheet: Sheet[Entry], approval: Approval) -> Approval:
    review = sheet.entry.review
    return Approval(
        approval.reviewers or tuple(map(str, review.reviewers)),
        approval.date or review.date,
        approval.next_due or review.next_due,
    )


def _refuse_strangers(approval: Approval, known: Mapping[str, Reviewer]) -> None:
    for name in approval.reviewers:
        if name not in known:
            remedy = did_you_mean(name, known, "Add the person there first, with name and interests.")
            raise NotApprovedError(f"kb/reviewers.yaml has no reviewer `{name}`. {remedy}")
    options = {"--by": approval.reviewers, "--date": approval.date, "--next-due": approval.next_due}
    missing = [option for option, given in options.items() if not given]
    if missing:
        raise NotApprovedError(f"Say who approved it, when, and when it is due again: {', '.join(missing)}.")


def _block(approval: Approval, sheet: Sheet[Entry], sheets: Mapping[str, Sheet[Entry]]) -> str:
    assert approval.date is not None
    assert approval.next_due is not None
    digests = (f"    - {one}" for one in content_digests(sheet, sheets))
    return "\n".join(
        (
            "review:",
            "  status: approved",
            f"  reviewers: [{', '.join(approval.reviewers)}]",
            f"  date: {approval.date.iso}",
            f"  next_due: {approval.next_due.iso}",
            "  digests:",
            *digests,
            "",
        )
    )


def _with_review(text: str, block: str) -> str:
    """Return an entry's text with the block in the place of its `review`, or at its end."""
    lines = text.splitlines()
    start = next((at for at, line in enumerate(lines) if re.match(r"review[ \t]*:", line)), len(lines))
    # What belongs to a field stands further in; a list that is a field's value may begin at the margin.
    rest = (at for at in range(start + 1, len(lines)) if lines[at].strip() and lines[at][0] not in " \t")
    end = next(rest, len(lines))
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1  # blank lines before the next field stay
    return "\n".join([*lines[:start], *block.rstrip("\n").split("\n"), *lines[end:]]) + "\n"


def _refuse_what_cannot_be_read(source: EntryFile, written: bytes, known: Vocabularies) -> None:
    sheet, findings = read_sheet(replace(source, raw=written), known)
    if not isinstance(sheet, Sheet):
        raise NotApprovedError(
            f"{source.file} could not be read back: {findings[0].found}. Write the block by hand."
        )
