"""The tables as files: CSV with its data package, SQLite with its metadata, and the comparisons of pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from monograph.exports.files import ExportFile
from monograph.exports.tables.comparison import comparison_csv
from monograph.exports.tables.csv_text import table_csv
from monograph.exports.tables.datapackage import datapackage
from monograph.exports.tables.datasette import datasette_metadata
from monograph.exports.tables.definitions import data_tables
from monograph.exports.tables.sqlite import sqlite_file
from monograph.knowledge_base import KnowledgeBase
from monograph.views.blocks import Page

_FOLDER = "data/tables"
_DATABASE = "monograph"


def table_files(base: KnowledgeBase, pages: Iterable[Page]) -> Iterator[ExportFile]:
    """Yield every file of tables: the base's, and the comparison of each page that has one, beside the page."""
    tables = data_tables(base)
    written = [(table, table_csv(table)) for table in tables]
    for table, data in written:
        yield ExportFile(f"{_FOLDER}/{table.name}.csv", data)
    yield ExportFile(f"{_FOLDER}/datapackage.json", datapackage(base, written).encode())
    yield ExportFile(f"data/{_DATABASE}.sqlite", sqlite_file(base, tables))
    yield ExportFile("data/metadata.json", datasette_metadata(base, _DATABASE, tables).encode())
    for page in pages:
        if page.table is not None:
            yield ExportFile(f"{page.address.removesuffix('.html')}.csv", comparison_csv(page.table).encode())
