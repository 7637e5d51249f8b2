"""The tables as files: CSV with its data package, SQLite with its metadata, and the comparisons of pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from monograph import urls
from monograph.exports.files import ExportFile
from monograph.exports.tables.comparison import comparison_csv
from monograph.exports.tables.csv_text import table_csv
from monograph.exports.tables.datapackage import datapackage
from monograph.exports.tables.datasette import datasette_metadata
from monograph.exports.tables.definitions import data_tables
from monograph.exports.tables.sqlite import sqlite_file
from monograph.knowledge_base import KnowledgeBase
from monograph.views.page.document import Page

_DATABASE = "monograph"

PACKAGE = f"{urls.DATA_TABLES}/datapackage.json"
DATABASE = f"data/{_DATABASE}.sqlite"
DATASETTE = "data/metadata.json"


def csv_files(base: KnowledgeBase, pages: Iterable[Page]) -> Iterator[ExportFile]:
    """Yield the tables as CSV with their data package, and each page's comparison next to the page."""
    written = [(table, table_csv(table)) for table in data_tables(base)]
    for table, data in written:
        yield ExportFile(urls.data_table(table.name), data)
    yield ExportFile(PACKAGE, datapackage(base, written).encode())
    for page in pages:
        if page.table is not None:
            yield ExportFile(urls.beside(page.address, ".csv"), comparison_csv(page.table).encode())


def sqlite_files(base: KnowledgeBase) -> Iterator[ExportFile]:
    """Yield the tables as one SQLite file, and what Datasette shows about it."""
    tables = data_tables(base)
    yield ExportFile(DATABASE, sqlite_file(base, tables))
    yield ExportFile(DATASETTE, datasette_metadata(base, _DATABASE, tables).encode())
