"""Relative changes, worked out from what a result reports."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from monograph.entries.kinds.result import Result
from monograph.entries.shared.values import numbers, shown
from monograph.evidence.effects.effects import Change, relative_change

CITE = "Quill2031, table 2"


def side(arm: str, figure: object, statistic: str = "mean") -> dict[str, Any]:
    reported = figure if figure in ("not seen", "not reported") else {"value": figure, "cite": CITE}
    return {"arms": [arm], "statistic": statistic, "figure": reported}


def change(*sides: dict[str, Any], **fields: Any) -> Change | None:
    result = {
        "id": "hum",
        "outcome": "hum-score",
        "contrast": "between arms",
        "index": ["zorbatine"],
        "comparator": ["dummy"],
        "sides": sides,
    }
    return relative_change(Result.model_validate(result | fields))


def effect(measure: str, estimate: str) -> dict[str, Any]:
    return {"effect": {"value": {"measure": measure, "estimate": Decimal(estimate)}, "cite": CITE}}


@pytest.mark.parametrize("measure", ["ratio of means", "rate ratio", "risk ratio"])
def test_to_31_percent_is_69_percent_fewer(measure: str) -> None:
    found = change(**effect(measure, "0.31"))
    assert found == Change(Decimal(-69), Decimal("0.31"), f"{measure} 0.31")


@pytest.mark.parametrize("measure", ["odds ratio", "hazard ratio"])
def test_odds_and_hazards_are_no_percentage_of_people_and_nothing_is_said_in_their_place(measure: str) -> None:
    assert change(**effect(measure, "0.31")) is None
    means = (side("dummy", "5.3 points"), side("zorbatine", "3.5 points"))
    assert change(*means, **effect(measure, "0.31")) is None


@pytest.mark.parametrize("unit", ["%", "percent", "per cent", "% of placebo"])
def test_a_ratio_in_percent_is_read_as_one(unit: str) -> None:
    given = {"measure": "risk ratio", "estimate": Decimal(200), "unit": unit}
    found = change(effect={"value": given, "cite": CITE})
    assert found == Change(Decimal(100), Decimal("2.00"), "risk ratio 200 %")


def test_a_ratio_that_may_be_a_percentage_is_not_said_to_be_thousands_of_percent_higher() -> None:
    assert change(**effect("risk ratio", "78")) is None
    assert change(**effect("ratio of means", "200")) is None


def test_two_means_give_their_ratio_and_the_percentage() -> None:
    found = change(side("dummy", "5.3 points"), side("zorbatine", "3.5 points"))
    assert found == Change(Decimal(-34), Decimal("0.66"), "3.5 and 5.3")


def test_a_rise_is_positive_and_halves_are_rounded_up() -> None:
    assert change(side("dummy", "8 points"), side("zorbatine", "12 points")) == Change(
        Decimal(50), Decimal("1.50"), "12 and 8"
    )
    found = change(**effect("risk ratio", "1.125"))
    assert found is not None
    assert (found.percent, found.ratio) == (Decimal(13), Decimal("1.13"))


def test_a_ratio_the_source_gives_goes_before_our_own() -> None:
    found = change(side("dummy", "5.3 points"), side("zorbatine", "3.5 points"), **effect("ratio of means", "0.7"))
    assert found is not None
    assert found.percent == Decimal(-30)


@pytest.mark.parametrize("statistic", ["mean change", "median", "median change", "count", "percentage of people"])
def test_there_is_no_ratio_of_changes_or_medians(statistic: str) -> None:
    assert change(side("dummy", "5.3 points"), side("zorbatine", "3.5 points", statistic)) is None
    assert change(side("dummy", "5.3 points", statistic), side("zorbatine", "3.5 points", statistic)) is None


@pytest.mark.parametrize(
    ("comparator", "index"),
    [
        ("5 to 6 points", "3.5 points"),
        ("5.3 points", "> 3 points"),
        ("0 points", "3.5 points"),
        ("-5.3 points", "3.5 points"),
        ("5.3 points", "3.5 %"),
        ("not seen", "3.5 points"),
        ("5.3 points", "not reported"),
    ],
)
def test_figures_that_allow_no_ratio_give_none(comparator: str, index: str) -> None:
    assert change(side("dummy", comparator), side("zorbatine", index)) is None


def test_a_figure_of_an_arm_that_is_not_compared_is_left_alone() -> None:
    assert change(side("dummy", "5.3 points"), side("pellidone", "3.5 points")) is None


def test_a_difference_is_no_ratio() -> None:
    assert change(**effect("mean difference", "-1.8")) is None
    assert change(**effect("risk ratio", "0")) is None


def test_a_negative_mean_gives_no_ratio() -> None:
    assert change(side("dummy", "5 points"), side("zorbatine", "-2 points")) is None


def test_no_change_has_no_sign() -> None:
    found = change(**effect("risk ratio", "0.998"))
    assert found is not None
    assert shown(found.percent) == "0"


def test_the_largest_numbers_that_are_read_can_be_computed_with() -> None:
    most = numbers._LARGEST_EXPONENT
    assert change(side("dummy", f"9e-{most} points"), side("zorbatine", f"9e{most} points")) is not None
