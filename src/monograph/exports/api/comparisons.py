"""The tables that set things side by side, as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

from monograph import urls
from monograph.exports.api import addresses
from monograph.exports.api.cells import Cell, read_cell
from monograph.knowledge_base import KnowledgeBase
from monograph.views.page.document import Page


@dataclass(frozen=True, slots=True)
class Comparison:
    """One table that sets things side by side. Results of different studies are not pooled."""

    name: str
    page: Annotated[str, "The address of its page, from the site's top."]
    heading: str
    columns: tuple[str, ...]
    rows: Annotated[tuple[tuple[Cell, ...], ...], "As many cells as columns; the first names the row."]


def comparisons(base: KnowledgeBase, pages: Iterable[Page]) -> tuple[Comparison, ...]:
    """Return every page that is a comparison as data."""
    entry_at = {urls.entry_page(type(sheet.entry), sheet.id): sheet.id for sheet in base.sheets.values()}
    return tuple(_comparison(page, entry_at) for page in pages if page.table is not None)


def _comparison(page: Page, entry_at: Mapping[str, str]) -> Comparison:
    assert page.table is not None, "only pages with a table are comparisons"
    return Comparison(
        name=addresses.comparison_name(page.address),
        page=page.address,
        heading=page.title,
        columns=page.table.columns,
        rows=tuple(
            tuple(read_cell(cell, page.address, page.cited, entry_at) for cell in row) for row in page.table.rows
        ),
    )
