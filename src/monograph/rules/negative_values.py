"""Rules on signs: what cannot be below zero is not."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from monograph.entries import Outcome, Study
from monograph.entries.kinds.result import Effect, Result, Side
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.values import Quantity, shown
from monograph.entries.shared.vocabulary import RATIO_MEASURES, EffectMeasure, Statistic
from monograph.evidence.numbers.scores import scale_of
from monograph.evidence.numbers.stated_values import sides_in, stated
from monograph.evidence.numbers.unit_kinds import is_never_below_zero
from monograph.rules.rule import LOOK_AGAIN, PRINTED_SO, Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path

_AGAIN = f"{LOOK_AGAIN} {PRINTED_SO}"
_AMOUNTS = frozenset({Statistic.MEAN, Statistic.MEDIAN, Statistic.COUNT})
_CHANGES = frozenset({Statistic.MEAN_CHANGE, Statistic.MEDIAN_CHANGE})
_ALL_OF_IT = Decimal(-100)


@rule(Theme.ARITHMETIC, Study)
def amount_is_not_below_zero(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """A time, a count, a rate or a concentration is not below zero, in a group or before treatment.

    No one has −3 attacks a week or sleeps for −2 hours. A change may be below zero, and then is called one: `mean
    change`. Scores are held against their scale. Cannot judge: a figure that the source itself calls a change,
    fall or difference.

    Source: INSPECT-SR (Wilkinson 2025), domain 4, doi:10.1101/2025.09.03.25334905.

    Passes:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          results:
            - id: hums
              outcome: hum-length
              contrast: before–after
              index: [zorbatine]
              sides:
                - {arms: [zorbatine], statistic: mean, figure: {value: 2 hours, cite: "Quill2031, table 2"}}

    Fails:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: hums
              outcome: hum-length
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              sides:
                - {arms: [zorbatine], statistic: mean, figure: {value: 2 hours, cite: "Quill2031, table 2"}}
                - {arms: [placebo], statistic: mean, figure: {value: -3 hours, cite: "Quill2031, table 2"}}
    """
    for path, result, side in sides_in(sheet):
        fields = [("baseline", side.baseline)] if side.statistic in _CHANGES else []
        if side.statistic in _AMOUNTS:
            fields = [("figure", side.figure), ("baseline", side.baseline)]
        for name, reported in fields:
            for steps, quantity in stated(reported):
                yield _judged_amount((*path, name, *steps), quantity, result, side)


def _judged_amount(here: Path, quantity: Quantity, result: Result, side: Side) -> Judgement:
    is_amount = is_never_below_zero(quantity.unit) or (side.statistic is Statistic.COUNT and not quantity.unit)
    if quantity.high >= 0 or not is_amount:
        return Passed(here)
    named = (result.as_named or "").casefold()
    if any(word in named for word in ("change", "fall", "rise", "differ", "decrease", "increase", "reduction")):
        return NotJudged(here, f"`{result.as_named}` may be a change")
    remedy = f"{LOOK_AGAIN} If it is a change, write `mean change` or `median change`. {PRINTED_SO}"
    return Breach(here, f"a {side.statistic} of {quantity} is below zero", remedy)


@rule(Theme.STATISTICS, Study)
def effect_is_possible(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """A ratio is not below zero, and what is never below zero does not fall by more than 100 %.

    A minus sign before a ratio belongs to its logarithm or to a difference. Cannot judge: a change in percent of
    what may be below zero, such as a score or a potential.

    Source: Cochrane Handbook 6.4.1 (scales of ratios) and 6.5.1.

    Passes:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              effect: {value: {measure: rate ratio, estimate: 0.8}, cite: "Quill2031, table 2"}

    Fails:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: loudness
              outcome: hum-loudness
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              direction: {value: no difference, cite: "Quill2031, abstract"}
            - id: second
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              effect: {value: {measure: rate ratio, estimate: -0.8}, cite: "Quill2031, table 2"}
    """
    for path, result in sheet.parts(Result):
        outcome = setting.base.get(Outcome, result.outcome).entry
        for steps, effect in stated(result.effect):
            yield _judged_effect((*path, "effect", *steps, "estimate"), effect, outcome)


def _judged_effect(here: Path, effect: Effect, outcome: Outcome) -> Judgement:
    if effect.measure in RATIO_MEASURES and effect.estimate < 0:
        return Breach(here, f"a {effect.measure} of {shown(effect.estimate)} is below zero", _AGAIN)
    if effect.measure is not EffectMeasure.PERCENT_CHANGE or effect.estimate >= _ALL_OF_IT:
        return Passed(here)
    scale = scale_of(outcome)
    is_amount = is_never_below_zero(outcome.unit or "") if scale is None else scale.lowest >= 0
    if not is_amount:
        return NotJudged(here, "what is measured may be below zero")
    return Breach(here, f"a fall by {shown(-effect.estimate)} % is a fall of more than 100 %", _AGAIN)


RULES = (amount_is_not_below_zero, effect_is_possible)
