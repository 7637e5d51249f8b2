"""Units that can be converted into one another by a fixed factor, as a reader does in passing."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType

from monograph.entries.shared.units import UNIT_NOT_GIVEN

# A month is no fixed number of days, so months and weeks are not compared.
_FAMILIES = MappingProxyType(
    {
        "µg": ("mass", Decimal("0.001")),
        "mg": ("mass", Decimal(1)),
        "g": ("mass", Decimal(1000)),
        "mg/day": ("dose rate", Decimal(1)),
        "g/day": ("dose rate", Decimal(1000)),
        "minutes": ("time", Decimal(1)),
        "hours": ("time", Decimal(60)),
        "days": ("time", Decimal(1440)),
        "weeks": ("time", Decimal(10080)),
        "months": ("long time", Decimal(1)),
        "years": ("long time", Decimal(12)),
        "cramps/week": ("cramp rate", Decimal(1)),
        "cramps/day": ("cramp rate", Decimal(7)),
        "ng/mL": ("concentration", Decimal(1)),
        "µg/mL": ("concentration", Decimal(1000)),
        # Papers print the score of a scale in points, in units or in nothing at all.
        "points": ("score", Decimal(1)),
        "units": ("score", Decimal(1)),
        UNIT_NOT_GIVEN: ("score", Decimal(1)),
    }
)


def family_of(unit: str) -> str:
    """Return the family of a unit; a unit that converts into no other is a family of its own."""
    return _FAMILIES[unit][0] if unit in _FAMILIES else unit


def in_unit(value: Decimal, unit: str, other: str) -> Decimal:
    """Return a value of one unit in another of the same family."""
    if unit == other or unit not in _FAMILIES:
        return value
    return value * _FAMILIES[unit][1] / _FAMILIES[other][1]
