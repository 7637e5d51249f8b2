"""What two sides give for an effect measure."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from monograph.entries import Study
from monograph.entries.kinds.result import Result
from monograph.evidence.effects.effects import implied_effect
from tests.fragments import base_of

CITE = "Quill2031, table 2"


def result(measure: str, index: dict[str, Any], comparator: dict[str, Any], **more: Any) -> Result:
    sides = [{"arms": ["zorbatine"]} | index, {"arms": ["placebo"]} | comparator]
    fields = {
        "arms": [
            {"id": "zorbatine", "name": "Zorbatine", "type": "experimental"},
            {"id": "placebo", "name": "Placebo", "type": "placebo"},
        ],
        "results": [
            {
                "id": "hums",
                "outcome": "hum-frequency",
                "contrast": "between arms",
                "index": ["zorbatine"],
                "comparator": ["placebo"],
                "sides": sides,
                "effect": {"value": {"measure": measure, "estimate": 1}, "cite": CITE},
            }
            | more
        ],
    }
    return base_of({"study/quill-2031": fields}).get(Study, "quill-2031").entry.results[0]


def mean(value: str, statistic: str = "mean") -> dict[str, Any]:
    return {"statistic": statistic, "figure": {"value": value, "cite": CITE}}


def people(value: str) -> dict[str, Any]:
    return {"statistic": "count", "people": {"value": value, "cite": CITE}}


@pytest.mark.parametrize(
    ("measure", "index", "comparator", "nominal"),
    [
        ("mean difference", mean("3.5 points"), mean("5.3 points"), "-1.8"),
        ("mean difference", mean("-0.11 points", "mean change"), mean("0.16 points", "mean change"), "-0.27"),
        ("ratio of means", mean("3 points"), mean("4 points"), "0.75"),
        ("percent change", mean("3 points"), mean("4 points"), "-25"),
        ("risk ratio", people("10 of 20"), people("2 of 20"), "5"),
        ("risk difference", people("10 of 20"), people("2 of 20"), "0.4"),
        ("odds ratio", people("10 of 20"), people("4 of 20"), "4"),
        ("risk ratio", mean("50 %", "percentage of people"), mean("10 %", "percentage of people"), "5"),
    ],
)
def test_an_effect_follows_from_two_sides(
    measure: str, index: dict[str, Any], comparator: dict[str, Any], nominal: str
) -> None:
    one = result(measure, index, comparator)
    assert one.effect is not None
    assert one.effect.value is not None
    implied = implied_effect(one, one.effect.value)
    assert not isinstance(implied, str), implied
    assert implied.nominal == Decimal(nominal)
    assert implied.band.holds(Decimal(nominal))


@pytest.mark.parametrize(
    ("measure", "index", "comparator"),
    [
        ("ratio of means", mean("-1 points", "mean change"), mean("1 points", "mean change")),
        ("mean difference", mean("3.5 points"), mean("5.3 %")),
        ("mean difference", mean("3.5 points"), mean("5.3 points", "median")),
        ("hazard ratio", mean("3.5 points"), mean("5.3 points")),
        ("risk ratio", people("3 of 20"), people("0 of 20")),
        ("ratio of means", mean("3 points"), mean("0 points")),
    ],
)
def test_some_effects_do_not_follow_and_say_why(
    measure: str, index: dict[str, Any], comparator: dict[str, Any]
) -> None:
    one = result(measure, index, comparator)
    assert one.effect is not None
    assert one.effect.value is not None
    assert isinstance(implied_effect(one, one.effect.value), str)


def test_before_and_after_are_two_figures_of_one_side() -> None:
    side = mean("3 points") | {"baseline": {"value": "4 points", "cite": CITE}}
    one = result("percent change", side, mean("9 points"), contrast="before–after")
    assert one.effect is not None
    assert one.effect.value is not None
    implied = implied_effect(one, one.effect.value)
    assert not isinstance(implied, str)
    assert implied.nominal == -25


@pytest.mark.parametrize(
    ("measure", "unit", "index", "comparator", "nominal"),
    [
        ("mean difference", "cramps/day", mean("20 cramps/week"), mean("27 cramps/week"), "-1"),
        ("mean difference", "points on the scale", mean("30 points"), mean("45 points"), "-15"),
        ("mean difference", "points", mean("30"), mean("45"), "-15"),
        ("risk difference", "percentage points", people("10 of 20"), people("2 of 20"), "40"),
        ("risk difference", "%", people("10 of 20"), people("2 of 20"), "40"),
    ],
)
def test_a_difference_is_worked_out_in_its_own_unit(
    measure: str, unit: str, index: dict[str, Any], comparator: dict[str, Any], nominal: str
) -> None:
    effect = {"value": {"measure": measure, "estimate": 1, "unit": unit}, "cite": CITE}
    one = result(measure, index, comparator, effect=effect)
    assert one.effect is not None
    assert one.effect.value is not None
    implied = implied_effect(one, one.effect.value)
    assert not isinstance(implied, str), implied
    assert implied.nominal == Decimal(nominal)


def test_a_difference_of_points_says_nothing_of_percent() -> None:
    effect = {"value": {"measure": "mean difference", "estimate": -15, "unit": "%"}, "cite": CITE}
    one = result("mean difference", mean("30 points"), mean("45 points"), effect=effect)
    assert one.effect is not None
    assert one.effect.value is not None
    assert isinstance(implied_effect(one, one.effect.value), str)


def test_the_sides_are_found_among_several_statistics_and_in_any_order_of_their_arms() -> None:
    pooled = ["placebo", "zorbatine"]
    sides = [
        {"arms": pooled} | mean("3 points"),
        {"arms": ["none"]} | mean("4 points"),
        {"arms": pooled} | mean("2 points", "median"),
        {"arms": ["none"]} | mean("5 points", "median"),
    ]
    fields = {
        "arms": [{"id": name, "name": name, "type": "experimental"} for name in ("zorbatine", "placebo", "none")],
        "results": [
            {
                "id": "hums",
                "outcome": "hum-frequency",
                "contrast": "between arms",
                "index": ["zorbatine", "placebo"],
                "comparator": ["none"],
                "sides": sides,
                "effect": {"value": {"measure": "ratio of means", "estimate": 1}, "cite": CITE},
            }
        ],
    }
    one = base_of({"study/quill-2031": fields}).get(Study, "quill-2031").entry.results[0]
    assert one.effect is not None
    assert one.effect.value is not None
    implied = implied_effect(one, one.effect.value)
    assert not isinstance(implied, str), implied
    assert implied.nominal == Decimal("0.75")
