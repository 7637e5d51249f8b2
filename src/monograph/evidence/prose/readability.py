"""How hard a plain summary is to read: a figure made from the lengths of its sentences and words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from monograph.evidence.prose.sentences import sentences_with_quotations
from monograph.knowledge_base import KnowledgeBase
from monograph.text.fields import EntryText

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LONG = 7  # letters; Björnsson counts words of more than six


@dataclass(frozen=True, slots=True)
class Readability:
    """How hard a text is: LIX, its number of sentences and words, and the length of its longest sentence.

    LIX is the mean number of words in a sentence plus the percentage of words with more than six letters; below 30
    is very easy, 30 to 40 easy, 40 to 50 medium, above 50 hard. Source: Björnsson 1968, Läsbarhet.
    """

    lix: int
    sentences: int
    words: int
    longest_sentence: int

    @property
    def in_words(self) -> str:
        """The figure in a word."""
        return next(word for limit, word in _GRADES if self.lix < limit)


_GRADES = ((30, "very easy"), (40, "easy"), (50, "medium"), (60, "hard"), (10_000, "very hard"))


def readability(text: EntryText) -> Readability | None:
    """Return how hard a text is to read, None when it has no words."""
    by_sentence = [_WORD.findall(one.text) for one in sentences_with_quotations(text)]
    lengths = [len(words) for words in by_sentence if words]
    found = [word for words in by_sentence for word in words]
    if not found:
        return None
    long_words = sum(len(word.replace("-", "")) >= _LONG for word in found)
    lix = Decimal(len(found)) / len(lengths) + Decimal(100 * long_words) / len(found)
    return Readability(int(lix.quantize(Decimal(1), ROUND_HALF_UP)), len(lengths), len(found), max(lengths))


def plain_summaries(base: KnowledgeBase) -> Iterator[tuple[str, Readability]]:
    """Yield each entry's file and how hard its plain summary is to read, in the order of the base."""
    for sheet in base.sheets.values():
        found = readability(sheet.entry.summary.plain)
        if found is not None:
            yield sheet.file, found
