"""What a sentence calls significant, or not, and the p value it gives for that."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from monograph.entries.shared.values import PValue
from monograph.evidence.numbers.rounding import printed
from monograph.evidence.prose.numbers import p_values_in

USUAL_LIMIT = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class SignificanceClaim:
    """One use of the word: whether it says significant or not, where, and the p value beside it, if there is one.

    ``is_significant`` is None where the sentence only reports that somebody uses the word, or hedges it.
    """

    is_significant: bool | None
    start: int
    end: int
    p: PValue | None


_WORD = re.compile(r"\b(?P<un>non[-‐–\s]?|in)?significan(?:t|tly|ce)\b", re.IGNORECASE)
# Importance is another matter, and "significance level" names the limit itself.
_CLINICAL = re.compile(r"\bclinical(?:ly)?(?:\s+(?:or|and)\s+\w+)?\s+\Z", re.IGNORECASE)
_OTHER_MEANING = re.compile(
    r"\s+(?:levels?|threshold|test\w*|of|adverse|side|harms?|risks?|toxicity|bleeding|problems?|concerns?|diseases?"
    r"|disabilit\w+|distress|burden|weakness|numbers?|proportions?|parts?|shares?|minority|roles?)\b"
)
_NOT_BEFORE = re.compile(
    r"(?:\b(?:not(?!\s+only)|no|without|never|neither|nor|cannot|nothing|none|lack(?:s|ed)?|failed|short)\b|n['’]t\b)"
    r"(?:(?!\b(?:but|and|while|whereas|yet)\b)[^.;:,]){0,45}\Z",
    re.IGNORECASE,
)
# "Neither A, B nor C differed significantly", "no change in A, B or C was significant".
_NONE_OF_SEVERAL = re.compile(
    r"\b(?:(?:neither|none\s+of)\b(?:(?!\b(?:but|while|whereas|yet|however)\b)[^;:]){0,160}\Z"
    r"|no\b(?:(?!\b(?:but|while|whereas|yet|however|and\s+(?:an?|the))\b)[^;:]){0,160}"
    r"\b(?:was|were|is|are|reached|differed|changed|did)\s+(?:statistically\s+)?\Z)",
    re.IGNORECASE,
)
# "Just missed statistical significance", "close to significant".
_SHORT_OF = re.compile(
    r"\b(?:miss(?:ed|es|ing)|far\s+from|approach(?:ed|es|ing)?|towards?|hardly|little|close\s+to|near(?:ly|ed|ing)?|almost)\s+"
    r"(?:(?:reach(?:ed|es|ing)?|being|any|the|statistical(?:ly)?|level\s+of)\s+){0,3}\Z",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:borderline|border(?:ed|s|ing)?\s+on|marginal(?:ly)?|barely)\s+(?:statistical(?:ly)?\s+)?\Z",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"[^.;:,]{0,40}?\b(?:was|were|is|are|could|has|have|had|did)\s+(?:not|never)\b", re.IGNORECASE
)
_ELLIPTIC_NOT = re.compile(
    r"\b(?:was|were|is|are|did|had|but)\s+not\b|\bnot\s+(?:for|at|in|on|with)\b|\bnot\s*\(\Z|\b(?:neither|nor)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:call(?:s|ed|ing)?|describ\w+|list(?:s|ed)?|label(?:s|led)?|word(?:s|ed)?|claim(?:s|ed)?|whether|if|would"
    r"|among\s+(?:the|its|their))\b[^.;:]{0,60}\Z",
    re.IGNORECASE,
)
_LOOK_BACK = 200
_CLAUSE = re.compile(r";|\b(?:but|whereas|while|although|though|yet|however)\b", re.IGNORECASE)


def significance_claims(text: str) -> tuple[SignificanceClaim, ...]:
    """Return what a sentence calls significant or not significant.

    Each p value takes the nearest word before it in its part of the sentence, "but", "while" and a semicolon
    being the borders; "and B was not (p = 0.2)" counts as a word. With none before it, it takes the first one
    after it. A word without any p value is a claim of its own.
    """
    if _WORD.search(text) is None:
        return ()
    borders = [0, *(match.start() for match in _CLAUSE.finditer(text)), len(text)]
    return tuple(claim for start, end in pairwise(borders) for claim in _in_clause(text, start, end))


def is_significant(p: PValue, limit: Decimal = USUAL_LIMIT) -> bool | None:
    """Return whether a p value lies below a limit; None when that cannot be told, as for p = 0.05 or p < 0.1."""
    if not p.has_figure:
        return False
    match p.comparator:
        case "<" | "≤":
            return True if p.high <= limit else None
        case ">" | "≥":
            return False if p.low >= limit else None
        case _:
            if printed(p.high).high <= limit:
                return True
            return False if printed(p.low).low >= limit else None


def _in_clause(text: str, start: int, end: int) -> Iterator[SignificanceClaim]:
    words = list(_words(text, start, end))
    values = p_values_in(text[start:end])
    if not words:
        return
    if not values:
        yield from words
        return
    begins = [word.start for word in words]
    current: SignificanceClaim | None = None
    begin = start
    for one in values:
        here = start + one.start
        # The words before this value; the last of them, if it is behind the value before.
        before = bisect_left(begins, here)
        if before and words[before - 1].start >= begin:
            current = words[before - 1]
        elif current is not None and _ELLIPTIC_NOT.search(text, begin, here):
            current = SignificanceClaim(False, current.start, current.end, None)
        said = current or words[before]
        yield SignificanceClaim(said.is_significant, said.start, said.end, one.p)
        begin = start + one.end


_ASIDE = re.compile(r"\([^()]{0,80}\)")


def _words(text: str, start: int, end: int) -> Iterator[SignificanceClaim]:
    for match in _WORD.finditer(text, start, end):
        written = text[max(start, match.start() - _LOOK_BACK) : match.start()]
        # What is in brackets, p values mostly, neither ends a denial nor makes it longer.
        before = _ASIDE.sub("", written)
        if _CLINICAL.search(before) or _OTHER_MEANING.match(text, match.end()):
            continue
        is_denied = bool(match["un"] or _NOT_BEFORE.search(before) or _SHORT_OF.search(before))
        is_denied = is_denied or _NONE_OF_SEVERAL.search(before) is not None
        is_denied = is_denied or _NOT_AFTER.match(text, match.end(), end) is not None
        is_open = _REPORTED.search(before) is not None or _HEDGED.search(before) is not None
        said = None if is_open else not is_denied
        yield SignificanceClaim(said, match.start(), match.end(), None)
