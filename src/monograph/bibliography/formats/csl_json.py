"""Works in CSL-JSON (schema 1.0.2), for Zotero, Pandoc, Quarto and citeproc."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from monograph.bibliography.dates import read_date
from monograph.bibliography.formats.fields import (
    Issued,
    authors,
    corporate_author,
    issued,
    kind_of,
    one_line,
    placed,
    with_hyphens,
    written_fields,
)
from monograph.bibliography.formats.remarks import remarks
from monograph.bibliography.works import Contributor, Contributors, Record, Reference

_GENERIC = "document"
_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "article": "article-journal",
        "book": "book",
        "booklet": "pamphlet",
        "conference": "paper-conference",
        "dataset": "dataset",
        "electronic": "webpage",
        "inbook": "chapter",
        "incollection": "chapter",
        "inproceedings": "paper-conference",
        "manual": "book",
        "mastersthesis": "thesis",
        "misc": _GENERIC,
        "online": "webpage",
        "patent": "patent",
        "phdthesis": "thesis",
        "preprint": "article",
        "proceedings": "book",
        "report": "report",
        "software": _GENERIC,  # Zotero refuses a whole file in which one work is `software`
        "standard": "standard",
        "techreport": "report",
        "thesis": "thesis",
        "unpublished": "manuscript",
        "www": "webpage",
    }
)
_GENRES: Mapping[str, str] = MappingProxyType(
    {
        "phdthesis": "Doctoral thesis",
        "mastersthesis": "Master's thesis",
        "preprint": "Preprint",
        "software": "Computer program",
    }
)
# Field and variable; where several fields want one variable, the first that a work has gets it.
_PLACES: Mapping[str, str] = MappingProxyType(
    {
        "title": "title",
        "journal": "container-title",
        "booktitle": "container-title",
        "shortjournal": "container-title-short",
        "series": "collection-title",
        "volume": "volume",
        "number": "number",
        "issue": "issue",
        "pages": "page",
        "eid": "page",  # printed in their place
        "edition": "edition",
        "version": "version",
        "publisher": "publisher",
        "institution": "publisher",
        "school": "publisher",
        "organization": "publisher",
        "address": "publisher-place",
        "location": "publisher-place",
        "doi": "DOI",
        "pmid": "PMID",
        "pmcid": "PMCID",
        "isbn": "ISBN",
        "issn": "ISSN",
        "url": "URL",
        "language": "language",
        "abstract": "abstract",
        "keywords": "keyword",
        "type": "genre",
        "pubstate": "status",
        "eventtitle": "event-title",
        "venue": "event-place",
    }
)
_OWN_PLACES: Mapping[str, Mapping[str, str]] = MappingProxyType({"article-journal": {"number": "issue"}})
_SEASONS = MappingProxyType({"Spring": 1, "Summer": 2, "Fall": 3, "Winter": 4})


def csl_json(references: Iterable[Reference]) -> str:
    """Return works as the text of a CSL-JSON file: an array with one object a work."""
    items = [_item(reference) for reference in references]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _item(reference: Reference) -> dict[str, Any]:
    """Return one work. What has no variable is in its note, a remark a line."""
    record = reference.record
    kind = _TYPES.get(kind_of(record), _GENERIC)
    corporate = corporate_author(reference)
    fields = {name: value for name, value in written_fields(record).items() if name != corporate}
    variables = placed(fields, {**_PLACES, **_OWN_PLACES.get(kind, {})})
    date, accessed = issued(record), read_date(fields.get("urldate", ""))
    item: dict[str, Any] = {"id": reference.key, "type": kind}
    for role, people in (("author", authors(reference)), ("editor", record.editors)):
        item |= {role: _names(people)} if people.names else {}
    for name, variable in variables.items():
        item[variable] = with_hyphens(fields[name]) if name == "pages" else fields[name]
    if kind_of(record) in _GENRES:
        item.setdefault("genre", _GENRES[kind_of(record)])
    if date is not None:
        item["issued"] = _date(date)
    if accessed is not None:
        item["accessed"] = {"date-parts": [[accessed.year, accessed.month, accessed.day]]}
    covered = {*variables, *([corporate] if corporate else []), *(["urldate"] if accessed else [])}
    note = _note(reference, covered | (date.fields if date else frozenset()), record)
    return item | ({"note": note} if note else {})


def _note(reference: Reference, covered: set[str], record: Record) -> str:
    kind = [] if record.kind in _TYPES else [f"Type: {record.kind}"]
    return "\n".join([*remarks(reference, covered), *kind])


def _names(people: Contributors) -> list[dict[str, str]]:
    return [_name(one) for one in people.names]


def _name(one: Contributor) -> dict[str, str]:
    if one.is_group:
        return {"literal": one_line(one.family)}
    parts = {
        "family": one.family,
        "given": one.given,
        "non-dropping-particle": one.particle,
        "suffix": one.suffix,
    }
    return {name: one_line(part) for name, part in parts.items() if part}


def _date(date: Issued) -> dict[str, Any]:
    """Return a date in parts: a double issue is a range, a season has a number of its own.

    The January of a double issue that begins in December is that of the next year.
    """
    if date.season:
        return {"date-parts": [[date.year]], "season": _SEASONS[date.season]}
    days = [date.day] if date.day else []
    begins = date.months[0] if date.months else 0
    parts = [[date.year + (month < begins), month, *days] for month in date.months]
    return {"date-parts": parts or [[date.year]]}
