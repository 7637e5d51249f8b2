"""Units that a base adds to those built in: ``units`` in kb/base.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Annotated

from pydantic import Field, StringConstraints

from monograph.entries.shared.parts import Part
from monograph.entries.shared.units import BUILT_IN_UNITS, Unit, Units, counted
from monograph.entries.shared.values import Number
from monograph.findings import Finding, did_you_mean
from monograph.sources import Document

COUNT = "count"
# A unit follows a number and a space, and ends where the value ends.
Symbol = Annotated[str, StringConstraints(pattern=r"^[^\s0-9.,;:<>≤≥±+-]\S{0,39}(?: \S{1,20}){0,4}$")]


class OwnUnit(Part):
    """A unit of this base. What is counted can also be counted by the day, week, month and year."""

    unit: Symbol = Field(description="How entries write it after a number, such as flares or mg/m²/day.")
    dimension: str = Field(
        COUNT,
        min_length=1,
        description="What it measures, such as mass or event rate: `count` for people, events and other things "
        "that are counted. `flares` then allows flares/day, flares/week, flares/month and flares/year too.",
    )
    one: Symbol | None = Field(None, description="The word after the number 1, such as flare.")
    ucum: str | None = Field(
        None, min_length=1, description="Its code in UCUM (ucum.org) for other programs, such as {flare}."
    )
    of: str | None = Field(None, description="The unit that it converts into, such as mg for a unit of mass.")
    factor: Number | None = Field(None, description="How many of that one of these is: 1000 for g of mg.")

    def units(self, convertible: Unit | None) -> Iterator[Unit]:
        """Yield the units that this one makes; ``convertible`` is the unit it converts into, if any."""
        one = self.one or ""
        if self.dimension == COUNT and convertible is None:
            yield from counted(self.unit, COUNT, self.ucum or f"{{{one or self.unit}}}", one)
        else:
            base = convertible.of if convertible is not None else self.unit
            factor = (self.factor or Decimal(1)) * (convertible.factor if convertible is not None else 1)
            yield Unit(self.unit, self.dimension, self.ucum or self.unit, one, base, factor)


def with_own(own: Sequence[OwnUnit]) -> Units:
    """Return the built-in units and those of a base; one that refers to an unknown unit converts into none."""
    units = BUILT_IN_UNITS
    for one in own:
        if one.unit not in BUILT_IN_UNITS:
            units = units.with_added(one.units(units.find(one.of) if one.of else None))
    return units


def own_unit_findings(own: Sequence[OwnUnit], document: Document) -> Iterator[Finding]:
    """Yield a finding for each unit that is known already, or that cannot be converted as it says."""
    units = BUILT_IN_UNITS
    for number, one in enumerate(own):
        place = document.place(("units", number, "unit"))
        if one.unit in units:
            where = "built in" if one.unit in BUILT_IN_UNITS else "written above"
            yield Finding("unit-is-new", place, f"the unit `{one.unit}` is {where}", "Delete it here.")
            continue
        yield from _conversion(one, units, document, number)
        units = units.with_added(one.units(units.find(one.of) if one.of else None))


def _conversion(one: OwnUnit, units: Units, document: Document, number: int) -> Iterator[Finding]:
    at_of, at_factor = document.place(("units", number, "of")), document.place(("units", number, "factor"))
    if one.of is None:
        if one.factor is not None:
            remedy = "Say in `of` which unit that is a multiple of, or delete `factor`."
            yield Finding("unit-converts", at_factor, "a factor without a unit", remedy)
        return
    other = units.find(one.of)
    if other is None:
        alike = [str(unit) for unit in units if unit.dimension == one.dimension]
        remedy = did_you_mean(one.of, alike, f"Units of {one.dimension}: {', '.join(alike) or 'none yet'}.")
        yield Finding("unit-converts", at_of, f"`{one.of}` is no unit that is here or above", remedy)
    elif other.dimension != one.dimension:
        found = f"`{one.unit}` measures {one.dimension}, and `{other}` {other.dimension}"
        yield Finding("unit-converts", at_of, found, "Give both the same `dimension`, or delete `of`.")
    if one.factor is None or one.factor <= 0:
        place = at_factor if one.factor is not None else at_of
        remedy = f"Write how many `{one.of}` one `{one.unit}` is: a number above 0."
        yield Finding("unit-converts", place, f"`{one.unit}` does not say how it converts", remedy)
