"""A treatment through the years: when it was studied, reviewed, recommended on, licensed and withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from monograph.entries import Drug, Guideline
from monograph.entries.kinds.drug import RegulatoryRecord
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Reported
from monograph.entries.shared.values import PartialDate
from monograph.entries.shared.vocabulary import LICENSED, REVIEW_DESIGNS, RegulatoryStatus
from monograph.evidence.pico.treatments import studies_of_drug
from monograph.evidence.studies.freshness import first_published
from monograph.views.formatting.blocks import Table, table
from monograph.views.formatting.content import Content, content, joined, phrase
from monograph.views.formatting.writer import Writer


class Lane(StrEnum):
    """What happened; each sort has a line of its own."""

    STUDY = "studies"
    REVIEW = "reviews"
    GUIDELINE = "guidelines that speak of it"
    APPROVED = "approved"
    ENDED = "approval or sale ended"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened in a year."""

    lane: Lane
    year: int
    name: str


@dataclass(frozen=True, slots=True)
class TimelineView:
    """A treatment's timeline, display-ready; ``not_dated`` are things of which the year is not known."""

    id: str
    title: str
    description: str
    events: tuple[Event, ...]
    dates: Table
    not_dated: Content

    def __bool__(self) -> bool:
        return bool(self.dates)


@dataclass(frozen=True, slots=True)
class _Happened:
    lane: Lane
    date: PartialDate | None
    name: str
    words: Content


# Below this a line of words says it as well.
_FEWEST = 2


def timeline(sheet: Sheet[Drug], writer: Writer) -> TimelineView | None:
    """Return the timeline of a treatment, or None when fewer than two things in it have a year."""
    happened = tuple(_happened(sheet, writer))
    dated = sorted((one for one in happened if one.date is not None), key=_order)
    if len(dated) < _FEWEST:
        return None
    name = sheet.entry.name
    events = tuple(Event(one.lane, one.date.year, one.name) for one in dated if one.date is not None)
    return TimelineView(
        id="timeline-picture",
        title=f"{name} through the years",
        description=_description(events),
        events=events,
        dates=table(
            f"Dates of the figure “{name} through the years”",
            ("Year", "What", "Which"),
            ((content(one.date), content(one.lane), one.words) for one in dated),
        ),
        not_dated=joined((phrase("{} ({})", one.words, one.lane) for one in happened if one.date is None), "; "),
    )


def _order(one: _Happened) -> tuple[str, str]:
    return (one.date.iso if one.date else "", one.name)


def _happened(sheet: Sheet[Drug], writer: Writer) -> Iterator[_Happened]:
    base = writer.base
    for study in studies_of_drug(sheet.id, base):
        lane = Lane.REVIEW if study.entry.design in REVIEW_DESIGNS else Lane.STUDY
        yield _Happened(lane, first_published(study.entry, base), writer.named(study.id), writer.link(study.id))
    for guideline in base.pointing_at(sheet.id, Guideline):
        published = guideline.entry.published.value
        yield _Happened(Lane.GUIDELINE, published, writer.named(guideline.id), writer.link(guideline.id))
    for record in sheet.entry.regulatory:
        yield from _licence(record)


def _licence(record: RegulatoryRecord) -> Iterator[_Happened]:
    name = f"{record.product}, {record.jurisdiction}"
    words = content(name)
    if record.approved is not None or record.status in LICENSED:
        yield _Happened(Lane.APPROVED, _date(record.approved), name, words)
    if record.ended is not None or record.status is RegulatoryStatus.WITHDRAWN:
        yield _Happened(Lane.ENDED, _date(record.ended), name, words)


def _date(reported: Reported[PartialDate] | None) -> PartialDate | None:
    return reported.value if reported is not None else None


def _description(events: tuple[Event, ...]) -> str:
    parts = []
    for lane in Lane:
        there = [f"{event.name} {event.year}" for event in events if event.lane is lane]
        if there:
            parts.append(f"{str(lane).capitalize()}: {', '.join(there)}.")
    return " ".join(parts)
