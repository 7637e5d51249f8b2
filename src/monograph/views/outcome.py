"""What an outcome's page shows."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from monograph import urls
from monograph.entries import Outcome
from monograph.entries.outcome import Scale
from monograph.entries.sheet import Sheet
from monograph.entries.values import shown
from monograph.knowledge_base import KnowledgeBase
from monograph.views.blocks import Foot, Frame, Page, Table
from monograph.views.frame import entry_page, foot, frame, writer_for
from monograph.views.result_table import RESULT_COLUMNS, result_rows


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """An outcome, display-ready."""

    frame: Frame
    measures: Markup
    results: Table
    results_href: str
    foot: Foot


def outcome_page(sheet: Sheet[Outcome], base: KnowledgeBase) -> Page:
    """Return an outcome's page, with every result on it."""
    writer, outcome = writer_for(sheet, base), sheet.entry
    facts = writer.facts(
        ("Other names", ", ".join(outcome.synonyms)),
        ("Belongs to", writer.links([outcome.condition] if outcome.condition else [])),
        ("Unit", outcome.unit),
        writer.fact("Scale", outcome.scale, _scale),
        ("Direction", str(outcome.better)),
        writer.fact("Smallest difference that matters", outcome.smallest_important_difference),
        ("Felt by the person", "yes" if outcome.matters_to_patients else "no: a surrogate measure"),
    )
    head = frame(sheet, writer, facts)
    measures = writer.blocks(outcome.measures)
    rows = result_rows(sheet.id, writer)
    view = OutcomeView(
        frame=head,
        measures=measures,
        results=Table(f"What studies found for {outcome.name.lower()}", RESULT_COLUMNS, rows),
        results_href=writer.href(urls.studies_of_outcome(sheet.id)) if rows else "",
        foot=foot(sheet, writer),
    )
    return entry_page(sheet, view)


def _scale(scale: Scale) -> str:
    return f"{scale.name}, {shown(scale.lowest)} to {shown(scale.highest)}"
