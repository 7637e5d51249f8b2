"""What p value an interval stands for, by the normal approximation; in decimals, never binary floats."""

from __future__ import annotations

from decimal import Decimal, localcontext
from functools import lru_cache

from monograph.entries.kinds.result import Interval
from monograph.entries.shared.values import PValue
from monograph.evidence.numbers.rounding import Band, printed

_PI = Decimal("3.14159265358979323846264338327950288419716939937511")
_DIGITS = 50
_FARTHEST = Decimal(9)  # standard errors; the probability beyond is below 1e-18


def p_band(p: PValue) -> Band | None:
    """Return what a printed p value may be: 0.047 is 0.0465 to 0.0475. None for a range over several tests."""
    if p.low != p.high:
        return None
    around = printed(p.low)
    match p.comparator:
        case "=":
            return Band(max(Decimal(0), around.low), min(Decimal(1), around.high))
        case "<" | "≤":
            return Band(Decimal(0), p.low)
        case _:
            return Band(p.low, Decimal(1))


def p_of_interval(
    estimate: Decimal, interval: Interval, *, is_ratio: bool, null: Decimal | None = None
) -> Band | None:
    """Return the two-sided p values that an estimate and its interval, both rounded, can stand for.

    ``null`` is the value tested against; no effect unless it is given. None as for ``z_of_interval``.
    """
    z = z_of_interval(estimate, interval, is_ratio=is_ratio, null=null)
    if z is None:
        return None
    nearest = Decimal(0) if z.low <= 0 <= z.high else min(abs(z.low), abs(z.high))
    return Band(2 * normal_tail(max(abs(z.low), abs(z.high))), 2 * normal_tail(nearest))


def z_of_interval(
    estimate: Decimal, interval: Interval, *, is_ratio: bool, null: Decimal | None = None
) -> Band | None:
    """Return how many standard errors an estimate can lie above a value, by its interval; below it is negative.

    The standard error is the interval's length over twice the normal quantile, on the log scale for a ratio.
    None when only one limit is given, when one of a ratio may be zero, when the interval has no length, or when
    the estimate is not in its middle: then it was not made this way. Source: Cochrane Handbook 6.3.1 and 6.3.2;
    Altman and Bland 2011, doi:10.1136/bmj.d2304.
    """
    if interval.both is None:
        return None
    low, high, middle = *map(printed, interval.both), printed(estimate)
    against = null if null is not None else Decimal(1 if is_ratio else 0)
    if is_ratio:
        if low.low <= 0 or middle.low <= 0 or against <= 0:
            return None
        low, high, middle, against = low.ln(), high.ln(), middle.ln(), against.ln()
    centre = Band((low.low + high.low) / 2, (low.high + high.high) / 2)
    length = high - low
    if length.low <= 0 or not centre.overlaps(middle):
        return None
    quantile = normal_quantile((1 + interval.level / 100) / 2)
    error = Band(length.low / (2 * quantile), length.high / (2 * quantile))
    return (middle - Band(against, against)) / error


def upper_tail(z: Band) -> Band:
    """Return the probabilities that a standard normal value exceeds some values, of either sign."""
    ends = (normal_tail(one) if one >= 0 else 1 - normal_tail(-one) for one in (z.high, z.low))
    return Band(*ends)


def excludes_null(interval: Interval, *, is_ratio: bool, null: Decimal | None = None) -> bool | None:
    """Return whether an interval leaves out a value, no effect unless another is given.

    None when a limit rounds to that value, and when the only limit that is given does not tell.
    """
    against = null if null is not None else Decimal(1 if is_ratio else 0)
    if interval.both is None:
        return _only_limit_excludes(interval, against)
    low, high = map(printed, interval.both)
    if low.low > against or high.high < against:
        return True
    if low.high < against < high.low:
        return False
    return None


def _only_limit_excludes(interval: Interval, value: Decimal) -> bool | None:
    if interval.low is not None:
        return True if printed(interval.low).low > value else None
    return True if printed(interval.limits[0]).high < value else None


@lru_cache(maxsize=4096)
def normal_tail(z: Decimal) -> Decimal:
    """Return the probability that a standard normal value exceeds ``z``, for z ≥ 0.

    The Taylor series of the error function, in decimals of 50 digits (Abramowitz and Stegun 7.1.5).
    """
    if z > _FARTHEST:
        return Decimal(0)
    with localcontext() as context:
        context.prec = _DIGITS
        x = z / Decimal(2).sqrt()
        square, power, total, number = x * x, x, x, 0
        while power and abs(power) > Decimal(10) ** -40:
            number += 1
            power = -power * square / number
            total += power / (2 * number + 1)
        error_function = 2 * total / _PI.sqrt()
        return +((1 - error_function) / 2)


@lru_cache(maxsize=64)
def normal_quantile(probability: Decimal) -> Decimal:
    """Return the value that a standard normal value stays below with ``probability``, from 0.5 to below 1."""
    low, high = Decimal(0), _FARTHEST
    tail = 1 - probability
    for _ in range(34):  # nine digits behind the point
        middle = (low + high) / 2
        low, high = (middle, high) if normal_tail(middle) > tail else (low, middle)
    return (low + high) / 2


def rounded_p(p: Decimal) -> str:
    """Return a p value to two significant digits, as a reader would write it; below 0.0001 that bound."""
    if p < Decimal("0.0001"):
        return "less than 0.0001"
    return f"{p.quantize(Decimal(1).scaleb(p.adjusted() - 1)):f}"
