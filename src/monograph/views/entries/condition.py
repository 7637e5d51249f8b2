"""What a condition's page shows."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from monograph import urls
from monograph.entries import Condition
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.pico.treatments import treatments_of
from monograph.knowledge_base import KnowledgeBase
from monograph.views.page.frame import entry_page, foot, frame, writer_for
from monograph.views.tables.drugs import DRUG_COLUMNS, drug_row
from monograph.views.writing.blocks import Fact, Foot, Frame, Page, Table, table
from monograph.views.writing.values import identifier_table
from monograph.views.writing.writer import Writer, lines


@dataclass(frozen=True, slots=True)
class ConditionView:
    """A condition, display-ready."""

    frame: Frame
    features: tuple[Markup, ...]
    treatments: Table
    treatments_href: str
    frequencies: Table
    frequencies_differ_because: Markup
    identifiers: Table
    foot: Foot


def condition_page(sheet: Sheet[Condition], base: KnowledgeBase) -> Page:
    """Return a condition's page, with its treatments side by side."""
    writer, condition = writer_for(sheet, base), sheet.entry
    treatments = treatments_of(sheet.id, base)
    view = ConditionView(
        frame=frame(sheet, writer, lambda: _facts(sheet, writer)),
        features=writer.statements(condition.features),
        treatments=table(
            f"Treatments of {writer.in_sentence(condition.name)}, side by side",
            DRUG_COLUMNS,
            tuple(drug_row(drug, sheet.id, writer) for drug in treatments),
        ),
        treatments_href=writer.href(urls.drugs_for_condition(sheet.id)) if treatments else "",
        frequencies=_frequencies(condition, writer),
        frequencies_differ_because=writer.blocks(condition.frequencies_differ_because),
        identifiers=identifier_table(condition.identifiers, condition.name, writer),
        foot=foot(sheet, writer),
    )
    return entry_page(sheet, view)


def _facts(sheet: Sheet[Condition], writer: Writer) -> tuple[Fact, ...]:
    condition = sheet.entry
    narrower = [other.id for other in writer.base.all(Condition) if sheet.id in other.entry.broader]
    return writer.facts(
        ("Other names", ", ".join(condition.synonyms)),
        ("Is a kind of", writer.links(condition.broader)),
        ("Kinds of it", writer.links(narrower)),
        ("Occurs in", writer.links(condition.occurs_in)),
        ("Breathing", writer.statement(condition.breathing_at_risk) if condition.breathing_at_risk else None),
    )


def _frequencies(condition: Condition, writer: Writer) -> Table:
    rows = []
    for fact in condition.frequencies:
        study = [writer.link(fact.study)] if fact.study else []
        rows.append(
            (
                lines([fact.population, *study]),
                Markup("{}").format(fact.measure),
                writer.reported(fact.frequency),
                writer.reported(fact.participants),
                writer.inline(fact.definition),
            )
        )
    return table(
        "How often it was found, one source a row",
        ("In whom", "What was counted", "Share", "People", "How"),
        tuple(rows),
    )
