"""Names inside sentences: which begin with a common noun, and which keep their capital."""

from __future__ import annotations

import re
from dataclasses import dataclass

from monograph.entries import Drug
from monograph.entries.reading.computed import computed_once
from monograph.entries.shared.vocabulary import TreatmentType
from monograph.knowledge_base import KnowledgeBase
from monograph.text.fields import EntryText, Name

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# A capital inside a sentence; after a full stop, a colon or a quotation mark it says nothing of the word.
# One before another capital may be half a name, "Hum Association", of which the whole is known by that.
_INSIDE = re.compile(r"(?<=[^\W\d_A-Z][ ]|[,;(][ ])[A-Z][^\W\d_]+(?! [A-Z])")

# Ordinary words that names of outcomes, events and groups begin with; a small base may write them nowhere.
_ORDINARY = frozenset(
    _WORD.findall(
        """
        activities activity admission adverse advice any attack attacks blood care change confidence control
        cough daily days death deaths discontinuation dizziness dropout dropouts drowsiness dummy duration
        everyone exercise fall falls fatigue fever frequency function headache heart hospital infection injury
        intensity kidney left length less liver mood more mortality muscle nausea need new no number overall
        pain people person physiotherapy placebo quality rash recovery relapse remission response rest seizure
        seizures serious severity sham sleep speed standard stiffness stopped stopping survival swelling
        tapering time treatment unwanted usual vomiting waiting walking weakness weight withdrawal withdrawals
        """
    )
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a base writes its words: those with a small letter somewhere, those with a capital inside a sentence."""

    small: frozenset[str]
    capital: frozenset[str]

    def is_common(self, word: str) -> bool:
        """Whether a capitalised word is an ordinary one: the base writes it small, and never large inside text."""
        small = word[:1].lower() + word[1:]
        return (small in self.small or small in _ORDINARY) and word not in self.capital


@computed_once
def spelling_of(base: KnowledgeBase) -> Spelling:
    """Return how a base writes its words, from the running text and the names in its entries."""
    small: set[str] = set()
    capital: set[str] = set()
    for sheet in base.sheets.values():
        if isinstance(sheet.entry, Drug) and sheet.entry.type is TreatmentType.DRUG:
            small.update(_generic_name(sheet.entry.name))
        for _, value in sheet.values:
            if isinstance(value, (EntryText, Name)):
                small.update(word for word in _WORD.findall(value) if word[0].islower())
            if isinstance(value, EntryText):
                capital.update(_INSIDE.findall(value))
    return Spelling(frozenset(small), frozenset(capital))


def _generic_name(name: str) -> tuple[str, ...]:
    """Return a drug's name as it is written inside a sentence: generic names are no proper names."""
    is_one_word = _WORD.fullmatch(name) is not None and name[1:2].islower()
    return (name[0].lower() + name[1:],) if is_one_word else ()


def inside_sentence(name: str, base: KnowledgeBase) -> str:
    """Return a name as it reads inside a sentence: "Itch in MS" is "itch in MS", "Ashworth scale" stays.

    The capital goes only where the base itself writes the first word small elsewhere, or where it is an ordinary
    word or a generic drug; where no sentence of the base has it large; and where the next word is no name. A
    proper name must never lose it, so a word that is not known stays.
    """
    words = _WORD.findall(name)
    if not words or not name.startswith(words[0]) or not name[1:2].islower():
        return name
    is_title = len(words) > 1 and words[1][:1].isupper() and words[1][1:2].islower()
    return name if is_title or not spelling_of(base).is_common(words[0]) else name[0].lower() + name[1:]
