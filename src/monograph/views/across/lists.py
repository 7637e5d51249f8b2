"""Pages that list entries: one for each kind, and the glossary."""

from __future__ import annotations

from monograph import urls
from monograph.entries import Claim, Entry, Question, Study, Term
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.answers.order import options_in_order
from monograph.knowledge_base import KnowledgeBase
from monograph.views.formatting.blocks import table
from monograph.views.formatting.certainty_chips import judgement
from monograph.views.formatting.content import Content, chip, content, joined, lines
from monograph.views.formatting.values import people_words
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Paragraph
from monograph.views.page.document import Page, Section
from monograph.views.page.downloads import download_section, kind_offers, page_downloads


def kind_page(kind: type[Entry], base: KnowledgeBase) -> Page:
    """Return the page that lists all entries of a kind."""
    writer = Writer(base, urls.kind_index(kind))
    sheets = base.all(kind)
    rows = tuple(
        (
            writer.link(sheet.id),
            content(writer.plain(sheet.entry.summary.plain)),
            _telling(sheet, writer),
        )
        for sheet in sheets
    )
    none = "" if sheets else f"There are no entries of this kind yet: {kind.heading.lower()}."
    shown = table(kind.heading, (kind.label, "In short", "More"), rows)
    sections = (
        Section(kind.heading, "", (Paragraph(kind.lead, "mg-lead"), shown, Paragraph(none))),
        download_section(page_downloads(writer, (), *kind_offers(kind))),
    )
    return Page(writer.address, kind.heading, kind.lead, sections)


def _telling(sheet: Sheet[Entry], writer: Writer) -> Content:
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
