"""Exports read back by parsers that others wrote."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import nbib as nbib_parser  # type: ignore[import-untyped]
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string as parse_with_bibtexparser
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from jsonschema import Draft202012Validator
from pybtex.database import parse_string

from tests.bibliography.formats.csl_schema import CSL_DATA


@dataclass(frozen=True)
class Read:
    """What a parser made of one work; ``text`` is everything that it found, and names are "Family, Given"."""

    key: str
    kind: str
    title: str
    authors: tuple[str, ...]
    editors: tuple[str, ...]
    doi: str
    text: str


_LATEX = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{mark}": mark for mark in "%#&_$"},
    "{": "",
    "}": "",
    "---": "—",
    "--": "–",
}
_COMMAND = re.compile("|".join(map(re.escape, sorted(_LATEX, key=len, reverse=True))))


def from_latex(value: str) -> str:
    """Return a value as LaTeX prints it."""
    return _COMMAND.sub(lambda match: _LATEX[match.group()], value)


def by_pybtex(text: str) -> list[Read]:
    """Return what pybtex reads in a BibTeX file."""
    found = []
    for key, entry in parse_string(text, "bibtex").entries.items():
        people = {
            role: tuple(_person(one) for one in entry.persons.get(role, ())) for role in ("author", "editor")
        }
        found.append(_from_bibtex(key, entry.type, dict(entry.fields), people))
    return found


def _person(one: Any) -> str:
    parts = (one.prelast_names + one.last_names, one.lineage_names, one.first_names + one.middle_names)
    return ", ".join(from_latex(" ".join(part)) for part in parts if part)


def by_bibtexparser(text: str) -> list[Read]:
    """Return what bibtexparser reads in a BibTeX file."""
    library = parse_with_bibtexparser(text, append_middleware=[SeparateCoAuthors(), SplitNameParts()])
    assert not library.failed_blocks, library.failed_blocks
    found = []
    for entry in library.entries:
        fields = {field.key: field.value for field in entry.fields}
        people = {role: tuple(_parts(one) for one in fields.pop(role, ())) for role in ("author", "editor")}
        found.append(_from_bibtex(entry.key, entry.entry_type, fields, people))
    return found


def _parts(one: Any) -> str:
    parts = (one.von + one.last, one.jr, one.first)
    return ", ".join(from_latex(" ".join(part)) for part in parts if part)


def _from_bibtex(key: str, kind: str, fields: Mapping[str, str], people: Mapping[str, tuple[str, ...]]) -> Read:
    verbatim = {"doi", "url"}
    values = {name: value if name in verbatim else from_latex(value) for name, value in fields.items()}
    text = "\n".join([*values.values(), *people["author"], *people["editor"]])
    title, doi = values.get("title", ""), values.get("doi", "")
    return Read(key, kind, title, people["author"], people["editor"], doi, text)


def by_rispy(text: str) -> list[Read]:
    """Return what rispy reads in a RIS file."""
    found = []
    for record in rispy.loads(text):
        assert "unknown_tag" not in record, record
        editors = record.get("secondary_authors", []) + record.get("tertiary_authors", [])
        record["urls"] = [";".join(record["urls"])] if "urls" in record else []
        found.append(
            Read(
                record["id"],
                record["type_of_reference"],
                record.get("title", ""),
                tuple(record.get("authors", ())),
                tuple(editors),
                record.get("doi", ""),
                "\n".join(_texts(record)),
            )
        )
    return found


def by_csl(text: str) -> list[Read]:
    """Return what a CSL processor reads in a CSL-JSON file that fits the published schema."""
    items = json.loads(text)
    Draft202012Validator(CSL_DATA).validate(items)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", "The following arguments for Reference are unsupported: event_title$")
        source = CiteProcJSON(items)
    found = []
    for item in items:
        work = source[item["id"].lower()]
        found.append(
            Read(
                work.key,
                work.type,
                str(work.get("title", "")),
                tuple(map(_csl_name, work.get("author", ()))),
                tuple(map(_csl_name, work.get("editor", ()))),
                str(work.get("DOI", "")),
                "\n".join(_texts(work)),
            )
        )
    return found


def _csl_name(name: Mapping[str, str]) -> str:
    if "literal" in name:
        return name["literal"]
    family = f"{name.get('non-dropping-particle', '')} {name['family']}".strip()
    return ", ".join(filter(None, (family, name.get("suffix", ""), name.get("given", ""))))


def by_nbib(text: str) -> list[Read]:
    """Return what nbib reads in a file of PubMed's format, and with it the tags that nbib passes over.

    No program's key is in that format, and nbib keeps one group a work, so groups come from the tags.
    """
    records = nbib_parser.read(text)
    blocks = text.removesuffix("\n\n").split("\n\n")
    assert len(records) == len(blocks)
    found = []
    for record, block in zip(records, blocks, strict=True):
        tags = list(medline_tags(block))
        groups = [value for tag, value in tags if tag == "CN"]
        people = [one["author"] for one in record.get("authors", [])]
        titles = [record["title"]] if "title" in record else [value for tag, value in tags if tag == "BTI"]
        found.append(
            Read(
                "",
                "; ".join(record.get("publication_types", [])),
                "".join(titles),
                (*people, *groups),
                tuple(value for tag, value in tags if tag == "FED"),
                record.get("doi", ""),
                "\n".join([*_texts(record), *(value for _, value in tags)]),
            )
        )
    return found


def medline_tags(block: str) -> Iterator[tuple[str, str]]:
    """Yield the tags of one work in PubMed's format, with their folded lines joined."""
    for line in re.split(r"\n(?! )", block.strip("\n")):
        assert re.match(r"[A-Z]{2,4} *- ", line[:6]), line
        yield line[:4].strip(), re.sub(r"\n +", " ", line[6:])


def _texts(value: Any) -> Iterator[str]:
    """Yield every text and number inside a value."""
    if isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _texts(one)
    else:
        yield str(value)


Reader = Callable[[str], Iterable[Read]]
READERS: Mapping[str, tuple[str, Reader]] = {
    "pybtex": ("bibtex", by_pybtex),
    "bibtexparser": ("bibtex", by_bibtexparser),
    "rispy": ("ris", by_rispy),
    "citeproc": ("csl-json", by_csl),
    "nbib": ("nbib", by_nbib),
}
