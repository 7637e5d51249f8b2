"""Rules on sources that disagree: what differs is shown with what may explain it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from monograph.entries import Entry, Question, Study
from monograph.entries.kinds.question import OutcomeAnswer
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Reported
from monograph.evidence.disagreement.competing_values import are_written_alike
from monograph.evidence.disagreement.differing_guidelines import (
    PlacedStatement,
    are_on_the_same,
    audience,
    difference,
    placed_statements,
    question_audience,
)
from monograph.evidence.disagreement.explanations import Explanation, explanations, named_sides
from monograph.evidence.disagreement.found import repeated_results
from monograph.evidence.disagreement.opposite_studies import (
    StudyDirection,
    StudyPair,
    comparable_pairs,
    study_directions,
)
from monograph.evidence.pico.lineage import are_related, condition_lineage, drug_lineage
from monograph.findings import Severity
from monograph.knowledge_base import KnowledgeBase
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
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


@rule(Theme.DISAGREEMENT, Question)
def opposite_directions_are_explained(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """Studies on one treatment and outcome that point in opposite directions are explained.

    When one study found more of something and another found less, an answer that names only one of them misleads,
    and one that names both without a word leaves the reader alone. All studies in the question's people count,
    also those the answer does not rest on. A p value decides nothing: only a source that says "no difference"
    points neither way. Cannot judge: a study whose direction is not known, or whose own results point both ways;
    and a comparison with another group beside one with the same people before treatment.

    Source: GRADE guidelines 7 (Guyatt 2011), doi:10.1016/j.jclinepi.2011.03.017: unexplained inconsistency lowers
    certainty, above all when some studies suggest benefit and others harm.

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
        for one in placed_statements(setting.base)
        if one.guideline in named and audience(one.statement).overlaps(asked, conditions)
    ]
    written = explanations(sheet)
    for number, option in enumerate(sheet.entry.options):
        mine = [one for one in placed if are_related(one.treatment, str(option.drug), drugs)]
        for one, other in combinations(mine, 2):
            if are_on_the_same(one, other, conditions, drugs):
                yield _judged_statements(("options", number, "drug"), one, other, written)


def _judged_statements(
    path: Path, one: PlacedStatement, other: PlacedStatement, written: tuple[Explanation, ...]
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


@rule(Theme.DISAGREEMENT, Entry)
def competing_values_differ(sheet: Sheet[Entry], setting: Setting) -> Iterator[Judgement]:
    """A value that another source gives differs from those beside it.

    The page lists what stands under `also_reported` as values that compete. A value that is the same is no
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
            yield Breach(here, "the same value stands here already, so the two do not compete", remedy)
        else:
            yield Passed(here)
        before.append(other.value)


@rule(Theme.DISAGREEMENT, Question, Severity.WARNING)
def disagreement_names_its_sides(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """A disagreement names at least two sides.

    A reader who learns that sources disagree wants to look at both. Sides are the entries under `between` and the
    works that are cited, where these are not reports of those entries. Only what stands under `between` can be
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


RULES = (
    competing_values_differ,
    repeated_result_is_explained,
    opposite_directions_are_explained,
    guidelines_that_differ_are_explained,
    disagreement_names_its_sides,
)
