"""The comparison on a page, as CSV for a spreadsheet."""

from __future__ import annotations

from monograph.exports.tables.csv_text import BYTE_ORDER_MARK, csv_text
from monograph.views.formatting.blocks import Table
from monograph.views.formatting.reading import one_line


def comparison_csv(table: Table) -> str:
    """Return a table that a page shows as CSV: the same rows and headings, its cells as readable text.

    It begins with a byte order mark, and is safe to open in a spreadsheet.
    """
    return BYTE_ORDER_MARK + csv_text(table.columns, (tuple(map(one_line, row)) for row in table.rows))
