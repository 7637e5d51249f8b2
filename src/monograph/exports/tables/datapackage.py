"""The Frictionless Data Package that describes every CSV file: types, keys, units, licence and sources.

Source: Data Package 2.0, datapackage.org/standard; a reader of version 1 finds what it knows in the same places.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from monograph.bibliography import Reference
from monograph.entries.base_files.about import ContentLicence
from monograph.evidence.answers.content_version import content_version
from monograph.exports.tables import about
from monograph.exports.tables.model import Column, DataTable
from monograph.knowledge_base import KnowledgeBase

_HOW_WRITTEN = (
    "The files are UTF-8 with a byte order mark, comma-separated, with CRLF. An apostrophe before = + - or @ at "
    "the beginning of a text, or after a semicolon or tab in it, keeps spreadsheets from running it as a formula: "
    "remove one to get the original text. The reason for an empty cell is in the column next to it whose name "
    "ends in _absent. Every column whose name begins with computed_, or has it inside, was worked out by the "
    "program."
)


def datapackage(base: KnowledgeBase, written: Iterable[tuple[DataTable, bytes]]) -> str:
    """Return the descriptor of the tables, each given with the bytes of its CSV file in the same folder."""
    package: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": _slug(base.about.title),
        "title": str(base.about.title),
        "description": f"{about.description(base)}\n\n{_HOW_WRITTEN}",
        "version": str(content_version(base)),
    }
    if base.about.address:
        package["homepage"] = str(base.about.address)
    if base.about.licence:
        package["licenses"] = [_licence(base.about.licence)]
    if base.about.author:
        package["contributors"] = [{"title": str(base.about.author), "role": "author", "roles": ["author"]}]
    package |= {
        "sources": [_source(reference) for reference in base.bibliography.values()],
        "resources": [_resource(table, data) for table, data in written],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _licence(licence: ContentLicence) -> Mapping[str, str]:
    named = {"name": str(licence.spdx)} if licence.spdx else {}
    return named | {"title": str(licence.name), "path": str(licence.url)}


def _source(reference: Reference) -> Mapping[str, str]:
    address = next((link.url for link in reference.links), None)
    return {"title": reference.text} | ({"path": address} if address else {})


def _resource(table: DataTable, data: bytes) -> Mapping[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "profile": "tabular-data-resource",
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "schema": {
            "fields": [_field(column, column.name in table.primary_key) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.primary_key),
            "foreignKeys": [_foreign_key(column) for column in table.columns if column.references],
        },
    }


def _field(column: Column, is_key: bool) -> Mapping[str, Any]:
    made: dict[str, Any] = {
        "name": column.name,
        "title": column.title,
        "description": column.description,
        "type": str(column.type),
    }
    if column.unit:
        made["unit"] = column.unit
    constraints: dict[str, Any] = {}
    if column.is_required or is_key:
        constraints["required"] = True
    if column.choices:
        constraints["enum"] = list(column.choices)
    if column.pattern:
        constraints["pattern"] = column.pattern
    return made | ({"constraints": constraints} if constraints else {})


def _foreign_key(column: Column) -> Mapping[str, Any]:
    return {"fields": [column.name], "reference": {"resource": column.references, "fields": ["id"]}}


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-") or "monograph"
