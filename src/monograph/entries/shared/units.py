"""The units contributors may write, with their codes in UCUM (ucum.org)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: how contributors write it, its UCUM code (ucum.org), its dimension and its word for one, if any."""

    symbol: str
    ucum: str
    dimension: str
    singular: str = ""


UNIT_NOT_GIVEN = "unit not given"

_UNITS = (
    Unit("%", "%", "fraction"),
    Unit("µg", "ug", "mass"),
    Unit("mg", "mg", "mass"),
    Unit("g", "g", "mass"),
    Unit("mg/day", "mg/d", "dose rate"),
    Unit("g/day", "g/d", "dose rate"),
    Unit("units", "[arb'U]", "arbitrary amount", "unit"),
    Unit("sprays", "{spray}", "count", "spray"),
    Unit("ms", "ms", "time"),
    Unit("minutes", "min", "time", "minute"),
    Unit("hours", "h", "time", "hour"),
    Unit("days", "d", "time", "day"),
    Unit("weeks", "wk", "time", "week"),
    Unit("months", "mo", "time", "month"),
    Unit("years", "a", "time", "year"),
    Unit("cramps/day", "{cramp}/d", "event rate"),
    Unit("cramps/week", "{cramp}/wk", "event rate"),
    Unit("cramps", "{cramp}", "count", "cramp"),
    Unit("points", "{score}", "score", "point"),
    Unit("people", "{person}", "count", "person"),
    Unit("ratio", "1", "ratio"),
    Unit("ng/mL", "ng/mL", "mass concentration"),
    Unit("µg/mL", "ug/mL", "mass concentration"),
    Unit("ng·h/mL", "ng.h/mL", "exposure"),
    Unit("µmol/L", "umol/L", "substance concentration"),
    Unit("×10⁹/L", "10*9/L", "number concentration"),
    Unit("×10¹²/L", "10*12/L", "number concentration"),
    Unit("mm Hg", "mm[Hg]", "pressure"),
    Unit("mL/min", "mL/min", "flow"),
    Unit("mV", "mV", "potential"),
    Unit(UNIT_NOT_GIVEN, "1", "not stated"),
)

# What a drug is given in, and the length of an exercise.
_OF_DOSES = frozenset({"mass", "volume", "arbitrary amount"})
DOSE_UNITS = tuple(
    unit.symbol for unit in _UNITS if unit.dimension in _OF_DOSES or unit.symbol in {"sprays", "minutes", "hours"}
)
UNITS = {unit.symbol: unit for unit in _UNITS}
SINGULAR_UNITS = {unit.singular: unit.symbol for unit in _UNITS if unit.singular}
