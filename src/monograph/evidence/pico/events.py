"""Which event a ratio counts, and whether people want it: what decides if more of it is good."""

from __future__ import annotations

import re
from enum import StrEnum

from monograph.entries import Outcome
from monograph.entries.kinds.event import Event
from monograph.entries.kinds.result import Result
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.units import as_unit
from monograph.entries.shared.vocabulary import BetterDirection, EffectMeasure


class EventSense(StrEnum):
    """Whether the event that a ratio counts is wanted."""

    WANTED = "wanted"
    UNWANTED = "unwanted"
    UNKNOWN = "unknown"


COUNT_EVENTS = frozenset(
    {
        EffectMeasure.HAZARD_RATIO,
        EffectMeasure.ODDS_RATIO,
        EffectMeasure.RISK_RATIO,
        EffectMeasure.RATE_RATIO,
    }
)
# Whether somebody had an event can be counted, and how often; a length of time or a score cannot.
_OF_PEOPLE = frozenset({"fraction", "count", "dose form", "ratio", "not stated"})
_OF_LASTING = frozenset({"time", "fraction", "not stated"})
_OF_EVENTS = _OF_PEOPLE | {"event rate"}
# A ratio under such a name may count the end of it: deaths, recoveries, discharges.
_LASTS = re.compile(r"\btimes?\b|\bdurations?\b|\blengths?\b|\buntil\b|\bsurviv\w*|\balive\b|\bstays?\b", re.I)
_IS_A_TIME = re.compile(
    r"(the )?(time|times|duration|length|speed|how (long|soon|fast|quick\w*)|"
    r"(days|weeks|months|years) (to|till|until))\b",
    re.I,
)
# A length of time that its event ends, so that more hazard is less time.
_ENDS = re.compile(
    r"\bsurvival\b|\btime (from [\w -]+ )?(to|till|until)\b|\b(days|weeks|months|years) (to|till|until)\b", re.I
)
_GOES_ON = re.compile(r"\bpersist\w*|\bremain\w*|\bstill\b|[- ]free\b|\bwithout\b|\bno\b", re.I)


def event_of(result: Result, outcome: Outcome) -> Event | None:
    """Return the event that the effect of a result counts, as the result names it, else the outcome."""
    effect = value_of(result.effect)
    if effect is None or effect.measure not in COUNT_EVENTS:
        return None
    return effect.event or outcome.event


def sense_of_event(result: Result, outcome: Outcome) -> EventSense:
    """Return whether the event that the effect of a result counts is wanted, as far as it is known.

    A named event says so itself. Without one, a ratio of risks or rates counts the outcome. One of odds or hazards
    may count something else: an outcome measured in points, days or years is no event, and survival ends with
    deaths. A hazard ratio under survival, or under a time to something, counts what ends that time: deaths, where
    a longer time is better, recoveries, where a shorter one is. Else only an outcome that is better lower, and
    that reads as an event and not as a length of time, is taken to be the unwanted event itself. Unknown is
    better than the wrong way round.
    """
    named = event_of(result, outcome)
    if named is not None:
        return EventSense.WANTED if named.wanted else EventSense.UNWANTED
    effect = value_of(result.effect)
    if effect is None or effect.measure not in COUNT_EVENTS:
        return EventSense.UNKNOWN
    return sense_without_name(effect.measure, outcome)


def sense_without_name(measure: EffectMeasure, outcome: Outcome) -> EventSense:
    """Return whether what a ratio on an outcome counts is wanted, where no event is named."""
    if outcome.better is BetterDirection.NEITHER:
        return EventSense.UNKNOWN
    own = EventSense.WANTED if outcome.better is BetterDirection.HIGHER else EventSense.UNWANTED
    if measure is EffectMeasure.RATE_RATIO:
        return own
    if measure is EffectMeasure.HAZARD_RATIO and _is_ended_by_its_event(outcome):
        return EventSense.UNWANTED if own is EventSense.WANTED else EventSense.WANTED
    if not _is_event(outcome, _OF_EVENTS if measure is EffectMeasure.HAZARD_RATIO else _OF_PEOPLE):
        return EventSense.UNKNOWN
    if measure is EffectMeasure.RISK_RATIO:
        return own
    may_be_opposite = own is EventSense.WANTED and measure is EffectMeasure.HAZARD_RATIO
    return EventSense.UNKNOWN if may_be_opposite or _GOES_ON.search(outcome.name) else own


def is_more_good(measure: EffectMeasure, event: Event | None, outcome: Outcome) -> bool | None:
    """Return whether a larger effect on an outcome is better for the person; None when that is not known.

    ``event`` is what a ratio counts, as a result names it, None where it names none.
    """
    if measure in COUNT_EVENTS:
        named = event or outcome.event
        if named is not None:
            return named.wanted
        sense = sense_without_name(measure, outcome)
        return None if sense is EventSense.UNKNOWN else sense is EventSense.WANTED
    is_of_others = measure is EffectMeasure.RISK_DIFFERENCE and is_an_amount(outcome)
    if is_of_others or outcome.better is BetterDirection.NEITHER:
        return None
    return outcome.better is BetterDirection.HIGHER


def is_an_amount(outcome: Outcome) -> bool:
    """Whether an outcome is known to be a score, a length of time or another amount, of which people have some."""
    unit = as_unit(outcome.unit)
    return outcome.scale is not None or (unit is not None and unit.dimension not in _OF_PEOPLE)


def counts_its_end(result: Result, outcome: Outcome) -> bool:
    """Whether a result is a hazard ratio of what ends the outcome's time, as far as the outcome's words tell."""
    effect = value_of(result.effect)
    is_unnamed = event_of(result, outcome) is None
    return (
        is_unnamed
        and effect is not None
        and effect.measure is EffectMeasure.HAZARD_RATIO
        and _is_ended_by_its_event(outcome)
    )


def _is_ended_by_its_event(outcome: Outcome) -> bool:
    """Whether an outcome reads as survival or as a time to something, which its hazard ratio then counts."""
    unit = as_unit(outcome.unit)
    if outcome.scale is not None or (outcome.unit and (unit is None or unit.dimension not in _OF_LASTING)):
        return False
    texts = (outcome.name, *outcome.synonyms, str(outcome.measures))
    return any(_ENDS.search(text) is not None for text in texts)


def _is_event(outcome: Outcome, dimensions: frozenset[str]) -> bool:
    """Whether an outcome reads as something that a person has or has not, and no score or length of time."""
    unit = as_unit(outcome.unit)
    if outcome.scale is not None or (outcome.unit and (unit is None or unit.dimension not in dimensions)):
        return False
    names = " ".join((outcome.name, *outcome.synonyms))
    return _LASTS.search(names) is None and _IS_A_TIME.match(str(outcome.measures)) is None
