"""Which way a result points, and whether that is good for the person."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from monograph.entries import Outcome
from monograph.entries.kinds.result import Result
from monograph.evidence.effects.direction import (
    ResultDirection,
    Shift,
    direction_of,
    opposite,
    reversed_shift,
    shift_of,
)

CITE = "Quill2031, table 2"
BENEFIT, HARM = ResultDirection.BENEFIT, ResultDirection.HARM
NONE, UNKNOWN = ResultDirection.NO_DIFFERENCE, ResultDirection.UNKNOWN


def outcome(better: str = "lower is better", unit: str | None = None) -> Outcome:
    return Outcome.model_validate(
        {
            "name": "Humming",
            "summary": {"plain": "Invented.", "clinical": "Invented."},
            "measures": "Hums.",
            "better": better,
            "unit": unit,
            "smallest_important_difference": "not searched",
            "matters_to_patients": True,
        }
    )


def result(**fields: Any) -> Result:
    given = {
        "id": "hums",
        "outcome": "hum-frequency",
        "contrast": "between arms",
        "index": ["zorbatine"],
        "comparator": ["dummy"],
    }
    return Result.model_validate(given | fields)


def effect(measure: str, estimate: str) -> dict[str, Any]:
    return {"effect": {"value": {"measure": measure, "estimate": Decimal(estimate)}, "cite": CITE}}


def stated(words: str) -> dict[str, Any]:
    return {"direction": {"value": words, "cite": CITE}}


def side(arm: str, figure: str, statistic: str = "mean", **fields: object) -> dict[str, Any]:
    return {"arms": [arm], "statistic": statistic, "figure": {"value": figure, "cite": CITE}, **fields}


def sides(ours: str, theirs: str, statistic: str = "mean") -> dict[str, Any]:
    return {"sides": [side("zorbatine", ours, statistic), side("dummy", theirs, statistic)]}


@pytest.mark.parametrize(
    ("measure", "estimate", "direction"),
    [
        ("rate ratio", "0.52", BENEFIT),
        ("odds ratio", "1.31", HARM),
        ("risk ratio", "1.0", NONE),
        ("mean difference", "-1.8", BENEFIT),
        ("risk difference", "0.03", HARM),
        ("percent change", "0", NONE),
        ("hazard ratio", "0.7", BENEFIT),
    ],
)
def test_an_estimate_is_held_against_the_null_of_its_measure(
    measure: str, estimate: str, direction: ResultDirection
) -> None:
    assert direction_of(result(**effect(measure, estimate)), outcome()) is direction


def test_more_is_good_where_higher_is_better() -> None:
    assert direction_of(result(**effect("mean difference", "2.5")), outcome("higher is better")) is BENEFIT


@pytest.mark.parametrize(("better", "unit"), [("higher is better", None), ("lower is better", "weeks")])
def test_a_hazard_ratio_is_not_read_where_its_event_may_be_the_opposite_of_the_outcome(
    better: str, unit: str | None
) -> None:
    assert direction_of(result(**effect("hazard ratio", "0.7")), outcome(better, unit)) is UNKNOWN


def test_a_large_p_value_alone_makes_no_difference_of_a_difference() -> None:
    found = result(**effect("rate ratio", "0.52"), p={"value": Decimal("0.6"), "cite": CITE})
    assert direction_of(found, outcome()) is BENEFIT


def test_a_source_that_says_no_difference_is_believed_before_its_figures() -> None:
    assert direction_of(result(**sides("4.0 points", "4.4 points"), **stated("no difference")), outcome()) is NONE


@pytest.mark.parametrize(
    ("ours", "theirs", "direction"),
    [
        ("4.0 points", "8.0 points", BENEFIT),
        ("8.0 points", "4.0 points", HARM),
        ("6.9 points", "6.9 points", NONE),
        ("6.9 points", "7.0 points", UNKNOWN),
        ("4.0 points", "8.0 ms", UNKNOWN),
        ("3 to 5 points", "8.0 points", UNKNOWN),
    ],
)
def test_two_figures_are_compared_as_they_were_rounded(ours: str, theirs: str, direction: ResultDirection) -> None:
    assert direction_of(result(**sides(ours, theirs)), outcome()) is direction


def test_counts_are_compared_only_with_their_denominators() -> None:
    bare = result(**sides("4 people", "8 people", "count"))
    people = [{"people": {"value": value, "cite": CITE}} for value in ("9 of 40", "4 of 20")]
    shares = [
        {"arms": [arm], "statistic": "count", **one}
        for arm, one in zip(("zorbatine", "dummy"), people, strict=True)
    ]
    assert direction_of(bare, outcome()) is UNKNOWN
    assert direction_of(result(sides=shares), outcome()) is HARM


@pytest.mark.parametrize(("second", "direction"), [("5.0 points", BENEFIT), ("9.0 points", UNKNOWN)])
def test_several_groups_must_all_lie_on_one_side(second: str, direction: ResultDirection) -> None:
    groups = [side("low", "4.0 points"), side("high", second), side("dummy", "8.0 points")]
    assert direction_of(result(index=["low", "high"], sides=groups), outcome()) is direction


def test_a_percentage_of_the_comparator_is_held_against_a_hundred() -> None:
    found = result(sides=[side("zorbatine", "31 %", "percent of comparator")])
    assert direction_of(found, outcome()) is BENEFIT


def test_before_and_after_are_compared_with_the_baseline_or_with_no_change() -> None:
    before = {"value": "9.0 points", "cite": CITE}
    fields = {"contrast": "before–after", "comparator": []}
    later = result(**fields, sides=[side("zorbatine", "4.0 points", baseline=before)])
    change = result(**fields, sides=[side("zorbatine", "1.2 points", "mean change")])
    alone = result(**fields, sides=[side("zorbatine", "4.0 points")])
    assert [direction_of(one, outcome()) for one in (later, change, alone)] == [BENEFIT, HARM, UNKNOWN]


def test_words_count_where_there_are_no_figures() -> None:
    words = ("decrease", "increase", "no change", "favours the treatment", "favours the comparator")
    found = [direction_of(result(**stated(word)), outcome()) for word in words]
    assert found == [BENEFIT, HARM, NONE, BENEFIT, HARM]


def test_a_figure_counts_before_a_word() -> None:
    assert direction_of(result(**effect("rate ratio", "0.52"), **stated("increase")), outcome()) is BENEFIT


def test_where_neither_direction_is_better_there_is_only_up_and_down() -> None:
    higher = result(**effect("mean difference", "0.08"))
    assert shift_of(higher, outcome("neither")) is Shift.HIGHER
    assert direction_of(higher, outcome("neither")) is UNKNOWN


def test_the_other_side_sees_the_opposite() -> None:
    assert [opposite(one) for one in (BENEFIT, HARM, NONE, UNKNOWN)] == [HARM, BENEFIT, NONE, UNKNOWN]
    assert [reversed_shift(one) for one in (Shift.HIGHER, Shift.LOWER)] == [Shift.LOWER, Shift.HIGHER]


def test_two_statistics_of_one_side_are_each_compared_with_their_like() -> None:
    lower = [*sides("3 points", "5 points")["sides"], *sides("2 points", "4 points", "median")["sides"]]
    assert direction_of(result(sides=lower), outcome()) is BENEFIT
    both_ways = [*sides("3 points", "5 points")["sides"], *sides("4 points", "2 points", "median")["sides"]]
    assert direction_of(result(sides=both_ways), outcome()) is UNKNOWN
    alone = [*sides("3 points", "5 points")["sides"], side("zorbatine", "2 points", "median")]
    assert direction_of(result(sides=alone), outcome()) is BENEFIT
