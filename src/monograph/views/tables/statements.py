"""One row a statement of a guideline, for the table of what guidelines say on a condition."""

from __future__ import annotations

from monograph.entries import Guideline
from monograph.entries.kinds.guideline import GuidelineStatement
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.pico.treatments import narrower
from monograph.views.formatting.blocks import Table, table
from monograph.views.formatting.content import Content, absent, content, joined, lines, phrase
from monograph.views.formatting.writer import Writer

COLUMNS = (
    "Guideline",
    "About",
    "For whom",
    "Treatments",
    "Direction",
    "Says",
    "Strength, as stated",
    "Certainty, as stated",
    "Section",
)


def statement_table(caption: str, condition_id: str, page: Writer) -> Table:
    """Return the statements made for people with a condition or a kind of it, or for it as a symptom."""
    wanted = narrower(condition_id, page.base)
    rows = (
        _row(sheet, said, page.reading_from(sheet.entry))
        for sheet in page.base.all(Guideline)
        for said in sheet.entry.statements
        if wanted & {*map(str, said.population), str(said.symptom)}
    )
    return table(caption, COLUMNS, rows)


def _row(sheet: Sheet[Guideline], said: GuidelineStatement, writer: Writer) -> tuple[Content, ...]:
    symptom = [writer.link(said.symptom)] if said.symptom else []
    treatments = joined(writer.link(one.drug) if one.drug else str(one.name) for one in said.interventions)
    scale = f"scale: {said.scale}" if said.scale and said.strength else ""
    words = [writer.inline(said.text), str(said.reading)] if said.text else [str(said.reading)]
    return (
        writer.link(sheet.id),
        content(said.about),
        lines([*symptom, writer.links(said.population)]),
        treatments or absent("none named"),
        content(said.direction) if said.direction else absent("not recorded"),
        lines([phrase("{}{}", words[0], writer.cite(said.cite)), *words[1:]]),
        lines([writer.reported(said.strength), scale]),
        writer.reported(said.certainty),
        content(said.section) if said.section else absent("not recorded"),
    )
