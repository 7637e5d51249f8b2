"""references.bib from text to works."""

from __future__ import annotations

from monograph.bibliography.checks import check_entries, check_entry
from monograph.bibliography.parsing import BibEntry, parse
from monograph.bibliography.printing import reference
from monograph.bibliography.source_text import read_source
from monograph.bibliography.works import Bibliography
from monograph.findings import Finding, in_order


def load_bibliography(text: str, file: str) -> tuple[Bibliography, tuple[Finding, ...]]:
    """Read the text of a BibTeX file: every work that can be read, formatted, and every fault, in order.

    ``file`` is the name findings give. Whatever the text holds, nothing is raised: a work with a fault is
    still in the bibliography (of a repeated key the first), so that one fault does not look like many.
    """
    source, unwelcome = read_source(text, file)
    entries, broken = parse(source)
    findings = [*unwelcome, *broken]
    for entry in entries:
        findings.extend(check_entry(entry, source))
    findings.extend(check_entries(entries))
    first: dict[str, BibEntry] = {}
    for entry in entries:
        first.setdefault(entry.key, entry)
    return Bibliography(reference(entry) for entry in first.values()), in_order(findings)
