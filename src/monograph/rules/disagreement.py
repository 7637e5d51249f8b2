"""Rules on sources that disagree: what differs is shown with what may explain it."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Entry, Study
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Reported
from monograph.evidence.disagreement.competing_values import are_written_alike
from monograph.evidence.disagreement.found import repeated_results
from monograph.rules.rule import Breach, Judgement, Passed, Setting, Theme, rule
from monograph.sources import Path


@rule(Theme.DISAGREEMENT, Study)
def repeated_result_is_explained(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """Two results of one study on the same thing, with other values, carry a note.

    A study's paper, its abstract and its register record may give different figures for one outcome or unwanted
    event, in the same groups and at the same time. Without a word on why, a reader takes them for two findings, or
    picks the one that pleases. Results that differ in people, time, analysis, adjustment or in what the source
    calls them are not compared.

    Source: Cochrane Handbook, chapter 5: the study, not the report, is the unit of interest, and discrepancies
    between its reports are to be recorded.

    Passes:

        study/quill-2031:
          arms:
            - {id: zorbatine, name: Zorbatine, type: experimental, treatments: [{drug: zorbatine}]}
            - {id: dummy, name: Dummy, type: placebo, treatments: [{name: placebo}]}
          results:
            - id: hums-in-the-paper
              outcome: hum-frequency
              time: {value: 6 weeks, cite: "Quill2031, table 2"}
              contrast: between arms
              index: [zorbatine]
              comparator: [dummy]
              effect: {value: {measure: rate ratio, estimate: 0.52}, cite: "Quill2031, table 2"}
            - id: hums-in-the-abstract
              outcome: hum-frequency
              time: {value: 6 weeks, cite: "Quill2031, abstract"}
              contrast: between arms
              index: [zorbatine]
              comparator: [dummy]
              effect: {value: {measure: rate ratio, estimate: 0.61}, cite: "Quill2031, abstract"}
              note: The abstract seems to leave out those who stopped early; the paper counts everybody.

    Fails:

        study/quill-2031:
          arms:
            - {id: zorbatine, name: Zorbatine, type: experimental, treatments: [{drug: zorbatine}]}
            - {id: dummy, name: Dummy, type: placebo, treatments: [{name: placebo}]}
          results:
            - id: hums-in-the-paper
              outcome: hum-frequency
              time: {value: 6 weeks, cite: "Quill2031, table 2"}
              contrast: between arms
              index: [zorbatine]
              comparator: [dummy]
              effect: {value: {measure: rate ratio, estimate: 0.52}, cite: "Quill2031, table 2"}
            - id: hums-in-the-second-report
              outcome: hum-frequency
              time: {value: 6 weeks, cite: "Quill2031, abstract"}
              contrast: between arms
              index: [zorbatine]
              comparator: [dummy]
              effect: {value: {measure: rate ratio, estimate: 0.61}, cite: "Quill2031, abstract"}
    """
    unexplained = {one.second_at: one for one in repeated_results(sheet) if not one.is_explained}
    findings = (("results", len(sheet.entry.results)), ("harms", len(sheet.entry.harms)))
    for here in ((field, number) for field, count in findings for number in range(count)):
        if here not in unexplained:
            yield Passed(here)
            continue
        other = sheet.at(unexplained[here].first_at)
        if here[0] == "results":
            same, apart = (
                "outcome, groups, people and time",
                "`population`, `analysis`, `time`, `analysis_set` or `as_named`",
            )
        else:
            same, apart = "event and groups", "`event`, `serious` or `counts_events`"
        found = f"`{other}` gives another value for the same {same}"
        remedy = f"Say in a `note` what may explain it, or say what sets the two apart: {apart}."
        yield Breach(here, found, remedy)


@rule(Theme.DISAGREEMENT, Entry)
def competing_values_differ(sheet: Sheet[Entry], setting: Setting) -> Iterator[Judgement]:
    """A value that another source gives differs from those beside it.

    The page lists what is under `also_reported` as values that compete. A value that is the same is no
    competitor but a second witness: its citation belongs to the first. 0.10 and 0.1 are not the same, because they
    claim different precision.

    Source: decision 3 of this project: sources that differ are recorded side by side.

    Passes:

        study/quill-2031:
          participants:
            randomised:
              value: 40
              cite: Quill2031, table 1
              preferred_because: The table counts everybody.
              also_reported:
                - {value: 46, cite: "QuillRegister2030, record"}

    Fails:

        study/quill-2031:
          participants:
            randomised:
              value: 40
              cite: Quill2031, table 1
              preferred_because: The table counts everybody.
              also_reported:
                - {value: 46, cite: "QuillRegister2030, record"}
                - {value: 40, cite: "QuillAbstract2030, abstract"}
    """
    for path, reported in sheet.parts(Reported):
        yield from _judged_alternatives(path, reported)


def _judged_alternatives(path: Path, reported: Reported[object]) -> Iterator[Judgement]:
    before = [reported.value]
    for number, other in enumerate(reported.also_reported):
        here = (*path, "also_reported", number, "value")
        if any(are_written_alike(other.value, value) for value in before):
            remedy = "Delete the item, and add its citation to that value's `cite`."
            yield Breach(here, "the same value is here already, so the two do not compete", remedy)
        else:
            yield Passed(here)
        before.append(other.value)


RULES = (competing_values_differ, repeated_result_is_explained)
