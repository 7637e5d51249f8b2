"""What a guideline's page shows."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Guideline
from monograph.entries.kinds.guideline import GuidelineStatement
from monograph.entries.reading.sheet import Sheet
from monograph.views.formatting.blocks import Fact, Table, table
from monograph.views.formatting.content import Content, absent, content, joined, lines, phrase
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Facts, Items, Prose
from monograph.views.page.document import Section, untitled
from monograph.views.page.frame import summaries


def guideline_sections(sheet: Sheet[Guideline], writer: Writer) -> Iterator[Section]:
    """Yield the sections of a guideline's page."""
    guideline = sheet.entry
    yield untitled(
        summaries(sheet, writer), Facts(_facts(guideline, writer)), Prose(writer.blocks(guideline.method))
    )
    yield Section("Statements", "statements", (_statements(guideline, writer),))
    documents = Items(tuple(writer.full_reference(key) for key in guideline.documents))
    yield Section("Documents", "documents", (documents,))


def _facts(guideline: Guideline, writer: Writer) -> tuple[Fact, ...]:
    return writer.facts(
        ("Organisation", guideline.organisation),
        ("Where it applies", str(guideline.jurisdiction or "")),
        writer.fact("Published", guideline.published),
        writer.fact("Updated", guideline.updated),
        writer.fact("Valid until", guideline.valid_until),
    )


def _statements(guideline: Guideline, writer: Writer) -> Table:
    return table(
        "Statements",
        ("About", "For whom", "Says", "Strength and certainty, as stated", "How it was read"),
        tuple(_row(statement, writer) for statement in guideline.statements),
    )


def _row(statement: GuidelineStatement, writer: Writer) -> tuple[Content, ...]:
    treatments = joined(writer.link(one.drug) if one.drug else str(one.name) for one in statement.interventions)
    symptom = [writer.link(statement.symptom)] if statement.symptom else []
    direction = f"{statement.direction}: " if statement.direction else ""
    text = phrase("{}{}{}", direction, writer.inline(statement.text), writer.cite(statement.cite))
    said = lines([text, treatments])
    grades = [phrase("strength: {}", writer.reported(statement.strength))] if statement.strength else []
    grades += [phrase("certainty: {}", writer.reported(statement.certainty))] if statement.certainty else []
    grades += [content(statement.scale)] if statement.scale else []
    return (
        lines([statement.about, statement.section or ""]),
        lines([*symptom, writer.links(statement.population)]),
        said,
        lines(grades) or absent("none recorded"),
        content(statement.reading),
    )
