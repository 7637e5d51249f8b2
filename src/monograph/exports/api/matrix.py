"""The evidence matrix: for each treatment and outcome the studies, the answers, or a dated absence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Annotated

from monograph.entries import Drug, Outcome, Question, Study
from monograph.entries.question import Option
from monograph.entries.sheet import Sheet
from monograph.entries.values import PartialDate
from monograph.entries.vocabulary import Certainty, Verdict
from monograph.evidence.eligible import says_something
from monograph.evidence.freshness import newest_search
from monograph.evidence.overlap import people_behind_studies
from monograph.evidence.support import answer_support, notices_reaching
from monograph.evidence.treatments import drugs_tested
from monograph.exports.api.computed.shared import Ids, People, people, pointer
from monograph.knowledge_base import KnowledgeBase


class Gap(StrEnum):
    """Why a question gives no rated answer on a treatment and an outcome. Three different things."""

    NONE_FOUND = "searched, none found"
    NOT_ANSWERED = "asked, not answered"
    NOT_ASKED = "no question asks"


@dataclass(frozen=True, slots=True)
class MatrixAnswer:
    """What one question answers on the treatment and the outcome."""

    question_id: str
    verdict: Annotated[Verdict, "On the treatment, over all outcomes of the question."]
    certainty_level: Annotated[Certainty | None, "On this outcome; null when the question does not answer on it."]
    place_there: Annotated[str, "Where the answer, or the option, stands in the question's file (JSON Pointer)."]
    study_ids: Annotated[Ids, "What the answer rests on."]
    people_behind: People
    gap: Annotated[Gap | None, "null when there is evidence."]
    searched_on: Annotated[PartialDate, "The question's newest search."]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One outcome of one treatment."""

    outcome_id: str
    study_ids: Annotated[Ids, "Every study in the base with a finding on it for the treatment, of any people."]
    noticed_study_ids: Annotated[Ids, "Those of them that a retraction or an expression of concern reaches."]
    people_behind: People
    answers: tuple[MatrixAnswer, ...]
    absence: Annotated[str | None, "Why there is nothing, in words, with the date of the search; null otherwise."]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One treatment."""

    treatment_id: str
    name: str
    cells: Annotated[tuple[MatrixCell, ...], "One an outcome, in the order of `columns`."]


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """One outcome."""

    outcome_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Treatments by outcomes. Results of different studies are not pooled."""

    columns: Annotated[tuple[MatrixColumn, ...], "The outcomes."]
    rows: Annotated[tuple[MatrixRow, ...], "The treatments."]


def evidence_matrix(base: KnowledgeBase) -> Matrix:
    """Return the evidence matrix: every treatment and every outcome of the base."""
    outcomes = base.all(Outcome)
    return Matrix(
        columns=tuple(MatrixColumn(one.id, one.entry.name) for one in outcomes),
        rows=tuple(
            MatrixRow(
                treatment_id=drug.id,
                name=drug.entry.name,
                cells=tuple(_cell(drug.id, outcome.id, base) for outcome in outcomes),
            )
            for drug in base.all(Drug)
        ),
    )


def _cell(drug: str, outcome: str, base: KnowledgeBase) -> MatrixCell:
    studies = _findings(base).get((drug, outcome), ())
    answers = tuple(_answers(drug, outcome, base))
    has_any = bool(studies) or any(answer.gap is None for answer in answers)
    return MatrixCell(
        outcome_id=outcome,
        study_ids=studies,
        noticed_study_ids=tuple(one for one in studies if notices_reaching((one,), base)),
        people_behind=people(people_behind_studies(studies, base)),
        answers=answers,
        absence=None if has_any else _absence(answers),
    )


def _absence(answers: tuple[MatrixAnswer, ...]) -> str:
    searched = [answer.searched_on for answer in answers if answer.gap is Gap.NONE_FOUND]
    if searched:
        return f"searched on {max(searched, key=lambda date: date.iso)}, none found"
    return str(Gap.NOT_ANSWERED if answers else Gap.NOT_ASKED)


def _answers(drug: str, outcome: str, base: KnowledgeBase) -> Iterator[MatrixAnswer]:
    for sheet in base.all(Question):
        for number, option in enumerate(sheet.entry.options):
            if option.drug == drug:
                yield from _answers_of(sheet, number, option, outcome, base)


def _answers_of(
    sheet: Sheet[Question], number: int, option: Option, outcome: str, base: KnowledgeBase
) -> Iterator[MatrixAnswer]:
    question, place = sheet.entry, pointer(("options", number))
    searched = newest_search(question)[1].date
    found = [(at, one) for at, one in enumerate(option.outcomes) if one.outcome == outcome]
    for at, answer in found:
        support, level = answer_support(question, option, answer, base), answer.certainty.level
        yield MatrixAnswer(
            question_id=sheet.id,
            verdict=option.verdict,
            certainty_level=level,
            place_there=f"{place}/outcomes/{at}",
            study_ids=support.studies,
            people_behind=people(support.people),
            gap=Gap.NONE_FOUND if level is Certainty.NO_EVIDENCE else None,
            searched_on=searched,
        )
    if not found and outcome in map(str, question.pico.outcomes):
        nobody = People(0, is_at_least=False)
        yield MatrixAnswer(sheet.id, option.verdict, None, place, (), nobody, Gap.NOT_ANSWERED, searched)


@lru_cache(maxsize=2)
def _findings(base: KnowledgeBase) -> Mapping[tuple[str, str], Ids]:
    """The studies with a finding on an outcome for a treatment, by the two; what says nothing is none."""
    found: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for sheet in base.all(Study):
        for drug, outcome in _spoken_of(sheet.entry):
            found[drug, outcome][sheet.id] = None
    return {key: tuple(ids) for key, ids in found.items()}


def _spoken_of(study: Study) -> Iterator[tuple[str, str]]:
    given = {arm.id: {str(one.drug) for one in arm.treatments if one.drug is not None} for arm in study.arms}
    about = set(map(str, study.about))
    for result in filter(says_something, study.results):
        ours = set[str]().union(*(given[arm] for arm in result.index)) or about
        theirs = set[str]().union(*(given[arm] for arm in result.comparator))
        yield from ((drug, str(result.outcome)) for drug in sorted(ours - theirs))
    for harm in filter(says_something, study.harms):
        if harm.outcome is not None:
            tested = set[str]().union(*(given[arm] for arm in harm.arms)) & drugs_tested(study)
            yield from ((drug, str(harm.outcome)) for drug in sorted(tested))
