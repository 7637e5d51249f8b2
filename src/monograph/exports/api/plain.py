"""Our values as JSON: types that JSON lacks become text or mappings, and no number is a binary float.

A decimal is text, because 0.10 and 0.1 claim different precision and most programs read a JSON number as a binary
float. Whole numbers, which are counts, are JSON numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

from pydantic import BaseModel
from pydantic_core import to_json

from monograph.entries.shared.values import PartialDate, Written
from monograph.exports.api.published import PublicType, public_type
from monograph.sources import Value

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"


def plain(value: object) -> Json:
    """Return one of our own values as JSON: the fields of a dataclass in their order, None as null.

    Types of the evidence have their public names.

    Raises TypeError for a type that is in no file of the API.
    """
    if published := public_type(type(value)):
        return _fields_of(value, published)
    match value:
        case None | bool():
            return value
        case Enum():
            return str(value.value)
        case str():
            return str(value)
        case int():
            return int(value)
        case Decimal():
            return f"{value:f}"
        case PartialDate():
            return value.iso
        case Mapping():
            return {str(plain(key)): plain(item) for key, item in value.items()}
        case tuple() | list():
            return [plain(item) for item in value]
        case _ if is_dataclass(value):
            return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            raise TypeError(f"no JSON for {type(value)}")


def _fields_of(value: object, published: PublicType) -> dict[str, Json]:
    read = ((field, plain(field.read(value))) for field in published.fields)
    return {field.name: item for field, item in read if item is not None or not field.may_be_left_out}


def authored(value: object, raw: Value) -> Json:
    """Return a value of an entry as JSON, in the shape of its model; ``raw`` is what the YAML has there.

    There is one spelling for each thing: citations are always a list of mappings, an absence is always a mapping,
    and a default is filled in. Fields without a value are left out. A quantity, a count, a p value keeps its text
    as it was written, with its parts next to it.
    """
    match value:
        case BaseModel():
            given = raw if isinstance(raw, dict) else {}
            return {
                name: authored(item, given.get(name))
                for name, field in type(value).model_fields.items()
                if (item := getattr(value, name)) is not None and (item != () or field.is_required())
            }
        case tuple():
            items = raw if isinstance(raw, list) else [raw] * len(value)
            return [
                authored(item, items[number] if number < len(items) else None) for number, item in enumerate(value)
            ]
        case Written() if (published := public_type(type(value))) is not None:
            return {"text": str(value) if raw is None else str(raw).strip(), **_fields_of(value, published)}
        case _:
            return plain(value)


def json_bytes(value: Json) -> bytes:
    """Return JSON as UTF-8, each value on a line, keys in their order, with a final line end."""
    return to_json(value, indent=1) + b"\n"
