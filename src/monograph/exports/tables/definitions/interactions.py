"""Tables on interactions: what another drug does to a treatment, its causes, and what was measured."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from monograph.entries.kinds.drug import Interaction, InteractionEffect
from monograph.evidence.studies.interactions import exposure_ratio
from monograph.exports.tables.definitions.own import cited, of_entry, own, part_of, remarks, renamed, row_key
from monograph.exports.tables.definitions.placed import Placed, placed
from monograph.exports.tables.model import Cell, Column, ColumnType, DataTable, Field, table
from monograph.knowledge_base import KnowledgeBase

_DRUG = of_entry("treatment", "treatments", "The treatment that is affected.")
_KEY = row_key("The affected treatment and the place in its entry.")


class _Cause(NamedTuple):
    id: str
    interaction: str
    treatment: str | None
    name: str


def tables(base: KnowledgeBase) -> Iterator[DataTable]:
    """Yield the tables on interactions."""
    yield table(
        "interactions",
        "Interactions",
        "One row an interaction, stored once with the treatment that is affected.",
        placed(base, Interaction),
        _KEY,
        _DRUG,
        *own(Interaction, "causes", "cause_names", "mechanism", "basis", "participants", "doses", "advice"),
        remarks(Interaction),
        cited(),
    )
    yield table(
        "interaction_causes",
        "Causes of interactions",
        "One row an interaction and a drug or class that causes it.",
        _causes(base),
        Field(Column("id", "A name for the row.", is_required=True), lambda it: it.id),
        Field(
            Column("interaction", "The interaction.", is_required=True, references="interactions"),
            lambda it: it.interaction,
        ),
        Field(Column("treatment", "The cause's entry, if any.", references="treatments"), lambda it: it.treatment),
        Field(Column("name", "The cause's name.", is_required=True), lambda it: it.name),
    )
    yield table(
        "interaction_effects",
        "Effects of interactions",
        "One row a value that an interaction changes.",
        placed(base, InteractionEffect),
        _KEY,
        _DRUG,
        part_of("interaction", "interactions", "The interaction.", 2),
        *own(InteractionEffect, "parameter"),
        renamed("group_name", InteractionEffect, "group"),
        *own(InteractionEffect, "alone", "together", "stated_ratio", "stated_change"),
        Field(
            Column(
                "computed_ratio",
                "The value with the other drug over the value alone, computed, to one decimal.",
                ColumnType.NUMBER,
            ),
            _ratio,
        ),
        *own(InteractionEffect, "direction", "note"),
        remarks(InteractionEffect),
        cited(),
    )


def _ratio(it: Placed[InteractionEffect]) -> Cell:
    alone = it.part.alone.value if it.part.alone else None
    together = it.part.together.value if it.part.together else None
    return exposure_ratio(alone, together) if alone is not None and together is not None else None


def _causes(base: KnowledgeBase) -> Iterator[_Cause]:
    for it in placed(base, Interaction):
        for number, cause in enumerate(it.part.causes, start=1):
            name = str(base.sheets[cause].entry.name)
            yield _Cause(f"{it.id}.causes.{number}", it.id, str(cause), name)
        for number, named in enumerate(it.part.cause_names, start=1):
            yield _Cause(f"{it.id}.cause_names.{number}", it.id, None, str(named))
