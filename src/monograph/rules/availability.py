"""Rules on whether a treatment can be had, and where its use is licensed."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Drug, Question
from monograph.entries.kinds.question import Option
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import Jurisdiction
from monograph.evidence.answers.availability import AvailabilityState, Licence, availability_of, licences_of
from monograph.evidence.pico.populations import people_asked_about
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path


@rule(Theme.SUPPORT, Question)
def withdrawn_drug_is_not_offered(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """A treatment that was withdrawn wherever it was licensed is not offered as if it could be had.

    It has no dose in the pathway. Its evidence stays: what was shown was shown, and the verdict is about that; in
    the order of options, which is computed, it comes last. A step that says not to use it gives no dose.

    Source: our own rule; the records are the drug's `regulatory`.

    Passes:

        drug/zorbatine:
          regulatory:
            - {product: Zorbatine capsules, jurisdiction: Japan, status: approved, cite: "Register2033, page 1"}
        question/does-zorbatine-ease-humming:
          options:
            - {drug: zorbatine, verdict: no evidence found, because: Nothing was found.}
          pathway:
            - name: Begin
              text: Begin.
              drug: zorbatine
              dose: {value: {per_day: 300 mg}, cite: "Quill2031, abstract"}
              cite: Quill2031, abstract

    Fails:

        drug/zorbatine:
          regulatory:
            - {product: Zorbatine capsules, jurisdiction: Japan, status: withdrawn, cite: "Register2033, page 1"}
        drug/glimmerine:
          regulatory:
            - {product: Glimmerine capsules, jurisdiction: Japan, status: approved, cite: "Register2033, page 2"}
        question/does-zorbatine-ease-humming:
          options:
            - {drug: glimmerine, verdict: no evidence found, because: Nothing was found.}
            - {drug: zorbatine, verdict: no evidence found, because: Nothing was found.}
          pathway:
            - name: Begin
              text: Begin.
              drug: glimmerine
              dose: {value: {per_day: 300 mg}, cite: "Quill2031, abstract"}
              cite: Quill2031, abstract
            - name: Raise
              text: Add the other.
              drug: zorbatine
              dose: {value: {per_day: 300 mg}, cite: "Quill2031, abstract"}
              cite: Quill2031, abstract
    """
    question, base = sheet.entry, setting.base
    for number, step in enumerate(question.pathway):
        if step.drug is None or step.dose is None or step.dose.value is None:
            continue
        path = ("pathway", number, "drug")
        availability = availability_of(base.get(Drug, step.drug).entry)
        if availability.state is AvailabilityState.NOT_RECORDED:
            yield NotJudged(path, f"no regulatory record of `{step.drug}` is entered")
        elif availability.is_withdrawn:
            found = f"`{step.drug}` was withdrawn{_where(availability.withdrawn_in)}, and this step gives its dose"
            yield Breach(path, found, "Take out the dose, and say that the treatment cannot be had.")
        else:
            yield Passed(path)


def _where(places: tuple[Jurisdiction, ...]) -> str:
    return f" ({', '.join(places)})" if places else ""


@rule(Theme.SUPPORT, Question)
def off_label_follows_the_licences(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """A use is called off-label exactly where a product is licensed, but not for this use.

    The licences come from the drug's `regulatory` records and their `licensed_for`; a licence for a condition
    covers every kind of it. It cannot be judged where there is no record, where a licence names no condition, and
    where no product is licensed at all: there is no label to be off.

    Source: our own rule; the records are the drug's `regulatory`.

    Passes:

        drug/zorbatine:
          regulatory:
            - product: Zorbatine capsules
              jurisdiction: Japan
              status: approved
              licensed_for: [marrow-syndrome]
              cite: Register2033, page 1
        question/does-zorbatine-ease-humming:
          options:
            - {drug: zorbatine, verdict: no evidence found, off_label: [Japan], because: Nothing was found.}

    Fails:

        drug/zorbatine:
          regulatory:
            - product: Zorbatine capsules
              jurisdiction: Japan
              status: approved
              licensed_for: [marrow-syndrome]
              cite: Register2033, page 1
            - product: Zorbatine capsules
              jurisdiction: Canada
              status: approved
              licensed_for: [harrow-syndrome]
              cite: Register2033, page 2
        question/does-zorbatine-ease-humming:
          options:
            - {drug: zorbatine, verdict: no evidence found, off_label: [Japan], because: Nothing was found.}
            - {drug: zorbatine, verdict: no evidence found, off_label: [Canada], because: At another dose.}
    """
    people = people_asked_about(sheet.entry.pico, setting.base)
    for number, option in enumerate(sheet.entry.options):
        licences = licences_of(setting.base.get(Drug, option.drug).entry, people, setting.base)
        places = dict.fromkeys((*licences, *option.off_label))
        if not places:
            yield NotJudged(("options", number), f"no regulatory record of `{option.drug}` is entered")
        for place in places:
            yield _place_judged(number, option, place, licences.get(place))


def _place_judged(number: int, option: Option, place: Jurisdiction, licence: Licence | None) -> Judgement:
    is_listed = place in option.off_label
    path: Path = ("options", number, "off_label")
    if is_listed:
        path = (*path, option.off_label.index(place))
    if licence is None:
        return NotJudged(path, f"no regulatory record of `{option.drug}` in {place} is entered")
    if licence is Licence.NONE:
        return NotJudged(path, f"no product of `{option.drug}` is licensed in {place}, for this use or another")
    if licence is Licence.UNKNOWN:
        return NotJudged(path, f"what the licence of `{option.drug}` in {place} covers is not recorded")
    if is_listed and licence is Licence.LICENSED:
        found = f"called off-label in {place}, but `{option.drug}` is licensed there for this use"
        return Breach(path, found, "Take it out of `off_label`, or correct `licensed_for` of the drug.")
    if not is_listed and licence is Licence.OFF_LABEL:
        found = f"`{option.drug}` is licensed in {place} for other uses only, and `off_label` does not say so"
        return Breach(path, found, f"Add `{place}` to `off_label`, or correct `licensed_for` of the drug.")
    return Passed(path)


RULES = (withdrawn_drug_is_not_offered, off_label_follows_the_licences)
