"""Every disagreement in the base, with the place of each side in the entries' files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from monograph.entries import Entry, Guideline, Study
from monograph.entries.kinds.result import Harm, Result
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import RecommendationDirection
from monograph.evidence.disagreement.competing_values import CompetingValues, OwnFigures
from monograph.evidence.disagreement.differing_guidelines import DifferingGuidelines, LocatedStatement
from monograph.evidence.disagreement.explanations import Explanation
from monograph.evidence.disagreement.found import DisagreementKind, FoundDisagreement, RepeatedResult
from monograph.evidence.disagreement.opposite_studies import StudyDirection, StudyPair
from monograph.exports.api.computed.shared import Ids
from monograph.exports.api.published import pointer
from monograph.knowledge_base import KnowledgeBase
from monograph.sources import Path
from monograph.views.formatting.reading import plain_words
from monograph.views.formatting.values import finding_cells, value_words
from monograph.views.page.disagreements import found_in
from monograph.views.page.frame import writer_for


@dataclass(frozen=True, slots=True)
class Side:
    """One side: an entry, where in its file it says so, what it says in words, and the works it rests on."""

    entry_id: str
    places: Annotated[tuple[str, ...], "JSON Pointers into that entry's file; none when the whole entry is meant."]
    in_words: str | None
    work_keys: tuple[str, ...]
    same_within_rounding: Annotated[bool | None, "For another source's value: whether it may be the first one."]


@dataclass(frozen=True, slots=True)
class Said:
    """What a question, or a remark in an entry, says of the disagreement."""

    entry_id: str
    place: str
    plain_text: str


@dataclass(frozen=True, slots=True)
class DisagreementRow:
    """One disagreement. Both sides are shown; nothing is settled here."""

    id: str
    kind: DisagreementKind
    entry_ids: Annotated[Ids, "The entries involved."]
    outcome_id: str | None
    treatment: Annotated[str | None, "The id of the treatment, or its name when it has no entry."]
    is_conflict: Annotated[bool | None, "For guidelines: true when one is for it and the other against."]
    sides: tuple[Side, ...]
    explained_by: tuple[Said, ...]


def disagreement_rows(base: KnowledgeBase) -> tuple[DisagreementRow, ...]:
    """Return every disagreement; an id depends only on what disagrees."""
    rows = []
    seen: dict[str, int] = defaultdict(int)
    for one in found_in(base):
        name = _id(one, base)
        seen[name] += 1
        rows.append(_row(name if seen[name] == 1 else f"{name}.{seen[name]}", one, base))
    return tuple(rows)


def ids_by_entry(rows: Sequence[DisagreementRow]) -> Mapping[str, Sequence[str]]:
    """Return the ids of disagreements by the id of each entry that is a side of them."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        for entry in row.entry_ids:
            found[entry].append(row.id)
    return found


def _id(one: FoundDisagreement, base: KnowledgeBase) -> str:
    match one.found:
        case CompetingValues(entry=entry, path=path) | OwnFigures(entry=entry, path=path):
            parts = [entry, base.sheets[entry].at(path)]
        case RepeatedResult(study=study, first_at=first, second_at=second):
            parts = [study, base.sheets[study].at(first), base.sheets[study].at(second)]
        case StudyPair(first=first, second=second):
            parts = [first.study, second.study, first.drug, first.outcome]
        case DifferingGuidelines(first=first, second=second):
            parts = [first.guideline, first.statement.id, second.guideline, second.statement.id, first.treatment]
        case Explanation(question=question, path=path):
            parts = [question, base.sheets[question].at(path)]
    return ":".join((one.kind.name.lower().replace("_", "-"), *parts)).replace(" ", "-")


def _row(name: str, one: FoundDisagreement, base: KnowledgeBase) -> DisagreementRow:
    entries = {one.found.question} if isinstance(one.found, Explanation) else set[str]()
    return DisagreementRow(
        id=name,
        kind=one.kind,
        entry_ids=tuple(sorted(one.sides.entries | entries)),
        outcome_id=one.sides.outcome,
        treatment=one.sides.drug,
        is_conflict=one.found.is_conflict if isinstance(one.found, DifferingGuidelines) else None,
        sides=tuple(_sides(one, base)),
        explained_by=tuple(_said(one, base)),
    )


def _sides(one: FoundDisagreement, base: KnowledgeBase) -> Iterator[Side]:
    match one.found:
        case CompetingValues() as values:
            yield from _values(values, base)
        case OwnFigures() as figures:
            said = figures.reported
            keys = tuple(dict.fromkeys(str(cited.work) for cited in said.cite or ()))
            place = pointer(figures.path)
            yield Side(figures.entry, (place,), _words(said.value, base.sheets[figures.entry], base), keys, None)
            yield Side(figures.entry, (f"{place}/own_figures_give",), figures.figures_give, keys, None)
        case RepeatedResult() as repeated:
            for path, result in ((repeated.first_at, repeated.first), (repeated.second_at, repeated.second)):
                yield _result_side(repeated.study, path, result, base)
        case StudyPair() as pair:
            yield from (_study_side(each, base) for each in (pair.first, pair.second))
        case DifferingGuidelines() as differing:
            yield from (_statement_side(each, base) for each in (differing.first, differing.second))
        case Explanation() as written:
            yield from (Side(str(entry), (), None, (), None) for entry in written.written.between)


def _values(values: CompetingValues, base: KnowledgeBase) -> Iterator[Side]:
    sheet, reported, place = base.sheets[values.entry], values.reported, pointer(values.path)
    first = tuple(dict.fromkeys(str(cited.work) for cited in reported.cite or ()))
    yield Side(values.entry, (f"{place}/value",), _words(reported.value, sheet, base), first, None)
    others = zip(reported.also_reported, values.same_within_rounding, strict=True)
    for number, (other, is_same) in enumerate(others):
        keys = tuple(dict.fromkeys(str(cited.work) for cited in other.cite))
        there = (f"{place}/also_reported/{number}",)
        yield Side(values.entry, there, _words(other.value, sheet, base), keys, is_same)


def _words(value: object, sheet: Sheet[Entry], base: KnowledgeBase) -> str:
    return plain_words(value_words(value, writer_for(sheet, base)))


def _result_side(study: str, path: Path, result: Result | Harm, base: KnowledgeBase) -> Side:
    sheet = base.get(Study, study)
    groups, figures, _ = finding_cells(sheet.entry, result, writer_for(sheet, base))
    return Side(study, (pointer(path),), f"{plain_words(groups)}: {plain_words(figures)}", (), None)


def _study_side(one: StudyDirection, base: KnowledgeBase) -> Side:
    results = base.get(Study, one.study).entry.results
    places = tuple(pointer(("results", at)) for at, result in enumerate(results) if result.id in one.results)
    return Side(one.study, places, " and ".join(sorted(map(str, one.points))), (), None)


def _statement_side(one: LocatedStatement, base: KnowledgeBase) -> Side:
    at = base.get(Guideline, one.guideline).entry.statements.index(one.statement)
    direction: RecommendationDirection | None = one.statement.direction
    works = tuple(dict.fromkeys(str(cited.work) for cited in one.statement.cite))
    said = str(direction) if direction else "not read"
    return Side(one.guideline, (pointer(("statements", at)),), said, works, None)


def _said(one: FoundDisagreement, base: KnowledgeBase) -> Iterator[Said]:
    for written in one.explanations:
        writer = writer_for(base.sheets[written.question], base)
        yield Said(written.question, pointer(written.path), writer.plain(written.written.text))
    match one.found:
        case CompetingValues(entry=entry, path=path, reported=reported) if reported.preferred_because:
            writer = writer_for(base.sheets[entry], base)
            place = f"{pointer(path)}/preferred_because"
            yield Said(entry, place, writer.plain(reported.preferred_because))
        case RepeatedResult(study=study) as repeated:
            writer = writer_for(base.sheets[study], base)
            for path, result in ((repeated.first_at, repeated.first), (repeated.second_at, repeated.second)):
                if result.note:
                    yield Said(study, f"{pointer(path)}/note", writer.plain(result.note))
