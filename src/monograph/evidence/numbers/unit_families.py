"""Units that can be converted into one another by a fixed factor, as a reader does in passing."""

from __future__ import annotations

from decimal import Decimal

from monograph.entries.shared.units import as_unit


def family_of(unit: str) -> str:
    """Return the unit that a unit converts into; a unit that converts into no other is a family of its own."""
    known = as_unit(unit)
    return known.of if known is not None else unit


def in_unit(value: Decimal, unit: str, other: str) -> Decimal:
    """Return a value of one unit in another of the same family."""
    one, two = as_unit(unit), as_unit(other)
    if unit == other or one is None or two is None:
        return value
    return value * one.factor / two.factor


# A month is a twelfth of a mean year.
_YEAR = Decimal("365.25")


def is_a_time(unit: str) -> bool:
    """Whether a unit measures a length of time."""
    known = as_unit(unit)
    return known is not None and known.dimension == "time"


def is_of_the_calendar(unit: str) -> bool:
    """Whether a unit is months or years, which have no fixed number of days."""
    return is_a_time(unit) and family_of(unit) == family_of("years")


def in_days(amount: Decimal, unit: str) -> Decimal | None:
    """Return a length of time in days, a month as a twelfth of 365.25 days; None for what is no time."""
    if not is_a_time(unit):
        return None
    return in_unit(amount, unit, "years") * _YEAR if is_of_the_calendar(unit) else in_unit(amount, unit, "days")
