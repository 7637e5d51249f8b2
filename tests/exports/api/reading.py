"""Reads the files of the API as a program would, and follows what they point at."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

from monograph.exports.api import api_files
from monograph.knowledge_base import KnowledgeBase
from monograph.views import pages_of

Files = Mapping[str, dict[str, Any]]


def files_of(base: KnowledgeBase) -> Files:
    """Return every file of the API, read, by its address; a binary float in one of them is an error."""
    made = list(api_files(base, pages_of(base)))
    assert len({file.address for file in made}) == len(made), "two files have one address"
    return {file.address: json.loads(file.data, parse_float=_refuse, parse_constant=_refuse) for file in made}


def _refuse(text: str) -> float:
    raise AssertionError(f"{text} is a binary float, or no number")


def data_files(files: Files) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the files that hold content, and are no schema and no description of the API."""
    for address, content in files.items():
        if "/schema/" not in address and not address.endswith("openapi.json"):
            yield address, content


def schema_for(address: str, content: Mapping[str, Any]) -> str:
    """Return the address of the schema that a file names."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(address), content["$schema"]))


def entry(files: Files, plural: str, entry_id: str) -> dict[str, Any]:
    """Return an entry's file."""
    return files[f"api/v1/entries/{plural}/{entry_id}.json"]


def followed(content: Any, pointer: str) -> Any:
    """Return what a JSON Pointer (RFC 6901) leads to; a KeyError or an IndexError when it leads nowhere."""
    for step in pointer.split("/")[1:]:
        content = content[int(step)] if isinstance(content, list) else content[step]
    return content


def keys_in(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield every key in a value, at any depth, with what is under it."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield key, item
            yield from keys_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from keys_in(item)
