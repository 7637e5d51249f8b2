"""Numbers that follow from doses: what they come to in a day, and the same amounts as salt and as base."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from monograph.entries import Drug
from monograph.entries.kinds.dosing import Dose, DoseLevel, Step
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.units import BUILT_IN_UNITS
from monograph.evidence.numbers.recorded_number import Worked
from monograph.evidence.numbers.rounding import exactly, printed
from monograph.evidence.studies.doses import daily_dose


def of_dose_level(level: DoseLevel) -> Iterator[Worked]:
    """Yield what one dose comes to in a day, as an amount and as a rate."""
    day = daily_dose(level)
    if day is not None:
        for amount in dict.fromkeys((day.low, day.high)):
            yield Worked(day.unit, amount, exactly(amount))
            yield from _a_day(amount, day.unit)


def of_dose(dose: Dose) -> Iterator[Worked]:
    """Yield the most in 24 hours as a rate."""
    most = value_of(dose.maximum_in_24_h)
    if most is not None and most.is_exact:
        yield from _a_day(most.low, most.unit)


def of_step(step: Step) -> Iterator[Worked]:
    """Yield a change of dose as a rate: by 50 mg is by 50 mg/day."""
    for amount in dict.fromkeys((step.change.low, step.change.high)):
        yield from _a_day(amount, step.change.unit)


def _a_day(amount: Decimal, unit: str) -> Iterator[Worked]:
    a_day = BUILT_IN_UNITS.find(f"{unit}/day")
    if a_day is not None:
        yield Worked(a_day, amount, exactly(amount))


def of_drug(drug: Drug) -> Iterator[Worked]:
    """Yield each amount of a drug as its salt and as its base."""
    amounts = list(_amounts(drug))
    for form in drug.salt_forms:
        salt, base = form.salt_amount, form.base_amount
        if not salt.is_exact or not base.is_exact or salt.unit != base.unit or not salt.low or not base.low:
            continue
        for amount, unit in amounts:
            for part, whole in ((base.low, salt.low), (salt.low, base.low)):
                yield Worked(unit, amount * part / whole, printed(amount) * printed(part) / printed(whole))


def _amounts(drug: Drug) -> Iterator[tuple[Decimal, str]]:
    levels = (level for dose in drug.doses for level in (dose.start, *dose.levels, dose.maximum))
    for level in levels:
        if level is not None and level.value is not None:
            for worked in of_dose_level(level.value):
                yield worked.value, worked.unit
            if level.value.amount is not None:
                yield level.value.amount.low, level.value.amount.unit
