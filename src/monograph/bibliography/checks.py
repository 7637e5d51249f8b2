"""What must hold for the entries of references.bib: one function a rule, by the rule's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from monograph.bibliography.dates import date_fault
from monograph.bibliography.identifiers import identifier_fault, url_fault
from monograph.bibliography.kinds import FIELDS, NAME_FIELDS, REQUIRED, RESPONSIBLE, VERBATIM_FIELDS
from monograph.bibliography.latex import leftover, plain
from monograph.bibliography.names import name_faults
from monograph.bibliography.parsing import BibEntry, Field
from monograph.bibliography.printing import unseen_fields
from monograph.bibliography.source_text import SourceText
from monograph.findings import Finding, Place, did_you_mean

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def check_entry(entry: BibEntry, source: SourceText) -> Iterator[Finding]:
    """Yield the findings of every rule that looks at one entry alone."""
    yield from bib_key(entry)
    yield from bib_unknown_type(entry)
    yield from bib_unknown_field(entry, source)
    yield from bib_missing_field(entry)
    yield from bib_unseen(entry, source)
    yield from bib_leftover_latex(entry, source)
    yield from bib_name(entry, source)
    yield from bib_date(entry, source)
    yield from bib_identifier(entry, source)
    yield from bib_url(entry, source)


def check_entries(entries: Sequence[BibEntry]) -> Iterator[Finding]:
    """Yield the findings of every rule that compares entries."""
    yield from bib_duplicate_key(entries)
    yield from bib_key_case(entries)
    yield from bib_duplicate_work(entries)


def bib_key(entry: BibEntry) -> Iterator[Finding]:
    """A key is made of ASCII letters, digits, hyphens and underscores, and begins with a letter."""
    if not _KEY.fullmatch(entry.key):
        yield Finding(
            "bib-key",
            entry.place,
            f"`{entry.key}` cannot be a key",
            "A key begins with a letter; letters a to z, digits, - and _ may follow, as in Weiss2016.",
        )


def bib_unknown_type(entry: BibEntry) -> Iterator[Finding]:
    """The type of an entry is one that we know how to print."""
    if entry.kind not in REQUIRED:
        yield Finding(
            "bib-unknown-type",
            entry.kind_place,
            f"`@{entry.kind}` is not a type of entry",
            did_you_mean(entry.kind, REQUIRED, f"Use one of {', '.join(sorted(REQUIRED))}."),
        )


def bib_unknown_field(entry: BibEntry, source: SourceText) -> Iterator[Finding]:
    """Every field, and every name in `unseen`, is one that we know."""
    unknown = [(field.name, field.place) for field in entry.fields.values() if field.name not in FIELDS]
    unknown += [(name, _place_of(name, entry, source)) for name in unseen_fields(entry) if name not in FIELDS]
    for name, place in unknown:
        yield Finding(
            "bib-unknown-field",
            place,
            f"`{name}` is not a field we know",
            did_you_mean(name, FIELDS, "Leave it out, or put it into `note`."),
        )


def bib_missing_field(entry: BibEntry) -> Iterator[Finding]:
    """What identifies a work is there or in `unseen`; an entry with a syntax fault is not judged."""
    if not entry.is_whole:
        return
    present = {name for name, field in entry.fields.items() if plain(field.value)} | set(unseen_fields(entry))
    missing = [name for name in REQUIRED.get(entry.kind, ()) if name not in present]
    if not present.intersection(RESPONSIBLE):
        missing.insert(0, "author")
    for name in missing:
        yield Finding(
            "bib-missing-field",
            entry.place,
            f"`{entry.key}` has no `{name}`",
            f"Add `{name}`, or list it in `unseen` when no page you have read shows it.",
        )


def bib_unseen(entry: BibEntry, source: SourceText) -> Iterator[Finding]:
    """A field that is listed as not seen is not there."""
    for name in unseen_fields(entry):
        if name in entry.fields and plain(entry.fields[name].value):
            yield Finding(
                "bib-unseen",
                _place_of(name, entry, source),
                f"`{name}` is listed as not seen, and is there",
                f"Delete it from `unseen`, or delete `{name}`.",
            )


def bib_leftover_latex(entry: BibEntry, source: SourceText) -> Iterator[Finding]:
    """No LaTeX is left in what is printed."""
    for field in entry.fields.values():
        command = leftover(plain(field.value)) if field.name not in VERBATIM_FIELDS else None
        if command is not None:
            yield Finding(
                "bib-leftover-latex",
                _find(command, field, source),
                f"`{command}` would be printed as it stands",
                "This file is UTF-8: write the character itself (ö, ≥, ₂), and US$ as USD.",
            )


def bib_name(entry: BibEntry, source: SourceText) -> Iterator[Finding]:
    """Names are joined by `and`, and each can be read as a person or as a group in braces."""
    for field in _present(entry, NAME_FIELDS):
        for found, remedy in name_faults(field.value):
            yield Finding("bib-name", _value_place(field, source), found, remedy)


def bib_date(entry: BibEntry, source: SourceText) -> Iterator[Finding]:
    """Years, months and days are those of a calendar."""
    values = {name: plain(field.value) for name, field in entry.fields.items()}
    for field in _present(entry, ("year", "month", "day", "urldate")):
        fault = date_fault(field.name, values[field.name], values)
        if fault is not None:
            yield Finding("bib-date", _value_place(field, source), *fault)


def bib_identifier(entry: BibEntry, source: SourceText) -> Iterator[Finding]:
    """Identifiers are bare and well formed: 10.1234/abc, 12345678, PMC1234567."""
    for field in _present(entry, ("doi", "pmid", "pmcid")):
        fault = identifier_fault(field.name, field.value)
        if fault is not None:
            yield Finding("bib-identifier", _value_place(field, source), *fault)


def bib_url(entry: BibEntry, source: SourceText) -> Iterator[Finding]:
    """An address is one that a browser can open and that is safe to print."""
    for field in _present(entry, ("url",)):
        fault = url_fault(field.value)
        if fault is not None:
            yield Finding("bib-url", _value_place(field, source), *fault)


def bib_duplicate_key(entries: Iterable[BibEntry]) -> Iterator[Finding]:
    """No two entries have the same key."""
    first: dict[str, BibEntry] = {}
    for entry in entries:
        other = first.setdefault(entry.key, entry)
        if other is not entry:
            yield Finding(
                "bib-duplicate-key",
                entry.place,
                f"`{entry.key}` is already the key of another entry",
                f"Rename it, or delete one of the two; the first is on line {other.place.line}.",
            )


def bib_key_case(entries: Iterable[BibEntry]) -> Iterator[Finding]:
    """No two keys differ only in capitals: BibTeX takes them for one."""
    first: dict[str, BibEntry] = {}
    for entry in entries:
        other = first.setdefault(entry.key.lower(), entry)
        if other.key != entry.key:
            yield Finding(
                "bib-key",
                entry.place,
                f"`{entry.key}` and `{other.key}` differ only in capitals",
                f"Rename one of them; the other is on line {other.place.line}.",
            )


def bib_duplicate_work(entries: Iterable[BibEntry]) -> Iterator[Finding]:
    """One work has one entry: no two share a DOI, PMID or PMCID."""
    first: dict[tuple[str, str], BibEntry] = {}
    for entry in entries:
        reported: set[str] = set()
        for field in _present(entry, ("doi", "pmid", "pmcid")):
            other = first.setdefault((field.name, field.value.lower()), entry)
            if other.key != entry.key and other.key not in reported:
                reported.add(other.key)
                yield Finding(
                    "bib-duplicate-work",
                    field.place,
                    f"`{entry.key}` has the same {field.name.upper()} as `{other.key}`",
                    f"Keep one entry and cite that; the other is on line {other.place.line}.",
                )


def _present(entry: BibEntry, names: Iterable[str]) -> Iterator[Field]:
    """Yield the fields of those names that have a value."""
    return (entry.fields[name] for name in names if name in entry.fields and entry.fields[name].value)


def _value_place(field: Field, source: SourceText) -> Place:
    """Return the place of a value, its braces or quotes included."""
    return source.place(field.value_span.start, field.value_span.end)


def _find(part: str, field: Field, source: SourceText) -> Place:
    """Return the place of a part of a value, or of the whole value when it is not written like that."""
    start = source.text.find(part, field.value_span.start, field.value_span.end)
    return source.place(start, start + len(part)) if start >= 0 else _value_place(field, source)


def _place_of(name: str, entry: BibEntry, source: SourceText) -> Place:
    """Return the place of a name in the entry's `unseen`."""
    field = entry.fields["unseen"]
    pattern = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])", re.IGNORECASE)
    match = pattern.search(source.text, field.value_span.start, field.value_span.end)
    return source.place(match.start(), match.end()) if match else _value_place(field, source)
