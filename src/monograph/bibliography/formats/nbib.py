"""Works in PubMed's format (MEDLINE tags, .nbib), for tools that read search results from there.

The format knows what PubMed knows: articles, and books with their chapters. Everything else is written with the
tags that fit, and what is left in general notes (GN), where the kind of work is named too. An address is a
location identifier (LID), where Zotero looks for one. A work that PubMed does not hold has no PMID. Programs
recognise the format by the PMID on its first line, so works that have one come first.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from monograph.bibliography.dates import printed_date, read_date
from monograph.bibliography.formats.fields import (
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
from monograph.bibliography.works import Contributor, Contributors, Reference

_WIDTH = 88
_ISSN = re.compile(r"[0-9]{4}-[0-9]{3}[0-9X]")

# MeSH's publication types; a kind without one is named in a note.
_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "article": "Journal Article",
        "book": "Book",
        "booklet": "Book",
        "dataset": "Dataset",
        "inbook": "Book Chapter",
        "incollection": "Book Chapter",
        "manual": "Book",
        "mastersthesis": "Academic Dissertation",
        "phdthesis": "Academic Dissertation",
        "preprint": "Preprint",
        "proceedings": "Book",
        "report": "Technical Report",
        "techreport": "Technical Report",
        "thesis": "Academic Dissertation",
    }
)
_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "inproceedings": "conference paper",
        "mastersthesis": "master's thesis",
        "misc": "document",
        "online": "web page",
        "phdthesis": "doctoral thesis",
    }
)
# Field and tag, in PubMed's order; where several fields want one tag, the first that a work has gets it.
_PLACES: Mapping[str, str] = MappingProxyType(
    {
        "volume": "VI",
        "title": "TI",
        "booktitle": "BTI",
        "series": "CTI",
        "pages": "PG",
        "eid": "PG",
        "abstract": "AB",
        "language": "LA",
        "edition": "EN",
        "address": "PL",
        "location": "PL",
        "shortjournal": "TA",
        "journal": "JT",
        "publisher": "PB",
        "institution": "PB",
        "school": "PB",
        "organization": "PB",
        "isbn": "ISBN",
        "pmcid": "PMC",
        "erratum": "EIN",
        "erratumof": "EFR",
        "retraction": "RIN",
        "retractionof": "ROF",
        "republishedfrom": "RPF",
        "concern": "ECI",
    }
)
_OWN_PLACES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "Journal Article": MappingProxyType({"volume": "VI", "number": "IP", **_PLACES}),
        "Book": MappingProxyType({**_PLACES, "title": "BTI"}),
    }
)


def nbib(references: Iterable[Reference]) -> str:
    """Return works as the text of an .nbib file, first those that PubMed holds. A blank line ends each work."""
    ordered = sorted(references, key=lambda reference: "pmid" not in reference.record.fields)
    return "".join(f"{_work(reference)}\n" for reference in ordered)


def _work(reference: Reference) -> str:
    return "".join(_tagged(tag, value) for tag, value in _tags(reference))


def _tagged(tag: str, value: str) -> str:
    """Return one tag, folded between words the way PubMed does it."""
    lines = textwrap.wrap(value, _WIDTH - 6, break_long_words=False, break_on_hyphens=False)
    return f"{tag:4}- " + "\n      ".join(lines) + "\n"


def _tags(reference: Reference) -> Iterator[tuple[str, str]]:
    record = reference.record
    kind = _TYPES.get(kind_of(record), "")
    corporate = corporate_author(reference)
    fields = {name: value for name, value in written_fields(record).items() if name != corporate}
    tags = placed(fields, _OWN_PLACES.get(kind, _PLACES))
    covered = {*tags, *([corporate] if corporate else [])}
    for tag, value, names in _numbers(fields):
        yield tag, value
        covered.update(names)
    date = issued(record)
    if date is not None:
        month, day = fields.get("month", ""), str(date.day or "")
        yield "DP", printed_date(str(date.year), month if date.months or date.season else "", day)
        covered |= date.fields
    for name, tag in tags.items():
        yield tag, with_hyphens(fields[name]) if name == "pages" else fields[name]
    yield from (("FED", _full(one)) for one in record.editors.names)
    yield from _authors(authors(reference), reference.authors)
    if kind:
        yield "PT", kind
    if record.kind in _KINDS or not kind:
        yield "GN", f"Type: {_KINDS.get(record.kind, record.kind)}"
    yield from (("GN", remark) for remark in remarks(reference, covered))


def _numbers(fields: Mapping[str, str]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield identifiers with the mark of their kind, and the fields they come from."""
    if "pmid" in fields:
        yield "PMID", fields["pmid"], ("pmid",)
    if _ISSN.fullmatch(fields.get("issn", "")):
        yield "IS", f"{fields['issn']} (Undetermined)", ("issn",)  # print or electronic is not known
    online = read_date(fields.get("epubdate", ""))
    if online is not None:
        yield "DEP", online.isoformat().replace("-", ""), ("epubdate",)
    if "doi" in fields:
        yield "LID", f"{fields['doi']} [doi]", ("doi",)
        yield "AID", f"{fields['doi']} [doi]", ("doi",)
    if "url" in fields:
        yield "LID", fields["url"], ("url",)


def _authors(people: Contributors, printed: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield each author in full and as printed, a group as a collective name."""
    for one, short in zip(people.names, printed, strict=True):
        if one.is_group:
            yield "CN", one_line(one.family)
        else:
            yield "FAU", _full(one)
            yield "AU", short


def _full(one: Contributor) -> str:
    """Return "van der Alder, Ann Jr"; a group as it stands."""
    return ", ".join(
        filter(None, (one_line(f"{one.particle} {one.family}"), one_line(f"{one.given} {one.suffix}")))
    )
