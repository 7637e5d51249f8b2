"""One row a dosing, for the table of all doses for a condition; studies, labels and guidelines stay apart."""

from __future__ import annotations

from monograph.entries import Drug
from monograph.entries.kinds.dosing import Dose
from monograph.entries.shared.values import Quantity
from monograph.entries.shared.vocabulary import DosePurpose
from monograph.evidence.pico.treatments import narrower
from monograph.evidence.studies.doses import ceiling, floor
from monograph.views.formatting.blocks import Table, table
from monograph.views.formatting.content import Content, absent, computed, content, lines
from monograph.views.formatting.doses import DOSE_COLUMNS, dose_row
from monograph.views.formatting.writer import Writer

COLUMNS = ("Treatment", "Whose dose", "In a day", *DOSE_COLUMNS)

_WHOSE = {
    DosePurpose.STUDIED: "a study's",
    DosePurpose.LABEL: "a label's",
    DosePurpose.GUIDELINE: "a guideline's",
}


def dose_table(caption: str, condition_id: str, page: Writer) -> Table:
    """Return every dosing for a condition or a kind of it: of studies, then of labels, then of guidelines."""
    wanted = narrower(condition_id, page.base)
    rows = []
    for purpose, whose in _WHOSE.items():
        for sheet in page.base.all(Drug):
            writer = page.reading_from(sheet.entry)
            for dose in sheet.entry.doses:
                if dose.purpose is purpose and dose.condition in wanted:
                    name, kind = writer.link(sheet.id), content(whose)
                    rows.append((name, kind, daily_range(dose), *dose_row(dose, writer)))
    return table(caption, COLUMNS, rows)


def daily_range(dose: Dose) -> Content:
    """Return what a dosing comes to in a day, computed from its lowest and its highest dose."""
    low, high = floor(dose), ceiling(dose)
    if low and high and low.unit == high.unit and not low.bound and not high.bound and low.low <= high.high:
        return computed(f"{Quantity(low.low, high.high, low.unit)} a day", "the lowest and the highest dose")
    parts = [computed(f"from {low}", "the lowest dose")] if low else []
    parts += [computed(f"up to {high}" if not high.bound else str(high), "the highest dose")] if high else []
    return lines(parts) or absent("not to be computed")
