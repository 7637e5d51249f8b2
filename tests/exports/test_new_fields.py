"""A field, a list of parts or a kind that is new to the models is in every export without another edit."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from types import MappingProxyType
from typing import Any

import pytest
from pydantic import BaseModel, Field
from pydantic.fields import FieldInfo

from monograph.entries import KIND_BY_NAME, KINDS, Drug, Entry
from monograph.entries.kinds.drug import Warning
from monograph.entries.shared.parts import Citations, Part, Reported
from monograph.entries.shared.values import Quantity
from monograph.exports.api.files import api_files
from monograph.exports.files import ExportFile
from monograph.exports.tables import DATABASE, csv_files, sqlite_files
from monograph.knowledge_base import KnowledgeBase
from monograph.schema import schema_files
from monograph.text.fields import DrugLink, EntryText, Name, StudyLink
from tests import fragments
from tests.fragments import base_of

ReportedQuantity = Reported[Quantity]


class Strap(Part):
    """A strap of an invented gadget."""

    id: Name = Field(description="A short name for the strap.")
    gadget: Name = Field(description="A name that the column of the gadget has already.")
    text: EntryText = Field(description="What it is for.")
    cite: Citations = Field(description="Where it stands.")


class Gadget(Entry):
    """What contributors write about an invented gadget."""

    kind = "gadget"
    plural = "gadgets"
    label = "Gadget"
    heading = "Gadgets"
    lead = "Invented gadgets."

    maker: Name = Field(description="Who makes the gadget.")
    weight: ReportedQuantity = Field(description="How heavy the gadget is.")
    used_with: tuple[DrugLink, ...] = Field((), description="Drugs that go with the gadget.")
    tried_in: StudyLink | None = Field(None, description="The study that tried the gadget.")
    straps: tuple[Strap, ...] = Field((), description="Its straps.")


def _field(annotation: Any, default: Any) -> FieldInfo:
    return FieldInfo.from_annotated_attribute(annotation, default)


def add_field(monkeypatch: pytest.MonkeyPatch, model: type[BaseModel], name: str, field: FieldInfo) -> None:
    monkeypatch.setitem(model.__pydantic_fields__, name, field)


@pytest.fixture
def with_new_fields(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Two models with a field more: an entry, and a part in one of its lists."""
    weight: Any = Field(None, description="How heavy a tablet is.")
    colour: Any = Field(None, description="The colour of the box around the warning.")
    with monkeypatch.context() as patch:
        add_field(patch, Drug, "tablet", _field(ReportedQuantity | None, weight))
        add_field(patch, Warning, "colour", _field(Name | None, colour))
        Warning.model_rebuild(force=True)
        Drug.model_rebuild(force=True)
        yield
    Warning.model_rebuild(force=True)
    Drug.model_rebuild(force=True)


@pytest.fixture
def with_gadgets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Gadgets as one more kind, wherever a module has the list of kinds."""
    kinds, by_name = (*KINDS, Gadget), MappingProxyType({**KIND_BY_NAME, "gadget": Gadget})
    for name, module in list(sys.modules.items()):
        if name.startswith(("monograph", "tests.")):
            for constant, value in (("KINDS", kinds), ("KIND_BY_NAME", by_name)):
                if hasattr(module, constant):
                    monkeypatch.setattr(module, constant, value)
    monkeypatch.setitem(fragments._SKELETONS, "gadget", {})


def drug_base() -> KnowledgeBase:
    weighed = {"value": "3 g", "cite": "Quill2031, table 2"}
    boxed = {
        "text": "It hums.",
        "boxed": True,
        "jurisdiction": "United States",
        "title": "Hum",
        "cite": "Quill2031, box 1",
    }
    plain = boxed | {"title": "Buzz", "colour": "mauve"}
    return base_of({"drug/zorbatine": {"tablet": weighed, "warnings": [boxed, plain]}})


def gadget_base() -> KnowledgeBase:
    straps = [
        {"id": name, "gadget": f"The {name}", "text": "For [[zorbatine]].", "cite": "Quill2031, page 2"}
        for name in ("upper", "lower")
    ]
    gadget = {
        "maker": "Quill & Sons",
        "weight": {"value": "3 g", "cite": "Quill2031, table 2"},
        "used_with": ["zorbatine"],
        "tried_in": "quill-2031",
        "straps": straps,
    }
    return base_of({"gadget/hum-band": gadget})


def texts(files: Iterator[ExportFile]) -> dict[str, str]:
    return {one.address: one.data.decode("utf-8-sig") for one in files if not one.address.endswith(".sqlite")}


def csv_rows(base: KnowledgeBase, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(texts(csv_files(base, ()))[f"data/tables/{table}.csv"])))


def sqlite_rows(base: KnowledgeBase, query: str) -> list[tuple[object, ...]]:
    (data,) = (one.data for one in sqlite_files(base) if one.address == DATABASE)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return connection.execute(query).fetchall()


def api_file(base: KnowledgeBase, ending: str) -> dict[str, Any]:
    (text,) = (text for path, text in texts(api_files(base, ())).items() if path.endswith(ending))
    found: dict[str, Any] = json.loads(text)
    return found


@pytest.mark.usefixtures("with_new_fields")
def test_a_new_field_of_an_entry_and_one_of_a_part_are_in_every_export() -> None:
    base = drug_base()
    assert csv_rows(base, "treatments")[0]["tablet"] == "3 g"
    assert [row["colour"] for row in csv_rows(base, "warnings")] == ["", "mauve"]
    assert sqlite_rows(base, "SELECT tablet_low, tablet_unit FROM treatments") == [(3, "g")]
    assert sqlite_rows(base, "SELECT colour FROM warnings") == [(None,), ("mauve",)]
    authored = api_file(base, "drugs/zorbatine.json")["authored"]
    assert authored["tablet"]["value"]["low"] == "3"
    assert authored["warnings"][1]["colour"] == "mauve"
    assert "tablet" in api_file(base, "schema/entry-drug.json")["$defs"]["Drug"]["properties"]


@pytest.mark.usefixtures("with_new_fields")
def test_a_new_field_is_in_the_schema_and_in_the_guide() -> None:
    files = dict(schema_files())
    assert "How heavy a tablet is." in files["kb/schema/drug.json"]
    assert "- `tablet` (reported value: written like" in files["kb/schema/guide.md"]
    assert (
        "- `colour` (one line of any text): The colour of the box around the warning."
        in files["kb/schema/guide.md"]
    )


@pytest.mark.usefixtures("with_gadgets")
def test_a_new_kind_has_its_tables() -> None:
    base = gadget_base()
    (row,) = csv_rows(base, "gadgets")
    assert (row["id"], row["maker"], row["weight_low"], row["used_with"]) == (
        "hum-band",
        "Quill & Sons",
        "3",
        "zorbatine",
    )
    assert row["cited_works"] == "Quill2031"
    straps = csv_rows(base, "gadgets_straps")
    assert [(one["id"], one["gadget"], one["local_id"], one["text"]) for one in straps] == [
        ("hum-band/straps.1", "hum-band", "upper", "For zorbatine."),
        ("hum-band/straps.2", "hum-band", "lower", "For zorbatine."),
    ]
    assert [one["own_gadget"] for one in straps] == ["The upper", "The lower"]
    joined = "SELECT name FROM gadgets JOIN gadgets_straps ON gadgets.id = gadgets_straps.gadget"
    assert len(sqlite_rows(base, joined)) == 2
    assert sqlite_rows(base, "SELECT tried_in FROM gadgets") == [("quill-2031",)]


@pytest.mark.usefixtures("with_gadgets")
def test_a_new_kind_is_in_the_api_with_its_schema() -> None:
    base = gadget_base()
    assert api_file(base, "gadgets/hum-band.json")["authored"]["straps"][1]["id"] == "lower"
    assert "weight" in api_file(base, "schema/entry-gadget.json")["$defs"]["Gadget"]["properties"]


@pytest.mark.usefixtures("with_gadgets")
def test_a_new_kind_is_in_the_schema_and_in_the_guide() -> None:
    files = dict(schema_files())
    assert "How heavy the gadget is." in files["kb/schema/gadget.json"]
    assert "## Gadget" in files["kb/schema/guide.md"]
    assert "### Strap" in files["kb/schema/guide.md"]
