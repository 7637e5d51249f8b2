"""Which tables there are: one module a subject, each made from the models' own fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from monograph.entries.reading.computed import computed_once
from monograph.exports.tables.definitions import (
    claims,
    conditions,
    doses,
    drugs,
    entries,
    guidelines,
    interactions,
    questions,
    results,
    studies,
    works,
)
from monograph.exports.tables.model import DataTable
from monograph.knowledge_base import KnowledgeBase

_DEFINITIONS: tuple[Callable[[KnowledgeBase], Iterator[DataTable]], ...] = (
    entries.tables,
    questions.tables,
    drugs.tables,
    doses.tables,
    interactions.tables,
    conditions.tables,
    studies.tables,
    results.tables,
    guidelines.tables,
    claims.tables,
    works.tables,
)


@computed_once
def data_tables(base: KnowledgeBase) -> tuple[DataTable, ...]:
    """Return every table of a base, in a fixed order."""
    return tuple(table for tables in _DEFINITIONS for table in tables(base))


__all__ = ["data_tables"]
