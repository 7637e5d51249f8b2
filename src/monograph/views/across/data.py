"""The page that lists everything to take away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from monograph import urls
from monograph.knowledge_base import KnowledgeBase
from monograph.views.page.cite import base_reference
from monograph.views.page.downloads import cite_us, downloads
from monograph.views.page.reuse import whole_licence
from monograph.views.page.review import base_review_words
from monograph.views.writing.blocks import CiteUs, Download, Offer, Page
from monograph.views.writing.writer import Writer


@dataclass(frozen=True, slots=True)
class DataSection:
    """Files of one sort, with what they are for."""

    heading: str
    anchor: str
    lead: str
    files: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class DataView:
    """Everything to take away, display-ready."""

    lead: str
    sections: tuple[DataSection, ...]
    cite_us: CiteUs
    licence: str


@dataclass(frozen=True, slots=True)
class OfferSection:
    """Offers of one sort: a heading, its anchor, a sentence or two, and the files."""

    heading: str
    anchor: str
    lead: str
    offers: tuple[Offer, ...]


_LEAD = "The whole knowledge base to take away, in formats that programs read."


def data_page(base: KnowledgeBase, sections: Iterable[OfferSection]) -> Page:
    """Return the page of everything to take away."""
    writer = Writer(base, urls.DATA)
    view = DataView(
        f"{_LEAD} {base_review_words(base)}",
        tuple(DataSection(one.heading, one.anchor, one.lead, downloads(one.offers, writer)) for one in sections),
        cite_us(base_reference(base), urls.HOME, writer),
        whole_licence(base),
    )
    return Page(writer.address, "Data", _LEAD, "data.md.j2", view)
