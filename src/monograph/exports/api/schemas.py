"""Types to JSON Schema 2020-12: the same types that give a file's content give its schema."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from monograph.entries.shared.field_shapes import item_of, may_be_absent, members, notes_on
from monograph.entries.shared.open_words import OwnWord
from monograph.entries.shared.values import PartialDate, Written
from monograph.exports.api.plain import Json
from monograph.exports.api.published import PublicField, public_type
from monograph.text.fields import CheckedText

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Json]


class Definitions(dict[str, Schema]):
    """The schemas of the mappings and vocabularies in one file, by the names of their types."""

    def __init__(self) -> None:
        super().__init__()
        self.types: dict[str, type] = {}


_TEXT: Schema = {"type": "string", "description": "As it was written."}
_SCALARS: Mapping[type, Schema] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    str: {"type": "string"},
    Decimal: {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
    PartialDate: {"type": "string", "pattern": "^[12][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?$"},
}


def mapping(properties: Schema, required: list[str], description: str = "") -> Schema:
    """Return the schema of a mapping that has these keys and no others."""
    described: Schema = {"description": description} if description else {}
    return {
        **described,
        "type": "object",
        "properties": properties,
        "required": [*required],
        "additionalProperties": False,
    }


def schema_of(annotation: Any, definitions: Definitions) -> Schema:
    """Return the schema of a type as `plain` and `authored` write it; mappings are added to ``definitions``.

    Raises TypeError for a type that is in no file of the API.
    """
    choices = [_of_kind(kind, definitions) for kind in members(annotation)]
    if may_be_absent(annotation):
        choices.append({"type": "null"})
    said: list[Json] = [one for one in notes_on(annotation) if isinstance(one, str)]
    return _one_of(choices) | ({"description": said[0]} if said else {})


def _one_of(choices: list[Schema]) -> Schema:
    return {"anyOf": [*choices]} if len(choices) > 1 else choices[0]


def _of_kind(kind: Any, definitions: Definitions) -> Schema:
    if item := item_of(kind):
        return {"type": "array", "items": schema_of(item, definitions)}
    if get_origin(kind) is Mapping:
        name, value = get_args(kind)
        return {
            "type": "object",
            "propertyNames": schema_of(name, definitions),
            "additionalProperties": schema_of(value, definitions),
        }
    if kind in _SCALARS:
        return {**_SCALARS[kind]}
    return _named(kind, definitions)


def _named(annotation: Any, definitions: Definitions) -> Schema:
    published = public_type(annotation)
    name = published.name if published else re.sub(r"\W", "", annotation.__name__)
    if issubclass(annotation, CheckedText | OwnWord):
        return {"type": "string", "minLength": 1}
    if definitions.types.setdefault(name, annotation) is not annotation:
        raise TypeError(f"two types in one file are called {name}")
    if name not in definitions:
        definitions[name] = {}  # a type may contain itself
        definitions[name] = _definition(annotation, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _definition(annotation: Any, definitions: Definitions) -> Schema:
    published = public_type(annotation)
    said = (published and published.says) or _first_paragraph(annotation)
    if issubclass(annotation, Enum):
        return {"description": said, "enum": [str(word.value) for word in annotation]}
    if issubclass(annotation, BaseModel):
        return _of_model(annotation, definitions, said)
    if published:
        properties = properties_of(annotation, definitions)
        left_out = {field.name for field in published.fields if field.may_be_left_out}
        return mapping(properties, [name for name in properties if name not in left_out], said)
    if is_dataclass(annotation):
        properties = properties_of(annotation, definitions)
        return mapping(properties, list(properties), said)
    raise TypeError(f"no schema for {annotation}")


def properties_of(shape: Any, definitions: Definitions) -> Schema:
    """Return the schemas of a dataclass's fields; each of them is always written, if only as null."""
    if published := public_type(shape):
        text: Schema = {"text": _TEXT} if issubclass(shape, Written) else {}
        return text | {field.name: _of_field(field, definitions) for field in published.fields}
    return {name: schema_of(kind, definitions) for name, kind in _hints(shape)}


def _of_field(field: PublicField, definitions: Definitions) -> Schema:
    made = schema_of(field.annotation, definitions)
    if "enum" in field.schema:
        made.pop("type")
    described = {"description": made.pop("description")} if "description" in made else {}
    return {**made, **field.schema, **described}


@lru_cache(maxsize=256)
def _hints(shape: Any) -> tuple[tuple[str, Any], ...]:
    hints = get_type_hints(shape, include_extras=True)
    return tuple((field.name, hints[field.name]) for field in fields(shape))


def _of_model(model: type[BaseModel], definitions: Definitions, said: str) -> Schema:
    properties: Schema = {}
    required = []
    for name, field in model.model_fields.items():
        schema = _one_of([_of_kind(kind, definitions) for kind in members(field.annotation)])
        properties[name] = schema | ({"description": field.description} if field.description else {})
        if field.is_required() or field.get_default(call_default_factory=True) not in (None, ()):
            required.append(name)
    return mapping(properties, required, said)


def _first_paragraph(annotation: type) -> str:
    text = (annotation.__doc__ or "").strip().partition("\n\n")[0]
    return re.sub(r"\s+", " ", text).replace("``", "`")


def document(title: str, schema: Schema, definitions: Definitions, identifier: str | None) -> Schema:
    """Return a whole schema file; ``identifier`` is its web address, None when the base has none."""
    return {
        "$schema": DIALECT,
        **({"$id": identifier} if identifier else {}),
        "title": title,
        **schema,
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }
