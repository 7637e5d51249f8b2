"""How to cite a page of ours, or the base as a whole: with the version of the content and its date."""

from __future__ import annotations

from monograph.bibliography import Reference, web_page
from monograph.entries.base_files.snapshot_files import AnswerVersion
from monograph.evidence.answers.content_version import ContentVersion, content_version, entry_version
from monograph.knowledge_base import KnowledgeBase


def base_reference(base: KnowledgeBase) -> Reference:
    """Return the knowledge base as a work."""
    version = content_version(base)
    return _reference("KnowledgeBase", base.about.title, "Monograph", base.about.address, version, base)


def entry_reference(entry_id: str, address: str, base: KnowledgeBase) -> Reference:
    """Return the page of an entry as a work, with the version and the newest change of the entry."""
    sheet = base.sheets[entry_id]
    site = base.about.address
    url = f"{site}{address}" if site else None
    return _reference(entry_id, sheet.entry.page_title, base.about.title, url, entry_version(sheet), base)


def version_reference(version: AnswerVersion, address: str, base: KnowledgeBase) -> Reference:
    """Return the page of a kept version as a work, with its own day and digest."""
    site = base.about.address
    url = f"{site}{address}" if site else None
    stood = ContentVersion(version.day, version.digest)
    key, title = f"{version.question}-{version.name}", str(version.answer.name)
    return _reference(key, title, base.about.title, url, stood, base)


def _reference(
    key: str, title: str, publisher: str, url: str | None, version: ContentVersion, base: KnowledgeBase
) -> Reference:
    date = version.newest_change
    year, month, day = (date.year, date.month, date.day) if date else (0, 0, 0)
    fields = {
        "author": base.about.author or "",
        "title": title,
        "publisher": publisher,
        "year": str(year or ""),
        "month": str(month or ""),
        "day": str(day or ""),
        "number": f"version {version.digest}",
        "url": url or "",
        "without": ", ".join(
            name for name, is_there in (("author", base.about.author), ("year", date)) if not is_there
        ),
    }
    return web_page(key, fields)
