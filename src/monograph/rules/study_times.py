"""Rules on time: what was measured lies within the study, and the study's parts within its length."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from monograph.entries import Drug, Study
from monograph.entries.kinds.dosing import Dose, Step
from monograph.entries.kinds.result import Result
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Reported, value_of
from monograph.entries.shared.values import Quantity
from monograph.entries.shared.vocabulary import REVIEW_DESIGNS, SegmentType
from monograph.evidence.numbers.stated_values import stated
from monograph.evidence.studies.study_times import Length, longest, longest_course, run_in, shortest
from monograph.rules.rule import LOOK_AGAIN, Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path

_BESIDES = frozenset({SegmentType.RUN_IN, SegmentType.FOLLOW_UP})
_ALL_PARTS = "give all parts in `segments`, with"


@rule(Theme.ARITHMETIC, Study)
def result_lies_within_the_study(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """A result was measured within the study: not before its start, and not after its end.

    Week 52 is not in a study of 12 weeks, unless people were followed up; then the follow-up is one of its
    `segments`, and a reader sees it. A time before the start needs a run-in that is long enough. Weeks and months
    are compared with a tenth of play, because 12 weeks are called 3 months. Cannot judge: the study's length, or
    that of one of its parts, is not known; and reviews, which count studies of several lengths.

    Source: CONSORT 2010, items 6a and 14a (when outcomes were assessed; periods of follow-up),
    doi:10.1136/bmj.c869.

    Passes:

        study/quill-2031:
          stated_length: {value: 12 weeks, cite: "Quill2031, methods"}
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          results:
            - id: hums
              outcome: hum-score
              time: {value: 3 months, cite: "Quill2031, table 2"}
              contrast: single group
              index: [zorbatine]
              p: not seen

    Fails:

        study/quill-2031:
          stated_length: {value: 12 weeks, cite: "Quill2031, methods"}
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          results:
            - id: hums
              outcome: hum-score
              time: {value: 12 weeks, cite: "Quill2031, table 2"}
              contrast: single group
              index: [zorbatine]
              p: not seen
            - id: second
              outcome: hum-score
              time: {value: 52 weeks, cite: "Quill2031, table 2"}
              contrast: single group
              index: [zorbatine]
              p: not seen
    """
    course, before = longest_course(sheet.entry), run_in(sheet.entry)
    known = value_of(sheet.entry.stated_length)
    study = f"a study of {known}" if known is not None else "the study's last part"
    for path, result in sheet.parts(Result):
        for steps, time in stated(result.time):
            here = (*path, "time", *steps)
            earliest, latest = shortest(time), longest(time)
            if earliest is None:
                yield _no_time(here, time)
            elif latest is not None and latest.days < 0 and -latest.days > before:
                remedy = f"{LOOK_AGAIN} If people were watched before the start, {_ALL_PARTS} the run-in."
                yield Breach(here, f"measured at {time}, before the study began", remedy)
            elif sheet.entry.design in REVIEW_DESIGNS:
                yield NotJudged(here, "a review counts studies of several lengths")
            elif course is None:
                yield NotJudged(here, "the length of the study, or of one of its parts, is not known")
            elif earliest.is_longer_than(course):
                remedy = f"{LOOK_AGAIN} If people were followed up longer, {_ALL_PARTS} the follow-up."
                yield Breach(here, f"measured at {time}, after the end of {study}", remedy)
            else:
                yield Passed(here)


def _no_time(here: Path, time: Quantity) -> Judgement:
    if not time.unit:
        return NotJudged(here, "no unit of time is given")
    return Breach(here, f"`{time}` is no time", "Give it in minutes, hours, days, weeks, months or years.")


@rule(Theme.ARITHMETIC, Study)
def parts_fit_a_length_in_other_units(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """The parts of a study, in weeks, fit a length that is stated in months, and the other way round.

    9 weeks are no 9 months. A tenth of play is left, because 12 weeks are called 3 months. Lengths in one kind of
    unit are added up exactly, by other rules; run-in and follow-up may or may not be counted in.

    Source: CONSORT 2010, item 14a (periods of recruitment and follow-up), doi:10.1136/bmj.c869.

    Passes:

        study/quill-2031:
          stated_length: {value: 3 months, cite: "Quill2031, methods"}
          segments:
            - {type: treatment period, length: {value: 12 weeks, cite: "Quill2031, methods"}}

    Fails:

        study/marrow-2032:
          stated_length: {value: 3 months, cite: "Marrow2032, methods"}
          segments:
            - {type: treatment period, length: {value: 12 weeks, cite: "Marrow2032, methods"}}
        study/quill-2031:
          stated_length: {value: 9 months, cite: "Quill2031, methods"}
          segments:
            - {type: treatment period, length: {value: 9 weeks, cite: "Quill2031, methods"}}
    """
    reported = sheet.entry.stated_length
    whole = longest(reported.value) if reported and reported.value and reported.value.is_exact else None
    parts = [(one.type, longest(one.length.value) if one.length.value else None) for one in sheet.entry.segments]
    known = [(kind, part) for kind, part in parts if part is not None]
    if whole is None or not known or all(part.is_calendar == whole.is_calendar for _, part in known):
        return
    here = ("stated_length", "value")
    every = sum((part.days for _, part in known), Decimal(0))
    core = every - sum((part.days for kind, part in known if kind in _BESIDES), Decimal(0))
    is_mixed = not whole.is_calendar
    is_too_long = Length(core, is_mixed).is_longer_than(whole)
    if len(known) < len(parts) and not is_too_long:
        yield NotJudged(here, "the length of a part is not known")
    elif is_too_long or whole.is_longer_than(Length(every, is_mixed)):
        lengths = " and ".join(str(one.length.value) for one in sheet.entry.segments)
        remedy = "Correct the stated length or that of a part, or add the part that is missing."
        yield Breach(here, f"{reported.value if reported else ''} in all, but its parts last {lengths}", remedy)
    else:
        yield Passed(here)


@rule(Theme.ARITHMETIC, Study)
def length_is_a_time(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """The length of a study, and of each part of it, is a time above zero.

    A study of 0 weeks took no one in, and one of 12 points has the unit of its score.

    Source: CONSORT 2010, item 14a (periods of recruitment and follow-up), doi:10.1136/bmj.c869.

    Passes:

        study/quill-2031:
          segments:
            - {type: treatment period, length: {value: 12 weeks, cite: "Quill2031, methods"}}

    Fails:

        study/quill-2031:
          segments:
            - {type: treatment period, length: {value: 12 weeks, cite: "Quill2031, methods"}}
            - {type: washout, length: {value: -2 weeks, cite: "Quill2031, methods"}}
    """
    lengths: list[tuple[Path, Reported[Quantity] | None]] = [(("stated_length",), sheet.entry.stated_length)]
    lengths += [(("segments", number, "length"), one.length) for number, one in enumerate(sheet.entry.segments)]
    for path, reported in lengths:
        for steps, length in stated(reported):
            yield _judged_length((*path, *steps), length)


@rule(Theme.DOSES, Drug)
def dosing_time_is_a_time(sheet: Sheet[Drug], setting: Setting) -> Iterator[Judgement]:
    """How long a dose is given, and after what time it changes, is a time above zero.

    A step after −3 days, or after 3 mg, has a slip in it.

    Source: principle of this project: a dose is printed only when it can be followed.

    Passes:

        drug/zorbatine:
          doses:
            - purpose: label
              for_use: Humming
              route: oral
              counted_as: murmate
              steps: [{value: {change: 50 mg, after: 3 days}, cite: "Quill2031, section 2"}]

    Fails:

        drug/zorbatine:
          doses:
            - purpose: label
              for_use: Humming
              route: oral
              counted_as: murmate
              steps:
                - {value: {change: 50 mg, after: 3 days}, cite: "Quill2031, section 2"}
                - {value: {change: 50 mg, after: 3 mg}, cite: "Quill2031, section 2"}
    """
    for path, dose in sheet.parts(Dose):
        for steps, length in stated(dose.duration):
            yield _judged_length((*path, "duration", *steps), length)
    for path, step in sheet.parts(Step):
        if step.after is not None:
            yield _judged_length((*path, "after"), step.after)


def _judged_length(here: Path, length: Quantity) -> Judgement:
    if longest(length) is None and shortest(length) is None:
        return _no_time(here, length)
    if length.high <= 0:
        return Breach(here, f"a length of {length}", LOOK_AGAIN)
    return Passed(here)


RULES = (
    result_lies_within_the_study,
    parts_fit_a_length_in_other_units,
    length_is_a_time,
    dosing_time_is_a_time,
)
