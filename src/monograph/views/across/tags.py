"""The page of tags: every tag with the entries under it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from monograph import urls
from monograph.entries import KINDS
from monograph.knowledge_base import KnowledgeBase
from monograph.views.page.frame import pointing
from monograph.views.writing.blocks import Page, PointingGroup
from monograph.views.writing.writer import Writer


@dataclass(frozen=True, slots=True)
class TagLine:
    """One tag, in every spelling, with the entries under it by kind."""

    anchor: str
    tag: str
    groups: tuple[PointingGroup, ...]


@dataclass(frozen=True, slots=True)
class TagsView:
    """All tags, display-ready."""

    lead: str
    tags: tuple[TagLine, ...]


_LEAD = "The words that entries are filed under, and the entries under each."


def tags_page(base: KnowledgeBase) -> Page:
    """Return the page of tags, in the order of the alphabet. Spellings with one address stand together."""
    writer = Writer(base, urls.TAGS)
    spellings: dict[str, set[str]] = defaultdict(set)
    for sheet in base.sheets.values():
        for tag in sheet.entry.tags:
            spellings[urls.tag_id(tag)].add(str(tag))
    lines = (TagLine(anchor, ", ".join(sorted(tags)), _groups(tags, writer)) for anchor, tags in spellings.items())
    view = TagsView(_LEAD, tuple(sorted(lines, key=lambda line: (line.tag.casefold(), line.tag))))
    return Page(writer.address, "Tags", _LEAD, "tags.md.j2", view)


def _groups(tags: Iterable[str], writer: Writer) -> tuple[PointingGroup, ...]:
    wanted = frozenset(tags)
    groups = (
        PointingGroup(
            kind.heading,
            tuple(pointing(sheet, writer) for sheet in writer.base.all(kind) if wanted & set(sheet.entry.tags)),
        )
        for kind in KINDS
    )
    return tuple(group for group in groups if group.links)
