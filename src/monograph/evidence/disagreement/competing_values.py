"""Values that sources give for the same thing: other sources' values, and what a source's own figures give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from monograph.entries.kinds.result import Effect
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Entry, Reported
from monograph.entries.shared.values import PartialDate, PValue, Quantity
from monograph.evidence.numbers.rounding import decimals, printed
from monograph.sources import Path


@dataclass(frozen=True, slots=True)
class CompetingValues:
    """A value for which sources give others, and where it stands.

    ``same_within_rounding`` has an item for each alternative: whether it may be the same value, and only printed
    less or more exactly.
    """

    entry: str
    path: Path
    reported: Reported[Any]
    same_within_rounding: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class OwnFigures:
    """A value that does not follow from the figures of its own source, and what those give."""

    entry: str
    path: Path
    reported: Reported[Any]
    figures_give: str


def competing_values(sheet: Sheet[Entry]) -> Iterator[CompetingValues]:
    """Yield every value of an entry that is next to another source's."""
    for path, reported in sheet.parts(Reported):
        if reported.also_reported:
            same = (are_same_within_rounding(reported.value, other.value) for other in reported.also_reported)
            yield CompetingValues(sheet.id, path, reported, tuple(same))


def own_figures(sheet: Sheet[Entry]) -> Iterator[OwnFigures]:
    """Yield every value of an entry whose source's own figures give another."""
    for path, reported in sheet.parts(Reported):
        if reported.own_figures_give is not None:
            yield OwnFigures(sheet.id, path, reported, str(reported.own_figures_give))


def are_written_alike(first: object, second: object) -> bool:
    """Whether two values are the same to the last printed digit: 0.10 and 0.1 are not."""
    return first == second and str(first) == str(second)


def are_same_within_rounding(first: object, second: object) -> bool:
    """Whether two values may be one, of which one was printed less exactly: 31 % and 30.8 %, 2016 and 2016-04.

    The less exact number stands for an interval of half its last digit to either side. Numbers printed equally
    exactly must be equal. Values of other kinds are never the same unless they are equal.
    """
    match first, second:
        case Decimal(), Decimal():
            return _one_number(first, second)
        case Quantity(), Quantity():
            is_alike = (first.unit, first.bound) == (second.unit, second.bound)
            return is_alike and _one_number(first.low, second.low) and _one_number(first.high, second.high)
        case PValue(), PValue():
            is_alike = first.comparator == second.comparator
            return is_alike and _one_number(first.low, second.low) and _one_number(first.high, second.high)
        case Effect(), Effect():
            is_alike = (first.measure, first.unit) == (second.measure, second.unit)
            return is_alike and _one_number(first.estimate, second.estimate)
        case PartialDate(), PartialDate():
            shorter, longer = sorted((first.iso, second.iso), key=len)
            return longer.startswith(shorter)
        case _:
            return first == second


def _one_number(first: Decimal, second: Decimal) -> bool:
    coarse, fine = sorted((first, second), key=decimals)
    return printed(coarse).holds(fine) if decimals(coarse) < decimals(fine) else coarse == fine
