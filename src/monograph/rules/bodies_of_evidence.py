"""Rules on bodies of evidence: what may be rated together, where it starts, and how far it was read."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Question, Study
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import RATED, Certainty, RatingOrigin, ReadingExtent
from monograph.evidence.studies.designs import extents_read, randomisation_of
from monograph.knowledge_base import KnowledgeBase
from monograph.rules.answers import LocatedAnswer, answers_in
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path


@rule(Theme.CERTAINTY, Question)
def start_follows_the_designs(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """Randomised trials start at high, other studies at low, and the two are not rated together.

    An uncontrolled series beside a trial lends it people, and borrows its start. What compares with the time
    before treatment, or with nothing, counts as not randomised even inside a trial. A review starts where the
    studies it counts start, as far as they are known here. A rating stated by a source keeps that source's start.

    Source: GRADE guidelines 3 (Balshem 2011), doi:10.1016/j.jclinepi.2010.07.015.

    Passes:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              p: {value: 0.03, cite: "Quill2031, table 2"}
        question/does-zorbatine-ease-humming:
          options:
            - drug: zorbatine
              verdict: may help
              because: One trial.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Fewer hums.
                  results: [{study: quill-2031, result: hums}]
                  certainty:
                    level: low
                    starts_at: high
                    origin: provisional, by the editors
                    domains:
                      - {domain: imprecision, judgement: down two levels, reason: Few people.}

    Fails:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              p: {value: 0.03, cite: "Quill2031, table 2"}
        study/marrow-2032:
          design: uncontrolled before–after study
          arms: [{id: everybody, name: Everybody, type: experimental}]
          results:
            - id: hums
              outcome: hum-frequency
              contrast: before–after
              index: [everybody]
              p: {value: 0.01, cite: "Marrow2032, table 2"}
        question/does-zorbatine-ease-humming:
          options:
            - drug: zorbatine
              verdict: may help
              because: One trial.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Fewer hums.
                  results: [{study: quill-2031, result: hums}]
                  certainty:
                    level: low
                    starts_at: high
                    origin: provisional, by the editors
                    domains:
                      - {domain: imprecision, judgement: down two levels, reason: Few people.}
                - outcome: hum-loudness
                  importance: important
                  effect: Softer hums.
                  results: [{study: quill-2031, result: hums}, {study: marrow-2032, result: hums}]
                  certainty:
                    level: low
                    starts_at: high
                    origin: provisional, by the editors
                    domains:
                      - {domain: imprecision, judgement: down two levels, reason: Few people.}
    """
    for placed in answers_in(sheet.entry):
        rating, path = placed.rating, (*placed.rating_path, "starts_at")
        if rating.level not in RATED:
            continue
        if rating.origin is RatingOrigin.STATED:
            yield NotJudged(path, "a source rated it, from its own body of evidence")
        elif not placed.answer.results:
            yield NotJudged(path, "it points at no results, so the designs are not known")
        else:
            yield _start_judged(path, placed, setting.base)


def _start_judged(path: Path, placed: LocatedAnswer, base: KnowledgeBase) -> Judgement:
    by_study = {str(one.study): randomisation_of(one, base) for one in placed.answer.results}
    found = frozenset[bool | None]().union(*by_study.values())
    if {True, False} <= found:
        others = ", ".join(f"`{study}`" for study, kinds in by_study.items() if False in kinds)
        what = f"randomised trials are rated together with what was not randomised ({others})"
        remedy = (
            "Rate randomised and other studies apart: rest this on the trials, and tell of the others in words."
        )
        return Breach(path, what, remedy)
    if None in found or not found:
        return NotJudged(path, "whether the studies behind it were randomised is not known")
    expected, what = (
        (Certainty.HIGH, "every result is of a randomised trial")
        if True in found
        else (Certainty.LOW, "no result is of a randomised trial")
    )
    if placed.rating.starts_at is expected:
        return Passed(path)
    return Breach(path, f"starts at `{placed.rating.starts_at}`, but {what}", f"Start at `{expected}`.")


@rule(Theme.CERTAINTY, Question)
def high_needs_full_reading(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """High certainty is never given to evidence of which no one read more than abstracts.

    Concealment, missing data and selective reporting are not in an abstract. A body of evidence is high only
    when its domains were judged, and they can be judged only by somebody who read at least one of the papers
    whole. The rule looks at ratings of `high` by the editors; it cannot judge where papers were read in part.

    Source: decision 32 of this project; Cochrane Handbook, chapter 8 (assessing risk of bias).

    Passes:

        study/quill-2031:
          sources: [{work: Quill2031, nature: paper, read: full text, access: original}]
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              p: {value: 0.03, cite: "Quill2031, table 2"}
        question/does-zorbatine-ease-humming:
          options:
            - drug: zorbatine
              verdict: may help
              because: One trial.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Fewer hums.
                  results: [{study: quill-2031, result: hums}]
                  certainty:
                    level: high
                    starts_at: high
                    origin: provisional, by the editors
                    domains:
                      - {domain: risk of bias, judgement: no change, reason: Concealed and double-blind.}

    Fails:

        study/quill-2031:
          sources: [{work: Quill2031, nature: paper, read: full text, access: original}]
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              p: {value: 0.03, cite: "Quill2031, table 2"}
        study/marrow-2032:
          sources: [{work: Marrow2032, nature: paper, read: abstract, access: original}]
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: loudness
              outcome: hum-loudness
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              p: {value: 0.03, cite: "Marrow2032, abstract"}
        question/does-zorbatine-ease-humming:
          options:
            - drug: zorbatine
              verdict: may help
              because: Two trials.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Fewer hums.
                  results: [{study: quill-2031, result: hums}]
                  certainty:
                    level: high
                    starts_at: high
                    origin: provisional, by the editors
                    domains:
                      - {domain: risk of bias, judgement: no change, reason: Concealed and double-blind.}
                - outcome: hum-loudness
                  importance: critical
                  effect: Softer hums.
                  results: [{study: marrow-2032, result: loudness}]
                  certainty:
                    level: high
                    starts_at: high
                    origin: provisional, by the editors
                    domains:
                      - {domain: risk of bias, judgement: no change, reason: Double-blind.}
    """
    for placed in answers_in(sheet.entry):
        if placed.rating.level is not Certainty.HIGH or placed.rating.origin is RatingOrigin.STATED:
            continue
        path = (*placed.rating_path, "level")
        studies = {str(one.study) for one in placed.answer.results}
        read = {extent for study in studies for extent in extents_read(setting.base.get(Study, study))}
        if ReadingExtent.FULL_TEXT in read:
            yield Passed(path)
        elif ReadingExtent.EXCERPT in read:
            yield NotJudged(path, "the papers were read in part")
        else:
            found = "high certainty, but no paper behind it was read beyond its abstract"
            yield Breach(path, found, "Read a paper, or write `not assessed` for what an abstract does not show.")


RULES = (start_follows_the_designs, high_needs_full_reading)
