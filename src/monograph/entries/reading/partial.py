"""Links and citations in an entry whose shape is wrong: found all the same, so that one run shows all faults."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from monograph.entries.shared.field_shapes import item_of, members
from monograph.entries.shared.parts import Citation
from monograph.sources import Path, Value
from monograph.text.fields import CheckedText


def values_in(annotation: Any, raw: Value, path: Path = ()) -> Iterator[tuple[Path, CheckedText]]:
    """Yield the ids, keys and texts that are where a model of type ``annotation`` expects them.

    What does not fit the model is passed over: its shape is reported elsewhere. The paths are those of the
    document.
    """
    for kind in members(annotation):
        if item := item_of(kind):
            for number, one in enumerate(raw if isinstance(raw, list) else [raw]):
                yield from values_in(item, one, (*path, number))
        elif isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from _in_mapping(kind, raw, path)
        elif isinstance(raw, str) and _is_text(kind) and re.fullmatch(kind.pattern or r"(?s).+", raw):
            yield path, kind(raw)


def _is_text(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, CheckedText)


def _in_mapping(model: type[BaseModel], raw: Value, path: Path) -> Iterator[tuple[Path, CheckedText]]:
    if isinstance(raw, str) and issubclass(model, Citation):
        raw = {"work": raw.partition(",")[0].strip()}
    if isinstance(raw, dict):
        for name, field in model.model_fields.items():
            if name in raw:
                yield from values_in(field.annotation, raw[name], (*path, name))
