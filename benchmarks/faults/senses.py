"""Faults in which way a result points: directions, what is better, which side is which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from benchmarks.faults.places import Fault, Places, piece
from monograph.entries import Entry, Outcome, Question, Study
from monograph.entries.kinds.question import OutcomeAnswer
from monograph.entries.kinds.result import Result
from monograph.entries.shared.vocabulary import (
    ArmType,
    Direction,
    LedgerStatus,
    Verdict,
)

_TURNED: Mapping[Direction, Direction] = MappingProxyType(
    {
        Direction.FAVOURS_INDEX: Direction.FAVOURS_COMPARATOR,
        Direction.FAVOURS_COMPARATOR: Direction.FAVOURS_INDEX,
        Direction.INCREASE: Direction.DECREASE,
        Direction.DECREASE: Direction.INCREASE,
        Direction.NO_DIFFERENCE: Direction.FAVOURS_INDEX,
        Direction.NO_CHANGE: Direction.INCREASE,
    }
)


def direction(places: Places) -> Iterator[Fault]:
    """A direction is turned round; "no difference" becomes one.

    Contradicted: by figures of both sides or an effect beside it; by the ledger, when it says of the outcome that
    no difference was reported; by the verdict of an answer that rests on it alone.
    """
    for sheet, path, result in places.parts(Study, Result):
        assert isinstance(result, Result)
        if result.direction is None or result.direction.value is None:
            continue
        new = _TURNED[result.direction.value]
        why = "its own figures" if _has_figures(result) else _null_in_ledger(sheet.entry, result)
        why = why or _decided_answer(places, sheet.id, result.id)
        yield Fault(sheet, (((*path, "direction", "value"), str(new)),), why)


def _null_in_ledger(study: Entry, result: Result) -> str:
    assert isinstance(study, Study)
    lines = [line.status for line in study.ledger if line.outcome == result.outcome]
    is_only = [one.outcome for one in study.results].count(result.outcome) == 1
    return "the ledger" if is_only and lines == [LedgerStatus.REPORTED_NULL] else ""


def _has_figures(result: Result) -> bool:
    effect = result.effect is not None and result.effect.value is not None
    sides = [side for side in result.sides if side.figure is not None and side.figure.value is not None]
    return effect or len(sides) > 1


_DECIDED = (Verdict.PROBABLY_HELPS, Verdict.MAY_HELP, Verdict.PROBABLY_NO_EFFECT, Verdict.MAY_HARM)


def _decided_answer(places: Places, study: str, result: str) -> str:
    for sheet in places.base.all(Question):
        for option in sheet.entry.options:
            pointed = [(one.study, one.result) for answer in option.outcomes for one in answer.results]
            if pointed == [(study, result)] and option.verdict in _DECIDED:
                return f"the verdict in {sheet.id}, which rests on it alone"
    return ""


def better(places: Places) -> Iterator[Fault]:
    """What is good of an outcome is turned round.

    Contradicted: by results on it that give figures of both sides and say which they favour.
    """
    for sheet in places.base.all(Outcome):
        old = piece(sheet, ("better",))
        new = {"lower is better": "higher is better", "higher is better": "lower is better"}.get(old)
        favoured = (Direction.FAVOURS_INDEX, Direction.FAVOURS_COMPARATOR)
        told = any(
            result.outcome == sheet.id
            and _has_figures(result)
            and result.direction is not None
            and result.direction.value in favoured
            for study in places.base.all(Study)
            for result in study.entry.results
        )
        if new:
            yield Fault(sheet, ((("better",), new),), "results that say whom they favour" if told else "")


def swapped(places: Places) -> Iterator[Fault]:
    """Treatment and comparator of a result change places.

    Contradicted: by the types of the arms, where one is a placebo, no treatment or a group that was only observed;
    by an answer that points at it.
    """
    unlike = (ArmType.PLACEBO, ArmType.NONE, ArmType.BACKGROUND, ArmType.OBSERVED)
    for sheet, path, result in places.parts(Study, Result):
        study = sheet.entry
        assert isinstance(result, Result)
        assert isinstance(study, Study)
        if len(result.index) != 1 or len(result.comparator) != 1:
            continue
        index, comparator = piece(sheet, (*path, "index", 0)), piece(sheet, (*path, "comparator", 0))
        types = {
            None if arm.type is ArmType.OBSERVED and arm.treatments else arm.type
            for arm in study.arms
            if arm.id in result.comparator
        }
        others = {arm.type for arm in study.arms if arm.id in result.index}
        why = "the types of the arms" if types <= set(unlike) and others.isdisjoint(unlike) else ""
        edits = (((*path, "index", 0), comparator), ((*path, "comparator", 0), index))
        if index and comparator:
            yield Fault(sheet, edits, why or _pointed_at(places, sheet.id, result.id))


def _pointed_at(places: Places, study: str, result: str) -> str:
    for sheet in places.base.all(Question):
        for _, answer in sheet.parts(OutcomeAnswer):
            if any((one.study, one.result) == (study, result) for one in answer.results):
                return f"the treatment asked about in {sheet.id}"
    return ""
