"""Every share of people that an entry states, whatever its unit: also those that no arithmetic can use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from monograph.entries import Entry, Study
from monograph.entries.kinds.condition import FrequencyFact
from monograph.entries.kinds.drug import Rate
from monograph.entries.kinds.result import Harm, Result
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Reported
from monograph.entries.shared.values import Quantity
from monograph.entries.shared.vocabulary import Statistic
from monograph.evidence.numbers.stated_values import stated
from monograph.sources import Path


@dataclass(frozen=True, slots=True)
class StatedShare:
    """A share of people as it is written, where it stands, and whether it counts events instead."""

    path: Path
    percent: Quantity
    counts_events: bool = False


def stated_shares(sheet: Sheet[Entry]) -> Iterator[StatedShare]:
    """Yield every share of people: of a side, before treatment too, of a harm, a rate and a frequency."""
    for path, harm in sheet.parts(Harm):
        yield from _shares((*path, "percent"), harm.percent, harm.counts_events)
    for path, rate in sheet.parts(Rate):
        yield from _shares((*path, "percent"), rate.percent, rate.counts_events)
    for path, fact in sheet.parts(FrequencyFact):
        yield from _shares((*path, "frequency"), fact.frequency)
    if not isinstance(sheet.entry, Study):
        return
    for path, result in sheet.parts(Result):
        for number, side in enumerate(result.sides):
            if side.statistic is Statistic.PERCENTAGE:
                yield from _shares((*path, "sides", number, "figure"), side.figure)
                yield from _shares((*path, "sides", number, "baseline"), side.baseline)


def _shares(path: Path, reported: Reported[Quantity] | None, counts_events: bool = False) -> Iterator[StatedShare]:
    for steps, percent in stated(reported):
        yield StatedShare((*path, *steps), percent, counts_events)
