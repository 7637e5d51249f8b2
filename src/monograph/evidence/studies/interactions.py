"""How much another drug changes a measured value."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from monograph.entries.shared.values import Quantity


def exposure_ratio(alone: Quantity, together: Quantity) -> Decimal | None:
    """Return the value with the other drug over the value alone, to one decimal.

    None for ranges and bounds, for differing units and where the value alone is not above zero: a fall in
    blood pressure written as a negative number has no ratio that a reader could use.
    """
    if not (alone.is_exact and together.is_exact) or alone.unit != together.unit or alone.low <= 0:
        return None
    return (together.low / alone.low).quantize(Decimal("0.1"), ROUND_HALF_UP)
