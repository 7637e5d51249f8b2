"""Links and citations in an entry whose shape is wrong: found all the same, so that one run shows all faults."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from monograph.entries.shared.parts import Citation
from monograph.sources import Path, Value
from monograph.text.fields import CheckedText


def values_in(annotation: Any, raw: Value, path: Path = ()) -> Iterator[tuple[Path, CheckedText]]:
    """Yield the ids, keys and texts that stand where a model of type ``annotation`` expects them.

    What does not fit the model is passed over: its shape is reported elsewhere. The paths are those of the
    document.
    """
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from values_in(get_args(annotation)[0], raw, path)
    elif origin in (Union, types.UnionType):
        for member in get_args(annotation):
            yield from values_in(member, raw, path)
    elif origin is tuple:
        items = raw if isinstance(raw, list) else [raw]
        for number, item in enumerate(items):
            yield from values_in(get_args(annotation)[0], item, (*path, number))
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from _in_mapping(annotation, raw, path)
    elif isinstance(raw, str) and _is_text(annotation) and re.fullmatch(annotation.pattern or r"(?s).+", raw):
        yield path, annotation(raw)


def _is_text(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, CheckedText)


def _in_mapping(model: type[BaseModel], raw: Value, path: Path) -> Iterator[tuple[Path, CheckedText]]:
    if isinstance(raw, str) and issubclass(model, Citation):
        raw = {"work": raw.partition(",")[0].strip()}
    if isinstance(raw, dict):
        for name, field in model.model_fields.items():
            if name in raw:
                yield from values_in(field.annotation, raw[name], (*path, name))
