"""What a printed number may stand for: an interval of half a last digit to each side; decimals throughout.

A source that prints 5.3 measured something from 5.25 to 5.35. Whatever is computed from printed numbers is
computed on such intervals, and two statements agree when their intervals meet. Source: Brown and Heathers 2017,
the GRIM test, doi:10.1177/1948550616673876, and Nuijten 2016, statcheck, doi:10.3758/s13428-015-0664-2, which
allow for rounding in the same way.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_HALF = Decimal("0.5")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Band:
    """The values a printed or computed number may stand for, both ends included."""

    low: Decimal
    high: Decimal

    def meets(self, other: Band) -> bool:
        """Whether some value lies in both bands."""
        return self.low <= other.high and other.low <= self.high

    def minus(self, other: Band) -> Band:
        """Return what the difference of two numbers may be."""
        return Band(self.low - other.high, self.high - other.low)

    def over(self, other: Band) -> Band | None:
        """Return what the quotient of two numbers may be; None unless both are above zero."""
        if self.low < 0 or other.low <= 0:
            return None
        return Band(self.low / other.high, self.high / other.low)


def band(number: Decimal) -> Band:
    """Return what a printed number may stand for: half of its last digit to each side."""
    exponent = number.as_tuple().exponent
    digit = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return Band(number - digit * _HALF, number + digit * _HALF)


def whole_people(percent: Decimal, total: int) -> int | None:
    """Return how many of ``total`` people a printed percentage stands for, or None when no whole number fits.

    When several numbers fit, the smallest is returned. Source: INSPECT-SR, the check whether percentages fit
    the number of people; Cochrane Handbook 6.4 (proportions).
    """
    may_be = band(percent)
    low = (may_be.low * total / _HUNDRED).to_integral_value(ROUND_CEILING)
    high = (may_be.high * total / _HUNDRED).to_integral_value(ROUND_FLOOR)
    fitting = max(low, Decimal(0))
    return int(fitting) if fitting <= min(high, Decimal(total)) else None


def percent_fewer(index: Decimal, comparator: Decimal) -> Band | None:
    """Return by how many per cent the first of two printed numbers may be lower than the second.

    From 3.5 and 5.3 it is 32.4 to 35.5. None unless both numbers are above zero.
    """
    quotient = band(index).over(band(comparator))
    return Band((1 - quotient.high) * _HUNDRED, (1 - quotient.low) * _HUNDRED) if quotient else None
