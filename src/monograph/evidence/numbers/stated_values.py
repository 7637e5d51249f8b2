"""Every value that a field states: the preferred one, and those of other sources beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from monograph.entries import Study
from monograph.entries.kinds.result import Result, Side
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Reported
from monograph.sources import Path

ValueType = TypeVar("ValueType")


def stated(reported: Reported[ValueType] | None) -> Iterator[tuple[Path, ValueType]]:
    """Yield the values of a field, each with the steps from the field to it.

    Another source's value that carries a note is left out: the note may be there to say that it cannot be right.
    """
    if reported is None:
        return
    if reported.value is not None:
        yield ("value",), reported.value
    for number, other in enumerate(reported.also_reported):
        if other.note is None:
            yield ("also_reported", number, "value"), other.value


def sides_in(sheet: Sheet[Study]) -> Iterator[tuple[Path, Result, Side]]:
    """Yield every side of every result with its path and its result."""
    for path, result in sheet.parts(Result):
        for number, side in enumerate(result.sides):
            yield (*path, "sides", number), result, side
