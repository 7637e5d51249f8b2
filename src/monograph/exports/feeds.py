"""Feeds of what changed, in Atom 1.0 (RFC 4287) and JSON Feed 1.1: for the site, each treatment and each question.

Links are absolute when the knowledge base gives the address of its site, else relative to the feed's own place.
No clock is read: a feed is as new as the newest change in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

from monograph import urls
from monograph.entries import Drug, Entry, Question
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Change
from monograph.entries.shared.values import PartialDate
from monograph.exports.files import ExportFile
from monograph.knowledge_base import KnowledgeBase
from monograph.views.page.frame import writer_for
from monograph.views.page.review import review_words

_DISCLAIMER = "Information about evidence, not medical advice."
_MOST_ITEMS = 100
_NO_CHANGE = "1970-01-01T00:00:00Z"  # of a feed that has nothing to tell; Atom demands a date
# Tags (RFC 4151) say whose name was used from when. They stay as they are when pages move.
_TAGGED_SINCE = "2026"
_NO_ADDRESS = "monograph.invalid"
_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class _Item:
    """One change: ``page`` is the address of the entry's page, ``stamp`` an instant in UTC (RFC 3339)."""

    tag: str
    title: str
    page: str
    stamp: str
    text: str


@dataclass(frozen=True, slots=True)
class _Feed:
    """One feed, newest change first; ``stem`` is its address without a suffix, ``page`` what it is about."""

    stem: str
    tag: str
    title: str
    lead: str
    page: str
    items: tuple[_Item, ...]

    @property
    def updated(self) -> str:
        return self.items[0].stamp if self.items else _NO_CHANGE


def feed_files(base: KnowledgeBase) -> Iterator[ExportFile]:
    """Yield every feed, in both formats.

    A treatment's feed covers its own entry and every entry that points at it: new studies, claims, answers.
    A question's feed covers its own entry and what it links to. Each has at most the newest hundred changes.
    """
    for feed in _feeds(base):
        yield ExportFile(feed.stem + urls.ATOM, _atom(feed, base))
        yield ExportFile(feed.stem + urls.JSON_FEED, _json(feed, base))


def _feeds(base: KnowledgeBase) -> Iterator[_Feed]:
    items = {sheet.id: tuple(_items(sheet, base)) for sheet in base.sheets.values()}
    title = base.about.title
    lead = f"{base.about.description} {_DISCLAIMER}"
    yield _Feed(urls.site_feed(""), _tag("feed/site", base), title, lead, urls.NEWS, _newest(items, items))
    for drug in base.all(Drug):
        lead = f"Changes to {drug.entry.name} and to everything that mentions it. {_DISCLAIMER}"
        yield _entry_feed(drug, lead, _newest(items, (drug.id, *base.backlinks[drug.id])), base)
    for question in base.all(Question):
        linked = dict.fromkeys((question.id, *(link.target for link in question.links)))
        lead = f"Changes to this answer and to everything it rests on. {_DISCLAIMER}"
        yield _entry_feed(question, lead, _newest(items, linked), base)


def _entry_feed(sheet: Sheet[Any], lead: str, items: tuple[_Item, ...], base: KnowledgeBase) -> _Feed:
    kind, entry = type(sheet.entry), sheet.entry
    return _Feed(
        stem=urls.entry_feed(kind, sheet.id, ""),
        tag=_tag(f"feed/{sheet.kind}/{sheet.id}", base),
        title=f"{entry.name} – {base.about.title}",
        lead=lead,
        page=urls.entry_page(kind, sheet.id),
        items=items,
    )


def _newest(items: Mapping[str, tuple[_Item, ...]], ids: Iterable[str]) -> tuple[_Item, ...]:
    found = (item for entry_id in ids for item in items[entry_id])
    return tuple(sorted(found, key=lambda item: item.stamp, reverse=True)[:_MOST_ITEMS])


def _items(sheet: Sheet[Entry], base: KnowledgeBase) -> Iterator[_Item]:
    """Yield an entry's changes, newest first. Of several on one day the earliest keeps its tag when more come."""
    entry, writer = sheet.entry, writer_for(sheet, base)
    review = review_words(sheet, writer)
    for number, change in enumerate(entry.changes):
        is_first = number == len(entry.changes) - 1
        warning = writer.warning_on(sheet.id)
        parts = [
            *([f"This study is {warning}."] if warning else []),
            writer.plain(change.text),
            *([writer.plain(entry.summary.plain)] if is_first else []),
            review,
        ]
        yield _Item(
            tag=_tag(f"{sheet.kind}/{sheet.id}/{_day_and_turn(entry.changes[number:])}", base),
            title=f"New {entry.label.lower()}: {entry.name}" if is_first else f"{entry.label}: {entry.name}",
            page=writer.address,
            stamp=_stamp(change.date),
            text="\n\n".join(parts),
        )


def _day_and_turn(changes: tuple[Change, ...]) -> str:
    """Return the day of the first of some changes, numbered when later ones have the same day."""
    day = changes[0].date.iso
    turn = sum(change.date.iso == day for change in changes)
    return day if turn == 1 else f"{day}/{turn}"


def _stamp(date: PartialDate) -> str:
    """Return a date as the instant at which it begins; what is not known of it is the first."""
    return f"{date.year:04}-{date.month or 1:02}-{date.day or 1:02}T00:00:00Z"


def _tag(name: str, base: KnowledgeBase) -> str:
    """Return a tag URI for a name in this knowledge base; several bases may share a host."""
    parts = urlsplit(base.about.address or "")
    return f"tag:{parts.hostname or _NO_ADDRESS},{_TAGGED_SINCE}:{parts.path.lstrip('/')}{name}"


def _href(feed_address: str, target: str, base: KnowledgeBase) -> str:
    return f"{base.about.address}{target}" if base.about.address else urls.relative(feed_address, target)


def _author(base: KnowledgeBase) -> str:
    """Return who made the content; feeds require a name, so it is the base's title where there is no author."""
    return str(base.about.author or base.about.title)


def _atom(feed: _Feed, base: KnowledgeBase) -> bytes:
    address = feed.stem + urls.ATOM
    root = ElementTree.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "en"})
    _add(root, "id", feed.tag)
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.lead)
    _add(root, "updated", feed.updated)
    _add(_add(root, "author"), "name", _author(base))
    _add(root, "link", rel="self", type="application/atom+xml", href=_href(address, address, base))
    _add(root, "link", rel="alternate", type="text/html", href=_href(address, feed.page, base))
    for item in feed.items:
        entry = _add(root, "entry")
        _add(entry, "id", item.tag)
        _add(entry, "title", item.title)
        _add(entry, "updated", item.stamp)
        _add(entry, "published", item.stamp)
        _add(entry, "link", rel="alternate", type="text/html", href=_href(address, item.page, base))
        _add(entry, "content", item.text, type="text")
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, name, attributes)
    child.text = _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text) or None
    return child


def _json(feed: _Feed, base: KnowledgeBase) -> bytes:
    address = feed.stem + urls.JSON_FEED
    content = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.lead,
        "home_page_url": _href(address, feed.page, base),
        "feed_url": _href(address, address, base),
        "language": "en",
        "authors": [{"name": _author(base)}],
        "items": [
            {
                "id": item.tag,
                "url": _href(address, item.page, base),
                "title": item.title,
                "content_text": item.text,
                "date_published": item.stamp,
            }
            for item in feed.items
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n"
