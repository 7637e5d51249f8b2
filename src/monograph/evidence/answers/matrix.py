"""The evidence matrix: for each treatment and outcome the studies, the answers, or a dated absence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from monograph.entries import Question, Study
from monograph.entries.kinds.question import Option
from monograph.entries.reading.computed import computed_once
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.values import PartialDate
from monograph.entries.shared.vocabulary import Certainty, RatingOrigin, Verdict
from monograph.evidence.answers.eligible import says_something
from monograph.evidence.answers.support import answer_support
from monograph.evidence.pico.treatments import drugs_of_result, drugs_tested
from monograph.evidence.studies.freshness import newest_search
from monograph.evidence.studies.overlap import PeopleCount, people_behind_studies
from monograph.evidence.studies.soundness import notices_reaching
from monograph.knowledge_base import KnowledgeBase


class Gap(StrEnum):
    """Why a question gives no rated answer on a treatment and an outcome. Three different things."""

    NONE_FOUND = "searched, none found"
    NOT_ANSWERED = "asked, not answered"
    NOT_ASKED = "no question asks"


@dataclass(frozen=True, slots=True)
class CellAnswer:
    """What one question answers on a treatment and an outcome.

    ``option_at`` and ``answer_at`` are positions in the question's file; ``answer_at`` is None, as is ``level``,
    where the option has no answer on the outcome. ``is_stated`` says that the level is a source's. ``verdict`` is
    on the treatment, over all outcomes of the question. ``gap`` is None when there is evidence, and ``searched``
    the date of the question's newest search.
    """

    question: str
    option_at: int
    answer_at: int | None
    verdict: Verdict
    level: Certainty | None
    is_stated: bool
    studies: tuple[str, ...]
    people: PeopleCount
    gap: Gap | None
    searched: PartialDate


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One outcome of one treatment.

    ``studies`` are all in the base with a finding on it for the treatment, in any people; ``noticed`` those of
    them that a retraction or an expression of concern reaches.
    """

    outcome: str
    studies: tuple[str, ...]
    noticed: tuple[str, ...]
    people: PeopleCount
    answers: tuple[CellAnswer, ...]

    @property
    def gap(self) -> Gap | None:
        """Why there is nothing; None when there is a study or an answer with evidence."""
        if self.studies or any(answer.gap is None for answer in self.answers):
            return None
        if self.none_found_on is not None:
            return Gap.NONE_FOUND
        return Gap.NOT_ANSWERED if self.answers else Gap.NOT_ASKED

    @property
    def none_found_on(self) -> PartialDate | None:
        """The newest date on which a question searched and found nothing, if one did."""
        searched = [answer.searched for answer in self.answers if answer.gap is Gap.NONE_FOUND]
        return max(searched, key=lambda date: date.iso, default=None)

    @property
    def absence(self) -> str | None:
        """Why there is nothing, in words, with the date of the search; None otherwise."""
        if self.gap is Gap.NONE_FOUND:
            return f"searched on {self.none_found_on}, none found"
        return str(self.gap) if self.gap else None


def matrix_cell(drug: str, outcome: str, base: KnowledgeBase) -> MatrixCell:
    """Return what there is on one outcome of one treatment. Results of different studies are not pooled."""
    studies = _findings(base).get((drug, outcome), ())
    return MatrixCell(
        outcome=outcome,
        studies=studies,
        noticed=tuple(one for one in studies if notices_reaching((one,), base)),
        people=people_behind_studies(studies, base),
        answers=tuple(_answers(drug, outcome, base)),
    )


def _answers(drug: str, outcome: str, base: KnowledgeBase) -> Iterator[CellAnswer]:
    for sheet in base.all(Question):
        for number, option in enumerate(sheet.entry.options):
            if option.drug == drug:
                yield from _answers_of(sheet, number, option, outcome, base)


def _answers_of(
    sheet: Sheet[Question], number: int, option: Option, outcome: str, base: KnowledgeBase
) -> Iterator[CellAnswer]:
    question = sheet.entry
    searched = newest_search(question)[1].date
    found = [(at, one) for at, one in enumerate(option.outcomes) if one.outcome == outcome]
    for at, answer in found:
        support, level = answer_support(question, option, answer, base), answer.certainty.level
        yield CellAnswer(
            question=sheet.id,
            option_at=number,
            answer_at=at,
            verdict=option.verdict,
            level=level,
            is_stated=answer.certainty.origin is RatingOrigin.STATED,
            studies=support.studies,
            people=support.people,
            gap=Gap.NONE_FOUND if level is Certainty.NO_EVIDENCE else None,
            searched=searched,
        )
    if not found and outcome in map(str, question.pico.outcomes):
        nobody = PeopleCount(0, at_least=False)
        yield CellAnswer(
            sheet.id, number, None, option.verdict, None, False, (), nobody, Gap.NOT_ANSWERED, searched
        )


@computed_once
def _findings(base: KnowledgeBase) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The studies with a finding on an outcome for a treatment, by the two; what says nothing is none."""
    found: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for sheet in base.all(Study):
        for drug, outcome in _spoken_of(sheet.entry):
            found[drug, outcome][sheet.id] = None
    return {key: tuple(ids) for key, ids in found.items()}


def _spoken_of(study: Study) -> Iterator[tuple[str, str]]:
    given = {arm.id: {str(one.drug) for one in arm.treatments if one.drug is not None} for arm in study.arms}
    for result in filter(says_something, study.results):
        yield from ((drug, str(result.outcome)) for drug in sorted(drugs_of_result(study, result)))
    for harm in filter(says_something, study.harms):
        if harm.outcome is not None:
            tested = set[str]().union(*(given[arm] for arm in harm.arms)) & drugs_tested(study)
            yield from ((drug, str(harm.outcome)) for drug in sorted(tested))
