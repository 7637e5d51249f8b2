"""Invented entries made from the models: every field filled, each with a word or a number of its own."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from itertools import combinations, count
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from monograph.entries.shared.values import CountOf, Number, PartialDate, PValue, Quantity
from monograph.sources import Value
from monograph.text.fields import CiteKey, EntryLink, EntryText, Name, Verbatim
from tests.vanishing.hints import HINTS, Local

Step: TypeAlias = "str | int"
Path: TypeAlias = "tuple[Step, ...]"

_FIRST_DAY = date(1100, 1, 1)


@dataclass(frozen=True)
class Leaf:
    """A value that holds no others: how it is written, the mark it is known by, or what else could be written."""

    raw: Value
    mark: str = ""
    others: tuple[Value, ...] = ()
    link: tuple[str, str] | None = None  # the kind and id of the entry it names
    work: str = ""  # the key of the work it names


@dataclass(frozen=True)
class Many:
    """A list, and how many items it must have."""

    items: tuple[Node, ...]
    fewest: int = 1


@dataclass(frozen=True)
class Part:
    """A mapping: its model, and the fields that may be in it together."""

    model: type[BaseModel]
    fields: Mapping[str, Node]


Node: TypeAlias = "Leaf | Many | Part"


def owner(model: type) -> str:
    """Return a model's name without the type that a generic one holds."""
    return model.__name__.partition("[")[0]


def is_needed(info: FieldInfo) -> bool:
    """Whether a field must be there."""
    return info.is_required()


@dataclass
class Maker:
    """Makes nodes; no two leaves get the same mark."""

    numbers: Iterator[int] = field(default_factory=lambda: count(10_001))

    def entries(self, kind: type[BaseModel]) -> tuple[Part, ...]:
        """Return entries of a kind that have every field between them, with as many as may be together."""
        return tuple(self._parts(kind))

    def _nodes(self, annotation: Any, model: type[BaseModel], name: str) -> list[Node]:
        """Return the nodes for a field: several when parts of it exclude each other."""
        hint = next((HINTS[owner(one), name] for one in model.__mro__ if (owner(one), name) in HINTS), None)
        if hint is not None:
            return [self._hinted(hint)]
        origin = get_origin(annotation)
        if origin is Annotated:
            if annotation == Number:
                return [self._leaf(Decimal, model, name)]
            return self._nodes(get_args(annotation)[0], model, name)
        if origin in (Union, types.UnionType):
            (inner,) = (one for one in get_args(annotation) if one is not type(None))
            return self._nodes(inner, model, name)
        if origin is tuple:
            found: list[Node] = []
            fewest = max((getattr(one, "min_length", 1) for one in model.model_fields[name].metadata), default=1)
            while len(found) < fewest:
                found += self._nodes(get_args(annotation)[0], model, name)
            return [Many(tuple(found), fewest)]
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return [*self._parts(annotation)]
        return [self._leaf(annotation, model, name)]

    def _hinted(self, hint: object) -> Node:
        number = next(self.numbers)
        if isinstance(hint, Local):
            return (
                Many((Leaf(hint.name, others=hint.others),))
                if hint.is_list
                else Leaf(hint.name, others=hint.others)
            )
        assert callable(hint)
        raw, mark = hint(number)
        return Leaf(raw, mark)

    def _leaf(self, annotation: Any, model: type[BaseModel], name: str) -> Leaf:
        number = next(self.numbers)
        word = f"mark{number}q"
        if isinstance(annotation, type):
            if issubclass(annotation, EntryLink):
                kind = annotation.kinds[0] if annotation.kinds else "term"
                return Leaf(word, word, link=(kind, word))
            if issubclass(annotation, CiteKey):
                return (
                    Leaf("Common2031", work="Common2031")
                    if name == "work" and owner(model) in _COMMON
                    else Leaf(f"Mark{number}q", word, work=f"Mark{number}q")
                )
            if issubclass(annotation, (EntryText, Name, Verbatim)):
                return Leaf(word, word)
            if issubclass(annotation, Enum):
                first, *rest = (str(one.value) for one in annotation)
                return Leaf(first, others=tuple(rest))
            if issubclass(annotation, bool):
                return Leaf(True, others=(False,))
            if issubclass(annotation, Quantity):
                return Leaf(f"{number}.5 mg", f"{number}.5")
            if issubclass(annotation, PValue):
                return Leaf(f"0.{number}", f"0.{number}")
            if issubclass(annotation, CountOf):
                return Leaf(f"{number} of {number + 50_000}", str(number))
            if issubclass(annotation, PartialDate):
                day = _FIRST_DAY + timedelta(days=number)
                return Leaf(day.isoformat(), day.isoformat())
            if issubclass(annotation, Decimal):
                return Leaf(Decimal(f"{number}.5"), f"{number}.5")
            if issubclass(annotation, int):
                return Leaf(number, str(number))
        raise AssertionError(f"say in hints.py what to write for {owner(model)}.{name}: {annotation}")

    def _parts(self, model: type[BaseModel]) -> Iterator[Part]:
        made = self._made(model)
        sets = _sets_that_go_together(model, {name: nodes[0] for name, nodes in made.items()})
        wanted = [
            (one, number) for one in sets for number in range(max((len(made[name]) for name in one), default=1))
        ]
        for together, number in wanted:
            made = made or self._made(model)  # each part has marks of its own
            kept = [name for name in model.model_fields if name in together]
            yield Part(model, {name: (made[name][number:] or made[name])[0] for name in kept})
            made = {}

    def _made(self, model: type[BaseModel]) -> dict[str, list[Node]]:
        return {name: self._nodes(info.annotation, model, name) for name, info in model.model_fields.items()}


_COMMON = {"Citation", "SourceReading"}


_together: dict[type[BaseModel], tuple[frozenset[str], ...]] = {}


def _sets_that_go_together(model: type[BaseModel], first: Mapping[str, Node]) -> tuple[frozenset[str], ...]:
    """Return sets of fields that are valid together, as large as may be; every field is in one."""
    if model not in _together:
        _together[model] = tuple(_covering_sets(model, first))
    return _together[model]


def _covering_sets(model: type[BaseModel], first: Mapping[str, Node]) -> Iterator[frozenset[str]]:
    every = frozenset(first)
    missing = set(every)
    optional = [name for name, info in model.model_fields.items() if not is_needed(info)]
    for size in range(len(optional) + 1):
        for left_out in combinations(optional, size):
            together = every - set(left_out)
            if together & missing and is_valid(model, {name: first[name] for name in together}):
                missing -= together
                yield together
            if not missing:
                return
    raise AssertionError(f"no valid {owner(model)} has {missing}; say in hints.py what to write")


def is_valid(model: type[BaseModel], fields: Mapping[str, Node]) -> bool:
    """Whether a part with these fields can be read."""
    try:
        model.model_validate({name: least(node) for name, node in fields.items()})
    except ValidationError:
        return False
    return True


def least(node: Node) -> Value:
    """Return a node as it is written with nothing that may be left out."""
    match node:
        case Leaf():
            return node.raw
        case Many():
            return [least(item) for item in node.items[: node.fewest]]
        case Part():
            needed = least_fields(node, ())
            return {name: least(node.fields[name]) for name in node.fields if name in needed}


_companions: dict[tuple[type[BaseModel], frozenset[str], frozenset[str]], frozenset[str] | None] = {}


def least_fields(part: Part, wanted: tuple[str, ...]) -> frozenset[str]:
    """Return the fewest fields with which a part that has the ``wanted`` ones can be read."""
    key = (part.model, frozenset(part.fields), frozenset(wanted))
    if key not in _companions:
        _companions[key] = next(_fewest(part, wanted), None)
    found = _companions[key]
    assert found is not None, f"no valid {owner(part.model)} has {wanted}"
    return found


def _fewest(part: Part, wanted: tuple[str, ...]) -> Iterator[frozenset[str]]:
    needed = {name for name in part.fields if is_needed(part.model.model_fields[name])} | set(wanted)
    rest = [name for name in part.fields if name not in needed]
    for size in range(len(rest) + 1):
        for more in combinations(rest, size):
            fields = needed | set(more)
            if is_valid(part.model, {name: part.fields[name] for name in fields}):
                yield frozenset(fields)


_without: dict[tuple[type[BaseModel], frozenset[str], str], frozenset[str] | None] = {}


def most_fields_without(part: Part, left_out: str) -> frozenset[str] | None:
    """Return the most fields with which a part without one can be read; None when it cannot."""
    key = (part.model, frozenset(part.fields), left_out)
    if key not in _without:
        _without[key] = next(_most_without(part, left_out), None)
    return _without[key]


def _most_without(part: Part, left_out: str) -> Iterator[frozenset[str]]:
    rest = frozenset(part.fields) - {left_out}
    optional = [name for name in rest if not is_needed(part.model.model_fields[name])]
    for size in range(min(3, len(optional) + 1)):
        for more in combinations(optional, size):
            fields = rest - set(more)
            if is_valid(part.model, {name: part.fields[name] for name in fields}):
                yield fields
