"""Fields of works that are well formed and still cannot be: pages that run backwards, and dates to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from monograph.bibliography.dates import read_date
from monograph.bibliography.parsing import BibEntry, Field
from monograph.bibliography.source_text import SourceText
from monograph.findings import Finding, Place, Severity

_RANGE = re.compile(r"(?P<prefix>[A-Za-z]*)(?P<first>[0-9]+)\s*(?:--?|–)\s*(?P=prefix)(?P<last>[0-9]+)")


def bib_pages(entry: BibEntry, source: SourceText) -> Iterator[Finding]:
    """The last page does not come before the first; a shortened last page, as in 1139--45, stands for 1145."""
    field = entry.fields.get("pages")
    if field is None:
        return
    for part in field.text.split(","):
        match = _RANGE.fullmatch(part.strip())
        if match and len(match["first"]) == len(match["last"]) and int(match["last"]) < int(match["first"]):
            found = f"page {match['last']} stands as the last, and {match['first']} as the first"
            yield Finding(
                "bib-pages", _place(field, source), found, "Write the first page, two hyphens, the last page."
            )


def bib_dates_to_come(entry: BibEntry, source: SourceText, today: date) -> Iterator[Finding]:
    """No work was looked at, put online or updated on a day that is still to come.

    The year of an issue may be the next one, because journals put articles online before that.
    """
    for name in ("urldate", "epubdate", "updated"):
        field = entry.fields.get(name)
        if field is not None and (first := _first_day(field.text)) is not None and first > today:
            yield _to_come(field, source)
    field = entry.fields.get("year")
    if field is not None and re.fullmatch(r"[12][0-9]{3}", field.text) and int(field.text) > today.year + 1:
        yield _to_come(field, source)


def _to_come(field: Field, source: SourceText) -> Finding:
    found = f"`{field.name}` is {field.text}, which is still to come"
    remedy = "Mend the date, or have the computer's clock set right."
    return Finding("bib-date", _place(field, source), found, remedy, Severity.WARNING)


def _first_day(text: str) -> date | None:
    """Return the first day that 2031, 2031-05 or 2031-05-02 may mean."""
    return read_date(f"{text}{'-01-01'[len(text) - 4 :]}") if len(text) in (4, 7, 10) else None


def _place(field: Field, source: SourceText) -> Place:
    return source.place(field.value_span.start, field.value_span.end)
