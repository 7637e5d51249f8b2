"""Rules on the parts of a study and its length."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Study
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import value_of
from monograph.evidence.studies.lengths import added_length
from monograph.findings import Severity
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule


@rule(Theme.ARITHMETIC, Study)
def segments_fit_into_the_length(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """The parts of a study are together no longer than the study.

    Two weeks, a week off and two weeks do not fit into four. Follow-up after the end counts only as far as
    there is room for it, because sources often leave it out of the stated length.

    Source: CONSORT 2010, items 5 and 14a (interventions, dates of follow-up), doi:10.1136/bmj.c332.

    Passes:

        study/quill-2031:
          stated_length: {value: 5 weeks, cite: "Quill2031, methods"}
          segments:
            - {type: treatment period, length: {value: 2 weeks, cite: "Quill2031, methods"}}
            - {type: washout, length: {value: 7 days, cite: "Quill2031, methods"}}
            - {type: treatment period, length: {value: 2 weeks, cite: "Quill2031, methods"}}

    Fails:

        study/marrow-2032:
          stated_length: {value: 5 weeks, cite: "Marrow2032, methods"}
        study/quill-2031:
          stated_length: {value: 4 weeks, cite: "Quill2031, methods"}
          segments:
            - {type: treatment period, length: {value: 2 weeks, cite: "Quill2031, methods"}}
            - {type: washout, length: {value: 1 week, cite: "Quill2031, methods"}}
            - {type: treatment period, length: {value: 2 weeks, cite: "Quill2031, methods"}}
    """
    yield from _lengths(sheet.entry, is_about_gaps=False)


@rule(Theme.ARITHMETIC, Study, Severity.WARNING)
def segments_fill_the_length(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """The parts of a study add up to its stated length.

    A study of six weeks whose parts are two weeks, one week off and two weeks has a week that no one accounts
    for: a run-in that was not described, or a slip. It is a warning, because the missing part may just not have
    been seen.

    Source: CONSORT 2010 extension to crossover trials (Dwan 2019), doi:10.1136/bmj.l4378.

    Passes:

        study/quill-2031:
          stated_length: {value: 5 weeks, cite: "Quill2031, methods"}
          segments:
            - {type: treatment period, length: {value: 2 weeks, cite: "Quill2031, methods"}}
            - {type: washout, length: {value: 1 week, cite: "Quill2031, methods"}}
            - {type: treatment period, length: {value: 2 weeks, cite: "Quill2031, methods"}}

    Fails:

        study/marrow-2032:
          stated_length: {value: 5 weeks, cite: "Marrow2032, methods"}
        study/quill-2031:
          design: randomised crossover trial
          stated_length: {value: 6 weeks, cite: "Quill2031, methods"}
          segments:
            - {type: treatment period, length: {value: 2 weeks, cite: "Quill2031, methods"}}
            - {type: washout, length: {value: 1 week, cite: "Quill2031, methods"}}
            - {type: treatment period, length: {value: 2 weeks, cite: "Quill2031, methods"}}
    """
    yield from _lengths(sheet.entry, is_about_gaps=True)


def _lengths(study: Study, *, is_about_gaps: bool) -> Iterator[Judgement]:
    stated = value_of(study.stated_length)
    if stated is None or not study.segments:
        return
    path = ("stated_length",)
    added = added_length(study)
    if isinstance(added, str):
        yield NotJudged(path, added)
        return
    is_breached = added.falls_short if is_about_gaps else added.exceeds
    if not is_breached:
        yield Passed(path)
        return
    found = f"{stated} in all, but the parts add up to {added.words}"
    # A part that was not seen, or one that lies within another, is no slip of the source.
    remedy = "Add the part that is missing" if is_about_gaps else "Correct the length of a part"
    yield Breach(path, found, f"{remedy}, or the stated length.")


RULES = (segments_fit_into_the_length, segments_fill_the_length)
