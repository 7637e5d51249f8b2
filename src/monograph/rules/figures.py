"""Rules on figures that follow from one another: effects, lengths, interactions and salts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from monograph.entries import Drug, Study
from monograph.entries.kinds.dosing import SaltForm
from monograph.entries.kinds.drug import InteractionEffect
from monograph.entries.kinds.result import Effect, Result
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.effect_scales import units_in_all
from monograph.entries.shared.values import Quantity, shown
from monograph.entries.shared.vocabulary import RATIO_MEASURES, Adjustment
from monograph.evidence.effects.arithmetic import (
    is_plain_arithmetic,
    lost_its_sign_or_point,
    only_the_interval_follows,
    why_sides_need_not_give_it,
)
from monograph.evidence.effects.effects import Implied, implied_effect
from monograph.evidence.effects.methods import in_words, is_crude, may_hold_methods, methods_of_result
from monograph.evidence.numbers.rounding import Band, agrees, exactly, printed, rounded_like
from monograph.evidence.studies.lengths import added_length
from monograph.findings import Severity
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
        effect = result.effect.value if result.effect else None
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


@rule(Theme.ARITHMETIC, Study)
def segments_fit_into_the_length(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """The parts of a study are together no longer than the study.

    Two weeks, a week off and two weeks do not fit into four. Follow-up after the end counts only as far as
    there is room for it, because sources often leave it out of the stated length.

    Source: CONSORT 2010, items 5 and 14a (interventions, dates of follow-up), doi:10.1136/bmj.c332.

    Passes:

        study/quill-2031:
          stated_length: {value: 5 weeks, cite: "Quill2031, methods"}
          segments:
            - {type: treatment period, length: {value: 2 weeks, cite: "Quill2031, methods"}}
            - {type: washout, length: {value: 7 days, cite: "Quill2031, methods"}}
            - {type: treatment period, length: {value: 2 weeks, cite: "Quill2031, methods"}}

    Fails:

        study/marrow-2032:
          stated_length: {value: 5 weeks, cite: "Marrow2032, methods"}
        study/quill-2031:
          stated_length: {value: 4 weeks, cite: "Quill2031, methods"}
          segments:
            - {type: treatment period, length: {value: 2 weeks, cite: "Quill2031, methods"}}
            - {type: washout, length: {value: 1 week, cite: "Quill2031, methods"}}
            - {type: treatment period, length: {value: 2 weeks, cite: "Quill2031, methods"}}
    """
    yield from _lengths(sheet.entry, is_about_gaps=False)


@rule(Theme.ARITHMETIC, Study, Severity.WARNING)
def segments_fill_the_length(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """The parts of a study add up to its stated length.

    A study of six weeks whose parts are two weeks, one week off and two weeks has a week that nobody accounts
    for: a run-in that was not described, or a slip. It is a warning, because the missing part may just not have
    been seen.

    Source: CONSORT 2010 extension to crossover trials (Dwan 2019), doi:10.1136/bmj.l4378.

    Passes:

        study/quill-2031:
          stated_length: {value: 5 weeks, cite: "Quill2031, methods"}
          segments:
            - {type: treatment period, length: {value: 2 weeks, cite: "Quill2031, methods"}}
            - {type: washout, length: {value: 1 week, cite: "Quill2031, methods"}}
            - {type: treatment period, length: {value: 2 weeks, cite: "Quill2031, methods"}}

    Fails:

        study/marrow-2032:
          stated_length: {value: 5 weeks, cite: "Marrow2032, methods"}
        study/quill-2031:
          design: randomised crossover trial
          stated_length: {value: 6 weeks, cite: "Quill2031, methods"}
          segments:
            - {type: treatment period, length: {value: 2 weeks, cite: "Quill2031, methods"}}
            - {type: washout, length: {value: 1 week, cite: "Quill2031, methods"}}
            - {type: treatment period, length: {value: 2 weeks, cite: "Quill2031, methods"}}
    """
    yield from _lengths(sheet.entry, is_about_gaps=True)


def _lengths(study: Study, *, is_about_gaps: bool) -> Iterator[Judgement]:
    stated = study.stated_length.value if study.stated_length else None
    if stated is None or not study.segments:
        return
    path = ("stated_length",)
    added = added_length(study)
    if isinstance(added, str):
        yield NotJudged(path, added)
        return
    is_breached = added.falls_short if is_about_gaps else added.exceeds
    if not is_breached:
        yield Passed(path)
        return
    found = f"{stated} in all, but the parts add up to {added.words}"
    # A part that was not seen, or one that lies within another, is no slip of the source.
    remedy = "Add the part that is missing" if is_about_gaps else "Correct the length of a part"
    yield Breach(path, found, f"{remedy}, or the stated length.")


@rule(Theme.ARITHMETIC, Drug)
def interaction_ratio_agrees(sheet: Sheet[Drug], setting: Setting) -> Iterator[Judgement]:
    """A stated ratio or change of an interaction is what the values alone and together give.

    From 4.5 alone to 15.4 together is 3.4 times as much, which is 242 % more. A ratio of 2 beside these figures
    means that one of them was copied wrongly. Sources often give the ratio of geometric means beside arithmetic
    ones; so a ratio that is off by less than a quarter is not judged.

    Source: FDA, Clinical Drug Interaction Studies, 2020 (ratios of exposure); statcheck (Nuijten 2016),
    doi:10.3758/s13428-015-0664-2, for the method.

    Passes:

        drug/zorbatine:
          interactions:
            - causes: [glimmerine]
              basis: stated
              cite: Marrow2032, abstract
              effects:
                - parameter: area under the curve
                  alone: {value: 4.5 ng·h/mL, cite: "Marrow2032, abstract"}
                  together: {value: 15.4 ng·h/mL, cite: "Marrow2032, abstract"}
                  stated_ratio: {value: 3.4, cite: "Marrow2032, abstract"}

    Fails:

        drug/zorbatine:
          interactions:
            - causes: [glimmerine]
              basis: stated
              cite: Marrow2032, abstract
              effects:
                - parameter: peak concentration
                  stated_ratio: {value: 2, cite: "Marrow2032, abstract"}
                - parameter: area under the curve
                  alone: {value: 4.5 ng·h/mL, cite: "Marrow2032, abstract"}
                  together: {value: 15.4 ng·h/mL, cite: "Marrow2032, abstract"}
                  stated_ratio: {value: 2, cite: "Marrow2032, abstract"}
    """
    for path, effect in sheet.parts(InteractionEffect):
        alone, together = (one.value if one else None for one in (effect.alone, effect.together))
        stated = (("stated_ratio", effect.stated_ratio, False), ("stated_change", effect.stated_change, True))
        for name, reported, is_change in stated:
            if reported is None or reported.value is None:
                continue
            here = (*path, name)
            if alone is None or together is None or not _are_comparable(alone, together, reported.value):
                yield NotJudged(
                    here, "the values alone and together are not both there as single numbers in one unit"
                )
                continue
            is_percent = reported.value.unit == "%"
            if is_change and not is_percent:
                yield NotJudged(here, "a change that is not in percent")
                continue
            ratio, band = together.low / alone.low, printed(together.low) / printed(alone.low)
            if is_change:
                ratio, band = ratio - 1, band - exactly(1)
            if is_percent:
                ratio, band = ratio * 100, band * exactly(100)
            whole = exactly(100 if is_percent else 1) if is_change else exactly(0)
            if agrees(reported.value.low, ratio, band):
                yield Passed(here)
            elif _is_near(reported.value.low + whole.low, ratio + whole.low):
                yield NotJudged(here, "another kind of mean, such as the geometric one, may give it")
            else:
                gives = f"{shown(rounded_like(ratio, reported.value.low))}{' %' if is_percent else ''}"
                found = f"{reported.value}, but {alone} and {together} give {gives}"
                yield Breach(here, found, LOOK_AGAIN)


# How far ratios of geometric and of arithmetic means lie apart at most, in our reading.
_OTHER_MEAN = Decimal("1.25")


def _is_near(stated: Decimal, computed: Decimal) -> bool:
    """Whether two ratios differ by less than kinds of means do."""
    return stated > 0 and computed > 0 and max(stated, computed) < _OTHER_MEAN * min(stated, computed)


def _are_comparable(alone: Quantity, together: Quantity, stated: Quantity) -> bool:
    are_exact = alone.is_exact and together.is_exact and stated.is_exact
    return are_exact and alone.unit == together.unit and printed(alone.low).low > 0


@rule(Theme.ARITHMETIC, Drug)
def salt_and_base_keep_their_relation(sheet: Sheet[Drug], setting: Setting) -> Iterator[Judgement]:
    """Every strength of a salt holds the same share of the base.

    If 100 mg of a salt hold 80 mg of the base, 200 mg hold 160. A pair that does not fit was copied wrongly or
    belongs to another salt, and a dose worked out from it would be wrong.

    Source: FDA, Naming of Drug Products Containing Salt Drug Substances, 2015 (strength as salt or base); the
    rest is arithmetic of masses.

    Passes:

        drug/zorbatine:
          salt_forms:
            - text: {text: As labelled., cite: "Quill2031, section 2"}
              salt: murmate
              salt_amount: 10 mg
              base_amount: 8.00 mg
            - text: {text: As labelled., cite: "Quill2031, section 2"}
              salt: murmate
              salt_amount: 20 mg
              base_amount: 16.0 mg

    Fails:

        drug/zorbatine:
          salt_forms:
            - text: {text: As labelled., cite: "Quill2031, section 2"}
              salt: murmate
              salt_amount: 10 mg
              base_amount: 8.00 mg
            - text: {text: As labelled., cite: "Quill2031, section 2"}
              salt: murmate
              salt_amount: 20 mg
              base_amount: 18.0 mg
    """
    first: dict[str, SaltForm] = {}
    for path, form in sheet.parts(SaltForm):
        other = first.setdefault(form.salt.casefold(), form)
        amounts = (form.salt_amount, form.base_amount, other.salt_amount, other.base_amount)
        here = (*path, "base_amount")
        if len({(amount.unit, amount.is_exact) for amount in amounts}) > 1 or not amounts[0].is_exact:
            yield NotJudged(here, "the amounts are not single numbers in one unit")
            continue
        if any(amount.low <= 0 for amount in amounts):
            yield NotJudged(here, "an amount is not above zero")
            continue
        # Strengths of salts are exact by definition; what is rounded is the base.
        expected = printed(other.base_amount.low) * exactly(form.salt_amount.low) / exactly(other.salt_amount.low)
        if expected.overlaps(printed(form.base_amount.low)):
            yield Passed(here)
        else:
            nominal = other.base_amount.low * form.salt_amount.low / other.salt_amount.low
            gives = f"{shown(rounded_like(nominal, form.base_amount.low))} {form.base_amount.unit}"
            found = f"{form.salt_amount} of {form.salt} hold {form.base_amount}, but by the first pair {gives}"
            yield Breach(here, found, LOOK_AGAIN)


RULES = (
    effect_follows_from_its_sides,
    segments_fit_into_the_length,
    segments_fill_the_length,
    interaction_ratio_agrees,
    salt_and_base_keep_their_relation,
)
