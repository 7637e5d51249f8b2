"""Tables on what studies found: results, the figures of each side, and harms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from monograph.entries import Study
from monograph.entries.kinds.result import Analysis, Harm, Result, Side, Subgroup
from monograph.evidence.effects.effects import relative_change
from monograph.evidence.studies.whom import people_of_result, whom_and_how
from monograph.exports.tables.definitions.own import (
    cited,
    number_in_list,
    of_entry,
    own,
    part_of,
    remarks,
    renamed,
    row_key,
)
from monograph.exports.tables.definitions.placed import Placed, placed
from monograph.exports.tables.model import Cell, Column, ColumnType, DataTable, Field, table
from monograph.knowledge_base import KnowledgeBase
from monograph.views.writing.values import arm_names, compared

_KEY = row_key("The study and the place in its entry.")
_STUDY = of_entry("study", "studies", "The study.")


class _InArm(NamedTuple):
    """What stands for a group: a result, a side of it or a harm."""

    id: str
    side: str
    arm: str


def tables(base: KnowledgeBase) -> Iterator[DataTable]:
    """Yield the tables on what studies found."""
    yield table(
        "study_results",
        "Results of studies",
        "One row a result: an outcome, a time, a comparison and what was found. Figures for each side stand in "
        "the table of sides.",
        placed(base, Result),
        _KEY,
        _STUDY,
        Field(Column("local_id", "Its id inside the study.", is_required=True), lambda it: str(it.part.id)),
        *own(Result, "outcome", "as_named", "role", "time", "contrast"),
        renamed("index_arms", Result, "index"),
        renamed("comparator_arms", Result, "comparator"),
        Field(Column("compared", "What is compared, in words."), lambda it: compared(_study(it), it.part)),
        Field(
            Column("of_whom_and_how", "Of whom it is and how it was analysed, in words."),
            lambda it: whom_and_how(_study(it), it.part) or None,
        ),
        *own(Subgroup, "name", "people", under="population", prefix="population_"),
        *own(Analysis, "name", "models", "hypothesis", "margin", "sides", under="analysis", prefix="analysis_"),
        Field(
            Column(
                "people_computed",
                "How many people it is about: a subgroup's own, else those analysed, else those of the groups "
                "compared; empty when that is not known.",
                ColumnType.INTEGER,
                "people",
            ),
            lambda it: people_of_result(_study(it), it.part),
        ),
        *own(Result, "analysis_set"),
        *own(Result, "analysed", prefix="people_"),
        *own(Result, "effect", "interval", "p", "direction", "test", "note"),
        Field(
            Column(
                "computed_change_percent",
                "Change against the comparator, computed from a ratio of risks, rates or means, or from two "
                "means; negative when lower.",
                ColumnType.NUMBER,
                "%",
            ),
            _change,
        ),
        Field(Column("computed_from", "What the change was computed from."), _computed_from),
        remarks(Result, "population"),
        cited(),
    )
    yield table(
        "result_sides",
        "Sides of results",
        "One row a side of a result: the figures of one group, or of several pooled.",
        placed(base, Side),
        _KEY,
        _STUDY,
        part_of("result", "study_results", "The result.", 2),
        number_in_list("Its place in the result."),
        *own(Side, "arms"),
        Field(Column("group_name", "The names of the groups."), lambda it: arm_names(_study(it), it.part.arms)),
        *own(Side, "statistic", "figure", "spread", "people", "baseline"),
        remarks(Side),
        cited(),
    )
    yield table(
        "harms",
        "Harms in studies",
        "One row an unwanted event or a withdrawal in a group, with numerator and denominator.",
        placed(base, Harm),
        _KEY,
        _STUDY,
        Field(Column("local_id", "Its id inside the study, if it has one."), _harm_id),
        *own(Harm, "event", "outcome", "serious", "counts_events", "arms"),
        Field(Column("group_name", "The names of the groups."), lambda it: arm_names(_study(it), it.part.arms)),
        *own(Harm, "percent", "people", "count", "p", "note"),
        remarks(Harm),
        cited(),
    )
    yield _arms("result_arms", "study_results", "Groups of results", "result", _of_results(base))
    yield _arms("side_arms", "result_sides", "Groups of sides", "side", _of_sides(base))
    yield _arms("harm_arms", "harms", "Groups of harms", "harm", _of_harms(base))


def _arms(name: str, references: str, title: str, of: str, rows: Iterable[_InArm]) -> DataTable:
    return table(
        name,
        title,
        f"One row a {of} and a group of the study.",
        rows,
        Field(Column(of, f"The {of}.", is_required=True, references=references), lambda it: it.id),
        Field(
            Column("stands_as", "On which side.", is_required=True, choices=("index", "comparator", "group")),
            lambda it: it.side,
        ),
        Field(Column("arm", "The group.", is_required=True, references="study_arms"), lambda it: it.arm),
        key=(of, "stands_as", "arm"),
    )


def _of_results(base: KnowledgeBase) -> Iterator[_InArm]:
    for it in placed(base, Result):
        yield from _each(it, "index", it.part.index)
        yield from _each(it, "comparator", it.part.comparator)


def _of_sides(base: KnowledgeBase) -> Iterator[_InArm]:
    for it in placed(base, Side):
        yield from _each(it, "group", it.part.arms)


def _of_harms(base: KnowledgeBase) -> Iterator[_InArm]:
    for it in placed(base, Harm):
        yield from _each(it, "group", it.part.arms)


def _each(it: Placed[object], side: str, arms: Iterable[str]) -> Iterator[_InArm]:
    return (_InArm(it.id, side, f"{it.entry}/arms.{arm}") for arm in dict.fromkeys(arms))


def _study(it: Placed[object]) -> Study:
    assert isinstance(it.sheet.entry, Study)
    return it.sheet.entry


def _harm_id(it: Placed[Harm]) -> Cell:
    return str(it.part.id) if it.part.id is not None else None


def _change(it: Placed[Result]) -> Cell:
    change = relative_change(it.part) if it.part.comparator else None
    return change.percent if change else None


def _computed_from(it: Placed[Result]) -> Cell:
    change = relative_change(it.part) if it.part.comparator else None
    return change.computed_from if change else None
