"""P values worked out from intervals, against values published in tables."""

from __future__ import annotations

from decimal import Decimal

import pytest

from monograph.entries.kinds.result import Interval
from monograph.entries.shared.values import PValue
from monograph.evidence.numbers.normal_intervals import (
    excludes_null,
    normal_quantile,
    normal_tail,
    p_band,
    p_of_interval,
    rounded_p,
)
from monograph.evidence.numbers.rounding import Band


def interval(low: str, high: str, level: str = "95") -> Interval:
    return Interval(level=Decimal(level), low=Decimal(low), high=Decimal(high))


@pytest.mark.parametrize(
    ("z", "tail"),
    # Upper tail probabilities of the standard normal distribution, from tables.
    [
        ("0", "0.5"),
        ("1", "0.158655"),
        ("1.645", "0.049985"),
        ("1.96", "0.024998"),
        ("3", "0.001350"),
        ("5", "2.8665e-7"),
    ],
)
def test_the_normal_tail_is_that_of_the_tables(z: str, tail: str) -> None:
    assert abs(normal_tail(Decimal(z)) - Decimal(tail)) < Decimal(tail) * Decimal("0.0005")


def test_far_out_nothing_is_left() -> None:
    assert normal_tail(Decimal(40)) == 0


@pytest.mark.parametrize(
    ("probability", "z"), [("0.975", "1.959964"), ("0.95", "1.644854"), ("0.995", "2.575829")]
)
def test_the_quantile_is_that_of_the_tables(probability: str, z: str) -> None:
    assert abs(normal_quantile(Decimal(probability)) - Decimal(z)) < Decimal("0.000001")


def test_a_published_worked_example_comes_out() -> None:
    # Altman and Bland 2011: ratio 0.81, interval 0.70 to 0.94, and p = 0.005 to 0.006 with all rounding.
    found = p_of_interval(Decimal("0.81"), interval("0.70", "0.94"), is_ratio=True)
    assert found is not None
    assert found.low < Decimal("0.0053") < found.high


def test_a_ratio_of_1_53_from_1_12_to_2_09_goes_with_p_0_009() -> None:
    found = p_of_interval(Decimal("1.53"), interval("1.12", "2.09"), is_ratio=True)
    assert found is not None
    assert found.low < Decimal("0.0085")
    assert found.high > Decimal("0.0075")


def test_an_estimate_outside_the_middle_gives_no_p() -> None:
    assert p_of_interval(Decimal("1.9"), interval("1.12", "2.09"), is_ratio=True) is None
    assert p_of_interval(Decimal("1.53"), interval("0.00", "2.09"), is_ratio=True) is None
    assert p_of_interval(Decimal(1), interval("1", "1"), is_ratio=False) is None


@pytest.mark.parametrize(
    ("low", "high", "is_ratio", "excludes"),
    [
        ("1.12", "2.09", True, True),
        ("0.60", "1.07", True, False),
        ("1.00", "2.09", True, None),
        ("-2.9", "-0.7", False, True),
        ("-2.9", "0.7", False, False),
        ("-2.9", "0.0", False, None),
    ],
)
def test_an_interval_leaves_out_no_effect_or_holds_it(
    low: str, high: str, is_ratio: bool, excludes: bool | None
) -> None:
    assert excludes_null(interval(low, high), is_ratio=is_ratio) is excludes


def test_a_printed_p_value_is_a_band() -> None:
    assert p_band(PValue.parse("0.047")) == Band(Decimal("0.0465"), Decimal("0.0475"))
    assert p_band(PValue.parse("< 0.001")) == Band(Decimal(0), Decimal("0.001"))
    assert p_band(PValue.parse("> 0.2")) == Band(Decimal("0.2"), Decimal(1))
    assert p_band(PValue.parse("0.01 to 0.04")) is None


def test_a_p_value_is_shown_to_two_digits() -> None:
    assert rounded_p(Decimal("0.0064769")) == "0.0065"
    assert rounded_p(Decimal("0.31")) == "0.31"
    assert rounded_p(Decimal("0.00001")) == "less than 0.0001"
