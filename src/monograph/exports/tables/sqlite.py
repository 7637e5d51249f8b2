"""All tables in one SQLite file, with keys, indexes and a search over the words of entries.

The same content gives the same bytes: rows are put in in the order of the tables, and nothing tells the time. The
library writes its own version into the file, so that another SQLite gives a file that differs in a few bytes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from decimal import Decimal

from monograph.entries import Drug
from monograph.entries.shared.vocabulary import ReviewStatus
from monograph.evidence.answers.content_version import content_version
from monograph.exports.tables import about
from monograph.exports.tables.definitions.located import Words
from monograph.exports.tables.model import Cell, Column, ColumnType, DataTable
from monograph.knowledge_base import KnowledgeBase
from monograph.text.fields import EntryText, Name, Verbatim
from monograph.views.page.reuse import NO_LICENCE, author_words
from monograph.views.page.review import base_review_words

_SCHEMA_VERSION = 1
_TYPES = {
    ColumnType.TEXT: "TEXT",
    ColumnType.INTEGER: "INTEGER",
    ColumnType.NUMBER: "REAL",
    ColumnType.BOOLEAN: "INTEGER",
}
# Datasette knows the index of a table by these double quotation marks, and then offers to search it.
_SEARCH = (
    "CREATE VIRTUAL TABLE entry_search USING {}("
    'name, other_names, words, content="entry_texts", content_rowid="number", '
    'tokenize="unicode61 remove_diacritics 2")'
)


def sqlite_file(base: KnowledgeBase, tables: Sequence[DataTable], search: str = "fts5") -> bytes:
    """Return the tables as one SQLite file.

    Numbers are binary floats there, so that they can be compared and sorted; the digits that a source printed
    are in the text column beside them, and in the CSV files. Where the library has no module ``search``,
    the words of entries are in a plain table and ``_about`` says that they have no index.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("PRAGMA encoding = 'UTF-8'")
        connection.execute(f"PRAGMA user_version = {_SCHEMA_VERSION}")
        connection.execute("BEGIN")
        for table in tables:
            _write(connection, table)
        _write_texts(connection, base)
        has_search = _write_search(connection, search)
        _write_about(connection, base, tables, has_search)
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        return connection.serialize()


def _write(connection: sqlite3.Connection, table: DataTable) -> None:
    lines = [_definition(column) for column in table.columns]
    lines.append(f"PRIMARY KEY ({', '.join(map(_quoted, table.primary_key))})")
    lines += [
        f'FOREIGN KEY ({_quoted(column.name)}) REFERENCES {_quoted(column.references)} ("id")'
        for column in table.columns
        if column.references
    ]
    columns = ",\n  ".join(lines)
    connection.execute(f"CREATE TABLE {_quoted(table.name)} (\n  {columns}\n)")
    _insert(connection, table.name, table.rows)
    for column in table.columns:
        if column.references and column.name != table.primary_key[0]:
            index = _quoted(f"{table.name}_{column.name}")
            connection.execute(f"CREATE INDEX {index} ON {_quoted(table.name)} ({_quoted(column.name)})")


def _definition(column: Column) -> str:
    name = _quoted(column.name)
    required = " NOT NULL" if column.is_required else ""
    check = f" CHECK ({name} IN (0, 1))" if column.type is ColumnType.BOOLEAN else ""
    return f"{name} {_TYPES[column.type]}{required}{check}"


def _insert(connection: sqlite3.Connection, name: str, rows: Iterable[Sequence[Cell]]) -> None:
    made = [tuple(float(cell) if isinstance(cell, Decimal) else cell for cell in row) for row in rows]
    if made:
        places = ", ".join("?" * len(made[0]))
        connection.executemany(f"INSERT INTO {_quoted(name)} VALUES ({places})", made)


def _write_texts(connection: sqlite3.Connection, base: KnowledgeBase) -> None:
    connection.execute(
        "CREATE TABLE entry_texts (number INTEGER PRIMARY KEY, entry TEXT NOT NULL UNIQUE, name TEXT NOT NULL, "
        "other_names TEXT, words TEXT NOT NULL, FOREIGN KEY (entry) REFERENCES entries (id))"
    )
    _insert(connection, "entry_texts", _texts(base))


def _texts(base: KnowledgeBase) -> Iterator[tuple[Cell, ...]]:
    words = Words(base)
    for number, sheet in enumerate(base.sheets.values(), start=1):
        entry = sheet.entry
        names = [*getattr(entry, "synonyms", ()), *(entry.brand_names if isinstance(entry, Drug) else ())]
        texts = [words.text(text) for _, text in sheet.parts(EntryText)]
        texts += [str(name) for path, name in sheet.parts(Name) if path[-1] != "at"]
        texts += [str(typed) for _, typed in sheet.parts(Verbatim)]
        yield number, sheet.id, str(entry.name), "; ".join(names) or None, "\n".join(texts)


def _write_search(connection: sqlite3.Connection, module: str) -> bool:
    """Make the index of words; return whether the library can."""
    try:
        connection.execute(_SEARCH.format(module))
    except sqlite3.OperationalError:
        return False
    connection.execute("INSERT INTO entry_search (entry_search) VALUES ('rebuild')")
    connection.execute("INSERT INTO entry_search (entry_search) VALUES ('optimize')")
    return True


def _write_about(
    connection: sqlite3.Connection, base: KnowledgeBase, tables: Iterable[DataTable], has_search: bool
) -> None:
    connection.execute("CREATE TABLE _about (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
    statuses = [sheet.entry.review.status for sheet in base.sheets.values()]
    said = {
        "title": str(base.about.title),
        "description": str(base.about.description),
        "version": str(content_version(base)),
        "review status": base_review_words(base),
        **{f"entries: {status}": f"{statuses.count(status):,}" for status in ReviewStatus},
        "licence": _licence(base),
        "licence address": str(base.about.licence.url) if base.about.licence else "not given",
        "credit": author_words(base),
        "disclaimer": about.NO_ADVICE,
        "address": str(base.about.address or "not given"),
        "search": _SEARCH_WORDS if has_search else "none: made by a library without FTS5; look into entry_texts",
    }
    _insert(connection, "_about", said.items())
    connection.execute(
        "CREATE TABLE _columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, unit TEXT, "
        "description TEXT NOT NULL, PRIMARY KEY (table_name, column_name))"
    )
    described = (
        (table.name, column.name, column.unit or None, column.description)
        for table in tables
        for column in table.columns
    )
    _insert(connection, "_columns", described)


def _licence(base: KnowledgeBase) -> str:
    licence = base.about.licence
    if licence is None:
        return NO_LICENCE
    return f"{licence.name} ({licence.spdx})" if licence.spdx else str(licence.name)


_SEARCH_WORDS = "SELECT entry FROM entry_texts WHERE number IN (SELECT rowid FROM entry_search('your words'))"


def _quoted(name: str) -> str:
    return '"{}"'.format(name.replace('"', '""'))
