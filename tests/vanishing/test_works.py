"""Every printed field of a work reaches its reader: on its page, in the table of works, in the API."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from monograph.bibliography import Reference, load_bibliography
from monograph.bibliography.kinds import FIELDS, REQUIRED
from monograph.entries.base_files.about import About
from monograph.exports.api import api_files
from monograph.exports.tables import data_tables
from monograph.knowledge_base import KnowledgeBase, join
from monograph.render import render_page
from monograph.views.across.work import work_page

pytestmark = pytest.mark.thorough

# What holds no words of its own: other works' keys, lists of fields, and a state that changes other words.
_NO_WORDS = {"crossref", "pubstate", "unseen", "without"}
_WRITTEN: Mapping[str, str] = {
    "author": "Mark1q, A and Mark2q, B",
    "editor": "Mark3q, C",
    "year": "2031",
    "month": "mar",
    "day": "17",
    "doi": "10.1234/mark4q",
    "pmid": "31234567",
    "pmcid": "PMC4234567",
    "url": "https://example.org/mark5q",
    "urldate": "2032-04-05",
    "updated": "2032-06-07",
    "epubdate": "2030-08-09",
    "eventdate": "2030-10-11",
    "pages": "8101--8123",
    "volume": "8201",
    "number": "8301",
    "edition": "8401",
    "version": "8.501",
    "isbn": "978-3-16-148410-0",
    "issn": "1234-5679",
}
_WORD = re.compile(r"mark\w+q|\d{2,}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b", re.IGNORECASE)


def _works() -> Iterator[tuple[str, str]]:
    """Yield works of each kind: with every field, with what it needs, and with each field more or less."""
    words = {name: _WRITTEN.get(name, f"mark{name}q") for name in FIELDS if name not in _NO_WORDS}
    for kind, needed in REQUIRED.items():
        least = {name: words[name] for name in ("author", *(one.partition("|")[0] for one in needed))}
        yield _bibtex(kind, f"{kind.title()}least", least)
        yield _bibtex(kind, f"{kind.title()}whole", words)
        for name in words:
            yield _bibtex(kind, f"{kind.title()}{name}missing", {**words, name: ""})
            if name not in least:
                yield _bibtex(kind, f"{kind.title()}{name}alone", {**least, name: words[name]})


def _bibtex(kind: str, key: str, fields: Mapping[str, str]) -> tuple[str, str]:
    written = {name: value for name, value in fields.items() if value}
    lines = (f" {name} = {value if name == 'month' else f'{{{value}}}'}" for name, value in written.items())
    return key, f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}\n"


@cache
def _base() -> KnowledgeBase:
    bibliography, _ = load_bibliography("\n".join(written for _, written in _works()), "references.bib")
    about = About.model_validate({"title": "Invented", "lead": "Nothing here is real.", "description": "Nothing."})
    base = join(about, (), bibliography).base
    assert base is not None
    return base


def _said(reference: Reference) -> str:
    links = " ".join(f"{link.text} {link.url}" for link in reference.links)
    more = (reference.short, reference.container, reference.note)
    return " ".join(filter(None, (reference.text, *more, links))).casefold()


def _printed(reference: Reference) -> set[str]:
    return set(_WORD.findall(_said(reference)))


def _said_on_pages(key: str) -> str:
    return re.sub(r'\s(?:title|id|class)="[^"]*"', "", render_page(work_page(key, _base())))


def test_every_work_is_read() -> None:
    assert set(_base().bibliography) == {key for key, _ in _works()}


@pytest.mark.parametrize("place", ["page", "table", "API"])
def test_what_is_printed_of_a_work_is_said_everywhere(place: str) -> None:
    base = _base()
    said: Mapping[str, str] = {}
    match place:
        case "page":
            said = {key: _said_on_pages(key) for key in base.bibliography}
        case "table":
            (works,) = (one for one in data_tables(base) if one.name == "works")
            said = {str(row[0]): "|".join(map(str, row)) for row in works.rows}
        case "API":
            (file,) = (one for one in api_files(base, ()) if one.address.endswith("api/v1/works.json"))
            said = {work["key"]: json.dumps(work) for work in json.loads(file.data)["works"]}
    lost = [
        f"{key}: {sorted(missing)}"
        for key, reference in base.bibliography.items()
        if (missing := _printed(reference) - set(_WORD.findall(said[key].casefold())))
    ]
    assert not lost, "\n".join(lost)


# What no reference prints, with the reason; everything else is printed of one kind of work at least.
NEVER_PRINTED = {
    "isbn": "a reference in Vancouver form has none; citation files have it",
    "issn": "a reference in Vancouver form has none; citation files have it",
}


def test_every_field_is_printed_of_some_kind_of_work() -> None:
    printed = {name for name in FIELDS for kind in REQUIRED if _is_printed(kind, name)}
    assert set(FIELDS) - printed - _NO_WORDS == set(NEVER_PRINTED)


def _is_printed(kind: str, name: str) -> bool:
    """Whether a field changes what is said of a work that has little besides, or of one that has everything."""
    works = _base().bibliography
    pairs = ((f"{name}alone", "least"), ("whole", f"{name}missing"))
    keys = ((f"{kind.title()}{one}", f"{kind.title()}{other}") for one, other in pairs)
    return any(_said(works[one]) != _said(works[other]) for one, other in keys if one in works and other in works)
