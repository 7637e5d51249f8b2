"""What a format has no field for, in words for its field of notes: nothing of a work is lost on the way."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from monograph.bibliography.formats.fields import one_line, written_fields
from monograph.bibliography.works import Reference

_LABELS = {
    "urldate": "Accessed",
    "updated": "Updated",
    "epubdate": "First online",
    "pubstate": "State of publication",
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "url": "URL",
    "isbn": "ISBN",
    "issn": "ISSN",
    "eid": "Article number",
    "shortauthor": "Cited as",
    "howpublished": "How published",
    "eventtitle": "Event",
    "eventdate": "Date of the event",
    "venue": "Place of the event",
    # Notices, in the words of the US National Library of Medicine.
    "erratum": "Erratum in",
    "erratumof": "Erratum for",
    "retraction": "Retraction in",
    "retractionof": "Retraction of",
    "republishedfrom": "Corrected and republished from",
    "concern": "Expression of concern in",
}


def remarks(reference: Reference, covered: Collection[str]) -> Iterator[str]:
    """Yield the work's note, what is not ``covered`` elsewhere as "Name: value", and what no one has seen.

    ``covered`` names fields of the record. Each remark is one line.
    """
    record = reference.record
    if "note" in record.fields and "note" not in covered:
        yield one_line(record.fields["note"])
    for name, value in written_fields(record).items():
        if name != "note" and name not in covered:
            yield f"{label(name)}: {value}"
    if record.authors.has_others:
        yield "More authors are not listed here"
    if record.editors.has_others:
        yield "More editors are not listed here"
    if record.unseen:
        yield f"Not seen: {', '.join(sorted(record.unseen))}"
    if record.without:
        yield f"Does not have: {', '.join(sorted(record.without))}"


def label(field: str) -> str:
    """Return what readers call a field."""
    return _LABELS.get(field, field.capitalize())
