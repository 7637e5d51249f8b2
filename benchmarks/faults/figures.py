"""Faults in what a study found: figures of one side, estimates, intervals, p values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from benchmarks.faults.places import HALF, Fault, Places, changed, first_number, piece, scaled, with_unit
from monograph.entries import Entry, Study
from monograph.entries.kinds.result import Effect, Interval, Result, Side
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import RATIO_MEASURES, Contrast, EffectMeasure
from monograph.evidence.numbers.rounding import Band, printed


def mean(places: Places) -> Iterator[Fault]:
    """The figure of one side is changed. Contradicted: by an effect computed from both sides; by prose."""
    for sheet, path, side in places.parts(Study, Side):
        result = sheet.value_at(path[:-2])
        assert isinstance(side, Side)
        assert isinstance(result, Result)
        if side.figure is not None and side.figure.value is not None and side.people is None:
            here = (*path, "figure", "value")
            why = "the effect computed from both sides" if _is_computed(result) else ""
            unit = side.figure.value.unit.split("/")[0]
            why = why or places.restated(sheet, with_unit(first_number(piece(sheet, here)), unit))
            yield from changed(places, sheet, here, ("0.6", "1.5"), why)


def _is_computed(result: Result, *, is_slight: bool = False) -> bool:
    """Whether both sides give the effect; in comparisons within people they do so only about."""
    if is_slight and result.contrast is not Contrast.BETWEEN_ARMS:
        return False
    figures = [side.figure.value for side in result.sides if side.figure is not None]
    two = len([figure for figure in figures if figure is not None]) == 2
    effect = result.effect.value if result.effect else None
    measures = (EffectMeasure.MEAN_DIFFERENCE, EffectMeasure.PERCENT_CHANGE, EffectMeasure.RISK_DIFFERENCE)
    return two and effect is not None and effect.measure in measures


def estimate_sign_or_decimal(places: Places) -> Iterator[Fault]:
    """An estimate changes its sign or loses its decimal point. Contradicted: as `estimate_a_little`."""

    def spoilt(text: str) -> str:
        if places.chance.random() < HALF:
            return text[1:] if text.startswith("-") else f"-{text}"
        return scaled_decimal(text)

    yield from _estimates(places, spoilt, is_slight=False)


def scaled_decimal(text: str) -> str:
    """Return a number with its decimal point one digit to the right."""
    return f"{(Decimal(text) * 10).normalize():f}"


def estimate_a_little(places: Places) -> Iterator[Fault]:
    """An estimate is changed by a tenth to a fifth.

    Contradicted: by an interval round it that does not hold it, or of which it is not the middle, beyond rounding;
    by both sides of a comparison between groups, from which it is computed; by prose.
    """

    def spoilt(text: str) -> str:
        return scaled(text, places.chance.choice(("0.8", "0.9", "1.1", "1.2")))

    yield from _estimates(places, spoilt, is_slight=True)


def _estimates(places: Places, spoilt: Callable[[str], str], *, is_slight: bool) -> Iterator[Fault]:
    for sheet, path, effect in places.parts(Study, Effect):
        result = sheet.value_at(path[:-2])
        here = (*path, "estimate")
        old = piece(sheet, here)
        if not isinstance(effect, Effect) or not isinstance(result, Result) or not old:
            continue
        new = spoilt(old)
        interval = result.interval.value if result.interval is not None else None
        ends = interval.both if interval is not None else None
        has_interval = ends is not None and is_off_centre(effect, Decimal(new), *ends)
        why = "its interval" if has_interval else "both sides" if _is_computed(result, is_slight=is_slight) else ""
        why = why or _restated_estimate(places, sheet, effect, old)
        yield Fault(sheet, ((here, new),), why)


def is_off_centre(effect: Effect, estimate: Decimal, low: Decimal, high: Decimal) -> bool:
    """Whether an estimate is outside an interval or, beyond rounding, not in its middle; ratios by logarithm."""
    if not low <= estimate <= high:
        return True
    ends = (printed(low), printed(high), printed(estimate))
    if effect.measure in RATIO_MEASURES:
        if min(one.low for one in ends) <= 0:
            return False
        ends = (ends[0].ln(), ends[1].ln(), ends[2].ln())
    middle = Band((ends[0].low + ends[1].low) / 2, (ends[0].high + ends[1].high) / 2)
    return not middle.overlaps(ends[2])


def _restated_estimate(places: Places, sheet: Sheet[Entry], effect: Effect, written: str) -> str:
    """Look for the estimate with its unit; one without a unit must have two digits at least."""
    number = first_number(written)
    if effect.unit:
        return places.restated(sheet, with_unit(number, effect.unit.split("/")[0]))
    is_telling = len(number.replace(".", "").lstrip("0")) > 1
    return places.restated(sheet, rf"{re.escape(number)}(?!\d|\.\d)") if is_telling else ""


def interval_end(places: Places) -> Iterator[Fault]:
    """One end of an interval moves by a third of its length.

    Contradicted: by the estimate, when it is no longer in the interval or, beyond rounding, in its middle; by
    prose.
    """
    for sheet, path, interval in places.parts(Study, Interval):
        result = sheet.value_at(path[:-2])
        assert isinstance(interval, Interval)
        assert isinstance(result, Result)
        end = places.chance.choice(("low", "high"))
        here = (*path, end)
        old = piece(sheet, here)
        if not old or interval.both is None:
            continue
        way = places.chance.choice((-1, 1))
        value = Decimal(old)
        new = (value + way * (interval.both[1] - interval.both[0]) / 3).quantize(value)
        effect = result.effect.value if result.effect is not None else None
        low, high = (new, interval.both[1]) if end == "low" else (interval.both[0], new)
        why = "the estimate" if effect and is_off_centre(effect, effect.estimate, low, high) else ""
        limits = r"[−-]?{} (?:to|and) [−-]?{}(?!\d|\.\d)"
        numbers = (re.escape(first_number(piece(sheet, (*path, one)))) for one in ("low", "high"))
        yield Fault(sheet, ((here, f"{new:f}"),), why or places.restated(sheet, limits.format(*numbers)))


def p_over_the_limit(places: Places) -> Iterator[Fault]:
    """A p value moves to the other side of 0.05. Contradicted: by estimate and interval; by prose."""
    for sheet, path, result in places.parts(Study, Result):
        assert isinstance(result, Result)
        if result.p is None or result.p.value is None:
            continue
        here = (*path, "p", "value")
        old = piece(sheet, here)
        below = Decimal(first_number(old) or "1") < Decimal("0.05")
        has_both = result.effect is not None and result.interval is not None
        has_both = has_both and result.effect.value is not None and result.interval.value is not None  # type: ignore[union-attr]
        why = "estimate and interval" if has_both else ""
        why = why or places.restated(sheet, rf"\bp ?[=<≤] ?{re.escape(first_number(old))}(?!\d)")
        if old:
            yield Fault(sheet, ((here, "0.30" if below else "0.03"),), why)
