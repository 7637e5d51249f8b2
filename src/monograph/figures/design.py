"""A study's design: a line a group, time from left to right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from markupsafe import Markup

from monograph.figures.svg import MOST_BOLD, MOST_CHARACTERS, element, picture, wrapped
from monograph.views.figures.design_drawing import Box, Course, DesignDrawing, Stretch

# Heights in pixels, and shares of the width in per cent. What has no known length gets a fixed share.
_LINE, _BAR, _GAP, _TOP = 16, 22, 12, 4
_HEIGHTS = {Box.FOLLOW_UP: _BAR / 2, Box.WASHOUT: 1.5}
_UNKNOWN, _LEAST, _WHOLE, _MARGIN = 14.0, 3.0, 99.4, 0.3


def design_picture(view: DesignDrawing) -> Markup:
    """Return a study's design as SVG; each stretch of time has its number, which is in the list below."""
    shares = _shares(view.stretches)
    starts = [_MARGIN, *(_MARGIN + one for one in accumulate(shares))]
    y = _TOP
    parts: list[Markup] = []
    for course in view.courses:
        for line, kind in _words(course):
            parts.append(element("text", line, x=0, y=y + 13, class_=kind))
            y += _LINE
        y += 3
        for number, (box, stretch) in enumerate(zip(course.boxes, view.stretches, strict=True)):
            parts.append(_box(box, stretch, number + 1, starts[number], shares[number], y))
        y += _BAR + _GAP
    return picture(view.id, view.title, view.description, y, Markup("").join(parts))


def _words(course: Course) -> Iterator[tuple[str, str]]:
    yield from ((line, "mg-name") for line in wrapped(course.name, MOST_BOLD))
    yield from ((line, "mg-small") for line in wrapped(course.people, MOST_CHARACTERS))


def _shares(stretches: tuple[Stretch, ...]) -> list[float]:
    """Return how much of the width each stretch takes: the known ones in proportion, no one too thin to see."""
    known = sum(float(one.days) for one in stretches if one.days is not None)
    unknown = sum(one.days is None for one in stretches)
    if not known:
        return [_WHOLE / len(stretches)] * len(stretches)
    left = _WHOLE - min(unknown * _UNKNOWN, _WHOLE / 2)
    each = (_WHOLE - left) / unknown if unknown else 0.0
    shares = [each if one.days is None else left * float(one.days) / known for one in stretches]
    shown = [max(share, _LEAST) for share in shares]
    return [share * _WHOLE / sum(shown) for share in shown]


def _box(box: Box, stretch: Stretch, number: int, start: float, share: float, y: int) -> Markup:
    kind = f"mg-box mg-box-{box}" + (" mg-unscaled" if stretch.days is None else "")
    height = _HEIGHTS.get(box, _BAR)
    drawn = element(
        "rect",
        x=f"{start:.3f}%",
        y=y + (_BAR - height) / 2,
        width=f"{share:.3f}%",
        height=height,
        class_=kind,
    )
    middle = f"{start + share / 2:.3f}%"
    label = element(
        "text",
        str(number),
        x=middle,
        y=y + (8 if box is Box.WASHOUT else 15.5),
        text_anchor="middle",
        class_=f"mg-boxed mg-in-{box}",
    )
    return drawn + label
