"""Units of other kinds, times outside of a study, dates in the wrong order; and neighbours that are right."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rules.impossible import found, result, side, study


def sides(first: str, second: str, statistic: str = "mean", more: str = "") -> str:
    return result(
        f"sides: [{{arms: [low], statistic: {statistic}, figure: {{value: {first}, cite: C}}}}, "
        f"{{arms: [dummy], statistic: {statistic}, figure: {{value: {second}, cite: C}}{more}}}]"
    )


@pytest.mark.parametrize(
    ("first", "second", "is_wrong"),
    [
        ("12 points", "16 hours", True),
        ("12 cramps/week", "16 cramps", True),
        ("12 %", "16 points", True),
        ("12 ng/mL", "16 mg", True),
        ("12 hours", "2 days", False),
        ("12 points", "16", False),
        ("12 points", "16 units", False),
        ("12 points", "16 unit not given", False),
        ("12 ng/mL", "16 µmol/L", False),
        ("3 months", "12 weeks", False),
    ],
)
def test_sides_are_of_one_kind(first: str, second: str, is_wrong: bool) -> None:
    assert bool(found("units-are-of-one-kind", study(sides(first, second)))) is is_wrong


@pytest.mark.parametrize(
    ("fields", "statistic", "is_wrong"),
    [
        ("spread: {value: {type: standard error, amount: 3 mg}, cite: C}", "mean", True),
        ("spread: {value: {type: range, amount: 3 to 40 hours}, cite: C}", "median", True),
        ("baseline: {value: 14 hours, cite: C}", "mean", True),
        ("spread: {value: {type: standard deviation, amount: 3}, cite: C}", "mean", False),
        ("baseline: {value: 14 points, cite: C}", "mean", False),
    ],
)
def test_a_spread_and_a_baseline_are_of_the_figures_kind(fields: str, statistic: str, is_wrong: bool) -> None:
    text = side(f"figure: {{value: 12 points, cite: C}}, {fields}", statistic)
    assert bool(found("units-are-of-one-kind", study(text))) is is_wrong


def test_a_change_in_percent_may_have_a_baseline_in_points() -> None:
    text = side("figure: {value: -33 %, cite: C}, baseline: {value: 14 points, cite: C}", "mean change")
    assert not found("units-are-of-one-kind", study(text))


@pytest.mark.parametrize(
    ("effect", "is_wrong"),
    [
        ("measure: mean difference, estimate: -4, unit: hours", True),
        ("measure: mean difference, estimate: -4, unit: points", False),
        ("measure: mean difference, estimate: -4, unit: points a month", False),  # no unit of ours
        ('measure: mean difference, estimate: -4, unit: "%"', False),
        ("measure: ratio of means, estimate: 0.7, unit: mg", True),
        ("measure: ratio of means, estimate: 0.7", False),
        ('measure: ratio of means, estimate: 70, unit: "%"', False),
    ],
)
def test_a_difference_is_of_the_sides_kind(effect: str, is_wrong: bool) -> None:
    text = sides("12 points", "16 points").replace("}]}", f"}}], effect: {{value: {{{effect}}}, cite: C}}}}")
    assert bool(found("units-are-of-one-kind", study(text))) is is_wrong


@pytest.mark.parametrize(
    ("effect", "is_wrong"),
    [
        ("measure: mean difference, estimate: -4, unit: mg", True),
        ("measure: median difference, estimate: -4, unit: hours", True),
        ("measure: mean difference, estimate: -4, unit: points", False),
        ("measure: mean difference, estimate: -4", False),
        ('measure: mean difference, estimate: -40, unit: "%"', False),
        ("measure: standardised mean difference, estimate: -0.4", False),
    ],
)
def test_a_difference_alone_is_of_the_outcomes_kind(effect: str, is_wrong: bool) -> None:
    text = result(f"effect: {{value: {{{effect}}}, cite: C}}")
    assert bool(found("units-are-of-one-kind", study(text, outcome__hum_score="unit: points"))) is is_wrong


LENGTH = "stated_length: {value: 12 weeks, cite: C}\n"
FOLLOW_UP = "segments: [{type: follow-up, length: {value: %s, cite: C}}]\n"


@pytest.mark.parametrize(
    ("before", "time", "is_wrong"),
    [
        (LENGTH, "52 weeks", True),
        (LENGTH, "13 weeks", True),
        (LENGTH, "6 months", True),
        (LENGTH, "52 to 60 weeks", True),
        (LENGTH, '"> 20 weeks"', True),
        (LENGTH, "2 years", True),
        (LENGTH, "-3 weeks", True),
        (LENGTH, "9 points", True),
        ("", "-3 weeks", True),
        (LENGTH + FOLLOW_UP % "4 weeks", "52 weeks", True),
        (LENGTH, "12 weeks", False),
        (LENGTH, "85 days", False),
        (LENGTH, "3 months", False),
        (LENGTH, "4 to 52 weeks", False),
        (LENGTH, '"< 52 weeks"', False),
        (LENGTH, "0 weeks", False),
        (LENGTH, "52", False),
        (LENGTH + FOLLOW_UP % "40 weeks", "52 weeks", False),
        (LENGTH + "segments: [{type: follow-up, length: not seen}]\n", "52 weeks", False),
        (LENGTH + "segments: [{type: run-in, length: {value: 4 weeks, cite: C}}]\n", "-3 weeks", False),
        ("", "52 weeks", False),
        ("segments: [{type: treatment period, length: {value: 9 weeks, cite: C}}]\n", "52 weeks", False),
        (FOLLOW_UP % "9 weeks", "52 weeks", True),
        (FOLLOW_UP % "9 weeks", "8 weeks", False),
        (
            "design: randomised crossover trial\n"
            "segments: [{type: treatment period, length: {value: 2 weeks, cite: C}}, "
            "{type: treatment period, length: {value: 2 weeks, cite: C}}]\n",
            "4 months",
            True,
        ),
        ("stated_length: {value: 12 months, cite: C}\n", "48 weeks", False),
        ("stated_length: {value: 48 weeks, cite: C}\n", "1 year", False),
        ('stated_length: {value: "≥ 12 weeks", cite: C}\n', "52 weeks", False),
        (f"design: systematic review\n{LENGTH}", "52 weeks", False),
    ],
)
def test_a_result_lies_within_the_study(before: str, time: str, is_wrong: bool) -> None:
    text = before + result(f"p: {{value: 0.3, cite: C}}, time: {{value: {time}, cite: C}}")
    assert bool(found("result-lies-within-the-study", study(text))) is is_wrong


def test_the_remedy_of_a_time_outside_of_the_study_brings_nothing_new() -> None:
    text = LENGTH + FOLLOW_UP % "40 weeks" + result("p: {value: 0.3, cite: C}, time: {value: 52 weeks, cite: C}")
    for rule in ("result-lies-within-the-study", "parts-fit-a-length-in-other-units", "length-is-a-time"):
        assert not found(rule, study(text))
    assert not found("segments-fit-into-the-length", study(text))


@pytest.mark.parametrize(
    ("stated", "part", "is_wrong"),
    [
        ("9 months", "9 weeks", True),
        ("9 weeks", "9 months", True),
        ("1 year", "12 weeks", True),
        ("3 months", "12 weeks", False),
        ("3 months", "13 weeks", False),
        ("6 months", "24 weeks", False),
        ("1 year", "48 weeks", False),
        ("9 months to 1 year".replace(" months", ""), "9 weeks", False),  # a range is not judged
        ("9 weeks", "9 weeks", False),
    ],
)
def test_parts_fit_a_length_in_other_units(stated: str, part: str, is_wrong: bool) -> None:
    written = stated if " to " not in stated else "9 to 12 months"
    text = (
        f"stated_length: {{value: {written}, cite: C}}\n"
        f"segments: [{{type: treatment period, length: {{value: {part}, cite: C}}}}]"
    )
    assert bool(found("parts-fit-a-length-in-other-units", study(text))) is is_wrong


COURSE = "started: {{value: {0}, cite: C}}\nended: {{value: {1}, cite: C}}"


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        (COURSE.format("2024-05", "2019-05"), True),
        (COURSE.format("2024-05-03", "2024-05-02"), True),
        (COURSE.format("2024-05", "2024-05-02"), False),
        (COURSE.format("2024", "2024-05-02"), False),
        (COURSE.format("2024-12", "2024"), False),
        ("started: {value: 2024, cite: C}\nprimary_completed: {value: 2023-12-31, cite: C}", True),
        ("primary_completed: {value: 2025, cite: C}\nended: {value: 2024-12-31, cite: C}", True),
        (f"started: {{value: 2033, cite: C}}\n{result('p: not seen')}", True),  # its paper is of 2031
        (f"started: {{value: 2031-06, cite: C}}\n{result('p: not seen')}", False),
        ("started: {value: 2033, cite: C}", False),  # a plan, with nothing found yet
        (
            "started: {value: 2033, cite: C}\nreports: [{work: Quill2031, role: protocol}]\n"
            + result("p: not seen"),
            False,
        ),
        (
            "started: {value: 2033, cite: C}\nreports: [{work: Quill2031, role: register record}]\n"
            + result("p: not seen"),
            False,
        ),
        ("notices: [{type: retraction, date: 2030-02, text: It was retracted., cite: C}]", True),
        ("notices: [{type: retraction, date: 2031, text: It was retracted., cite: C}]", False),
        ("design: systematic review\nreview_methods: {searched: {value: 2032-03, cite: C}}", True),
        ("design: systematic review\nreview_methods: {searched: {value: 2031-03, cite: C}}", False),
        (
            "design: systematic review\nreview_methods: {searched: {value: 2032-03, cite: C}}\n"
            "reports: [{work: Quill2031, role: main report}, {work: Update2033, role: secondary analysis}]",
            False,
        ),
    ],
)
def test_the_dates_of_a_study_are_in_order(text: str, is_wrong: bool) -> None:
    text = text.replace("A., cite: C}", 'A., cite: "Quill2031, table 2"}')
    assert bool(found("dates-are-in-order", study(text))) is is_wrong


@pytest.mark.parametrize(
    ("kind", "fields", "is_wrong"),
    [
        ("guideline", "published: {value: 2024, cite: C}\nupdated: {value: 2023, cite: C}", True),
        ("guideline", "published: {value: 2024, cite: C}\nvalid_until: {value: 2023-05, cite: C}", True),
        ("guideline", "published: {value: 2024, cite: C}\nvalid_until: {value: 2029, cite: C}", False),
        (
            "drug",
            "regulatory: [{product: Z, jurisdiction: Japan, status: withdrawn, approved: {value: 2020, cite: C}, "
            "ended: {value: 2019, cite: C}, cite: C}]",
            True,
        ),
        (
            "drug",
            "regulatory: [{product: Z, jurisdiction: Japan, status: withdrawn, approved: {value: 2020, cite: C}, "
            "ended: {value: 2020-03, cite: C}, cite: C}]",
            False,
        ),
    ],
)
def test_the_dates_of_other_entries_are_in_order(kind: str, fields: str, is_wrong: bool) -> None:
    assert bool(found("dates-are-in-order", study("{}", **{f"{kind}__invented": fields}))) is is_wrong


@pytest.mark.parametrize(
    ("dates", "is_wrong"),
    [
        (("2030-04", "2031-05-02"), True),
        (("2030", "2031"), True),
        (("2031-05-02", "2030-04"), False),
        (("2031", "2031-05-02"), False),
        (("2031-05-02", "2031-05-02"), False),
        (("2031-05-02", "2031"), False),
    ],
)
def test_changes_are_newest_first(dates: tuple[str, str], is_wrong: bool) -> None:
    changes = f"changes: [{{date: {dates[0]}, text: One.}}, {{date: {dates[1]}, text: Two.}}]"
    assert bool(found("changes-are-newest-first", study(changes))) is is_wrong


TODAY = date(2036, 1, 1)


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("changes: [{date: 2036-01-02, text: One.}]", True),
        ("changes: [{date: 2037, text: One.}]", True),
        ("changes: [{date: 2036, text: One.}]", False),
        ("changes: [{date: 2036-01-01, text: One.}]", False),
        ("status: {value: recruiting, cite: C}\nstatus_seen: 2036-02", True),
        ("registrations: [{register_name: R, number: NX1, last_seen: 2036-02}]", True),
        ("ended: {value: 2037, cite: C}", False),
        ("status: {value: recruiting, cite: C}\nended: {value: 2037, cite: C}", False),
        ("status: {value: completed, cite: C}\nended: {value: 2037, cite: C}", True),
        ("notices: [{type: retraction, date: 2037-02, text: It was., cite: C}]", True),
        ("design: systematic review\nreview_methods: {searched: {value: 2037-03, cite: C}}", True),
        ("funding: {absent: 'searched, none found', searched: 2037}", True),
        ("review: {next_due: 2040}", False),
    ],
)
def test_nothing_was_seen_tomorrow(text: str, is_wrong: bool) -> None:
    assert bool(found("date-is-not-in-the-future", study(text), TODAY)) is is_wrong


def test_searches_and_documents_are_not_of_the_future() -> None:
    search = "searches: [{where: I, date: 2036-03, systematic: false, found: Nothing.}]"
    assert found("date-is-not-in-the-future", study("{}", question__does_it_help=search), TODAY) == [
        "searches.1.date: 2036-03 is still to come"
    ]
    claim = "about: [zorbatine]\ndocument: {title: A page, type: web page, published: 2037}"
    assert found("date-is-not-in-the-future", study("{}", claim__a_claim=claim, drug__zorbatine="{}"), TODAY)
    until = "valid_until: {value: 2040, cite: C}"
    assert not found("date-is-not-in-the-future", study("{}", guideline__invented=until), TODAY)
