"""Kept answers by the question that each belongs to, under its id of today or a former one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from types import MappingProxyType

from monograph.entries import Entry, Question
from monograph.entries.base_files.snapshot_files import AnswerVersion
from monograph.entries.reading.sheet import FaultySheet, Sheet
from monograph.findings import Finding, did_you_mean
from monograph.sources import VERSIONS


def by_question(
    versions: Iterable[AnswerVersion], sheets: Iterable[Sheet[Entry]]
) -> Mapping[str, tuple[AnswerVersion, ...]]:
    """Return kept answers by the id that their question has today, the oldest first."""
    now = _ids_now(sheets)
    found: dict[str, list[AnswerVersion]] = defaultdict(list)
    for version in sorted(versions, key=lambda one: (one.day.iso, one.number)):
        if version.question in now:
            found[now[version.question]].append(version)
    return MappingProxyType({question: tuple(kept) for question, kept in found.items()})


def snapshot_days(versions: Iterable[AnswerVersion], today: date) -> Iterator[Finding]:
    """Yield a finding for each kept answer of a day to come, and each withdrawal before it or to come."""
    for version in versions:
        if version.day.iso > today.isoformat():
            remedy = "Date the version with the day on which it was kept."
            yield Finding("kept-day-has-come", version.place, f"{version.day} is still to come", remedy)
        gone = version.withdrawn
        if gone and not version.day.iso <= gone.date.iso <= today.isoformat():
            found = f"withdrawn on {gone.date}, and kept on {version.day}"
            remedy = "Give the day of the withdrawal, between the day the answer was kept and today."
            yield Finding("kept-day-has-come", version.place, found, remedy)


def snapshot_findings(
    versions: Iterable[AnswerVersion], sheets: Iterable[Sheet[Entry]], faulty: Iterable[FaultySheet]
) -> Iterator[Finding]:
    """Yield a finding for each kept answer of no question, and each whose version before it is missing.

    While an entry is faulty, what its former ids are is not known, and no answer is said to be of no question.
    """
    kept, entries = tuple(versions), tuple(sheets)
    now = _ids_now(entries)
    strangers = {} if tuple(faulty) else {one.question: one for one in kept if one.question not in now}
    for name, version in strangers.items():
        remedy = did_you_mean(
            name, now, f"If it has another id now, add `{name}` to that question's `former_ids`; keep the files."
        )
        found = f"there is no question `{name}`, now or under a former id"
        yield Finding("kept-of-a-question", version.place, found, remedy)
    for versions_of_one in by_question(kept, entries).values():
        yield from _chained(versions_of_one)


def _chained(versions: Sequence[AnswerVersion]) -> Iterator[Finding]:
    """Yield a finding for each version of one question that does not follow the one before it."""
    remedy = "Kept answers are never moved or deleted: restore the files from version control."
    for before, version in pairwise((None, *versions)):
        assert version is not None, "only the first version has none before it"
        if before and before.name == version.name:
            found = f"the answer of {version.name} is there twice, under two ids of the question"
            yield Finding("kept-is-complete", version.place, found, remedy)
        elif version.after != (before.digest if before else None):
            found = f"the version before {version.name} is missing"
            yield Finding("kept-is-complete", version.place, found, remedy)


def _ids_now(sheets: Iterable[Sheet[Entry]]) -> Mapping[str, str]:
    """Return the id of today by every id that a question has or had."""
    questions = [sheet for sheet in sheets if isinstance(sheet.entry, Question)]
    former = {str(name): sheet.id for sheet in questions for name in sheet.entry.former_ids}
    return former | {sheet.id: sheet.id for sheet in questions}


def folder_of(question: str) -> str:
    """Return the folder for the kept answers of a question, relative to the project."""
    return f"{VERSIONS}/{question}"
