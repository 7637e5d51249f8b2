"""What a condition's page shows."""

from __future__ import annotations

from collections.abc import Iterator

from monograph import urls
from monograph.entries import Condition
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.pico.treatments import treatments_of
from monograph.views.formatting.blocks import Fact, Table, table
from monograph.views.formatting.content import content, lines
from monograph.views.formatting.values import identifier_table
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Detail, Facts, Items, Prose, same_table_at
from monograph.views.page.document import Section, untitled
from monograph.views.page.frame import summaries
from monograph.views.tables.drugs import DRUG_COLUMNS, drug_row


def condition_sections(sheet: Sheet[Condition], writer: Writer) -> Iterator[Section]:
    """Yield the sections of a condition's page."""
    condition = sheet.entry
    yield untitled(
        summaries(sheet, writer), Facts(_facts(sheet, writer)), Items(writer.statements(condition.features))
    )
    href = writer.href(urls.drugs_for_condition(sheet.id))
    yield Section("Treatments compared", "treatments", (same_table_at(href), _treatments(sheet, writer)))
    frequencies = (_frequencies(condition, writer), Prose(writer.blocks(condition.frequencies_differ_because)))
    yield Section("How frequent it is", "frequency", frequencies)
    identifiers = identifier_table(condition.identifiers, condition.name, writer)
    yield Section("Identifiers", "identifiers", (Detail("Numbers", (identifiers,)),))


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


def _treatments(sheet: Sheet[Condition], writer: Writer) -> Table:
    rows = tuple(drug_row(drug, sheet.id, writer) for drug in treatments_of(sheet.id, writer.base))
    return table(f"Treatments of {writer.in_sentence(sheet.entry.name)}, side by side", DRUG_COLUMNS, rows)


def _frequencies(condition: Condition, writer: Writer) -> Table:
    rows = []
    for fact in condition.frequencies:
        study = [writer.link(fact.study)] if fact.study else []
        rows.append(
            (
                lines([fact.population, *study]),
                content(fact.measure),
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
