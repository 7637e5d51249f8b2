"""The schemas of files as components of one OpenAPI document, each under one name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from monograph.exports.api.plain import Json
from monograph.exports.api.schemas import Schema

_OF_A_FILE = frozenset({"$schema", "$id", "$defs", "title"})  # what only a schema in a file of its own has
_OLD, _NEW = "#/$defs/", "#/components/schemas/"


def component(name: str) -> str:
    """Return the name of the schema of a type of file, such as "EntryDrugFile" for entry-drug."""
    return f"{_stem(name)}File"


def components(schemas: Mapping[str, Schema]) -> dict[str, Json]:
    """Return the schemas of files, and all that they name, by their names as components.

    A name that means different things in two files begins with that of the file; so does whatever points at it.
    Raises TypeError when that is the name of something else.
    """
    shared: set[str] = set()
    while True:
        made: dict[str, Json] = {}
        clashing = {old for old, name, value in _parts(schemas, shared) if made.setdefault(name, value) != value}
        if not clashing:
            return made
        if clashing <= shared:
            raise TypeError(f"two schemas of the API have one name: {', '.join(sorted(clashing))}")
        shared |= clashing


def _parts(schemas: Mapping[str, Schema], shared: Collection[str]) -> Iterator[tuple[str, str, Json]]:
    """Yield each schema with its name in its file and its name as a component."""
    for file, schema in schemas.items():
        parts = schema["$defs"]
        assert isinstance(parts, dict), "definitions are a mapping"
        names = {old: f"{_stem(file)}{old}" if old in shared else old for old in parts}
        whole: Json = {key: value for key, value in schema.items() if key not in _OF_A_FILE}
        yield "", component(file), _pointing_here(whole, names)
        for old, value in parts.items():
            yield old, names[old], _pointing_here(value, names)


def _stem(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("-"))


def _pointing_here(value: Json, names: Mapping[str, str]) -> Json:
    """Return a schema whose references point to components."""
    match value:
        case dict():
            return {
                key: _NEW + names[one.removeprefix(_OLD)]
                if key == "$ref" and isinstance(one, str)
                else _pointing_here(one, names)
                for key, one in value.items()
            }
        case list():
            return [_pointing_here(one, names) for one in value]
        case _:
            return value
