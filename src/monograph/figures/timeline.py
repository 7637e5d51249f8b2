"""Years from left to right, a line for each sort of thing that happened."""

from __future__ import annotations

import math

from markupsafe import Markup

from monograph.figures.svg import element, picture
from monograph.views.figures.timeline import Event, Lane, TimelineView

# Heights in pixels, and shares of the width in per cent. Nearer marks would cover each other on a phone.
_NAME, _LEVEL, _PAD, _TOP, _TICKS = 17, 13, 6, 4, 22
_LEFT, _RIGHT, _NEAR = 6.0, 94.0, 3.8
_STEPS = (1, 2, 5, 10, 20, 50, 100)
_MOST_TICKS = 8
_LEAST_YEARS = 5

# Paths around the middle of a mark, about ten pixels across.
_SHAPES = {
    Lane.STUDY: "M5 0A5 5 0 1 1 -5 0A5 5 0 1 1 5 0Z",
    Lane.REVIEW: "M0 -6L6 0 0 6 -6 0Z",
    Lane.GUIDELINE: "M-4.5 -4.5H4.5V4.5H-4.5Z",
    Lane.APPROVED: "M0 -5.5L5.5 4.5H-5.5Z",
    Lane.ENDED: "M0 5.5L5.5 -4.5H-5.5Z",
}
_HOLLOW = frozenset({Lane.GUIDELINE, Lane.ENDED})


def timeline_picture(view: TimelineView) -> Markup:
    """Return a timeline as SVG."""
    first, last = _years(view.events)
    parts: list[Markup] = []
    y = _TOP
    for lane in Lane:
        events = tuple(event for event in view.events if event.lane is lane)
        if events:
            drawn, height = _lane(lane, events, first, last, y)
            parts.append(drawn)
            y += height
    parts.append(_axis(first, last, y))
    return picture(view.id, view.title, view.description, y + _TICKS, Markup("").join(parts))


def _years(events: tuple[Event, ...]) -> tuple[int, int]:
    years = [event.year for event in events]
    first, last = min(years), max(years)
    return first, max(last, first + _LEAST_YEARS)


def _place(year: int, first: int, last: int) -> float:
    return _LEFT + (year - first) / (last - first) * (_RIGHT - _LEFT)


def _lane(lane: Lane, events: tuple[Event, ...], first: int, last: int, top: int) -> tuple[Markup, int]:
    """Return a line of marks and its height: marks that would cover each other stand one above the other."""
    ends: list[float] = []
    placed: list[tuple[float, int]] = []
    for event in events:
        x = _place(event.year, first, last)
        level = next((level for level, end in enumerate(ends) if x - end >= _NEAR), len(ends))
        ends[level : level + 1] = [x]
        placed.append((x, level))
    bottom = top + _NAME + _LEVEL * len(ends)
    kind = "mg-mark mg-hollow" if lane in _HOLLOW else "mg-mark"
    marks = (
        element(
            "svg",
            element("path", d=_SHAPES[lane], class_=kind),
            x=f"{x:.3f}%",
            y=bottom - _LEVEL * level - _LEVEL / 2,
            overflow="visible",
            class_="mg-place",
        )
        for x, level in placed
    )
    name = element("text", f"{str(lane).capitalize()} ({len(events)})", x=0, y=top + 12, class_="mg-small")
    return element("g", name, *marks, class_="mg-lane"), bottom + _PAD - top


def _axis(first: int, last: int, y: int) -> Markup:
    step = next(one for one in _STEPS if (last - first) / one < _MOST_TICKS - 1)
    years = range(math.ceil(first / step) * step, last + 1, step)
    line = element("line", x1=f"{_LEFT}%", x2=f"{_RIGHT}%", y1=y, y2=y)
    ticks = (_tick(year, f"{_place(year, first, last):.3f}%", y) for year in years)
    return element("g", line, *ticks, class_="mg-axis")


def _tick(year: int, x: str, y: int) -> Markup:
    line = element("line", x1=x, x2=x, y1=y, y2=y + 5)
    return line + element("text", str(year), x=x, y=y + 18, text_anchor="middle", class_="mg-tick")
