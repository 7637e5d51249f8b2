"""The words on a forest plot: title, axis, what its ends mean, how marks are to be read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Protocol

from monograph.entries import Outcome
from monograph.entries.shared.units import UNIT_NOT_GIVEN, as_unit
from monograph.entries.shared.values import shown
from monograph.entries.shared.vocabulary import Adjustment, EffectMeasure
from monograph.evidence.effects.estimates import Estimate, Forest, Ground, Origin
from monograph.evidence.pico.events import COUNT_EVENTS, is_more_good

WARNINGS: Mapping[Ground, str] = MappingProxyType(
    {
        Ground.UNCONTROLLED: (
            "No group to compare with: this is what happened to treated people, and some of it would have come "
            "without the treatment. It is on a plot of its own and must not be set beside comparisons."
        ),
        Ground.LABORATORY: "Laboratory work: nothing here was measured in people.",
    }
)

_OF_PEOPLE = frozenset({EffectMeasure.RISK_RATIO, EffectMeasure.ODDS_RATIO, EffectMeasure.RISK_DIFFERENCE})
_COUNTED = frozenset({"event rate", "count", "dose form"})


class _Marked(Protocol):
    @property
    def low(self) -> object: ...
    @property
    def high(self) -> object: ...
    @property
    def is_computed(self) -> bool: ...
    @property
    def is_of_a_review(self) -> bool: ...


def forest_title(forest: Forest, outcome: Outcome) -> str:
    """Return the title of a plot: outcome, what the numbers are, and the instrument where it matters."""
    one = forest.estimates[0]
    instrument = f" ({one.result.as_named or one.study.name})" if forest.axis.instrument else ""
    return f"{outcome.name}: {_measure(forest)}{instrument}"


def _measure(forest: Forest) -> str:
    axis = forest.axis
    unit = f" in {axis.unit}" if axis.unit and axis.unit != UNIT_NOT_GIVEN else ""
    if axis.unit.casefold().startswith(("per ", "of ", "in ")):
        unit = f", {axis.unit}"  # "risk difference, per 1000 people"
    if axis.measure is EffectMeasure.PERCENT_CHANGE and axis.ground is not Ground.UNCONTROLLED:
        return str(axis.measure)
    if axis.ground is Ground.UNCONTROLLED and axis.measure in _CHANGES:
        return f"change from before{unit}"
    return f"{axis.measure}{unit}"


_CHANGES = frozenset({EffectMeasure.MEAN_DIFFERENCE, EffectMeasure.PERCENT_CHANGE})


def no_effect(forest: Forest) -> str:
    """Return what the line of no effect stands for."""
    return "no change" if forest.axis.ground is Ground.UNCONTROLLED else "no difference"


def directions(forest: Forest, outcome: Outcome) -> tuple[str, str]:
    """Return what the lower and the higher end of the axis mean, and which is good for the person.

    A ratio of hazards or odds counts events. Where it is not known whether they are wanted, as for survival, it is
    not said which of them is good.
    """
    lower, higher = _more_or_less(forest, outcome)
    is_good = is_more_good(forest.axis.measure, forest.axis.event, outcome)
    if is_good is None:
        return lower, higher
    good, bad = ("worse", "better") if is_good else ("better", "worse")
    return f"{lower} ({good})", f"{higher} ({bad})"


def _more_or_less(forest: Forest, outcome: Outcome) -> tuple[str, str]:
    axis = forest.axis
    event = axis.event or outcome.event if axis.measure in COUNT_EVENTS else None
    named = f": {event.name}" if event is not None else ""
    if axis.measure is EffectMeasure.HAZARD_RATIO:
        return f"fewer events{named}", f"more events{named}"
    if axis.measure in _OF_PEOPLE:
        return f"fewer people{named}", f"more people{named}"
    if named:
        return f"less often{named}", f"more often{named}"
    symbol = axis.unit if as_unit(axis.unit) and axis.unit != "%" else outcome.unit or ""
    unit = as_unit(symbol)
    if unit is not None and unit.dimension in _COUNTED:
        what = symbol.partition("/")[0]
        return f"fewer {what}", f"more {what}"
    if axis.measure is EffectMeasure.RATE_RATIO:
        return "less often", "more often"
    return "lower", "higher"


def unit_words(unit: str) -> str:
    """Return the unit beside a number: only the per cent sign, because the title has said the others."""
    return " %" if unit == "%" else ""


def marks_words(one: Estimate) -> tuple[str, ...]:
    """Return what a reader must know of the number of a row, in a few words each."""
    time = one.result.time.value if one.result.time else None
    effect = one.result.effect.value if one.result.effect else None
    words = [f"at {time}"] if time is not None else []
    words += ["pooled by the review"] if one.is_of_a_review else []
    words += ["computed by us, not adjusted"] if one.origin is Origin.COMPUTED else []
    words += ["adjusted"] if effect is not None and effect.adjusted is Adjustment.ADJUSTED else []
    if one.interval is None and one.result.interval and one.result.interval.value:
        words.append("an interval is reported, its effect is not")
    elif one.interval is None:
        words.append("no interval reported")
    elif one.interval.both is None:
        words.append(f"one limit of a {shown(one.interval.level)} % interval")
    elif shown(one.interval.level) != "95":
        words.append(f"{shown(one.interval.level)} % interval")
    return tuple(words)


def legend(rows: Collection[_Marked]) -> tuple[str, ...]:
    """Return how the marks of some plots are to be read: only those that are on them."""
    if not rows:
        return ()
    limits = [sum(end is not None for end in (row.low, row.high)) for row in rows]
    has_line, has_none = 2 in limits, 0 in limits
    words = ["Area of a mark: number of people, within each figure."]
    words += ["Filled, with a line: the interval that is reported."] if has_line else []
    words += ["Filled, with a line to one side: the only limit that is given."] if 1 in limits else []
    words += ["Hollow, without a line: no interval for this number."] if has_none else []
    words += ["Circle: computed by us from the figures of the groups."] if any(r.is_computed for r in rows) else []
    words += ["Diamond: a review's own result."] if any(row.is_of_a_review for row in rows) else []
    return tuple(words)
