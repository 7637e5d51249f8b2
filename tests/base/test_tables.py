"""The tables of this repository's own base: whole, valid, and without a value left behind."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from monograph.entries import Drug, Study
from monograph.knowledge_base import KnowledgeBase
from monograph.views import pages_of
from tests.exports.tables.reading import csv_files, table_files, tables_of
from tests.exports.tables.test_data_tables import faults, values_not_in
from tests.exports.tables.test_datapackage import faults as package_faults
from tests.exports.tables.test_datapackage import written

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def files(real_base: KnowledgeBase) -> Mapping[str, bytes]:
    return {file.address: file.data for file in table_files(real_base, tuple(pages_of(real_base)))}


def test_keys_and_words_hold_and_nothing_is_left_out(real_base: KnowledgeBase) -> None:
    tables = tables_of(real_base)
    assert list(faults(tables)) == []
    assert list(values_not_in(tables, real_base)) == []


def test_every_study_treatment_and_result_is_in_the_files(real_base: KnowledgeBase) -> None:
    read = csv_files(table_files(real_base, ()))
    studies = real_base.all(Study)
    assert {row["id"] for row in read["studies"]} == {sheet.id for sheet in studies}
    assert {row["id"] for row in read["treatments"]} == {sheet.id for sheet in real_base.all(Drug)}
    assert {row["id"] for row in read["study_results"]} == {
        f"{sheet.id}/results.{result.id}" for sheet in studies for result in sheet.entry.results
    }


def test_the_package_is_valid(real_base: KnowledgeBase, tmp_path: Path) -> None:
    assert package_faults(written(real_base, tmp_path)) == []


def test_the_database_is_whole(files: Mapping[str, bytes]) -> None:
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(files["data/monograph.sqlite"])
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []


def test_no_cell_of_any_file_is_a_formula(files: Mapping[str, bytes]) -> None:
    for address, data in files.items():
        if address.endswith(".csv"):
            text = data.decode("utf-8-sig")
            assert not [start for start in ('"=', '"+', '"-', '"@') if f",{start}" in text or f"\n{start}" in text]
