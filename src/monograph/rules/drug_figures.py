"""Rules on the figures of a drug: interactions, salts and bases."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from monograph.entries import Drug
from monograph.entries.kinds.dosing import SaltForm
from monograph.entries.kinds.drug import InteractionEffect
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.values import Quantity, shown
from monograph.evidence.numbers.rounding import agrees, exactly, printed, rounded_like
from monograph.rules.rule import LOOK_AGAIN, Breach, Judgement, NotJudged, Passed, Setting, Theme, rule


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
        alone, together = (value_of(one) for one in (effect.alone, effect.together))
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


RULES = (interaction_ratio_agrees, salt_and_base_keep_their_relation)
