"""Rules on effects that follow from the figures of their sides."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Study
from monograph.entries.kinds.result import Effect, Result
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.effect_scales import units_in_all
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.values import shown
from monograph.entries.shared.vocabulary import RATIO_MEASURES, Adjustment
from monograph.evidence.effects.arithmetic import (
    is_plain_arithmetic,
    lost_its_sign_or_point,
    only_the_interval_follows,
    why_sides_need_not_give_it,
)
from monograph.evidence.effects.effects import Implied, implied_effect
from monograph.evidence.effects.methods import in_words, is_crude, may_hold_methods, methods_of_result
from monograph.evidence.numbers.rounding import Band, agrees, rounded_like
from monograph.rules.rule import LOOK_AGAIN, Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path


@rule(Theme.ARITHMETIC, Study)
def effect_follows_from_its_sides(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """An unadjusted effect is what the figures of its two sides give.

    From 20 and 40 the difference is −20 and the ratio 0.5, within rounding: every printed number stands for all
    values that round to it. It is worked out in the effect's own unit: 10 in 100 and 20 in 100 are 100 more per
    1,000. An adjusted estimate does not follow from the raw figures and cannot be judged; nor can one in a unit
    that is not understood, or one that does not fit and does not say whether it was adjusted. The same holds for
    what stratified, clustered, mixed or weighted models give, for the same people in turn (crossover, N-of-1), for
    conditional odds ratios, for reviews and for changes from a start that differed. Two slips no design explains:
    a difference that only lost its sign or decimal point, and one that is not in the middle of its interval while
    the difference of the sides is.

    Source: Cochrane Handbook 6.4.1, 6.5.1 and 6.7.1 (effect measures); statcheck (Nuijten 2016),
    doi:10.3758/s13428-015-0664-2, for the method of recomputing.

    Passes:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              sides:
                - {arms: [zorbatine], statistic: mean, figure: {value: 3.5, cite: "Quill2031, table 2"}}
                - {arms: [placebo], statistic: mean, figure: {value: 5.3, cite: "Quill2031, table 2"}}
              effect:
                value: {measure: percent change, estimate: -33, adjusted: unadjusted}
                cite: Quill2031, table 2

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
              sides:
                - {arms: [zorbatine], statistic: mean, figure: {value: 3.5, cite: "Quill2031, table 2"}}
                - {arms: [placebo], statistic: mean, figure: {value: 5.3, cite: "Quill2031, table 2"}}
              effect:
                value: {measure: percent change, estimate: -36, adjusted: unadjusted}
                cite: Quill2031, table 2
    """
    for path, result in sheet.parts(Result):
        effect = value_of(result.effect)
        if effect is not None:
            yield _judged_effect((*path, "effect"), sheet.entry, result, effect)


def _judged_effect(here: Path, study: Study, result: Result, effect: Effect) -> Judgement:
    implied = implied_effect(result, effect)
    methods = methods_of_result(study, result)
    if effect.adjusted is Adjustment.ADJUSTED:
        return NotJudged(here, "an adjusted estimate does not follow from raw figures")
    if isinstance(implied, str):
        return NotJudged(here, implied)
    if agrees(effect.estimate, implied.nominal, implied.band):
        return Passed(here)
    found, gives = _against_its_sides(effect, implied)
    is_turned = _is_the_other_way_round(effect, implied)
    turned = Breach(
        here, found, f"Give it as treatment against comparator, its interval too: `{gives}`.", accepts=gives
    )
    if lost_its_sign_or_point(effect, implied) or only_the_interval_follows(result, effect, implied):
        # No design explains it; what the sides give is not offered as what the source's figures give.
        look = Breach(here, found, f"{LOOK_AGAIN} See also that each figure is at its own arm.", accepts=gives)
        return turned if is_turned else look
    if methods:
        return NotJudged(here, f"its sides give another, and the figures are {in_words(methods)}")
    if effect.adjusted is Adjustment.NOT_STATED and not is_crude(result):
        return NotJudged(here, f"whether {effect.measure} was adjusted is not stated, and its sides give another")
    if reason := why_sides_need_not_give_it(result, effect, implied):
        return NotJudged(here, reason)
    if is_turned:  # a source that counts from the other side makes no slip
        return turned
    remedy = f"{LOOK_AGAIN} If a model gave it, name its kind in `analysis`, or write `adjusted: adjusted`."
    is_slip = is_plain_arithmetic(result, effect) and not may_hold_methods(study)
    return Breach(here, found, remedy, figures_give=gives if is_slip else "", accepts=gives)


def _is_the_other_way_round(effect: Effect, implied: Implied) -> bool:
    """Whether an effect is what the same sides give with the comparator first: −10 % for 10 %, 0.5 for 2."""
    if effect.measure not in RATIO_MEASURES:
        return agrees(-effect.estimate, implied.nominal, implied.band)
    whole = units_in_all(effect.unit)
    if whole is None or implied.band.low <= 0:
        return False
    one = whole * whole
    return agrees(effect.estimate, one / implied.nominal, Band(one / implied.band.high, one / implied.band.low))


def _against_its_sides(effect: Effect, implied: Implied) -> tuple[str, str]:
    unit = f" {effect.unit}" if effect.unit else ""
    gives = f"{shown(rounded_like(implied.nominal, effect.estimate))}{unit}"
    return f"{effect.measure} {shown(effect.estimate)}{unit}, but {implied.computed_from} give {gives}", gives


RULES = (effect_follows_from_its_sides,)
