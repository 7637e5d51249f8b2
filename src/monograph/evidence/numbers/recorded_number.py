"""A number that an entry holds, and what a percentage says."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from monograph.evidence.numbers.rounding import Band
from monograph.sources import Path


class Reading(Enum):
    """What a percentage says: a change (69 % fewer), a level (31 % of the comparator), or anything else."""

    PLAIN = "plain"
    CHANGE = "change"
    LEVEL = "level"


class RecordedNumber(NamedTuple):
    """A number that an entry holds, without its sign: its unit, and the entry and field that hold it.

    ``band`` is what a computed number may be by the rounding of what it was computed from, None for one that is
    written down. ``bound`` is the sign printed before it. ``is_offered`` is whether a writer may have meant it.
    """

    unit: str
    value: Decimal
    entry: str
    path: Path
    reading: Reading = Reading.PLAIN
    band: Band | None = None
    bound: str = ""
    is_offered: bool = True


class Worked(NamedTuple):
    """A number worked out: its unit, the value at face value, its band by rounding, and what it says.

    ``field`` is the field of the part that it follows from, empty when it follows from several.
    """

    unit: str
    value: Decimal
    band: Band
    reading: Reading = Reading.PLAIN
    field: str = ""
    is_offered: bool = True
