"""The rule on units: what is compared is the same kind of thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from monograph.entries import Outcome, Study
from monograph.entries.kinds.result import Effect, Result, Side
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.vocabulary import RATIO_MEASURES, EffectMeasure, Statistic
from monograph.evidence.numbers.stated_values import stated
from monograph.evidence.numbers.unit_kinds import are_of_one_kind
from monograph.rules.rule import LOOK_AGAIN, Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path

_VALUES = frozenset({Statistic.MEAN, Statistic.MEDIAN})
_CHANGES = frozenset({Statistic.MEAN_CHANGE, Statistic.MEDIAN_CHANGE})
_DIFFERENCES = frozenset({EffectMeasure.MEAN_DIFFERENCE, EffectMeasure.MEDIAN_DIFFERENCE})


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two units that must be of one kind: where the first is written, what has it, and what has the other."""

    path: Path
    unit: str
    what: str
    other: str
    whose: str


@rule(Theme.ARITHMETIC, Study)
def units_are_of_one_kind(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """The sides of a result, their spreads, baselines and their difference are in units of one kind.

    12 hours beside 16 points cannot be compared, and a standard error of 3 mg does not belong to a mean in points:
    one unit was mistyped. A difference without figures of the groups is held against its outcome's unit. Different
    units of one kind, such as hours and days, are fine, and so is a change in percent beside a baseline in points.
    Cannot judge: a unit that is not given.

    Source: BIPM, The International System of Units, 9th edition, section 5.4.1 (quantities of one kind).

    Passes:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: hums
              outcome: hum-length
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              sides:
                - {arms: [zorbatine], statistic: mean, figure: {value: 12 hours, cite: "Quill2031, table 2"}}
                - {arms: [placebo], statistic: mean, figure: {value: 2 days, cite: "Quill2031, table 2"}}

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
                - {arms: [zorbatine], statistic: mean, figure: {value: 12 points, cite: "Quill2031, table 2"}}
                - {arms: [placebo], statistic: mean, figure: {value: 16 hours, cite: "Quill2031, table 2"}}
    """
    for path, result in sheet.parts(Result):
        outcome = setting.base.get(Outcome, result.outcome).entry
        for pair in (*_pairs(path, result), *_beside_the_outcome(path, result, outcome)):
            alike = are_of_one_kind(pair.unit, pair.other)
            if alike is None:
                yield NotJudged(pair.path, "one of the two units is not known")
            elif alike:
                yield Passed(pair.path)
            else:
                found = f"{pair.what} in `{pair.unit}`, but {pair.whose} in `{pair.other}`"
                yield Breach(pair.path, found, LOOK_AGAIN.replace("figure", "unit"))


def _pairs(path: Path, result: Result) -> Iterator[_Pair]:
    first: dict[Statistic, tuple[str, int]] = {}
    for number, side in enumerate(result.sides):
        here = (*path, "sides", number)
        figure = value_of(side.figure)
        if figure is not None and figure.unit:
            other, whose = first.setdefault(side.statistic, (figure.unit, number))
            if whose != number:
                yield _Pair((*here, "figure", "value"), figure.unit, "this side is", other, "another side is")
        yield from _of_side(here, side)
    unit = next((first[one][0] for one in (*_VALUES, *_CHANGES) if one in first), "")
    for steps, effect in stated(result.effect):
        yield from _of_effect((*path, "effect", *steps, "unit"), effect, unit)


def _beside_the_outcome(path: Path, result: Result, outcome: Outcome) -> Iterator[_Pair]:
    """Yield the unit of a difference that stands alone beside that in which its outcome is measured."""
    if any(side.figure is not None and side.figure.value is not None for side in result.sides):
        return
    for steps, effect in stated(result.effect):
        if outcome.unit and effect.unit and effect.unit != "%" and effect.measure in _DIFFERENCES:
            here = (*path, "effect", *steps, "unit")
            yield _Pair(here, effect.unit, "the difference is", outcome.unit, f"`{result.outcome}` is")


def _of_side(here: Path, side: Side) -> Iterator[_Pair]:
    unit = side.figure.value.unit if side.figure and side.figure.value else ""
    for steps, spread in stated(side.spread):
        if unit and side.statistic in _VALUES | _CHANGES:
            at = (*here, "spread", *steps, "amount")
            yield _Pair(at, spread.amount.unit, "the spread is", unit, "its figure is")
    is_change_in_percent = side.statistic in _CHANGES and unit == "%"
    for steps, baseline in stated(side.baseline):
        if unit and side.statistic in _VALUES | _CHANGES and not is_change_in_percent:
            at = (*here, "baseline", *steps)
            yield _Pair(at, baseline.unit, "the value before treatment is", unit, "its figure is")


def _of_effect(here: Path, effect: Effect, unit: str) -> Iterator[_Pair]:
    if effect.unit is None:
        return
    if effect.measure in _DIFFERENCES and unit and effect.unit != "%":
        yield _Pair(here, effect.unit, "the difference is", unit, "the sides are")
    if effect.measure in RATIO_MEASURES:
        yield _Pair(here, effect.unit, "the ratio is", "ratio", "a ratio has no unit but its own, as")


RULES = (units_are_of_one_kind,)
