"""Rules on studies whose results point in opposite directions."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Question, Study
from monograph.entries.kinds.question import OutcomeAnswer
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.disagreement.explanations import Explanation, explanations
from monograph.evidence.disagreement.opposite_studies import (
    StudyDirection,
    StudyPair,
    comparable_pairs,
    study_directions,
)
from monograph.evidence.pico.lineage import condition_lineage
from monograph.knowledge_base import KnowledgeBase
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path


@rule(Theme.DISAGREEMENT, Question)
def opposite_directions_are_explained(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """Studies on one treatment and outcome that point in opposite directions are explained.

    When one study found more of something and another found less, an answer that names only one of them misleads,
    and one that names both without a word leaves the reader alone. All studies in the question's people count,
    also those the answer does not rest on. A p value decides nothing: only a source that says "no difference"
    points neither way. Cannot judge: a study whose direction is not known, or whose own results point both ways;
    and a comparison with another group beside one with the same people before treatment.

    Source: GRADE guidelines 7 (Guyatt 2011), doi:10.1016/j.jclinepi.2011.03.017: unexplained inconsistency lowers
    certainty, especially when some studies suggest benefit and others harm.

    Passes:

        study/quill-2031:
          population: {conditions: [harrow-syndrome]}
          arms:
            - {id: zorbatine, name: Zorbatine, type: experimental, treatments: [{drug: zorbatine}]}
            - {id: dummy, name: Dummy, type: placebo, treatments: [{name: placebo}]}
          results:
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [dummy]
              effect: {value: {measure: rate ratio, estimate: 0.52}, cite: "Quill2031, table 2"}
        study/marrow-2032:
          population: {conditions: [harrow-syndrome]}
          arms:
            - {id: zorbatine, name: Zorbatine, type: experimental, treatments: [{drug: zorbatine}]}
            - {id: dummy, name: Dummy, type: placebo, treatments: [{name: placebo}]}
          results:
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [dummy]
              effect: {value: {measure: rate ratio, estimate: 1.31}, cite: "Marrow2032, abstract"}
        question/does-zorbatine-quiet-limb-hum:
          options:
            - drug: zorbatine
              verdict: uncertain
              because: Two trials disagree.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Fewer hums in one trial, more in the other.
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}
          disagreements:
            - text: Marrow gave half the dose of Quill.
              between: [quill-2031, marrow-2032]
              outcome: hum-frequency
              cite: ["Quill2031, table 2", "Marrow2032, abstract"]

    Fails:

        study/quill-2031:
          population: {conditions: [harrow-syndrome]}
          arms:
            - {id: zorbatine, name: Zorbatine, type: experimental, treatments: [{drug: zorbatine}]}
            - {id: dummy, name: Dummy, type: placebo, treatments: [{name: placebo}]}
          results:
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [dummy]
              effect: {value: {measure: rate ratio, estimate: 0.52}, cite: "Quill2031, table 2"}
        study/marrow-2032:
          population: {conditions: [harrow-syndrome]}
          arms:
            - {id: zorbatine, name: Zorbatine, type: experimental, treatments: [{drug: zorbatine}]}
            - {id: dummy, name: Dummy, type: placebo, treatments: [{name: placebo}]}
          results:
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [dummy]
              effect: {value: {measure: rate ratio, estimate: 1.31}, cite: "Marrow2032, abstract"}
        question/does-zorbatine-quiet-limb-hum:
          options:
            - drug: zorbatine
              verdict: uncertain
              because: Two trials disagree.
              outcomes:
                - outcome: hum-loudness
                  importance: critical
                  effect: Not measured.
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}
                - outcome: hum-frequency
                  importance: critical
                  effect: Fewer hums.
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}
    """
    directions = _directions_in(sheet.entry, setting.base)
    written = explanations(sheet)
    for path, answer in sheet.parts(OutcomeAnswer):
        option = sheet.entry.options[int(path[1])]
        key = (str(option.drug), str(answer.outcome))
        mine = (one for one in directions if (one.drug, one.outcome) == key)
        for pair in comparable_pairs(mine, setting.base):
            yield _judged_pair(path, pair, written)


def _directions_in(question: Question, base: KnowledgeBase) -> tuple[StudyDirection, ...]:
    lineage = condition_lineage(base)
    asked = set(map(str, question.pico.population))
    return tuple(
        direction
        for sheet in base.all(Study)
        if any(asked & lineage[str(condition)] for condition in sheet.entry.population.conditions)
        for direction in study_directions(sheet, base)
    )


def _judged_pair(path: Path, pair: StudyPair, written: tuple[Explanation, ...]) -> Judgement:
    one, other = pair.first, pair.second
    if any(explanation.speaks_to(pair.sides) for explanation in written):
        return Passed(path)
    names = f"`{one.study}` and `{other.study}`"
    unknown = [f"`{side.study}`" for side in (one, other) if not side.is_known]
    if unknown:
        return NotJudged(path, f"which way {' and '.join(unknown)} points is not known; compared are {names}")
    if one.is_mixed or other.is_mixed:
        return NotJudged(path, f"of {names} at least one points both ways itself")
    if not pair.is_opposed:
        return Passed(path)
    if not pair.is_like_with_like:
        return NotJudged(path, f"of {names} one compares with other people, the other with the time before")
    ways = f"`{one.study}` points to {_way(one)} and `{other.study}` to {_way(other)}"
    remedy = (
        f"Say in `disagreements` what may explain it and `cite` where that stands, with "
        f"`between: [{one.study}, {other.study}]` and `outcome: {one.outcome}`."
    )
    return Breach(path, f"{ways} (`{one.outcome}`, `{one.drug}`), and nothing explains it", remedy)


def _way(direction: StudyDirection) -> str:
    return " and ".join(sorted(direction.points))


RULES = (opposite_directions_are_explained,)
