"""A forest plot: one axis, a row an effect, no sum below them."""

from __future__ import annotations

import math
from decimal import Decimal

from markupsafe import Markup

from monograph.entries.shared.values import shown
from monograph.figures.scale import Scale, scale_for
from monograph.figures.svg import MOST_BOLD, MOST_CHARACTERS, element, picture, wrapped
from monograph.views.figures.forest import ForestRow, ForestView

# Heights in pixels. Words are above the mark they belong to, so that the axis has the whole width.
_LINE, _MARK, _GAP = 16, 26, 8
_TOP, _TICKS, _ENDS = 6, 24, 20
_LARGEST, _SMALLEST = 20.0, 5.0


def forest_plot(view: ForestView) -> Markup:
    """Return a forest plot as SVG."""
    numbers = [one for row in view.rows for one in (row.value, row.low, row.high) if one is not None]
    scale = scale_for(numbers, view.reach, is_ratio=view.is_ratio)
    most = max((row.people or 0 for row in view.rows), default=0)
    parts: list[Markup] = []
    y = _TOP
    for row in view.rows:
        drawn, height = _row(row, scale, y, _side(row.people, most))
        parts.append(drawn)
        y += height
    below = _axis(view, scale, y)
    height = y + _TICKS + _ENDS * (2 + _ends(view)[-1][2])
    return picture(view.id, view.title, view.description, height, Markup("").join((*parts, below)))


def _side(people: int | None, most: int) -> float:
    """Return the side of a square mark in pixels: its area goes with the people, down to the smallest one."""
    if not people:
        return _SMALLEST
    return max(_SMALLEST, _LARGEST * math.sqrt(people / most))


def _at(place: float) -> str:
    return f"{place:.3f}%"


def _row(row: ForestRow, scale: Scale, top: int, side: float) -> tuple[Markup, int]:
    people = row.people_said
    heads = [f"{row.name} · {people}"]
    if len(heads[0]) + len(row.said) >= MOST_BOLD:
        heads = [row.name, people]
    parts, y = [], top + 13
    for number, head in enumerate(heads):
        for line in wrapped(head, MOST_CHARACTERS if number else MOST_BOLD):
            parts.append(_text(line, 0, y, "mg-name" if number == 0 else ""))
            y += _LINE
    parts.append(_text(row.said, "100%", y - _LINE, "mg-number", "end"))
    for line in wrapped("; ".join(filter(None, (row.compared, row.remarks))), MOST_CHARACTERS):
        parts.append(_text(line, 0, y, "mg-small"))
        y += _LINE
    middle = y - 13 + _MARK // 2
    none = _at(scale.place(scale.no_effect))
    # Beside the marks only: through the words above them it would strike them out.
    parts.append(element("line", x1=none, x2=none, y1=middle - 11, y2=middle + 20, class_="mg-null"))
    parts += [_interval(row, scale, middle), _mark(row, scale, middle, side)]
    return element("g", *parts, class_="mg-effect"), middle + _MARK // 2 + _GAP - top


def _text(words: str, x: int | str, y: int, kind: str = "", anchor: str | None = None) -> Markup:
    return element("text", words, x=x, y=y, class_=kind or None, text_anchor=anchor)


def _interval(row: ForestRow, scale: Scale, y: int) -> Markup:
    limits = [_at(scale.place(limit)) for limit in (row.low, row.high) if limit is not None]
    if not limits:
        return Markup("")
    # Of an interval with one limit only the part up to the estimate is known.
    low, high = (_at(scale.place(row.value if limit is None else limit)) for limit in (row.low, row.high))
    ends = (element("line", x1=x, x2=x, y1=y - 5, y2=y + 5, class_="mg-interval-end") for x in limits)
    return Markup("").join((element("line", x1=low, x2=high, y1=y, y2=y, class_="mg-interval"), *ends))


def _mark(row: ForestRow, scale: Scale, y: int, side: float) -> Markup:
    kind = "mg-mark mg-hollow" if row.low is None and row.high is None else "mg-mark"
    x = _at(scale.place(row.value))
    if row.is_computed:  # a circle of the same area
        return element("circle", cx=x, cy=y, r=side / math.sqrt(math.pi), class_=kind)
    half = side / 2
    square = element("rect", x=-half, y=-half, width=side, height=side, class_=kind)
    if row.is_of_a_review:
        reach = side / math.sqrt(2)
        square = element("path", d=f"M0 {-reach:.2f}L{reach:.2f} 0 0 {reach:.2f} {-reach:.2f} 0Z", class_=kind)
    return element("svg", square, x=x, y=y, overflow="visible", class_="mg-place")


def _axis(view: ForestView, scale: Scale, y: int) -> Markup:
    line = element("line", x1=_at(scale.place(scale.low)), x2=_at(scale.place(scale.high)), y1=y, y2=y)
    ticks = [_tick(tick, scale, y) for tick in scale.ticks]
    ends = [_text(view.no_effect, "50%", y + _TICKS + 11, "mg-end", "middle")]
    for words, anchor, line_below in _ends(view):
        x = 0 if anchor == "start" else "100%"
        ends.append(_text(words, x, y + _TICKS + 11 + _ENDS * (1 + line_below), "mg-end", anchor))
    return element("g", line, *ticks, *ends, class_="mg-axis")


def _tick(tick: Decimal, scale: Scale, y: int) -> Markup:
    x = _at(scale.place(tick))
    line = element("line", x1=x, x2=x, y1=y, y2=y + 5)
    return line + element("text", shown(tick), x=x, y=y + 18, text_anchor="middle", class_="mg-tick")


def _ends(view: ForestView) -> tuple[tuple[str, str, int], ...]:
    """Return the words at both ends, how they are anchored, and on which line they stand."""
    lower, higher = f"← {view.lower}", f"{view.higher} →"
    fits = len(lower) + len(higher) < MOST_CHARACTERS
    return (lower, "start", 0), (higher, "end", 0 if fits else 1)
