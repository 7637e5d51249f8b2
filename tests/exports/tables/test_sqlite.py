"""The SQLite file: whole, exact, searchable, and the same bytes every time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from monograph.exports.tables import DataTable, data_tables
from monograph.exports.tables.sqlite import sqlite_file
from monograph.knowledge_base import KnowledgeBase
from monograph.pipeline import Check
from tests.exports.tables.reading import table_files


@pytest.fixture(scope="module")
def example(example_check: Check) -> KnowledgeBase:
    assert example_check.base is not None
    return example_check.base


@pytest.fixture(scope="module")
def tables(example: KnowledgeBase) -> tuple[DataTable, ...]:
    return data_tables(example)


@pytest.fixture(scope="module")
def connection(
    example: KnowledgeBase, tables: tuple[DataTable, ...], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[sqlite3.Connection]:
    path: Path = tmp_path_factory.mktemp("sqlite") / "monograph.sqlite"
    path.write_bytes(sqlite_file(example, tables))
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as opened:
        yield opened


def test_the_file_is_whole_and_every_key_leads_somewhere(connection: sqlite3.Connection) -> None:
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_no_name_needs_quotation_marks_in_a_query(
    connection: sqlite3.Connection, tables: tuple[DataTable, ...]
) -> None:
    for table in tables:
        names = ", ".join(one.name for one in table.columns)
        connection.execute(f"SELECT {names} FROM {table.name} LIMIT 0")


def test_every_foreign_key_is_declared_and_has_an_index(
    connection: sqlite3.Connection, tables: tuple[DataTable, ...]
) -> None:
    for table in tables:
        wanted = {(one.name, one.references) for one in table.columns if one.references}
        listed = connection.execute(f'PRAGMA foreign_key_list("{table.name}")').fetchall()
        assert {(line[3], line[2]) for line in listed} == wanted
        indexed = set()
        for (index,) in connection.execute("SELECT name FROM pragma_index_list(?)", (table.name,)):
            indexed.add(connection.execute("SELECT name FROM pragma_index_info(?)", (index,)).fetchone()[0])
        assert {name for name, _ in wanted} <= indexed


def test_every_row_is_there_and_numbers_are_numbers(
    connection: sqlite3.Connection, tables: tuple[DataTable, ...]
) -> None:
    def stored(cell: object) -> object:
        return float(cell) if isinstance(cell, Decimal) else cell

    for table in tables:
        found = connection.execute(f'SELECT * FROM "{table.name}"').fetchall()
        assert set(found) == {tuple(map(stored, row)) for row in table.rows}
        assert len(found) == len(table.rows)


def test_numbers_compare_as_numbers_and_keep_their_printed_digits(connection: sqlite3.Connection) -> None:
    found = connection.execute(
        "SELECT id, interval FROM study_results WHERE interval_high < -900 OR interval_low = -22.5 ORDER BY id"
    ).fetchall()
    assert found == [
        ("quill-2031/results.frequency-pooled", "90 % interval −22.5 to −17.50"),
        ("quill-2031/results.score", "95 % interval −1,051 to −950"),
    ]


@pytest.mark.parametrize(
    ("words", "entry"), [("zorbatine", "zorbatine"), ("murmate", "zorbatine"), ("ZBT_1", "zorbatine")]
)
def test_entries_are_found_by_names_and_words(connection: sqlite3.Connection, words: str, entry: str) -> None:
    says = connection.execute("SELECT value FROM _about WHERE name = 'search'").fetchone()[0]
    assert (entry,) in connection.execute(says.replace("your words", words)).fetchall()


def test_the_file_tells_what_it_is_and_how_far_its_review_is(connection: sqlite3.Connection) -> None:
    about = dict(connection.execute("SELECT name, value FROM _about"))
    assert about["licence"].endswith("(CC-BY-4.0)")
    assert about["version"]
    (entries,) = connection.execute("SELECT count(*) FROM entries").fetchone()
    assert about["review status"].startswith(f"1 of {entries} entries were reviewed")
    assert about["entries: draft"] == str(entries - 2)


def test_every_column_is_described(connection: sqlite3.Connection, tables: tuple[DataTable, ...]) -> None:
    described = set(connection.execute("SELECT table_name, column_name FROM _columns"))
    assert described == {(table.name, one.name) for table in tables for one in table.columns}


def test_the_same_base_gives_the_same_bytes(example: KnowledgeBase) -> None:
    first, second = ({file.address: file.data for file in table_files(example, ())} for _ in range(2))
    assert first == second


def test_without_a_search_module_the_words_are_there_and_the_file_says_so(
    example: KnowledgeBase, tables: tuple[DataTable, ...]
) -> None:
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(sqlite_file(example, tables, search="no_such_module"))
        said = opened.execute("SELECT value FROM _about WHERE name = 'search'").fetchone()[0]
        assert said.startswith("none")
        words = opened.execute("SELECT words FROM entry_texts WHERE entry = 'zorbatine'").fetchone()[0]
        assert "Glow blocker" in words
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_datasette_is_told_of_every_table_and_of_the_licence(
    example: KnowledgeBase, tables: tuple[DataTable, ...]
) -> None:
    files = {file.address: file.data for file in table_files(example, ())}
    metadata = json.loads(files["data/metadata.json"])
    assert metadata["license_url"].startswith("https://creativecommons.org/licenses/by/4.0")
    assert set(metadata["databases"]["monograph"]["tables"]) == {table.name for table in tables}
