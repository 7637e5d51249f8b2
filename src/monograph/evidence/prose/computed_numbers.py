"""Numbers that follow from the fields of an entry: shares, changes, differences, daily doses, sums, salts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import combinations
from types import MappingProxyType
from typing import Any

from monograph.entries import Drug, Entry, Study
from monograph.entries.kinds.dosing import Dose, DoseLevel, Step
from monograph.entries.kinds.drug import InteractionEffect, Rate
from monograph.entries.kinds.outcome import Scale
from monograph.entries.kinds.question import Magnitude
from monograph.entries.kinds.result import Effect, Result, Side
from monograph.entries.kinds.study import Arm, Participants
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.effect_scales import units_in_all
from monograph.entries.shared.parts import Reported
from monograph.entries.shared.units import as_unit
from monograph.entries.shared.values import CountOf, Quantity
from monograph.entries.shared.vocabulary import RATIO_MEASURES, EffectMeasure, Statistic
from monograph.evidence.effects.absolute_numbers import absolute_numbers
from monograph.evidence.effects.effects import is_in_percent, pairs_compared
from monograph.evidence.numbers.recorded_number import Reading, RecordedNumber, Worked
from monograph.evidence.numbers.rounding import Band, exactly, printed
from monograph.evidence.numbers.unit_families import family_of, in_unit
from monograph.evidence.studies.computed_doses import of_dose, of_dose_level, of_drug, of_step
from monograph.evidence.studies.participants import STAGES, at_stage

_HUNDRED = Decimal(100)
# Studies have a handful of arms and segments; a file with hundreds is a mishap, and pairing all takes long.
_MOST_PAIRED = 20


def computed_numbers(sheet: Sheet[Entry]) -> Iterator[RecordedNumber]:
    """Yield every number that follows from the fields of an entry, each held by the part it follows from."""
    for kind, compute in _COMPUTED.items():
        for position in sheet.positions.get(kind, ()):
            path, part = sheet.values[position]
            for worked in compute(part):
                value, band = worked.value, worked.band
                if value < 0:
                    value, band = -value, Band(-band.high, -band.low)
                where = (*path, worked.field) if worked.field else path
                yield RecordedNumber(
                    worked.unit, value, sheet.id, where, worked.reading, band, "", worked.is_offered
                )


def _ratio(nominal: Decimal, band: Band) -> Iterator[Worked]:
    """Yield a ratio against the comparator, that ratio in percent, and the change in percent."""
    hundred = exactly(100)
    yield Worked("ratio", nominal, band)
    yield Worked("%", nominal * _HUNDRED, band * hundred, Reading.LEVEL)
    yield Worked("%", (nominal - 1) * _HUNDRED, (band - exactly(1)) * hundred, Reading.CHANGE)


def _restated(ratio: Decimal) -> Iterator[Worked]:
    """Yield a printed ratio in its three forms: said in another way, a number gains no room for rounding."""
    yield from _ratio(ratio, exactly(ratio))


def _quotient(above: Decimal, below: Decimal) -> Iterator[Worked]:
    """Yield what one printed figure over another gives, when it gives anything."""
    divisor = printed(below)
    if above > 0 and divisor.low > 0:
        yield from _ratio(above / below, printed(above) / divisor)


def _difference(one: Decimal, other: Decimal, unit: str) -> Iterator[Worked]:
    yield Worked(unit, one - other, printed(one) - printed(other))


def _exact(reported: Reported[Quantity] | None) -> Quantity | None:
    value = reported.value if reported is not None else None
    return value if value is not None and value.is_exact else None


def _of_result(result: Result) -> Iterator[Worked]:
    effect = result.effect.value if result.effect else None
    interval = result.interval.value if result.interval else None
    unit = _unit_of_effect(effect, result) if effect is not None else ""
    if effect is not None:
        yield from (worked._replace(field="effect") for worked in _of_effect(effect, effect.estimate, unit))
    if effect is not None and interval is not None:
        for end in interval.limits:
            found = _of_effect(effect, end, unit)
            yield from (worked._replace(field="interval", is_offered=False) for worked in found)
    for side in result.sides:
        yield from _of_side(side)
        baseline = _exact(side.baseline)
        if effect is not None and unit and baseline is not None and baseline.unit == unit and baseline.low > 0:
            yield from _part_of(effect.estimate, baseline.low)
    for index, comparator in pairs_compared(result):
        yield from _of_pair(index, comparator)
    yield from (worked._replace(is_offered=False) for worked in absolute_numbers(result))


def _unit_of_effect(effect: Effect, result: Result) -> str:
    """Return the unit of a difference: as stated, else that of the figures, else the points of a scale."""
    if effect.measure is EffectMeasure.STANDARDISED_MEAN_DIFFERENCE:
        return "ratio"
    if is_in_percent(effect):
        return "%"
    if as_unit(effect.unit):
        return str(effect.unit)
    figures = (_exact(side.figure) or _exact(side.baseline) for side in result.sides)
    return next((figure.unit for figure in figures if figure is not None and figure.unit), "points")


def _of_effect(effect: Effect, number: Decimal, unit: str) -> Iterator[Worked]:
    whole = units_in_all(effect.unit)
    if effect.measure in RATIO_MEASURES:
        if number > 0 and whole in (1, _HUNDRED):
            # By how many percent odds or hazards differ is not by how many percent people do.
            is_offered = effect.measure not in (EffectMeasure.ODDS_RATIO, EffectMeasure.HAZARD_RATIO)
            yield from (
                one._replace(is_offered=is_offered or one.unit == "ratio")
                for one in _restated(number / (whole or 1))
            )
    elif effect.measure is EffectMeasure.PERCENT_CHANGE:
        yield from _restated_change(number)
    elif effect.measure is EffectMeasure.RISK_DIFFERENCE:
        if whole is not None:
            yield Worked("%", number * _HUNDRED / whole, exactly(number * _HUNDRED / whole))
    else:
        yield Worked(unit, number, exactly(number))


def _restated_change(percent: Decimal) -> Iterator[Worked]:
    """Yield a printed change in percent, and what it leaves."""
    yield Worked("%", percent, exactly(percent), Reading.CHANGE)
    yield Worked("%", _HUNDRED + percent, exactly(_HUNDRED + percent), Reading.LEVEL)


def _part_of(amount: Decimal, whole: Decimal) -> Iterator[Worked]:
    band = printed(amount) / printed(whole) * exactly(100)
    yield Worked("%", amount / whole * _HUNDRED, band, Reading.CHANGE)


def _of_side(side: Side) -> Iterator[Worked]:
    figure, baseline = _exact(side.figure), _exact(side.baseline)
    if figure is None:
        return
    if side.statistic is Statistic.PERCENT_OF_COMPARATOR:
        yield from _restated_change(figure.low - _HUNDRED)
    if baseline is None or baseline.unit != figure.unit:
        return
    if side.statistic in (Statistic.MEAN_CHANGE, Statistic.MEDIAN_CHANGE):
        if baseline.low > 0:
            yield from _part_of(figure.low, baseline.low)
    else:
        yield from _difference(figure.low, baseline.low, figure.unit)
        yield from _quotient(figure.low, baseline.low)


def _of_pair(index: Side, comparator: Side) -> Iterator[Worked]:
    ours, theirs = _exact(index.figure), _exact(comparator.figure)
    if ours is None or theirs is None or ours.unit != theirs.unit or index.statistic is not comparator.statistic:
        return
    yield from _difference(ours.low, theirs.low, ours.unit)
    if index.statistic not in (Statistic.MEAN_CHANGE, Statistic.MEDIAN_CHANGE):
        yield from _quotient(ours.low, theirs.low)


def _of_count(people: CountOf) -> Iterator[Worked]:
    share = _HUNDRED * people.count / people.total
    yield Worked("%", share, exactly(share))
    yield Worked("%", _HUNDRED - share, exactly(_HUNDRED - share), is_offered=False)
    yield Worked("people", Decimal(people.total - people.count), exactly(people.total - people.count))


def _of_rate(rate: Rate) -> Iterator[Worked]:
    percent = _exact(rate.percent)
    size = rate.group_size.value if rate.group_size else None
    count = rate.count.value if rate.count else None
    if percent is not None and size:
        yield Worked("people", percent.low * size / 100, printed(percent.low) * exactly(size) / exactly(100))
    if count is not None and size:
        yield Worked("%", _HUNDRED * count / size, exactly(_HUNDRED * count / size))


def _of_interaction(effect: InteractionEffect) -> Iterator[Worked]:
    alone, together, change = _exact(effect.alone), _exact(effect.together), _exact(effect.stated_change)
    if alone is not None and together is not None and alone.unit == together.unit:
        yield from _difference(together.low, alone.low, alone.unit)
        yield from _quotient(together.low, alone.low)
    if change is not None:
        yield from _restated_change(change.low)
    ratio = _exact(effect.stated_ratio)
    if ratio is not None and ratio.low > 0:
        yield from _restated(ratio.low)


def _of_scale(scale: Scale) -> Iterator[Worked]:
    for end in (scale.lowest, scale.highest, scale.highest - scale.lowest, scale.step):
        if end is not None:
            yield Worked("points", end, exactly(end), is_offered=False)


def _of_magnitude(magnitude: Magnitude) -> Iterator[Worked]:
    threshold = magnitude.threshold.low
    for unit in (magnitude.threshold.unit,) if magnitude.threshold.unit else ("points", "%"):
        yield Worked(unit, threshold, exactly(threshold))
    if threshold > 0:
        yield from _restated(threshold)


def _of_participants(people: Participants) -> Iterator[Worked]:
    counts = [count for stage in STAGES if (count := at_stage(people, stage)) is not None]
    for one, other in combinations(counts, 2):
        yield Worked("people", Decimal(one - other), exactly(one - other))


def _of_study(study: Study) -> Iterator[Worked]:
    yield from _over_arms(study.arms)
    yield from _sums_of_segments([_exact(segment.length) for segment in study.segments])
    for result in study.results:
        counted = [side.people.value for side in result.sides if side.people and side.people.value]
        if len(counted) > 1:
            for total in (sum(one.count for one in counted), sum(one.total for one in counted)):
                yield Worked("people", Decimal(total), exactly(total))


def _over_arms(arms: Iterable[Arm]) -> Iterator[Worked]:
    """Yield what two arms, or all of them, come to together at each stage."""
    people = [arm.participants for arm in arms]
    for stage in STAGES:
        counts = [count for one in people if (count := at_stage(one, stage)) is not None]
        for some in (*combinations(counts[:_MOST_PAIRED], 2), tuple(counts)):
            yield Worked("people", Decimal(sum(some)), exactly(sum(some)))


def _sums_of_segments(lengths: list[Quantity | None]) -> Iterator[Worked]:
    """Yield what neighbouring segments come to together, in the unit of the first."""
    for first in range(min(len(lengths), _MOST_PAIRED)):
        total, unit = Decimal(0), ""
        for length in lengths[first : first + _MOST_PAIRED]:
            if length is None or (unit and family_of(length.unit) != family_of(unit)):
                break
            unit = unit or length.unit
            total += in_unit(length.low, length.unit, unit)
            yield Worked(unit, total, exactly(total))


_COMPUTED: Mapping[type, Callable[[Any], Iterator[Worked]]] = MappingProxyType(
    {
        Result: _of_result,
        CountOf: _of_count,
        Rate: _of_rate,
        InteractionEffect: _of_interaction,
        DoseLevel: of_dose_level,
        Dose: of_dose,
        Step: of_step,
        Scale: _of_scale,
        Magnitude: _of_magnitude,
        Participants: _of_participants,
        Study: _of_study,
        Drug: of_drug,
    }
)
