"""Entries with some of their fields left out: all but one, and all but each other one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from monograph.sources import Value
from tests.vanishing.nodes import Leaf, Many, Node, Part, Path, is_needed, least_fields, most_fields_without, owner

# Parts that stand everywhere and are written by one function each: what is left out of one is left out of all.
EVERYWHERE = frozenset({"Reported", "Alternative", "Citation", "SourceReading"})

Kept = Callable[[Path, Part], frozenset[str]]


@dataclass(frozen=True)
class Standing:
    """A leaf that is in a projection: the field that it fills, and where."""

    field: tuple[str, str]  # the model that has it, and its name
    path: Path
    leaf: Leaf


@dataclass(frozen=True)
class Projection:
    """An entry with fields left out: which, in words, as it is written, and the leaves that are left."""

    left_out: str
    data: Value
    leaves: tuple[Standing, ...]


def whole(entry: Part) -> Projection:
    """Return the entry with everything."""
    return _projection("nothing", entry, lambda path, part: frozenset(part.fields))


def alone(entry: Part, seen: set[object]) -> Iterator[Projection]:
    """Yield, for each optional field that is not in ``seen``, the entry with as little as may be besides it.

    Parts that stand everywhere are whole in it, and then with one field in each of them.
    """
    for path, holder, name in _optional(entry):
        if owner(holder.model) in EVERYWHERE or _is_seen("alone", path, holder, name, seen):
            continue
        wanted: dict[Path, str] = {path[:number]: str(step) for number, step in enumerate(path)}
        wanted[path] = name

        def kept(at: Path, part: Part, wanted: dict[Path, str] = wanted) -> frozenset[str]:
            if owner(part.model) in EVERYWHERE:
                return frozenset(part.fields)
            return least_fields(part, (wanted[at],) if at in wanted else ())

        yield _projection(f"all but {'.'.join(map(str, (*path, name)))}", entry, kept, _numbers(entry, path))
    for model, name in _everywhere(entry):

        def kept_here(at: Path, part: Part, model: str = model, name: str = name) -> frozenset[str]:
            if owner(part.model) not in EVERYWHERE:
                return frozenset(part.fields)
            is_wanted = owner(part.model) == model and name in part.fields
            return least_fields(part, (name,) if is_wanted else ())

        yield _projection(f"all but {name} in every {model}", entry, kept_here)


def each_left_out(entry: Part, seen: set[object]) -> Iterator[Projection]:
    """Yield the entry without each optional field in turn; of parts that stand everywhere, in all of them."""
    for path, holder, name in _optional(entry):
        if owner(holder.model) in EVERYWHERE or _is_seen("without", path, holder, name, seen):
            continue
        left = most_fields_without(holder, name)
        if left is None:
            continue
        near = _near(path)

        def kept(
            at: Path, part: Part, path: Path = path, left: frozenset[str] = left, near: Path = near
        ) -> frozenset[str]:
            if at == path:
                return left
            is_far = at[: len(near)] != near and owner(part.model) in EVERYWHERE
            return least_fields(part, ()) if is_far else frozenset(part.fields)

        only = _numbers(entry, path) if path else None
        yield _projection(".".join(map(str, (*path, name))), entry, kept, only, near)
    for model, name in _everywhere(entry):

        def kept_here(at: Path, part: Part, model: str = model, name: str = name) -> frozenset[str]:
            if owner(part.model) != model or name not in part.fields:
                return frozenset(part.fields)
            return most_fields_without(part, name) or frozenset(part.fields)

        yield _projection(f"{name} of every {model}", entry, kept_here)


def _near(path: Path) -> Path:
    """Return the place whose fields could vanish with a nested one: a field of the entry, or an item of it."""
    return path[:2] if len(path) > 1 and isinstance(path[1], int) else path[:1]


def _numbers(entry: Part, path: Path) -> dict[Path, int]:
    """Return which item of each list a path leads through."""
    steps = {path[:number]: step for number, step in enumerate(path)}
    return {at: int(step) for at, step in steps.items() if isinstance(_at(entry, at), Many)}


def _is_seen(mode: str, path: Path, holder: Part, name: str, seen: set[object]) -> bool:
    """Whether a field was met in a part that holds the same fields, in another item of the same list."""
    node = holder.fields[name]
    shape = frozenset(node.fields) if isinstance(node, Part) else None
    key = (mode, *_general(path), name, frozenset(holder.fields), shape)
    known = key in seen
    seen.add(key)
    return known


def _everywhere(entry: Part) -> list[tuple[str, str]]:
    found = ((owner(holder.model), name) for _, holder, name in _optional(entry))
    return sorted({one for one in found if one[0] in EVERYWHERE})


def _general(path: Path) -> tuple[str, ...]:
    return tuple(step for step in path if isinstance(step, str))


def _at(entry: Part, path: Path) -> Node:
    node: Node = entry
    for step in path:
        match node:
            case Part():
                node = node.fields[str(step)]
            case Many():
                node = node.items[int(step)]
    return node


def _optional(part: Part, path: Path = ()) -> Iterator[tuple[Path, Part, str]]:
    for name, node in part.fields.items():
        if not is_needed(part.model.model_fields[name]):
            yield path, part, name
        for at, inner in _parts_in(node, (*path, name)):
            yield from _optional(inner, at)


def _parts_in(node: Node, path: Path) -> Iterator[tuple[Path, Part]]:
    match node:
        case Part():
            yield path, node
        case Many():
            for number, item in enumerate(node.items):
                yield from _parts_in(item, (*path, number))


def _projection(
    left_out: str, entry: Part, kept: Kept, only: Mapping[Path, int] | None = None, near: Path | None = None
) -> Projection:
    """Return a projection; of a list it has the item that ``only`` names, else the first, and all without it.

    With ``near``, lists have all their items there.
    """
    leaves: list[Standing] = []

    def written(node: Node, path: Path, field: tuple[str, str]) -> Value:
        match node:
            case Leaf():
                leaves.append(Standing(field, path, node))
                return node.raw
            case Many():
                numbers: Iterable[int] = range(len(node.items))
                is_near = near is not None and path[: len(near)] == near
                if only is not None and not is_near:
                    first = [one for one in range(node.fewest) if one != only.get(path, 0)]
                    numbers = sorted([only.get(path, 0), *first][: node.fewest])
                return [written(node.items[number], (*path, number), field) for number in numbers]
            case Part():
                fields = kept(path, node)
                return {
                    name: written(one, (*path, name), (owner(node.model), name))
                    for name, one in node.fields.items()
                    if name in fields
                }

    return Projection(left_out, written(entry, (), ("", "")), tuple(leaves))


def changed(projection: Projection, standing: Standing) -> Iterator[Value]:
    """Yield the projection as it is written with something else in place of one leaf."""
    for other in standing.leaf.others:
        yield _with(projection.data, standing, other)


def _with(data: Value, standing: Standing, other: Value) -> Value:
    mark = object()
    return _replaced(data, standing.path, other, mark)


def _replaced(data: Value, path: Path, other: Value, mark: object) -> Value:
    if not path:
        return other
    step, *rest = path
    if isinstance(data, list):
        number = min(int(step), len(data) - 1)
        return [_replaced(one, tuple(rest), other, mark) if at == number else one for at, one in enumerate(data)]
    assert isinstance(data, dict)
    return {name: _replaced(one, tuple(rest), other, mark) if name == step else one for name, one in data.items()}
