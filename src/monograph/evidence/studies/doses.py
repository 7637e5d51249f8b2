"""What a dose adds up to in a day, and how doses stand to one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from monograph.entries.kinds.dosing import Dose, DoseLevel
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.values import Quantity
from monograph.evidence.numbers.unit_families import family_of, in_unit


@dataclass(frozen=True, slots=True)
class DailyDose:
    """The least and the most a dose comes to in a day, in its unit; both the same for a fixed dose.

    ``bound`` is ``>``, ``<``, ``≥`` or ``≤`` when the source gives a bound instead of a dose, else empty.
    """

    low: Decimal
    high: Decimal
    unit: str
    bound: str = ""

    @property
    def in_words(self) -> str:
        """What a reader sees: 300 mg a day."""
        return str(self)

    def __str__(self) -> str:
        return f"{Quantity(self.low, self.high, self.unit, self.bound)} a day"

    def is_same_as(self, other: DailyDose) -> bool:
        """Whether both come to the same; False also when their units cannot be compared."""
        ours, theirs = self._in_one_unit(other)
        return ours is not None and ours == theirs and self.bound == other.bound

    def is_all_of(self, other: DailyDose) -> bool:
        """Whether this dose uses up the other, which is an upper bound: 300 mg is all of ≤ 300 mg."""
        ours, theirs = self._in_one_unit(other)
        return ours is not None and ours == theirs and other.bound == "≤" and not self.bound

    def exceeds(self, other: DailyDose) -> bool:
        """Whether the most of this dose is more than that of the other; False when they cannot be compared."""
        ours, theirs = self._in_one_unit(other)
        return ours is not None and theirs is not None and ours[1] > theirs[1]

    def is_above(self, other: DailyDose) -> bool:
        """Whether even the least of this dose is more than the most of the other; False when not comparable."""
        ours, theirs = self._in_one_unit(other)
        return ours is not None and theirs is not None and ours[0] > theirs[1]

    def falls_below(self, other: DailyDose) -> bool:
        """Whether the least of this dose is less than that of the other; False when they cannot be compared."""
        ours, theirs = self._in_one_unit(other)
        return ours is not None and theirs is not None and ours[0] < theirs[0]

    def overlaps(self, other: DailyDose) -> bool:
        """Whether the two have a dose in common; False also when their units cannot be compared."""
        ours, theirs = self._in_one_unit(other)
        return ours is not None and theirs is not None and ours[0] <= theirs[1] and theirs[0] <= ours[1]

    def is_comparable_with(self, other: DailyDose) -> bool:
        """Whether both are amounts in units that can be compared."""
        return self._in_one_unit(other)[0] is not None

    def _in_one_unit(
        self, other: DailyDose
    ) -> tuple[tuple[Decimal, Decimal] | None, tuple[Decimal, Decimal] | None]:
        if self.unit == other.unit:
            return (self.low, self.high), (other.low, other.high)
        if family_of(self.unit) != family_of(other.unit):
            return None, None
        low, high = (in_unit(end, other.unit, self.unit) for end in (other.low, other.high))
        return (self.low, self.high), (low, high)


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


def ceiling(dose: Dose) -> DailyDose | None:
    """Return the most that a dosing allows in a day: its maximum, else its highest level; None when not known."""
    if any(one is not None and one.value is not None for one in (dose.maximum, dose.maximum_in_24_h)):
        return stated_maximum(dose)
    return highest(_levels(dose))


def stated_maximum(dose: Dose) -> DailyDose | None:
    """Return the maximum of a dosing in a day, or its most in 24 hours; None when it states none that is known."""
    if dose.maximum is not None and dose.maximum.value is not None:
        return daily_dose(dose.maximum.value)
    most = value_of(dose.maximum_in_24_h)
    return DailyDose(most.low, most.high, most.unit, most.bound) if most is not None else None


def floor(dose: Dose) -> DailyDose | None:
    """Return the least that a dosing gives in a day: the lowest of its start and levels; None when not known."""
    known = list(_levels(dose))
    if not known:
        return None
    lowest = known[0]
    for one in known[1:]:
        if one.falls_below(lowest):
            lowest = one
    return lowest


def highest(doses: Iterable[DailyDose]) -> DailyDose | None:
    """Return the highest of some daily doses, None of none."""
    found: DailyDose | None = None
    for one in doses:
        if found is None or one.exceeds(found):
            found = one
    return found


def _levels(dose: Dose) -> Iterator[DailyDose]:
    for reported in (dose.start, *dose.levels):
        if reported is not None and reported.value is not None:
            day = daily_dose(reported.value)
            if day is not None:
                yield day
