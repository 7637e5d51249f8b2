"""What one unit of an effect estimate is: a share of 1, one percent, one person of so many."""

from __future__ import annotations

import re
from decimal import Decimal

_PERCENT = re.compile(
    r"%|per ?cent(?:age)?|(?:percent(?:age)?|per cent|%)[ -]?points?|pp|in (?:%|per ?cent)", re.IGNORECASE
)
_SHARE = re.compile(r"ratio|proportion|fraction|probability|share|1", re.IGNORECASE)
_PEOPLE = (
    r"people|persons?|patients?|participants?|individuals?|adults?|children|women|men|infants?|babies|residents?"
    r"|inhabitants|users?|deliveries|births|pregnancies|operations|procedures"
)
# "52 events per 1,000 people": one of so many. Person-years are no people.
_PER_SO_MANY = re.compile(
    rf"(?:(?:events?|cases?|deaths?|{_PEOPLE}|fewer|more)\s*)*(?:per|/|in|of|out of)\s*(?:every\s+)?"
    rf"(?P<many>[0-9][0-9,.\s\u00a0\u2009\u202f]*|hundred|one hundred|thousand|one thousand|ten thousand"
    rf"|hundred thousand|one hundred thousand|million|one million)\s*(?:(?:{_PEOPLE})\b(?![- ]?years?)"
    r"(?:\s+(?:treated|at risk|with .{1,60}|who .{1,60}|in .{1,60}))?)?",
    re.IGNORECASE,
)
_IN_WORDS = {
    "hundred": 100,
    "thousand": 1_000,
    "ten thousand": 10_000,
    "hundred thousand": 100_000,
    "million": 1_000_000,
}


def units_in_all(unit: str | None) -> Decimal | None:
    """Return how many units of an effect estimate stand for everybody; None for a unit that is not understood.

    It is 1 for a share without a unit, 100 for percent, 1,000 for "per 1000 people".
    """
    written = (unit or "").strip()
    if not written or _SHARE.fullmatch(written):
        return Decimal(1)
    if _PERCENT.fullmatch(written):
        return Decimal(100)
    if written in {"‰", "per mille"}:
        return Decimal(1000)
    match = _PER_SO_MANY.fullmatch(written)
    return _number(match["many"]) if match else None


def _number(written: str) -> Decimal | None:
    word = written.lower().removeprefix("one ").strip()
    if word in _IN_WORDS:
        return Decimal(_IN_WORDS[word])
    digits = re.sub(r"\D", "", written)
    # Only round numbers: people are counted per 100 or per 1,000, not per 137.
    return Decimal(digits) if re.fullmatch(r"10+", digits) and len(digits) <= 7 else None
