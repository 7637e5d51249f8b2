"""A page read from top to bottom: its citation marks get numbers, and its glossary terms their definitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from monograph import urls
from monograph.entries.shared.parts import SourceReading
from monograph.entries.shared.vocabulary import ReadingAccess
from monograph.views.formatting.blocks import NumberedReference
from monograph.views.formatting.content import Content, Element, GlossaryWord, Marks, Node
from monograph.views.formatting.marks import Mark, in_order
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import References
from monograph.views.page.document import Section

Value = TypeVar("Value")


def numbered(sections: Iterable[Section], writer: Writer) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    """Return sections with every mark numbered and the references filled in, and the keys of the works cited.

    Numbers follow the reading order, and so does the first use of a glossary term, which gets its definition. A
    page's fields are in the order they are printed in; what is not shown does not count.
    """
    reader = _Reader()
    read = [reader.read(section) if number == 0 or section else section for number, section in enumerate(sections)]
    references = References(tuple(_references(reader, writer)))
    filled = (
        replace(one, blocks=tuple(references if isinstance(block, References) else block for block in one.blocks))
        for one in read
    )
    return tuple(filled), tuple(reader.anchors)


class _Reader:
    """What was met so far on a page: the marks of each work, how it was first read, and the terms explained."""

    def __init__(self) -> None:
        self.anchors: dict[str, list[str]] = {}
        self.first_marks: dict[str, Mark] = {}
        self.readings: dict[str, SourceReading] = {}
        self._explained: set[str] = set()

    def read(self, value: Value) -> Value:
        """Return a part of a page as it is printed; a part in which nothing changes is returned itself."""
        if isinstance(value, Content):
            return cast("Value", self._content(value))
        if isinstance(value, tuple):
            items = tuple(map(self.read, value))
            return value if all(map(_is_same, items, value)) else cast("Value", items)
        if not is_dataclass(value) or isinstance(value, type):
            return value
        old = {field.name: getattr(value, field.name) for field in fields(value)}
        new = {name: self.read(one) for name, one in old.items()}
        return value if all(new[name] is old[name] for name in old) else replace(value, **new)

    def _content(self, shown: Content) -> Content:
        nodes = tuple(one for node in shown.nodes for one in self._node(node))
        return (
            shown if len(nodes) == len(shown.nodes) and all(map(_is_same, nodes, shown.nodes)) else Content(nodes)
        )

    def _node(self, node: Node) -> tuple[Node, ...]:
        match node:
            case Marks():
                return (Marks(in_order([self._mark(mark) for mark in node.marks])),)
            case GlossaryWord() if node.term in self._explained:
                return node.later.nodes
            case GlossaryWord():
                self._explained.add(node.term)
                return node.first.nodes
            case Element():
                inside = self._content(node.inside)
                return (node if inside is node.inside else replace(node, inside=inside),)
            case _:
                return (node,)

    def _mark(self, mark: Mark) -> Mark:
        anchors = self.anchors.setdefault(mark.key, [])
        self.first_marks.setdefault(mark.key, mark)
        if mark.reading is not None:
            self.readings.setdefault(mark.key, mark.reading)
        number = list(self.anchors).index(mark.key) + 1
        anchors.append(f"cite-{number}-{len(anchors) + 1}")
        return replace(mark, number=number, anchor=anchors[-1])


def _is_same(one: object, other: object) -> bool:
    return one is other


def _references(read: _Reader, writer: Writer) -> Iterator[NumberedReference]:
    for number, (key, anchors) in enumerate(read.anchors.items(), start=1):
        # A page says how its own entry read a work, even where another entry's value cites it first.
        reading = writer.own_reading(key) or read.readings.get(key)
        yield NumberedReference(
            number=number,
            reference=writer.base.bibliography[key],
            anchor=f"ref-{number}",
            href=writer.href(urls.work_page(key)),
            reading=_reading_words(reading, writer) if reading else "",
            marks=tuple(anchors),
            warning=read.first_marks[key].warning,
        )


def _reading_words(reading: SourceReading, writer: Writer) -> str:
    where = "" if reading.access is ReadingAccess.ORIGINAL else ", on a copy"
    note = f" {writer.plain(reading.note)}" if reading.note else ""
    return f"{str(reading.nature).capitalize()}; read: {reading.read}{where}.{note}"
