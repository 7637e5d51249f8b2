"""references.bib from text to works."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from monograph.bibliography.checks import bib_field_is_used, check_entry
from monograph.bibliography.crossref import bib_crossref, target_of, with_inherited
from monograph.bibliography.dialects import translated
from monograph.bibliography.duplicates import check_entries
from monograph.bibliography.mojibake import bib_mojibake
from monograph.bibliography.parsing import BibEntry, parse
from monograph.bibliography.possible import (
    bib_dates_to_come,
    bib_edition_of_an_article,
    bib_fillers,
    bib_numbers,
    bib_pages,
)
from monograph.bibliography.printing import NO_JOURNALS, reference
from monograph.bibliography.source_text import read_source
from monograph.bibliography.works import Bibliography
from monograph.findings import Finding, in_order
from monograph.sources.conflicts import conflict_finding


def load_bibliography(
    text: str, file: str, today: date | None = None, journals: Mapping[str, str] = NO_JOURNALS
) -> tuple[Bibliography, tuple[Finding, ...]]:
    """Read the text of a BibTeX file: every work that can be read, formatted, and every fault, in order.

    ``file`` is the name findings give; with ``today``, dates that are still to come are told too. ``journals`` are
    the base's own abbreviations, by `journals.known_as` of the full title.

    Whatever the text holds, nothing is raised: a work with a fault is
    still in the bibliography (of a repeated key the first), so that one fault does not look like many.
    """
    if conflict := conflict_finding(text, file):
        return Bibliography(()), (conflict,)
    source, unwelcome = read_source(text, file)
    written, broken = parse(source)
    findings = [*unwelcome, *broken, *bib_mojibake(source)]
    read = [translated(entry) for entry in written]
    entries = [one.entry for one in read]
    findings.extend(bib_field_is_used([field for one in read for field in one.passed_over]))
    whole = with_inherited(entries)
    for entry, complete in zip(entries, whole, strict=True):
        findings.extend(check_entry(entry, complete, source))
        for rule in (bib_pages, bib_edition_of_an_article, bib_fillers, bib_numbers):
            findings.extend(rule(entry, source))
        if today is not None:
            findings.extend(bib_dates_to_come(entry, source, today))
    findings.extend(bib_crossref(entries, source))
    findings.extend(check_entries(whole))
    first: dict[str, BibEntry] = {}
    for entry in whole:
        first.setdefault(entry.key, entry)
    keys = frozenset(first)
    targets = {key: target_of(entry) for key, entry in first.items()}
    works = (
        reference(entry, targets[key] if targets[key] in keys else "", journals) for key, entry in first.items()
    )
    return Bibliography(works), in_order(findings)
