"""The date of a work, as NLM prints it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

# As NLM abbreviates them; not from `calendar`, whose names follow the computer's language.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FULL = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_SEASONS = {"spring": "Spring", "summer": "Summer", "autumn": "Fall", "fall": "Fall", "winter": "Winter"}
_BY_NAME = (
    dict(zip(_FULL, _MONTHS, strict=True))
    | {short.lower(): short for short in _MONTHS}
    | {"sept": "Sep"}
    | {str(number): short for number, short in enumerate(_MONTHS, start=1)}
    | {f"{number:02}": short for number, short in enumerate(_MONTHS, start=1)}
    | _SEASONS
)
_YEAR = re.compile(r"[12][0-9]{3}")
_ISO = re.compile(r"([12][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


DATE_FIELDS = ("year", "month", "day", "urldate", "updated", "epubdate", "eventdate")


def month_name(value: str) -> str | None:
    """Return "Apr" for apr, April, 4 or 04, "Jan-Feb" for a double issue, and None for anything else."""
    found = (_BY_NAME.get(part.strip().rstrip(".").lower()) for part in re.split(r"[-–/]+", value))
    names = [name or "" for name in found]
    is_one = len(names) == 1 and bool(names[0])
    return "-".join(names) if is_one or _are_two_in_order(names) else None


def _are_two_in_order(names: list[str]) -> bool:
    """Return whether one month follows the other; January may follow December, and a season any other season."""
    if len(names) != 2 or names[0] == names[1]:
        return False
    if set(names) <= set(_MONTHS):
        return names == ["Dec", "Jan"] or _MONTHS.index(names[0]) < _MONTHS.index(names[1])
    return set(names) <= set(_SEASONS.values())


def date_fault(name: str, value: str, others: dict[str, str]) -> tuple[str, str] | None:
    """Return what is wrong with a year, month, day or urldate and its remedy, or None.

    ``others`` holds the entry's other values by field name.
    """
    if name == "year" and not _YEAR.fullmatch(value):
        return (
            f"`{value}` is not a year",
            "A year has four digits; one that no source shows goes into `unseen`.",
        )
    if name == "month" and month_name(value) is None:
        return (
            f"`{value}` is not a month",
            "Write jan, feb and so on without braces, or {jan-feb} for two in their order.",
        )
    if name == "day" and not _is_day(value, others):
        return f"the month has no day `{value}`", "Give the number of a day in `month`."
    if name == "urldate" and read_date(value) is None:
        return f"`{value}` is not a date", "Write the day the page was read as YYYY-MM-DD."
    if name in ("epubdate", "updated") and ("/" in value or not printed_period(value)):
        return f"`{value}` is not a date", "Write YYYY-MM-DD, or YYYY-MM or YYYY where that is all there is."
    if name == "eventdate" and not printed_period(value):
        return f"`{value}` is not a date", "Write YYYY-MM-DD, or the first and the last day with a / between."
    return None


def _is_day(value: str, others: dict[str, str]) -> bool:
    """Return whether the day exists in the entry's month; in an unknown year February may have 29."""
    month = month_name(others.get("month", ""))
    if month not in _MONTHS or not re.fullmatch(r"[0-9]{1,2}", value):
        return False
    written_year = others.get("year", "")
    year = int(written_year) if _YEAR.fullmatch(written_year) else 2000
    return _day(year, _MONTHS.index(month) + 1, int(value)) is not None


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def read_date(value: str) -> datetime.date | None:
    """Return the day that "2026-11-23" names, or None when it names none."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return None
    return _day(int(value[:4]), int(value[5:7]), int(value[8:]))


def printed_date(year: str, month: str, day: str) -> str:
    """Return "2016 Apr 19", or as much of it as is known; a day without a month is left out."""
    name = month_name(month) if month else None
    return " ".join(part for part in (year, name, (day.lstrip("0") if name else "")) if part)


def printed_period(value: str) -> str:
    """Return "2002 Apr 3-5" for "2002-04-03/2002-04-05", "2002 Apr" for "2002-04", and "" for what is no date.

    The two ends are given alike, and in their order. What they share is not repeated.
    """
    ends = [_iso_parts(end) for end in value.split("/")]
    if len(ends) == 1 and ends[0]:
        return " ".join(ends[0])
    if len(ends) != 2 or not ends[0] or len(ends[0]) != len(ends[1]) or ends[0] == ends[1]:
        return ""
    first, last = ends
    written_first, _, written_last = value.partition("/")
    if written_first > written_last:
        return ""
    shared = next(number for number, pair in enumerate(zip(first, last, strict=True)) if pair[0] != pair[1])
    return f"{' '.join(first)}-{' '.join(last[shared:])}"


def fields_of_date(value: str) -> Mapping[str, str]:
    """Return the fields of "2024-05-03" by their names, as they are written: `month = may`; less for less."""
    names, parts = ("year", "month", "day"), _iso_parts(value)
    written = (
        f"{name} = {part.lower() if name == 'month' else f'{{{part}}}'}"
        for name, part in zip(names, parts, strict=False)
    )
    return dict(zip(names, written, strict=False))


def _iso_parts(value: str) -> list[str]:
    """Return ["2002", "Apr", "3"] for "2002-04-03", less for less, and nothing for what is no date."""
    match = _ISO.fullmatch(value)
    if match is None or _day(int(match[1]), int(match[2] or 1), int(match[3] or 1)) is None:
        return []
    month = [_MONTHS[int(match[2]) - 1]] if match[2] else []
    return [match[1], *month, *([str(int(match[3]))] if match[3] else [])]
