"""Intervals of proportions and of what compares two of them, by named methods; decimals throughout."""

from __future__ import annotations

from decimal import Decimal

from monograph.entries.shared.values import CountOf
from monograph.evidence.numbers.normal_intervals import normal_quantile
from monograph.evidence.numbers.rounding import Band

_LEVEL = Decimal(95)


def wilson(counted: CountOf, level: Decimal = _LEVEL) -> Band:
    """Return the score interval of a proportion, without continuity correction.

    Source: Wilson 1927, doi:10.1080/01621459.1927.10502953.
    """
    z, people = _quantile(level), Decimal(counted.total)
    share = counted.count / people
    middle = share + z * z / (2 * people)
    reach = z * (share * (1 - share) / people + z * z / (4 * people * people)).sqrt()
    below = 1 + z * z / people
    return Band(max(Decimal(0), (middle - reach) / below), min(Decimal(1), (middle + reach) / below))


def newcombe(index: CountOf, comparator: CountOf, level: Decimal = _LEVEL) -> Band:
    """Return the interval of the difference of two independent proportions, from the score interval of each.

    Source: Newcombe 1998, method 10, doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I.
    """
    ours, theirs = wilson(index, level), wilson(comparator, level)
    one, other = Decimal(index.count) / index.total, Decimal(comparator.count) / comparator.total
    down = ((one - ours.low) ** 2 + (theirs.high - other) ** 2).sqrt()
    up = ((ours.high - one) ** 2 + (other - theirs.low) ** 2).sqrt()
    return Band(one - other - down, one - other + up)


def log_risk_ratio(index: CountOf, comparator: CountOf, level: Decimal = _LEVEL) -> Band | None:
    """Return the interval of a risk ratio on the log scale; None where a group has no event.

    Source: Cochrane Handbook 6.4.1.1; Katz and others 1978, doi:10.2307/2530610.
    """
    if not index.count or not comparator.count:
        return None
    ours, theirs = (Decimal(one.count) / one.total for one in (index, comparator))
    variance = sum(1 / Decimal(one.count) - 1 / Decimal(one.total) for one in (index, comparator))
    middle, reach = (ours / theirs).ln(), _quantile(level) * Decimal(variance).sqrt()
    return Band((middle - reach).exp(), (middle + reach).exp())


def _quantile(level: Decimal) -> Decimal:
    return normal_quantile((1 + level / 100) / 2)
