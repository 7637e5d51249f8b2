"""What an outcome's page shows."""

from __future__ import annotations

from collections.abc import Iterator

from monograph import urls
from monograph.entries import Outcome
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.pico.treatments import results_for
from monograph.views.figures.forest import forest_section
from monograph.views.formatting.blocks import Fact, table
from monograph.views.formatting.values import event_words, scale_words
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Facts, Prose, same_table_at
from monograph.views.page.document import Section, untitled
from monograph.views.page.frame import summaries
from monograph.views.tables.results import RESULT_COLUMNS, result_rows


def outcome_sections(sheet: Sheet[Outcome], writer: Writer) -> Iterator[Section]:
    """Yield the sections of an outcome's page, with every result on it."""
    outcome = sheet.entry
    measures = Prose(writer.blocks(outcome.measures))
    yield untitled(measures, summaries(sheet, writer), Facts(_facts(outcome, writer)))
    forests = forest_section(results_for(sheet.id, writer.base), writer, lists_the_rest=False)
    yield Section("Effects drawn", "figures", (forests,))
    caption = f"What studies found for {writer.in_sentence(outcome.name)}"
    results = table(caption, RESULT_COLUMNS, result_rows(sheet.id, writer))
    href = writer.href(urls.studies_of_outcome(sheet.id))
    yield Section("Results", "results", (same_table_at(href), results))


def _facts(outcome: Outcome, writer: Writer) -> tuple[Fact, ...]:
    return writer.facts(
        ("Other names", ", ".join(outcome.synonyms)),
        ("Belongs to", writer.links([outcome.condition] if outcome.condition else [])),
        ("Unit", outcome.unit),
        writer.fact("Scale", outcome.scale, scale_words),
        ("Direction", str(outcome.better)),
        ("Event", event_words(outcome.event) if outcome.event else ""),
        writer.fact("Smallest difference that matters", outcome.smallest_important_difference),
        ("Felt by the person", "yes" if outcome.matters_to_patients else "no: a surrogate measure"),
    )
