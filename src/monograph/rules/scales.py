"""Rules on scores: a scale in order, and figures that the scale allows."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Outcome, Study
from monograph.entries.kinds.outcome import Scale
from monograph.entries.kinds.result import Effect, Result, Side
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.values import shown
from monograph.entries.shared.vocabulary import EffectMeasure
from monograph.evidence.numbers.scores import (
    Allowed,
    allowed_changes,
    allowed_for,
    allowed_scores,
    is_in_scores,
    scale_of,
)
from monograph.evidence.numbers.stated_values import sides_in, stated
from monograph.rules.rule import LOOK_AGAIN, PRINTED_SO, Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path

_DIFFERENCES = frozenset({EffectMeasure.MEAN_DIFFERENCE, EffectMeasure.MEDIAN_DIFFERENCE})


@rule(Theme.ARITHMETIC, Outcome)
def scale_is_in_order(sheet: Sheet[Outcome], setting: Setting) -> Iterator[Judgement]:
    """A scale's lowest score is below its highest, and its steps and smallest important difference fit in between.

    Every figure on the outcome is checked against these two numbers. When they are exchanged, or when a step or
    the smallest difference that matters is wider than the whole scale, no figure can be right.

    Source: COSMIN taxonomy (Mokkink 2010), doi:10.1016/j.jclinepi.2010.02.006 (scores and interpretability).

    Passes:

        outcome/hum-score:
          scale: {value: {name: Hum scale, lowest: 0, highest: 40, step: 1}, cite: "Quill2031, methods"}

    Fails:

        outcome/hum-loudness:
          scale: {value: {name: Loudness scale, lowest: 0, highest: 10}, cite: "Quill2031, methods"}
        outcome/hum-score:
          scale: {value: {name: Hum scale, lowest: 40, highest: 0, step: 1}, cite: "Quill2031, methods"}
    """
    for steps, scale in stated(sheet.entry.scale):
        here = ("scale", *steps)
        faults = list(_scale_faults(scale, here))
        yield from faults or (Passed(here),)
    scale_here = scale_of(sheet.entry)
    if scale_here is None:
        return
    width = scale_here.highest - scale_here.lowest
    for steps, difference in stated(sheet.entry.smallest_important_difference):
        here = ("smallest_important_difference", *steps)
        if not is_in_scores(difference.unit, sheet.entry):
            yield NotJudged(here, "the difference is not in the scale's unit")
        elif abs(difference.low) > width:
            found = f"{difference} as the smallest difference that matters, on a scale {shown(width)} wide"
            yield Breach(here, found, LOOK_AGAIN)
        else:
            yield Passed(here)


def _scale_faults(scale: Scale, here: Path) -> Iterator[Breach]:
    lowest, highest = scale.lowest, scale.highest
    if lowest >= highest:
        found = f"the lowest score is {shown(lowest)} and the highest {shown(highest)}"
        yield Breach((*here, "lowest"), found, "Look at the source again; the lowest score comes first.")
    elif scale.step is not None and not 0 < scale.step <= highest - lowest:
        found = f"steps of {shown(scale.step)} on a scale from {shown(lowest)} to {shown(highest)}"
        yield Breach((*here, "step"), found, "Give the smallest step between two scores, or leave `step` out.")


@rule(Theme.ARITHMETIC, Study)
def figure_is_on_its_scale(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """A score is on its scale: figures, baselines, ranges, spreads and differences.

    No mean is 95 points on a scale that ends at 40. A change may be below zero, but not wider than the scale; a
    standard deviation is at most 0.71 of its width. Cannot judge: a figure in another unit, such as percent, and
    one that the source calls by another name than the scale's, which may be a part or a sum of it.

    Source: INSPECT-SR (Wilkinson 2025), domain 4, doi:10.1101/2025.09.03.25334905; Popoviciu's inequality for the
    largest standard deviation.

    Passes:

        outcome/hum-score:
          scale: {value: {name: Hum scale, lowest: 0, highest: 40}, cite: "Quill2031, methods"}
        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          results:
            - id: hums
              outcome: hum-score
              contrast: before–after
              index: [zorbatine]
              sides:
                - {arms: [zorbatine], statistic: mean, figure: {value: 12.0 points, cite: "Quill2031, table 2"}}
                - {arms: [zorbatine], statistic: mean change, figure: {value: -8 points, cite: "Quill2031, p 2"}}

    Fails:

        outcome/hum-score:
          scale: {value: {name: Hum scale, lowest: 0, highest: 40}, cite: "Quill2031, methods"}
        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: hums
              outcome: hum-score
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              sides:
                - {arms: [zorbatine], statistic: mean, figure: {value: 12.0 points, cite: "Quill2031, table 2"}}
                - {arms: [placebo], statistic: mean, figure: {value: 95 points, cite: "Quill2031, table 2"}}
    """
    for path, result, side in sides_in(sheet):
        outcome = setting.base.get(Outcome, result.outcome).entry
        scale = scale_of(outcome)
        if scale is not None:
            yield from _of_side(path, result, side, outcome, scale)
    for path, result in sheet.parts(Result):
        outcome = setting.base.get(Outcome, result.outcome).entry
        scale = scale_of(outcome)
        for steps, effect in stated(result.effect):
            if scale is not None and effect.measure in _DIFFERENCES:
                yield _of_effect((*path, "effect", *steps, "estimate"), result, effect, outcome, scale)


def _of_side(path: Path, result: Result, side: Side, outcome: Outcome, scale: Scale) -> Iterator[Judgement]:
    allowed, scores = allowed_for(side.statistic, scale), allowed_scores(scale)
    if allowed is None:
        return
    for name, bounds in (("figure", allowed), ("baseline", scores)):
        for steps, quantity in stated(side.figure if name == "figure" else side.baseline):
            here = (*path, name, *steps)
            if not is_in_scores(quantity.unit, outcome):
                yield NotJudged(here, "the figure is not in the scale's unit")
            elif bounds.holds(quantity):
                yield Passed(here)
            else:
                yield _outside(here, f"{quantity}", result, scale, bounds)
    for steps, spread in stated(side.spread):
        here = (*path, "spread", *steps, "amount")
        if not is_in_scores(spread.amount.unit, outcome):
            yield NotJudged(here, "the spread is not in the scale's unit")
        elif allowed.holds_spread(spread):
            yield Passed(here)
        else:
            yield _outside(here, f"a {spread.type} of {spread.amount}", result, scale, allowed)


def _of_effect(here: Path, result: Result, effect: Effect, outcome: Outcome, scale: Scale) -> Judgement:
    figures = (side.figure.value for side in result.sides if side.figure and side.figure.value)
    in_scores = all(is_in_scores(figure.unit, outcome) for figure in figures)
    if not in_scores or not is_in_scores(effect.unit or "", outcome):
        return NotJudged(here, "the difference is not in the scale's unit")
    bounds = allowed_changes(scale)
    if bounds.lowest <= effect.estimate <= bounds.highest:
        return Passed(here)
    return _outside(here, f"a {effect.measure} of {shown(effect.estimate)}", result, scale, bounds)


def _outside(here: Path, what: str, result: Result, scale: Scale, bounds: Allowed) -> Judgement:
    if result.as_named is not None and scale.name.casefold() not in result.as_named.casefold():
        return NotJudged(here, f"`{result.as_named}` may be a part or a sum of the scale")
    return Breach(here, f"{what}, but the scale `{scale.name}` allows {bounds.name}", f"{LOOK_AGAIN} {PRINTED_SO}")


RULES = (scale_is_in_order, figure_is_on_its_scale)
