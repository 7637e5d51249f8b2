"""What a printed number stands for: an interval of half its last digit to either side. Decimals throughout."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext

_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Band:
    """All values from ``low`` to ``high``, both included, that a printed or computed number may stand for."""

    low: Decimal
    high: Decimal

    def holds(self, value: Decimal) -> bool:
        """Whether ``value`` is one of them."""
        return self.low <= value <= self.high

    def overlaps(self, other: Band) -> bool:
        """Whether the two have a value in common."""
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: Band) -> Band:
        return Band(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Band) -> Band:
        return Band(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Band) -> Band:
        return _around(a * b for a in (self.low, self.high) for b in (other.low, other.high))

    def __truediv__(self, other: Band) -> Band:
        """Divide; ZeroDivisionError when the divisor may be zero."""
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError("the divisor may be zero")
        return _around(a / b for a in (self.low, self.high) for b in (other.low, other.high))

    def ln(self) -> Band:
        """Return the natural logarithms; ValueError when the values are not all above zero."""
        if self.low <= 0:
            raise ValueError("only numbers above zero have a logarithm")
        return Band(self.low.ln(), self.high.ln())


def _around(values: Iterable[Decimal]) -> Band:
    found = tuple(values)
    return Band(min(found), max(found))


def exactly(value: Decimal | int) -> Band:
    """Return the band of a number that was counted, not rounded."""
    return Band(Decimal(value), Decimal(value))


def printed(number: Decimal) -> Band:
    """Return what a printed number stands for: 5.3 is anything from 5.25 to 5.35."""
    half = _HALF.scaleb(_exponent(number))
    return Band(number - half, number + half)


def agrees(stated: Decimal, nominal: Decimal, computed: Band) -> bool:
    """Whether a stated number may be the rounding of a computed one.

    ``computed`` is the band of what was computed from printed figures, ``nominal`` the value those figures give
    when taken at their face. From 5.3 and 3.5 the reduction lies between 32.4 and 35.5 %: 33, 34 and 35 agree,
    32 and 36 do not. A stated number that is coarser than the figures agrees when it is the rounding of the
    nominal value.
    """
    return computed.holds(stated) or printed(stated).holds(nominal)


def rounded_like(value: Decimal, pattern: Decimal) -> Decimal:
    """Return ``value`` with as many decimals as ``pattern`` was printed with."""
    with localcontext() as context:
        # So that a large number can be printed to many decimals.
        context.prec = max(context.prec, value.adjusted() + decimals(pattern) + 2)
        rounded = value.quantize(Decimal(1).scaleb(_exponent(pattern)), ROUND_HALF_UP)
    return rounded if rounded else abs(rounded)  # there is no zero below zero


def decimals(number: Decimal) -> int:
    """Return how many decimals a number was printed with."""
    return -_exponent(number)


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return min(exponent, 0) if isinstance(exponent, int) else 0
