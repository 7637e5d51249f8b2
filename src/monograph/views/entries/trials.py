"""The section on trials of a treatment or a question that are under way or have not reported."""

from __future__ import annotations

from collections.abc import Iterable

from monograph import urls
from monograph.entries import Study
from monograph.entries.reading.sheet import Sheet
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Items, same_table_at
from monograph.views.page.document import Section
from monograph.views.tables.trials import trial_lines


def trial_section(trials: Iterable[Sheet[Study]], writer: Writer) -> Section:
    """Return the section for some trials, with the way to all of them."""
    all_of_them = same_table_at(writer.href(urls.TRIALS), "All of them, by status")
    return Section("Ongoing and unreported trials", "trials", (Items(trial_lines(trials, writer)), all_of_them))
