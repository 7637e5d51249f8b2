"""Which event a ratio counts, whether people want it, and so which way is good."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from monograph.entries import Outcome
from monograph.entries.kinds.result import Result
from monograph.evidence.effects.direction import ResultDirection, direction_of
from monograph.evidence.pico.events import is_more_good

CITE = "Quill2031, table 2"
DEATH = {"name": "death", "wanted": False}
RECOVERY = {"name": "recovery", "wanted": True}
LOWER, HIGHER = "lower is better", "higher is better"


def outcome(name: str, better: str, **fields: Any) -> Outcome:
    given = {
        "name": name,
        "summary": {"plain": "Invented.", "clinical": "Invented."},
        "measures": "Something invented.",
        "better": better,
        "smallest_important_difference": "not searched",
        "matters_to_patients": True,
    }
    return Outcome.model_validate(given | fields)


def ratio(measure: str, estimate: str, **fields: Any) -> Result:
    value = {"measure": measure, "estimate": Decimal(estimate), **fields}
    given = {
        "id": "hums",
        "outcome": "hums",
        "contrast": "between arms",
        "index": ["zorbatine"],
        "comparator": ["dummy"],
        "effect": {"value": value, "cite": CITE},
    }
    return Result.model_validate(given)


@pytest.mark.parametrize(
    ("name", "better", "event", "estimate", "direction"),
    [
        ("Overall survival", HIGHER, DEATH, "0.62", "benefit"),
        ("Overall survival", HIGHER, DEATH, "1.31", "harm"),
        ("Time to recovery", LOWER, RECOVERY, "1.17", "benefit"),
        ("Time to recovery", LOWER, RECOVERY, "0.8", "harm"),
        ("Death", LOWER, DEATH, "0.62", "benefit"),
        ("Something", "neither", DEATH, "0.62", "benefit"),
        ("Something", "neither", RECOVERY, "1.00", "no difference"),
    ],
)
@pytest.mark.parametrize("measure", ["hazard ratio", "odds ratio", "risk ratio", "rate ratio"])
@pytest.mark.parametrize("is_on_the_effect", [True, False])
def test_a_named_event_decides_which_way_is_good(
    name: str,
    better: str,
    event: dict[str, Any],
    estimate: str,
    direction: str,
    measure: str,
    is_on_the_effect: bool,
) -> None:
    own, of_outcome = ({"event": event}, {}) if is_on_the_effect else ({}, {"event": event})
    found = direction_of(ratio(measure, estimate, **own), outcome(name, better, **of_outcome))
    assert found == ResultDirection(direction)


ENDED = [
    ("Overall survival", HIGHER, {}),
    ("Survival", HIGHER, {"unit": "%"}),
    ("Time to relapse", HIGHER, {}),
    ("Hum-free time", HIGHER, {"measures": "Time from randomisation to the next hum.", "unit": "weeks"}),
    ("Time to recovery", LOWER, {}),
    ("Recovery", LOWER, {"measures": "Time from randomisation to recovery."}),
    ("Recovery", LOWER, {"measures": "Days until the humming ends."}),
]
OPEN = [
    ("People alive at a year", HIGHER, {}),
    ("Duration of humming", LOWER, {}),
    ("Length of hospital stay", LOWER, {}),
    ("Recovery", LOWER, {"unit": "days"}),
    ("Hum scale", LOWER, {"unit": "points"}),
    ("People who still hum", LOWER, {}),
    ("Persistent humming", LOWER, {}),
    ("Time to recovery", "neither", {}),
    ("Anything", "neither", {}),
]


@pytest.mark.parametrize(
    ("measure", "name", "better", "fields"),
    [
        *(("odds ratio", *one) for one in (*ENDED, *OPEN)),
        *(("hazard ratio", *one) for one in OPEN),
    ],
)
def test_without_a_name_an_event_that_may_be_the_opposite_gives_no_direction(
    measure: str, name: str, better: str, fields: dict[str, Any]
) -> None:
    measured = outcome(name, better, **fields)
    assert direction_of(ratio(measure, "0.62"), measured) is ResultDirection.UNKNOWN
    found = ratio(measure, "0.62").effect
    assert found is not None
    assert found.value is not None
    assert is_more_good(found.value.measure, None, measured) is None


@pytest.mark.parametrize(("name", "better", "fields"), ENDED)
def test_a_hazard_ratio_under_a_time_counts_what_ends_it(name: str, better: str, fields: dict[str, Any]) -> None:
    # The time is over with the event: where a longer time is better, the event is unwanted, else it is wanted.
    measured = outcome(name, better, **fields)
    fewer, more = ResultDirection.BENEFIT, ResultDirection.HARM
    if better == LOWER:
        fewer, more = more, fewer
    assert direction_of(ratio("hazard ratio", "0.62"), measured) is fewer
    assert direction_of(ratio("hazard ratio", "1.62"), measured) is more


def test_an_unwanted_event_that_reads_as_one_is_counted_itself() -> None:
    assert direction_of(ratio("hazard ratio", "0.62"), outcome("Relapse", LOWER)) is ResultDirection.BENEFIT
    assert direction_of(ratio("odds ratio", "1.62"), outcome("Relapse", LOWER, unit="%")) is ResultDirection.HARM
    assert direction_of(ratio("risk ratio", "1.62"), outcome("Hum-free nights", HIGHER)) is ResultDirection.BENEFIT


def test_people_with_a_response_are_no_more_of_what_is_measured() -> None:
    score = outcome("Hum score", LOWER, unit="points")
    assert direction_of(ratio("risk ratio", "1.8"), score) is ResultDirection.UNKNOWN
    assert direction_of(ratio("risk difference", "0.2"), score) is ResultDirection.UNKNOWN


def test_an_effects_own_event_goes_before_the_outcomes() -> None:
    survival = outcome("Survival", HIGHER, event=DEATH)
    found = ratio("odds ratio", "1.4", event={"name": "survival", "wanted": True})
    assert direction_of(found, survival) is ResultDirection.BENEFIT


def test_a_ratio_in_percent_is_held_against_a_hundred() -> None:
    relapse = outcome("Relapse", LOWER)
    assert direction_of(ratio("risk ratio", "78", unit="%"), relapse) is ResultDirection.BENEFIT
    assert direction_of(ratio("risk ratio", "100", unit="%"), relapse) is ResultDirection.NO_DIFFERENCE
    assert direction_of(ratio("risk ratio", "131", unit="per cent"), relapse) is ResultDirection.HARM
