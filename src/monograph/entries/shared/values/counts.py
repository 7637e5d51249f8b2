"""P values and counts of people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from monograph.entries.shared.meant_values import counts_meant, p_values_meant
from monograph.entries.shared.values.numbers import RANGE, shown
from monograph.entries.shared.values.written import WrittenNumber, ends_of
from monograph.entries.shared.vocabularies import Vocabularies
from monograph.sources import Meant

# "Not significant", where a source prints no more.
NOT_SIGNIFICANT = "NS"


@dataclass(frozen=True, slots=True)
class PValue(WrittenNumber):
    """A p value as printed: ``0.047``, ``< 0.05``, a range over several tests, ``0.057 to 0.08``, or ``NS``.

    ``NS`` is "not significant" without a figure. Its comparator is ``NS`` and its ends are 0 and 1, of which
    nothing is computed or shown.
    """

    comparator: str
    low: Decimal
    high: Decimal

    pattern = rf"(?:{NOT_SIGNIFICANT}|(?:(?P<comparator>[=<>≤≥]) ?)?{RANGE})"
    example = '0.047, or "< 0.05"'
    also_number = True

    @classmethod
    def meant(cls, text: str, known: Vocabularies) -> list[Meant]:
        return p_values_meant(text, cls.is_written_by)

    @classmethod
    def read(cls, match: re.Match[str], known: Vocabularies) -> Self:
        if match.group() == NOT_SIGNIFICANT:
            return cls(NOT_SIGNIFICANT, Decimal(0), Decimal(1))
        low, high = ends_of(match)
        if not 0 <= low <= high <= 1:
            raise ValueError("A p value lies between 0 and 1.")
        if high == 0 and match["comparator"] == "<":
            raise ValueError("No p value is below 0.")
        if match["high"] and match["comparator"] not in (None, "="):
            raise ValueError("Give a range or a bound, not both.")
        return cls(match["comparator"] or "=", low, high)

    @property
    def has_figure(self) -> bool:
        """Whether a number was printed, not only that the result is not significant."""
        return self.comparator != NOT_SIGNIFICANT

    def __str__(self) -> str:
        if not self.has_figure:
            return "p not significant (no figure given)"
        if self.low != self.high:
            return f"p = {shown(self.low)} to {shown(self.high)}"
        return f"p {self.comparator} {shown(self.low)}"


@dataclass(frozen=True, slots=True)
class CountOf(WrittenNumber):
    """So many of so many people: ``18 of 20``."""

    count: int
    total: int

    pattern = r"(?P<count>[0-9]{1,9}) of (?P<total>[0-9]{1,9})"
    example = "18 of 20"

    @classmethod
    def meant(cls, text: str, known: Vocabularies) -> list[Meant]:
        return counts_meant(text, cls.is_written_by)

    @classmethod
    def read(cls, match: re.Match[str], known: Vocabularies) -> Self:
        count, total = int(match["count"]), int(match["total"])
        if count > total or total == 0:
            raise ValueError("The first number cannot be larger than the second.")
        return cls(count, total)

    def __str__(self) -> str:
        return f"{self.count} of {self.total}"
