"""What entry text consists of. Every ``start`` and ``end`` counts characters of the text as it was typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from monograph.text.syntax import TextCitation


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand for themselves; an escaped character is a node of its own, without its backslash."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a typed line inside a paragraph: a space to a reader."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A link to an entry, ``[[id]]`` or ``[[id|words]]``; ``words`` is empty when the entry's name is meant.

    ``is_in_sentence`` is whether words come before it, so that a common noun loses its capital.
    ``words_start`` is where the words begin.
    """

    target: str
    words: str
    is_in_sentence: bool
    words_start: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citations:
    """Works cited in one place: ``[@Key, locator; @Key]``, or a bare ``@Key`` that is part of its sentence."""

    cited: tuple[TextCitation, ...]
    is_running: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WebLink:
    """Words that lead to a safe address of the web."""

    href: str
    inside: tuple[Inline, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set off by stars or underscores."""

    is_strong: bool
    inside: tuple[Inline, ...]


Inline: TypeAlias = Words | Break | Mention | Citations | WebLink | Emphasis


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``start`` is where its first word stands."""

    inside: tuple[Inline, ...]
    start: int


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list. ``first`` is the number of its first item, None when items have no numbers.

    Items of a tight list have no blank lines between them.
    """

    items: tuple[tuple[Block, ...], ...]
    first: int | None
    is_tight: bool

    @property
    def signed_items(self) -> Iterator[tuple[str, tuple[Block, ...]]]:
        """Each item with what comes before it in plain words: a dash or its number."""
        for number, item in enumerate(self.items, start=self.first or 0):
            yield ("–" if self.first is None else f"{number}."), item


Block: TypeAlias = Paragraph | ItemList
Document: TypeAlias = tuple[Block, ...]
