"""The tables that set things side by side, as data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from monograph.exports.api import addresses
from monograph.exports.api.cells import Cell, cell_of
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
    return tuple(_comparison(page) for page in pages if page.table is not None)


def _comparison(page: Page) -> Comparison:
    assert page.table is not None, "only pages with a table are comparisons"
    return Comparison(
        name=addresses.comparison_name(page.address),
        page=page.address,
        heading=page.title,
        columns=page.table.columns,
        rows=tuple(tuple(map(cell_of, row)) for row in page.table.rows),
    )
