"""What an outcome's page shows."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from monograph import urls
from monograph.entries import Outcome
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.pico.treatments import results_for
from monograph.knowledge_base import KnowledgeBase
from monograph.views.figures.forest import ForestSection, forest_section
from monograph.views.page.frame import entry_page, foot, frame, writer_for
from monograph.views.tables.results import RESULT_COLUMNS, result_rows
from monograph.views.writing.blocks import Fact, Foot, Frame, Page, Table, table
from monograph.views.writing.values import event_words, scale_words
from monograph.views.writing.writer import Writer


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """An outcome, display-ready."""

    frame: Frame
    measures: Markup
    forests: ForestSection
    results: Table
    results_href: str
    foot: Foot


def outcome_page(sheet: Sheet[Outcome], base: KnowledgeBase) -> Page:
    """Return an outcome's page, with every result on it."""
    writer, outcome = writer_for(sheet, base), sheet.entry
    view = OutcomeView(
        measures=writer.blocks(outcome.measures),
        frame=frame(sheet, writer, lambda: _facts(outcome, writer)),
        forests=forest_section(results_for(sheet.id, base), writer, lists_the_rest=False),
        results=table(
            f"What studies found for {writer.in_sentence(outcome.name)}",
            RESULT_COLUMNS,
            result_rows(sheet.id, writer),
        ),
        results_href=writer.href(urls.studies_of_outcome(sheet.id)),
        foot=foot(sheet, writer),
    )
    return entry_page(sheet, view)


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
