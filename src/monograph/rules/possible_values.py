"""Rules on values that cannot be: shares of more than everybody, p of zero, concentrations below nothing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from monograph.entries import Drug, Entry, Study
from monograph.entries.kinds.drug import InteractionEffect, PharmacokineticFact
from monograph.entries.kinds.result import Harm, Result
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Reported
from monograph.entries.shared.values import PValue, Quantity
from monograph.entries.shared.vocabulary import PharmacokineticParameter
from monograph.evidence.numbers.rounding import decimals
from monograph.evidence.numbers.stated_shares import StatedShare, stated_shares
from monograph.evidence.numbers.stated_values import stated
from monograph.rules.rule import LOOK_AGAIN, PRINTED_SO, Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path

_AGAIN = f"{LOOK_AGAIN} {PRINTED_SO}"
_SHARES_OF_A_DRUG = frozenset({PharmacokineticParameter.PROTEIN_BINDING, PharmacokineticParameter.RENAL_EXCRETION})
_CAN_BE_NEGATIVE = frozenset({PharmacokineticParameter.SYSTOLIC_CHANGE, PharmacokineticParameter.DIASTOLIC_CHANGE})
_EVERYTHING = Decimal(100)
_SAY_WHAT = "write `absent: not reported` in place of `value`, and say in `note` what it is"


@rule(Theme.ARITHMETIC, Entry)
def share_is_possible(sheet: Sheet[Entry], setting: Setting) -> Iterator[Judgement]:
    """A share of people is from 0 to 100 %, and is given in percent.

    No one can be 130 % of a group, and 50 points are no share of it. Changes in percent are no shares, and may be
    below zero or above 100. Cannot judge: events in percent of people, of which one person may have several.

    Source: Cochrane Handbook 6.4.1 (risk is a proportion); INSPECT-SR (Wilkinson 2025), domain 4,
    doi:10.1101/2025.09.03.25334905.

    Passes:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          harms:
            - {event: Sneezed, arms: [zorbatine], percent: {value: 32 %, cite: "Quill2031, table 5"}}

    Fails:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          harms:
            - {event: Yawned, arms: [zorbatine], percent: {value: 30 %, cite: "Quill2031, table 5"}}
            - {event: Sneezed, arms: [zorbatine], percent: {value: 130 %, cite: "Quill2031, table 5"}}
            - {event: Hiccups, arms: [zorbatine], percent: {value: 50 points, cite: "Quill2031, table 5"}}
    """
    for share in stated_shares(sheet):
        yield _judged_share(share)


def _judged_share(share: StatedShare) -> Judgement:
    value, most = share.percent, Decimal(1) if share.percent.unit == "ratio" else _EVERYTHING
    if value.unit not in ("%", "ratio", ""):
        otherwise = "give its own `statistic`" if "sides" in share.path else _SAY_WHAT
        remedy = f"Write the share in percent, such as `32 %`. If it is no share, {otherwise}."
        return Breach(share.path, f"`{value}` is no share of people", remedy)
    if value.low < 0:
        return Breach(share.path, f"{value} of people is less than no one", _AGAIN)
    if value.high <= most and (value.bound, value.low) != (">", most):
        return Passed(share.path)
    if share.counts_events:
        return NotJudged(share.path, "one person may have several events")
    return Breach(share.path, f"{value} of people is more than everyone", _AGAIN)


@rule(Theme.STATISTICS, Study)
def p_is_above_zero(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """A p value is above zero, and a p value cannot be above 1.

    However strong the evidence, chance can always have done it. Programs print 0.000 for a value that rounds to
    it, which is any below 0.0005; readers take it for certainty.

    Source: Cochrane Handbook 15.3.1 (exact p values); ICMJE recommendations and CONSORT 2010, item 17a,
    doi:10.1136/bmj.c869 (p values given as below 0.001).

    Passes:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          harms:
            - event: Sneezed
              arms: [zorbatine]
              count: {value: 3, cite: "Quill2031, table 5"}
              p: {value: "< 0.001", cite: "Quill2031, table 5"}

    Fails:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          harms:
            - event: Yawned
              arms: [zorbatine]
              count: {value: 3, cite: "Quill2031, table 5"}
              p: {value: 0.04, cite: "Quill2031, table 5"}
            - event: Sneezed
              arms: [zorbatine]
              count: {value: 3, cite: "Quill2031, table 5"}
              p: {value: 0.000, cite: "Quill2031, table 5"}
    """
    holders: tuple[tuple[Path, Result | Harm], ...] = (*sheet.parts(Result), *sheet.parts(Harm))
    for path, one in holders:
        for steps, p in stated(one.p):
            here = (*path, "p", *steps)
            if p.low == 0 and (p.comparator == "=" or (p.high == 0 and p.comparator == "≤")):
                yield Breach(here, f"{p}, and a p value cannot be zero", _instead_of_zero(p))
            elif p.comparator == ">" and p.low == 1:
                yield Breach(here, f"{p}, and a p value cannot be above 1", _AGAIN)
            else:
                yield Passed(here)


def _instead_of_zero(p: PValue) -> str:
    places = decimals(p.low)
    if places < 2 or p.high != p.low:
        return _AGAIN
    zero, bound = f"{Decimal(0):.{places}f}", f"{Decimal(1).scaleb(-places):f}"
    return (
        f'{LOOK_AGAIN} Where the source prints {zero}, the value rounds to it: write `"< {bound}"`, which it is, '
        f"and tell in `note` that the source prints {zero}."
    )


@rule(Theme.ARITHMETIC, Drug)
def measured_amount_is_possible(sheet: Sheet[Drug], setting: Setting) -> Iterator[Judgement]:
    """What is measured of a drug in the body is not below zero, and no part of it is more than the whole.

    A half-life, a concentration or a ratio of two cannot be below zero, and an exposure cannot fall by more than
    100 %. No more than 100 % of a drug is bound to protein or leaves in the urine. A change of blood pressure may
    be below zero.

    Source: definitions of the parameters, FDA, Clinical Drug Interaction Studies, 2020.

    Passes:

        drug/zorbatine:
          pharmacokinetics:
            - {parameter: protein binding, value: {value: 95 %, cite: "Quill2031, section 12"}}

    Fails:

        drug/zorbatine:
          pharmacokinetics:
            - {parameter: half-life, value: {value: 8 hours, cite: "Quill2031, section 12"}}
            - {parameter: protein binding, value: {value: 120 %, cite: "Quill2031, section 12"}}
    """
    for path, fact in sheet.parts(PharmacokineticFact):
        is_share = fact.parameter in _SHARES_OF_A_DRUG
        yield from _amounts((*path, "value"), fact.value, fact.parameter, is_share=is_share)
    for path, effect in sheet.parts(InteractionEffect):
        for name, reported in (("alone", effect.alone), ("together", effect.together)):
            is_share = effect.parameter in _SHARES_OF_A_DRUG
            yield from _amounts((*path, name), reported, effect.parameter, is_share=is_share)
        yield from _amounts((*path, "stated_ratio"), effect.stated_ratio, effect.parameter)
        for steps, change in stated(effect.stated_change):
            here = (*path, "stated_change", *steps)
            if effect.parameter not in _CAN_BE_NEGATIVE and change.unit == "%" and change.low < -_EVERYTHING:
                yield Breach(here, f"a change of {change} is a fall of more than 100 %", _AGAIN)
            else:
                yield Passed(here)


def _amounts(
    path: Path, reported: Reported[Quantity] | None, parameter: PharmacokineticParameter, *, is_share: bool = False
) -> Iterator[Judgement]:
    for steps, amount in stated(reported):
        here = (*path, *steps)
        if amount.low < 0 and parameter not in _CAN_BE_NEGATIVE:
            yield Breach(here, f"a {parameter} of {amount} is less than nothing", _AGAIN)
        elif is_share and amount.unit == "%" and amount.low > _EVERYTHING:
            yield Breach(here, f"a {parameter} of {amount} is more than the whole", _AGAIN)
        else:
            yield Passed(here)


RULES = (share_is_possible, p_is_above_zero, measured_amount_is_possible)
