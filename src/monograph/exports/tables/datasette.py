"""Datasette's metadata for the SQLite file: licence, source, and a line on each table and column."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from monograph.exports.tables import about
from monograph.exports.tables.model import Column, DataTable
from monograph.knowledge_base import KnowledgeBase


def datasette_metadata(base: KnowledgeBase, database: str, tables: Iterable[DataTable]) -> str:
    """Return the metadata for a database of that name (docs.datasette.io, metadata)."""
    said: dict[str, Any] = {
        "title": str(base.about.title),
        "description": about.description(base),
    }
    if base.about.licence:
        said |= {"license": str(base.about.licence.name), "license_url": str(base.about.licence.url)}
    if base.about.author:
        said["source"] = str(base.about.author)
    if base.about.address:
        said["source_url"] = str(base.about.address)
    said["databases"] = {
        database: {
            "tables": {
                table.name: {
                    "title": table.title,
                    "description": table.description,
                    "columns": {column.name: _described(column) for column in table.columns},
                }
                for table in tables
            }
        }
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def _described(column: Column) -> str:
    return f"{column.description} In {column.unit}." if column.unit else column.description
