"""Where faults can be made in a base, and what an edit of a value looks like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache
from random import Random

from monograph.entries import Entry
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.prose.sentences import Sentence, entry_texts
from monograph.knowledge_base import KnowledgeBase
from monograph.sources import Path

HALF = 0.5


_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Fault:
    """One edit of one entry's file, and what else in the base contradicts it; nothing when that is empty."""

    sheet: Sheet[Entry]
    edits: tuple[tuple[Path, str], ...]
    contradicted_by: str = ""

    @property
    def path(self) -> Path:
        """Where the value stands that is spoilt."""
        return self.edits[0][0]


@dataclass(frozen=True)
class Places:
    """Where faults are made: the sound base, with a source of chance of one kind of fault."""

    base: KnowledgeBase
    chance: Random

    def parts(self, kind: type[Entry], part: type) -> Iterator[tuple[Sheet[Entry], Path, object]]:
        """Yield every part of one type in the entries of one kind."""
        everything: Iterable[Sheet[Entry]] = self.base.all(kind)
        for sheet in everything:
            found: Iterable[tuple[Path, object]] = sheet.parts(part)
            for path, value in found:
                yield sheet, path, value

    def restated(self, sheet: Sheet[Entry], words: str) -> str:
        """Say where the words are in prose that rests on these fields, here or in an entry that links here."""
        pattern = re.compile(rf"(?<![\d.,]){words}", re.IGNORECASE)
        for one in (sheet.id, *sorted(self.base.backlinks[sheet.id])):
            for sentence in uncited_sentences(self.base, one):
                is_about_it = one == sheet.id or any(link.target == sheet.id for link in sentence.links)
                if is_about_it and pattern.search(sentence.text):
                    return f"prose in {one}"
        return ""


@lru_cache(maxsize=1024)
def uncited_sentences(base: KnowledgeBase, entry: str) -> tuple[Sentence, ...]:
    """Return the sentences of an entry's running text that have no citation of their own."""
    own = (text for text in entry_texts(base.sheets[entry]) if not text.cites and not text.quotes_others)
    return tuple(sentence for text in own for sentence in text.sentences if not sentence.cites)


def with_unit(number: str, unit: str) -> str:
    """Return the pattern of a number followed by its unit."""
    ending = r"(?!\w)" if unit[-1:].isalpha() else ""
    return rf"{re.escape(number)}[ -]?{re.escape(unit)}{ending}"


def piece(sheet: Sheet[Entry], path: Path) -> str:
    """Return a value as it is written, if it is a scalar on one line; else nothing."""
    span = sheet.document.values.get(path)
    if span is None or span.line != span.end_line:
        return ""
    return sheet.document.lines[span.line - 1][span.column - 1 : span.end_column - 1].removeprefix("[")


def scaled(text: str, factor: str) -> str:
    """Return a piece with its first number multiplied and rounded as it was; the next one if that is the same."""
    match = _NUMBER.search(text)
    if match is None:
        return ""
    old = Decimal(match[0])
    new = (old * Decimal(factor)).quantize(old, ROUND_HALF_EVEN)
    if new == old:
        new = old + Decimal(1).scaleb(int(old.as_tuple().exponent))
    return f"{text[: match.start()]}{new:f}{text[match.end() :]}"


def first_number(text: str) -> str:
    """Return the first number of a piece as it is written."""
    match = _NUMBER.search(text)
    return match[0] if match else ""


def changed(
    places: Places, sheet: Sheet[Entry], path: Path, factors: tuple[str, ...], why: str
) -> Iterator[Fault]:
    """Yield the fault that scales a value by one of the factors, if it is written on one line."""
    old = piece(sheet, path)
    new = scaled(old, places.chance.choice(factors))
    if old and new and new != old:
        yield Fault(sheet, ((path, new),), why)
