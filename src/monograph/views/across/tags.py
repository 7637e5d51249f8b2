"""The page of tags: every tag with the entries under it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from monograph import urls
from monograph.knowledge_base import KnowledgeBase
from monograph.views.formatting.content import Content, all_of, element, lines, link_to, phrase, strong
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Items, Paragraph, Place, Places
from monograph.views.page.document import Page, Section
from monograph.views.page.frame import by_kind

_LEAD = "The words that entries are filed under, and the entries under each."


def tags_page(base: KnowledgeBase) -> Page:
    """Return the page of tags, in the order of the alphabet. Spellings with one address are together."""
    writer = Writer(base, urls.TAGS)
    tags = _spellings(base)
    to_each = Items(
        tuple(link_to(f"#{anchor}", _shown(all_of_it)) for anchor, all_of_it in tags.items()), "mg-columns"
    )
    under = Places(tuple(Place(anchor, _entries(all_of_it, writer)) for anchor, all_of_it in tags.items()))
    sections = (
        Section("Tags", "", (Paragraph(_LEAD, "mg-lead"), to_each)),
        Section("Entries under each tag", "entries", (under,)),
    )
    return Page(writer.address, "Tags", _LEAD, sections)


def _spellings(base: KnowledgeBase) -> Mapping[str, set[str]]:
    """Return every tag in all its spellings, by the name of its place, in the order of the alphabet."""
    found: dict[str, set[str]] = defaultdict(set)
    for sheet in base.sheets.values():
        for tag in sheet.entry.tags:
            found[urls.tag_id(tag)].add(str(tag))
    return dict(sorted(found.items(), key=lambda item: (_shown(item[1]).casefold(), _shown(item[1]))))


def _shown(spellings: Iterable[str]) -> str:
    return ", ".join(sorted(spellings))


def _entries(spellings: set[str], writer: Writer) -> Content:
    """Return a tag with the entries under it, kind by kind."""
    entries = by_kind(
        lambda kind: (sheet for sheet in writer.base.all(kind) if spellings & set(sheet.entry.tags)), writer
    )
    groups = (element("span", one.label, class_="mg-field") for one in entries.pairs)
    shown = (phrase("{} {}", group, one.value) for group, one in zip(groups, entries.pairs, strict=True))
    return all_of((strong(_shown(spellings)), lines(shown)))
