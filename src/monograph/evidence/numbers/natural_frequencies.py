"""Natural frequencies in a sentence: 45 of 100, 52 fewer per 1000, 1 in 10, half of the people; numbers to treat.

They are shares of people said in another way, and no counts: no one need have counted 100 people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from monograph.entries.shared.units import BUILT_IN_UNITS
from monograph.evidence.numbers.number_words import DIGITS, WORD_RUN, number_of
from monograph.evidence.numbers.rounding import Band, exactly, printed

# Units of prose that no quantity has.
FREQUENCY = "of people"
NEEDED_TO_TREAT = "needed to treat"

_HUNDRED = Decimal(100)


class Frequency(NamedTuple):
    """A share of people in percent, or a number needed to treat: its value, its rounding, and its place.

    ``many`` is the number that it is said to be a share of.
    """

    value: Decimal
    band: Band
    unit: str
    start: int
    end: int
    many: Decimal = Decimal(0)


_PEOPLE = (
    r"(?:people|persons?|patients?|participants?|volunteers?|subjects?|adults?|women|men|children|individuals|users?"
    r"|infants?|babies|girls|boys|births|pregnancies|residents|smokers|travellers|workers|survivors)"
)
_UNITS = {name for unit in BUILT_IN_UNITS for name in (str(unit), unit.one) if name}
_COUNT = rf"(?P<count>{DIGITS}|(?:{WORD_RUN}))"
_EVERY = r"(?:every\s+|each\s+|all\s+|the\s+)?"
# "Per 100 person-years" and "of 100 points" are no people, nor are 10 nights or trials.
_OTHER_THINGS = "|".join(
    (
        *(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True) if unit not in ("people", "person")),
        *(
            "mL",
            "mm",
            "cm",
            "kg",
            "IU",
            "kcal",
            "patient-?years?",
            "person-?years?",
            "trials?",
            "stud(?:y|ies)",
            "centres?",
        ),
        *(
            "centers?",
            "sites",
            "nights?",
            "visits?",
            "items?",
            "questions?",
            "criteria",
            "doses?",
            "tests?",
            "samples?",
            "cells?",
        ),
        *(
            "mice",
            "rats?",
            "animals?",
            "wells?",
            "cycles?",
            "countries",
            "hospitals?",
            "villages?",
            "reviews?",
            "reports?",
        ),
        *(
            "tablets?",
            "capsules?",
            "steps?",
            "seconds?",
            "times",
            "grades?",
            "stars?",
            "reductions",
            "measurements",
        ),
    )
)
_OF_PEOPLE = rf"(?![.,]?\d|\s?%|[\s-]*(?:\w+\s+)?(?:{_OTHER_THINGS})(?![\w]))"
_ROUND = (
    r"(?P<many>10{1,6}(?![\d])|1,000(?:,000)?(?![,\d])|10{1,2},000(?![,\d])|1[\s\u202f\u2009\u00a0]000(?!\d)|10{1,2}[\s\u202f\u2009\u00a0]000(?!\d)"
    r"|(?:an?\s+|one\s+)?(?:hundred(?:\s+thousand)?|thousand|million)|ten(?:\s+thousand)?)\b"
)
_WORDS_BETWEEN = r"(?:\s+(?!per\b|of\b|in\b|out\b|and\b|or\b|to\b)[a-z][a-z-]*){0,5}"
_AHEAD = r"(?<![\w./,])(?<!\w[-−–])"
# "52 fewer deaths per 1000 people", "45 of every 100", "31 people in 100".
_OUT_OF = re.compile(
    rf"{_AHEAD}{_COUNT}(?:\s?/\s?(?=[\d,]+\s+{_PEOPLE})|{_WORDS_BETWEEN}\s+(?:of|out\s+of|in|per|for|from)\s+{_EVERY})"
    rf"{_ROUND}{_OF_PEOPLE}(?:\s+(?:[a-z-]+\s+){{0,2}}?{_PEOPLE}\b)?"
    r"(?:\s+(?:treated|vaccinated|screened|(?:a|per|each)\s+year))?",
    re.IGNORECASE,
)
# "1 in 8", "two in five", "1 person out of every 3".
_IN_SO_MANY = re.compile(
    rf"{_AHEAD}{_COUNT}(?:\s+{_PEOPLE})?\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<many>{DIGITS}|(?:{WORD_RUN}))\b{_OF_PEOPLE}",
    re.IGNORECASE,
)
# "Of every 100 people, 31 died".
_OF_SO_MANY = re.compile(rf"\b(?:of|out\s+of|in|for|among|from)\s+{_EVERY}{_ROUND}{_OF_PEOPLE}", re.IGNORECASE)
_IN_THE_REST = re.compile(
    rf"(?:,|\band|\bor|\bto|\bagainst|\bthan|\bversus|\bthat|\b{_PEOPLE}|\babout|\bwith|\bon\s+\w+|\bbut|\binstead\s+of|\bof\s+(?:whom|them))"
    rf"\s+(?:about\s+|around\s+|roughly\s+|only\s+|some\s+)?{_COUNT}(?=[,.;)]|\s*\Z|\s+(?:(?:fewer|more|less|of\s+them|in|on|with|had|have"
    rf"|has|were|was|did|do|does|would|will|stopped|got|get|die|died|left|reported|who|and|or|to|instead|than|need|needed|{_PEOPLE})\b|\w+ed\b))",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    rf"\s*(?:[({{\[,;]\s*)?(?:(?P<said>\d\d(?:\.\d)?\s?%\s?)?(?P<name>CI|CrI|(?:confidence|credible)\s+interval|interval)?[:,]?\s*)"
    rf"(?P<from>from\s+|between\s+)?(?P<low>{DIGITS})(?:\s+(?:fewer|more|less))?"
    rf"\s*(?:to|and|[–-])\s*(?P<high>{DIGITS})(?:\s+(?:fewer|more|less))?(?!\s?%|\.?\d)",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"\b(?:(?P<part>(?:two|three|one|an?)[\s-]+(?:thirds?|quarters?|fifths?|tenths?))\s+of|(?P<half>half)(?:\s+of)?)\s+"
    rf"(?:the\s+|all\s+|these\s+|those\s+)?{_PEOPLE}\b"
    # How a trial divided its people is no finding.
    r"(?!\s+(?:took|received|got|(?:was|were)\s+(?:given|assigned|allocated|randomi[sz]ed|treated|put)))",
    re.IGNORECASE,
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_TIMES = {"two": 2, "three": 3}
_NNT = re.compile(
    rf"(?:\bnumbers?\s+needed\s+to\s+(?:treat|harm|vaccinate|screen|prevent)(?:\s+\w+){{0,6}}?|\bNN[TH][BH]?\b)[\s,:=(]*"
    rf"(?:\(?NN[TH][BH]?\)?[\s,:=]*)?(?:of|was|is|were|would\s+be)?\s*(?:about\s+|around\s+)?(?P<count>{DIGITS})(?!\.?\d|\s?%)(?:\s+{_PEOPLE})?",
    re.IGNORECASE,
)
_SCORED = re.compile(
    r"\b(?:scor\w+|rat(?:ed|ing|es)|grad\w+|scale|level|intensity|severity|pain|points?)\b[^.;]{0,40}\Z",
    re.IGNORECASE,
)
_LOOK_BACK = 60
# What a sentence with any of them holds a piece of.
_PIECES = (
    "10",
    "00",
    " in ",
    "ten",
    "hundred",
    "thousand",
    "million",
    "half",
    "third",
    "quarter",
    "fifth",
    "tenth",
    "nnt",
    "nnh",
    "needed",
)


@lru_cache(maxsize=4096)
def frequencies_in(text: str) -> tuple[Frequency, ...]:
    """Return the natural frequencies and numbers needed to treat of a sentence, in order."""
    lower = text.lower()
    if not any(piece in lower for piece in _PIECES):
        return ()
    found: list[Frequency] = []
    for kind in (_needed_to_treat, _out_of, _of_so_many, _in_so_many, _fractions):
        taken = [(one.start, one.end) for one in found]
        text = _blank(text, taken)
        found += kind(text)
    return tuple(sorted(found, key=lambda one: one.start))


def without_frequencies(text: str, found: tuple[Frequency, ...]) -> str:
    """Return a sentence with its natural frequencies blanked, every other letter at its place."""
    return _blank(text, [(one.start, one.end) for one in found]) if found else text


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    if not spans:
        return text
    letters = list(text)
    for start, end in spans:
        letters[start:end] = "\ufffc" * (end - start)
    return "".join(letters)


def _share(count: Decimal, many: Decimal, start: int, end: int) -> Frequency:
    """Return so many of so many: each stands for half of its last digit to either side."""
    times = exactly(_HUNDRED / many)
    return Frequency(count * _HUNDRED / many, printed(count) * times, FREQUENCY, start, end, many)


def _out_of(text: str) -> Iterator[Frequency]:
    for match in _OUT_OF.finditer(text):
        count, many = number_of(match["count"]), number_of(match["many"])
        if count is None or not many or count > many or _is_a_score(text, match):
            continue
        limits = _LIMITS.match(text, match.end())
        is_interval = limits is not None and (limits["name"] or limits["from"] or "(" in limits.group())
        ends = limits if limits is not None and is_interval else None
        if count == 1 and " in " in match.group():
            yield _one_in(many, match.start(), match.end())
        else:
            yield _share(count, many, match.start(), match.end())
        for name in ("low", "high") if ends is not None else ():
            end = number_of(ends[name]) if ends is not None else None
            if end is not None and ends is not None and end <= many:
                yield _share(end, many, ends.start(name), ends.end(name))


def _is_a_score(text: str, match: re.Match[str]) -> bool:
    is_fewer = re.search(r"\b(?:fewer|more|less)\b", match.group()) is not None
    return not is_fewer and _SCORED.search(text, max(0, match.start() - _LOOK_BACK), match.start()) is not None


_LONGEST_REST = 300


def _of_so_many(text: str) -> Iterator[Frequency]:
    for match in _OF_SO_MANY.finditer(text):
        many = number_of(match["many"])
        end = text.find(";", match.end(), match.end() + _LONGEST_REST)
        rest = list(_IN_THE_REST.finditer(text, match.end(), end if end >= 0 else match.end() + _LONGEST_REST))
        for one in rest:
            count = number_of(one["count"])
            if many and count is not None and count <= many:
                yield _share(count, many, one.start("count"), one.end("count"))
        # The hundred themselves are no number of people that anybody counted.
        yield Frequency(_HUNDRED, exactly(_HUNDRED), "", match.start(), match.end())
        if rest:
            break


_LEAST_YEAR, _LAST_YEAR = 1900, 2100


def _in_so_many(text: str) -> Iterator[Frequency]:
    for match in _IN_SO_MANY.finditer(text):
        count, many = number_of(match["count"]), number_of(match["many"])
        if count is None or many is None or not 0 < count < many or _LEAST_YEAR <= many <= _LAST_YEAR:
            continue
        if many != many.to_integral_value() or _is_a_score(text, match):
            continue
        yield (
            _one_in(many, match.start(), match.end())
            if count == 1
            else _share(count, many, match.start(), match.end())
        )


def _one_in(many: Decimal, start: int, end: int) -> Frequency:
    """Return one in so many: what is rounded is the second number."""
    around = printed(many)
    return Frequency(_HUNDRED / many, Band(_HUNDRED / around.high, _HUNDRED / around.low), FREQUENCY, start, end)


_ROUGHLY = Decimal(5)


def _fractions(text: str) -> Iterator[Frequency]:
    for match in _FRACTION.finditer(text):
        words = (match["part"] or match["half"]).lower().replace("-", " ").split()
        times = _TIMES.get(words[0], 1)
        value = _HUNDRED * times / _PARTS[words[-1].removesuffix("s")]
        around = Band(value - _ROUGHLY, value + _ROUGHLY)
        yield Frequency(value, around, FREQUENCY, match.start(), match.end())


def _needed_to_treat(text: str) -> Iterator[Frequency]:
    for match in _NNT.finditer(text):
        count = number_of(match["count"])
        if count is None:
            continue
        yield Frequency(count, printed(count), NEEDED_TO_TREAT, match.start(), match.end())
        limits = _LIMITS.match(text, match.end())
        if limits is not None and (limits["name"] or limits["from"] or "(" in limits.group()):
            for name in ("low", "high"):
                end = number_of(limits[name])
                if end is not None:
                    yield Frequency(end, printed(end), NEEDED_TO_TREAT, limits.start(name), limits.end(name))
