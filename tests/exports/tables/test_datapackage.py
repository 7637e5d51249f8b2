"""The written folder is a valid data package: types, keys and foreign keys hold to a program that reads it."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from monograph.exports.tables import unshielded
from monograph.knowledge_base import KnowledgeBase
from monograph.pipeline import Check
from tests.exports.tables.reading import csv_files, table_files
from tests.fragments import base_of

NASTY_NAME = '=HYPERLINK("http://example.org"; "hum")'
NASTY: dict[str, dict[str, Any]] = {
    "drug/glimmerine": {"synonyms": ["hum"]},
    "drug/zorbatine": {
        "name": NASTY_NAME,
        "synonyms": ["+1", "hum, 'hum'; =2", "漢字 🧠 ﷽ e\u0301"],
        "summary": {"plain": "-1 hum.\n\n- one\n- two", "clinical": "=SUM(1+1) of [[glimmerine]]."},
    },
    "study/quill-2031": {
        "arms": [{"id": "low", "name": "-5 hums", "type": "experimental"}],
        "harms": [{"event": "@hum", "arms": ["low"], "percent": {"value": "< 5 %", "cite": "Quill2031, page 1"}}],
    },
}


def written(base: KnowledgeBase, folder: Path) -> Path:
    """Write the tables of a base to a folder; return the descriptor's path."""
    for file in table_files(base, ()):
        path = folder / file.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    return folder / "data/tables/datapackage.json"


def faults(descriptor: Path) -> list[Any]:
    report = Package(str(descriptor)).validate()
    assert report.stats["tasks"], "nothing was validated"
    return [*report.errors, *(error for task in report.tasks for error in task.errors)]


@pytest.fixture(scope="module")
def example(example_check: Check) -> KnowledgeBase:
    assert example_check.base is not None
    return example_check.base


@pytest.mark.slow
def test_the_package_of_the_example_is_valid(example: KnowledgeBase, tmp_path: Path) -> None:
    assert faults(written(example, tmp_path)) == []


@pytest.mark.slow
def test_a_row_that_points_nowhere_is_found_by_the_package(example: KnowledgeBase, tmp_path: Path) -> None:
    descriptor = written(example, tmp_path)
    package = json.loads(descriptor.read_text(encoding="utf-8"))
    for resource in package["resources"]:
        del resource["hash"], resource["bytes"]
    descriptor.write_text(json.dumps(package), encoding="utf-8")
    tags = descriptor.parent / "tags.csv"
    tags.write_bytes(tags.read_bytes() + b'"no-such-entry","hum"\r\n')
    assert [error.type for error in faults(descriptor)] == ["foreign-key"]


@pytest.mark.slow
def test_the_package_of_a_hostile_base_is_valid_and_its_cells_are_no_formulas(tmp_path: Path) -> None:
    base = base_of(NASTY)
    assert faults(written(base, tmp_path)) == []


def test_hostile_names_are_shielded_and_come_back() -> None:
    read = csv_files(table_files(base_of(NASTY), ()))
    cells = [cell for rows in read.values() for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    names = [unshielded(row["name"]) for row in read["names"] if row["entry"] == "zorbatine"]
    assert names == [NASTY_NAME, "+1", "hum, 'hum'; =2", "漢字 🧠 ﷽ e\u0301"]


def test_numbers_below_zero_are_no_text(example: KnowledgeBase) -> None:
    read = csv_files(table_files(example, ()))
    found = next(row for row in read["study_results"] if row["id"] == "quill-2031/results.frequency-pooled")
    assert (found["interval_low"], found["interval_high"]) == ("-22.5", "-17.50")


def test_the_package_names_licence_version_sources_and_state_of_review(example: KnowledgeBase) -> None:
    files = {file.address: file.data for file in table_files(example, ())}
    package = json.loads(files["data/tables/datapackage.json"])
    assert [one["name"] for one in package["licenses"]] == ["CC-BY-4.0"]
    assert package["version"]
    assert [one["title"] for one in package["sources"]] == [one.text for one in example.bibliography.values()]
    assert f"1 of {len(example.sheets)} entries were reviewed by a named person" in package["description"]


def test_a_base_that_nobody_reviewed_says_so() -> None:
    files = {file.address: file.data for file in table_files(base_of({"drug/zorbatine": {}}), ())}
    package = json.loads(files["data/tables/datapackage.json"])
    assert "Unreviewed draft: no clinician has reviewed any of the 1 entries yet." in package["description"]


def test_the_package_describes_every_file_byte_for_byte(example: KnowledgeBase) -> None:
    files = {file.address: file.data for file in table_files(example, ())}
    package = json.loads(files["data/tables/datapackage.json"])
    described = {f"data/tables/{one['path']}": one for one in package["resources"]}
    assert set(described) == {name for name in files if name.endswith(".csv")}
    for name, one in described.items():
        assert one["bytes"] == len(files[name])
        assert one["hash"] == f"sha256:{sha256(files[name]).hexdigest()}"


def test_units_stand_in_the_header_or_in_a_column_beside_the_number(example: KnowledgeBase) -> None:
    files = {file.address: file.data for file in table_files(example, ())}
    package = json.loads(files["data/tables/datapackage.json"])
    for resource in package["resources"]:
        fields = {one["name"]: one for one in resource["schema"]["fields"]}
        for name, one in fields.items():
            said = {"%": "percent", "mg/day": "mg_per_day", "people": ("people", "count", "of")}.get(
                one.get("unit"), ""
            )
            assert any(word in name for word in ((said,) if isinstance(said, str) else said)), name
            # An interval is in the unit of what it is around.
            is_of_another = name.startswith("p_") or name.endswith("interval_low")
            if name.endswith("_low") and "unit" not in one and not is_of_another:
                stem = name.removesuffix("_low")
                assert f"{stem}_unit" in fields or stem.endswith("times_per_day"), name
