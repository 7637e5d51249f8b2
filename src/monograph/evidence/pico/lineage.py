"""What conditions and treatments are kinds of: a condition with its broader ones, a drug with its classes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from monograph.entries import Condition, Drug
from monograph.entries.reading.computed import computed_once
from monograph.knowledge_base import KnowledgeBase

Lineage = Mapping[str, frozenset[str]]


@computed_once
def condition_lineage(base: KnowledgeBase) -> Lineage:
    """Return each condition with itself and every condition of which it is, directly or not, a kind."""
    return _closed({sheet.id: tuple(map(str, sheet.entry.broader)) for sheet in base.all(Condition)})


@computed_once
def drug_lineage(base: KnowledgeBase) -> Lineage:
    """Return each treatment with itself and every class to which it belongs, directly or not."""
    return _closed({sheet.id: tuple(map(str, sheet.entry.belongs_to)) for sheet in base.all(Drug)})


def are_related(first: str, second: str, lineage: Lineage) -> bool:
    """Whether two are the same, or one is a kind of the other."""
    return first in lineage.get(second, frozenset({second})) or second in lineage.get(first, frozenset({first}))


def any_related(first: Iterable[str], second: Iterable[str], lineage: Lineage) -> bool:
    """Whether one of the first and one of the second are the same, or one a kind of the other."""
    others = tuple(second)
    return any(are_related(one, other, lineage) for one in first for other in others)


def _closed(above: Mapping[str, tuple[str, ...]]) -> Lineage:
    closed: dict[str, frozenset[str]] = {}
    for start in above:
        found: set[str] = set()
        waiting = [start]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += above.get(name, ())
        closed[start] = frozenset(found)
    return MappingProxyType(closed)
