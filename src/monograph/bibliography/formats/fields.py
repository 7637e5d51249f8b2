"""What every format asks of a work: who made it, when, where it starts and ends, and its fields by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from monograph.bibliography.dates import month_name
from monograph.bibliography.works import Contributor, Contributors, Record, Reference

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SEASONS = ("Spring", "Summer", "Fall", "Winter")
_YEAR = re.compile(r"[0-9]{4}")
_DAY = re.compile(r"[0-9]{1,2}")
_ENDS = re.compile(r"([^\s,–-]+)\s?[–-]{1,2}\s?([^\s,–-]+)")
# The organisations that are in an author's place, in the order in which `printing` looks for them.
_CORPORATE = ("organization", "institution")


@dataclass(frozen=True, slots=True)
class Issued:
    """When a work came out, as exactly as it is known; ``months`` has two for a double issue.

    ``fields`` names what was read of the record. Whatever of a date cannot be read is not among them.
    """

    year: int
    months: tuple[int, ...] = ()
    season: str = ""  # "Spring", "Summer", "Fall" or "Winter", which has no month
    day: int | None = None
    fields: frozenset[str] = frozenset({"year"})


def kind_of(record: Record) -> str:
    """Return the kind of a work: BibTeX's entry type, or "preprint", which BibTeX has no type for."""
    is_preprint = record.fields.get("pubstate", "").casefold() == "prepublished"
    return "preprint" if is_preprint else record.kind


def issued(record: Record) -> Issued | None:
    """Return the date of a work, or None when no one has seen a year that can be read as one."""
    fields = record.fields
    if not _YEAR.fullmatch(fields.get("year", "")):
        return None
    year, name = int(fields["year"]), month_name(fields.get("month", "")) or ""
    if name in _SEASONS:
        return Issued(year, season=name, fields=frozenset({"year", "month"}))
    names = name.split("-") if name else []
    if len(names) > 2 or not set(names) <= set(_MONTHS):
        return Issued(year)
    months = tuple(_MONTHS.index(one) + 1 for one in names)
    day = fields.get("day", "")
    if len(months) == 1 and _DAY.fullmatch(day):
        return Issued(year, months, day=int(day), fields=frozenset({"year", "month", "day"}))
    return Issued(year, months, fields=frozenset({"year", "month"} if months else {"year"}))


def authors(reference: Reference) -> Contributors:
    """Return the authors, or the organisation that is printed in their place."""
    named = reference.record.authors
    if named.names or not corporate_author(reference):
        return named
    return Contributors(tuple(Contributor(one, is_group=True) for one in reference.authors))


def corporate_author(reference: Reference) -> str | None:
    """Return the field whose organisation is printed in the authors' place, or None when there is none."""
    record = reference.record
    if record.authors.names or not reference.authors:
        return None
    return next((name for name in _CORPORATE if record.fields.get(name)), None)


def first_and_last(pages: str) -> tuple[str, str]:
    """Return where a range of pages begins and ends; what is not one range is all beginning."""
    ends = _ENDS.fullmatch(pages)
    return (ends[1], ends[2]) if ends else (pages, "")


def with_hyphens(pages: str) -> str:
    """Return pages with a hyphen in ranges, as formats of ASCII descent want them: 1474-1481."""
    return re.sub(r"\s?–\s?", "-", pages)


def one_line(text: str) -> str:
    """Return a text without line breaks: every format here ends a value with its line."""
    return " ".join(text.split())


def written_fields(record: Record) -> dict[str, str]:
    """Return the fields of a work, each on one line.

    The `booktitle` of a book, which chapters take over, is its title once more and no series that it belongs to.
    """
    fields = {name: one_line(value) for name, value in record.fields.items()}
    if fields.get("booktitle") == fields.get("title"):
        fields.pop("booktitle", None)
    return fields


def placed(fields: Mapping[str, str], places: Mapping[str, str]) -> dict[str, str]:
    """Return the fields that a format has a place for, and their places, in the order of ``places``.

    Where several fields want the same place, only the first of them gets it.
    """
    taken: dict[str, str] = {}
    for name, place in places.items():
        if name in fields and place not in taken.values():
            taken[name] = place
    return taken
