"""What the page of a claim check shows."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from monograph.entries import Claim
from monograph.entries.kinds.claim import PublicDocument
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.studies.pointers import pointed_at
from monograph.knowledge_base import KnowledgeBase
from monograph.views.page.frame import entry_page, foot, frame, writer_for
from monograph.views.writing.blocks import Fact, Foot, Frame, Page, Table, table
from monograph.views.writing.values import finding_cells
from monograph.views.writing.writer import Writer, chip


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim check, display-ready."""

    frame: Frame
    says: Markup
    verdict: Markup
    because: Markup
    evidence: Table
    foot: Foot


def claim_page(sheet: Sheet[Claim], base: KnowledgeBase) -> Page:
    """Return the page of a claim check."""
    writer, claim = writer_for(sheet, base), sheet.entry
    view = ClaimView(
        says=writer.blocks(claim.says),
        verdict=chip(str(claim.verdict), "verdict"),
        because=Markup("{}{}").format(writer.blocks(claim.because), _sources(claim, writer)),
        evidence=_evidence(claim, writer),
        frame=frame(sheet, writer, lambda: _facts(claim, writer)),
        foot=foot(sheet, writer),
    )
    return entry_page(sheet, view)


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


def _address(document: PublicDocument) -> Markup | None:
    """Return where the document can be read, in full so that a printed page tells it too."""
    if not document.url:
        return None
    return Markup('<a href="{}" rel="noopener">{}</a>').format(document.url, document.url)


def _sources(claim: Claim, writer: Writer) -> Markup:
    return Markup('<p class="mg-sources">Sources: {}</p>').format(writer.cite(claim.cite))


def _evidence(claim: Claim, writer: Writer) -> Table:
    rows = []
    for pointer in claim.evidence:
        study, found = pointed_at(pointer, writer.base)
        outcome = writer.link(found.outcome) if found.outcome else Markup("")
        rows.append(
            (writer.link(pointer.study), outcome, *finding_cells(study, found, writer.reading_from(study)))
        )
    return table("The results that decide it", ("Study", "Outcome", "Compared", "Found", "How sure"), tuple(rows))
