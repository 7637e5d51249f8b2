"""Ids that are used inside one file only: arms, results, guideline statements and steps of a pathway."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from monograph.entries.kinds.guideline import Guideline
from monograph.entries.kinds.question import Question
from monograph.entries.kinds.study import Study
from monograph.entries.shared.parts import Entry
from monograph.findings import Finding, did_you_mean
from monograph.sources import Document, Path


def local_id_findings(entry: Entry, document: Document) -> Iterator[Finding]:
    """Yield a finding for each repeated local id, and for each arm or step that is named and no one defined."""
    if isinstance(entry, Question):
        yield from _steps(entry, document)
    if isinstance(entry, Guideline):
        yield from _repeated("statements", [statement.id for statement in entry.statements], document)
    if not isinstance(entry, Study):
        return
    arms = [arm.id for arm in entry.arms]
    yield from _repeated("arms", arms, document)
    yield from _repeated("results", [result.id for result in entry.results], document)
    yield from _repeated("harms", [harm.id for harm in entry.harms], document, [one.id for one in entry.results])
    for path, arm in _arms_named(entry):
        if arm not in arms:
            remedy = did_you_mean(arm, arms, f"Arms of this study: {', '.join(arms) or 'none yet'}.")
            yield Finding("arm-is-defined", document.place(path), f"there is no arm `{arm}` in this study", remedy)


def _steps(question: Question, document: Document) -> Iterator[Finding]:
    ids = [step.id for step in question.pathway if step.id is not None]
    yield from _repeated("pathway", [step.id for step in question.pathway], document)
    for number, step in enumerate(question.pathway):
        for position, branch in enumerate(step.then):
            if branch.go is not None and branch.go not in ids:
                place = document.place(("pathway", number, "then", position, "go"))
                known = f"Steps with an id: {', '.join(ids)}." if ids else "No step has an `id` yet."
                remedy = did_you_mean(branch.go, ids, known)
                yield Finding("step-exists", place, f"there is no step `{branch.go}` in this pathway", remedy)


def _repeated(
    field: str, ids: Iterable[str | None], document: Document, taken: Iterable[str] = ()
) -> Iterator[Finding]:
    seen = set(taken)
    for number, name in enumerate(ids):
        if name in seen:
            place = document.place((field, number, "id"))
            remedy = "Rename one of the two; results and harms share their ids."
            yield Finding("unique-local-id", place, f"the id `{name}` appears twice in this file", remedy)
        if name is not None:
            seen.add(name)


def _arms_named(study: Study) -> Iterator[tuple[Path, str]]:
    for number, result in enumerate(study.results):
        here: Path = ("results", number)
        yield from (((*here, "index", position), arm) for position, arm in enumerate(result.index))
        yield from (((*here, "comparator", position), arm) for position, arm in enumerate(result.comparator))
        for which, side in enumerate(result.sides):
            yield from (((*here, "sides", which, "arms", position), arm) for position, arm in enumerate(side.arms))
    for number, harm in enumerate(study.harms):
        yield from ((("harms", number, "arms", position), arm) for position, arm in enumerate(harm.arms))
