"""Rules on the people in the main analysis."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Study
from monograph.entries.kinds.result import Result
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.vocabulary import OutcomeRole
from monograph.evidence.studies.participants import at_stage
from monograph.rules.headcounts import SAY_WHOM
from monograph.rules.rule import Breach, Judgement, Passed, Setting, Theme, rule

_OF_THE_MAIN_ANALYSIS = frozenset({OutcomeRole.PRIMARY, OutcomeRole.CO_PRIMARY})


@rule(Theme.ARITHMETIC, Study)
def primary_result_is_of_the_analysed(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """A primary result counts no more people than the study's main analysis.

    `analysed` among the participants is how many the main analysis counts, and that is the one of the primary
    outcome. 60 people behind a primary result, in a study that analysed 48, mean that one of the two was copied
    wrongly, unless a note beside the result's number says whom it counts. Results in a named subgroup are left
    alone.

    Source: CONSORT 2010, item 16 (numbers in each analysis), doi:10.1136/bmj.c332.

    Passes:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          participants: {analysed: {value: 60, cite: "Quill2031, abstract"}}
          results:
            - id: hums
              outcome: hum-frequency
              role: primary
              contrast: before–after
              index: [zorbatine]
              analysed: {value: 60, cite: "Quill2031, table 2"}
              p: {value: 0.2, cite: "Quill2031, table 2"}

    Fails:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          participants: {analysed: {value: 48, cite: "Quill2031, abstract"}}
          results:
            - id: hums
              outcome: hum-frequency
              role: primary
              contrast: before–after
              index: [zorbatine]
              analysed: {value: 48, cite: "Quill2031, table 2"}
              p: {value: 0.2, cite: "Quill2031, table 2"}
            - id: second
              outcome: hum-loudness
              role: co-primary
              contrast: before–after
              index: [zorbatine]
              analysed: {value: 60, cite: "Quill2031, table 2"}
              p: {value: 0.2, cite: "Quill2031, table 2"}
    """
    whole = at_stage(sheet.entry.participants, "analysed")
    for path, result in sheet.parts(Result):
        people = value_of(result.analysed)
        if result.role not in _OF_THE_MAIN_ANALYSIS or whole is None or people is None or result.population:
            continue
        here = (*path, "analysed", "value")
        if people <= whole or (result.analysed and result.analysed.note):
            yield Passed(here)
        else:
            yield Breach(here, f"{people:,} people, but the study analysed {whole:,}", SAY_WHOM)


RULES = (primary_result_is_of_the_analysed,)
