"""Titles typed With a Capital on Every Word, in the sentence case that NLM prints.

Braces protect, as everywhere in BibTeX. So do capitals inside a word, digits, and being a word that English always
writes with a capital. A title that is not in title case stays as typed: its capitals are meant. Source: *Citing
Medicine*, chapter 1, "Title and subtitle": capitals belong to the first word, proper names and acronyms only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from monograph.bibliography.latex import plain

_LEAST_CAPITALS = 3
_LEAST_LETTERS = 4
_CAPITALISED = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+(?:['’][a-z]+)?")
_SPLIT = re.compile(r"(\s+)")
_EDGES = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)
_PARTS = re.compile(r"([-/–])")
_ENDS_SENTENCE = re.compile(r"[.?!]['\"”’)\]]*$")
_COMMAND = re.compile(r"\\[A-Za-z]{2,}")
_POSSESSIVE = re.compile(r"['’]s$|s['’]$")

# Small words that title case leaves alone, and that say nothing about it.
_SMALL_LISTED = """
about above across after against along among around before behind below beneath beside between beyond does
during from into near onto over past since than that their through toward towards under until upon versus what
when where whether which while with within without
"""
_SMALL = frozenset(_SMALL_LISTED.split())
_AFTER_A_LETTER = frozenset({"and", "for", "in", "of", "on", "or", "to", "versus", "vs", "vs.", "with"})
_COMMON_POSSESSIVES_LISTED = """
adult caregiver carer child children clinician doctor family infant man master men newborn nurse parent patient
people person physician student today woman women world
"""
_COMMON_POSSESSIVES = frozenset(_COMMON_POSSESSIVES_LISTED.split())
# Words that are names wherever they stand.
_ALWAYS_NAMES_LISTED = """
africa african africans america american americans asia asian asians australia australian austria austrian
belgium belgian brazil brazilian britain british canada canadian chile china chinese colombia cuba danish
denmark dutch egypt egyptian england english ethiopia ethiopian europe european europeans finland finnish france
french german germany ghana greece greek hungarian hungary iceland india indian indonesia iran iranian iraq
ireland irish israel israeli italian italy japan japanese jordan kenya korea korean lebanon malaysia
mediterranean mexican mexico morocco nepal netherlands nigeria nigerian nordic norway norwegian pakistan peru
polish poland portugal portuguese russia russian scandinavia scandinavian scotland scottish singapore spain
spanish sweden swedish swiss switzerland taiwan tanzania thailand tunisia turkey turkish uganda ukraine vietnam
vietnamese wales welsh zambia zimbabwe january february april june july august september october november
december monday tuesday wednesday thursday friday saturday sunday bayesian cochrane latin medicare medicaid
medline muslim christian jewish
"""
_ALWAYS_NAMES = frozenset(_ALWAYS_NAMES_LISTED.split())
_OTHER_LANGUAGES_LISTED = """
auf bei beim das dem den der des die ein eine für im mit nach oder und von zum zur au aux chez dans de des du et
la le les par pour sur une con del el en las los para por una della delle di il nel per een het met van voor och
med som
"""
_OTHER_LANGUAGES = frozenset(_OTHER_LANGUAGES_LISTED.split())


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it is printed, and the words in it that were kept because they look like names without braces."""

    text: str
    names: tuple[str, ...] = ()


def sentence_case(value: str) -> Title:
    """Return the value of a title field as it is printed. ``value`` holds its braces and its LaTeX."""
    words = _SPLIT.split(value)
    if not _is_title_case(words):
        return Title(plain(value))
    made: list[str] = []
    names: list[str] = []
    is_first = True
    depth = 0
    for position, word in enumerate(words):
        if word.isspace() or not word:
            made.append(word)
            continue
        is_protected = depth > 0 or _is_protected(word)
        depth += word.count("{") - word.count("}")
        if is_protected:
            made.append(word)
        elif is_first:
            head, *rest = _PARTS.split(word)
            made.append(head + "".join(map(_lowered_part, rest)))
        elif _is_name(word):
            names.append(_core(word))
            made.append(word)
        else:
            made.append(_lowered(word, _next_word(words, position)))
        is_first = _ENDS_SENTENCE.search(word) is not None and not word.lower().startswith("vs")
    return Title(plain("".join(made)), tuple(names))


def _is_title_case(words: list[str]) -> bool:
    """Whether the words that title case would capitalise are capitalised, and enough of them to tell."""
    if {_core(word).lower() for word in words} & _OTHER_LANGUAGES:
        return False
    judged = tuple(_judged(words))
    capitals = sum(_CAPITALISED.fullmatch(core) is not None for core in judged)
    return capitals >= _LEAST_CAPITALS and capitals >= len(judged) - len(judged) // 10


def _judged(words: list[str]) -> Iterator[str]:
    """Yield the words whose capitals tell: not the first of a sentence, not protected, not small, not acronyms."""
    is_first, depth = True, 0
    for word in words:
        if word.isspace() or not word:
            continue
        core = plain(_PARTS.split(_core(word))[0])
        is_free = not is_first and not depth and not _is_protected(word) and core.isalpha()
        if is_free and len(core) >= _LEAST_LETTERS and core.lower() not in _SMALL and core[1:].islower():
            yield core
        depth += word.count("{") - word.count("}")
        is_first = _ENDS_SENTENCE.search(word) is not None


def _is_protected(word: str) -> bool:
    """Whether braces keep a word; a brace before a backslash holds an accent and keeps nothing."""
    return re.search(r"\{(?!\\)", word) is not None or _COMMAND.search(word) is not None


def _core(word: str) -> str:
    match = _EDGES.match(word)
    return match[2] if match else word


def _is_name(word: str) -> bool:
    core = _core(word)
    if core.lower() in _ALWAYS_NAMES:
        return True
    return _POSSESSIVE.search(core) is not None and _POSSESSIVE.sub("", core).lower() not in _COMMON_POSSESSIVES


def _lowered(word: str, next_word: str) -> str:
    """Return a word in small letters, where a capital at its head is all that it has."""
    if _core(word) == "A":  # the article, unless it is the letter of a kind: "Toxin A in ..."
        is_article = _core(word) == word and next_word and next_word.lower() not in _AFTER_A_LETTER
        return word.lower() if is_article else word
    return "".join(map(_lowered_part, _PARTS.split(word)))


def _lowered_part(part: str) -> str:
    letters = [one for one in plain(_core(part)) if one.isalpha()]
    has_one_capital = len(letters) > 1 and letters[0].isupper() and not any(one.isupper() for one in letters[1:])
    return part.lower() if has_one_capital else part


def _next_word(words: list[str], position: int) -> str:
    return next((word for word in words[position + 1 :] if word and not word.isspace()), "")
