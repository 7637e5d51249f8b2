"""Tables on doses: one source's dosing, its levels and steps, and how doses change in organ disease."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries.kinds.dosing import Adjustment, Dose, DoseLevel, SaltForm, Step
from monograph.entries.shared.parts import Reported
from monograph.entries.shared.vocabulary import DosePurpose
from monograph.exports.tables.definitions.own import cited, fields_of, of_entry, own, remarks, renamed, row_key
from monograph.exports.tables.definitions.placed import Placed, placed
from monograph.exports.tables.model import Column, DataTable, Field, table
from monograph.knowledge_base import KnowledgeBase

_KEY = row_key("The treatment and the place in its entry.")
_DRUG = of_entry("treatment", "treatments", "The treatment.")


def tables(base: KnowledgeBase) -> Iterator[DataTable]:
    """Yield the tables on doses."""
    names = ("purpose", "for_use", "condition", "study", "jurisdiction", "product", "route", "counted_as")
    yield table(
        "dosings",
        "Dosings",
        "One row a source's dosing: a label's, a study's or a guideline's. They are never mixed.",
        placed(base, Dose),
        _KEY,
        _DRUG,
        *own(Dose, *names, "maximum_in_24_h", "duration", "note"),
        remarks(Dose),
        cited(),
    )
    yield table(
        "doses",
        "Doses",
        "One row a dose of a dosing: its start, a level, or its maximum. The daily dose is computed from amount "
        "and frequency, and its columns say so.",
        _levels(base),
        _KEY,
        _DRUG,
        _dosing(),
        Field(
            Column("purpose", "What kind of statement it is.", choices=tuple(map(str, DosePurpose))),
            lambda it: str(_dose(it).purpose),
        ),
        Field(Column("for_use", "What it is given for."), lambda it: str(_dose(it).for_use)),
        Field(
            Column("level", "Which dose it is.", choices=("start", "level", "maximum")),
            lambda it: "level" if it.path[2] == "levels" else str(it.path[2]),
        ),
        *fields_of("dose", "The dose.", Reported[DoseLevel], lambda part: part),
        *own(Reported[DoseLevel], "note"),
        cited(),
    )
    yield table(
        "dose_steps",
        "Steps of titration",
        "One row a step by which a dose is raised or lowered.",
        _steps(base),
        _KEY,
        _DRUG,
        _dosing(),
        *fields_of("step", "The step.", Reported[Step], lambda part: part),
        *own(Reported[Step], "note"),
        cited(),
    )
    yield table(
        "dose_adjustments",
        "Doses in kidney or liver disease",
        "One row a change of dose in kidney or liver disease.",
        placed(base, Adjustment),
        _KEY,
        _DRUG,
        *own(Adjustment, "organ"),
        renamed("impairment", Adjustment, "when"),
        *own(Adjustment, "text"),
        cited(),
    )
    yield table(
        "salt_forms",
        "Salt and base",
        "One row an amount counted as salt and as base.",
        placed(base, SaltForm),
        _KEY,
        _DRUG,
        *own(SaltForm, "text", "salt", "salt_amount", "base_amount"),
        cited(),
    )


def _dosing() -> Field[Placed[object]]:
    says = "The dosing it belongs to."
    column = Column("dosing", says, is_required=True, references="dosings")
    return Field(column, lambda it: it.sibling(*it.path[:2]))


def _dose(it: Placed[Reported[DoseLevel]]) -> Dose:
    dose = it.sheet.value_at(it.path[:2])
    assert isinstance(dose, Dose)
    return dose


def _levels(base: KnowledgeBase) -> Iterator[Placed[Reported[DoseLevel]]]:
    for it in placed(base, Dose):
        if it.part.start is not None:
            yield it.with_part(it.part.start, "start")
        for number, level in enumerate(it.part.levels):
            yield it.with_part(level, "levels", number)
        if it.part.maximum is not None:
            yield it.with_part(it.part.maximum, "maximum")


def _steps(base: KnowledgeBase) -> Iterator[Placed[Reported[Step]]]:
    for it in placed(base, Dose):
        for number, step in enumerate(it.part.steps):
            yield it.with_part(step, "steps", number)
