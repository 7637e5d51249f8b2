"""Absolute effects as sources print them, against the risks and ratios they were made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from monograph.entries.kinds.comparator_risk import StatedEffect
from monograph.entries.kinds.question import OutcomeAnswer
from monograph.entries.kinds.result import Result
from monograph.entries.shared.effect_scales import units_in_all
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.units import as_unit
from monograph.entries.shared.values import Quantity
from monograph.entries.shared.vocabulary import EffectMeasure
from monograph.evidence.answers.absolute import ratio_of
from monograph.evidence.effects.absolute_effects import Estimate, may_be
from monograph.evidence.numbers.rounding import Band, printed
from monograph.evidence.studies.pointers import pointed_at
from monograph.knowledge_base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio that an answer rests on, and what it is a ratio of."""

    measure: EffectMeasure
    estimate: Estimate


def ratios_behind(answer: OutcomeAnswer, base: KnowledgeBase) -> Iterator[Ratio]:
    """Yield the ratios of the results that an answer rests on."""
    for pointer in answer.results:
        _, found = pointed_at(pointer, base)
        effect = value_of(found.effect) if isinstance(found, Result) else None
        ratio = ratio_of(found) if isinstance(found, Result) else None
        if effect is not None and ratio is not None:
            yield Ratio(effect.measure, ratio)


def may_follow(stated: StatedEffect, risk: Quantity, ratio: Ratio) -> bool | None:
    """Whether a printed absolute effect may follow from a risk and a ratio; None when they cannot be compared.

    Each number that is printed counts as all that round to it, so that a table made from finer inputs agrees. Only
    what both have is compared: a limit is left out where the other side has none.
    """
    is_difference = stated.difference is not None
    value = stated.difference if is_difference else stated.with_treatment
    before = _share(risk, risk.low)
    if value is None or before is None or not value.is_exact:
        return None
    interval = stated.interval
    limits = (interval.low, interval.high) if interval is not None else (None, None)
    ends = ((value.low, ratio.estimate.value), (limits[0], ratio.estimate.low), (limits[1], ratio.estimate.high))
    compared = []
    for printed_one, factor in ends:
        share = _share(value, printed_one) if printed_one is not None else None
        if share is not None and factor is not None:
            compared.append(may_be(share, before, ratio.measure, factor, is_difference=is_difference))
    return all(compared) if compared else None


def _share(quantity: Quantity, number: Decimal) -> Band | None:
    """Return what a printed number may stand for as a share of 1, or as a rate in its own unit."""
    unit = as_unit(quantity.unit)
    whole = Decimal(1) if unit is not None and unit.dimension != "fraction" else units_in_all(quantity.unit)
    if whole is None:
        return None
    around = printed(number)
    return Band(around.low / whole, around.high / whole)
