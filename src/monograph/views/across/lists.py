"""Pages that list entries: one for each kind, and the glossary."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from monograph import urls
from monograph.entries import Claim, Entry, Question, Study, Term
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.answers.order import options_in_order
from monograph.knowledge_base import KnowledgeBase
from monograph.views.page.downloads import kind_offers, page_downloads
from monograph.views.writing.blocks import DownloadGroup, Page, Table, table
from monograph.views.writing.certainty_chips import judgement
from monograph.views.writing.values import people_words
from monograph.views.writing.writer import Writer, chip, joined, lines


@dataclass(frozen=True, slots=True)
class ListView:
    """All entries of a kind, display-ready."""

    heading: str
    lead: str
    table: Table
    empty: str
    downloads: tuple[DownloadGroup, ...]


def kind_page(kind: type[Entry], base: KnowledgeBase) -> Page:
    """Return the page that lists all entries of a kind."""
    writer = Writer(base, urls.kind_index(kind))
    sheets = base.all(kind)
    rows = tuple(
        (
            writer.link(sheet.id),
            Markup("{}").format(writer.plain(sheet.entry.summary.plain)),
            _telling(sheet, writer),
        )
        for sheet in sheets
    )
    view = ListView(
        heading=kind.heading,
        lead=kind.lead,
        table=table(kind.heading, (kind.label, "In short", "More"), rows),
        empty=f"There are no entries of this kind yet: {kind.heading.lower()}.",
        downloads=page_downloads(writer, *kind_offers(kind)),
    )
    return Page(writer.address, kind.heading, kind.lead, "list.md.j2", view)


def _telling(sheet: Sheet[Entry], writer: Writer) -> Markup:
    match sheet.entry:
        case Question() as question:
            return lines(judgement(option, writer) for _, option in options_in_order(question, writer.base))
        case Study() as study:
            return lines([str(study.design), people_words(study), writer.links(study.population.conditions)])
        case Claim() as claim:
            return lines([chip(str(claim.verdict), "verdict"), claim.document.title])
        case Term() as term:
            return joined(term.synonyms)
        case _:
            return joined(sheet.entry.tags)
