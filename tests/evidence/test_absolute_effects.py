"""Absolute effects, against tables that others have published and against hand-made numbers.

The rows of ``published/absolute_effects.csv`` are printed in summaries of findings; their subject is left out.
``verdict`` says whether the printed digits follow from the printed inputs: ``yes``; ``tie``, by another rule for
halves; ``finer input``, from an input that rounds to the printed one; or ``no``.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from monograph.entries.shared.values import CountOf
from monograph.entries.shared.vocabulary import EffectMeasure
from monograph.evidence.effects.absolute_effects import (
    Estimate,
    Method,
    from_counts,
    from_ratio,
    may_be,
    number_needed,
    out_of,
)
from monograph.evidence.numbers.proportions import log_risk_ratio, newcombe, wilson
from monograph.evidence.numbers.rounding import Band, decimals, exactly, printed

with (Path(__file__).parent / "published/absolute_effects.csv").open(encoding="utf-8") as file:
    ROWS = tuple(csv.DictReader(file))
Row = dict[str, str]


def rows(*verdicts: str) -> list[object]:
    return [pytest.param(row, id=row["row"]) for row in ROWS if row["verdict"] in verdicts]


def comparator(row: Row) -> tuple[Decimal, Band]:
    if row["comparator"].find(" of ") > 0:
        counted = CountOf.parse(row["comparator"])
        share = Decimal(counted.count) / counted.total
        return share, exactly(share)
    whole, stated = Decimal(row["whole"]), Decimal(row["comparator"])
    return stated / whole, Band(printed(stated).low / whole, printed(stated).high / whole)


def ratio(row: Row) -> Estimate:
    low, high = (Decimal(row[end]) if row[end] else None for end in ("low", "high"))
    return Estimate(Decimal(row["ratio"]), low, high)


def stated(row: Row) -> Estimate:
    low, high = (Decimal(row[end]) if row[end] else None for end in ("printed_low", "printed_high"))
    return Estimate(Decimal(row["printed"]), low, high)


@pytest.mark.parametrize("row", rows("yes"))
def test_the_printed_digits_come_out_of_the_printed_inputs(row: Row) -> None:
    effect = from_ratio(comparator(row)[0], EffectMeasure(row["measure"]), ratio(row))
    assert effect is not None
    is_cut = row["printed_high"] == row["per"]
    found = (effect.cut if is_cut else effect).treatment if row["kind"] == "risk" else effect.difference
    for computed, given in zip(found.ends, stated(row).ends, strict=True):
        assert out_of(computed, Decimal(row["per"]), decimals(given)) == given


def agrees(row: Row) -> bool:
    pairs = zip(stated(row).ends, ratio(row).ends, strict=True)
    whole, is_difference = Decimal(row["per"]), row["kind"] == "difference"
    return all(
        may_be(
            Band(printed(given).low / whole, printed(given).high / whole),
            comparator(row)[1],
            EffectMeasure(row["measure"]),
            one,
            is_difference=is_difference,
        )
        for given, one in pairs
    )


@pytest.mark.parametrize("row", rows("yes", "tie", "finer input"))
def test_what_follows_from_some_input_that_rounds_to_the_printed_one_agrees(row: Row) -> None:
    assert agrees(row)


@pytest.mark.parametrize("row", rows("no"))
def test_what_follows_from_no_such_input_does_not(row: Row) -> None:
    assert not agrees(row)


def test_every_row_has_a_verdict_that_is_tried() -> None:
    counts = [sum(row["verdict"] == one for row in ROWS) for one in ("yes", "tie", "finer input", "no")]
    assert counts == [33, 5, 18, 7]


def test_a_risk_is_cut_at_all_people_and_a_rate_is_not() -> None:
    risk = from_ratio(Decimal("0.522"), EffectMeasure.RISK_RATIO, Estimate(Decimal("0.8"), None, Decimal("2.46")))
    assert risk is not None
    assert [risk.treatment.high, risk.difference.high] == [Decimal("1.28412"), Decimal("0.76212")]
    assert [risk.cut.treatment.high, risk.cut.difference.high] == [Decimal(1), Decimal("0.478")]
    rate = from_ratio(Decimal("1.2"), EffectMeasure.RATE_RATIO, Estimate(Decimal("0.77")))
    assert rate is not None
    assert rate.treatment.value == Decimal("0.924")


def test_cutting_a_risk_leaves_the_interval_of_counts() -> None:
    effect = from_counts(CountOf(16, 29), CountOf(4, 30))
    assert effect.cut == effect
    assert [out_of(one, Decimal(1000)) for one in effect.difference.ends] == [
        Decimal(418),
        Decimal(178),
        Decimal(601),
    ]


def test_the_method_is_named() -> None:
    half, ratio_of = Decimal("0.5"), Estimate(Decimal("0.8"))
    methods = {
        measure: effect.method if (effect := from_ratio(half, measure, ratio_of)) else None
        for measure in EffectMeasure
    }
    assert {measure for measure, method in methods.items() if method} == {
        *(EffectMeasure.RISK_RATIO, EffectMeasure.RATE_RATIO, EffectMeasure.RATIO_OF_MEANS),
        *(EffectMeasure.ODDS_RATIO, EffectMeasure.HAZARD_RATIO),
    }
    assert methods[EffectMeasure.HAZARD_RATIO] is Method.SURVIVAL
    assert from_ratio(Decimal("1.2"), EffectMeasure.RISK_RATIO, ratio_of) is None


# Counts of two groups, and the difference in percent as published, with Newcombe's limits.
DIFFERENCES = [
    ("7 of 67", "11 of 67", -6, -18, 6),
    ("37 of 65", "42 of 64", -9, -25, 8),
    ("46 of 63", "49 of 63", -5, -20, 10),
    ("21 of 65", "28 of 64", -11, -27, 5),
    ("35 of 63", "42 of 63", -11, -27, 6),
    ("50 of 62", "57 of 62", -11, -24, 1),
    ("40 of 62", "53 of 62", -21, -35, -6),
    ("17 of 64", "17 of 63", 0, -16, 15),
    ("23 of 62", "36 of 62", -21, -37, -3),
]


@pytest.mark.parametrize(("index", "control", "value", "low", "high"), DIFFERENCES)
def test_a_difference_of_counts_has_newcombes_interval(
    index: str, control: str, value: int, low: int, high: int
) -> None:
    effect = from_counts(CountOf.parse(index), CountOf.parse(control))
    assert [out_of(one, Decimal(100)) for one in effect.difference.ends] == [value, low, high]
    assert effect.method is Method.COUNTS


@pytest.mark.parametrize(
    ("index", "control", "low", "high"),
    [("12 of 67", "16 of 141", "0.7919346", "3.145733"), ("8 of 106", "5 of 120", "0.611", "5.37")],
)
def test_a_risk_ratio_of_counts_has_its_interval_on_the_log_scale(
    index: str, control: str, low: str, high: str
) -> None:
    band = log_risk_ratio(CountOf.parse(index), CountOf.parse(control))
    assert band is not None
    for found, given in ((band.low, Decimal(low)), (band.high, Decimal(high))):
        assert out_of(found, Decimal(1), decimals(given)) == given


def test_no_ratio_of_counts_has_an_interval_where_nobody_had_an_event() -> None:
    assert log_risk_ratio(CountOf(0, 20), CountOf(4, 20)) is None


@pytest.mark.parametrize(
    ("counted", "low", "high"),
    [
        ("7 of 17", "21.6", "64.0"),
        ("7 of 26", "13.7", "46.1"),
        ("0 of 10", "0.0", "27.8"),
        ("9 of 9", "70.1", "100.0"),
    ],
)
def test_a_proportion_has_wilsons_interval(counted: str, low: str, high: str) -> None:
    band = wilson(CountOf.parse(counted))
    assert [out_of(one, Decimal(100), 1) for one in (band.low, band.high)] == [Decimal(low), Decimal(high)]


def test_newcombes_interval_turns_round_with_the_groups() -> None:
    one, other = CountOf(23, 60), CountOf(18, 72)
    assert newcombe(one, other).low == -newcombe(other, one).high


@pytest.mark.parametrize(
    ("value", "low", "high", "needed"),
    [
        ("0.024", None, None, (42,)),
        ("0.0617", None, None, (17,)),
        ("0.029", "0.004", "0.054", (35, 19, 250)),
        ("-0.09", None, None, (12,)),
        ("0.018", "-0.007", "0.043", None),
        ("0", None, None, None),
        ("0.02", "0", "0.04", None),
    ],
)
def test_a_number_needed_to_treat_is_given_where_the_interval_allows(
    value: str, low: str | None, high: str | None, needed: tuple[int, ...] | None
) -> None:
    ends = (Decimal(one) if one is not None else None for one in (low, high))
    found = number_needed(Estimate(Decimal(value), *ends))
    assert (found.ends if found is not None else None) == needed
