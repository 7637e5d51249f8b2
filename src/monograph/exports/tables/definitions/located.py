"""Parts of entries with the place they are at, from which rows are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Generic, TypeVar

from monograph import urls
from monograph.entries import Entry
from monograph.entries.kinds.guideline import GuidelineStatement
from monograph.entries.kinds.result import Harm, Result
from monograph.entries.kinds.study import Arm
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.values import PartialDate
from monograph.evidence.pico.names import inside_sentence
from monograph.exports.tables.model import Cell
from monograph.knowledge_base import KnowledgeBase
from monograph.sources import Path
from monograph.text import Citations, Mention, Wording
from monograph.views.formatting.content import Content
from monograph.views.formatting.reading import one_line
from monograph.views.formatting.values import value_words
from monograph.views.formatting.writer import Writer

PartType = TypeVar("PartType")
PartType_co = TypeVar("PartType_co", covariant=True)
OtherType = TypeVar("OtherType")
# Items that always have an id of their own, which stays when others are put before them.
_NAMED = (Arm, Result, GuidelineStatement)


class Words:
    """Texts and values of one base as readable words, without mark-up."""

    def __init__(self, base: KnowledgeBase) -> None:
        self.base = base
        self._writer = Writer(base, urls.HOME)

    def text(self, source: str) -> str:
        """Return entry text on one line: links as words, citations as ``[Weiss 2016, table 2]``."""
        return Wording(self._mention, self._citations).line(source)

    def value(self, value: object) -> str:
        """Return any reported value as a reader sees it."""
        words = value_words(value, self._writer)
        return one_line(words) if isinstance(words, Content) else words

    def _mention(self, mention: Mention) -> str:
        entry = self.base.sheets[mention.target].entry
        is_lowered = mention.is_in_sentence and entry.is_common_noun
        return mention.words or (inside_sentence(entry.name, self.base) if is_lowered else entry.name)

    def _citations(self, citations: Citations) -> str:
        names = [self.base.bibliography[one.key].short for one in citations.cited]
        if citations.is_running:
            return names[0]
        said = (
            " ".join(filter(None, (one.prefix, ", ".join(filter(None, (name, one.locator))))))
            for one, name in zip(citations.cited, names, strict=True)
        )
        return f"[{'; '.join(said)}]"


@dataclass(frozen=True)
class Located(Generic[PartType_co]):
    """A part of an entry, its place there, and the words of its base."""

    words: Words
    sheet: Sheet[Entry]
    path: Path
    part: PartType_co

    @property
    def entry(self) -> str:
        """The id of the entry it is in."""
        return self.sheet.id

    @cached_property
    def place(self) -> str:
        """Where it is in the entry, as `place_in` writes it."""
        return place_in(self.sheet, self.path)

    @property
    def id(self) -> str:
        """A name for it that nothing else in the base has."""
        return row_id(self.sheet, self.path)

    def around(self, steps: int) -> str:
        """Return the id of the part that is ``steps`` of the path up."""
        return row_id(self.sheet, self.path[:-steps])

    def sibling(self, *steps: str | int) -> str:
        """Return the id of another part of the same entry."""
        return row_id(self.sheet, steps)

    def with_part(self, part: OtherType, *steps: str | int) -> Located[OtherType]:
        """Return a part inside this one."""
        return Located(self.words, self.sheet, (*self.path, *steps), part)

    def holder(self, steps: int) -> Located[object]:
        """Return the part that is ``steps`` of the path up."""
        path = self.path[:-steps]
        return Located(self.words, self.sheet, path, self.sheet.value_at(path))

    def cited_works(self) -> tuple[str, ...]:
        """Return the keys of the works cited anywhere in it, each once; those of competing values are left out."""
        depth = len(self.path)
        keys = (
            cited.key
            for cited in self.sheet.citations
            if cited.path[:depth] == self.path and "also_reported" not in cited.path[depth:]
        )
        return tuple(dict.fromkeys(keys))


def located(base: KnowledgeBase, kind: type[PartType]) -> Iterator[Located[PartType]]:
    """Yield every part of one type in the base, entries in their order."""
    words = Words(base)
    for sheet in base.sheets.values():
        for path, part in sheet.parts(kind):
            yield Located(words, sheet, path, part)


def row_id(sheet: Sheet[Entry], path: Path) -> str:
    """Return the id of a row: that of the entry, a slash and the place; the entry's alone for the entry."""
    return f"{sheet.id}/{place_in(sheet, path)}" if path else sheet.id


def place_in(sheet: Sheet[Entry], path: Path) -> str:
    """Return a path as people write it: ``results.hums.p``.

    Arms, results, harms and guideline statements go by their ids, items of other lists and harms without an id by
    their number, counted from 1.
    """
    value: object = sheet.entry
    steps = []
    for step in path:
        if isinstance(step, int):
            value = value[step] if isinstance(value, tuple) else None
            steps.append(_own_id(value) or str(step + 1))
        else:
            value = getattr(value, step)
            steps.append(step)
    return ".".join(steps)


def _own_id(value: object) -> str:
    if isinstance(value, _NAMED):
        return str(value.id)
    # A harm need not have an id, and one that is a number could be taken for another's place in the list.
    return str(value.id) if isinstance(value, Harm) and value.id and not value.id.isdecimal() else ""


def as_cell(value: object) -> Cell:
    """Return a value as a cell: a date as exact as it is known, several values separated by semicolons."""
    match value:
        case None | bool() | int() | Decimal():
            return value
        case PartialDate():
            return value.iso
        case tuple():
            return listed(dict.fromkeys(map(str, value)))
        case _:
            return str(value)


def listed(items: Iterable[object]) -> str | None:
    """Return some items with semicolons between them, None without any."""
    return "; ".join(str(item) for item in items) or None
