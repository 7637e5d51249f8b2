"""The absolute effects that follow from the results an answer rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from monograph.entries.kinds.comparator_risk import ComparatorRisk
from monograph.entries.kinds.question import OutcomeAnswer
from monograph.entries.kinds.result import Result
from monograph.entries.kinds.study import Study
from monograph.entries.shared.effect_scales import units_in_all
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.units import as_unit
from monograph.entries.shared.values import Quantity
from monograph.entries.shared.vocabulary import RATIO_MEASURES, Contrast, EffectMeasure
from monograph.evidence.effects.absolute_effects import AbsoluteEffect, Estimate, from_counts, from_ratio
from monograph.evidence.effects.absolute_numbers import risk_of
from monograph.evidence.effects.effects import pairs_compared
from monograph.evidence.studies.participants import takes_everybody_through_every_arm
from monograph.evidence.studies.pointers import pointed_at
from monograph.knowledge_base import KnowledgeBase

_THOUSAND, _PER_THOUSAND = Decimal(1000), "per 1000"


@dataclass(frozen=True, slots=True)
class WorkedEffect:
    """What one result comes to in absolute terms, for the people of ``risk``; None for those of the study.

    A rate is out of ``whole`` in its ``unit``, such as ``per 100 person-years``; a risk is per 1000 people.
    """

    study_id: str
    study: Study
    result: Result
    risk: ComparatorRisk | None
    effect: AbsoluteEffect
    unit: str = _PER_THOUSAND
    whole: Decimal = _THOUSAND

    @property
    def is_of_people(self) -> bool:
        """Whether these are risks of people, which end at everyone; a rate may be of any size."""
        return self.unit == _PER_THOUSAND

    @property
    def possible(self) -> AbsoluteEffect:
        """The effect with no risk above everyone."""
        return self.effect.cut if self.is_of_people else self.effect


def absolute_effects(answer: OutcomeAnswer, base: KnowledgeBase) -> Iterator[WorkedEffect]:
    """Yield the absolute effects of each result between groups that an answer rests on, in order.

    A ratio is applied to each risk that the answer names, else to that of the study's own comparison group. Where
    a result has no ratio, the counts of two separate groups give the difference.
    """
    for pointer in answer.results:
        study, found = pointed_at(pointer, base)
        if isinstance(found, Result) and found.contrast is Contrast.BETWEEN_ARMS:
            yield from _of_result(str(pointer.study), study, found, answer)


def is_a_risk(stated: Quantity) -> bool:
    """Whether a quantity is a share of people or a rate, to which a ratio can be applied."""
    unit = as_unit(stated.unit)
    return unit is not None and unit.dimension in _OF_RISKS


_OF_RISKS = frozenset({"fraction", "incidence rate", "event rate"})


def _of_result(study_id: str, study: Study, result: Result, answer: OutcomeAnswer) -> Iterator[WorkedEffect]:
    effect = value_of(result.effect)
    ratio = ratio_of(result)
    if effect is None:
        if not takes_everybody_through_every_arm(study):
            for counted in _of_counts(result):
                yield WorkedEffect(study_id, study, result, None, counted)
        return
    if ratio is None:
        return
    for risk in answer.comparator_risks:
        stated = value_of(risk.risk)
        if stated is not None and stated.is_exact and is_a_risk(stated):
            made, unit, whole = _applied(stated, effect.measure, ratio)
            if made is not None:
                yield WorkedEffect(study_id, study, result, risk, made, unit, whole)
    if not answer.comparator_risks and effect.measure in _OF_ITS_OWN_PEOPLE:
        for _, comparator in pairs_compared(result):
            own = risk_of(comparator)
            in_study = from_ratio(own[0], effect.measure, ratio) if own is not None else None
            if in_study is not None:
                yield WorkedEffect(study_id, study, result, None, in_study)
                return


# A study's own share of people is that of the event which these count; a hazard ratio may count another.
_OF_ITS_OWN_PEOPLE = frozenset({EffectMeasure.RISK_RATIO, EffectMeasure.ODDS_RATIO})


def _applied(
    stated: Quantity, measure: EffectMeasure, ratio: Estimate
) -> tuple[AbsoluteEffect | None, str, Decimal]:
    """Return what a ratio makes of a stated risk or rate, in which unit, and out of how many."""
    unit = as_unit(stated.unit)
    if unit is not None and unit.dimension != "fraction":
        is_of_rates = measure is EffectMeasure.RATE_RATIO
        return from_ratio(stated.low, measure, ratio) if is_of_rates else None, str(unit), Decimal(1)
    whole = units_in_all(stated.unit)
    return from_ratio(stated.low / whole, measure, ratio) if whole else None, _PER_THOUSAND, _THOUSAND


def _of_counts(result: Result) -> Iterator[AbsoluteEffect]:
    for index, comparator in pairs_compared(result):
        ours, theirs = value_of(index.people), value_of(comparator.people)
        if ours is not None and theirs is not None:
            yield from_counts(ours, theirs)
            return


def ratio_of(result: Result) -> Estimate | None:
    """Return a result's ratio as a share of 1, with its limits; None where it cannot be applied to a risk."""
    effect, interval = value_of(result.effect), value_of(result.interval)
    if effect is None or effect.measure not in RATIO_MEASURES or effect.estimate <= 0:
        return None
    whole = units_in_all(effect.unit)
    if whole is None:
        return None
    low, high = (interval.low, interval.high) if interval is not None else (None, None)
    return Estimate(effect.estimate, low, high).each(lambda one: one / whole)
