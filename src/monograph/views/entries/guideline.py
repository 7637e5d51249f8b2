"""What a guideline's page shows."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from monograph.entries import Guideline
from monograph.entries.kinds.guideline import GuidelineStatement
from monograph.entries.reading.sheet import Sheet
from monograph.knowledge_base import KnowledgeBase
from monograph.views.page.frame import entry_page, foot, frame, writer_for
from monograph.views.writing.blocks import Fact, Foot, Frame, Page, Table, table
from monograph.views.writing.writer import Writer, absent, joined, lines


@dataclass(frozen=True, slots=True)
class GuidelineView:
    """A guideline, display-ready."""

    frame: Frame
    method: Markup
    statements: Table
    documents: tuple[Markup, ...]
    foot: Foot


def guideline_page(sheet: Sheet[Guideline], base: KnowledgeBase) -> Page:
    """Return a guideline's page."""
    writer, guideline = writer_for(sheet, base), sheet.entry
    view = GuidelineView(
        frame=frame(sheet, writer, lambda: _facts(guideline, writer)),
        method=writer.blocks(guideline.method),
        statements=table(
            "Statements",
            ("About", "For whom", "Says", "Strength and certainty, as stated", "How it was read"),
            tuple(_row(statement, writer) for statement in guideline.statements),
        ),
        documents=tuple(writer.full_reference(key) for key in guideline.documents),
        foot=foot(sheet, writer),
    )
    return entry_page(sheet, view)


def _facts(guideline: Guideline, writer: Writer) -> tuple[Fact, ...]:
    return writer.facts(
        ("Organisation", guideline.organisation),
        ("Where it applies", str(guideline.jurisdiction or "")),
        writer.fact("Published", guideline.published),
        writer.fact("Updated", guideline.updated),
        writer.fact("Valid until", guideline.valid_until),
    )


def _row(statement: GuidelineStatement, writer: Writer) -> tuple[Markup, ...]:
    treatments = joined(writer.link(one.drug) if one.drug else str(one.name) for one in statement.interventions)
    symptom = [writer.link(statement.symptom)] if statement.symptom else []
    direction = f"{statement.direction}: " if statement.direction else ""
    text = Markup("{}{}{}").format(direction, writer.inline(statement.text), writer.cite(statement.cite))
    said = lines([text, treatments])
    grades = [Markup("strength: {}").format(writer.reported(statement.strength))] if statement.strength else []
    grades += [Markup("certainty: {}").format(writer.reported(statement.certainty))] if statement.certainty else []
    grades += [Markup("{}").format(statement.scale)] if statement.scale else []
    return (
        lines([statement.about, statement.section or ""]),
        lines([*symptom, writer.links(statement.population)]),
        said,
        lines(grades) or absent("none recorded"),
        Markup("{}").format(statement.reading),
    )
