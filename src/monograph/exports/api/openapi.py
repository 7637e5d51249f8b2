"""The API as OpenAPI 3.1 describes it: which addresses answer, and which schema each answer has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from monograph.entries import KINDS
from monograph.exports.api import addresses
from monograph.exports.api.components import component, components
from monograph.exports.api.index_file import Collection
from monograph.exports.api.plain import Json
from monograph.exports.api.schemas import Schema
from monograph.knowledge_base import KnowledgeBase


def openapi_document(
    base: KnowledgeBase, collections: Iterable[Collection], comparisons: list[Json], schemas: Mapping[str, Schema]
) -> dict[str, Json]:
    """Return the description of every address, with every schema inside it, as makers of client code need it.

    ``comparisons`` are the names of those there are, ``schemas`` the schema of each type of file by its name.
    """
    paths: dict[str, Json] = {"/index.json": _path("index", "What the base is, and everything else there is.")}
    for one in collections:
        paths[_short(one.api)] = _path(one.name, one.holds)
    for kind in KINDS:
        address = _short(addresses.entry(kind, "{id}"))
        summary = f"One entry of the kind {kind.kind}."
        ids: list[Json] = [sheet.id for sheet in base.all(kind)]
        paths[address] = _path(addresses.entry_schema(kind), summary, {"id": ids})
    paths[_short(addresses.comparison("{name}"))] = _path(
        "comparison", "A table that sets things side by side.", {"name": comparisons}
    )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": base.about.title,
            "summary": "Read-only files; no key, no query, no account.",
            "description": base.about.description,
            "version": addresses.VERSION,
            **_licence(base),
        },
        "servers": [_server(base)],
        "security": [],
        "paths": paths,
        "components": {"schemas": components(schemas)},
    }


def _server(base: KnowledgeBase) -> dict[str, Json]:
    address = f"{base.about.address}{addresses.ROOT}" if base.about.address else "."
    return {"url": address, "description": "The folder of this file."}


def _licence(base: KnowledgeBase) -> dict[str, Json]:
    """Return the licence as OpenAPI has it: with an identifier or an address, never with both."""
    licence = base.about.licence
    if licence is None:
        return {}
    where: dict[str, Json] = {"identifier": str(licence.spdx)} if licence.spdx else {"url": str(licence.url)}
    return {"license": {"name": str(licence.name), **where}}


def _short(address: str) -> str:
    return address.removeprefix(addresses.ROOT)


def _path(schema: str, summary: str, parameters: Mapping[str, list[Json]] | None = None) -> Json:
    described: list[Json] = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": "As the index lists it.",
            "schema": {"type": "string"},
            **({"example": examples[0]} if examples else {}),
        }
        for name, examples in (parameters or {}).items()
    ]
    content: Json = {"application/json": {"schema": {"$ref": f"#/components/schemas/{component(schema)}"}}}
    operation: dict[str, Json] = {
        "operationId": f"get-{schema}",
        "summary": summary,
        **({"parameters": described} if described else {}),
        "responses": {
            "200": {"description": summary, "content": content},
            "404": {"description": "There is no such file; the server decides what to answer."},
        },
    }
    return {"get": operation}
