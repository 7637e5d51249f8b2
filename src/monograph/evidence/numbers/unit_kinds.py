"""What kind of thing a unit measures, so that hours are never set beside points."""

from __future__ import annotations

from monograph.entries.shared.units import UNIT_NOT_GIVEN, as_unit

# Papers print the score of a scale in points, in units or in nothing at all; a share as a ratio or in percent.
_SAME_KIND = {"arbitrary amount": "score", "ratio": "share", "fraction": "share"}
_CONCENTRATION = "concentration"
_COUNTED = frozenset({"count", "dose form"})
_NEVER_BELOW_ZERO = frozenset(
    {
        *(
            "time",
            "person-time",
            "people",
            "mass",
            "length",
            "volume",
            "energy",
            "radiation dose",
            "biological activity",
        ),
        *("dose rate", "dose by body weight", "dose rate by body weight", "dose by body surface"),
        *("event rate", "incidence rate", "frequency", "speed", "flow", "exposure", "pressure", "force"),
        *(_CONCENTRATION, "ratio of substances", "mass by body surface"),
    }
)


def kind_of(unit: str | None) -> str | None:
    """Return what kind of thing a unit measures, such as time; None when no unit is given or it is not ours."""
    known = as_unit(unit)
    if known is None or known == UNIT_NOT_GIVEN:
        return None
    dimension = known.dimension
    if dimension.endswith(_CONCENTRATION):
        return _CONCENTRATION
    if dimension in _COUNTED:
        return "people" if known == "people" else f"count of {known}"
    return _SAME_KIND.get(dimension, dimension)


def are_of_one_kind(one: str | None, other: str | None) -> bool | None:
    """Whether two units measure the same kind of thing; None when the kind of one is not known."""
    first, second = kind_of(one), kind_of(other)
    return None if first is None or second is None else first == second


def is_never_below_zero(unit: str) -> bool:
    """Whether a unit measures what cannot be less than nothing; False for scores and what is not known."""
    kind = kind_of(unit)
    return kind is not None and (kind in _NEVER_BELOW_ZERO or kind.startswith("count of "))
