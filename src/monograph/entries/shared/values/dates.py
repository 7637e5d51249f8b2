"""Dates as exact as they are known."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from typing import Self

from monograph.entries.shared.meant_values import dates_meant
from monograph.entries.shared.typography import pattern_of_dates, plain_date
from monograph.entries.shared.values.written import Written
from monograph.entries.shared.vocabularies import Vocabularies
from monograph.sources import Meant


@dataclass(frozen=True, slots=True)
class PartialDate(Written):
    """A date as exact as it is known: ``2016``, ``2016-04`` or ``2016-04-19``."""

    year: int
    month: int = 0
    day: int = 0

    pattern = r"(?P<year>[12][0-9]{3})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12][0-9]|3[01]))?)?"
    example = "2016-04-19, 2016-04 or 2016"
    also_number = True

    @classmethod
    def plain(cls, text: str) -> str:
        return plain_date(text)

    @classmethod
    def meant(cls, text: str, known: Vocabularies) -> list[Meant]:
        return dates_meant(text, cls.is_written_by)

    @classmethod
    def for_editors(cls, pattern: str) -> str:
        return pattern_of_dates(pattern)

    @classmethod
    def read(cls, match: re.Match[str], known: Vocabularies) -> Self:
        year, month, day = int(match["year"]), int(match["month"] or 0), int(match["day"] or 0)
        if day and day > monthrange(year, month)[1]:
            raise ValueError(f"{_MONTHS[month]} {year} has no day {day}.")
        return cls(year, month, day)

    def __str__(self) -> str:
        if not self.month:
            return str(self.year)
        return f"{self.day} {_MONTHS[self.month]} {self.year}".removeprefix("0 ")

    @property
    def iso(self) -> str:
        """The date in ISO 8601, as exact as it is known."""
        return "-".join(f"{part:02d}" for part in (self.year, self.month, self.day) if part)


_MONTHS = (
    "",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
