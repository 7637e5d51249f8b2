"""From numbers to places across a figure, and back: linear for differences, logarithmic for ratios."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

# Shares of the figure's width, in per cent, between which the axis runs: a mark at an end is still whole.
_LEFT, _RIGHT = 7.0, 93.0
_MOST_TICKS = 6
# So that a tick at a round ratio, such as one half and two, lies on the axis.
_MARGIN = 1.05
_STEPS_OF_A_DECADE = ((1,), (1, 3), (1, 2, 5), (1, 1.5, 2, 3, 5, 7))


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from ``low`` to ``high`` with its ticks; both ends lie on the figure."""

    low: float
    high: float
    is_ratio: bool
    ticks: tuple[Decimal, ...]

    @property
    def no_effect(self) -> int:
        """The number that stands for no effect."""
        return 1 if self.is_ratio else 0

    def share(self, value: Decimal | float) -> float:
        """Return how far along the axis a number stands: 0 at its low end, 1 at its high one."""
        low, high, number = (self._along(one) for one in (self.low, self.high, float(value)))
        return (number - low) / (high - low)

    def place(self, value: Decimal | float) -> float:
        """Return where a number is across the figure, in per cent of its width."""
        return _LEFT + self.share(value) * (_RIGHT - _LEFT)

    def value(self, place: float) -> float:
        """Return the number that is at a place, in per cent of the figure's width."""
        low, high = self._along(self.low), self._along(self.high)
        along = low + (place - _LEFT) / (_RIGHT - _LEFT) * (high - low)
        return math.exp(along) if self.is_ratio else along

    def _along(self, value: float) -> float:
        return math.log(value) if self.is_ratio else value


def scale_for(values: Iterable[Decimal], reach: Decimal, *, is_ratio: bool) -> Scale:
    """Return the axis that holds some numbers, with no effect in its middle; ratios must be above zero.

    It reaches at least as far as ``reach``: from minus to plus so much, or from a part to so many times.
    """
    numbers = [float(value) for value in (*values, reach)]
    return _of_ratios(numbers) if is_ratio else _of_differences(numbers)


def scale_from_zero(values: Iterable[Decimal]) -> Scale:
    """Return the axis that holds zero and some numbers, and ends at a tick on each side that has any."""
    numbers = [0.0, *map(float, values)]
    low, high = min(numbers), max(numbers) if any(numbers) else 1.0
    step = _round_step((high - low) / (_MOST_TICKS - 1))
    first, last = math.floor(round(low / float(step), 9)), math.ceil(round(high / float(step), 9))
    ticks = tuple(one * step if one else Decimal(0) for one in range(first, last + 1))
    return Scale(float(ticks[0]), float(ticks[-1]), is_ratio=False, ticks=ticks)


def _of_differences(numbers: list[float]) -> Scale:
    reach = max(map(abs, numbers)) or 1.0
    step = _round_step(2 * reach / (_MOST_TICKS - 1))
    count = math.floor(round(reach / float(step), 9))
    ticks = tuple(one * step if one else Decimal(0) for one in range(-count, count + 1))
    return Scale(-reach, reach, is_ratio=False, ticks=ticks)


def _round_step(least: float) -> Decimal:
    power = math.floor(math.log10(least))
    factor = next(one for one in (1, 2, 5, 10) if one * 10.0**power >= least * (1 - 1e-9))
    return Decimal(factor).scaleb(power)


def _of_ratios(numbers: list[float]) -> Scale:
    factor = max(max(one, 1 / one) for one in numbers) * _MARGIN
    low, high = 1 / factor, factor
    choices = [_ticks(low, high, steps) for steps in _STEPS_OF_A_DECADE]
    fitting = [ticks for ticks in choices if 2 <= len(ticks) <= _MOST_TICKS]
    return Scale(low, high, is_ratio=True, ticks=fitting[-1] if fitting else _thinned(choices[0]))


def _ticks(low: float, high: float, steps: tuple[float, ...]) -> tuple[Decimal, ...]:
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    found = (Decimal(str(step)).scaleb(power) for power in powers for step in steps)
    return tuple(one for one in found if low <= float(one) <= high)


def _thinned(ticks: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    """Keep the tick at 1 and every so manieth from it."""
    centre = next(place for place, one in enumerate(ticks) if one == 1)
    every = math.ceil(len(ticks) / _MOST_TICKS)
    return tuple(one for place, one in enumerate(ticks) if (place - centre) % every == 0)
