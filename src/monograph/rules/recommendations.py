"""Rules on what is taken over from guidelines and reviews: it was said of these people, or the entry says why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from monograph.entries import Guideline, Question, Study
from monograph.entries.kinds.question import PathwayStep, RecommendationUse
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Citation
from monograph.entries.shared.vocabulary import REVIEW_DESIGNS, RatingOrigin, ReportRole, StatementReading
from monograph.evidence.answers.recommendations import (
    guidelines_with,
    mention_of,
    statement_directness,
    statement_in,
)
from monograph.evidence.pico.axes import Agreement, AxisDirectness, whole
from monograph.evidence.pico.populations import People, disease_of_study, people_asked_about, symptom_of_study
from monograph.knowledge_base import KnowledgeBase
from monograph.rules.answers import LocatedAnswer, answers_in
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path


@rule(Theme.DIRECTNESS, Question)
def recommendation_is_for_these_people(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """A recommendation that is drawn on was made for these people and this symptom, or it says why.

    A strong recommendation for one disease is no recommendation for another. Each line of `recommendations` whose
    statement was made for other people or another symptom needs `although`. A statement of which only the record
    was seen says nothing that could be drawn on. A step of the pathway that gives a treatment and cites a
    guideline is judged too: if that guideline speaks of the treatment for others only, it belongs into
    `recommendations`.

    Source: GRADE guidelines 14 (Andrews 2013), doi:10.1016/j.jclinepi.2012.03.013: a recommendation names its
    population; GRADE guidelines 8, doi:10.1016/j.jclinepi.2011.04.014.

    Passes:

        guideline/gale-2033:
          statements:
            - id: zorbatine-for-marrow
              about: Zorbatine
              reading: wording read
              population: [marrow-syndrome]
              interventions: [{drug: zorbatine}]
              direction: for
              text: Give zorbatine.
              cite: Gale2033, recommendation 1
        question/does-zorbatine-ease-humming:
          recommendations:
            - guideline: gale-2033
              statement: zorbatine-for-marrow
              although: No guideline on this disease was found; the two diseases hum alike.

    Fails:

        guideline/gale-2033:
          statements:
            - id: zorbatine-for-harrow
              about: Zorbatine
              reading: wording read
              population: [harrow-syndrome]
              direction: consider
              text: Consider zorbatine.
              cite: Gale2033, recommendation 1
            - id: zorbatine-for-marrow
              about: Zorbatine
              reading: wording read
              population: [marrow-syndrome]
              direction: for
              strength: {value: strong, cite: "Gale2033, recommendation 2"}
              text: Give zorbatine.
              cite: Gale2033, recommendation 2
        question/does-zorbatine-ease-humming:
          recommendations:
            - {guideline: gale-2033, statement: zorbatine-for-harrow}
            - {guideline: gale-2033, statement: zorbatine-for-marrow}
    """
    people = people_asked_about(sheet.entry.pico, setting.base)
    for number, use in enumerate(sheet.entry.recommendations):
        yield _use_judged(("recommendations", number), use, people, setting.base)
    drawn_on = {str(use.guideline) for use in sheet.entry.recommendations}
    for number, step in enumerate(sheet.entry.pathway):
        yield from _step_judged(("pathway", number), step, drawn_on, people, setting.base)


def _use_judged(path: Path, use: RecommendationUse, people: People, base: KnowledgeBase) -> Judgement:
    statement = statement_in(use, base)
    if statement.reading is StatementReading.NOT_READ:
        remedy = "Read the statement first, or take this line out."
        return Breach((*path, "statement"), "only the record of this statement was seen, not its wording", remedy)
    axes = statement_directness(statement, people, base)
    differing = [one for one in axes if one.is_mismatch]
    if differing and use.although is None:
        said = "; ".join(f"{one.axis}: {one.difference}" for one in differing)
        remedy = "Say in `although` why it is drawn on here, or take this line out."
        return Breach((*path, "statement"), f"this statement was made for others ({said})", remedy)
    unknown = next((one for one in axes if one.is_unknown), None)
    if not differing and unknown is not None:
        return NotJudged((*path, "statement"), f"{unknown.axis}: {unknown.reason}")
    return Passed((*path, "statement"))


def _step_judged(
    path: Path, step: PathwayStep, drawn_on: set[str], people: People, base: KnowledgeBase
) -> Iterator[Judgement]:
    if step.drug is None:
        return
    for number, citation in enumerate(step.cite):
        for guideline in guidelines_with(str(citation.work), base):
            if guideline.id not in drawn_on:
                yield _guideline_judged((*path, "cite", number), guideline, str(step.drug), people, base)


def _guideline_judged(
    path: Path, guideline: Sheet[Guideline], drug: str, people: People, base: KnowledgeBase
) -> Judgement:
    statements = [one for one in guideline.entry.statements if mention_of(one, drug, base)]
    directness = [statement_directness(one, people, base) for one in statements]
    found = _best(directness)
    if found is Agreement.MATCHES:
        return Passed(path)
    if found is Agreement.UNKNOWN:
        return NotJudged(path, f"for whom `{guideline.id}` speaks of `{drug}` is not recorded")
    said = "; ".join(dict.fromkeys(one.difference for axes in directness for one in axes if one.is_mismatch))
    remedy = "Add the statement to `recommendations` and say why in `although`, or cite another source."
    return Breach(path, f"`{guideline.id}` speaks of `{drug}` for others only ({said})", remedy)


def _best(directness: Sequence[Iterable[AxisDirectness]]) -> Agreement:
    """How direct the most direct of several is; unknown when there is none."""
    order = (Agreement.MATCHES, Agreement.UNKNOWN, Agreement.DIFFERS)
    return min(map(whole, directness), key=order.index, default=Agreement.UNKNOWN)


@rule(Theme.DIRECTNESS, Question)
def stated_rating_is_for_these_people(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """A certainty taken over from a source was rated for these people and this symptom.

    A guideline or a review rates evidence for its own question. Taken over into an answer on other people, that
    rating is too high until somebody lowers it, or says in the domain indirectness, with `speaks_to`, why not. It
    can be judged where the source has an entry here: a guideline by its statements on the treatment, a review by
    its population. Other sources cannot be judged.

    Source: GRADE guidelines 8 (Guyatt 2011), doi:10.1016/j.jclinepi.2011.04.014.

    Passes:

        study/marrow-2032:
          design: systematic review
          population: {conditions: [harrow-syndrome]}
        question/does-zorbatine-ease-humming:
          options:
            - drug: zorbatine
              verdict: may help
              because: One review.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Fewer hums.
                  certainty:
                    level: low
                    starts_at: high
                    origin: as stated by a source
                    cite: Marrow2032, abstract
                    domains:
                      - {domain: imprecision, judgement: down two levels, reason: Few people.}

    Fails:

        guideline/gale-2033:
          statements:
            - id: zorbatine-for-marrow
              about: Zorbatine
              reading: wording read
              population: [marrow-syndrome]
              interventions: [{drug: zorbatine}]
              direction: for
              text: Give zorbatine.
              cite: Gale2033, recommendation 1
        question/does-zorbatine-ease-humming:
          options:
            - drug: zorbatine
              verdict: may help
              because: One guideline.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Nothing was found.
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}
                - outcome: hum-loudness
                  importance: critical
                  effect: Softer hums.
                  certainty:
                    level: moderate
                    starts_at: high
                    origin: as stated by a source
                    cite: Gale2033, recommendation 1
                    domains:
                      - {domain: imprecision, judgement: down one level, reason: Few people.}
    """
    people = people_asked_about(sheet.entry.pico, setting.base)
    for placed in answers_in(sheet.entry):
        rating = placed.rating
        if rating.origin is RatingOrigin.STATED:
            for number, citation in enumerate(rating.cite or ()):
                path = (*placed.rating_path, "cite", number)
                yield _source_judged(path, citation, placed, people, setting.base)


def _source_judged(
    path: Path, citation: Citation, placed: LocatedAnswer, people: People, base: KnowledgeBase
) -> Judgement:
    sources = _rated_for(citation, str(placed.option.drug), people, base)
    if not sources:
        return NotJudged(path, "the source is no guideline or review that has an entry here")
    left = [[one for one in axes if not (one.is_mismatch and one.axis in placed.spoken_to)] for axes in sources]
    found = _best(left)
    if found is Agreement.MATCHES:
        return Passed(path)
    if found is Agreement.UNKNOWN:
        unknown = next((one for axes in left for one in axes if one.is_unknown), None)
        return NotJudged(path, unknown.reason if unknown else "for whom it was rated is not recorded")
    mismatches = [one for axes in left for one in axes if one.is_mismatch]
    said = "; ".join(dict.fromkeys(f"{one.axis}: {one.difference}" for one in mismatches))
    axes_missing = ", ".join(dict.fromkeys(str(one.axis) for one in mismatches))
    speaks_to = f"`speaks_to: [{axes_missing}]`"
    remedy = f"Rate it for this question, or give the domain indirectness in `domains`, with {speaks_to}."
    return Breach(path, f"`{citation.work}` rated this for others ({said})", remedy)


def _rated_for(
    citation: Citation, drug: str, people: People, base: KnowledgeBase
) -> list[tuple[AxisDirectness, ...]]:
    """For whom a source rated: a guideline by its statements on the treatment, a review by its own people."""
    found = [
        statement_directness(statement, people, base)
        for guideline in guidelines_with(str(citation.work), base)
        for statement in guideline.entry.statements
        if mention_of(statement, drug, base)
    ]
    for entry_id in base.citing[str(citation.work)]:
        study = base.sheets[entry_id].entry
        if isinstance(study, Study) and study.design in REVIEW_DESIGNS and _is_main_report(citation, study):
            axes = (disease_of_study(study, people, base), symptom_of_study(study, people, base))
            found.append(tuple(axis for axis in axes if axis is not None))
    return found


def _is_main_report(citation: Citation, study: Study) -> bool:
    return any(one.work == citation.work and one.role is ReportRole.MAIN for one in study.reports)


RULES = (recommendation_is_for_these_people, stated_rating_is_for_these_people)
