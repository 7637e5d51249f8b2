"""Numbers as prose writes them, in digits or in English words: 1,200; 0,31; one hundred and twenty."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from monograph.entries.shared.values import decimal

# With a comma between thousands, or, as in many languages, before one or two decimals.
DIGITS = r"(?>\d+,\d{1,2}(?![\d,])|(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
_DECIMAL_COMMA = re.compile(r"[-+−]?\d+,\d{1,2}")
_ONES = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
)
_MORE = ("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = MappingProxyType(
    {word: number for number, word in enumerate((*_ONES, *_MORE), start=1)}
    | {word: 10 * number for number, word in enumerate(_TENS, start=2)}
)
_LARGE = MappingProxyType({"hundred": 100, "thousand": 1_000, "million": 1_000_000})
_WORD = "|".join(sorted((*_VALUES, *_LARGE), key=len, reverse=True))
# A longer run of number words is no number.
WORD_RUN = rf"(?:an?\s+(?=hundred|thousand|million))?\b(?:{_WORD})(?:(?:[-\s]+|\s+and\s+)(?:{_WORD})){{0,7}}\b"
_GAPS = re.compile(r"[-\s]+|\band\b")


@lru_cache(maxsize=4096)
def number_of(written: str) -> Decimal | None:
    """Return a number as written in digits or in words; None for one that no one measures, or for no number."""
    if any(letter.isalpha() for letter in written):
        return _of_words(written)
    tight = re.sub(r"[\s\u202f\u2009\u00a0]", "", written)
    try:
        return decimal(tight.replace(",", "." if _DECIMAL_COMMA.fullmatch(tight) else ""))
    except (ValueError, ArithmeticError):
        return None


def _of_words(written: str) -> Decimal | None:
    words = [word for word in _GAPS.split(written.lower()) if word]
    if words and words[0] in ("a", "an"):
        words[0] = "one"
    total, part = 0, 0
    for word in words:
        if word in _VALUES:
            part += _VALUES[word]
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word in _LARGE:
            total, part = total + max(part, 1) * _LARGE[word], 0
        else:
            return None
    return Decimal(total + part) if words else None
