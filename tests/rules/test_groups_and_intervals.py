"""A group with two values, intervals against their own figures, doses far above a label, and names used twice."""

from __future__ import annotations

import pytest

from tests.rules.impossible import found, study

FIRST = """
results:
  - id: one
    outcome: hum-score
    contrast: between arms
    index: [low]
    comparator: [dummy]
    %s
    sides: [{arms: [dummy], statistic: %s, %s}]
  - id: second
    outcome: hum-score
    contrast: between arms
    index: [high]
    comparator: [dummy]
    %s
    sides: [{arms: [%s], statistic: %s, %s}]
"""

SD = "spread: {value: {type: standard deviation, amount: %s}, cite: C}"
SHARES = ("percentage of people", "percentage of people")
IN_PEOPLE = "people: {value: 7 of 20, cite: C}"


def two(
    first: str = "16.0 points",
    second: str = "17.5 points",
    *,
    of_first: str = "note: A.",
    of_second: str = "note: A.",
    statistics: tuple[str, str] = ("mean", "mean"),
    arms: str = "dummy",
    figure: str = "figure: {value: %s, cite: C}",
) -> str:
    return FIRST % (
        *(of_first, statistics[0], figure % first),
        *(of_second, arms, statistics[1], figure % second),
    )


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        (two(), True),
        (two("12 hours", "1 day"), True),
        (two("16 points", "17", figure="baseline: {value: %s points, cite: C}".replace(" points", "")), False),
        (two("14 points", "19 points", figure="baseline: {value: %s, cite: C}"), True),
        (two("5 of 20", "7 of 20", figure="people: {value: %s, cite: C}", statistics=("count", "count")), True),
        (two("5 of 20", "5 of 19", figure="people: {value: %s, cite: C}", statistics=("count", "count")), False),
        (two(of_first="time: {value: 12 weeks, cite: C}", of_second="time: {value: 84 days, cite: C}"), True),
        (two(of_first="time: {value: 1 year, cite: C}", of_second="time: {value: 12 months, cite: C}"), True),
        (two(of_first="time: {value: 12 weeks, cite: C}", of_second="time: {value: 24 weeks, cite: C}"), False),
        (two(of_first="time: {value: 12 weeks, cite: C}"), False),
        (two("16.0 points", "16 points"), False),
        (two("16.0 points", "16.04 points"), False),
        (two("12 hours", "0.5 days"), False),
        (two("12 hours", "16 points"), False),  # another rule's
        (two("16 points", "17 points"), True),
        (two("16.0 points", "16.1 points"), True),
        (two("5 points", "3 points", figure=SD), True),
        (two("5 points", "5.0 points", figure=SD), False),
        (two("5 to 30 points", "4 to 30 points", figure=SD.replace("standard deviation", "range")), True),
        (two("figure: {value: 35 %, cite: C}", IN_PEOPLE, figure="%s", statistics=SHARES), False),
        (two("figure: {value: 25 %, cite: C}", IN_PEOPLE, figure="%s", statistics=SHARES), True),
        (two("people: {value: 5 of 20, cite: C}", IN_PEOPLE, figure="%s", statistics=SHARES), True),
        (two(statistics=("mean", "median")), False),
        (two(of_second="as_named: hum score at night"), False),
        (two(of_second="population: {name: Women}"), False),
        (two(of_first="population: {name: Women}", of_second="population: {name: women}"), True),
        (two(of_second="analysis: {name: adjusted for age}"), False),
        (two(of_second="analysis_set: {value: per protocol, cite: C}"), False),
        (two(arms="dummy, low"), False),
        (two().replace("index: [high]", "index: [low]"), False),  # one comparison: explained in a note
        ("design: systematic review" + two(), False),
    ],
)
def test_a_group_has_one_value(text: str, is_wrong: bool) -> None:
    assert bool(found("group-has-one-value", study(text))) is is_wrong


def test_a_group_before_and_after_agrees_with_its_value_after() -> None:
    before_after = """
results:
  - id: one
    outcome: hum-score
    contrast: before–after
    index: [dummy]
    sides:
      - {arms: [dummy], statistic: mean, figure: {value: 19.0 points, cite: C}}
      - {arms: [dummy], statistic: mean, figure: {value: 16.0 points, cite: C}}
  - id: second
    outcome: hum-score
    contrast: between arms
    index: [low]
    comparator: [dummy]
    sides: [{arms: [dummy], statistic: mean, figure: {value: %s points, cite: C}}]
"""
    assert not found("group-has-one-value", study(before_after % "16.0"))
    assert found("group-has-one-value", study(before_after % "17.5"))


def test_both_values_of_a_source_can_be_kept() -> None:
    both = (
        "{arms: [dummy], statistic: mean, figure: {value: 16.0 points, preferred_because: It is in the table., "
        "also_reported: [{value: 17.5 points, cite: C}], cite: C}}"
    )
    text = two()
    once = "{arms: [dummy], statistic: mean, figure: {value: 16.0 points, cite: C}}"
    assert once in text
    assert not found("group-has-one-value", study(text.replace(once, both)))


EFFECT = """
results:
  - id: one
    outcome: hum-score
    contrast: between arms
    index: [low]
    comparator: [dummy]
    direction: {value: no difference, cite: C}
  - id: second
    outcome: hum-score
    contrast: between arms
    index: [low]
    comparator: [dummy]
    %s
    effect: {value: {measure: %s}, cite: C}
    interval: {%svalue: {low: %s, high: %s}, cite: C}
"""


@pytest.mark.parametrize(
    ("measure", "low", "high", "more", "is_wrong"),
    [
        ("mean difference, estimate: -1.8", "-5.9", "-0.7", "", True),
        ("mean difference, estimate: -1.8, adjusted: adjusted", "-2.9", "0.7", "", True),
        ("standardised mean difference, estimate: 0.5", "0.4", "1.2", "", True),
        ("risk ratio, estimate: 0.83", "0.78", "1.93", "", True),
        ("hazard ratio, estimate: 0.35", "0.17", "0.35", "", True),
        ("mean difference, estimate: -1.8", "-2.9", "-0.7", "", False),
        ("mean difference, estimate: -1.8", "-3.0", "-0.7", "", False),
        ("mean difference, estimate: -2", "-5", "0", "", False),  # rounded
        ("risk ratio, estimate: 0.83", "0.75", "0.93", "", False),
        ("hazard ratio, estimate: 0.35", "0.17", "0.71", "", False),
        ("odds ratio, estimate: 2.1", "0.0", "9.0", "", False),
        ("odds ratio, estimate: 0.4", "0.1", "2.2", "test: Fisher's exact test", False),
        ("mean difference, estimate: -1.8", "-5.9", "-0.7", "test: bias-corrected bootstrap", False),
        ("mean difference, estimate: -1.8", "-5.9", "-0.7", "analysis: {name: Bayesian model}", False),
        ("mean difference, estimate: -1.8", "-5.9", "-0.7", "analysis: {sides: one-sided}", False),
        ("median difference, estimate: -1.8", "-5.9", "-0.7", "", False),
        ("percent change, estimate: -31", "-60", "-20", "", False),
        ('risk difference, estimate: 2, unit: "%"', "0.1", "9", "", False),
    ],
)
def test_an_estimate_is_in_the_middle(measure: str, low: str, high: str, more: str, is_wrong: bool) -> None:
    rule = "estimate-is-in-the-middle-of-its-interval"
    text = EFFECT % (more or "note: A.", measure, "", low, high)
    assert bool(found(rule, study(text))) is is_wrong
    noted = EFFECT % (more or "note: A.", measure, "note: Printed so., ", low, high)
    assert not found(rule, study(noted))


SPREADS = """
arms:
  - {id: low, name: A, type: experimental, participants: {randomised: {value: 50, cite: C}}}
  - {id: dummy, name: B, type: placebo, participants: {randomised: {value: 50, cite: C}}}
results:
  - id: one
    outcome: hum-score
    contrast: between arms
    index: [low]
    comparator: [dummy]
    direction: {value: no difference, cite: C}
  - id: second
    outcome: hum-score
    contrast: between arms
    index: [low]
    comparator: [dummy]
    sides:
      - arms: [low]
        statistic: mean
        figure: {value: 10.0 points, cite: C}
        spread: {value: {type: KIND, amount: FIRST points}, cite: C}
      - arms: [dummy]
        statistic: mean
        figure: {value: 12.0 points, cite: C}
        spread: {value: {type: KIND, amount: FIRST points}, cite: C}
    effect: {value: {measure: mean difference, estimate: -2.0, adjusted: ADJUSTED}, cite: C}
    interval: {value: {low: -4.0, high: 0.0}, cite: C}
"""


def spreads(kind: str, amount: str, adjusted: str = "unadjusted") -> str:
    return SPREADS.replace("KIND", kind).replace("FIRST", amount).replace("ADJUSTED", adjusted)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        # 5.0 × root of 2/50 = 1.0, and the interval is 2 × 1.96 × 1.02 wide.
        (spreads("standard deviation", "5.0"), ""),
        (spreads("standard deviation", "4.0"), ""),
        (spreads("standard deviation", "0.7"), "results.second.sides.1.spread.value.type"),
        (spreads("standard deviation", "15.0"), "results.second.interval.value"),
        (spreads("standard error", "0.7"), ""),
        (spreads("standard error", "5.0"), "results.second.interval.value"),
        (spreads("standard deviation", "0.7", "adjusted"), ""),
        (spreads("standard deviation", "0.7", "not stated"), ""),
        ("design: randomised crossover trial" + spreads("standard deviation", "0.7"), ""),
        (spreads("standard deviation", "0.7").replace("value: 50", "value: 6"), ""),
        (spreads("not labelled", "0.7"), ""),
        (spreads("standard deviation", "0.7").replace("    effect:", "    test: bootstrap\n    effect:"), ""),
        (spreads("standard deviation", "0.7").replace("value: {low", "note: So printed., value: {low"), ""),
    ],
)
def test_an_interval_fits_the_spreads_of_its_groups(text: str, at: str) -> None:
    findings = found("interval-fits-the-spreads", study(text))
    assert [finding.partition(":")[0] for finding in findings] == ([at] if at else [])


LABEL = """
doses:
  - purpose: label
    for_use: Humming
    route: oral
    counted_as: murmate
    maximum: {value: {per_day: 100 mg}, cite: C}
  - purpose: label
    for_use: Humming
    route: intrathecal
    counted_as: murmate
    maximum: {value: {per_day: 900 µg}, cite: C}
"""
STUDIED = """
  - purpose: studied
    for_use: Humming
    study: quill-2031
    route: ROUTE
    counted_as: murmate
    maximum: not seen
"""


@pytest.mark.parametrize(
    ("dose", "route", "is_wrong"),
    [
        ("per_day: 1500 mg", "", True),
        ("amount: 250 mg, times_per_day: 2", "", True),
        ("amount: 1 g", "", True),  # even once
        ("per_day: 9000 µg", "intrathecal", True),
        ("per_day: 1500 µg", "intrathecal", False),
        ("per_day: 150 mg", "", False),
        ("per_day: 200 mg", "", False),
        ("amount: 100 mg, times_per_day: 1 to 3", "", False),
        ("amount: 90 mg", "", False),
        ("per_day: 300 units", "", False),
    ],
)
def test_a_dose_far_above_the_label_is_told(dose: str, route: str, is_wrong: bool) -> None:
    rule = "studied-dose-is-near-the-label"
    drug = LABEL + (STUDIED.replace("ROUTE", route) if route else "")
    arms = "arms: [{id: low, name: A, type: experimental, treatments: [{drug: zorbatine, dose: {%s}}]}]"
    text = arms % f"value: {{{dose}}}, cite: C"
    assert bool(found(rule, study(text, drug__zorbatine=drug))) is is_wrong
    noted = arms % f"note: Above the label., value: {{{dose}}}, cite: C"
    assert not found(rule, study(noted, drug__zorbatine=drug))


def test_a_dosing_that_was_studied_is_held_against_the_label_too() -> None:
    dosing = STUDIED.replace("ROUTE", "oral").replace("not seen", "{value: {per_day: DOSE mg}, cite: C}")
    rule = "studied-dosing-is-near-the-label"
    for dose, more, is_wrong in (("1500", "", True), ("150", "", False), ("1500", "    note: Above.\n", False)):
        assert (
            bool(found(rule, study("{}", drug__zorbatine=LABEL + dosing.replace("DOSE", dose) + more))) is is_wrong
        )
    unknown = dosing.replace("DOSE", "1500").replace("murmate", "not stated")
    assert found(rule, study("{}", drug__zorbatine=LABEL + unknown))
    other = dosing.replace("DOSE", "1500").replace("murmate", "base")
    assert not found(rule, study("{}", drug__zorbatine=LABEL + other))


def test_a_dose_of_another_salt_is_not_held_against_the_label() -> None:
    treatment = "{drug: zorbatine, counted_as: base, dose: {value: {per_day: 900 mg}, cite: C}}"
    text = f"arms: [{{id: low, name: A, type: experimental, treatments: [{treatment}]}}]"
    assert not found("studied-dose-is-near-the-label", study(text, drug__zorbatine=LABEL))


@pytest.mark.parametrize(
    ("first", "second", "is_wrong"),
    [
        ("Zorbatine", "zorbatine", True),
        ("Café", "Cafe\u0301", True),
        ("Café", "Cafe", True),
        ("Wash-out", "washout", True),
        ("Wash out", "washout", True),
        ("Vitamin B‑12", "Vitamin B12", True),
        ("Straße", "STRASSE", True),
        ("Ἀθῆναι", "Αθηναι", True),
        ("MS (a disease)", "MS (a valve)", False),
        ("Type 1-1", "Type 11", False),
        ("HER2+", "HER2-", False),
        ("か", "が", False),
        ("и", "й", False),
        ("Zorbatine", "Zorbatin", False),
        ("Quill’s sign", "Quill''s sign", True),
        ("CO₂", "CO2", True),
        ("Ｗashout", "Washout", True),
        ("Łukas sign", "Lukas sign", True),
        ("Ørsted sign", "Orsted sign", True),
        ("Washout.", "Washout", True),
        ("Washout", "Washouts", False),
        ("Vitamin B1", "Vitamin B12", False),
    ],
)
def test_names_are_compared_as_a_reader_compares_them(first: str, second: str, is_wrong: bool) -> None:
    names = {
        "term__one": f"name: A word\nsynonyms: ['{first}']",
        "term__other": f"name: B word\nsynonyms: ['{second}']",
    }
    assert bool(found("name-is-one-entrys", study("{}", **names))) is is_wrong
    titles = {"term__one": f"name: '{first}'", "term__other": f"name: '{second}'"}
    assert bool(found("name-is-one-entrys", study("{}", **titles))) is is_wrong


def test_a_name_of_one_kind_may_be_used_in_another() -> None:
    both = {"term__one": "name: Washout", "condition__other": "name: Washout"}
    assert not found("name-is-one-entrys", study("{}", **both))


def test_two_drugs_do_not_share_a_brand_but_a_class_and_its_member_may() -> None:
    drugs = {
        "drug__zorbatine": "brand_names: [Humstop, Nohum]",
        "drug__glimmerine": "brand_names: [Gleam, HUMSTOP]",
    }
    assert found("name-is-one-entrys", study("{}", **drugs)) == [
        "brand_names.1: `Humstop` is a name of `glimmerine` too"
    ]
    drugs["drug__glimmerine"] = "type: drug class\nbrand_names: [Humstop]"
    drugs["drug__zorbatine"] += "\nbelongs_to: [glimmerine]"
    assert not found("name-is-one-entrys", study("{}", **drugs))


def test_a_synonym_is_not_the_name_of_another_entry() -> None:
    words = {"term__washout": "name: Washout", "term__pause": "name: Pause\nsynonyms: [rest, wash-out]"}
    assert len(found("name-is-one-entrys", study("{}", **words))) == 1
