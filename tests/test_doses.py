"""What a dose adds up to in a day."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from monograph.entries.kinds.dosing import Dose, DoseLevel, SaltForm
from monograph.entries.kinds.result import Effect
from monograph.entries.shared.values import Quantity
from monograph.evidence.studies.doses import DailyDose, daily_dose


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
    ("fields", "wrong"),
    [
        ({"amount": "0 mg"}, "is no dose"),
        ({"amount": "-20 mg", "times_per_day": 2}, "is no dose"),
        ({"per_day": "0 to 30 mg"}, "is no dose"),
        ({"per_day": "-300 mg"}, "is no dose"),
        ({"amount": "3 weeks"}, "is no amount of a treatment"),
        ({"per_day": "30 %"}, "is no amount of a treatment"),
        ({"per_day": "8 people"}, "is no amount of a treatment"),
        ({"per_day": 300}, "is no amount of a treatment"),
        ({"per_day": "300 unit not given"}, "is no amount of a treatment"),
        ({"per_day": "300 mg/day"}, "is a rate"),
        ({"amount": "20 mg", "times_per_day": 0}, "nothing is given"),
        ({"amount": "20 mg", "times_per_day": -2}, "nothing is given"),
        ({"amount": "20 mg", "times_per_day": "2 to 49"}, "nothing is given"),
    ],
)
def test_an_impossible_dose_is_refused(fields: dict[str, object], wrong: str) -> None:
    with pytest.raises(ValidationError, match=wrong):
        DoseLevel.model_validate(fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"per_day": "≤ 30 mg"},
        {"per_day": "2 sprays"},
        {"amount": "50 units"},
        {"amount": "15 minutes", "times_per_day": 2},
        {"amount": "0.5 µg", "times_per_day": 48},
        {"amount": "20 mg", "times_per_day": Decimal("0.5")},
    ],
)
def test_a_possible_dose_is_taken(fields: dict[str, object]) -> None:
    assert DoseLevel.model_validate(fields).model_fields_set == set(fields)


@pytest.mark.parametrize("most", ["0 sprays", "2 weeks"])
def test_the_most_in_a_day_is_an_amount(most: str) -> None:
    dosing: dict[str, object] = {
        "purpose": "label",
        "for_use": "Humming",
        "route": "oral",
        "counted_as": "murmate",
    }
    reported = {"value": "12 sprays", "cite": "Quill2031, table 2"}
    assert Dose.model_validate(dosing | {"maximum_in_24_h": reported}).maximum_in_24_h is not None
    with pytest.raises(ValidationError, match="is no"):
        Dose.model_validate(dosing | {"maximum_in_24_h": reported | {"value": most}})
    other = {"also_reported": [reported | {"value": most}], "preferred_because": "It is newer."}
    with pytest.raises(ValidationError, match="is no"):
        Dose.model_validate(dosing | {"maximum_in_24_h": reported | other})


@pytest.mark.parametrize(
    ("estimate", "unit", "is_possible"),
    [
        ("-100", "%", True),
        ("3", "%", True),
        ("100.1", "%", False),
        ("-0.25", None, True),
        ("3", None, False),
        ("-1.5", "ratio", False),
    ],
)
def test_a_risk_difference_is_one_that_can_be(estimate: str, unit: str | None, is_possible: bool) -> None:
    effect = {"measure": "risk difference", "estimate": Decimal(estimate), "unit": unit}
    if is_possible:
        assert Effect.model_validate(effect).estimate == Decimal(estimate)
        return
    with pytest.raises(ValidationError, match="more than all people"):
        Effect.model_validate(effect)


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
