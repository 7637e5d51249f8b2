"""How to cite a page of ours, or the base as a whole: with the version of the content and its date."""

from __future__ import annotations

from monograph.bibliography import Reference, web_page
from monograph.entries.values import PartialDate
from monograph.evidence.content_version import content_version
from monograph.knowledge_base import KnowledgeBase

_AUTHORS = "The Monograph contributors"


def base_reference(base: KnowledgeBase) -> Reference:
    """Return the knowledge base as a work."""
    return _reference("KnowledgeBase", base.about.title, "", base, content_version(base).newest_change)


def entry_reference(entry_id: str, address: str, base: KnowledgeBase) -> Reference:
    """Return the page of an entry as a work, dated by the entry's newest change."""
    entry = base.sheets[entry_id].entry
    dates = (change.date for change in entry.changes)
    newest = max(dates, key=lambda date: date.iso, default=content_version(base).newest_change)
    return _reference(entry_id, entry.page_title, address, base, newest)


def _reference(key: str, title: str, address: str, base: KnowledgeBase, date: PartialDate | None) -> Reference:
    year, month, day = (date.year, date.month, date.day) if date else (0, 0, 0)
    fields = {
        "author": _AUTHORS,
        "title": title,
        "publisher": str(base.about.title) if address else "Monograph",
        "year": str(year or ""),
        "month": str(month or ""),
        "day": str(day or ""),
        "number": f"version {content_version(base).digest}",
        "url": f"{base.about.address}{address}" if base.about.address else "",
    }
    return web_page(key, fields)
