"""What entries cite, held against the bibliography and how each work was read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from monograph.bibliography import Bibliography
from monograph.entries import Entry
from monograph.entries.reading.sheet import FaultySheet, Sheet
from monograph.entries.shared.parts import Citation
from monograph.findings import Finding, Place, Severity, did_you_mean
from monograph.sources.files import BIBLIOGRAPHY
from monograph.text.pointing import CitedWork


def unknown_citations(sheet: Sheet[Entry] | FaultySheet, bibliography: Bibliography) -> Iterator[Finding]:
    """Yield a finding for each citation of a work that is not in the bibliography."""
    for cited in sheet.citations:
        if cited.key not in bibliography:
            place = sheet.place(cited.path, cited.token)
            remedy = did_you_mean(cited.key, bibliography, "Add the work to references.bib, or correct the key.")
            yield Finding("citation-is-known", place, f"`{cited.key}` is not in references.bib", remedy)


def empty_bibliography(cited: Collection[str]) -> Iterator[Finding]:
    """Yield one finding, not one for each citation, when works are cited and references.bib holds none."""
    if cited:
        works = "1 work is" if len(cited) == 1 else f"{len(cited):,} works are"
        remedy = f"Add them, such as `@article{{{min(cited)}, …}}`; if they were there, restore the file."
        yield Finding("bib-empty", Place(BIBLIOGRAPHY, 1), f"it holds no work, and {works} cited", remedy)


def reading_findings(sheet: Sheet[Entry]) -> Iterator[Finding]:
    """Yield a finding for each work cited without a description of its reading, or described without a use."""
    described = {str(source.work) for source in sheet.entry.sources}
    reported: set[str] = set()
    beyond_the_abstract = frozenset[str]()
    if any(cited.key not in described for cited in sheet.citations):
        beyond_the_abstract = _cited_beyond_the_abstract(sheet)
    for cited in sheet.citations:
        if cited.key not in described and cited.key not in reported and _makes_a_claim(cited):
            reported.add(cited.key)
            found = f"`{cited.key}` is cited, but `sources` does not say how it was read"
            read = "excerpt" if cited.key in beyond_the_abstract else "abstract"
            example = f"- {{work: {cited.key}, nature: paper, read: {read}, access: original}}"
            remedy = f"Say so there. For a paper of which you read only what is cited: {example}"
            place = sheet.place(cited.path, cited.token)
            yield Finding("citation-says-how-it-was-read", place, found, remedy)
    used = {cited.key for cited in sheet.citations if cited.path[:1] != ("sources",)}
    for number, source in enumerate(sheet.entry.sources):
        if source.work not in used:
            found = f"`{source.work}` is described here, but nothing in the entry cites it"
            place = sheet.place(("sources", number, "work"))
            remedy = "Cite it where it is used, or delete the line."
            yield Finding("source-is-used", place, found, remedy, Severity.WARNING)


def _cited_beyond_the_abstract(sheet: Sheet[Entry]) -> frozenset[str]:
    """Return the works of which the entry cites more than the abstract."""
    return frozenset(
        cited.key for cited in sheet.citations if _makes_a_claim(cited) and not _is_abstract(sheet, cited)
    )


def _is_abstract(sheet: Sheet[Entry], cited: CitedWork) -> bool:
    holder = sheet.value_at(cited.path[:-1])
    if isinstance(holder, Citation):
        return holder.at.lower().startswith("abstract")
    in_text = rf"@{re.escape(cited.key)}, ?abstract\b"
    return re.search(in_text, str(sheet.value_at(cited.path)), re.IGNORECASE) is not None


_NO_CLAIMS = (("sources",), ("reports",), ("registrations",), ("documents",))


def _makes_a_claim(cited: CitedWork) -> bool:
    """Whether the citation supports a statement; a list of reports, or the report a notice is about, does not."""
    is_named_by_a_notice = cited.path[:1] == ("notices",) and cited.path[2:] == ("work",)
    return not is_named_by_a_notice and cited.path[:1] not in _NO_CLAIMS


def unused_works(bibliography: Bibliography, used: Collection[str]) -> Iterator[Finding]:
    """Yield a warning for each work that no entry cites, and of which no cited work is a part."""
    wholes = {reference.crossref for key, reference in bibliography.items() if key in used}
    for key, reference in bibliography.items():
        if key not in used and key not in wholes:
            found = f"no entry cites `{key}`"
            remedy = "Cite it where it belongs, or delete it."
            yield Finding("work-is-cited", reference.place, found, remedy, Severity.WARNING)
