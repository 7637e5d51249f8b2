"""Tables on guidelines and their statements."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries.kinds.guideline import Guideline, GuidelineStatement, Recommended
from monograph.exports.tables.definitions.own import (
    cited,
    fields_of,
    number_in_list,
    of_entry,
    own,
    part_of,
    remarks,
    renamed,
    row_key,
)
from monograph.exports.tables.definitions.placed import placed
from monograph.exports.tables.model import Column, DataTable, Field, table
from monograph.knowledge_base import KnowledgeBase
from monograph.text.fields import ConditionLink

_KEY = row_key("The guideline and the place in its entry.")
_GUIDELINE = of_entry("guideline", "guidelines", "The guideline.")


def tables(base: KnowledgeBase) -> Iterator[DataTable]:
    """Yield the tables on guidelines."""
    names = ("name", "organisation", "jurisdiction", "published", "updated", "valid_until", "method")
    yield table(
        "guidelines",
        "Guidelines",
        "One row a guideline. Its documents stand in the table of citations.",
        placed(base, Guideline),
        row_key("The guideline's entry.", "entries"),
        *own(Guideline, *names),
        remarks(Guideline),
        cited(),
    )
    said = ("about", "reading", "symptom", "direction", "strength", "certainty", "scale", "section", "text")
    yield table(
        "guideline_statements",
        "Statements of guidelines",
        "One row a recommendation, in the guideline's own grades, or the record that it was not read.",
        placed(base, GuidelineStatement),
        _KEY,
        _GUIDELINE,
        Field(Column("local_id", "Its id inside the guideline.", is_required=True), lambda it: str(it.part.id)),
        *own(GuidelineStatement, *said),
        remarks(GuidelineStatement),
        cited(),
    )
    yield table(
        "statement_treatments",
        "Treatments in statements",
        "One row a treatment that a statement speaks of.",
        placed(base, Recommended),
        _KEY,
        part_of("statement", "guideline_statements", "The statement.", 2),
        number_in_list("Its place in the guideline's order."),
        renamed("treatment", Recommended, "drug"),
        *own(Recommended, "name"),
    )
    populations = (
        it.with_part(condition, "population", number)
        for it in placed(base, GuidelineStatement)
        for number, condition in enumerate(it.part.population)
    )
    yield table(
        "statement_conditions",
        "People in statements",
        "One row a condition for which a statement was made.",
        populations,
        _KEY,
        part_of("statement", "guideline_statements", "The statement.", 2),
        *fields_of("condition", "The condition.", ConditionLink, lambda part: part, is_required=True),
    )
