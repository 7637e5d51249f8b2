"""What an annotation says: the one place where optional, annotated, listed and reported types are taken apart."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Union, get_args, get_origin

from monograph.entries.shared.parts import Reported


def members(annotation: Any) -> tuple[Any, ...]:
    """Return the types that may be there, without None; a list stays one type."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return members(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return tuple(found for one in get_args(annotation) for found in members(one))
    return () if annotation is types.NoneType else (annotation,)


def may_be_absent(annotation: Any) -> bool:
    """Whether None may be there."""
    bare = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
    return types.NoneType in get_args(bare)


def notes_on(annotation: Any) -> tuple[Any, ...]:
    """Return what an annotated type carries beside the type itself."""
    return get_args(annotation)[1:] if get_origin(annotation) is Annotated else ()


def item_of(kind: Any) -> Any:
    """Return the type of the items of a list; None when it is no list."""
    return get_args(kind)[0] if get_origin(kind) is tuple else None


def reported_by(kind: Any) -> Any:
    """Return the type of value that a reported value holds; None when it is no reported value."""
    if isinstance(kind, type) and issubclass(kind, Reported):
        return members(kind.model_fields["value"].annotation)[0]
    return None


def classes_in(annotation: Any) -> Iterator[type]:
    """Yield the classes an annotation is built from; a reported value counts as what it reports."""
    for kind in members(annotation):
        inner = item_of(kind) or reported_by(kind)
        if inner is not None:
            yield from classes_in(inner)
        elif isinstance(kind, type):
            yield kind


@dataclass(frozen=True, slots=True)
class FieldShape:
    """The type of one value in a field, whether it is reported, and whether there are several."""

    kind: type
    is_reported: bool
    is_list: bool

    @classmethod
    def of(cls, annotation: Any) -> FieldShape:
        """Return the shape of a field. Where several types may stand, the first one counts."""
        kind = members(annotation)[0]
        if (item := item_of(kind)) is not None:
            return cls(cls.of(item).kind, is_reported=False, is_list=True)
        if (value := reported_by(kind)) is not None:
            return cls(cls.of(value).kind, is_reported=True, is_list=False)
        return cls(kind, is_reported=False, is_list=False)
