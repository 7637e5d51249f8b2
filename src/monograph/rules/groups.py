"""Rules on the groups of a study: which side they are on, what their names say, whose number a count gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from monograph.entries import Study
from monograph.entries.kinds.dosing import DoseLevel
from monograph.entries.kinds.result import Harm, Result, Side
from monograph.entries.kinds.study import Arm
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.vocabulary import ArmType
from monograph.evidence.numbers.unit_families import family_of, in_unit
from monograph.evidence.studies.doses import daily_dose
from monograph.evidence.studies.participants import possible_denominators
from monograph.findings import Severity
from monograph.rules.rule import LOOK_AGAIN, Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path

_CONTROLS = frozenset({ArmType.PLACEBO, ArmType.NONE, ArmType.BACKGROUND, ArmType.ACTIVE})
_TREATED = frozenset({ArmType.EXPERIMENTAL})
# The number of a dose in a name, with its thousands, or two numbers of a range.
_AMOUNT = re.compile(
    r"(?<![\w.,])(?P<low>\d[\d,]*(?:\.\d+)?)(?: ?(?:to|or|–|-) ?(?P<high>\d[\d,]*(?:\.\d+)?))?"
    r" ?(?P<unit>µg|mg|g)\b"
)


@rule(Theme.ARITHMETIC, Study)
def control_is_the_comparator(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """A treatment that is tested is in `index`, what it is compared with in `comparator`.

    Effects and directions are told of `index`. When placebo is there and the treatment on the other side,
    every page turns the result round: what helped seems to harm.

    Source: CONSORT 2010, items 5 and 17a (interventions; results for each group), doi:10.1136/bmj.c332.

    Passes:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: dummy, name: Dummy, type: placebo}]
          results:
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [dummy]
              direction: {value: favours the treatment, cite: "Quill2031, abstract"}

    Fails:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: dummy, name: Dummy, type: placebo}]
          results:
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [dummy]
              direction: {value: favours the treatment, cite: "Quill2031, abstract"}
            - id: second
              outcome: hum-loudness
              contrast: between arms
              index: [dummy]
              comparator: [zorbatine]
              direction: {value: favours the treatment, cite: "Quill2031, abstract"}
    """
    types = {arm.id: _type_of(arm) for arm in sheet.entry.arms}
    for path, result in sheet.parts(Result):
        index = {types[arm] for arm in result.index if arm in types}
        comparator = {types[arm] for arm in result.comparator if arm in types}
        here = (*path, "index")
        if not comparator or not index:
            continue
        if index <= _CONTROLS and comparator <= _TREATED:
            kinds = " and ".join(sorted(index))
            remedy = "Exchange `index` and `comparator`, or correct the `type` of the arms."
            yield Breach(here, f"{kinds} is in `index`, and what is tested in `comparator`", remedy)
        elif index <= _TREATED and comparator <= _CONTROLS:
            yield Passed(here)
        else:
            yield NotJudged(here, "the types of the arms do not say which is tested")


def _type_of(arm: Arm) -> ArmType:
    """Return the type of an arm; people who were only observed, and got nothing, are as good as untreated."""
    return ArmType.NONE if arm.type is ArmType.OBSERVED and not arm.treatments else arm.type


@rule(Theme.DOSES, Study)
def name_of_an_arm_agrees_with_its_dose(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """A dose in the name of an arm is one that the arm receives.

    Tables and figures show the name, and doses are compared by the field. "Zorbatine 20 mg twice daily" with
    200 mg or 20 g in the field has lost a decimal point or a letter, in one of the two. A name may give each
    single dose, the dose of a day, or either end of a range.

    Source: ISMP Guidelines for Safe Electronic Communication of Medication Information, 2019 (doses).

    Passes:

        study/quill-2031:
          arms:
            - id: zorbatine
              name: Zorbatine 20 mg twice daily
              type: experimental
              treatments:
                - {drug: zorbatine, dose: {value: {amount: 20 mg, times_per_day: 2}, cite: "Quill2031, methods"}}

    Fails:

        study/quill-2031:
          arms:
            - {id: dummy, name: Dummy tablets, type: placebo}
            - id: second
              name: Zorbatine 20 mg twice daily
              type: experimental
              treatments:
                - {drug: zorbatine, dose: {value: {amount: 20 g, times_per_day: 2}, cite: "Quill2031, methods"}}
    """
    for path, arm in sheet.parts(Arm):
        named = tuple(_amounts_in(arm.name))
        if not named:
            continue
        for number, treatment in enumerate(arm.treatments):
            here = (*path, "treatments", number, "dose")
            level = value_of(treatment.dose)
            given = tuple(_milligrams_of(level)) if level is not None else ()
            if len(arm.treatments) > 1 and not _is_named(arm, number):
                continue
            if not given:
                yield NotJudged(here, "the dose is not known, or not an amount in milligrams")
            elif set(named) & set(given):
                yield Passed(here)
            else:
                yield Breach(here, f"the arm is called “{arm.name}”, but its dose is another", LOOK_AGAIN)


def _is_named(arm: Arm, number: int) -> bool:
    """Whether the name of an arm with several treatments gives doses, and begins with this one."""
    treatment = arm.treatments[number]
    words = str(treatment.drug or treatment.name).replace("-", " ").casefold()
    return arm.name.replace("-", " ").casefold().startswith(words)


def _amounts_in(name: str) -> Iterator[Decimal]:
    for match in _AMOUNT.finditer(name):
        for number in (match["low"], match["high"]):
            if number:
                yield in_unit(Decimal(number.replace(",", "")), match["unit"], "mg")


def _milligrams_of(level: DoseLevel) -> Iterator[Decimal]:
    day = daily_dose(level)
    for stated in (level.amount, day):
        if stated is not None and family_of(stated.unit) == "mg":
            yield in_unit(stated.low, stated.unit, "mg")
            yield in_unit(stated.high, stated.unit, "mg")


@rule(Theme.ARITHMETIC, Study, Severity.WARNING)
def count_is_of_the_people_of_its_group(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """The number of people in "18 of 20" is one that the group has at some stage, or a note says why not.

    When 20 were randomised and 19 analysed, a share of 25 is one of other people, or a slip. Fewer people may be
    right: some gave no answer. Then a note says so. It is a warning, because not every stage may be known.

    Source: CONSORT 2010, item 16 (for each outcome, the number of people in each analysis), doi:10.1136/bmj.c332.

    Passes:

        study/quill-2031:
          arms:
            - id: zorbatine
              name: Zorbatine
              type: experimental
              participants: {randomised: {value: 20, cite: "Quill2031, figure 1"}}
          harms:
            - {event: headache, arms: [zorbatine], people: {value: 3 of 20, cite: "Quill2031, table 3"}}

    Fails:

        study/quill-2031:
          arms:
            - id: zorbatine
              name: Zorbatine
              type: experimental
              participants: {randomised: {value: 20, cite: "Quill2031, figure 1"}}
          harms:
            - {event: headache, arms: [zorbatine], people: {value: 3 of 20, cite: "Quill2031, table 3"}}
            - {event: fatigue, arms: [zorbatine], people: {value: 3 of 16, cite: "Quill2031, table 3"}}
    """
    for path, harm in sheet.parts(Harm):
        yield from _of_its_group(sheet, path, harm, says_why=bool(harm.note or harm.counts_events))
    for path, side in sheet.parts(Side):
        result = sheet.value_at(path[:-2])
        assert isinstance(result, Result)
        others = result.note or result.population or result.analysis or result.analysis_set or result.analysed
        yield from _of_its_group(sheet, path, side, says_why=bool(others))


def _of_its_group(sheet: Sheet[Study], path: Path, part: Harm | Side, *, says_why: bool) -> Iterator[Judgement]:
    if part.people is None or part.people.value is None:
        return
    here, total = (*path, "people"), part.people.value.total
    known = possible_denominators(sheet.entry, part.arms)
    if not known:
        yield NotJudged(here, "how many people the group has is not known")
    elif total in known or says_why or part.people.note:
        yield Passed(here)
    else:
        has = " or ".join(map(str, known))
        remedy = f"{LOOK_AGAIN} If it counts other people, say whom in a `note` beside `value`."
        yield Breach(here, f"a count of {total} people, but the group has {has}", remedy)


RULES = (control_is_the_comparator, name_of_an_arm_agrees_with_its_dose, count_is_of_the_people_of_its_group)
