"""Printed numbers as bands of half a last digit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from monograph.evidence.numbers.rounding import Band, agrees, decimals, exactly, printed, rounded_like


@pytest.mark.parametrize(
    ("number", "low", "high"),
    [
        ("5.3", "5.25", "5.35"),
        ("300", "299.5", "300.5"),
        ("-0.11", "-0.115", "-0.105"),
        ("0.10", "0.095", "0.105"),
    ],
)
def test_a_printed_number_stands_for_half_a_last_digit_to_either_side(number: str, low: str, high: str) -> None:
    assert printed(Decimal(number)) == Band(Decimal(low), Decimal(high))


def test_a_number_in_powers_of_ten_is_rounded_to_ones_at_the_coarsest() -> None:
    assert printed(Decimal("3E+2")) == Band(Decimal("299.5"), Decimal("300.5"))


def test_bands_are_computed_with_end_by_end() -> None:
    one, other = Band(Decimal(1), Decimal(2)), Band(Decimal(-3), Decimal(4))
    assert one + other == Band(Decimal(-2), Decimal(6))
    assert one - other == Band(Decimal(-3), Decimal(5))
    assert one * other == Band(Decimal(-6), Decimal(8))
    assert other / one == Band(Decimal(-3), Decimal(4))
    with pytest.raises(ZeroDivisionError):
        one / other
    with pytest.raises(ValueError, match="above zero"):
        other.ln()


@pytest.mark.parametrize(("stated", "fits"), [(32, False), (33, True), (34, True), (35, True), (36, False)])
def test_from_5_3_and_3_5_the_reduction_is_33_to_35_percent(stated: int, fits: bool) -> None:
    computed = (exactly(1) - printed(Decimal("3.5")) / printed(Decimal("5.3"))) * exactly(100)
    assert round(computed.low, 1) == Decimal("32.4")
    assert round(computed.high, 1) == Decimal("35.5")
    nominal = (1 - Decimal("3.5") / Decimal("5.3")) * 100
    assert agrees(Decimal(stated), nominal, computed) is fits


def test_a_coarser_number_agrees_when_it_is_the_rounding() -> None:
    difference = printed(Decimal("5.31")) - printed(Decimal("3.48"))
    assert agrees(Decimal("1.8"), Decimal("1.83"), difference)
    assert not agrees(Decimal("1.9"), Decimal("1.83"), difference)


def test_a_number_is_rounded_like_another_was_printed() -> None:
    assert rounded_like(Decimal("3.546"), Decimal("3.6")) == Decimal("3.5")
    assert str(rounded_like(Decimal("33.96"), Decimal("32"))) == "34"
    assert str(rounded_like(Decimal("-0.04"), Decimal("0.1"))) == "0.0"
    assert decimals(Decimal("3.40")) == 2


def test_a_large_number_is_rounded_to_many_decimals() -> None:
    pattern = Decimal("1.23456789012345E-12")
    assert rounded_like(Decimal("1E+12"), pattern) == Decimal("1E+12")
    assert decimals(rounded_like(Decimal("1E+12"), pattern)) == decimals(pattern)
