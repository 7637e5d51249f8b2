"""The words of the glossary in running text: which words they are, and which term each stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from monograph.entries import Term
from monograph.entries.reading.computed import computed_once
from monograph.knowledge_base import KnowledgeBase

# A single letter, such as the p of a p value, is a sign in a figure more often than a word in a sentence.
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Glossary:
    """The names and synonyms of all terms. ``terms`` holds the id of the term of each, in small letters."""

    pattern: re.Pattern[str]
    terms: Mapping[str, str]

    def found_in(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """Yield each word of the glossary in a text, from left to right, with the id of its term."""
        for match in self.pattern.finditer(text):
            yield match, self.terms[match["word"].casefold()]


@computed_once
def glossary_of(base: KnowledgeBase) -> Glossary:
    """Return the glossary of a base.

    The longest name wins, and a plural s is let pass. Names in capitals are met in capitals only: GRADE is a term,
    "a grade" is not.
    """
    terms: dict[str, str] = {}
    names: list[str] = []
    for sheet in base.all(Term):
        for name in (sheet.entry.name, *sheet.entry.synonyms):
            if len(name) >= _SHORTEST and name.casefold() not in terms:
                terms[name.casefold()] = sheet.id
                names.append(name)
    words = "|".join(_written(name) for name in sorted(names, key=len, reverse=True))
    return Glossary(re.compile(rf"(?<![\w-])(?P<word>{words})s?(?![\w-])" if words else r"(?!)(?P<word>)"), terms)


def _written(name: str) -> str:
    is_abbreviation = any(letter.isupper() for letter in name[1:])
    return re.escape(name) if is_abbreviation else f"(?i:{re.escape(name)})"
