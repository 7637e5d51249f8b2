"""Quantities: a number, a range or a bound with a unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from monograph.entries.shared.meant_values import quantities_meant
from monograph.entries.shared.units import UNIT_NOT_GIVEN, Units, as_unit
from monograph.entries.shared.values.numbers import RANGE, shown
from monograph.entries.shared.values.written import WrittenNumber, ends_of
from monograph.entries.shared.vocabularies import Vocabularies
from monograph.findings import nearest
from monograph.sources import Meant


def _is_word(unit: str) -> bool:
    """Whether a unit is a word that may be misspelt; `mmol/L` is none, and `µmol/L` another amount."""
    return re.match(r"[A-Za-z]{4,}", unit) is not None and not re.match(r"[a-zA-Z]?mol\b", unit)


def _no_unit(written: str, units: Units) -> str:
    remedy = (
        f"`{written}` is no unit that this base knows. Units are listed in kb/schema/guide.md; add yours "
        "under `units` in kb/base.yaml."
    )
    what, slash, time = written.partition("/")
    if not _is_word(what):
        return remedy
    # What is nearest counts the same thing in the same time: `flares/week` is nothing like `days/week`.
    words = [unit.partition("/") for unit in (*units.by_symbol, *units.by_one)]
    alike = [one for one, *rest in words if rest == [slash, time] and _is_word(one)]
    meant = nearest(what, alike)
    return f"Did you mean `{meant}{slash}{time}`?" if meant else remedy


@dataclass(frozen=True, slots=True)
class Quantity(WrittenNumber):
    """A number, a range or a bound with a unit: ``150 mg``, ``150 to 300 mg``, ``> 70 %``, ``-7.0 points``."""

    low: Decimal
    high: Decimal
    unit: str
    bound: str = ""

    pattern = rf"(?:(?P<bound>[<>≤≥]) ?)?{RANGE}(?: (?P<unit>\S.*))?"
    example = "150 mg"
    also_number = True

    @classmethod
    def meant(cls, text: str, known: Vocabularies) -> list[Meant]:
        return quantities_meant(text, lambda one: cls.is_written_by(one, known), known.units)

    @classmethod
    def read(cls, match: re.Match[str], known: Vocabularies) -> Self:
        unit = known.units.find(match["unit"]) if match["unit"] else ""
        if unit is None:
            raise ValueError(_no_unit(match["unit"], known.units))
        low, high = ends_of(match)
        if match["bound"] and match["high"]:
            raise ValueError("Give a range or a bound, not both.")
        return cls(low, high, unit, match["bound"] or "")

    @property
    def is_exact(self) -> bool:
        """Whether the quantity is one number, neither a range nor a bound; only those are computed with."""
        return self.low == self.high and not self.bound

    def __str__(self) -> str:
        number = shown(self.low) if self.low == self.high else f"{shown(self.low)} to {shown(self.high)}"
        bound = f"{self.bound} " if self.bound else ""
        is_one = self.is_exact and self.low == 1
        known = as_unit(self.unit)
        unit = known.one if is_one and known is not None and known.one else self.unit
        if unit == UNIT_NOT_GIVEN:
            return f"{bound}{number} ({unit})"
        return f"{bound}{number} {unit}".rstrip()
