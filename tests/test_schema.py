"""The JSON Schemas and the field guide that editors and contributors use."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel

from monograph.entries import KIND_BY_NAME, KINDS, Entry
from monograph.entries.shared import vocabulary as words
from monograph.schema import schema_files
from monograph.sources import read_document
from tests.projects import BASE

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "tests/example"
ENTRIES = [path for root in (EXAMPLE, BASE) for path in sorted((root / "kb/entries").rglob("*.yaml"))]


@cache
def schema(kind: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(dict(schema_files())[f"kb/schema/{kind}.json"])
    return made


@cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(schema(kind))


def as_json(value: Any) -> Any:
    """Give plain values as JSON has them: decimals become numbers."""
    match value:
        case Decimal():
            return float(value)
        case dict():
            return {key: as_json(item) for key, item in value.items()}
        case list():
            return [as_json(item) for item in value]
        case _:
            return value


def written(path: Path) -> dict[str, Any]:
    document, _ = read_document(path.read_bytes(), path.name)
    assert document is not None
    data = as_json(document.data)
    assert isinstance(data, dict)
    return data


def faults(path: Path, data: dict[str, Any]) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in validator(path.parent.name).iter_errors(data)]


def models_in(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type):
        yield annotation
    for one in get_args(annotation):
        yield from models_in(one)


@cache
def all_types() -> frozenset[type]:
    found: set[type] = set()
    waiting: list[type] = list(KINDS)
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            if issubclass(one, BaseModel):
                waiting += [part for field in one.model_fields.values() for part in models_in(field.annotation)]
    return frozenset(found)


MODELS = sorted((one for one in all_types() if issubclass(one, BaseModel)), key=lambda one: one.__name__)


@pytest.mark.parametrize("kind", KIND_BY_NAME)
def test_a_schema_is_valid_json_schema(kind: str) -> None:
    Draft202012Validator.check_schema(schema(kind))
    assert schema(kind)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema(kind)["description"]


@pytest.mark.parametrize("kind", KIND_BY_NAME)
def test_every_reference_in_a_schema_leads_somewhere(kind: str) -> None:
    text = json.dumps(schema(kind))
    for name in {part.split('"')[0] for part in text.split('"$ref": "#/$defs/')[1:]}:
        assert name.replace("~1", "/") in schema(kind)["$defs"]


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_entry_agrees_with_its_schema(path: Path) -> None:
    assert faults(path, written(path)) == []


@pytest.mark.parametrize("path", sorted((BASE / "kb/entries").rglob("*.yaml")), ids=lambda path: path.stem)
def test_a_schema_rejects_an_unknown_key_and_a_missing_name(path: Path) -> None:
    data = written(path)
    assert faults(path, data | {"wavelength": 7})
    assert faults(path, data | {"name": 7})
    del data["name"]
    assert faults(path, data)


def test_a_schema_rejects_an_unknown_key_deep_inside() -> None:
    path = BASE / "kb/entries/study/quill-2031.yaml"
    data = written(path)
    data["results"][1]["direction"]["nota"] = "small"
    assert faults(path, data)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("design", "randomized trial"),
        ("reports", []),
        ("participants", {"randomised": {"value": 60.5}}),
        ("arms", {}),
    ],
)
def test_a_schema_rejects_what_the_check_rejects(field: str, value: object) -> None:
    path = BASE / "kb/entries/study/quill-2031.yaml"
    assert faults(path, written(path) | {field: value})


def test_an_editor_can_complete_every_vocabulary() -> None:
    used = {one for one in all_types() if issubclass(one, StrEnum)}
    texts = [json.dumps(schema(kind), ensure_ascii=False) for kind in KIND_BY_NAME]
    for vocabulary in used:
        enum = json.dumps([str(word) for word in vocabulary], ensure_ascii=False)
        assert any(enum in text for text in texts), vocabulary.__name__


def test_every_vocabulary_is_used() -> None:
    defined = {one for one in vars(words).values() if isinstance(one, type) and issubclass(one, StrEnum)}
    assert {one.__name__ for one in defined - {StrEnum} - all_types()} == set()


def test_every_word_of_a_vocabulary_is_written_once() -> None:
    for one in all_types():
        if issubclass(one, StrEnum):
            assert len({str(word) for word in one}) == len(one.__members__)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_and_every_field_is_described(model: type[BaseModel]) -> None:
    written_out = model.__pydantic_generic_metadata__["origin"] or model
    assert (written_out.__doc__ or "").strip()
    bare = [name for name, field in model.model_fields.items() if not (field.description or "").strip()]
    assert bare == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_is_frozen_and_refuses_unknown_keys(model: type[BaseModel]) -> None:
    assert model.model_config.get("frozen")
    assert model.model_config.get("extra") == "forbid"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_the_guide_names_every_field(kind: type[Entry]) -> None:
    guide = dict(schema_files())["kb/schema/guide.md"]
    section = guide.split(f"## {kind.label}\n")[1].split("\n## ")[0]
    for name, field in kind.model_fields.items():
        shown = f"**`{name}`**" if field.is_required() else f"`{name}`"
        assert f"- {shown} (" in section
        assert str(field.description) in section
