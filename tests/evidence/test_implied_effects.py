"""What two sides give for an effect measure."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from monograph.entries import Study
from monograph.entries.result import Result
from monograph.evidence.effects import implied_effect
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
