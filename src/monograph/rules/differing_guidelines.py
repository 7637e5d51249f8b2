"""Rules on guidelines whose statements differ."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from monograph.entries import Question
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.disagreement.differing_guidelines import (
    LocatedStatement,
    are_on_the_same,
    audience,
    difference,
    located_statements,
    question_audience,
)
from monograph.evidence.disagreement.explanations import Explanation, explanations
from monograph.evidence.pico.lineage import are_related, condition_lineage, drug_lineage
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path


@rule(Theme.DISAGREEMENT, Question)
def guidelines_that_differ_are_explained(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """Guidelines of which one favours a treatment and another speaks against it are explained.

    A reader who is told of one recommendation only cannot know that another body decided otherwise. Compared are
    the statements of the guidelines that the question names, on an option's drug or its class, for people and
    symptoms that overlap with the question's. A guideline without a recommendation contradicts none.

    Source: GRADE guidelines 14 (Andrews 2013), doi:10.1016/j.jclinepi.2012.03.013: for and against are the two
    directions that a recommendation can have.

    Passes:

        guideline/hespera-2035:
          statements:
            - id: hums
              about: Humming
              reading: wording read
              population: [harrow-syndrome]
              interventions: [{drug: zorbatine}]
              direction: consider
              text: Consider zorbatine.
              cite: Hespera2035, section 2
        guideline/pebble-society-2034:
          statements:
            - id: hums
              about: Humming
              reading: wording read
              population: [harrow-syndrome]
              interventions: [{drug: zorbatine}]
              direction: against
              text: Do not give zorbatine.
              cite: Pebble2034, section 3
        question/does-zorbatine-quiet-limb-hum:
          guidelines: [hespera-2035, pebble-society-2034]
          disagreements:
            - text: The Pebble Society wrote before the only trial was published.
              between: [hespera-2035, pebble-society-2034]
              cite: ["Hespera2035, section 2", "Pebble2034, section 3"]

    Fails:

        guideline/hespera-2035:
          statements:
            - id: hums
              about: Humming
              reading: wording read
              population: [harrow-syndrome]
              interventions: [{drug: zorbatine}]
              direction: consider
              text: Consider zorbatine.
              cite: Hespera2035, section 2
        guideline/pebble-society-2034:
          statements:
            - id: hums
              about: Humming
              reading: wording read
              population: [harrow-syndrome]
              interventions: [{drug: zorbatine}]
              direction: against
              text: Do not give zorbatine.
              cite: Pebble2034, section 3
        question/does-zorbatine-quiet-limb-hum:
          options:
            - {drug: glimmerine, verdict: uncertain, because: Nothing is known.}
            - {drug: zorbatine, verdict: uncertain, because: Guidelines differ.}
          guidelines: [hespera-2035, pebble-society-2034]
    """
    conditions, drugs = condition_lineage(setting.base), drug_lineage(setting.base)
    asked = question_audience(sheet.entry)
    named = set(map(str, sheet.entry.guidelines)) | {str(use.guideline) for use in sheet.entry.recommendations}
    placed = [
        one
        for one in located_statements(setting.base)
        if one.guideline in named and audience(one.statement).overlaps(asked, conditions)
    ]
    written = explanations(sheet)
    for number, option in enumerate(sheet.entry.options):
        mine = [one for one in placed if are_related(one.treatment, str(option.drug), drugs)]
        for one, other in combinations(mine, 2):
            if are_on_the_same(one, other, conditions, drugs):
                yield _judged_statements(("options", number, "drug"), one, other, written)


def _judged_statements(
    path: Path, one: LocatedStatement, other: LocatedStatement, written: tuple[Explanation, ...]
) -> Judgement:
    if one.statement.direction is None or other.statement.direction is None:
        return NotJudged(path, f"a statement of `{one.guideline}` or `{other.guideline}` on it was not read")
    found = difference(one, other)
    if found is None or not found.is_conflict or any(item.speaks_to(found.sides) for item in written):
        return Passed(path)
    theirs = f"`{other.guideline}` `{other.statement.direction}`"
    ways = f"`{one.guideline}` says `{one.statement.direction}` and {theirs} (`{one.treatment}`)"
    between = f"`between: [{one.guideline}, {other.guideline}]`"
    remedy = f"Say in `disagreements` what may explain it and `cite` where that stands, with {between}."
    return Breach(path, f"{ways}, and nothing explains it", remedy)


RULES = (guidelines_that_differ_are_explained,)
