"""Times in a sentence that no study found: ages, distances between two doses, days that a mean was taken over."""

from __future__ import annotations

import re
from decimal import Decimal

# "12 years or older" is a limit; "46 years old" may be what a study found, unless a bound comes before it.
_AFTER_AN_AGE = re.compile(r"\s+(?:or|and)\s+(?:older|over|more|younger|under|above|below)\b")
_AFTER_A_BOUND = re.compile(r"\s+(?:old|of\s+age)\b")
_BEFORE_AN_AGE = re.compile(
    r"\b(?:aged|ages|older\s+than|younger\s+than|the\s+age\s+of|(?:people|adults|children|patients|women|men|anyone"
    r"|those|everyone|persons|is|are|was|were|at)\s+(?:(?:who\s+(?:are|were)\s+)?(?:over|under|above|below|from)))\s+(?:\d+\s+(?:to|and)\s+)?\Z",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\s+(?:apart\b|between\s+(?:the\s+|each\s+|two\s+|any\s+)*(?:doses?|medicines?|drugs?|tablets?|injections?|treatments?)\b)"
)
# "The mean of the last 7 days" says how a value was taken, not how long something was.
_BEFORE_A_WINDOW = re.compile(
    r"\b(?:means?|medians?|average[sd]?|averaging|sums?|totals?)\s+(?:of|over|in|across|from)\s+"
    r"(?:(?:the|all|last|past|first|final|previous|preceding)\s+)*\Z",
    re.IGNORECASE,
)
_ADULT = 18
_TIMES = frozenset({"minutes", "hours", "days", "weeks", "months", "years"})
_LOOK_BACK = 40


def is_age_or_distance(text: str, unit: str, value: Decimal, start: int, end: int, bound: str) -> bool:
    """Whether a time at ``start`` to ``end`` of a sentence is an age, lies between doses or was averaged over."""
    if unit not in _TIMES:
        return False
    if _APART.match(text, end) or _BEFORE_A_WINDOW.search(text, max(0, start - _LOOK_BACK), start):
        return True
    if unit not in ("years", "months"):
        return False
    if _AFTER_AN_AGE.match(text, end) or _BEFORE_AN_AGE.search(text, max(0, start - _LOOK_BACK), start):
        return True
    is_limit = bound in ("<", ">") and (value >= _ADULT or _AFTER_A_BOUND.match(text, end) is not None)
    return unit == "years" and is_limit
