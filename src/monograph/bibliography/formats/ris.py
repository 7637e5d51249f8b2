"""Works in RIS, for EndNote, Zotero, Mendeley and RefWorks.

The tags are those of the 2011 specification, as EndNote and Zotero read them. Lines end with CR LF, as it demands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from monograph.bibliography.dates import read_date
from monograph.bibliography.formats.fields import (
    Issued,
    authors,
    corporate_author,
    first_and_last,
    issued,
    kind_of,
    one_line,
    placed,
    written_fields,
)
from monograph.bibliography.formats.remarks import remarks
from monograph.bibliography.works import Contributor, Record, Reference

_GENERIC = "GEN"
_PROCEEDINGS = "C3"  # where EndNote and Zotero look for the title of the proceedings of a paper
_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "article": "JOUR",
        "book": "BOOK",
        "booklet": "PAMP",
        "dataset": "DATA",
        "electronic": "ELEC",
        "inbook": "CHAP",
        "incollection": "CHAP",
        "inproceedings": "CPAPER",
        "conference": "CPAPER",
        "manual": "BOOK",
        "mastersthesis": "THES",
        "misc": _GENERIC,
        "online": "ELEC",
        "patent": "PAT",
        "phdthesis": "THES",
        "preprint": "UNPB",
        "proceedings": "CONF",
        "report": "RPRT",
        "software": "COMP",
        "standard": "STAND",
        "techreport": "RPRT",
        "thesis": "THES",
        "unpublished": "UNPB",
        "www": "ELEC",
    }
)
_THESES: Mapping[str, str] = MappingProxyType({"phdthesis": "Doctoral thesis", "mastersthesis": "Master's thesis"})

# Field and tag; where several fields want one tag, the first that a work has gets it.
_PLACES: Mapping[str, str] = MappingProxyType(
    {
        "title": "TI",
        "journal": "T2",
        "booktitle": "T2",
        "shortjournal": "J2",
        "series": "T3",
        "volume": "VL",
        "number": "M1",
        "edition": "ET",
        "version": "ET",
        "publisher": "PB",
        "institution": "PB",
        "school": "PB",
        "organization": "PB",
        "address": "CY",
        "location": "CY",
        "doi": "DO",
        "pmid": "AN",
        "isbn": "SN",
        "issn": "SN",
        "url": "UR",
        "language": "LA",
        "abstract": "AB",
        "type": "M3",
    }
)
# Where a type keeps something elsewhere. EndNote and Zotero read a report's and a patent's number as SN. What
# Zotero would take for something else is a remark: it reads M1 and VL of a web page as the day of access, M1 of a
# chapter as how many volumes there are, M1 of a program as its system, and LA as the language it is written in.
_OWN_PLACES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "JOUR": MappingProxyType({"number": "IS", "issue": "IS", "pmcid": "C2"}),
        "BOOK": MappingProxyType({"series": "T2"}),
        "CHAP": MappingProxyType({"number": ""}),
        "COMP": MappingProxyType({"number": "", "language": ""}),
        "CPAPER": MappingProxyType({"eventtitle": "T2", "booktitle": _PROCEEDINGS}),
        "ELEC": MappingProxyType({"number": "", "volume": ""}),
        "PAT": MappingProxyType({"number": "SN"}),
        "RPRT": MappingProxyType({"number": "SN", "series": "T2"}),
    }
)
_EDITORS = MappingProxyType({"BOOK": "A3"})  # a book's A2 is the editor of its series


def ris(references: Iterable[Reference]) -> str:
    """Return works as the text of a .ris file, its lines ended as the format demands (CR LF)."""
    return "".join(f"{tag}  - {value}\r\n" for reference in references for tag, value in _lines(reference))


def _lines(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield the tags of one work. A note, and all that has no tag, is a line N1."""
    record = reference.record
    kind = _TYPES.get(kind_of(record), _GENERIC)
    corporate = corporate_author(reference)
    fields = {name: value for name, value in written_fields(record).items() if name != corporate}
    places = {**_PLACES, **_OWN_PLACES.get(kind, {})}
    tags = placed(fields, {name: tag for name, tag in places.items() if tag})
    covered = {*tags, *([corporate] if corporate else [])}
    yield "TY", kind
    yield "ID", reference.key
    yield from (("AU", _name(one)) for one in authors(reference).names)
    yield from ((_EDITORS.get(kind, "A2"), _name(one)) for one in record.editors.names)
    for name, tag in tags.items():
        yield tag, fields[name]
    if _PROCEEDINGS in tags.values() and "T2" not in tags.values():
        yield "T2", fields["booktitle"]  # other programs know no C3
    if record.kind in _THESES and "type" not in fields:
        yield "M3", _THESES[record.kind]
    for tag, value, names in (*_date(record), *_pages(fields), *_access(fields)):
        yield tag, value
        covered.update(names)
    if record.kind not in _TYPES:
        yield "N1", f"Type: {record.kind}"
    yield from (("N1", one) for one in _groups_with_commas(reference))
    yield from (("N1", one) for one in remarks(reference, covered))
    yield "ER", ""


def _name(one: Contributor) -> str:
    """Return "van der Alder, Ann, Jr"; a group in one piece, which it is for no program with a comma in it."""
    if one.is_group:
        return one_line(one.family.replace(",", " ")) or one.family
    family = one_line(f"{one.particle} {one.family}")
    parts = [family, *([one_line(one.given)] if one.given or one.suffix else []), one_line(one.suffix)]
    return ", ".join(parts).removesuffix(", ")


def _groups_with_commas(reference: Reference) -> Iterator[str]:
    """Yield the whole names of groups whose commas were left out, by which RIS parts family and given names."""
    groups = (*authors(reference).names, *reference.record.editors.names)
    yield from (f"Group: {one_line(one.family)}" for one in groups if one.is_group and "," in one.family)


def _date(record: Record) -> Iterator[tuple[str, str, frozenset[str]]]:
    date = issued(record)
    if date is None:
        return
    yield "PY", str(date.year), date.fields
    if len(date.fields) > 1:
        yield "DA", _full_date(date, record.fields["month"]), date.fields


def _full_date(date: Issued, month: str) -> str:
    """Return year/month/day/other words; a season and a double issue are other words."""
    if len(date.months) != 1:
        return f"{date.year}///{one_line(month)}"
    day = f"{date.day:02}" if date.day else ""
    return f"{date.year}/{date.months[0]:02}/{day}/"


def _pages(fields: Mapping[str, str]) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield where a work begins and ends; an article number is where it begins."""
    name = "pages" if "pages" in fields else "eid"
    first, last = first_and_last(fields.get(name, ""))
    for tag, page in (("SP", first), ("EP", last)):
        if page:
            yield tag, page, frozenset({name})


def _access(fields: Mapping[str, str]) -> Iterator[tuple[str, str, frozenset[str]]]:
    date = read_date(fields.get("urldate", ""))
    if date is not None:
        yield "Y2", date.isoformat().replace("-", "/"), frozenset({"urldate"})
