"""Rules on spreads: none below zero, and a figure that lies in its own range."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Study
from monograph.entries.kinds.result import Side, Spread
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.values import Quantity
from monograph.entries.shared.vocabulary import SpreadType, Statistic
from monograph.evidence.numbers.rounding import Band, printed
from monograph.evidence.numbers.stated_values import sides_in, stated
from monograph.evidence.numbers.unit_families import family_of, in_unit
from monograph.findings import Severity
from monograph.rules.rule import LOOK_AGAIN, PRINTED_SO, Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path

_NEVER_BELOW_ZERO = frozenset({SpreadType.SD, SpreadType.SE, SpreadType.UNLABELLED})
_MEDIANS = frozenset({Statistic.MEDIAN, Statistic.MEDIAN_CHANGE})
_MEANS = frozenset({Statistic.MEAN, Statistic.MEAN_CHANGE})
_IN_WORDS = {SpreadType.UNLABELLED: "plus-minus"}


@rule(Theme.STATISTICS, Study)
def spread_is_not_below_zero(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """A standard deviation or error is not below zero.

    It is a root, and a bare plus-minus is one of the two. A minus sign was copied from elsewhere, or it is the
    lower end of a range. Ranges may well begin below zero, and are not looked at here.

    Source: definition of the standard deviation; INSPECT-SR (Wilkinson 2025), domain 4,
    doi:10.1101/2025.09.03.25334905.

    Passes:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          results:
            - id: hums
              outcome: hum-score
              contrast: single group
              index: [zorbatine]
              sides:
                - arms: [zorbatine]
                  statistic: mean change
                  figure: {value: -4 points, cite: "Quill2031, table 2"}
                  spread: {value: {type: standard deviation, amount: 9 points}, cite: "Quill2031, table 2"}

    Fails:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: hums
              outcome: hum-score
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              sides:
                - arms: [zorbatine]
                  statistic: mean
                  figure: {value: 4 points, cite: "Quill2031, table 2"}
                  spread: {value: {type: standard deviation, amount: 9 points}, cite: "Quill2031, table 2"}
                - arms: [placebo]
                  statistic: mean
                  figure: {value: 5 points, cite: "Quill2031, table 2"}
                  spread: {value: {type: standard deviation, amount: -9 points}, cite: "Quill2031, table 2"}
    """
    for here, spread in _roots(sheet):
        if spread.amount.low < 0:
            name = _IN_WORDS.get(spread.type, str(spread.type))
            yield Breach(here, f"a {name} of {spread.amount} is below zero", f"{LOOK_AGAIN} {PRINTED_SO}")
        else:
            yield Passed(here)


@rule(Theme.STATISTICS, Study, Severity.WARNING)
def spread_of_nothing_is_explained(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """A standard deviation or error of zero is explained in a note.

    Zero means that everybody had the very same value. That can be, when there was one person or no one changed;
    far more often the number was not there, and a zero was typed in its place.

    Source: INSPECT-SR (Wilkinson 2025), domain 4, doi:10.1101/2025.09.03.25334905.

    Passes:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          results:
            - id: hums
              outcome: hum-score
              contrast: single group
              index: [zorbatine]
              sides:
                - arms: [zorbatine]
                  statistic: mean
                  figure: {value: 0 points, cite: "Quill2031, table 2"}
                  spread:
                    value: {type: standard deviation, amount: 0 points}
                    cite: Quill2031, table 2
                    note: No one hummed any more.

    Fails:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: hums
              outcome: hum-score
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              sides:
                - arms: [zorbatine]
                  statistic: mean
                  figure: {value: 4 points, cite: "Quill2031, table 2"}
                  spread: {value: {type: standard error, amount: 1 points}, cite: "Quill2031, table 2"}
                - arms: [placebo]
                  statistic: mean
                  figure: {value: 5 points, cite: "Quill2031, table 2"}
                  spread: {value: {type: standard error, amount: 0 points}, cite: "Quill2031, table 2"}
    """
    for path, _, side in sides_in(sheet):
        note = side.spread.note if side.spread else None
        for steps, spread in stated(side.spread):
            here = (*path, "spread", *steps, "amount")
            if spread.type not in _NEVER_BELOW_ZERO:
                continue
            if spread.amount.low == spread.amount.high == 0 and not spread.amount.bound and note is None:
                name = _IN_WORDS.get(spread.type, str(spread.type))
                remedy = f"{LOOK_AGAIN} If everybody had the same value, say so in `note` beside it."
                yield Breach(here, f"a {name} of zero", remedy)
            else:
                yield Passed(here)


@rule(Theme.STATISTICS, Study)
def figure_lies_in_its_own_range(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """A median lies in its own interquartile range and range, and a mean in its own range.

    A median of 30 with an interquartile range of 8 to 12 was copied from another line, or its range was. Cannot
    judge: a mean beside an interquartile range, which may lie outside of it when a few values are extreme; and a
    range given as one number.

    Source: definitions of median and quartiles; INSPECT-SR (Wilkinson 2025), domain 4,
    doi:10.1101/2025.09.03.25334905.

    Passes:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          results:
            - id: hums
              outcome: hum-score
              contrast: single group
              index: [zorbatine]
              sides:
                - arms: [zorbatine]
                  statistic: median
                  figure: {value: 10 points, cite: "Quill2031, table 2"}
                  spread: {value: {type: interquartile range, amount: 8 to 12 points}, cite: "Quill2031, table 2"}

    Fails:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: hums
              outcome: hum-score
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              sides:
                - arms: [zorbatine]
                  statistic: median
                  figure: {value: 10 points, cite: "Quill2031, table 2"}
                  spread: {value: {type: range, amount: 8 to 12 points}, cite: "Quill2031, table 2"}
                - arms: [placebo]
                  statistic: median
                  figure: {value: 30 points, cite: "Quill2031, table 2"}
                  spread: {value: {type: interquartile range, amount: 8 to 12 points}, cite: "Quill2031, table 2"}
    """
    for path, _, side in sides_in(sheet):
        figure = value_of(side.figure)
        for steps, spread in stated(side.spread):
            here = (*path, "spread", *steps, "amount")
            if figure is None or spread.type not in (SpreadType.RANGE, SpreadType.IQR):
                continue
            if reason := _why_not_compared(side, figure, spread):
                yield NotJudged(here, reason)
            elif _lies_in(figure, spread.amount):
                yield Passed(here)
            else:
                found = f"the {side.statistic} {figure} lies outside its own {spread.type}, {spread.amount}"
                yield Breach((*path, "figure", "value"), found, f"{LOOK_AGAIN} {PRINTED_SO}")


def _roots(sheet: Sheet[Study]) -> Iterator[tuple[Path, Spread]]:
    for path, _, side in sides_in(sheet):
        for steps, spread in stated(side.spread):
            if spread.type in _NEVER_BELOW_ZERO:
                yield (*path, "spread", *steps, "amount"), spread


def _why_not_compared(side: Side, figure: Quantity, spread: Spread) -> str:
    if side.statistic not in _MEDIANS | _MEANS:
        return "the figure is neither a mean nor a median"
    if side.statistic in _MEANS and spread.type is SpreadType.IQR:
        return "a mean may lie outside the interquartile range"
    if not figure.is_exact or spread.amount.bound or spread.amount.low == spread.amount.high:
        return "the figure or its range is no single number or no range"
    one, other = figure.unit, spread.amount.unit
    return "" if not one or not other or family_of(one) == family_of(other) else "the two have different units"


def _lies_in(figure: Quantity, spread: Quantity) -> bool:
    unit = figure.unit or spread.unit
    low = in_unit(printed(spread.low).low, spread.unit, unit)
    high = in_unit(printed(spread.high).high, spread.unit, unit)
    return printed(figure.low).overlaps(Band(low, high))


RULES = (spread_is_not_below_zero, spread_of_nothing_is_explained, figure_lies_in_its_own_range)
