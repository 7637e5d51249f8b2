"""Shares of people in percent, wherever an entry gives them, and the people they are shares of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from monograph.entries import Entry, Study
from monograph.entries.condition import FrequencyFact
from monograph.entries.drug import Rate
from monograph.entries.parts import Reported
from monograph.entries.result import Harm, Result
from monograph.entries.sheet import Sheet
from monograph.entries.values import CountOf, Quantity, shown
from monograph.entries.vocabulary import Statistic
from monograph.evidence.participants import denominators_of_side, possible_denominators
from monograph.evidence.rounding import printed, rounded_like
from monograph.sources import Path

_HUNDRED = Decimal(100)
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Share:
    """A share in percent: where it stands, the value, the count beside it, and what it may be a share of.

    ``denominators`` are the numbers of people known for its group; none when not one is known.
    """

    path: Path
    percent: Quantity
    people: CountOf | None
    denominators: tuple[int, ...]
    counts_events: bool = False

    @property
    def is_judged(self) -> bool:
        """Whether it is one number of people in percent, neither a range nor a bound nor a share of events."""
        return self.percent.is_exact and self.percent.unit == "%" and not self.counts_events


@lru_cache(maxsize=1024)
def shares_in(sheet: Sheet[Entry]) -> tuple[Share, ...]:
    """Return every share of people in an entry: results and harms of a study, rates of a drug, frequencies."""
    return tuple(_shares_of(sheet))


def _shares_of(sheet: Sheet[Entry]) -> Iterator[Share]:
    if isinstance(sheet.entry, Study):
        yield from _shares_of_study(sheet, sheet.entry)
    for path, rate in sheet.parts(Rate):
        group, count, people = _value(rate.group_size), _value(rate.count), _value(rate.people)
        if people is None and count is not None and group and count <= group:
            people = CountOf(count, group)
        yield from _share((*path, "percent"), rate.percent, people, (group,) if group else (), rate.counts_events)
    for path, fact in sheet.parts(FrequencyFact):
        counted = _value(fact.participants)
        yield from _share((*path, "frequency"), fact.frequency, None, (counted,) if counted else ())


def _shares_of_study(sheet: Sheet[Entry], study: Study) -> Iterator[Share]:
    for path, harm in sheet.parts(Harm):
        if harm.percent is not None:
            known = possible_denominators(study, harm.arms)
            people = _value(harm.people) or _counted(_value(harm.count), harm.percent, known)
            yield from _share((*path, "percent"), harm.percent, people, known, harm.counts_events)
    for path, result in sheet.parts(Result):
        for number, side in enumerate(result.sides):
            if side.statistic is Statistic.PERCENTAGE:
                known = denominators_of_side(study, result, side)
                yield from _share((*path, "sides", number, "figure"), side.figure, _value(side.people), known)


def _counted(count: int | None, percent: Reported[Quantity], known: Iterable[int]) -> CountOf | None:
    """Return a count as one of so many: of the number that fits the percentage beside it, else of the largest."""
    possible = [CountOf(count, size) for size in known if count is not None and size >= max(count, 1)]
    said = percent.value
    fitting = [one for one in possible if said is not None and _is_rounded(one, said.low)]
    return next(iter(fitting or possible), None)


def _is_rounded(people: CountOf, percent: Decimal) -> bool:
    return printed(percent).holds(_HUNDRED * people.count / people.total)


def _value(reported: Reported[Value] | None) -> Value | None:
    return reported.value if reported is not None else None


def _share(
    path: Path,
    percent: Reported[Quantity] | None,
    people: CountOf | None,
    denominators: tuple[int, ...],
    counts_events: bool = False,
) -> Iterator[Share]:
    if percent is not None and percent.value is not None:
        yield Share(path, percent.value, people, denominators, counts_events)


def is_share_of(percent: Decimal, total: int) -> bool:
    """Whether some whole number of ``total`` people is, rounded, that percentage."""
    return any(printed(percent).holds(_HUNDRED * count / total) for count in _nearest_counts(percent, total))


def nearest_shares(percent: Decimal, total: int) -> str:
    """Return the whole numbers of people next to a percentage, in words: ``30 % (6 of 20) or 35 % (7 of 20)``.

    Next to more than all people are all of them.
    """
    words = (
        f"{percent_of(count, total, percent)} % ({count} of {total})" for count in _nearest_counts(percent, total)
    )
    return " or ".join(words)


def percent_of(count: int, total: int, pattern: Decimal) -> str:
    """Return a count as a percentage of the total, printed with the decimals of ``pattern``."""
    return shown(rounded_like(_HUNDRED * count / total, pattern))


def _nearest_counts(percent: Decimal, total: int) -> tuple[int, ...]:
    below = int(percent * total / _HUNDRED)
    return tuple(sorted({min(max(count, 0), total) for count in (below, below + 1)}))
