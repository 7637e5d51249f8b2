"""The base as tidy tables, defined once and written as CSV, as a data package and as one SQLite file."""

from monograph.exports.tables.comparison import comparison_csv
from monograph.exports.tables.csv_text import shielded, unshielded
from monograph.exports.tables.definitions import data_tables
from monograph.exports.tables.model import Column, ColumnType, DataTable
from monograph.exports.tables.writing import DATABASE, DATASETTE, PACKAGE, csv_files, sqlite_files

__all__ = [
    "DATABASE",
    "DATASETTE",
    "PACKAGE",
    "Column",
    "ColumnType",
    "DataTable",
    "comparison_csv",
    "csv_files",
    "data_tables",
    "shielded",
    "sqlite_files",
    "unshielded",
]
