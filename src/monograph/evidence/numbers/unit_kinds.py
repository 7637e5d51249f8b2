"""What kind of thing a unit measures, so that hours are never set beside points."""

from __future__ import annotations

from monograph.entries.shared.units import UNIT_NOT_GIVEN, UNITS

# Papers print the score of a scale in points, in units or in nothing at all; a share as a ratio or in percent.
_SAME_KIND = {"arbitrary amount": "score", "ratio": "share", "fraction": "share"}
_CONCENTRATION = "concentration"
_NEVER_BELOW_ZERO = frozenset(
    {"time", "people", "mass", "dose rate", "event rate", _CONCENTRATION, "exposure", "flow", "pressure"}
)


def kind_of(unit: str | None) -> str | None:
    """Return what kind of thing a unit measures, such as time; None when no unit is given or it is not ours."""
    if not unit or unit == UNIT_NOT_GIVEN or unit not in UNITS:
        return None
    dimension = UNITS[unit].dimension
    if dimension.endswith(_CONCENTRATION):
        return _CONCENTRATION
    if dimension == "count":
        return "people" if unit == "people" else f"count of {unit}"
    return _SAME_KIND.get(dimension, dimension)


def are_of_one_kind(one: str | None, other: str | None) -> bool | None:
    """Whether two units measure the same kind of thing; None when the kind of one is not known."""
    first, second = kind_of(one), kind_of(other)
    return None if first is None or second is None else first == second


def is_never_below_zero(unit: str) -> bool:
    """Whether a unit measures what cannot be less than nothing; False for scores and what is not known."""
    kind = kind_of(unit)
    return kind is not None and (kind in _NEVER_BELOW_ZERO or kind.startswith("count of "))
