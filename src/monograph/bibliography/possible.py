"""Fields of works that are well formed and still cannot be: pages that run backwards, dates to come, fillers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from monograph.bibliography.dates import read_date
from monograph.bibliography.kinds import LISTS
from monograph.bibliography.parsing import BibEntry, Field
from monograph.bibliography.source_text import SourceText
from monograph.findings import Finding, Place, Severity

_RANGE = re.compile(r"(?P<prefix>[A-Za-z]*)(?P<first>[0-9]+)\s*(?:--?|–)\s*(?P=prefix)(?P<last>[0-9]+)")

_OPEN_RANGE = re.compile(r"[A-Za-z]*[0-9]+\s*(?:--?|–)")


def bib_pages(entry: BibEntry, source: SourceText) -> Iterator[Finding]:
    """The last page does not come before the first; a shortened last page, as in 1139--45, stands for 1145."""
    field = entry.fields.get("pages")
    if field is None:
        return
    for part in field.text.split(","):
        if _OPEN_RANGE.fullmatch(part.strip()):
            remedy = (
                "Write the first page, two hyphens, the last page; where no last page is known, the first alone."
            )
            yield Finding("bib-pages", _place(field, source), f"`{part.strip()}` has no last page", remedy)
        match = _RANGE.fullmatch(part.strip())
        if match and len(match["first"]) == len(match["last"]) and int(match["last"]) < int(match["first"]):
            found = f"page {match['last']} stands as the last, and {match['first']} as the first"
            yield Finding(
                "bib-pages", _place(field, source), found, "Write the first page, two hyphens, the last page."
            )


def bib_edition_of_an_article(entry: BibEntry, source: SourceText) -> Iterator[Finding]:
    """An article has a volume; an edition is not printed."""
    field = entry.fields.get("edition")
    if entry.kind == "article" and field is not None and field.text:
        remedy = f"If it is the volume, write `volume = {{{field.text}}}`; else leave `edition` out."
        found = "`edition` of an article is not printed"
        yield Finding("bib-field-is-used", _place(field, source), found, remedy, Severity.WARNING)


# What people and programs write where they know nothing.
_FILLERS = frozenset(
    {
        *(
            "?",
            "??",
            "???",
            "-",
            "--",
            "---",
            "–",
            "—",
            "n/a",
            "n.a.",
            "na",
            "n.d.",
            "nil",
            "none",
            "n.p.",
            "null",
        ),
        *("s.l.", "s.n.", "tba", "tbc", "tbd", "unknown", "xx", "xxxx"),
    }
)
_FILLER_WORDS = frozenset({"no author", "no date", "not applicable", "not available", "to be announced"})
# The year has a rule of its own.
_OTHERS = frozenset({*LISTS, "year"})
_NUMBERS = ("volume", "number", "pages", "eid", "edition")
_BELOW_NOTHING = re.compile(r"[-\u2013\u2212]\s*[0-9]+")


def bib_fillers(entry: BibEntry, source: SourceText) -> Iterator[Finding]:
    """No field says that nothing is known, as n/a and ?? do: that would be printed as it stands."""
    for field in entry.fields.values():
        said = field.text.strip("[]() ").casefold()
        if field.name not in _OTHERS and (said in _FILLERS or said in _FILLER_WORDS):
            found = f"`{field.name}` is `{field.text}`, which would be printed as it stands"
            remedy = f"Leave `{field.name}` out. One that no source shows is in `unseen`: `unseen = {{volume}}`."
            yield Finding("bib-filler", _place(field, source), found, remedy)


def bib_numbers(entry: BibEntry, source: SourceText) -> Iterator[Finding]:
    """No volume, issue, page or edition has a number below nought."""
    for name in _NUMBERS:
        field = entry.fields.get(name)
        if field is not None and _BELOW_NOTHING.fullmatch(field.text.strip()):
            remedy = f"Write `{name} = {{{field.text.strip(' -–−')}}}` if the dash is a slip."
            yield Finding("bib-number", _place(field, source), f"`{name}` is {field.text}", remedy)


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
    remedy = "Correct the date, or have the computer's clock set right."
    return Finding("bib-date", _place(field, source), found, remedy, Severity.WARNING)


def _first_day(text: str) -> date | None:
    """Return the first day that 2031, 2031-05 or 2031-05-02 may mean."""
    return read_date(f"{text}{'-01-01'[len(text) - 4 :]}") if len(text) in (4, 7, 10) else None


def _place(field: Field, source: SourceText) -> Place:
    return source.place(field.value_span.start, field.value_span.end)
