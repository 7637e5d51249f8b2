"""What the drawing of a study's design shows: who received what, when, and for how long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from monograph.entries.kinds.study import Arm, Participants, Segment, Study
from monograph.entries.shared.values import Quantity
from monograph.entries.shared.vocabulary import REVIEW_DESIGNS, ArmType, SegmentType, StudyDesign
from monograph.evidence.studies.lengths import approximate_days
from monograph.evidence.studies.participants import at_stage, takes_everybody_through_every_arm


class Box(StrEnum):
    """How a stretch of time is drawn."""

    TESTED = "tested"
    OTHER = "other"
    EITHER = "either"
    RUN_IN = "run-in"
    WASHOUT = "washout"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the study's course; ``days`` is None when its length is not known, or no single number."""

    words: str
    length: str
    days: Decimal | None


@dataclass(frozen=True, slots=True)
class Course:
    """A group, or an order of treatments: a box for each stretch of time."""

    name: str
    people: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class DesignDrawing:
    """A study's design, display-ready: stretches are drawn to scale where their length is known."""

    id: str
    title: str
    description: str
    stretches: tuple[Stretch, ...]
    courses: tuple[Course, ...]
    key: tuple[tuple[Box, str], ...]
    remarks: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.courses)


_DRAWN_OTHERWISE = {
    SegmentType.RUN_IN: Box.RUN_IN,
    SegmentType.WASHOUT: Box.WASHOUT,
    SegmentType.FOLLOW_UP: Box.FOLLOW_UP,
}
_WORDS = {
    Box.TESTED: "treatment that is tested",
    Box.OTHER: "placebo, comparator or no treatment",
    Box.EITHER: "one treatment after the other",
    Box.RUN_IN: "run-in",
    Box.WASHOUT: "washout",
    Box.FOLLOW_UP: "follow-up",
}
_TESTED = frozenset({ArmType.EXPERIMENTAL, ArmType.OBSERVED})
_NO_COURSE = frozenset({*REVIEW_DESIGNS, StudyDesign.LABORATORY, StudyDesign.CROSS_SECTIONAL})


def design_drawing(study: Study) -> DesignDrawing | None:
    """Return the drawing of a study's design, or None for one whose course cannot be drawn.

    That is a review, laboratory work, a survey, and a study without groups or without anything on its course.
    """
    segments = study.segments or _from_stated_length(study)
    if study.design in _NO_COURSE or not study.arms or not segments:
        return None
    stretches = tuple(_stretch(one) for one in segments)
    courses = tuple(_courses(study, segments))
    boxes = dict.fromkeys(box for course in courses for box in course.boxes)
    return DesignDrawing(
        id="design-drawing",
        title=f"{study.name}: course of the study",
        description=_description(stretches, courses),
        stretches=stretches,
        courses=courses,
        key=tuple((box, _WORDS[box]) for box in Box if box in boxes),
        remarks=tuple(_remarks(study, stretches)),
    )


def _from_stated_length(study: Study) -> tuple[Segment, ...]:
    if study.stated_length is None:
        return ()
    return (Segment(type=SegmentType.PERIOD, name=None, length=study.stated_length),)


def _stretch(segment: Segment) -> Stretch:
    length = segment.length.value
    words = f"{segment.type}, {segment.name}" if segment.name else str(segment.type)
    return Stretch(words, str(length) if length else "length not reported or not seen", _days(length))


def _days(length: Quantity | None) -> Decimal | None:
    days = approximate_days(length) if length is not None else None
    return days or None  # a stretch of no length cannot be drawn


def _courses(study: Study, segments: tuple[Segment, ...]) -> Iterator[Course]:
    if not takes_everybody_through_every_arm(study):
        for arm in study.arms:
            yield Course(str(arm.name), _people(arm.participants), _boxes(segments, (arm,) * len(segments)))
        return
    periods = sum(segment.type is SegmentType.PERIOD for segment in segments)
    if len(study.arms) == periods == 2:
        # Two treatments in two periods can only come in these two orders.
        for first, second in (study.arms, study.arms[::-1]):
            yield Course(f"{first.name}, then {second.name}", "", _boxes(segments, (first, second)))
        return
    names = ", ".join(str(arm.name) for arm in study.arms)
    yield Course(f"{names}, one after the other", "", _boxes(segments, ()))


def _boxes(segments: tuple[Segment, ...], arms: tuple[Arm, ...]) -> tuple[Box, ...]:
    """Return a box for each stretch; ``arms`` are those of the treatment periods, none when that is not known."""
    left = iter(arms)
    return tuple(
        _DRAWN_OTHERWISE[segment.type] if segment.type in _DRAWN_OTHERWISE else _treated(next(left, None))
        for segment in segments
    )


def _treated(arm: Arm | None) -> Box:
    if arm is None:
        return Box.EITHER
    return Box.TESTED if arm.type in _TESTED else Box.OTHER


def _people(people: Participants | None) -> str:
    known = (
        f"{count:,} {stage}"
        for stage in ("enrolled", "randomised", "analysed")
        if (count := at_stage(people, stage)) is not None
    )
    return ", ".join(known) or "number of people not reported or not seen"


def _description(stretches: Iterable[Stretch], courses: Iterable[Course]) -> str:
    parts = [f"{number}: {one.words}, {one.length}." for number, one in enumerate(stretches, start=1)]
    return " ".join((*parts, *(": ".join(filter(None, (one.name, one.people))) + "." for one in courses)))


def _remarks(study: Study, stretches: tuple[Stretch, ...]) -> Iterator[str]:
    if any(one.days is None for one in stretches):
        yield "What has a broken edge has no known length and is not drawn to scale."
    if not study.segments:
        yield "Only the length of the whole is known."
    if takes_everybody_through_every_arm(study):
        people = _people(study.participants)
        yield f"Everybody had each treatment in turn: {people}. How many had which order is not recorded."
