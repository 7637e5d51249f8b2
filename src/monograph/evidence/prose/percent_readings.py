"""What a sentence says with a percentage: by so much less, or to so much of the comparator."""

from __future__ import annotations

import re
from dataclasses import dataclass

from monograph.evidence.numbers.recorded_number import Reading
from monograph.evidence.prose.numbers import ProseNumber

# There is no sense in looking for percentages in a text without any of these.
PERCENT_PIECES = ("%", "cent")
_ROUGHLY = (
    r"(?:(?:about|around|approximately|roughly|nearly|almost|some|only|just|(?:more|less)\s+than"
    r"|an?\s+(?:estimated|average\s+of|mean\s+of|median\s+of)|on\s+average"
    r"|over|at\s+least|at\s+most|up\s+to|as\s+much\s+as|a\s+further|another|[<>≥≤~])\s*)*"
)
_FELL_OR_ROSE = (
    r"(?:reduc\w+|lower\w*|decreas\w+|fell|falls?|fallen|falling|dropp\w*|drops?|cuts?|rose|rises?|risen|rising"
    r"|increas\w+|declin\w+|went|brought|down|up)"
)
_CHANGES = r"(?:reduction|decrease|drop|fall|decline|cut|increase|rise|improvement|worsening)"
_BY = re.compile(rf"\bby\s+{_ROUGHLY}\Z")
# Whatever is between the verb and "to" must hold no other number: "from 10 to 15 %" is a range.
_TO = re.compile(rf"\b{_FELL_OR_ROSE}\b(?:(?!\bfrom\b)[^.;:%\d]){{0,60}}?(?P<to>\bto\s+{_ROUGHLY})\Z")
# The verb alone: "hums dropped 31 %", "went down 31 %".
_BARE = re.compile(
    r"\b(?:reduc(?:ed|es)|lower(?:ed|s)|decreas(?:ed|es)|fell|falls?|fallen|dropped|drops?|declin(?:ed|es)|rose|rises?"
    rf"|risen|increas(?:ed|es)|(?:went|goes|was|were|is|are)\s+(?:down|up))\s+{_ROUGHLY}\Z"
)
# Before a sign that is no dash between two numbers.
_IS_NO_RANGE = re.compile(r"(?:\A|[^\d%\s][\s(]*)\Z")
_A_CHANGE_OF = re.compile(
    rf"\b{_CHANGES}s?\s+(?:in\s+[\w ]{{1,40}}\s)?(?:of|was|were|is|amounted\s+to|averaged)\s+{_ROUGHLY}\Z"
)
_COMPARED = re.compile(
    r"\s+(?:fewer|lower|less|smaller|shorter|milder|rarer|softer|higher|greater|larger|longer|more(?!\s+than\b)"
    rf"|{_CHANGES})\b"
)
_OF_COMPARATOR = re.compile(
    r"\s+(?:of\s+|(?=that\s))(?:(?:that|those|the\s+(?:\w+\s+)?(?:rate|level|value|frequency|number|count))\s+)?"
    r"(?:(?:on|with|under|in|of)\s+)?(?:the\s+)?(?:placebo|comparators?|controls?)\b"
    r"(?!\s+(?:patients|people|participants|group|arm|recipients))"
)
_DENIED = re.compile(r"\b(?:not|never|no|nor|rather\s+than|instead\s+of)\b[^,;:.()]*\Z|n['’]t\b[^,;:.()]*\Z")
_LOOK_BACK = 110


@dataclass(frozen=True, slots=True)
class PercentReading:
    """What a percentage is said to be, and where the words begin and end that say so."""

    reading: Reading
    start: int
    end: int


def is_contrasted(text: str, number: ProseNumber) -> bool:
    """Whether a sentence names a percentage as what it is not: "which is not the same as 15 % lower"."""
    return _DENIED.search(text, max(0, number.start - _LOOK_BACK), number.start) is not None


def reading_of(text: str, number: ProseNumber) -> PercentReading | None:
    """Return what a sentence says with a percentage; None when it says neither, or denies it."""
    before = text[max(0, number.start - _LOOK_BACK) : number.start]
    shift = number.start - len(before)
    if is_contrasted(text, number):
        return None
    if match := _BY.search(before) or _A_CHANGE_OF.search(before) or _BARE.search(before):
        return PercentReading(Reading.CHANGE, shift + match.start(), number.end)
    if match := _TO.search(before):
        return PercentReading(Reading.LEVEL, shift + match.start("to"), number.end)
    if text[number.start] in "+-−" and _IS_NO_RANGE.search(before):
        return PercentReading(Reading.CHANGE, number.start, number.end)
    if match := _COMPARED.match(text, number.end):
        return PercentReading(Reading.CHANGE, number.start, match.end())
    if match := _OF_COMPARATOR.match(text, number.end):
        return PercentReading(Reading.LEVEL, number.start, match.end())
    return None
