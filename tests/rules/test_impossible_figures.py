"""Figures that cannot be, and their neighbours that can: each kind, with the values that sources do print."""

from __future__ import annotations

import pytest

from tests.rules.impossible import SCALE, found, result, side, study

ON_SCALE = {"outcome__hum_score": SCALE}


@pytest.mark.parametrize(
    ("fields", "statistic", "says"),
    [
        ("figure: {value: 95 points, cite: C}", "mean", "95 points, but the scale `Hum scale` allows 0 to 40"),
        ("figure: {value: 41 points, cite: C}", "median", "41 points, but the scale `Hum scale` allows 0 to 40"),
        ("figure: {value: -14 points, cite: C}", "mean", "−14 points, but the scale `Hum scale` allows 0 to 40"),
        ("figure: {value: 55, cite: C}", "mean", "55, but the scale `Hum scale` allows 0 to 40"),
        (
            "figure: {value: 38 to 44 points, cite: C}",
            "mean",
            "38 to 44 points, but the scale `Hum scale` allows 0 to 40",
        ),
        (
            "figure: {value: '> 41 points', cite: C}",
            "mean",
            "> 41 points, but the scale `Hum scale` allows 0 to 40",
        ),
        (
            "figure: {value: -41 points, cite: C}",
            "mean change",
            "−41 points, but the scale `Hum scale` allows −40 to 40, as a change on a scale",
        ),
        (
            "baseline: {value: 44 points, cite: C}",
            "mean change",
            "44 points, but the scale `Hum scale` allows 0 to 40",
        ),
        (
            "spread: {value: {type: range, amount: 5 to 50 points}, cite: C}",
            "median",
            "a range of 5 to 50 points, but the scale `Hum scale` allows 0 to 40",
        ),
        (
            "spread: {value: {type: standard deviation, amount: 30 points}, cite: C}",
            "mean",
            "a standard deviation of 30 points, but the scale `Hum scale` allows 0 to 40",
        ),
    ],
)
def test_what_a_scale_does_not_allow_is_told(fields: str, statistic: str, says: str) -> None:
    [finding] = found("figure-is-on-its-scale", study(side(fields, statistic), **ON_SCALE))
    assert finding.startswith("results.second.sides.1.")
    assert finding.endswith(says)


@pytest.mark.parametrize(
    ("fields", "statistic"),
    [
        ("figure: {value: 0 points, cite: C}", "mean"),
        ("figure: {value: 40.0 points, cite: C}", "median"),
        ("figure: {value: -8 points, cite: C}", "mean change"),
        ("figure: {value: -33 %, cite: C}", "mean change"),
        ("figure: {value: 120 %, cite: C}", "mean"),  # in percent of something
        ("figure: {value: '> 30 points', cite: C}", "mean"),
        ("figure: {value: 60 people, cite: C}", "count"),
        ("figure: {value: 85 %, cite: C}", "percentage of people"),
        ("spread: {value: {type: range, amount: -20 to 35 points}, cite: C}", "median change"),
        ("spread: {value: {type: standard deviation, amount: 28 points}, cite: C}", "mean"),
    ],
)
def test_what_a_scale_allows_is_not(fields: str, statistic: str) -> None:
    assert not found("figure-is-on-its-scale", study(side(fields, statistic), **ON_SCALE))


def test_another_name_may_be_a_part_or_a_sum_of_a_scale() -> None:
    of_four = side("figure: {value: 95 points, cite: C}").replace(
        "{id: second,", "{id: second, as_named: four limbs,"
    )
    assert not found("figure-is-on-its-scale", study(of_four, **ON_SCALE))
    itself = of_four.replace("four limbs", "hum scale at rest")
    assert found("figure-is-on-its-scale", study(itself, **ON_SCALE))


def test_a_difference_is_at_most_as_wide_as_the_scale() -> None:
    wide = "effect: {value: {measure: mean difference, estimate: -44}, cite: C}"
    assert found("figure-is-on-its-scale", study(result(wide), **ON_SCALE)) == [
        "results.second.effect.value.estimate: a mean difference of −44, but the scale `Hum scale` allows "
        "−40 to 40, as a change on a scale"
    ]
    assert not found("figure-is-on-its-scale", study(result(wide.replace("-44", "-12")), **ON_SCALE))
    percent = wide.replace("-44", '-44, unit: "%"')
    assert not found("figure-is-on-its-scale", study(result(percent), **ON_SCALE))


def test_another_sources_value_with_a_note_may_be_what_it_misprints() -> None:
    others = "preferred_because: It is possible., also_reported: [{value: 95 points, cite: C}]"
    given = f"figure: {{{others}, value: 12 points, cite: C}}"
    [finding] = found("figure-is-on-its-scale", study(side(given), **ON_SCALE))
    assert finding.startswith("results.second.sides.1.figure.also_reported.1.value: 95 points")
    noted = given.replace("95 points, cite: C}", "95 points, note: A misprint., cite: C}")
    assert not found("figure-is-on-its-scale", study(side(noted), **ON_SCALE))


@pytest.mark.parametrize(
    ("scale", "is_wrong"),
    [
        ("lowest: 40, highest: 0", True),
        ("lowest: 4, highest: 4", True),
        ("lowest: 0, highest: 4, step: -1", True),
        ("lowest: 0, highest: 4, step: 5", True),
        ("lowest: 0, highest: 4, step: 0.5", False),
        ("lowest: -3, highest: 3", False),
    ],
)
def test_a_scale_is_in_order(scale: str, is_wrong: bool) -> None:
    fields = f"scale: {{value: {{name: Hum scale, {scale}}}, cite: C}}"
    assert bool(found("scale-is-in-order", study("{}", outcome__hum_score=fields))) is is_wrong


def test_the_smallest_difference_that_matters_is_on_the_scale() -> None:
    fields = f"{SCALE}\nsmallest_important_difference: {{value: 50 points, cite: C}}"
    [finding] = found("scale-is-in-order", study("{}", outcome__hum_score=fields))
    assert finding.startswith("smallest_important_difference.value: 50 points as the smallest difference that")


@pytest.mark.parametrize("kind", ["standard deviation", "standard error", "not labelled"])
def test_a_spread_below_zero_is_told(kind: str) -> None:
    spread = (
        f"figure: {{value: 4 points, cite: C}}, spread: {{value: {{type: {kind}, amount: -3 points}}, cite: C}}"
    )
    assert found("spread-is-not-below-zero", study(side(spread)))
    assert not found("spread-is-not-below-zero", study(side(spread.replace("-3 points", "3 points"))))
    assert not found("spread-of-nothing-is-explained", study(side(spread)))
    assert found("spread-of-nothing-is-explained", study(side(spread.replace("-3 points", "0.0 points"))))


def test_a_range_may_begin_below_zero() -> None:
    spread = "spread: {value: {type: range, amount: -3 to 0 points}, cite: C}"
    assert not found("spread-is-not-below-zero", study(side(spread, "mean change")))


@pytest.mark.parametrize(
    ("statistic", "figure", "kind", "amount", "is_wrong"),
    [
        ("median", "30 points", "interquartile range", "8 to 12 points", True),
        ("median", "5 points", "range", "8 to 12 points", True),
        ("mean", "5 points", "range", "8 to 12 points", True),
        ("median change", "-6 points", "range", "-4 to 2 points", True),
        ("median", "2 days", "range", "8 to 12 hours", True),
        ("median", "2 days", "range", "40 to 50 hours", False),
        ("median", "8 points", "interquartile range", "8 to 12 points", False),
        ("median", "12.4 points", "interquartile range", "8 to 12 points", False),  # 12 may stand for 12.4
        ("mean", "30 points", "interquartile range", "8 to 12 points", False),
        ("median", "30 points", "interquartile range", "12 points", False),
        ("median", "'> 30 points'", "range", "8 to 12 points", False),
        ("median", "30", "range", "28 to 32 points", False),
    ],
)
def test_a_figure_lies_in_its_own_range(
    statistic: str, figure: str, kind: str, amount: str, is_wrong: bool
) -> None:
    fields = (
        f"figure: {{value: {figure}, cite: C}}, spread: {{value: {{type: {kind}, amount: {amount}}}, cite: C}}"
    )
    assert bool(found("figure-lies-in-its-own-range", study(side(fields, statistic)))) is is_wrong


@pytest.mark.parametrize(
    ("share", "is_wrong"),
    [
        ("130 %", True),
        ("-20 %", True),
        ('"1005 %"', True),
        ("90 to 110 %", True),
        ("'> 100 %'", True),
        ("50 points", True),
        ("12 mg", True),
        ("1.3 ratio", True),
        ("0 %", False),
        ("100 %", False),
        ("'< 100 %'", False),
        ("'> 70 %'", False),
        ("0.3 ratio", False),
    ],
)
def test_a_share_of_people_is_possible(share: str, is_wrong: bool) -> None:
    figure = f"figure: {{value: {share}, cite: C}}"
    harm = f"harms: [{{event: A, arms: [low], percent: {{value: {share}, cite: C}}}}]"
    rates = (
        f"adverse_effects: [{{event: A, setting: B, rates: [{{group: C, percent: {{value: {share}, cite: C}}}}]}}]"
    )
    often = (
        "frequencies: [{measure: hums, population: people, frequency: {value: 12 %, cite: C}}, "
        f"{{measure: hums, population: people, frequency: {{value: {share}, cite: C}}}}]"
    )
    for fragment in (
        study(side(figure, "percentage of people")),
        study(harm),
        study("{}", drug__zorbatine=rates),
        study("{}", condition__harrow_syndrome=often),
    ):
        assert bool(found("share-is-possible", fragment)) is is_wrong


def test_events_in_percent_of_people_may_be_more_than_everybody() -> None:
    harm = "harms: [{event: A, counts_events: true, arms: [low], percent: {value: 130 %, cite: C}}]"
    assert not found("share-is-possible", study(harm))
    assert found("share-is-possible", study(harm.replace("130 %", "-3 %")))


@pytest.mark.parametrize(
    ("p", "is_wrong"),
    [
        ("0", True),
        ("0.000", True),
        ("0 to 0.04", True),
        ('"= 0.00"', True),
        ('"≤ 0"', True),
        ('"> 1"', True),
        ("0.0001", False),
        ('"< 0.001"', False),
        ("1.00", False),
        ('"> 0.99"', False),
        ('"≥ 0"', False),
    ],
)
def test_no_p_value_is_zero(p: str, is_wrong: bool) -> None:
    assert bool(found("p-is-above-zero", study(result(f"p: {{value: {p}, cite: C}}")))) is is_wrong


@pytest.mark.parametrize(
    ("fields", "is_wrong"),
    [
        ("{parameter: protein binding, value: {value: 120 %, cite: C}}", True),
        ("{parameter: half-life, value: {value: -2 hours, cite: C}}", True),
        ("{parameter: excreted unchanged in urine, value: {value: 95 %, cite: C}}", False),
        ("{parameter: absorption, value: {value: 104 %, cite: C}}", False),  # against another form of it
        ("{parameter: fall in systolic blood pressure, value: {value: -12 mm Hg, cite: C}}", False),
    ],
)
def test_an_amount_in_the_body_is_possible(fields: str, is_wrong: bool) -> None:
    drug = f"pharmacokinetics: [{{parameter: half-life, value: {{value: 8 hours, cite: C}}}}, {fields}]"
    assert bool(found("measured-amount-is-possible", study("{}", drug__zorbatine=drug))) is is_wrong


@pytest.mark.parametrize(("change", "is_wrong"), [("-120 %", True), ("-90 %", False), ("2000 %", False)])
def test_an_exposure_does_not_fall_by_more_than_all_of_it(change: str, is_wrong: bool) -> None:
    drug = (
        'interactions: [{cause_names: [smoke], basis: stated, cite: "Quill2031, table 2", effects: '
        f"[{{parameter: area under the curve, stated_change: {{value: {change}, cite: C}}}}]}}]"
    )
    assert bool(found("measured-amount-is-possible", study("{}", drug__zorbatine=drug))) is is_wrong


@pytest.mark.parametrize(
    ("fields", "statistic", "is_wrong"),
    [
        ("figure: {value: -3 cramps/week, cite: C}", "mean", True),
        ("figure: {value: -2 hours, cite: C}", "median", True),
        ("figure: {value: -5 people, cite: C}", "count", True),
        ("figure: {value: -5, cite: C}", "count", True),
        ("baseline: {value: -2 ng/mL, cite: C}", "mean change", True),
        ("figure: {value: -2 ng/mL, cite: C}", "mean change", False),
        ("figure: {value: -2 mV, cite: C}", "mean", False),
        ("figure: {value: -2 points, cite: C}", "mean", False),  # its scale says
        ("figure: {value: -31 %, cite: C}", "mean", False),
        ("figure: {value: 0 hours, cite: C}", "mean", False),
    ],
)
def test_an_amount_is_not_below_zero(fields: str, statistic: str, is_wrong: bool) -> None:
    assert bool(found("amount-is-not-below-zero", study(side(fields, statistic)))) is is_wrong


def test_what_the_source_calls_a_change_may_be_below_zero() -> None:
    text = side("figure: {value: -2 hours, cite: C}").replace(
        "{id: second,", "{id: second, as_named: change in hours,"
    )
    assert not found("amount-is-not-below-zero", study(text))


@pytest.mark.parametrize(
    ("effect", "is_wrong"),
    [
        ("measure: odds ratio, estimate: -0.4", True),
        ("measure: percent change, estimate: -120", True),
        ("measure: odds ratio, estimate: 0.4", False),
        ("measure: risk ratio, estimate: 0", False),
        ("measure: percent change, estimate: -100", False),
        ("measure: percent change, estimate: 250", False),
        ("measure: mean difference, estimate: -4", False),
    ],
)
def test_an_effect_is_possible(effect: str, is_wrong: bool) -> None:
    text = study(result(f"effect: {{value: {{{effect}}}, cite: C}}"), **ON_SCALE)
    assert bool(found("effect-is-possible", text)) is is_wrong
