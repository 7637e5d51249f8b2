"""What the page of a claim check shows."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Claim
from monograph.entries.kinds.claim import PublicDocument
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.studies.pointers import pointed_at
from monograph.views.formatting.blocks import Fact, Table, table
from monograph.views.formatting.content import NOTHING, Content, chip, element, link_to, phrase
from monograph.views.formatting.values import finding_cells
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Facts, Paragraph, Prose, Quotation
from monograph.views.page.document import Section
from monograph.views.page.frame import summaries


def claim_sections(sheet: Sheet[Claim], writer: Writer) -> Iterator[Section]:
    """Yield the sections of a claim check's page."""
    claim = sheet.entry
    said = Quotation(writer.blocks(claim.says))
    yield Section("What was said", "said", (said, Facts(_facts(claim, writer))))
    verdict = Paragraph(chip(str(claim.verdict), "verdict"), "mg-verdict-line")
    because = Prose(phrase("{}{}", writer.blocks(claim.because), _sources(claim, writer)))
    yield Section("Verdict", "verdict", (verdict, because, _evidence(claim, writer)))
    yield Section("In short", "summary", (summaries(sheet, writer),))


def _facts(claim: Claim, writer: Writer) -> tuple[Fact, ...]:
    document = claim.document
    return writer.facts(
        ("Document", document.title),
        ("Address", _address(document)),
        ("Kind of document", str(document.type)),
        ("Publisher", document.publisher),
        ("Date on it", str(document.published or "")),
        ("About", writer.links(claim.about)),
    )


def _address(document: PublicDocument) -> Content | None:
    """Return where the document can be read, in full so that a printed page tells it too."""
    if not document.url:
        return None
    return link_to(document.url, document.url, rel="noopener")


def _sources(claim: Claim, writer: Writer) -> Content:
    return element("p", "Sources: ", writer.cite(claim.cite), class_="mg-sources")


def _evidence(claim: Claim, writer: Writer) -> Table:
    rows = []
    for pointer in claim.evidence:
        study, found = pointed_at(pointer, writer.base)
        outcome = writer.link(found.outcome) if found.outcome else NOTHING
        rows.append(
            (writer.link(pointer.study), outcome, *finding_cells(study, found, writer.reading_from(study)))
        )
    return table("The results that decide it", ("Study", "Outcome", "Compared", "Found", "How sure"), tuple(rows))
