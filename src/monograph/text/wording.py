"""Entry text as plain words, for places that hold neither links nor marks: tables, descriptions, kept answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from monograph.text.nodes import Break, Citations, Document, Emphasis, Inline, Mention, Paragraph, WebLink, Words
from monograph.text.parser import parse

# No-break and thin spaces are none of them: they stay as they were typed.
BLANKS = re.compile(r"[ \t\n\r\f\v]+")


@dataclass(frozen=True, slots=True)
class Wording:
    """How links and citations read in words.

    ``mention`` gives the words for a link to an entry, ``citation`` those for works: as part of the sentence, or
    behind what they support, where a space already comes before them.
    """

    mention: Callable[[Mention], str]
    citation: Callable[[Citations], str]

    def lines(self, text: str) -> tuple[str, ...]:
        """Return a line for each paragraph and each item of a list; an item follows a dash or its number."""
        return tuple(filter(None, self._lines(parse(text))))

    def line(self, text: str) -> str:
        """Return the whole text on one line."""
        return " ".join(self.lines(text))

    def _lines(self, document: Document) -> Iterator[str]:
        for block in document:
            if isinstance(block, Paragraph):
                yield BLANKS.sub(" ", self._words(block.inside)).strip(" ")
                continue
            for sign, item in block.signed_items:
                first, *others = self._lines(item) if item else ("",)
                yield f"{sign} {first}"
                yield from others

    def _words(self, nodes: Iterable[Inline]) -> str:
        said = ""
        for node in nodes:
            match node:
                case Words():
                    said += node.text
                case Break():
                    said += " "
                case Mention():
                    said += self.mention(node)
                case Citations():
                    between = "" if node.is_running or not said else " "
                    said = f"{said if node.is_running else said.rstrip()}{between}{self.citation(node)}"
                case Emphasis() | WebLink():
                    said += self._words(node.inside)
        return said
