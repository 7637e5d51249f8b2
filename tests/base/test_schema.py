"""The real entries and the JSON Schemas and field guide that lie beside them."""

from __future__ import annotations

import pytest

from monograph.entries import KIND_BY_NAME
from monograph.pipeline import stale_schemas
from tests.conftest import PROJECT
from tests.test_schema import faults, written

pytestmark = pytest.mark.thorough


def test_the_generated_files_are_current() -> None:
    assert stale_schemas(PROJECT) == (), "run `monograph schema`"


@pytest.mark.parametrize("kind", KIND_BY_NAME)
def test_every_entry_agrees_with_its_schema_and_names_no_other(kind: str) -> None:
    paths = sorted((PROJECT / "kb/entries" / kind).glob("*.yaml"))
    assert paths
    for path in paths:
        assert faults(path, written(path)) == [], path.name
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        if "$schema=" in first:
            named = path.parent / first.split("$schema=")[1].strip()
            assert named.resolve() == PROJECT / f"kb/schema/{kind}.json", path.name
