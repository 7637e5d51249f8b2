"""The API as OpenAPI 3.1 describes it: which addresses answer, and which schema each answer has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from monograph.entries import KINDS
from monograph.exports.api import addresses
from monograph.exports.api.index_file import Collection
from monograph.exports.api.plain import Json
from monograph.knowledge_base import KnowledgeBase


def openapi_document(base: KnowledgeBase, collections: Iterable[Collection]) -> dict[str, Json]:
    """Return the description of every address; schemas are named by their files, which stand beside it."""
    paths: dict[str, Json] = {"/index.json": _path("index", "What the base is, and everything else there is.")}
    for one in collections:
        paths[_short(one.api)] = _path(one.name, one.holds)
    for kind in KINDS:
        address = _short(addresses.entry(kind, "{id}"))
        summary = f"One entry of the kind {kind.kind}."
        ids: list[Json] = [sheet.id for sheet in base.all(kind)]
        paths[address] = _path(addresses.entry_schema(kind), summary, {"id": ids})
    paths[_short(addresses.comparison("{name}"))] = _path(
        "comparison", "A table that sets things side by side.", {"name": []}
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
        "servers": [{"url": ".", "description": "The folder of this file."}],
        "paths": paths,
    }


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
            "schema": {"type": "string", **({"examples": examples[:1]} if examples else {})},
        }
        for name, examples in (parameters or {}).items()
    ]
    content: Json = {"application/json": {"schema": {"$ref": f"schema/{schema}.json"}}}
    operation: dict[str, Json] = {
        "operationId": f"get-{schema}",
        "summary": summary,
        **({"parameters": described} if described else {}),
        "responses": {"200": {"description": summary, "content": content}},
    }
    return {"get": operation}
