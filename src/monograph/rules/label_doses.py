"""Rules on studied doses beside what labels allow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from monograph.entries import Drug, Study
from monograph.entries.kinds.dosing import Dose, DoseLevel
from monograph.entries.kinds.study import Treatment
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Reported
from monograph.entries.shared.vocabulary import DosePurpose, Route
from monograph.evidence.numbers.stated_values import stated
from monograph.evidence.studies.doses import DailyDose, daily_dose, highest, stated_maximum
from monograph.findings import Severity
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
        if treatment.drug is not None:
            doses = setting.base.get(Drug, treatment.drug).entry.doses
            ours = [one for one in doses if one.study == sheet.id]
            salts = {treatment.counted_as.casefold()} if treatment.counted_as else {_salt(one) for one in ours}
            given = _Given(frozenset(one.route for one in ours), frozenset(salts))
            yield from _judged((*path, "dose"), treatment.dose, _labels_like(doses, given), "")


@rule(Theme.DOSES, Drug, Severity.WARNING)
def studied_dosing_is_near_the_label(sheet: Sheet[Drug], setting: Setting) -> Iterator[Judgement]:
    """A studied dosing of a drug is at most twice what a label allows in a day, or a note says that it is more.

    The dose that a study gave is in the study, and often beside the labels in the drug's own entry too. There
    a digit too many is nearest to a prescription. Same route and same salt are compared, as far as both are
    known. Cannot judge: a dose without a known total a day, and no labelled maximum in the same unit.

    Source: Institute for Safe Medication Practices, List of Error-Prone Abbreviations (tenfold and unit errors).

    Passes:

        drug/zorbatine:
          doses:
            - purpose: label
              for_use: Humming
              route: oral
              counted_as: murmate
              maximum: {value: {per_day: 100 mg}, cite: "Quill2031, section 2"}
            - purpose: studied
              for_use: Humming
              route: oral
              counted_as: murmate
              levels: [{value: {per_day: 150 mg}, cite: "Quill2031, methods"}]

    Fails:

        drug/zorbatine:
          doses:
            - purpose: label
              for_use: Humming
              route: oral
              counted_as: murmate
              maximum: {value: {per_day: 100 mg}, cite: "Quill2031, section 2"}
            - purpose: studied
              for_use: Humming
              route: oral
              counted_as: murmate
              levels: [{value: {per_day: 1500 mg}, cite: "Quill2031, methods"}]
    """
    doses = sheet.entry.doses
    for path, dose in sheet.parts(Dose):
        if dose.purpose is not DosePurpose.STUDIED:
            continue
        labels = _labels_like(doses, _Given(frozenset({dose.route}), frozenset({_salt(dose)})))
        named = [("start", dose.start), ("maximum", dose.maximum)]
        levels = [(("levels", number), level) for number, level in enumerate(dose.levels)]
        for steps, reported in [*(((name,), one) for name, one in named), *levels]:
            yield from _judged((*path, *steps), reported, labels, dose.note or "")


def _judged(
    path: Path, reported: Reported[DoseLevel] | None, labels: tuple[Dose, ...], note: str
) -> Iterator[Judgement]:
    for steps, level in stated(reported):
        here, day = (*path, *steps), daily_dose(level)
        if day is None and level.amount is not None:
            day = DailyDose(level.amount.low, level.amount.low, level.amount.unit)  # at least once
        most = _labelled(labels, day) if day is not None else None
        if day is None or most is None:
            yield NotJudged(here, "no label's maximum that this dose can be compared with is known")
        elif day.is_above(_twice(most)) and not note and reported is not None and reported.note is None:
            remedy = f"{LOOK_AGAIN} If the study gave so much, say in `note` that it is above the label."
            field = "amount" if level.amount is not None else "per_day"
            yield Breach((*here, field), f"{day}, but a label allows {most} at most", remedy)
        else:
            yield Passed(here)


def _twice(dose: DailyDose) -> DailyDose:
    return DailyDose(dose.low * _TIMES, dose.high * _TIMES, dose.unit)


@dataclass(frozen=True, slots=True)
class _Given:
    """How a drug was given: by which routes, and counted as which salts; none when that is not known."""

    routes: frozenset[Route]
    salts: frozenset[str]


def _labels_like(doses: tuple[Dose, ...], given: _Given) -> tuple[Dose, ...]:
    """Return the labels' dosings by one of the routes, of one of the salts; what is not known fits everything."""
    salts = given.salts - {""}
    return tuple(
        one
        for one in doses
        if one.purpose is DosePurpose.LABEL
        and (not given.routes or one.route in given.routes)
        and (not salts or not _salt(one) or _salt(one) in salts)
    )


def _salt(dose: Dose) -> str:
    """Return what a dosing's milligrams count; nothing when it says that no one said so."""
    counted = dose.counted_as.casefold()
    return "" if counted.startswith("not ") else counted


def _labelled(labels: tuple[Dose, ...], day: DailyDose) -> DailyDose | None:
    """Return the highest labelled maximum that a dose can be compared with, None when there is none."""
    known = (stated_maximum(one) for one in labels)
    return highest(one for one in known if one is not None and one.is_comparable_with(day))


RULES = (studied_dose_is_near_the_label, studied_dosing_is_near_the_label)
