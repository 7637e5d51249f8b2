"""Rules on dates: nothing ends before it begins, and nothing was seen tomorrow."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from monograph.entries import Entry, Study
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.values import PartialDate
from monograph.evidence.studies.freshness import FINAL_STATUS, earliest_day, is_after
from monograph.evidence.studies.study_calendar import sequences_of
from monograph.findings import Severity
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path

# What may well lie ahead: plans, and how long something holds.
_MAY_LIE_AHEAD = frozenset({"next_due", "valid_until"})
_COURSE_OF_A_STUDY = frozenset({"started", "primary_completed", "ended"})


@rule(Theme.FRESHNESS, Entry)
def dates_are_in_order(sheet: Sheet[Entry], setting: Setting) -> Iterator[Judgement]:
    """Nothing ends before it begins, and nothing is reported before it happened.

    A study ends after it started, and a paper with its findings comes out later still; a review is published after
    its last search, a retraction after what it retracts, and an approval ends after it was given. Looked at are
    also updates of guidelines and the next review of a page. Cannot judge: two dates of which one is not known
    exactly enough, such as a day and the same year.

    Source: INSPECT-SR (Wilkinson 2025), domain 2, doi:10.1101/2025.09.03.25334905 (dates that fit the course of
    the trial).

    Passes:

        study/quill-2031:
          started: {value: 2029-05, cite: "Quill2031, abstract"}
          ended: {value: 2030-02, cite: "Quill2031, abstract"}

    Fails:

        study/marrow-2032:
          started: {value: 2029-05, cite: "Marrow2032, abstract"}
          ended: {value: 2030-02, cite: "Marrow2032, abstract"}
        study/quill-2031:
          started: {value: 2029-05, cite: "Quill2031, abstract"}
          ended: {value: 2024-02, cite: "Quill2031, abstract"}
    """
    for one in sequences_of(sheet, setting.base):
        is_wrong = is_after(one.earlier, one.later)
        if is_wrong is None:
            yield NotJudged(one.path, "the dates are not known exactly enough to tell")
        elif is_wrong:
            found = f"{one.what_later} {one.later.iso}, but {one.what_earlier} {one.earlier.iso}"
            yield Breach(one.path, found, "Look at the sources again, and correct the date that was copied wrong.")
        else:
            yield Passed(one.path)


@rule(Theme.FRESHNESS, Entry)
def changes_are_newest_first(sheet: Sheet[Entry], setting: Setting) -> Iterator[Judgement]:
    """The changes of an entry are listed newest first.

    The page prints them as they are written, and a reader takes the first for the latest. Two dates of which one
    is not known exactly enough to tell, such as a day and the same year, may stand either way.

    Source: Keep a Changelog 1.1.0: the latest version comes first.

    Passes:

        drug/zorbatine:
          changes:
            - {date: 2031-05-02, text: A second study.}
            - {date: 2030-04, text: First version.}

    Fails:

        drug/zorbatine:
          changes:
            - {date: 2030-04, text: First version.}
            - {date: 2031-05-02, text: A second study.}
    """
    changes = sheet.entry.changes
    for number, (newer, older) in enumerate(pairwise(changes), start=1):
        here = ("changes", number, "date")
        if is_after(older.date, newer.date):
            found = f"{older.date.iso} is below {newer.date.iso}, and is newer"
            yield Breach(here, found, "Put the newest change first, or correct the date.")
        else:
            yield Passed(here)


@rule(Theme.FRESHNESS, Entry, Severity.WARNING)
def date_is_not_in_the_future(sheet: Sheet[Entry], setting: Setting) -> Iterator[Judgement]:
    """No search, change, look at a register, document or notice is of a day that is still to come.

    What has not happened cannot be cited: the date is a slip. It warns only, because the day of the check may be
    set to an earlier one. When a review is due, how long a guideline holds and when an approval ends may lie
    ahead. So may the end of a study that is not over. Comments have a rule of their own. A date known to the year
    or month is not of the future while that has begun.

    Source: principle of this project: a statement is next to what it speaks of.

    Passes:

        drug/zorbatine:
          changes: [{date: 2035-05-02, text: First version.}]

    Fails:

        drug/zorbatine:
          changes:
            - {date: 2035-05, text: A second study.}
            - {date: 2062-05-02, text: First version.}
    """
    for path, when in sheet.parts(PartialDate):
        if path[0] == "comments" or _may_lie_ahead(sheet.entry, path):
            continue
        if earliest_day(when) > setting.today:
            found = f"{when.iso} is still to come"
            yield Breach(path, found, "Correct the date, or have the computer's clock set right.")
        else:
            yield Passed(path)


def _may_lie_ahead(entry: Entry, path: Path) -> bool:
    if _MAY_LIE_AHEAD & set(map(str, path)) or (path[0] == "regulatory" and "ended" in path):
        return True
    if not isinstance(entry, Study) or path[0] not in _COURSE_OF_A_STUDY:
        return False
    status = value_of(entry.status)
    return status is None or status not in FINAL_STATUS


RULES = (dates_are_in_order, changes_are_newest_first, date_is_not_in_the_future)
