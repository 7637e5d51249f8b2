"""What the page of a glossary word shows."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from monograph.entries import Term
from monograph.entries.reading.sheet import Sheet
from monograph.knowledge_base import KnowledgeBase
from monograph.views.page.frame import entry_page, foot, frame, writer_for
from monograph.views.writing.blocks import Foot, Frame, Page


@dataclass(frozen=True, slots=True)
class TermView:
    """A glossary word, display-ready."""

    frame: Frame
    source: Markup
    see_also: Markup
    foot: Foot


def term_page(sheet: Sheet[Term], base: KnowledgeBase) -> Page:
    """Return the page of a glossary word."""
    writer, term = writer_for(sheet, base), sheet.entry
    view = TermView(
        frame=frame(sheet, writer, lambda: writer.facts(("Other words", ", ".join(term.synonyms)))),
        source=writer.cite(term.cite),
        see_also=writer.links(term.see_also),
        foot=foot(sheet, writer),
    )
    return entry_page(sheet, view)
