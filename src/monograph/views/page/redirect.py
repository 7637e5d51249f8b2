"""What is at the address of an entry that has another id now."""

from __future__ import annotations

from collections.abc import Iterator

from monograph import urls
from monograph.entries import Entry
from monograph.entries.reading.sheet import Sheet
from monograph.knowledge_base import KnowledgeBase
from monograph.views.formatting.content import phrase
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Paragraph
from monograph.views.page.document import Page, Section


def moved_pages(sheet: Sheet[Entry], base: KnowledgeBase) -> Iterator[Page]:
    """Yield a page for each former id of an entry; it leads to where the entry is now."""
    kind = type(sheet.entry)
    for former in sheet.entry.former_ids:
        writer = Writer(base, urls.entry_page(kind, former))
        now = phrase("This page is now {}.", writer.link(sheet.id))
        yield Page(
            address=writer.address,
            title="Moved",
            description=f"This page has moved: {sheet.entry.name}.",
            sections=(Section("Moved", "", (Paragraph(now, "mg-lead"),)),),
            moved_to=writer.href(urls.entry_page(kind, sheet.id)),
        )
