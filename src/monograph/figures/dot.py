"""A mark in a table: its area says how many people, how far it is filled how sure the answer is."""

from __future__ import annotations

import math

from markupsafe import Markup

from monograph.entries.shared.vocabulary import RATED, Certainty
from monograph.figures.svg import element
from monograph.views.across.matrix import Dot

# In pixels. The smallest can still be told from an empty one.
_LARGEST, _SMALLEST, _EDGE = 15.0, 4.5, 1.5


def dot(mark: Dot) -> Markup:
    """Return a mark as SVG: a ring, filled like a clock by a quarter for each level of certainty.

    It is hidden from those who do not see it: the words beside it say the same.
    """
    radius = max(_SMALLEST, _LARGEST * math.sqrt(mark.share))
    reach = radius + _EDGE
    ring = element("circle", r=radius, class_="mg-ring" if mark.level else "mg-ring mg-unrated")
    filled = _filled(RATED.index(mark.level) + 1, radius) if mark.level in RATED else Markup("")
    if mark.level is Certainty.NOT_RATED:  # a point in the middle: there is something, and no level
        filled = element("circle", r=radius / 4, class_="mg-fill")
    return element(
        "svg",
        filled,
        ring,
        class_="mg-dot",
        aria_hidden="true",
        viewBox=f"{-reach:.2f} {-reach:.2f} {2 * reach:.2f} {2 * reach:.2f}",
        style=f"width:{2 * reach:.1f}px;height:{2 * reach:.1f}px",
    )


def _filled(quarters: int, radius: float) -> Markup:
    if quarters == 4:
        return element("circle", r=radius, class_="mg-fill")
    angle = math.tau * quarters / 4
    x, y = radius * math.sin(angle), -radius * math.cos(angle)
    way = f"M0 0V{-radius:.2f}A{radius:.2f} {radius:.2f} 0 {int(quarters > 2)} 1 {x:.2f} {y:.2f}Z"
    return element("path", d=way, class_="mg-fill")
