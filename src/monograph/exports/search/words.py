"""How the search reads words: one rule for the index, which is made here, and for what a reader types.

`assets/search-words.js` does the same in the browser with the tables of `RULE`; a browser test compares the two on
every character and on every word of the real base. The tables list letters, and know no language or subject.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

# Blanks and control characters: no word goes over one.
_SPACES = "\\u0000-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
# Scripts without blanks between words: Han, kana, Hangul, Thai, Lao, Myanmar, Khmer. There, single characters and
# pairs of neighbours are looked up.
_UNSPACED = (
    "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3041-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf"
    "\\u4e00-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff"
)
# Marks whose compatibility form would add letters to a word: Lioresal™ is not "lioresaltm".
_NO_LETTERS = "\u2122\u2120"
# Letters that Unicode takes for whole, and keyboards elsewhere do not have.
_LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ħ": "h",
        "ı": "i",
        "ŧ": "t",
        "ƒ": "f",
        "ς": "σ",
        "ʼ": "'",
        "ʻ": "'",
    }
)
# A Greek letter on its own is a sign with a name: α2 is also typed alpha-2.
_GREEK: Mapping[str, str] = MappingProxyType(
    {letter: unicodedata.name(letter).split()[-1].lower() for letter in "αβγδεζηθικλμνξοπρστυφχψω"}
    | {"λ": "lambda"}  # Unicode writes it "lamda"
)
_MOST_PARTS = 5  # of a word with points or hyphens that is also kept whole
_LONGEST_WHOLE = 32
_LONGEST = 64  # letters of a word; the rest is not looked at
# For the browser, as JSON; the names are those that search-words.js uses.
RULE: Mapping[str, object] = MappingProxyType(
    {
        "spaces": _SPACES,
        "unspaced": _UNSPACED,
        "noLetters": _NO_LETTERS,
        "letters": dict(_LETTERS),
        "greek": dict(_GREEK),
        "mostParts": _MOST_PARTS,
        "longestWhole": _LONGEST_WHOLE,
        "longest": _LONGEST,
    }
)

_CHUNK = re.compile(f"[^{_SPACES}]+")
_PART = re.compile(r"[^\W_]+")
_RUN = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_IS_UNSPACED = re.compile(f"[{_UNSPACED}]")
_LONE_GREEK = re.compile("(?<![α-ω])[α-ω](?![α-ω])")
_TO_BLANKS = str.maketrans(dict.fromkeys(_NO_LETTERS, " "))


def folded(text: str) -> str:
    """Return text in small letters without diacritics, ligatures, small figures or invisible characters."""
    if text.isascii():
        return text.lower()
    kept = []
    for character in unicodedata.normalize("NFKD", text.translate(_TO_BLANKS)):
        category = unicodedata.category(character)
        if category[0] == "M" or category == "Cf":
            continue
        small = character.lower()
        kept.append(_LETTERS.get(small, small))
    return unicodedata.normalize("NFC", "".join(kept))


def words_of(text: str) -> Iterator[str]:
    """Yield every word by which a text is found, in its order; those of one place come together."""
    for chunk in _CHUNK.findall(text):
        yield from words_of_chunk(chunk)


@lru_cache(maxsize=200_000)
def words_of_chunk(chunk: str) -> tuple[str, ...]:
    """Return the words of a text without blanks: its parts, and the whole without the marks between them."""
    parts = [_LONE_GREEK.sub(_greek_name, part) for part in _PART.findall(folded(chunk))]
    words = [word for part in parts for word in _of_part(part)]
    whole = "".join(parts)
    if 1 < len(parts) <= _MOST_PARTS and len(whole) <= _LONGEST_WHOLE and not _IS_UNSPACED.search(whole):
        words.append(whole)
    return tuple(dict.fromkeys(words))


def squeezed(text: str) -> str:
    """Return a name without blanks and marks: names that differ in nothing else are the same to the search."""
    return "".join(_LONE_GREEK.sub(_greek_name, part) for part in _PART.findall(folded(text)))


def _greek_name(match: re.Match[str]) -> str:
    return _GREEK.get(match[0], match[0])


def _of_part(part: str) -> Iterator[str]:
    for run in _RUN.findall(part):
        if not _IS_UNSPACED.match(run):
            yield run[:_LONGEST]
            continue
        yield from run
        yield from (run[at : at + 2] for at in range(len(run) - 1))
