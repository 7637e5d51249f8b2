"""What stands at the address of an entry that has another id now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from monograph import urls
from monograph.entries import Entry
from monograph.entries.reading.sheet import Sheet
from monograph.knowledge_base import KnowledgeBase
from monograph.views.writing.blocks import Page
from monograph.views.writing.writer import Writer


@dataclass(frozen=True, slots=True)
class MovedView:
    """Where an entry is now."""

    link: Markup


def moved_pages(sheet: Sheet[Entry], base: KnowledgeBase) -> Iterator[Page]:
    """Yield a page for each former id of an entry; it leads to where the entry is now."""
    kind = type(sheet.entry)
    for former in sheet.entry.former_ids:
        writer = Writer(base, urls.entry_page(kind, former))
        yield Page(
            address=writer.address,
            title="Moved",
            description=f"This page has moved: {sheet.entry.name}.",
            template="moved.md.j2",
            view=MovedView(writer.link(sheet.id)),
            moved_to=writer.href(urls.entry_page(kind, sheet.id)),
        )
