"""What must hold for the entries of references.bib: one function a rule, by the rule's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from monograph.bibliography.dates import DATE_FIELDS, date_fault
from monograph.bibliography.dialects import meant_by
from monograph.bibliography.identifiers import identifier_fault, url_fault
from monograph.bibliography.key_checks import bib_key, bib_key_is_a_file_name, bib_key_year
from monograph.bibliography.kinds import (
    CAN_BE_WITHOUT,
    FIELDS,
    LISTS,
    NAME_FIELDS,
    PUBLICATION_STATES,
    REQUIRED,
    RESPONSIBLE,
    TITLE_FIELDS,
    VERBATIM_FIELDS,
)
from monograph.bibliography.latex import leftovers
from monograph.bibliography.names import name_faults
from monograph.bibliography.parsing import BibEntry, Field, listed_fields
from monograph.bibliography.source_text import SourceText
from monograph.bibliography.titles import sentence_case
from monograph.findings import Finding, Place, Severity, did_you_mean, nearest

_MOST_COMMANDS = 5  # named in one finding
_MOST_NAMED = 8


def check_entry(entry: BibEntry, whole: BibEntry, source: SourceText) -> Iterator[Finding]:
    """Yield the findings of every rule that looks at one entry alone.

    ``whole`` is the entry with what it takes over from another; the values of that one are looked at there.
    """
    yield from bib_key(entry)
    yield from bib_key_is_a_file_name(entry)
    yield from bib_key_year(whole)
    yield from bib_unknown_type(entry)
    yield from bib_unknown_field(entry, source)
    yield from bib_missing_field(whole)
    yield from bib_unseen(whole, source)
    yield from bib_leftover_latex(entry, source)
    yield from bib_name(entry, source)
    yield from bib_title(entry, source)
    yield from bib_date(entry, whole, source)
    yield from bib_pubstate(entry, source)
    yield from bib_identifier(entry, source)
    yield from bib_url(entry, source)
    yield from bib_web_page_is_dated(entry)


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
    known = {*FIELDS, "date"}  # a date that could not be read is a finding of its own
    unknown = [(field.name, field.place) for field in entry.fields.values() if field.name not in known]
    for list_name in LISTS:
        listed = listed_fields(entry, list_name)
        unknown += [(name, _place_of(name, entry, source, list_name)) for name in listed if name not in FIELDS]
    for name, place in unknown:
        yield Finding("bib-unknown-field", place, f"`{name}` is not a field we know", _known_field(name, entry))


def _known_field(name: str, entry: BibEntry) -> str:
    """Return the remedy for a field that we do not know."""
    ours = meant_by(name)
    if not ours and nearest(name, FIELDS) in entry.fields:
        return f"Delete it: `{nearest(name, FIELDS)}` is there already."
    if not ours:
        return did_you_mean(name, FIELDS, "Leave it out, or put it into `note`.")
    if ours in entry.fields:
        return f"It is another name for `{ours}`, which says something else here: keep the one that is right."
    return f"Here that is `{ours}`."


def bib_field_is_used(passed_over: Sequence[Field]) -> Iterator[Finding]:
    """Fields that reference managers keep for themselves are passed over, with one finding for the whole file."""
    if passed_over:
        names = Counter(field.name for field in passed_over)
        listed = ", ".join(f"`{name}`" for name, _ in names.most_common(_MOST_NAMED))
        more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
        found = f"{len(passed_over)} fields of reference managers are not used: {listed}{more}"
        remedy = "Nothing is lost on the pages; delete them if you want a short file."
        yield Finding("bib-field-is-used", passed_over[0].place, found, remedy, Severity.WARNING)


def bib_missing_field(entry: BibEntry) -> Iterator[Finding]:
    """What identifies a work is there or in `unseen`; an entry with a syntax fault is not judged.

    What is there under a name that we do not know is reported as such, and not missing besides.
    """
    if not entry.is_whole:
        return
    present = {
        name if name in FIELDS else meant_by(name) or nearest(name, FIELDS)
        for name, field in entry.fields.items()
        if field.text
    }
    present.update(*(listed_fields(entry, name) for name in LISTS))
    if "date" in entry.fields:  # one that cannot be read is a finding already
        present.add("year")
    missing = [name for name in REQUIRED.get(entry.kind, ()) if present.isdisjoint(name.split("|"))]
    if not present.intersection(RESPONSIBLE):
        missing.insert(0, "author")
    for name in missing:
        name = name.partition("|")[0]
        yield Finding(
            "bib-missing-field",
            entry.place,
            f"`{entry.key}` has no `{name}`",
            _missing_field(name),
        )


def _missing_field(name: str) -> str:
    """Return the remedy for a field that is missing: added, not seen, or nothing the work has."""
    without = {
        "author": "; a work that names no one has `without = {author}`",
        "year": "; a work that bears no date has `without = {year}`",
    }
    return f"Add `{name}`, or list it in `unseen` when no page you have read shows it{without.get(name, '')}."


def bib_unseen(entry: BibEntry, source: SourceText) -> Iterator[Finding]:
    """A field that is listed as not seen, or as one the work does not have, is not there."""
    for list_name, said in (("unseen", "not seen"), ("without", "what the work does not have")):
        for name in listed_fields(entry, list_name):
            if name in entry.fields and entry.fields[name].text:
                yield Finding(
                    "bib-unseen",
                    _place_of(name, entry, source, list_name),
                    f"`{name}` is listed as {said}, and is there",
                    f"Delete it from `{list_name}`, or delete `{name}`.",
                )
            elif list_name == "without" and name in FIELDS and name not in CAN_BE_WITHOUT:
                yield Finding(
                    "bib-unseen",
                    _place_of(name, entry, source, list_name),
                    f"no reference says that a work is without `{name}`",
                    f"Only {' and '.join(CAN_BE_WITHOUT)} can be here; leave `{name}` out.",
                )


def bib_leftover_latex(entry: BibEntry, source: SourceText) -> Iterator[Finding]:
    """No LaTeX is left in what is printed."""
    for field in entry.fields.values():
        commands = leftovers(field.text) if field.name not in VERBATIM_FIELDS else ()
        if commands:
            said = ", ".join(f"`{one}`" for one in commands[:_MOST_COMMANDS])
            more = f" and {len(commands) - _MOST_COMMANDS} more" if len(commands) > _MOST_COMMANDS else ""
            yield Finding(
                "bib-leftover-latex",
                _find(commands[0], field, source),
                f"{said}{more} would be printed as {'they stand' if commands[1:] else 'it stands'}",
                "This file is UTF-8: write the character itself (ö, ≥, ₂), and US$ as USD.",
            )


def bib_name(entry: BibEntry, source: SourceText) -> Iterator[Finding]:
    """Names are joined by `and`, and each can be read as a person or as a group in braces."""
    for field in _present(entry, NAME_FIELDS):
        for found, remedy in name_faults(field.value):
            yield Finding("bib-name", _value_place(field, source), found, remedy)


def bib_title(entry: BibEntry, source: SourceText) -> Iterator[Finding]:
    """A title typed with a capital on every word is printed in sentence case, and braces keep its names."""
    for field in _present(entry, TITLE_FIELDS):
        names = sentence_case(field.value).names
        if names:
            found = f"{', '.join(f'`{name}`' for name in names)} in `{field.name}` may be a name"
            remedy = f"Such titles are printed in sentence case; braces keep a capital: `{{{names[0]}}}`."
            yield Finding("bib-title", _value_place(field, source), found, remedy, Severity.WARNING)


def bib_date(entry: BibEntry, whole: BibEntry, source: SourceText) -> Iterator[Finding]:
    """Years, months and days are those of a calendar."""
    values = {name: whole.fields[name].text for name in DATE_FIELDS if name in whole.fields}
    for field in _present(entry, DATE_FIELDS):
        fault = date_fault(field.name, field.text, values)
        if fault is not None:
            yield Finding("bib-date", _value_place(field, source), *fault)


def bib_pubstate(entry: BibEntry, source: SourceText) -> Iterator[Finding]:
    """How far a work is on its way to print is said in one of four words."""
    for field in _present(entry, ("pubstate",)):
        if field.text.lower() not in PUBLICATION_STATES:
            remedy = f"Write one of {', '.join(PUBLICATION_STATES)}, or leave it out."
            remedy = did_you_mean(field.text.lower(), PUBLICATION_STATES, remedy)
            found = f"`{field.text}` is no state of publication"
            yield Finding("bib-pubstate", _value_place(field, source), found, remedy)


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


def bib_web_page_is_dated(entry: BibEntry) -> Iterator[Finding]:
    """A web page has the day on which it was read, because pages change."""
    field = entry.fields.get("url")
    is_undated = "urldate" not in entry.fields and "urldate" not in listed_fields(entry, "unseen")
    if entry.kind == "online" and field is not None and field.value and is_undated:
        yield Finding(
            "bib-web-page-is-dated",
            field.place,
            f"`{entry.key}` does not say when the page was read",
            "Add `urldate = {YYYY-MM-DD}`, or list `urldate` in `unseen` when no one knows.",
            Severity.WARNING,
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


def _place_of(name: str, entry: BibEntry, source: SourceText, list_name: str) -> Place:
    """Return the place of a name in the entry's `unseen` or `without`."""
    field = entry.fields[list_name]
    pattern = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])", re.IGNORECASE)
    match = pattern.search(source.text, field.value_span.start, field.value_span.end)
    return source.place(match.start(), match.end()) if match else _value_place(field, source)
