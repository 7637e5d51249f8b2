"""Every file of the API is what its schema says, and what points somewhere leads there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from pydantic import BaseModel

from monograph.entries import KINDS
from monograph.exports.api import api_files
from monograph.exports.api.components import components
from monograph.exports.api.plain import Json
from monograph.pipeline import Check
from monograph.views import pages_of
from tests.exports.api.reading import Files, data_files, entry, followed, keys_in, schema_for

pytestmark = pytest.mark.thorough


def faults(files: Files) -> Iterator[str]:
    validators = {address: Draft202012Validator(files[address]) for address in files if "/schema/" in address}
    for address, content in data_files(files):
        for error in validators[schema_for(address, content)].iter_errors(content):
            yield f"{address} {error.json_path}: {error.message}"


def lost_pointers(files: Files) -> Iterator[str]:
    for address, content in data_files(files):
        for key, value in keys_in(content.get("computed", {})):
            if key == "pointer":
                yield from _lost(content, value, address)
    by_id = {content["id"]: content for address, content in files.items() if "/entries/" in address}
    for row in files["api/v1/disagreements.json"]["disagreements"]:
        for side in row["sides"]:
            for place in side["places"]:
                yield from _lost(by_id[side["entry_id"]], place, row["id"])
        for said in row["explained_by"]:
            yield from _lost(by_id[said["entry_id"]], said["place"], row["id"])
    for cell in (cell for row in files["api/v1/evidence-matrix.json"]["rows"] for cell in row["cells"]):
        for answer in cell["answers"]:
            yield from _lost(by_id[answer["question_id"]], answer["place_there"], cell["outcome_id"])


def _lost(content: Any, pointer: str, where: str) -> Iterator[str]:
    try:
        followed(content, pointer)
    except (KeyError, IndexError, ValueError, TypeError):
        yield f"{where}: {pointer}"


def test_every_file_is_valid(example_api: Files) -> None:
    assert not list(faults(example_api))


def test_every_pointer_leads_somewhere(example_api: Files) -> None:
    assert not list(lost_pointers(example_api))
    assert any(key == "pointer" for _, content in data_files(example_api) for key, _ in keys_in(content))


def test_schemas_are_schemas(example_api: Files) -> None:
    for address, content in example_api.items():
        if "/schema/" in address:
            Draft202012Validator.check_schema(content)


def test_schemas_know_every_mapping_whole(example_api: Files) -> None:
    for address, content in example_api.items():
        if "/schema/" not in address:
            continue
        mappings = [one for _, one in keys_in(content) if isinstance(one, dict) and one.get("type") == "object"]
        for one in (content, *mappings):
            assert "additionalProperties" in one, f"{address}: {one}"


@pytest.mark.parametrize("plural", [kind.plural for kind in KINDS])
def test_schemas_refuse_what_they_do_not_know(example_api: Files, plural: str) -> None:
    address, content = next((one, it) for one, it in example_api.items() if f"/entries/{plural}/" in one)
    validator = Draft202012Validator(example_api[schema_for(address, content)])
    for part in ("authored", "computed"):
        spoiled = deepcopy(content)
        spoiled[part]["unheard_of"] = 1
        assert not validator.is_valid(spoiled)
    for places in (("authored",), ("computed",), ()):
        spoiled = deepcopy(content)
        mapping = spoiled
        for place in places:
            mapping = mapping[place]
        del mapping[next(key for key in mapping if key != "$schema")]
        assert not validator.is_valid(spoiled)


def test_the_description_is_open_api(example_api: Files, tmp_path: Path) -> None:
    for address, content in example_api.items():
        path = tmp_path / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content), encoding="utf-8")
    there = tmp_path / "api/v1/openapi.json"
    validate(json.loads(there.read_text(encoding="utf-8")), base_uri=there.as_uri())


def test_the_description_names_every_file(example_api: Files) -> None:
    described = example_api["api/v1/openapi.json"]
    paths = described["paths"]
    validators = {
        name: Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": described["components"]})
        for name in described["components"]["schemas"]
    }
    for address, content in data_files(example_api):
        short = address.removeprefix("api/v1")
        folder = short.rpartition("/")[0]
        known = [one for one in paths if one == short or ("{" in one and one.rpartition("/")[0] == folder)]
        assert len(known) == 1, address
        reference = paths[known[0]]["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
        assert [one.message for one in validators[reference.rpartition("/")[2]].iter_errors(content)] == [], (
            address
        )


def test_makers_of_client_code_find_every_schema_a_404_and_an_example(example_api: Files) -> None:
    described = example_api["api/v1/openapi.json"]
    schemas = described["components"]["schemas"]
    for key, value in keys_in(described):
        if key == "$ref":
            assert value.removeprefix("#/components/schemas/") in schemas, value
    assert described["security"] == []
    for address, path in described["paths"].items():
        assert set(path["get"]["responses"]) == {"200", "404"}
        for one in path["get"].get("parameters", ()):
            assert f"api/v1{address.replace('{' + one['name'] + '}', one['example'])}" in example_api


def test_a_name_that_means_two_things_begins_with_that_of_its_file() -> None:
    text: Json = {"type": "string"}
    number: Json = {"type": "integer"}
    pointing: Json = {"$ref": "#/$defs/Part"}
    made = components(
        {
            "entry-a": {"type": "object", "$defs": {"Part": text, "Same": text, "Holder": pointing}},
            "entry-b": {"type": "object", "$defs": {"Part": number, "Same": text, "Holder": pointing}},
        }
    )
    assert made["EntryAHolder"] == {"$ref": "#/components/schemas/EntryAPart"}
    assert made["EntryBPart"] == number
    assert set(made) == {
        *("EntryAFile", "EntryAPart", "EntryAHolder", "Same", "EntryBFile", "EntryBPart", "EntryBHolder"),
    }


def test_the_index_leads_to_everything(example_api: Files, example_check: Check) -> None:
    assert example_check.base is not None
    pages = {page.address for page in pages_of(example_check.base)}
    index = example_api["api/v1/index.json"]
    assert {value.partition("#")[0] for key, value in keys_in(index) if key == "page"} <= pages
    named = {value for key, value in keys_in(index) if key in ("api", "openapi", "schema_file")}
    assert named | {*index["schemas"], "api/v1/index.json"} == set(example_api)


def test_ids_lead_to_entries(example_api: Files) -> None:
    ids = {content["id"] for address, content in example_api.items() if "/entries/" in address}
    for address, content in data_files(example_api):
        for key, value in keys_in(content):
            if key in ("cited_by", "links_to", "entry_ids", "study_ids", "treatment_ids", "condition_ids"):
                assert set(value) <= ids, f"{address} {key}"
            if key in ("entry_id", "study_id", "question_id", "outcome_id", "condition_id", "guideline_id"):
                assert value is None or value in ids, f"{address} {key}"


def test_works_that_files_cite_are_listed(example_api: Files) -> None:
    keys = {work["key"] for work in example_api["api/v1/works.json"]["works"]}
    for _, content in data_files(example_api):
        for key, value in keys_in(content):
            if key in ("cites", "work_keys"):
                assert set(value) <= keys


def test_no_computed_field_has_an_authored_name(example_api: Files) -> None:
    written = {name for kind in KINDS for name in _fields(kind)}
    for address, content in example_api.items():
        if "/schema/entry-" in address:
            worked_out = _names_of(content["properties"]["computed"], content)
            assert worked_out, address
            assert not worked_out & written, address


def test_lists_copy_authored_fields_unchanged(example_api: Files) -> None:
    for name, plural in (("studies", "studies"), ("claims", "claims")):
        for row in example_api[f"api/v1/{name}.json"][name]:
            authored = entry(example_api, plural, row["id"])["authored"]
            same = {key for key in row if key in authored}
            assert {"name"} < same
            for key in same - {"document"}:
                assert row[key] == authored[key], (row["id"], key)


def test_the_same_base_gives_the_same_bytes(example_check: Check) -> None:
    assert example_check.base is not None
    made = [list(api_files(example_check.base, pages_of(example_check.base))) for _ in range(2)]
    assert made[0] == made[1]


def test_files_are_read_by_people_too(example_check: Check) -> None:
    assert example_check.base is not None
    for file in api_files(example_check.base, pages_of(example_check.base)):
        text = file.data.decode("utf-8")
        assert text.endswith("}\n")
        assert text.count("\n") > 3
        assert "\\u20" not in text


def _names_of(schema: Any, whole: Any) -> set[str]:
    """Return the names of all fields that a schema allows at any depth, references followed."""
    found: set[str] = set()
    waiting, seen = [schema], set()
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            found |= set(one.get("properties", {}))
            reference = one.get("$ref")
            if reference and reference not in seen:
                seen.add(reference)
                waiting.append(whole["$defs"][reference.rpartition("/")[2]])
            waiting += [item for key, item in one.items() if key != "properties"]
            waiting += one.get("properties", {}).values()
    return found


def _fields(model: type[BaseModel]) -> Iterator[str]:
    """Yield the names of all fields of a model and of the parts it holds, from its schema for editors."""
    schema = model.model_json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        for one in (part, *part.get("anyOf", ())):
            yield from one.get("properties", {})
