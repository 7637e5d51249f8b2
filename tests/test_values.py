"""Values written as one short text: they keep the digits that were printed, and refuse what they cannot mean."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from monograph.entries.kinds.result import Interval
from monograph.entries.kinds.study import Participants
from monograph.entries.shared.parts import Reported
from monograph.entries.shared.values import CountOf, Number, PartialDate, PValue, Quantity, Whole, shown


def read(kind: Any, raw: object) -> Any:
    return TypeAdapter(kind).validate_python(raw)


def remedy(kind: Any, raw: object) -> str:
    with pytest.raises(ValidationError) as caught:
        read(kind, raw)
    (fault,) = caught.value.errors()
    return str(fault["ctx"]["remedy"])


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("150 mg", "150 mg"),
        ("5.30 points", "5.30 points"),
        ("0.10", "0.10"),
        ("12.0 %", "12.0 %"),
        ("150 to 300 mg", "150 to 300 mg"),
        ("-7.0 points", "−7.0 points"),
        ("−7.0 points", "−7.0 points"),
        ("-5 to -3 points", "−5 to −3 points"),
        ("+3 points", "3 points"),
        ("1234.50 mg", "1,234.50 mg"),
        ("> 70 %", "> 70 %"),
        ("<5 mg", "< 5 mg"),
        ("20 mg/day", "20 mg/day"),
        ("5e-3 mg", "0.005 mg"),
        (" 5 mg ", "5 mg"),
        (7, "7"),
        (Decimal("3.50"), "3.50"),
    ],
)
def test_a_quantity_keeps_its_printed_digits(written: object, printed: str) -> None:
    assert str(read(Quantity, written)) == printed


@pytest.mark.parametrize(
    "written",
    [
        "mg 150",
        "nan mg",
        "inf mg",
        "٣ mg",
        "1/2 mg",
        "1.2.3 mg",
        "",
        "about 5 mg",
        True,
        None,
        ["5 mg"],
        {"value": 5},
    ],
)
def test_a_quantity_of_another_form_is_refused_with_an_example(written: object) -> None:
    assert remedy(Quantity, written) == f"Write it like this: {Quantity.example}."


def test_a_misspelt_unit_is_refused_with_the_nearest_one() -> None:
    assert remedy(Quantity, "5 pionts") == "Did you mean `points`?"
    for written in ("5 furlongs", "5 - 3 mg", "5 xmol/L", "5 mg/cL", "5 fg/mL", "5 kilg"):
        assert "add yours under `units`" in remedy(Quantity, written)  # one that is like it is another amount


# As print has it, and as a keyboard has it: both are read, as the same.
@pytest.mark.parametrize(
    ("kind", "printed", "typed"),
    [
        (Quantity, "−7.0 points", "-7.0 points"),
        (Quantity, "–7.0 points", "-7.0 points"),
        (Quantity, "‑7.0\u00a0points", "-7.0 points"),
        (Quantity, "78.3\u202f%", "78.3 %"),
        (Quantity, "12\u2009000\u00a0mg", "12000 mg"),
        (Quantity, "１２ mg", "12 mg"),
        (Quantity, "0·05 mg", "0.05 mg"),
        (Quantity, "300–900 mg", "300 to 900 mg"),
        (Quantity, "−5\u2009–\u2009−3 points", "-5 to -3 points"),
        (Quantity, "≥\u20075 mg", "≥ 5 mg"),
        (Quantity, ">=5 mg", "≥ 5 mg"),
        (Quantity, "5 μg", "5 µg"),
        (Quantity, "4.1 × 10^9/L", "4.1 ×10⁹/L"),
        (Quantity, "5 × 10³ mg", "5e3 mg"),
        (PValue, "<\u20090·001", "< 0.001"),
        (PValue, "1.2 × 10^−4", "1.2e-4"),
        (PValue, "0.03–0.08", "0.03 to 0.08"),
        (CountOf, "１８ of\u00a020", "18 of 20"),
        (PartialDate, "2031–04‑09", "2031-04-09"),
    ],
)
def test_signs_of_print_are_read(kind: Any, printed: str, typed: str) -> None:
    assert read(kind, printed) == read(kind, typed)


@pytest.mark.parametrize(
    ("kind", "printed", "number"),
    [
        (Number, "−2.0", Decimal("-2.0")),
        (Number, "–2·0", Decimal("-2.0")),
        (Number, "１", Decimal(1)),
        (Whole, "12\u202f000", 12000),
        (Whole, "１２", 12),
    ],
)
def test_signs_of_print_are_read_in_bare_numbers(kind: Any, printed: str, number: object) -> None:
    assert read(kind, printed) == number


@pytest.mark.parametrize(
    ("kind", "written", "offers"),
    [
        (Quantity, "150mg", "Write `150 mg`: one space"),
        (Quantity, "150  mg", "Write `150 mg`: one space"),
        (Quantity, "78.3%", "Write `78.3 %`: one space"),
        (Quantity, "8wk", "Write `8 weeks`: the unit"),
        (Quantity, "8-week", "Write `8 weeks`"),
        (Quantity, "300-900 mg", "Write `300 to 900 mg`: a range takes the word `to`"),
        (Quantity, "300 mg-900 mg", "Write `300 to 900 mg`"),
        (Quantity, "8wk–12wk", "Write `8 to 12 weeks`"),
        (Quantity, "-5 - -3 points", "Write `-5 to -3 points`"),
        (Quantity, "0,05 mg", "Write `0.05 mg`: decimals take a point"),
        (Quantity, "1,000 mg", "Write `1000 mg`, or `1.000 mg` if the comma is a decimal point"),
        (Quantity, "1.234,5 mg", "Write `1234.5 mg`"),
        (Quantity, "12 000 mg", "Write `12000 mg`: thousands are not set apart"),
        (Quantity, "1.", "Write `1`: a digit is on each side of the point"),
        (Quantity, ".5 mg", "Write `0.5 mg`"),
        (Quantity, "5±2 mg", "Write `5 mg`: what follows ± belongs into `spread`"),
        (Quantity, ">36months", 'Write `"> 36 months"`'),
        (Quantity, "up to 30 mg", "Write `≤ 30 mg`: a bound is a sign"),
        (Quantity, "4.1e9/L", "Write `4.1 ×10⁹/L`"),
        (PValue, "p=.03", "Write `0.03`"),
        (PValue, "P<0.05", "Write `< 0.05`: the field says"),
        (PValue, "< .001", "Write `< 0.001`"),
        (PValue, "0,05", "Write `0.05`"),
        (PValue, "n.s.", "Write `NS`"),
        (CountOf, "18/20", "Write `18 of 20`"),
        (CountOf, "18 (90 %) of 20", "Write `18 of 20`"),
        (PartialDate, "9 April 2031", "Write `2031-04-09`"),
        (PartialDate, "2031-4", "Write `2031-04`"),
        (PartialDate, "02/03/2035", "Write `2035-03-02`, or `2035-02-03` if the month comes first"),
        (Number, "0.31", "Write `0.31`: a number has no quotation marks"),
        (Number, "0,05", "Write `0.05`"),
        (Number, "-2.0 points", "Write `-2.0`: the unit is not here"),
        (Whole, "12 000", "Write `12000`"),
        (Whole, "20 people", "Write `20`"),
    ],
)
def test_a_remedy_offers_the_text_that_was_meant_and_it_is_read(kind: Any, written: str, offers: str) -> None:
    said = remedy(kind, written)
    assert said.startswith(offers), said
    for text in re.findall(r"`([^`]+)`", said)[:1]:
        read(kind, {Number: Decimal, Whole: int}.get(kind, lambda one: one.strip('"'))(text))


def test_a_range_begins_at_its_lower_end() -> None:
    assert remedy(Quantity, "300 to 150 mg") == "The lower end of a range comes first."


def test_only_a_single_number_is_exact() -> None:
    assert read(Quantity, "150 mg").is_exact
    assert not read(Quantity, "150 to 300 mg").is_exact
    assert not read(Quantity, "> 150 mg").is_exact


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        (Decimal("0.047"), "p = 0.047"),
        (Decimal("0.10"), "p = 0.10"),
        ("0.047", "p = 0.047"),
        ("< 0.05", "p < 0.05"),
        ("<0.0001", "p < 0.0001"),
        ("≤ 0.001", "p ≤ 0.001"),
        ("> 0.99", "p > 0.99"),
        ("0.057 to 0.08", "p = 0.057 to 0.08"),
        (1, "p = 1"),
    ],
)
def test_a_p_value_is_kept_as_printed(written: object, printed: str) -> None:
    assert str(read(PValue, written)) == printed


@pytest.mark.parametrize("written", ["1.04", "-0.01", Decimal("4.7"), "0.2 to 1.5"])
def test_a_p_value_lies_between_0_and_1(written: object) -> None:
    assert remedy(PValue, written) == "A p value lies between 0 and 1."


def test_a_range_of_p_values_begins_with_the_lower_one() -> None:
    assert remedy(PValue, "0.08 to 0.05") == "The lower end of a range comes first."


@pytest.mark.parametrize("written", ["<", "5 %", "1,2", True, None])
def test_a_p_value_of_another_form_is_refused(written: object) -> None:
    assert remedy(PValue, written).startswith("Write it like this")


def test_a_count_names_both_numbers() -> None:
    assert str(read(CountOf, "18 of 20")) == "18 of 20"
    assert str(read(CountOf, "0 of 20")) == "0 of 20"


@pytest.mark.parametrize("written", ["21 of 20", "0 of 0"])
def test_a_count_is_not_larger_than_its_total(written: str) -> None:
    assert remedy(CountOf, written) == "The first number cannot be larger than the second."


@pytest.mark.parametrize("written", ["18", 18, "21/20", "-1 of 20", "1.5 of 20", True])
def test_a_count_of_another_form_is_refused(written: object) -> None:
    assert remedy(CountOf, written).startswith("Write it like this")


@pytest.mark.parametrize(
    ("written", "printed", "iso"),
    [
        (2031, "2031", "2031"),
        ("2031", "2031", "2031"),
        ("2031-04", "April 2031", "2031-04"),
        ("2031-04-09", "9 April 2031", "2031-04-09"),
        ("2032-02-29", "29 February 2032", "2032-02-29"),
    ],
)
def test_a_date_is_as_exact_as_it_was_written(written: object, printed: str, iso: str) -> None:
    date = read(PartialDate, written)
    assert (str(date), date.iso) == (printed, iso)


@pytest.mark.parametrize(
    "written",
    ["2031-13", "2031-04-00", "spring 2031", "0999", "12031", "30/02/2031", Decimal("2031.04")],
)
def test_a_date_of_another_form_is_refused(written: object) -> None:
    assert remedy(PartialDate, written).startswith("Write it like this")


@pytest.mark.parametrize(
    ("written", "day"),
    [("2031-04-31", "April 2031 has no day 31."), ("2031-02-30", "February 2031 has no day 30.")],
)
def test_a_day_that_no_month_has_is_refused(written: str, day: str) -> None:
    assert remedy(PartialDate, written) == day


@pytest.mark.parametrize("digits", ["0.310", "12", "-1.80", "0.00010"])
def test_a_number_keeps_its_printed_digits(digits: str) -> None:
    assert str(read(Number, Decimal(digits))) == digits


@pytest.mark.parametrize("written", [True, None, "many", [1]])
def test_a_number_is_written_as_a_number(written: object) -> None:
    assert remedy(Number, written).startswith("Write digits with a point")


def test_a_whole_number_is_neither_true_nor_text() -> None:
    for written in (True, "20", Decimal("20.5")):
        with pytest.raises(ValidationError):
            read(Whole, written)


@pytest.mark.parametrize(
    ("number", "printed"),
    [("1234567.80", "1,234,567.80"), ("-0.5", "−0.5"), ("999", "999"), ("1000", "1,000"), ("1E+3", "1,000")],
)
def test_a_number_is_shown_with_thousands_apart_and_a_true_minus_sign(number: str, printed: str) -> None:
    assert shown(Decimal(number)) == printed


def test_an_absence_may_stand_alone_and_a_search_needs_its_date() -> None:
    assert read(Reported[Quantity], "not reported").value is None
    with pytest.raises(ValidationError):
        read(Reported[Quantity], "searched, none found")


# What is still let through; see the report of the critic. Each mark goes when its fault is fixed.


@pytest.mark.parametrize("written", [True, "60", Decimal("60.0"), -3])
def test_a_number_of_people_is_a_whole_number(written: object) -> None:
    with pytest.raises(ValidationError):
        read(Participants, {"randomised": {"value": written, "cite": "Quill2031, abstract"}})


@pytest.mark.parametrize(("kind", "written"), [(Quantity, "1e999 mg"), (Number, Decimal("1e999"))])
def test_a_number_nobody_measures_is_refused(kind: Any, written: object) -> None:
    remedy(kind, written)


def test_a_range_of_p_values_has_no_comparator() -> None:
    remedy(PValue, "< 0.05 to 0.1")


def test_a_range_has_no_bound() -> None:
    remedy(Quantity, "< 150 to 300 mg")


def test_a_leap_day_stands_in_leap_years_only() -> None:
    remedy(PartialDate, "2031-02-29")


@pytest.mark.parametrize("level", ["50", "90", "95", "97.5", "99.9"])
def test_an_interval_has_a_level_in_percent(level: str) -> None:
    assert Interval(level=Decimal(level), low=Decimal(1), high=Decimal(2)).level == Decimal(level)


@pytest.mark.parametrize("level", ["0.95", "49", "100", "200", "-95"])
def test_a_share_or_more_than_all_is_no_level_of_an_interval(level: str) -> None:
    with pytest.raises(ValidationError, match="an interval of"):
        Interval(level=Decimal(level), low=Decimal(1), high=Decimal(2))


@pytest.mark.parametrize("written", [10**13, 2**63])
def test_a_whole_number_nobody_counts_is_refused(written: int) -> None:
    assert remedy(Whole, written).startswith("No one measures a number of that size")
    assert read(Whole, 10**13 - 1) == 10**13 - 1
