"""Which numbers a scale allows: scores, changes of a score, and how far either can scatter."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from monograph.entries import Outcome
from monograph.entries.kinds.outcome import Scale
from monograph.entries.kinds.result import Spread
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.units import UNIT_NOT_GIVEN
from monograph.entries.shared.values import Quantity, shown
from monograph.entries.shared.vocabulary import SpreadType, Statistic
from monograph.evidence.numbers.rounding import printed

_SCORES = frozenset({Statistic.MEAN, Statistic.MEDIAN})
_CHANGES = frozenset({Statistic.MEAN_CHANGE, Statistic.MEDIAN_CHANGE})
_FROM_LOW_TO_HIGH = frozenset({SpreadType.RANGE, SpreadType.IQR})
# Two people at the two ends of a scale scatter most: their standard deviation is its width over the root of two.
_MOST_SCATTER = Decimal("0.7072")


@dataclass(frozen=True, slots=True)
class Allowed:
    """The numbers that can be: from ``lowest`` to ``highest``, in words ``name``."""

    lowest: Decimal
    highest: Decimal
    name: str

    def holds(self, quantity: Quantity) -> bool:
        """Whether a quantity, a range or a bound can lie there."""
        if quantity.bound in (">", "≥"):
            return quantity.low <= self.highest
        if quantity.bound in ("<", "≤"):
            return quantity.high >= self.lowest
        return self.lowest <= quantity.low and quantity.high <= self.highest

    @property
    def widest_scatter(self) -> Decimal:
        """The largest standard deviation that two or more such numbers can have."""
        return (self.highest - self.lowest) * _MOST_SCATTER

    def holds_spread(self, spread: Spread) -> bool:
        """Whether a spread of such numbers is possible."""
        if spread.type in _FROM_LOW_TO_HIGH and not spread.amount.is_exact:
            return self.holds(spread.amount)
        if spread.type in _FROM_LOW_TO_HIGH:
            return spread.amount.low <= self.highest - self.lowest
        return printed(spread.amount.low).low <= self.widest_scatter


def scale_of(outcome: Outcome) -> Scale | None:
    """Return an outcome's scale, when it is known and its ends are in order."""
    scale = value_of(outcome.scale)
    return scale if scale is not None and scale.lowest < scale.highest else None


def allowed_scores(scale: Scale) -> Allowed:
    """Return the scores of a scale."""
    return Allowed(scale.lowest, scale.highest, f"{shown(scale.lowest)} to {shown(scale.highest)}")


def allowed_changes(scale: Scale) -> Allowed:
    """Return the changes there can be on a scale: from one end to the other, up or down."""
    width = scale.highest - scale.lowest
    return Allowed(-width, width, f"{shown(-width)} to {shown(width)}, as a change on a scale")


def allowed_for(statistic: Statistic, scale: Scale) -> Allowed | None:
    """Return what a figure of one kind can be on a scale; None for shares, counts and so on."""
    if statistic in _SCORES:
        return allowed_scores(scale)
    return allowed_changes(scale) if statistic in _CHANGES else None


def is_in_scores(unit: str, outcome: Outcome) -> bool:
    """Whether a unit is one in which the scores of an outcome are given."""
    return unit in {"", "points", "units", UNIT_NOT_GIVEN} or (unit == outcome.unit and unit != "%")
