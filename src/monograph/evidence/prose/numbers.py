"""Numbers with a unit that are in a sentence: shares, doses, times, counts of people, p values, ratios.

Bare numbers, years, dates, names such as CYP1A2 or phase 2 and the number of a table are none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from monograph.entries.shared.units import BUILT_IN_UNITS, Units
from monograph.entries.shared.values import PValue
from monograph.evidence.numbers.natural_frequencies import frequencies_in, without_frequencies
from monograph.evidence.numbers.number_words import DIGITS, WORD_RUN, number_of
from monograph.evidence.numbers.rounding import Band
from monograph.evidence.prose.ages_and_distances import is_age_or_distance
from monograph.evidence.prose.bounds import bound_before
from monograph.evidence.prose.sentences import Sentence, holds_any
from monograph.evidence.prose.unit_patterns import ALONE, PEOPLE, SIGNED, patterns_of

# Units of prose that no quantity has.
P = "p"
INTERVAL_END = "interval"


class ProseNumber(NamedTuple):
    """A number without its sign, its unit, and where in the sentence both stand.

    ``bound`` is ``>`` for "more than", ``<`` for "less than", ``~`` for "about", else empty; for a p value it is
    the printed sign, ``=`` included. ``band`` is what a number may stand for, where its digits do not say it;
    ``many`` is what a natural frequency is a share of.
    """

    value: Decimal
    unit: str
    start: int
    end: int
    bound: str = ""
    band: Band | None = None
    many: Decimal = Decimal(0)


class PrintedP(NamedTuple):
    """A p value in a sentence, and where it stands."""

    p: PValue
    start: int
    end: int


_EACH = re.compile(SIGNED)

_P = re.compile(
    r"(?<![\w-])[pP](?:\s?-?\s?values?)?\s*(?:=|(?P<sign>[<>≤≥])|\bof\b|\bwas\b|\bis\b|:)?\s*"
    r"(?P<low>[01]?[.,]\d+|[01](?![\w.%]))(?:(?:\s+to\s+|\s?[–-]\s?)(?P<high>0?[.,]\d+))?(?![\w%])"
)
_RATIO = re.compile(
    rf"(?:\bratio(?:\s+(?:of|was|is))?(?:\s*\(?(?:HR|RR|OR|IRR)\b\)?)?|\b(?:HR|RR|OR|IRR)\b)"
    rf"[\s,=:(]*(?:of\s+|was\s+|is\s+)?(?P<number>{DIGITS})(?!\w|[,.:]\d|\s?%)"
)
_INTERVAL = re.compile(
    rf"\b(?:CI|CrI|(?:confidence|credible)\s+interval|interval)\b[\s,:=(\[]*(?:(?:from|of|was|is)\s+)?"
    rf"(?P<low>{SIGNED})(?:\s+to\s+|\s?[–;,]\s?|\s?-\s?|\s+and\s+)(?P<high>{SIGNED})(?![\w%]|\s?%)"
)
_LEVEL_OF_INTERVAL = re.compile(
    r"\s?(?:CI\b|CrI\b|confidence|(?:credible|prediction|uncertainty)?\s?intervals?\b)"
)
_GROUP_SIZE = re.compile(
    r"\b[nN]\s?=\s?(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?![\w./])(?!\s+(?:trials|studies|reports)\b)"
)
_SOME_OF_ALL = re.compile(
    rf"{ALONE}(?P<some>\d+)(?:\s+(?:of|out\s+of)\s+(?:the\s+|all\s+)?|/(?=\d+\s+{PEOPLE}))(?P<all>\d+)"
    rf"(?=\s+{PEOPLE}|\s*(?:[,.;:)]|\Z)|\s+(?:on|in|with|had|have|were|was|did|stopped|reported|completed|left|died)\b)"
)
_SCORED = re.compile(r"\b(?:scor\w+|rat(?:ed|ing|es)|grad(?:ed|es)|scale|pain)\b[^.;]{0,40}\Z", re.IGNORECASE)
_LONGEST_SCORE = 60
_LONGEST_BEFORE = 20
# "4 of 5 points": the five are the length of the scale.
_LENGTH_OF_A_SCALE = re.compile(r"\d\s+(?:of|out\s+of)\s+(?:a\s+(?:possible|maximum(?:\s+of)?)\s+)?\Z|\d\s?/\s?\Z")
_DENIAL = re.compile(r"\b(?:not|instead\s+of|rather\s+than)\s+(?:an?\s+\w+\s+of\s+|(?:by|to|as|about|in)\s+)?\Z")
_LONGEST_DENIAL = 40
_IS_A_LIMIT = re.compile(
    r"\b(?:at|levels?|limit|threshold|reach(?:ed|es)?|defined\s+as|cut-?off)\s+(?:the\s+|of\s+)?\(?\Z",
    re.IGNORECASE,
)
_AS_A_LEVEL = re.compile(r"\s+levels?\b")
# "Phase 2 randomised", "week 12 people": the number belongs to the name before it.
_NAMED = re.compile(
    r"\b(?:phase|type|grade|stage|class|group|arm|part|cohort|table|day|week|month|year)\s+\Z", re.I
)
_YEAR = re.compile(r"(?:19|20)\d\d")

_WORDS = re.compile(
    rf"\b(?P<number>{WORD_RUN})(?:\s+(?:(?P<people>{PEOPLE})|per\s?cent|percent|%)|[-\s]+(?P<time>days?|weeks?|months?|years?)\b)",
    re.IGNORECASE,
)
# Smaller numbers are in prose for many things: two people may be any two.
_LEAST_PEOPLE, _LEAST_IN_WORDS = 3, 11


_DIGIT = re.compile(r"\d")
# Pieces of number words before people, percent and times, and of shares of people.
_PIECES = (
    *("teen", "leven", "welve", "nty", "rty", "fty", "xty", "ghty", "nety", "hundred", "thousand", "million"),
    *("hree", "our", "ive", "six", "Six", "even", "ight", "ine", "ten", "Ten"),
    *("half", "Half", "third", "quarter", " in "),
)


@lru_cache(maxsize=8192)
def has_numbers(text: str) -> bool:
    """Whether there is any sense in looking for numbers in a text."""
    return _DIGIT.search(text) is not None or holds_any(text, _PIECES)


def numbers_in(sentence: Sentence, units: Units = BUILT_IN_UNITS) -> tuple[ProseNumber, ...]:
    """Return the numbers with a unit in a sentence, in order; ``units`` are those of the base.

    Number words are read before people, percent and times. Natural frequencies are shares in percent.
    """
    return _numbers_in(sentence.text, units)


@lru_cache(maxsize=8192)
def _numbers_in(text: str, units: Units) -> tuple[ProseNumber, ...]:
    shares = frequencies_in(text) if holds_any(text, _PIECES) or _DIGIT.search(text) else ()
    found = [
        ProseNumber(one.value, one.unit, one.start, one.end, bound_before(text, one.start), one.band, one.many)
        for one in shares
        if one.unit
    ]
    text = without_frequencies(text, shares)
    found += [*_in_words(text)] if holds_any(text, _PIECES) else []
    if _DIGIT.search(text):
        found += [*_p_numbers(text), *_of_people(text), *_with_unit(text, units)]
        found += _ratios(text) if "ratio" in text or "R" in text else ()
        found += _interval_ends(text) if holds_any(text, ("CI", "CrI", "interval")) else ()
    if not found:
        return ()
    by_place = {(number.start, number.value): number for number in reversed(found)}
    ordered = sorted(by_place.values(), key=lambda number: number.start)
    return tuple(
        one for one in ordered if not is_age_or_distance(text, one.unit, one.value, one.start, one.end, one.bound)
    )


def is_denied(text: str, number: ProseNumber) -> bool:
    """Whether a sentence says of a number that it is not the one: "a third less, not 15 % less"."""
    return _DENIAL.search(text, max(0, number.start - _LONGEST_DENIAL), number.start) is not None


def p_values_in(text: str) -> tuple[PrintedP, ...]:
    """Return the p values in a text: ``p = 0.047``, ``p < 0.05``, ``p 0.01 to 0.04``; not the limit for them."""
    found = []
    for match in _P.finditer(text):
        ends = (match["low"], match["high"] or match["low"])
        low, high = (number_of(end.replace(",", ".")) for end in ends)
        if low is not None and high is not None and low <= high <= 1 and not _is_a_limit(text, match):
            found.append(PrintedP(PValue(match["sign"] or "=", low, high), match.start(), match.end()))
    return tuple(found)


def _is_a_limit(text: str, p: re.Match[str]) -> bool:
    before = _IS_A_LIMIT.search(text, max(0, p.start() - _LONGEST_BEFORE), p.start())
    return bool(before or _AS_A_LEVEL.match(text, p.end()))


def _p_numbers(text: str) -> Iterator[ProseNumber]:
    for one in p_values_in(text):
        for value in dict.fromkeys((one.p.low, one.p.high)):
            yield ProseNumber(value, P, one.start, one.end, one.p.comparator)


def _with_unit(text: str, known: Units) -> Iterator[ProseNumber]:
    units = patterns_of(known)
    for chain in units.pattern.finditer(text):
        group = chain.lastgroup or ""
        unit = units.units[group]
        if unit == "%" and _LEVEL_OF_INTERVAL.match(text, chain.end()):
            continue
        *others, last = _EACH.finditer(text, chain.start(), chain.start(group))
        for match in others:
            if unit != "ratio" and not _YEAR.fullmatch(match.group()) and not _is_named(text, match, unit):
                yield from _number(text, match.group(), unit, match.start(), match.end())
        if not _is_named(text, last, unit) and not _is_length_of_a_scale(text, last, unit):
            yield from _number(text, last.group(), unit, last.start(), chain.end())


def _is_named(text: str, number: re.Match[str], unit: str) -> bool:
    before = max(0, number.start() - _LONGEST_BEFORE)
    return unit == "people" and _NAMED.search(text, before, number.start()) is not None


def _is_length_of_a_scale(text: str, number: re.Match[str], unit: str) -> bool:
    before = max(0, number.start() - _LONGEST_DENIAL)
    return unit == "points" and _LENGTH_OF_A_SCALE.search(text, before, number.start()) is not None


def _of_people(text: str) -> Iterator[ProseNumber]:
    for match in _GROUP_SIZE.finditer(text) if "=" in text else ():
        yield from _number(text, match["number"], "people", match.start(), match.end())
    for match in _SOME_OF_ALL.finditer(text) if holds_any(text, ("of", "/")) else ():
        some, everybody = number_of(match["some"]), number_of(match["all"])
        is_score = _SCORED.search(text, max(0, match.start() - _LONGEST_SCORE), match.start()) is not None
        if some is not None and everybody is not None and some <= everybody and not is_score:
            yield from _number(text, match["some"], "people", match.start("some"), match.end())
            yield from _number(text, match["all"], "people", match.start("all"), match.end())


def _ratios(text: str) -> Iterator[ProseNumber]:
    for match in _RATIO.finditer(text):
        yield from _number(text, match["number"], "ratio", match.start("number"), match.end())


def _interval_ends(text: str) -> Iterator[ProseNumber]:
    for match in _INTERVAL.finditer(text):
        for end in ("low", "high"):
            yield from _number(text, match[end], INTERVAL_END, match.start(end), match.end(end))


def _in_words(text: str) -> Iterator[ProseNumber]:
    for match in _WORDS.finditer(text):
        value = number_of(match["number"])
        time = (match["time"] or "").lower()
        unit = BUILT_IN_UNITS.find(time) or ("people" if match["people"] else "%")
        is_noun = match["people"] is not None and not match["people"].lower().endswith("ed")
        least = _LEAST_PEOPLE if is_noun else _LEAST_IN_WORDS
        if value is not None and value >= least:
            yield ProseNumber(value, unit, match.start(), match.end(), bound_before(text, match.start()))


def _number(text: str, written: str, unit: str, start: int, end: int) -> Iterator[ProseNumber]:
    number = number_of(written)
    if number is not None:
        yield ProseNumber(abs(number), unit, start, end, bound_before(text, start))
