"""A rule on notes that tell how a source prints a value: the value is that one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from monograph.entries import Entry
from monograph.entries.kinds.result import Effect, Interval
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Reported
from monograph.entries.shared.values import CountOf, PValue, Quantity
from monograph.entries.shared.vocabulary import RATIO_MEASURES
from monograph.findings import Severity
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule

_PRINTED = re.compile(r"\b[Pp]rinted as\b(?P<form>.*?)(?:[.;](?:\s|\Z)|\Z)", re.DOTALL)
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?![\w])")
_LESS = re.compile(r"\b(?:reduction|decrease|fall|falls|drop|decline)\b")
_MORE = re.compile(r"\b(?:increase|rise|rises|gain)\b")
_OF_MANY = re.compile(r"(?<![\w.,])\d+ (?:per|of|in|out of) (?P<total>\d+(?:,\d{3})*)(?![\w.])")
_HIGHEST_RATIO = 2
# Shares and percentages, and units with their thousandth.
_FACTORS = tuple(Decimal(10) ** power for power in (0, 2, -2, 3, -3))


@rule(Theme.ARITHMETIC, Entry, Severity.WARNING)
def value_is_as_it_was_printed(sheet: Sheet[Entry], setting: Setting) -> Iterator[Judgement]:
    """A value agrees with the note beside it that says how the source prints it.

    "Printed as a decrease of 54.8 %" beside −54.8 % shows what was turned round on the way. When the value is
    changed, the note must still be true: each number of the value is one of those printed, or what that leaves of
    100 %, or the same as a share or in thousandths. A fall is no rise. Cannot judge: notes without a number, and
    values that are no numbers.

    Source: principle 2 of this project: every number has a home, a field with a citation and a locator, or is
    computed from such fields.

    Passes:

        study/quill-2031:
          figures:
            - name: People who hummed less
              value: {value: 69 %, cite: "Quill2031, abstract", note: Printed as 31 % of the placebo rate.}

    Fails:

        study/quill-2031:
          figures:
            - name: People who hummed less
              value: {value: 69 %, cite: "Quill2031, abstract", note: Printed as 31 % of the placebo rate.}
            - name: People who drummed less
              value: {value: 45 %, cite: "Quill2031, abstract", note: Printed as 54 of 100 people.}
    """
    for path, reported in sheet.parts(Reported):
        match = _PRINTED.search(reported.note or "")
        if match is None or reported.value is None:
            continue
        printed = [Decimal(one.replace(",", "")) for one in _NUMBER.findall(match["form"])]
        held = _numbers_of(reported.value)
        here = (*path, "value")
        if not printed or not held:
            yield NotJudged(here, "the note or the value has no number")
        elif not _agree(printed, held) or _is_of_others(match["form"], reported.value):
            yield _breach(here, " and ".join(map(str, held)), match)
        elif _goes_the_other_way(match["form"], reported.value):
            yield _breach(here, str(held[0]), match)
        else:
            yield Passed(here)


def _breach(here: tuple[str | int, ...], value: str, match: re.Match[str]) -> Breach:
    words = " ".join(match[0].split())
    return Breach(
        here,
        f"{value}, but the note says “{words}”",
        "Look at the source again, and correct the value or note.",
    )


def _numbers_of(value: object) -> tuple[Decimal, ...]:
    if isinstance(value, Interval):
        return tuple(dict.fromkeys(value.limits))
    if isinstance(value, PValue) and not value.has_figure:
        return ()
    if isinstance(value, Quantity | PValue):
        return tuple(dict.fromkeys((value.low, value.high)))
    if isinstance(value, CountOf):
        return (Decimal(value.count),)
    if isinstance(value, Effect):
        return (value.estimate,)
    return (Decimal(value),) if type(value) is int else ()


def _agree(printed: list[Decimal], held: tuple[Decimal, ...]) -> bool:
    """Whether each number of a value is one of the printed ones, or follows from it at once."""
    return all(any(_follows(abs(number), one) for one in printed) for number in held)


def _follows(number: Decimal, printed: Decimal) -> bool:
    # What is left of all, as a ratio or in percent; 4 is no ratio that "3 more" may be said of.
    wholes = (Decimal(100), Decimal(1)) if number < _HIGHEST_RATIO else (Decimal(100),)
    forms = (number, *(abs(one - number) for one in wholes))
    return any(form * factor == printed for form in forms for factor in _FACTORS)


def _is_of_others(form: str, value: object) -> bool:
    """Whether "127 per 1000" is next to a count of another number of people."""
    match = _OF_MANY.search(form)
    return match is not None and isinstance(value, CountOf) and value.total != int(match["total"].replace(",", ""))


def _goes_the_other_way(form: str, value: object) -> bool:
    if not isinstance(value, Effect) or value.measure in RATIO_MEASURES:
        return False
    is_less, is_more = _LESS.search(form) is not None, _MORE.search(form) is not None
    if is_less is is_more:
        return False
    return value.estimate > 0 if is_less else value.estimate < 0


RULES = (value_is_as_it_was_printed,)
