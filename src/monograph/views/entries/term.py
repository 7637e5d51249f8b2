"""What the page of a glossary word shows."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Term
from monograph.entries.reading.sheet import Sheet
from monograph.views.formatting.content import phrase
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Facts, Paragraph, Prose
from monograph.views.page.document import Section, untitled
from monograph.views.page.frame import summaries


def term_sections(sheet: Sheet[Term], writer: Writer) -> Iterator[Section]:
    """Yield the sections of a glossary word's page."""
    term = sheet.entry
    yield untitled(
        summaries(sheet, writer),
        Prose(writer.cite(term.cite)),
        Facts(writer.facts(("Other words", ", ".join(term.synonyms)))),
        Paragraph(phrase("See also: {}", writer.links(term.see_also))) if term.see_also else None,
    )
