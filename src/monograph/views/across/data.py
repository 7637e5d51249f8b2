"""The page that lists everything to take away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from monograph import urls
from monograph.knowledge_base import KnowledgeBase
from monograph.views.formatting.blocks import Offer
from monograph.views.formatting.content import phrase
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Files, Paragraph
from monograph.views.page.cite import base_reference
from monograph.views.page.document import Page, Remark, Section
from monograph.views.page.downloads import cite_us, downloads
from monograph.views.page.reuse import whole_licence
from monograph.views.page.review import base_review_words


@dataclass(frozen=True, slots=True)
class OfferSection:
    """Offers of one sort: a heading, its anchor, a sentence or two, and the files."""

    heading: str
    anchor: str
    lead: str
    offers: tuple[Offer, ...]


_LEAD = "The whole knowledge base to take away, in formats that programs read."


def data_page(base: KnowledgeBase, offered: Iterable[OfferSection]) -> Page:
    """Return the page of everything to take away."""
    writer = Writer(base, urls.DATA)
    files = (
        Section(one.heading, one.anchor, (Remark(one.lead), Files(downloads(one.offers, writer))))
        for one in offered
    )
    licence = phrase("Text and data: {}. Works cited here remain their authors'.", whole_licence(base))
    sections = (
        Section("Data", "", (Paragraph(f"{_LEAD} {base_review_words(base)}", "mg-lead"),)),
        *files,
        Section(
            "Cite the knowledge base",
            "cite",
            (replace(cite_us(base_reference(base), urls.HOME, writer), remark=""),),
        ),
        Section("Licence", "licence", (Paragraph(licence),)),
    )
    return Page(writer.address, "Data", _LEAD, sections)
