"""Which tables there are: those of the models, those made row by row, in the order of their names."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries.reading.computed import computed_once
from monograph.exports.tables.definitions.located import as_cell
from monograph.exports.tables.definitions.model_tables import model_table, unnamed_tables
from monograph.exports.tables.definitions.rows import ROWS_OF
from monograph.exports.tables.definitions.table_names import table_names
from monograph.exports.tables.definitions.value_tables import VALUE_TABLES
from monograph.exports.tables.model import DataTable
from monograph.knowledge_base import KnowledgeBase


@computed_once
def data_tables(base: KnowledgeBase) -> tuple[DataTable, ...]:
    """Return every table of a base, in a fixed order; tables without a name of their own come last."""
    return (*_named_tables(base), *unnamed_tables(base))


def _named_tables(base: KnowledgeBase) -> Iterator[DataTable]:
    for names in table_names():
        if names.of:
            yield model_table(names, base)
        elif names.name in VALUE_TABLES:
            yield VALUE_TABLES[names.name](names, base)
        else:
            rows = tuple(tuple(map(as_cell, row)) for row in ROWS_OF[names.name](base))
            yield DataTable(names.name, names.title, names.description, names.columns, names.key, rows)


__all__ = ["data_tables"]
