"""Rules on the size of doses: one far above all others of its treatment has lost a decimal point or a letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from monograph.entries import Drug, Entry, Study
from monograph.entries.kinds.dosing import Dose, DoseLevel
from monograph.entries.kinds.study import Arm
from monograph.entries.reading.computed import computed_once
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Reported
from monograph.entries.shared.values import shown
from monograph.evidence.numbers.unit_families import family_of, in_unit
from monograph.evidence.studies.doses import daily_dose
from monograph.findings import Severity
from monograph.knowledge_base import KnowledgeBase
from monograph.rules.rule import LOOK_AGAIN, Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path

# Adults get a few times what old people or children get; a decimal point is worth ten, a letter a thousand.
_FAR = 8


class _RecordedDose(NamedTuple):
    """What one dose comes to in a day, or each time when no more is known; of which drug and by which route."""

    sheet: Sheet[Entry]
    path: Path
    drug: str
    route: str
    least: Decimal
    most: Decimal
    unit: str


@rule(Theme.DOSES, Entry, Severity.WARNING)
def dose_is_of_the_size_of_others(sheet: Sheet[Entry], setting: Setting) -> Iterator[Judgement]:
    """A dose is no more than eight times the largest other dose of the same treatment in this base.

    Grams for milligrams, or a decimal point one place off, is the slip that can kill. Labels, guidelines and
    trials of one drug by one route lie nearer together than that. Of a range the least is compared. Doses by
    another route are not compared, nor those of study groups where the drug is given by several routes.

    Source: ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations (decimal points; units).

    Passes:

        drug/zorbatine:
          doses:
            - purpose: label
              for_use: Humming
              route: oral
              counted_as: murmate
              start: {value: {per_day: 20 mg}, cite: "Quill2031, section 4"}
              maximum: {value: {per_day: 60 mg}, cite: "Quill2031, section 4"}

    Fails:

        drug/zorbatine:
          doses:
            - purpose: label
              for_use: Humming
              route: oral
              counted_as: murmate
              start: {value: {per_day: 20 mg}, cite: "Quill2031, section 4"}
              maximum: {value: {per_day: 60 mg}, cite: "Quill2031, section 4"}
            - purpose: guideline
              for_use: Humming
              route: oral
              counted_as: murmate
              maximum: {value: {per_day: 60 g}, cite: "Quill2031, section 5"}
    """
    for held in _doses_by_entry(setting.base).get(sheet.id, ()):
        others = _comparable_doses(setting.base)[_kind_of(held)]  # the largest come first
        largest = next((one for one in others if (one.sheet.id, one.path) != (sheet.id, held.path)), None)
        if largest is None:
            yield NotJudged(held.path, "no other dose of it by this route is held")
            continue
        if held.least > _FAR * in_unit(largest.most, largest.unit, held.unit):
            where = f"{largest.sheet.id}, {largest.sheet.at(largest.path)}"
            next_one = f"`{shown(largest.most)} {largest.unit}` in {where}"
            found = f"{shown(held.least)} {held.unit} is far above every other dose of `{held.drug}`"
            yield Breach(
                held.path,
                f"{found}; next is {next_one}",
                f"{LOOK_AGAIN} If it was really given, say so in an exception.",
            )
        else:
            yield Passed(held.path)


def _kind_of(held: _RecordedDose) -> tuple[str, str, object]:
    return held.drug, held.route, family_of(held.unit)


@computed_once
def _doses_by_entry(base: KnowledgeBase) -> Mapping[str, tuple[_RecordedDose, ...]]:
    found: dict[str, list[_RecordedDose]] = defaultdict(list)
    for held in _doses_of(base):
        found[held.sheet.id].append(held)
    return {entry: tuple(ones) for entry, ones in found.items()}


@computed_once
def _comparable_doses(base: KnowledgeBase) -> Mapping[tuple[str, str, object], tuple[_RecordedDose, ...]]:
    """Return the doses that can be compared with one another, the largest first."""
    found: dict[tuple[str, str, object], list[_RecordedDose]] = defaultdict(list)
    for held in _doses_of(base):
        found[_kind_of(held)].append(held)
    return {kind: tuple(_largest_first(ones)) for kind, ones in found.items()}


def _largest_first(ones: Sequence[_RecordedDose]) -> list[_RecordedDose]:
    return sorted(ones, key=lambda one: in_unit(one.most, one.unit, ones[0].unit), reverse=True)


@computed_once
def _doses_of(base: KnowledgeBase) -> tuple[_RecordedDose, ...]:
    """Return every dose in the entries of drugs and in the groups of studies."""
    routes: dict[str, set[str]] = {}
    found: list[_RecordedDose] = []
    for sheet in base.all(Drug):
        for path, dose in sheet.parts(Dose):
            routes.setdefault(sheet.id, set()).add(str(dose.route))
            for where, level in _levels(path, dose):
                found += _held(sheet, where, sheet.id, str(dose.route), level)
    for study in base.all(Study):
        for path, arm in study.parts(Arm):
            for number, treatment in enumerate(arm.treatments):
                ways = routes.get(str(treatment.drug), set())
                if treatment.drug and treatment.dose and len(ways) == 1:
                    here = (*path, "treatments", number, "dose")
                    found += _held(study, here, str(treatment.drug), next(iter(ways)), treatment.dose)
    return tuple(found)


def _levels(path: Path, dose: Dose) -> Iterator[tuple[Path, Reported[DoseLevel]]]:
    if dose.start is not None:
        yield (*path, "start"), dose.start
    for number, level in enumerate(dose.levels):
        yield (*path, "levels", number), level
    if dose.maximum is not None:
        yield (*path, "maximum"), dose.maximum


def _held(
    sheet: Sheet[Entry], path: Path, drug: str, route: str, reported: Reported[DoseLevel]
) -> Iterator[_RecordedDose]:
    level = reported.value
    given = (daily_dose(level) or level.amount) if level is not None else None
    if given is not None:
        yield _RecordedDose(sheet, path, drug, route, given.low, given.high, given.unit)


RULES = (dose_is_of_the_size_of_others,)
