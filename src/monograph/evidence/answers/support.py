"""What an answer rests on: studies, people, how direct they are, and what remains without each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from monograph.entries import Question, Study
from monograph.entries.kinds.question import Option, OutcomeAnswer
from monograph.entries.kinds.result import Result
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.answers.directness import Asked, asked_of, directness_of_answer
from monograph.evidence.pico.axes import Agreement, AxisDirectness, whole
from monograph.evidence.studies.designs import DesignClass, design_class, included_in
from monograph.evidence.studies.overlap import PeopleCount, SubgroupPeople, people_behind_studies, subgroups_behind
from monograph.evidence.studies.pointers import pointed_at
from monograph.evidence.studies.soundness import NoticeReach, notices_on_result
from monograph.knowledge_base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Remainder:
    """What an answer would rest on without one study. The certainty of that is not worked out."""

    without: str
    studies: int
    people: PeopleCount


@dataclass(frozen=True, slots=True)
class Support:
    """What an answer, or an option over all its answers, rests on; studies by id, each once."""

    studies: tuple[str, ...]
    by_design: Mapping[DesignClass, tuple[str, ...]]
    people: PeopleCount
    direct: tuple[str, ...]
    indirect: tuple[str, ...]
    unknown: tuple[str, ...]
    results: int
    notices: tuple[NoticeReach, ...]
    without: tuple[Remainder, ...]


def support_of(question: Question, option: Option, base: KnowledgeBase) -> Support:
    """Return what an option rests on, over all its answers."""
    return _support(option.outcomes, asked_of(question, option, base), base)


def answer_support(question: Question, option: Option, answer: OutcomeAnswer, base: KnowledgeBase) -> Support:
    """Return what one answer of an option rests on."""
    return _support((answer,), asked_of(question, option, base), base)


def shared_groups(option: Option, base: KnowledgeBase) -> tuple[tuple[str, str], ...]:
    """Return the groups that are on one side of several comparisons behind one answer, by study and arm.

    Their people are in each of these comparisons. Source: Cochrane Handbook 23.3.4 (multiple intervention groups).
    """
    found: dict[tuple[str, str], None] = {}
    for answer in option.outcomes:
        by_study: dict[str, list[Result]] = {}
        for pointer in answer.results:
            result = pointed_at(pointer, base)[1]
            if isinstance(result, Result):
                by_study.setdefault(str(pointer.study), []).append(result)
        for study, results in by_study.items():
            for one, other in combinations(results, 2):
                if set(one.index) != set(other.index) and one.outcome == other.outcome:
                    shared = [arm for arm in one.comparator if arm in other.comparator]
                    found.update(dict.fromkeys((study, str(arm)) for arm in shared))
    return tuple(found)


def answers_resting_on(
    study_id: str, base: KnowledgeBase
) -> Iterator[tuple[Sheet[Question], Option, OutcomeAnswer]]:
    """Yield every answer that rests on a study, by its own result or through a review that counts it."""
    reviews = {sheet.id for sheet in base.all(Study) if study_id in included_in(sheet.id, base)}
    for sheet in base.all(Question):
        for option in sheet.entry.options:
            for answer in option.outcomes:
                if any(pointer.study == study_id or pointer.study in reviews for pointer in answer.results):
                    yield sheet, option, answer


def _support(answers: tuple[OutcomeAnswer, ...], asked: Asked, base: KnowledgeBase) -> Support:
    found = [one for answer in answers for one in directness_of_answer(answer, asked, base)]
    studies = tuple(dict.fromkeys(study for study, _ in found))
    directness = _directness_of_studies(found)
    subgroups = subgroups_behind((pointer for answer in answers for pointer in answer.results), base)
    by_design: dict[DesignClass, tuple[str, ...]] = {}
    for one in studies:
        kind = design_class(base.get(Study, one).entry)
        by_design[kind] = (*by_design.get(kind, ()), one)
    return Support(
        studies=studies,
        by_design={kind: by_design[kind] for kind in DesignClass if kind in by_design},
        people=people_behind_studies(studies, base, subgroups),
        direct=tuple(one for one in studies if directness[one] is Agreement.MATCHES),
        indirect=tuple(one for one in studies if directness[one] is Agreement.DIFFERS),
        unknown=tuple(one for one in studies if directness[one] is Agreement.UNKNOWN),
        results=len({(pointer.study, pointer.result) for answer in answers for pointer in answer.results}),
        notices=_notices(answers, base),
        without=tuple(_remainder(one, studies, subgroups, base) for one in studies),
    )


def _notices(answers: tuple[OutcomeAnswer, ...], base: KnowledgeBase) -> tuple[NoticeReach, ...]:
    pointers = (pointer for answer in answers for pointer in answer.results)
    found = {
        (one.study, one.through, one.notice.type, one.notice.text): one
        for pointer in pointers
        for one in notices_on_result(pointer, base)
    }
    return tuple(found.values())


def _directness_of_studies(
    found: Iterable[tuple[str, tuple[AxisDirectness, ...]]],
) -> dict[str, Agreement]:
    """A study is as direct as its most direct result: one that matches answers the question."""
    order = (Agreement.MATCHES, Agreement.UNKNOWN, Agreement.DIFFERS)
    best: dict[str, Agreement] = {}
    for study, axes in found:
        best[study] = min(best.get(study, Agreement.DIFFERS), whole(axes), key=order.index)
    return best


def _remainder(
    without: str, studies: tuple[str, ...], subgroups: Mapping[str, SubgroupPeople], base: KnowledgeBase
) -> Remainder:
    rest = tuple(one for one in studies if one != without)
    return Remainder(without, len(rest), people_behind_studies(rest, base, subgroups))
