"""Tables on conditions and outcomes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from monograph.entries import Condition, Outcome
from monograph.entries.kinds.condition import FrequencyFact
from monograph.evidence.pico.lineage import condition_lineage
from monograph.exports.tables.definitions.own import cited, of_entry, own, remarks, row_key
from monograph.exports.tables.definitions.placed import placed
from monograph.exports.tables.model import Column, DataTable, Field, table
from monograph.knowledge_base import KnowledgeBase


class _Relation(NamedTuple):
    condition: str
    relation: str
    other: str


def tables(base: KnowledgeBase) -> Iterator[DataTable]:
    """Yield the tables on conditions and outcomes."""
    yield table(
        "conditions",
        "Conditions",
        "One row a disease or symptom. Its broader conditions stand in the table of relations.",
        placed(base, Condition),
        row_key("The condition's entry.", "entries"),
        *own(Condition, "name", "synonyms", "breathing_at_risk", "frequencies_differ_because"),
        cited(),
    )
    yield table(
        "condition_relations",
        "Relations of conditions",
        "One row two conditions: what one is a kind of, and in which disease a symptom occurs. A broader "
        "condition that follows from others is marked as computed.",
        _relations(base),
        Field(Column("condition", "The condition.", is_required=True, references="conditions"), lambda it: it[0]),
        Field(
            Column(
                "relation",
                "What it is to the other.",
                is_required=True,
                choices=("is a kind of", "is a kind of (computed)", "occurs in"),
            ),
            lambda it: it.relation,
        ),
        Field(Column("other", "The other one.", is_required=True, references="conditions"), lambda it: it.other),
        key=("condition", "relation", "other"),
    )
    yield table(
        "frequencies",
        "How frequent conditions are",
        "One row a source's figure. Sources stand side by side and are never merged.",
        placed(base, FrequencyFact),
        row_key("The condition and the place in its entry."),
        of_entry("condition", "conditions", "The condition."),
        *own(FrequencyFact, "measure", "population", "study", "frequency", "participants", "definition"),
        remarks(FrequencyFact),
        cited(),
    )
    names = (
        "name",
        "synonyms",
        "measures",
        "condition",
        "unit",
        "scale",
        "better",
        "event",
        "matters_to_patients",
    )
    yield table(
        "outcomes",
        "Outcomes",
        "One row something that studies measure.",
        placed(base, Outcome),
        row_key("The outcome's entry.", "entries"),
        *own(Outcome, *names, "smallest_important_difference"),
        remarks(Outcome),
        cited(),
    )


def _relations(base: KnowledgeBase) -> Iterator[_Relation]:
    lineage = condition_lineage(base)
    for sheet in base.all(Condition):
        stated = dict.fromkeys(map(str, sheet.entry.broader))
        yield from (_Relation(sheet.id, "is a kind of", other) for other in stated)
        following = sorted(lineage[sheet.id] - set(stated) - {sheet.id})
        yield from (_Relation(sheet.id, "is a kind of (computed)", other) for other in following)
        occurs_in = dict.fromkeys(map(str, sheet.entry.occurs_in))
        yield from (_Relation(sheet.id, "occurs in", other) for other in occurs_in)
