"""The rule on studied doses beside what labels allow."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Drug, Study
from monograph.entries.dosing import Dose
from monograph.entries.sheet import Sheet
from monograph.entries.study import Treatment
from monograph.entries.vocabulary import DosePurpose
from monograph.evidence.doses import DailyDose, daily_dose, highest, stated_maximum
from monograph.evidence.stated_values import stated
from monograph.findings import Severity
from monograph.knowledge_base import KnowledgeBase
from monograph.rules.rule import LOOK_AGAIN, Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path

_TIMES = 2


@rule(Theme.DOSES, Study, Severity.WARNING)
def studied_dose_is_near_the_label(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """A dose that a study gave is at most twice what a label allows in a day, or a note says that it is more.

    Trials do give more than a label allows. More than twice as much is rare, and far more often a slip: one digit
    too many, or milligrams for micrograms. The highest maximum of any label counts that is given by the same route
    and counts the same salt, as far as study and label say so. Cannot judge: a dose without a known total a day,
    and a drug without a labelled maximum in the same unit.

    Source: Institute for Safe Medication Practices, List of Error-Prone Abbreviations (tenfold and unit errors).

    Passes:

        drug/zorbatine:
          doses:
            - purpose: label
              for_use: Humming
              route: oral
              counted_as: murmate
              maximum: {value: {per_day: 100 mg}, cite: "Quill2031, section 2"}
        study/quill-2031:
          arms:
            - id: zorbatine
              name: Zorbatine
              type: experimental
              treatments: [{drug: zorbatine, dose: {value: {per_day: 150 mg}, cite: "Quill2031, methods"}}]

    Fails:

        drug/zorbatine:
          doses:
            - purpose: label
              for_use: Humming
              route: oral
              counted_as: murmate
              maximum: {value: {per_day: 100 mg}, cite: "Quill2031, section 2"}
        study/quill-2031:
          arms:
            - id: low
              name: Zorbatine
              type: experimental
              treatments: [{drug: zorbatine, dose: {value: {per_day: 50 mg}, cite: "Quill2031, methods"}}]
            - id: second
              name: More zorbatine
              type: experimental
              treatments: [{drug: zorbatine, dose: {value: {per_day: 1500 mg}, cite: "Quill2031, methods"}}]
    """
    for path, treatment in sheet.parts(Treatment):
        if treatment.drug is None or treatment.dose is None:
            continue
        for steps, level in stated(treatment.dose):
            here = (*path, "dose", *steps)
            day = daily_dose(level)
            if day is None and level.amount is not None:
                day = DailyDose(level.amount.low, level.amount.low, level.amount.unit)  # at least once
            most = _labelled(treatment, sheet.id, setting.base, day) if day is not None else None
            if day is None or most is None:
                yield NotJudged(here, "no label's maximum that this dose can be compared with is known")
            elif day.is_above(_twice(most)) and treatment.dose.note is None:
                found = f"{day} of `{treatment.drug}`, but a label allows {most} at most"
                remedy = f"{LOOK_AGAIN} If the study gave so much, say in `note` that it is above the label."
                yield Breach(_amount(here, level.amount is not None), found, remedy)
            else:
                yield Passed(here)


def _amount(here: Path, is_each_time: bool) -> Path:
    return (*here, "amount" if is_each_time else "per_day")


def _twice(dose: DailyDose) -> DailyDose:
    return DailyDose(dose.low * _TIMES, dose.high * _TIMES, dose.unit)


def _labelled(treatment: Treatment, study_id: str, base: KnowledgeBase, day: DailyDose) -> DailyDose | None:
    """Return the highest labelled maximum that a dose can be compared with, None when there is none."""
    assert treatment.drug is not None
    doses = base.get(Drug, treatment.drug).entry.doses
    routes = {one.route for one in doses if one.study == study_id}
    labels = [one for one in doses if one.purpose is DosePurpose.LABEL and (not routes or one.route in routes)]
    salt = _salt(treatment, doses, study_id)
    same = [one for one in labels if salt is None or one.counted_as.casefold() == salt]
    known = (stated_maximum(one) for one in same)
    return highest(one for one in known if one is not None and one.is_comparable_with(day))


def _salt(treatment: Treatment, doses: tuple[Dose, ...], study_id: str) -> str | None:
    if treatment.counted_as is not None:
        return str(treatment.counted_as).casefold()
    salts = {one.counted_as.casefold() for one in doses if one.study == study_id}
    return salts.pop() if len(salts) == 1 else None


RULES = (studied_dose_is_near_the_label,)
