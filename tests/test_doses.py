"""What a dose adds up to in a day."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from monograph.entries.dosing import DoseLevel, SaltForm
from monograph.entries.values import Quantity
from monograph.evidence.doses import DailyDose, daily_dose


def day(**fields: object) -> DailyDose | None:
    return daily_dose(DoseLevel.model_validate(fields))


def test_amount_times_frequency_is_the_daily_dose() -> None:
    assert day(amount="20 mg", times_per_day=2) == DailyDose(Decimal(40), Decimal(40), "mg")


def test_decimals_stay_exact() -> None:
    assert day(amount="0.1 mg", times_per_day=3) == DailyDose(Decimal("0.3"), Decimal("0.3"), "mg")


def test_ranges_give_the_least_and_the_most() -> None:
    assert day(amount="20 to 30 mg", times_per_day="2 to 3") == DailyDose(Decimal(40), Decimal(90), "mg")


def test_a_daily_total_is_taken_as_it_stands() -> None:
    assert day(per_day="300 mg") == DailyDose(Decimal(300), Decimal(300), "mg")


@pytest.mark.parametrize(
    "fields", [{}, {"times_per_day": 2}, {"amount": "20 mg", "times_per_day": 2, "per_day": "40 mg"}]
)
def test_a_dose_is_said_in_exactly_one_way(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="the dose is said in two ways, or not at all"):
        DoseLevel.model_validate(fields)


def test_a_bound_is_not_taken_for_the_dose() -> None:
    assert day(amount="> 20 mg", times_per_day=2) != DailyDose(Decimal(40), Decimal(40), "mg")


@pytest.mark.parametrize(
    ("salt", "base", "wrong"),
    [
        ("0 mg", "0 mg", "is no amount"),
        ("10 mg", "-8 mg", "is no amount"),
        ("8 mg", "10 mg", "of base in"),
        ("10 mg", "10 mg", "of base in"),
        ("10 mg", "8 mg", ""),
        ("0.1 g", "80 mg", ""),
    ],
)
def test_a_salt_weighs_more_than_the_base_it_holds(salt: str, base: str, wrong: str) -> None:
    text = {"text": "It holds less.", "cite": "Quill2031, table 2"}
    form = {"text": text, "salt": "murmate", "salt_amount": salt, "base_amount": base}
    if not wrong:
        assert SaltForm.model_validate(form).base_amount == Quantity.parse(base)
        return
    with pytest.raises(ValidationError, match=wrong):
        SaltForm.model_validate(form)
