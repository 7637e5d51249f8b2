"""Tables read back as a reader's program would: without anything of the code that wrote them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from monograph.exports import ExportFile, tables
from monograph.exports.tables import DataTable, data_tables
from monograph.knowledge_base import KnowledgeBase
from monograph.views import Page

CsvRow = dict[str, str]


def read_csv(data: bytes) -> list[CsvRow]:
    """Return the rows of a CSV file by column."""
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def table_files(base: KnowledgeBase, pages: Iterable[Page] = ()) -> tuple[ExportFile, ...]:
    """Return every file of tables: CSV, the data package and SQLite."""
    return (*tables.csv_files(base, pages), *tables.sqlite_files(base))


def csv_files(files: Iterable[ExportFile], folder: str = "data/tables/") -> dict[str, list[CsvRow]]:
    """Return the CSV files of one folder by name, each read."""
    return {
        file.address.removeprefix(folder).removesuffix(".csv"): read_csv(file.data)
        for file in files
        if file.address.startswith(folder) and file.address.endswith(".csv")
    }


def tables_of(base: KnowledgeBase) -> dict[str, DataTable]:
    return {table.name: table for table in data_tables(base)}


def column(table: DataTable, name: str) -> list[object]:
    position = [one.name for one in table.columns].index(name)
    return [row[position] for row in table.rows]


def rows_of(table: DataTable) -> list[dict[str, object]]:
    names = [one.name for one in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def row(table: DataTable, **wanted: object) -> dict[str, object]:
    """Return the only row that has the given cells."""
    found: Sequence[dict[str, object]] = [
        one for one in rows_of(table) if all(one[name] == value for name, value in wanted.items())
    ]
    assert len(found) == 1, f"{len(found)} rows with {wanted}"
    return found[0]
