"""What a format has no field for, in words for its field of notes: nothing of a work is lost on the way."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from monograph.bibliography.formats.parts import one_line
from monograph.bibliography.works import Reference

_LABELS = {
    "urldate": "Accessed",
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "url": "URL",
    "isbn": "ISBN",
    "issn": "ISSN",
    "shortauthor": "Cited as",
}


def remarks(reference: Reference, covered: Collection[str]) -> Iterator[str]:
    """Yield the work's note, what is not ``covered`` elsewhere as "Name: value", and what nobody has seen.

    ``covered`` names fields of the record. Each remark is one line.
    """
    record = reference.record
    if "note" in record.fields and "note" not in covered:
        yield one_line(record.fields["note"])
    for name, value in record.fields.items():
        if name != "note" and name not in covered:
            yield f"{label(name)}: {one_line(value)}"
    if record.authors.has_others:
        yield "More authors are not listed here"
    if record.editors.has_others:
        yield "More editors are not listed here"
    if record.unseen:
        yield f"Not seen: {', '.join(sorted(record.unseen))}"


def label(field: str) -> str:
    """Return what readers call a field."""
    return _LABELS.get(field, field.capitalize())
