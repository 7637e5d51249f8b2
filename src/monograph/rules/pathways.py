"""Rules on the doses of a pathway: its steps change something, and stay within what the drug's entry holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from monograph.entries import Drug, Question
from monograph.entries.kinds.question import PathwayStep
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.answers.pathway import last_before, ways_through
from monograph.evidence.pico.treatments import doses_for
from monograph.evidence.studies.doses import ceiling, floor
from monograph.rules.doses import changes, day_of
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule


@rule(Theme.DOSES, Question)
def pathway_step_changes_the_dose(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """Two steps of a pathway that give the same drug give it in different daily doses.

    A pathway that begins with 150 mg twice a day and later allows "up to 300 mg a day" offers its reader a step
    that changes nothing. Where the pathway branches, a step is compared with the one before it on each way that
    leads there: people on different branches may take the same dose.

    Source: ISMP Guidelines for Safe Electronic Communication of Medication Information, 2019 (doses).

    Passes:

        question/does-zorbatine-ease-humming:
          pathway:
            - name: Begin
              text: Begin.
              drug: zorbatine
              dose: {value: {amount: 150 mg, times_per_day: 2}, cite: "Quill2031, abstract"}
              cite: Quill2031, abstract
            - name: Raise
              text: Raise it.
              drug: zorbatine
              dose: {value: {per_day: 600 mg}, cite: "Quill2031, abstract"}
              cite: Quill2031, abstract

    Fails:

        question/does-zorbatine-ease-humming:
          pathway:
            - name: Begin
              text: Begin.
              drug: zorbatine
              dose: {value: {amount: 150 mg, times_per_day: 2}, cite: "Quill2031, abstract"}
              cite: Quill2031, abstract
            - name: Raise
              text: If it does not help, raise it.
              drug: zorbatine
              dose: {value: {per_day: 300 mg}, cite: "Quill2031, abstract"}
              cite: Quill2031, abstract
    """
    steps = sheet.entry.pathway
    ways = ways_through(steps)
    days = [day_of(step.dose) for step in steps]
    for number, step in enumerate(steps):
        if step.drug is None or step.dose is None:
            continue
        for earlier in last_before(number, steps, ways, _gives(step.drug)):
            yield from changes(("pathway", number, "dose"), days[earlier], days[number])


def _gives(drug: str) -> Callable[[PathwayStep], bool]:
    return lambda step: step.drug == drug and step.dose is not None


@rule(Theme.DOSES, Question)
def pathway_dose_is_within_the_range(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """A dose in a pathway lies within the doses that the drug's entry holds.

    A label, a study or a guideline has to have given it. Doses for the question's own symptom and disease are
    taken where the drug's entry has any, else all its doses. A dose in another unit cannot be judged.

    Source: GRADE guidelines 15 (Andrews 2013), doi:10.1016/j.jclinepi.2013.02.003: a recommendation says what
    exactly is recommended.

    Passes:

        drug/zorbatine:
          doses:
            - purpose: label
              for_use: Humming
              route: oral
              counted_as: murmate
              start: {value: {per_day: 10 mg}, cite: "Quill2031, section 4"}
              maximum: {value: {per_day: 30 mg}, cite: "Quill2031, section 4"}
        question/does-zorbatine-ease-humming:
          pathway:
            - name: Begin
              text: Begin.
              drug: zorbatine
              dose: {value: {amount: 10 mg, times_per_day: 2}, cite: "Quill2031, section 4"}
              cite: Quill2031, section 4

    Fails:

        drug/zorbatine:
          doses:
            - purpose: label
              for_use: Humming
              route: oral
              counted_as: murmate
              start: {value: {per_day: 10 mg}, cite: "Quill2031, section 4"}
              maximum: {value: {per_day: 30 mg}, cite: "Quill2031, section 4"}
        question/does-zorbatine-ease-humming:
          pathway:
            - {name: Listen, text: Listen., cite: "Quill2031, section 4"}
            - name: Begin
              text: Begin.
              drug: zorbatine
              dose: {value: {amount: 20 mg, times_per_day: 2}, cite: "Quill2031, section 4"}
              cite: Quill2031, section 4
    """
    pico = sheet.entry.pico
    asked = [*pico.population, *([pico.symptom] if pico.symptom else [])]
    for path, step in sheet.parts(PathwayStep):
        if step.drug is None or step.dose is None:
            continue
        here = (*path, "dose")
        day = day_of(step.dose)
        held = doses_for(setting.base.get(Drug, step.drug).entry, asked, setting.base)
        ends = [(floor(dose), most) for dose in held if (most := ceiling(dose))]
        known = [(low, most) for low, most in ends if day and day.is_comparable_with(most)]
        if day is None or not known:
            yield NotJudged(here, f"the entry of `{step.drug}` holds no dose it could be compared with")
        elif all(day.exceeds(most) for _, most in known):
            yield Breach(here, f"{day} is more than any dose held for `{step.drug}`", _WITHIN)
        elif all(low is not None and day.falls_below(low) for low, _ in known):
            yield Breach(here, f"{day} is less than any dose held for `{step.drug}`", _WITHIN)
        elif all(day.is_above(most) or (low is not None and low.is_above(day)) for low, most in known):
            yield Breach(here, f"{day} lies between the doses held for `{step.drug}`, in none of them", _WITHIN)
        else:
            yield Passed(here)


_WITHIN = "Add the dose and its source to the drug's entry, or correct the dose here."


RULES = (pathway_step_changes_the_dose, pathway_dose_is_within_the_range)
