"""Nodes of a text one after the other, whatever they are in."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.text.nodes import Citations, Document, Emphasis, Inline, Mention, Paragraph, WebLink
from monograph.text.parser import parse
from monograph.text.syntax import TextCitation


def paragraphs(blocks: Document) -> Iterator[Paragraph]:
    """Yield every paragraph, those in lists included, in reading order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for item in block.items:
                yield from paragraphs(item)


def inlines(blocks: Document) -> Iterator[Inline]:
    """Yield every node inside paragraphs in reading order, a link or an emphasis before what it holds."""
    for paragraph in paragraphs(blocks):
        yield from _within(paragraph.inside)


def item_starts(blocks: Document) -> Iterator[int]:
    """Yield where the first word of each item of a list stands; an empty item has none."""
    for block in blocks:
        if not isinstance(block, Paragraph):
            for item in block.items:
                yield from (one.start for one in item[:1] if isinstance(one, Paragraph))
                yield from item_starts(item)


def cited_in(text: str) -> Iterator[TextCitation]:
    """Yield every work that a text cites, in reading order, with its place, repeats included."""
    for node in inlines(parse(text)):
        if isinstance(node, Citations):
            yield from node.cited


def entries_in(text: str) -> Iterator[str]:
    """Yield the id of every entry that a text links to, in reading order, repeats included."""
    for node in inlines(parse(text)):
        if isinstance(node, Mention):
            yield node.target


def _within(nodes: tuple[Inline, ...]) -> Iterator[Inline]:
    for node in nodes:
        yield node
        if isinstance(node, Emphasis | WebLink):
            yield from _within(node.inside)
