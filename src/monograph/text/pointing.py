"""What an entry points at: other entries and works, in fields of their own and in running text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from monograph.text.fields import CiteKey, EntryLink, EntryText
from monograph.text.nodes import Mention
from monograph.text.parser import parse
from monograph.text.walking import cited_in, inlines


@dataclass(frozen=True, slots=True)
class Link:
    """One pointer from an entry to another: from which field, to which id, and what kinds it may be."""

    path: tuple[str | int, ...]
    target: str
    kinds: tuple[str, ...]
    token: str = ""


@dataclass(frozen=True, slots=True)
class CitedWork:
    """One use of a work in an entry: from which field, and under which key."""

    path: tuple[str | int, ...]
    key: str
    token: str = ""


def values_of(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Yield every value inside a model, with its path, in the order of the fields."""
    yield path, value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from values_of(getattr(value, name), (*path, name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from values_of(item, (*path, key))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from values_of(item, (*path, number))


def links_of(entry: BaseModel) -> Iterator[Link]:
    """Yield every link from an entry to another one, from link fields and from running text."""
    return links_in(values_of(entry))


def links_in(values: Iterable[tuple[tuple[str | int, ...], object]]) -> Iterator[Link]:
    """Yield every link among some values, each given with its path."""
    for path, value in values:
        if isinstance(value, EntryLink):
            yield Link(path, str(value), value.kinds)
        elif isinstance(value, EntryText):
            for node in inlines(parse(value)):
                if isinstance(node, Mention):
                    yield Link(path, node.target, (), value[node.start : node.end])


def citations_of(entry: BaseModel) -> Iterator[CitedWork]:
    """Yield every use of a work in an entry, from citation fields and from running text."""
    return citations_in(values_of(entry))


def citations_in(values: Iterable[tuple[tuple[str | int, ...], object]]) -> Iterator[CitedWork]:
    """Yield every use of a work among some values, each given with its path."""
    for path, value in values:
        if isinstance(value, CiteKey):
            yield CitedWork(path, str(value))
        elif isinstance(value, EntryText):
            for one in cited_in(value):
                yield CitedWork(path, one.key, f"@{one.key}")
