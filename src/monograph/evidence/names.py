"""Names inside sentences: which begin with a common noun, and which keep their capital."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from monograph.knowledge_base import KnowledgeBase
from monograph.links import EntryText, Name

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# A capital inside a sentence; after a full stop, a colon or a quotation mark it says nothing of the word.
# One before another capital may be half a name, "Hum Association", of which the whole is known by that.
_INSIDE = re.compile(r"(?<=[^\W\d_A-Z][ ]|[,;(][ ])[A-Z][^\W\d_]+(?! [A-Z])")


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a base writes its words: those with a small letter somewhere, those with a capital inside a sentence."""

    small: frozenset[str]
    capital: frozenset[str]

    def is_common(self, word: str) -> bool:
        """Whether a capitalised word is an ordinary one: the base writes it small, and never large inside text."""
        return word[:1].lower() + word[1:] in self.small and word not in self.capital


@lru_cache(maxsize=2)
def spelling_of(base: KnowledgeBase) -> Spelling:
    """Return how a base writes its words, from the running text and the names in its entries."""
    small: set[str] = set()
    capital: set[str] = set()
    for sheet in base.sheets.values():
        for _, value in sheet.values:
            if isinstance(value, (EntryText, Name)):
                small.update(word for word in _WORD.findall(value) if word[0].islower())
            if isinstance(value, EntryText):
                capital.update(_INSIDE.findall(value))
    return Spelling(frozenset(small), frozenset(capital))


def inside_sentence(name: str, base: KnowledgeBase) -> str:
    """Return a name as it reads inside a sentence: "Cramp in ALS" is "cramp in ALS", "Ashworth scale" stays.

    The capital goes only where the base itself writes the first word small elsewhere and never large inside a
    sentence, and where the next word is no name: a proper name must never lose it. A word that is not known stays.
    """
    words = _WORD.findall(name)
    if not words or not name.startswith(words[0]) or not name[1:2].islower():
        return name
    is_title = len(words) > 1 and words[1][:1].isupper() and words[1][1:2].islower()
    return name if is_title or not spelling_of(base).is_common(words[0]) else name[0].lower() + name[1:]
