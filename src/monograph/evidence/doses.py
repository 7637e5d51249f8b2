"""What a dose adds up to in a day."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from monograph.entries.dosing import DoseLevel


@dataclass(frozen=True, slots=True)
class DailyDose:
    """The least and the most a dose comes to in a day, in its unit; both the same for a fixed dose.

    ``bound`` is ``>``, ``<``, ``≥`` or ``≤`` when the source gives a bound instead of a dose, else empty.
    """

    low: Decimal
    high: Decimal
    unit: str
    bound: str = ""


def daily_dose(level: DoseLevel) -> DailyDose | None:
    """Return what a dose comes to in a day: amount times frequency, or the stated daily total.

    None when the frequency is not known, or when both are bounds.
    """
    if level.per_day is not None:
        return DailyDose(level.per_day.low, level.per_day.high, level.per_day.unit, level.per_day.bound)
    amount, times = level.amount, level.times_per_day
    if amount is None or times is None or (amount.bound and times.bound):
        return None
    return DailyDose(amount.low * times.low, amount.high * times.high, amount.unit, amount.bound or times.bound)
