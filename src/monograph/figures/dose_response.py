"""Values by dose: the dose a day from left to right, to scale, and each study's values above it."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from markupsafe import Markup

from monograph.entries.shared.values import shown
from monograph.figures.scale import Scale, scale_for, scale_from_zero
from monograph.figures.svg import MOST_CHARACTERS, element, picture, wrapped
from monograph.views.figures.dose_response import DoseFigure, DoseLine, DoseMark

# Heights in pixels. The axis of doses begins right of the words on the axis of values, in per cent of the width.
_LINE, _GAP, _PLOT, _TICKS = 17, 12, 220, 24
_LEFT, _RIGHT = 16.0, 93.0
# Words beside a mark are on the side where there is room for them.
_BESIDE, _MIDDLE = 9, 60.0

# Paths around the middle of a mark, about ten pixels across: as many studies as can be told apart.
_SHAPES = (
    "M-4.5 -4.5H4.5V4.5H-4.5Z",
    "M5 0A5 5 0 1 1 -5 0A5 5 0 1 1 5 0Z",
    "M0 -6L6 0 0 6 -6 0Z",
    "M0 -5.5L5.5 4.5H-5.5Z",
    "M0 5.5L5.5 -4.5H-5.5Z",
    "M-5.5 -2H-2V-5.5H2V-2H5.5V2H2V5.5H-2V2H-5.5Z",
)


def dose_picture(figure: DoseFigure) -> Markup:
    """Return a picture of doses as SVG."""
    marks = [mark for line in figure.lines for mark in line.marks]
    doses = scale_from_zero(mark.dose for mark in marks)
    values = _scale_of_values(figure, marks)
    parts: list[Markup] = []
    y = 0
    for words in wrapped(figure.better, MOST_CHARACTERS):
        y += _LINE
        parts.append(element("text", words, x=0, y=y - 4, class_="mg-small"))
    for number, line in enumerate(figure.lines):
        parts.append(_key(line, number, y))
        y += _LINE * len(_name(line))
    top = y + _GAP
    parts.append(_grid(values, top, has_reference=bool(figure.reference)))
    if figure.reference:
        none = _down(values, values.no_effect, top)
        parts.append(element("line", x1=_percent(_LEFT), x2=_percent(_RIGHT), y1=none, y2=none, class_="mg-null"))
        parts.append(element("text", figure.reference, x=_percent(_LEFT + 1), y=none - 4, class_="mg-end"))
    is_alone = len(figure.lines) == 1
    parts += (
        _series(line, number, doses, values, top, is_named=is_alone) for number, line in enumerate(figure.lines)
    )
    bottom = top + _PLOT
    parts.append(_axis_of_doses(doses, bottom))
    end = bottom + _TICKS + _LINE
    parts.append(
        element("text", figure.dose_axis, x=_percent(_RIGHT), y=end - 2, class_="mg-end", text_anchor="end")
    )
    return picture(figure.id, figure.title, figure.description, end + 4, Markup("").join(parts))


def _scale_of_values(figure: DoseFigure, marks: list[DoseMark]) -> Scale:
    numbers = [one for mark in marks for one in (mark.value, mark.low, mark.high) if one is not None]
    if figure.reference:
        return scale_for(numbers, figure.reach, is_ratio=figure.is_ratio)
    return scale_from_zero(numbers)


def _percent(place: float) -> str:
    return f"{place:.3f}%"


def _across(doses: Scale, dose: Decimal) -> float:
    """Return where a dose is across the picture, in per cent of its width."""
    return _LEFT + doses.share(dose) * (_RIGHT - _LEFT)


def _down(values: Scale, value: Decimal | float, top: int) -> float:
    """Return where a value stands down the picture, in pixels."""
    return round(top + (1 - values.share(value)) * _PLOT, 2)


def _name(line: DoseLine) -> tuple[str, ...]:
    return wrapped(line.name, MOST_CHARACTERS - 4)


def _key(line: DoseLine, number: int, y: int) -> Markup:
    has_interval = any(_has_interval(mark) for mark in line.marks)
    words = (
        element("text", name, x=20, y=y + _LINE * (row + 1) - 4, class_="mg-name" if row == 0 else None)
        for row, name in enumerate(_name(line))
    )
    sign = element("path", d=_SHAPES[number % len(_SHAPES)], class_=_kind(has_interval))
    return element("g", _at("6", y + _LINE - 8, sign, "mg-key-mark"), *words, class_="mg-series-key")


def _has_interval(mark: DoseMark) -> bool:
    return mark.low is not None or mark.high is not None


def _kind(has_interval: bool) -> str:
    return "mg-mark" if has_interval else "mg-mark mg-hollow"


def _at(x: str, y: float, content: Markup, kind: str) -> Markup:
    return element("svg", content, x=x, y=y, overflow="visible", class_=kind)


def _grid(values: Scale, top: int, *, has_reference: bool) -> Markup:
    parts: list[Markup] = []
    for tick in values.ticks:
        y = _down(values, tick, top)
        if not (has_reference and tick == values.no_effect):
            parts.append(element("line", x1=_percent(_LEFT), x2=_percent(_RIGHT), y1=y, y2=y, class_="mg-rule"))
        words = element("text", shown(tick), x=_percent(_LEFT - 2), y=y + 4, class_="mg-tick", text_anchor="end")
        parts.append(words)
    return element("g", *parts, class_="mg-axis mg-values")


def _axis_of_doses(doses: Scale, y: int) -> Markup:
    line = element("line", x1=_percent(_LEFT), x2=_percent(_RIGHT), y1=y, y2=y)
    ticks: list[Markup] = []
    for tick in doses.ticks:
        x = _percent(_across(doses, tick))
        ticks.append(element("line", x1=x, x2=x, y1=y, y2=y + 5))
        ticks.append(element("text", shown(tick), x=x, y=y + 18, text_anchor="middle", class_="mg-tick"))
    return element("g", line, *ticks, class_="mg-axis mg-doses")


def _series(line: DoseLine, number: int, doses: Scale, values: Scale, top: int, *, is_named: bool) -> Markup:
    places = [(_across(doses, mark.dose), _down(values, mark.value, top)) for mark in line.marks]
    parts: list[Markup] = []
    if line.is_joined:
        for (x1, y1), (x2, y2) in pairwise(places):
            parts.append(element("line", x1=_percent(x1), x2=_percent(x2), y1=y1, y2=y2, class_="mg-joined"))
    for mark, (x, y) in zip(line.marks, places, strict=True):
        parts += _interval(mark, x, values, top)
        sign = element("path", d=_SHAPES[number % len(_SHAPES)], class_=_kind(_has_interval(mark)))
        parts.append(_at(_percent(x), y, sign, "mg-place"))
        if is_named:
            is_right = x < _MIDDLE
            anchor, aside = ("start", _BESIDE) if is_right else ("end", -_BESIDE)
            words = element("text", mark.said, x=aside, y=-6, class_="mg-number", text_anchor=anchor)
            parts.append(_at(_percent(x), y, words, "mg-said"))
    return element("g", *parts, class_="mg-series")


def _interval(mark: DoseMark, x: float, values: Scale, top: int) -> list[Markup]:
    limits = [_down(values, limit, top) for limit in (mark.low, mark.high) if limit is not None]
    if not limits:
        return []
    low, high = (_down(values, mark.value if end is None else end, top) for end in (mark.low, mark.high))
    at = _percent(x)
    ends = [
        _at(at, y, element("line", x1=-5, x2=5, y1=0, y2=0, class_="mg-interval-end"), "mg-end-of-interval")
        for y in limits
    ]
    return [element("line", x1=at, x2=at, y1=low, y2=high, class_="mg-interval"), *ends]
