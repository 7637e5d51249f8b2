"""Rules on doses in a drug's entry: they rise in order, and change when they are said to change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from monograph.entries import Drug, Study
from monograph.entries.kinds.dosing import Dose, DoseLevel
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Reported
from monograph.evidence.studies.doses import DailyDose, daily_dose, stated_maximum
from monograph.rules.rule import LOOK_AGAIN, Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path

_UNKNOWN = "what one of them comes to in a day is not known, or not in one unit"


@rule(Theme.DOSES, Drug)
def dose_levels_are_in_order(sheet: Sheet[Drug], setting: Setting) -> Iterator[Judgement]:
    """The start is no more than any level, and no level is more than the maximum.

    All of them in what they come to in a day, and within one dosing: one product, purpose, place and salt. A start
    above a level or a level above the maximum, or above the most in 24 hours, is a slip, and one that can harm.

    Source: ISMP Guidelines for Safe Electronic Communication of Medication Information, 2019 (doses).

    Passes:

        drug/zorbatine:
          doses:
            - purpose: label
              for_use: Humming
              route: oral
              counted_as: murmate
              start: {value: {amount: 5 mg, times_per_day: 1}, cite: "Quill2031, section 4"}
              levels: [{value: {amount: 5 mg, times_per_day: 2}, cite: "Quill2031, section 4"}]
              maximum: {value: {per_day: 30 mg}, cite: "Quill2031, section 4"}

    Fails:

        drug/zorbatine:
          doses:
            - {purpose: studied, for_use: Humming, route: oral, counted_as: murmate, start: not seen}
            - purpose: label
              for_use: Humming
              route: oral
              counted_as: murmate
              start: {value: {amount: 5 mg, times_per_day: 1}, cite: "Quill2031, section 4"}
              levels: [{value: {amount: 20 mg, times_per_day: 2}, cite: "Quill2031, section 4"}]
              maximum: {value: {per_day: 30 mg}, cite: "Quill2031, section 4"}
    """
    for path, dose in sheet.parts(Dose):
        start, most, limit = day_of(dose.start), stated_maximum(dose), _path_of_maximum(path, dose)
        for number, level in enumerate(dose.levels):
            here, day = (*path, "levels", number), day_of(level)
            if dose.start is not None:
                # A start may be a range of which only the least lies on the ladder.
                yield _in_order(here, start, day, f"the start is {start}, but this is {day}", DailyDose.is_above)
            if limit is not None:
                yield _in_order(here, day, most, f"the level is {day}, but the maximum is {most}")
        if dose.start is not None and limit is not None:
            yield _in_order(limit, start, most, f"the start is {start}, but this is {most}")


def _path_of_maximum(path: Path, dose: Dose) -> Path | None:
    if dose.maximum_in_24_h is not None and (dose.maximum is None or dose.maximum.value is None):
        return (*path, "maximum_in_24_h")
    return (*path, "maximum") if dose.maximum is not None else None


def _in_order(
    here: Path,
    lower: DailyDose | None,
    upper: DailyDose | None,
    found: str,
    is_more: Callable[[DailyDose, DailyDose], bool] = DailyDose.exceeds,
) -> Judgement:
    if lower is None or upper is None or not lower.is_comparable_with(upper):
        return NotJudged(here, _UNKNOWN)
    return Breach(here, found, LOOK_AGAIN) if is_more(lower, upper) else Passed(here)


@rule(Theme.DOSES, Drug)
def dose_step_changes_the_dose(sheet: Sheet[Drug], setting: Setting) -> Iterator[Judgement]:
    """A step up leads to another daily dose.

    "Begin with 150 mg twice a day, then raise to at most 300 mg a day" raises nothing: both are 300 mg a day. Such
    a dosing lets a reader believe that there is room where there is none, or hides that the maximum was meant to
    be higher. A fixed dose is written as one level, without start and maximum. Two fixed doses without a start
    that come to the same in a day cannot be judged: they may be divided differently.

    Source: ISMP Guidelines for Safe Electronic Communication of Medication Information, 2019 (doses).

    Passes:

        drug/zorbatine:
          doses:
            - purpose: label
              for_use: Humming
              route: oral
              counted_as: murmate
              start: {value: {amount: 150 mg, times_per_day: 1}, cite: "Quill2031, section 4"}
              maximum: {value: {per_day: 300 mg}, cite: "Quill2031, section 4"}

    Fails:

        drug/zorbatine:
          doses:
            - {purpose: studied, for_use: Humming, route: oral, counted_as: murmate, start: not seen}
            - purpose: label
              for_use: Humming
              route: oral
              counted_as: murmate
              start: {value: {amount: 150 mg, times_per_day: 2}, cite: "Quill2031, section 4"}
              maximum: {value: {per_day: 300 mg}, cite: "Quill2031, section 4"}
    """
    for path, dose in sheet.parts(Dose):
        for number, reported in enumerate(dose.steps):
            step = reported.value
            if step is not None:
                here = (*path, "steps", number)
                is_nothing = step.change.low <= 0 <= step.change.high and step.change.low == step.change.high
                yield Breach(here, f"a step of {step.change}", LOOK_AGAIN) if is_nothing else Passed(here)
        ladder = [((*path, "start"), dose.start)] if dose.start is not None else []
        ladder += [((*path, "levels", number), level) for number, level in enumerate(dose.levels)]
        if len(dose.levels) > 1 and dose.start is not None and _is_same(dose.start, dose.levels[0]):
            del ladder[0]  # a ladder may begin with its start
        for (_, before), (here, after) in pairwise(ladder):
            if dose.start is None and before.value != after.value and _is_same(before, after):
                yield NotJudged(here, "two fixed doses that come to the same in a day may be divided differently")
            else:
                yield from changes(here, day_of(before), day_of(after))
        limit = _path_of_maximum(path, dose)
        if dose.start is not None and not dose.levels and limit is not None:
            yield from changes(limit, day_of(dose.start), stated_maximum(dose))


def _is_same(one: Reported[DoseLevel], other: Reported[DoseLevel]) -> bool:
    ours, theirs = day_of(one), day_of(other)
    return ours is not None and theirs is not None and ours.is_same_as(theirs)


def changes(here: Path, before: DailyDose | None, after: DailyDose | None) -> Iterator[Judgement]:
    """Judge whether a step from one daily dose to the next changes anything."""
    if before is None or after is None or not before.is_comparable_with(after):
        yield NotJudged(here, _UNKNOWN)
    elif before.is_same_as(after) or before.is_all_of(after):
        remedy = "Correct the dose that was copied wrongly; a fixed dose is one level, without start and maximum."
        yield Breach(here, f"the step leads from {before} to {after}: nothing changes", remedy)
    else:
        yield Passed(here)


@rule(Theme.DOSES, Drug)
def studied_dose_is_the_studys(sheet: Sheet[Drug], setting: Setting) -> Iterator[Judgement]:
    """A studied dose in a drug's entry is one that an arm of that study received.

    The same dose is written in two places: once in the study, once among the drug's doses. When they differ,
    one of them is wrong, and a reader would meet both. A study whose arms have no known dose cannot be judged.

    Source: TIDieR (Hoffmann 2014), item 8 (when and how much), doi:10.1136/bmj.g1687.

    Passes:

        drug/zorbatine:
          doses:
            - purpose: studied
              for_use: Humming
              study: quill-2031
              route: oral
              counted_as: murmate
              levels: [{value: {per_day: 10 mg}, cite: "Quill2031, methods"}]
        study/quill-2031:
          arms:
            - id: zorbatine
              name: Zorbatine
              type: experimental
              treatments:
                - {drug: zorbatine, dose: {value: {amount: 5 mg, times_per_day: 2}, cite: "Quill2031, methods"}}

    Fails:

        drug/zorbatine:
          doses:
            - purpose: studied
              for_use: Humming
              study: quill-2031
              route: oral
              counted_as: murmate
              levels:
                - {value: {per_day: 10 mg}, cite: "Quill2031, methods"}
                - {value: {per_day: 100 mg}, cite: "Quill2031, methods"}
        study/quill-2031:
          arms:
            - id: zorbatine
              name: Zorbatine
              type: experimental
              treatments:
                - {drug: zorbatine, dose: {value: {amount: 5 mg, times_per_day: 2}, cite: "Quill2031, methods"}}
    """
    for path, dose in sheet.parts(Dose):
        if dose.study is None:
            continue
        given = _given(setting.base.get(Study, dose.study).entry, sheet.id)
        for number, level in enumerate(dose.levels):
            here, day = (*path, "levels", number), day_of(level)
            comparable = [one for one in given if day and one.is_comparable_with(day)]
            if day is None or not comparable:
                yield NotJudged(here, f"no arm of `{dose.study}` has a dose it could be compared with")
            elif any(one.overlaps(day) for one in comparable):
                yield Passed(here)
            else:
                arms = ", ".join(map(str, comparable))
                yield Breach(here, f"{day}, but the arms of `{dose.study}` received {arms}", LOOK_AGAIN)


def _given(study: Study, drug_id: str) -> list[DailyDose]:
    doses = (day_of(one.dose) for arm in study.arms for one in arm.treatments if one.drug == drug_id and one.dose)
    return [day for day in doses if day is not None]


def day_of(reported: Reported[DoseLevel] | None) -> DailyDose | None:
    """Return what a reported dose comes to in a day, None when it is not known."""
    return daily_dose(reported.value) if reported is not None and reported.value is not None else None


RULES = (
    dose_levels_are_in_order,
    dose_step_changes_the_dose,
    studied_dose_is_the_studys,
)
