"""Rules on what an explanation of a disagreement names."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Question
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.disagreement.explanations import explanations, named_sides
from monograph.findings import Severity
from monograph.rules.rule import Breach, Judgement, Passed, Setting, Theme, rule


@rule(Theme.DISAGREEMENT, Question, Severity.WARNING)
def disagreement_names_its_sides(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """A disagreement names at least two sides.

    A reader who learns that sources disagree wants to look at both. Sides are the entries under `between` and the
    works that are cited, where these are not reports of those entries. Only what is under `between` can be
    shown on the pages of the studies and guidelines concerned, and only that explains a disagreement that a rule
    finds.

    Source: design of this project: disagreement is data; two sources that differ are both recorded.

    Passes:

        question/does-zorbatine-quiet-limb-hum:
          disagreements:
            - text: Quill found fewer hums, Marrow more.
              between: [quill-2031, marrow-2032]
              cite: Quill2031, table 2

    Fails:

        study/quill-2031: {}
        question/does-zorbatine-quiet-limb-hum:
          disagreements:
            - text: Quill found fewer hums, Marrow more.
              between: [quill-2031, marrow-2032]
              cite: Quill2031, table 2
            - text: It is disputed whether hums are softer.
              between: [quill-2031]
              cite: Quill2031, table 2
    """
    for explanation in explanations(sheet):
        sides = named_sides(explanation.written, setting.base)
        if len(sides) > 1:
            yield Passed(explanation.path)
        else:
            found = f"a disagreement with one side only: {', '.join(f'`{side}`' for side in sides)}"
            yield Breach(explanation.path, found, "Name the studies or guidelines that disagree in `between`.")


RULES = (disagreement_names_its_sides,)
