"""Absolute effects that follow from a result: risks, their differences, numbers needed to treat."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal

from monograph.entries.kinds.result import Result, Side
from monograph.entries.shared.effect_scales import units_in_all
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.vocabulary import EffectMeasure, Statistic
from monograph.evidence.effects.absolute_effects import with_treatment
from monograph.evidence.effects.effects import pairs_compared
from monograph.evidence.numbers.natural_frequencies import FREQUENCY, NEEDED_TO_TREAT
from monograph.evidence.numbers.recorded_number import Worked
from monograph.evidence.numbers.rounding import Band, exactly, printed

_HUNDRED = Decimal(100)
_AS_RISK_RATIO = frozenset({EffectMeasure.RISK_RATIO, EffectMeasure.RATE_RATIO})
_RELATIVE = _AS_RISK_RATIO | {EffectMeasure.ODDS_RATIO, EffectMeasure.HAZARD_RATIO}


def absolute_numbers(result: Result) -> Iterator[Worked]:
    """Yield risks, their differences and numbers needed to treat that follow from a result's two groups.

    From a comparator's risk and a ratio the other risk follows: risk × ratio; for an odds ratio through the odds;
    for a hazard ratio 1 − (1 − risk)^ratio. Source: Cochrane Handbook 15.4.4; GRADE guidelines 12 (Guyatt 2013),
    doi:10.1016/j.jclinepi.2012.01.012.
    """
    effect = value_of(result.effect)
    interval = value_of(result.interval)
    numbers = [effect.estimate] if effect is not None else []
    numbers += [*interval.limits] if interval is not None else []
    for index, comparator in pairs_compared(result):
        ours, theirs = risk_of(index), risk_of(comparator)
        if ours is not None and theirs is not None:
            yield from _difference(ours, theirs)
        for risk in (ours, theirs):
            if risk is not None:
                yield _the_others(risk)
        if theirs is not None and effect is not None and effect.measure in _RELATIVE:
            whole = units_in_all(effect.unit)
            for number in numbers if whole is not None else ():
                yield from _from_ratio(
                    theirs, number / (whole or 1), printed(number) / exactly(whole or 1), effect.measure
                )
    if effect is not None and effect.measure is EffectMeasure.RISK_DIFFERENCE:
        whole = units_in_all(effect.unit)
        for number in numbers if whole is not None else ():
            yield from _said(number / (whole or 1), printed(number) / exactly(whole or 1))


Risk = tuple[Decimal, Band]


def risk_of(side: Side) -> Risk | None:
    """Return the share of people of one side, at face value and with its rounding; None when it is not given."""
    people = value_of(side.people)
    if people is not None:
        share = Decimal(people.count) / people.total
        return share, exactly(share)
    figure = value_of(side.figure)
    if side.statistic is not Statistic.PERCENTAGE or figure is None or not figure.is_exact or figure.unit != "%":
        return None
    return figure.low / _HUNDRED, printed(figure.low) / exactly(100)


def _the_others(risk: Risk) -> Worked:
    """Return the share of those who had no event: 91 of 100 survive where 9 of 100 die."""
    return Worked(FREQUENCY, _HUNDRED * (1 - risk[0]), (exactly(1) - risk[1]) * exactly(100))


def _difference(ours: Risk, theirs: Risk) -> Iterator[Worked]:
    nominal, band = ours[0] - theirs[0], ours[1] - theirs[1]
    yield Worked("%", nominal * _HUNDRED, band * exactly(100))
    yield from _said(nominal, band)


def _said(difference: Decimal, band: Band) -> Iterator[Worked]:
    yield Worked(FREQUENCY, difference * _HUNDRED, band * exactly(100))
    if not band.low <= 0 <= band.high:
        ends = sorted(1 / abs(end) for end in (band.low, band.high))
        # A number needed to treat is often rounded up to the next person.
        highest = ends[1].to_integral_value(ROUND_CEILING)
        yield Worked(NEEDED_TO_TREAT, 1 / abs(difference), Band(ends[0], highest))


_LARGEST_RATIO = Decimal(1000)


def _from_ratio(theirs: Risk, ratio: Decimal, band: Band, measure: EffectMeasure) -> Iterator[Worked]:
    if not 0 < band.low <= band.high < _LARGEST_RATIO or not 0 <= theirs[1].low <= theirs[1].high < 1:
        return
    nominal = _cut(with_treatment(theirs[0], ratio, measure), measure)
    ends = [
        (risk, _cut(with_treatment(risk, one, measure), measure))
        for risk in (theirs[1].low, theirs[1].high)
        for one in (band.low, band.high)
    ]
    risks = [risk for _, risk in ends]
    changes = [risk - before for before, risk in ends]
    yield Worked(FREQUENCY, nominal * _HUNDRED, Band(min(risks) * _HUNDRED, max(risks) * _HUNDRED))
    yield from _said(nominal - theirs[0], Band(min(changes), max(changes)))


def _cut(risk: Decimal, measure: EffectMeasure) -> Decimal:
    return min(risk, Decimal(1)) if measure in _AS_RISK_RATIO else risk
