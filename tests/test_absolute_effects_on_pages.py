"""The absolute effects on a question's page: per risk that the answer names, else for the people of the study."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from monograph.entries import Question
from monograph.rules import RULES
from monograph.views.entries.absolute_effects import absolute_table
from monograph.views.formatting.reading import plain_words
from monograph.views.formatting.writer import Writer
from tests.evidence.test_absolute_effects import ROWS
from tests.evidence.trials import answer, question, trial
from tests.fragments import base_of, judged

CITE = "Quill2031, table 2"
Fields = dict[str, Any]


def stopped(**fields: Any) -> Fields:
    made: Fields = {
        "id": "hums",
        "outcome": "hum-frequency",
        "contrast": "between arms",
        "index": ["zorbatine"],
        "comparator": ["placebo"],
    }
    return made | fields


def ratio(measure: str, estimate: str, low: str = "", high: str = "") -> Fields:
    made: Fields = {"effect": {"value": {"measure": measure, "estimate": Decimal(estimate)}, "cite": CITE}}
    if low:
        made["interval"] = {"value": {"low": Decimal(low), "high": Decimal(high)}, "cite": CITE}
    return made


def counts(zorbatine: str, placebo: str) -> Fields:
    sides = {"zorbatine": zorbatine, "placebo": placebo}
    return {
        "sides": [
            {"arms": [arm], "statistic": "count", "people": {"value": value, "cite": CITE}}
            for arm, value in sides.items()
        ]
    }


def risk(value: str, name: str = "low risk") -> Fields:
    return {"name": name, "risk": {"value": value, "cite": CITE}}


def rows(result: Fields, *risks: Fields, design: str = "randomised parallel-group trial") -> list[list[str]]:
    base = base_of(
        {
            "study/quill-2031": trial(results=[result], design=design),
            "question/does-it-help": question(answer("quill-2031", comparator_risks=list(risks))),
        }
    )
    made = absolute_table(
        "Zorbatine",
        base.get(Question, "does-it-help").entry.options[0].outcomes,
        Writer(base, "questions/does-it-help.html"),
    )
    wanted = [made.columns.index(name) for name in made.columns if "treatment" in name or name == "Difference"]
    return [[plain_words(row[index]) for index in wanted] for row in made.rows]


def test_a_ratio_is_applied_to_each_risk_that_the_answer_names() -> None:
    result = stopped(**ratio("odds ratio", "0.61", "0.44", "0.85"))
    assert rows(result, risk("389 per 1000"), risk("5 %", "high risk")) == [
        [
            "low risk; 389 per 1000",
            "280 (219 to 351) per 1000",
            "109 fewer (170 fewer to 38 fewer) per 1000; 1 fewer for every 10 people treated (6 to 27)",
        ],
        [
            "high risk; 5 %",
            "31 (23 to 43) per 1000",
            "19 fewer (27 fewer to 7 fewer) per 1000; 1 fewer for every 53 people treated (37 to 140)",
        ],
    ]


def test_without_one_it_is_applied_to_the_comparison_group() -> None:
    result = stopped(**ratio("risk ratio", "0.5", "0.2", "1.25"), **counts("2 of 20", "4 of 20"))
    [[without, treated, difference]] = rows(result)
    assert without == "people in the study; 200 per 1000"
    assert treated == "100 (40 to 250) per 1000"
    assert difference == "100 fewer (160 fewer to 50 more) per 1000", "no number needed where it may be none"


def test_counts_alone_give_the_difference_with_its_interval() -> None:
    [[_, treated, difference]] = rows(stopped(**counts("16 of 20", "4 of 20")))
    assert treated == "800 per 1000"
    assert difference.startswith("600 more (295 more to 769 more) per 1000; 1 more for every 2 people")


def test_a_rate_stays_in_its_unit_and_above_everybody() -> None:
    [row] = rows(stopped(**ratio("rate ratio", "0.77", "0.71", "0.83")), risk("1200 per 1000 person-years"))
    assert row[1:] == [
        "924 (852 to 996) per 1000 person-years",
        "276 fewer (348 fewer to 204 fewer) per 1000 person-years",
    ]


@pytest.mark.parametrize(
    "result",
    [
        stopped(**ratio("hazard ratio", "0.5"), **counts("2 of 20", "4 of 20")),
        stopped(effect={"value": {"measure": "mean difference", "estimate": -2, "unit": "points"}, "cite": CITE}),
        stopped(direction={"value": "no difference", "cite": CITE}),
        stopped(contrast="within person", **counts("2 of 20", "4 of 20")),
    ],
    ids=["a hazard ratio may count another event", "no ratio", "no figure", "within one person"],
)
def test_nothing_is_worked_out_from_what_does_not_give_it(result: Fields) -> None:
    assert rows(result) == []


def test_counts_of_one_group_of_people_taken_twice_give_no_interval() -> None:
    assert rows(stopped(**counts("2 of 20", "4 of 20")), design="randomised crossover trial") == []


@pytest.mark.parametrize(
    ("value", "found"),
    [("5 mg", "is no risk"), ("12 per 100 person-years", "has a ratio"), ("25 %", None), ("20 to 30 %", None)],
)
def test_a_risk_that_leads_nowhere_is_a_finding(value: str, found: str | None) -> None:
    [rule] = [one for one in RULES if one.name == "comparator-risk-meets-a-ratio"]
    fields = answer("quill-2031", comparator_risks=[risk("25 %"), risk(value, "high risk")])
    run = judged(
        rule,
        {
            "study/quill-2031": trial(results=[stopped(**ratio("risk ratio", "0.5"))]),
            "question/does-it-help": question(fields),
        },
    )
    assert [found in one.found for one in run.findings if found] == ([True] if found else [])
    assert len(run.findings) == (found is not None)


# The published rows, through the rule that compares what a table prints with its inputs.


def printed_row(row: dict[str, str]) -> Fields:
    """A row of a published summary of findings as an answer's risk, with the ratio behind it."""
    units = {"1000": "per 1000", "100": "%", "1": "ratio"}
    if " of " in row["comparator"]:
        count, total = map(int, row["comparator"].split(" of "))
        without = f"{Decimal(100) * count / total:.6f} %"
    elif row["whole"] == "1":
        without = f"{Decimal(row['comparator']) * 100:f} %"
    else:
        without = f"{row['comparator']} {units[row['whole']]}"
    number = f"{row['printed']} {units[row['per']]}"
    effect: Fields = {"difference" if row["kind"] == "difference" else "with_treatment": number}
    if row["printed_low"]:
        effect["interval"] = {"low": Decimal(row["printed_low"]), "high": Decimal(row["printed_high"])}
    return risk(without) | {"stated": {"value": effect, "cite": CITE}}


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["measure"] != "ratio of means"], ids=lambda row: row["row"]
)
def test_the_rule_reports_the_published_rows_that_do_not_follow_and_no_other(row: dict[str, str]) -> None:
    [rule] = [one for one in RULES if one.name == "stated-absolute-effect-follows"]
    result = stopped(**ratio(row["measure"], row["ratio"], row["low"], row["high"]))
    fields = answer("quill-2031", comparator_risks=[printed_row(row)])
    run = judged(rule, {"study/quill-2031": trial(results=[result]), "question/does-it-help": question(fields)})
    assert run.checks == 1
    assert bool(run.findings) == (row["verdict"] == "no")
