"""A work as a COinS, which lets Zotero and library resolvers pick it up from a page.

The keys are those of OpenURL 1.0 in its KEV form (ANSI/NISO Z39.88-2004), with the types that Zotero reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from urllib.parse import quote, urlencode

from monograph.bibliography.formats.fields import (
    authors,
    first_and_last,
    issued,
    kind_of,
    one_line,
    placed,
    with_hyphens,
)
from monograph.bibliography.works import Contributor, Record, Reference

_FORMAT = "info:ofi/fmt:kev:mtx:"
# Field and key. Every format has its own words for a title.
_JOURNAL: Mapping[str, str] = MappingProxyType(
    {
        "title": "atitle",
        "journal": "jtitle",
        "shortjournal": "stitle",
        "volume": "volume",
        "number": "issue",
        "pages": "pages",
        "eid": "artnum",
        "issn": "issn",
    }
)
_PUBLISHED: Mapping[str, str] = MappingProxyType(
    {
        "publisher": "pub",
        "institution": "pub",
        "organization": "pub",
        "address": "place",
        "edition": "edition",
        "series": "series",
        "isbn": "isbn",
        "issn": "issn",
    }
)
_BOOK: Mapping[str, str] = MappingProxyType({"title": "btitle", "pages": "tpages", **_PUBLISHED})
_PART: Mapping[str, str] = MappingProxyType(
    {"title": "atitle", "booktitle": "btitle", "pages": "pages", **_PUBLISHED}
)
_THESIS: Mapping[str, str] = MappingProxyType({"title": "title", "school": "inst", "address": "co"})
_PATENT: Mapping[str, str] = MappingProxyType({"title": "title", "number": "number"})
_DUBLIN_CORE: Mapping[str, str] = MappingProxyType(
    {
        "title": "title",
        "publisher": "publisher",
        "organization": "publisher",
        "institution": "publisher",
        "journal": "publisher",  # of a preprint, its server
        "url": "identifier",
        "language": "language",
    }
)
_KEYS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"journal": _JOURNAL, "dissertation": _THESIS, "patent": _PATENT, "dc": _DUBLIN_CORE}
)
# Kind of work: format, and genre or, in Dublin Core, Zotero's type.
_KINDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "article": ("journal", "article"),
        "book": ("book", "book"),
        "booklet": ("book", "book"),
        "conference": ("book", "proceeding"),
        "dataset": ("dc", "dataset"),
        "inbook": ("book", "bookitem"),
        "incollection": ("book", "bookitem"),
        "inproceedings": ("book", "proceeding"),
        "manual": ("book", "book"),
        "mastersthesis": ("dissertation", ""),
        "online": ("dc", "webpage"),
        "patent": ("patent", ""),
        "phdthesis": ("dissertation", ""),
        "preprint": ("dc", "preprint"),
        "proceedings": ("book", "book"),
        "report": ("book", "report"),
        "software": ("dc", "computerProgram"),
        "techreport": ("book", "report"),
        "thesis": ("dissertation", ""),
        "unpublished": ("dc", "manuscript"),
    }
)
_GENERIC = ("dc", "document")
_PARTS = frozenset({"bookitem", "proceeding"})


def coins(reference: Reference) -> str:
    """Return the ContextObject of a work, for the title of a ``<span class="Z3988">``.

    The text is not escaped for HTML: its ampersands are bare.
    """
    return urlencode(list(_pairs(reference)), quote_via=quote, safe="")


def _pairs(reference: Reference) -> Iterator[tuple[str, str]]:
    record = reference.record
    form, genre = _KINDS.get(kind_of(record), _GENERIC)
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", f"{_FORMAT}{form}"
    yield from (("rft_id", identifier) for identifier in _identifiers(record))
    if genre:
        yield "rft.type" if form == "dc" else "rft.genre", genre
    book = _PART if genre in _PARTS else _BOOK
    for name, key in placed(record.fields, _KEYS.get(form, book)).items():
        value = one_line(record.fields[name])
        yield f"rft.{key}", with_hyphens(value) if name == "pages" else value
    yield from _first_and_last_page(record, form, genre)
    date = _date(record)
    if date:
        yield "rft.date", date
    yield from (_author(one) for one in authors(reference).names)


def _identifiers(record: Record) -> Iterator[str]:
    """Yield the identifiers that name the work wherever it is, and its address."""
    for name, prefix in (("doi", "info:doi/"), ("pmid", "info:pmid/"), ("url", "")):
        if name in record.fields:
            yield f"{prefix}{record.fields[name]}"


def _first_and_last_page(record: Record, form: str, genre: str) -> Iterator[tuple[str, str]]:
    if form != "journal" and genre not in _PARTS:
        return
    first, last = first_and_last(record.fields.get("pages", ""))
    if last:
        yield from (("rft.spage", first), ("rft.epage", last))


def _date(record: Record) -> str:
    """Return 2016, 2016-04 or 2016-04-19."""
    date = issued(record)
    if date is None:
        return ""
    parts = [*date.months, *([date.day] if date.day else [])] if len(date.months) == 1 else []
    return "-".join([str(date.year), *(f"{part:02}" for part in parts)])


def _author(one: Contributor) -> tuple[str, str]:
    if one.is_group:
        return "rft.aucorp", one_line(one.family)
    names = (one_line(f"{one.particle} {one.family}"), one_line(f"{one.given} {one.suffix}"))
    return "rft.au", ", ".join(filter(None, names))
