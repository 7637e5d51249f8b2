"""Words for a direction beside figures that say the same, the opposite, or nothing of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from monograph.rules import Tally
from monograph.rules.directions import direction_agrees_with_its_figures
from tests.fragments import judged

CITE = "Quill2031, table 2"
ARMS = [
    {"id": "zorbatine", "name": "Zorbatine", "type": "experimental"},
    {"id": "dummy", "name": "Dummy", "type": "placebo"},
]
DIFFERENCE = {"measure": "mean difference", "unit": "points"}


def tally(words: str, better: str = "lower is better", why: str = "", **fields: Any) -> Tally:
    outcome = {"better": better, **fields.pop("outcome", {})}
    said = {"value": words, "cite": CITE, **({"note": why} if why else {})}
    result = {
        "id": "hums",
        "outcome": "hum-score",
        "contrast": "between arms",
        "index": ["zorbatine"],
        "comparator": ["dummy"],
        "direction": said,
        **fields,
    }
    fragment = {"outcome/hum-score": outcome, "study/quill-2031": {"arms": ARMS, "results": [result]}}
    return judged(direction_agrees_with_its_figures, fragment).tallies[0]


def outcome_of(found: Tally) -> str:
    return "breach" if found.breached else "passed" if found.passed else "not judged"


def effect(estimate: str, **effect: Any) -> dict[str, Any]:
    return {"effect": {"value": {**DIFFERENCE, "estimate": Decimal(estimate), **effect}, "cite": CITE}}


def ratio(measure: str, estimate: str, **fields: Any) -> dict[str, Any]:
    given = {"measure": measure, "estimate": Decimal(estimate), **fields}
    return {"effect": {"value": given, "cite": CITE}}


def interval(low: str, high: str, **fields: Any) -> dict[str, Any]:
    return {"interval": {"value": {"low": Decimal(low), "high": Decimal(high), **fields}, "cite": CITE}}


def p(value: str) -> dict[str, Any]:
    return {"p": {"value": value, "cite": CITE}}


def sides(
    ours: str, theirs: str, statistic: str = "mean", baselines: tuple[str, str] | None = None
) -> dict[str, Any]:
    made = []
    for number, (arm, figure) in enumerate((("zorbatine", ours), ("dummy", theirs))):
        side: dict[str, Any] = {"arms": [arm], "statistic": statistic, "figure": {"value": figure, "cite": CITE}}
        if baselines:
            side["baseline"] = {"value": baselines[number], "cite": CITE}
        made.append(side)
    return {"sides": made}


FOR, AGAINST, NONE = "favours the treatment", "favours the comparator", "no difference"
DEATH = {"event": {"name": "death", "wanted": False}}


@pytest.mark.parametrize(
    ("words", "better", "figures"),
    [
        (FOR, "lower is better", effect("4.0") | p("0.001")),
        (FOR, "lower is better", effect("0.1") | p("0.9")),
        (AGAINST, "lower is better", effect("-4.0")),
        (FOR, "higher is better", effect("-4.0")),
        (FOR, "lower is better", ratio("risk ratio", "1.31")),
        (FOR, "lower is better", ratio("risk ratio", "131", unit="%")),
        (AGAINST, "higher is better", ratio("hazard ratio", "0.62", **DEATH)),
        (FOR, "lower is better", sides("7.0 points", "4.0 points")),
        (FOR, "lower is better", sides("-2.0 points", "-3.0 points", "mean change")),
        ("increase", "lower is better", effect("-4.0")),
        ("decrease", "neither", effect("4.0")),
        ("decrease", "lower is better", sides("2.0 points", "1.0 points", "mean change")),
        (NONE, "lower is better", effect("4.0") | p("0.001")),
        (NONE, "lower is better", effect("4.0") | interval("1.0", "7.0")),
        (NONE, "lower is better", effect("4.0") | interval("1.0", "7.0") | p("0.04")),
        (NONE, "lower is better", ratio("hazard ratio", "0.62") | interval("0.40", "0.95")),
        (NONE, "lower is better", ratio("risk ratio", "62", unit="%") | interval("40", "95")),
        (NONE, "lower is better", sides("4.0 points", "7.0 points") | p("< 0.01")),
    ],
)
def test_words_against_their_own_figures_are_an_error(words: str, better: str, figures: dict[str, Any]) -> None:
    assert outcome_of(tally(words, better, **figures)) == "breach"
    assert outcome_of(tally(words, better, why="The source adjusts for age.", **figures)) == "passed"


@pytest.mark.parametrize(
    ("words", "better", "figures"),
    [
        (FOR, "lower is better", effect("-4.0") | p("0.7")),
        (AGAINST, "lower is better", effect("0.4")),
        (FOR, "higher is better", effect("4.0")),
        (FOR, "higher is better", ratio("hazard ratio", "0.62", **DEATH)),
        (FOR, "lower is better", ratio("hazard ratio", "1.17", event={"name": "recovery", "wanted": True})),
        (FOR, "lower is better", ratio("ratio of means", "78", unit="%")),
        # Higher at the end, because higher at the start: the change is what the source means.
        (FOR, "lower is better", sides("7.0 points", "6.0 points", baselines=("20 points", "9 points"))),
        (FOR, "lower is better", sides("-3.0 points", "-2.0 points", "mean change")),
        # "Decreased" of the treated group, where the other group decreased more.
        ("decrease", "lower is better", sides("-2.0 points", "-3.0 points", "mean change")),
        ("decrease", "lower is better", sides("8.0 points", "7.0 points", baselines=("10 points", "10 points"))),
        (NONE, "lower is better", effect("4.0") | p("0.3")),
        (NONE, "lower is better", effect("4.0") | interval("-1.0", "9.0") | p("0.12")),
        (NONE, "lower is better", ratio("risk ratio", "0.71") | interval("0.50", "1.00")),
        (NONE, "lower is better", effect("4.0") | p("> 0.05")),
    ],
)
def test_words_that_their_figures_bear_out_pass(words: str, better: str, figures: dict[str, Any]) -> None:
    assert outcome_of(tally(words, better, **figures)) == "passed"


@pytest.mark.parametrize(
    ("words", "better", "figures"),
    [
        # Non-inferiority was shown, and no difference.
        (NONE, "lower is better", effect("0.4") | p("0.001") | {"analysis": {"hypothesis": "non-inferiority"}}),
        (NONE, "lower is better", effect("0.4") | p("0.001") | {"test": "non-inferiority, margin 0.8"}),
        (NONE, "lower is better", effect("0.4") | interval("-0.2", "1.0") | p("0.001")),
        (NONE, "lower is better", effect("0.4") | p("0.03") | {"test": "t test, Bonferroni"}),
        (NONE, "lower is better", effect("0.4") | p("0.03") | {"note": "Not significant at the corrected level."}),
        (NONE, "lower is better", effect("0.4") | p("0.03") | {"note": "None that is clinically important."}),
        (NONE, "lower is better", effect("0.4") | p("0.04") | {"analysis": {"sides": "one-sided"}}),
        (NONE, "lower is better", effect("0.4") | interval("0.1", "0.7", level=90)),
        (NONE, "lower is better", sides("7.0 points", "7.0 points") | p("0.001")),
        (NONE, "lower is better", {}),
        (FOR, "higher is better", ratio("hazard ratio", "0.62")),
        (FOR, "lower is better", ratio("odds ratio", "1.67") | {"outcome": {"unit": "points"}}),
        (FOR, "neither", effect("4.0")),
        (FOR, "lower is better", sides("7.0 points", "4.0 points") | {"analysis": {"models": ["adjusted"]}}),
        (FOR, "lower is better", sides("70 %", "40 %", "percentage of people") | {"outcome": {"unit": "points"}}),
        (FOR, "lower is better", effect("0.0")),
        ("increase", "higher is better", ratio("hazard ratio", "0.62", **DEATH)),
        ("no change", "lower is better", effect("4.0") | p("0.001")),
    ],
)
def test_what_the_figures_cannot_decide_is_not_judged(words: str, better: str, figures: dict[str, Any]) -> None:
    found = outcome_of(tally(words, better, **figures))
    is_one_sided = figures.get("analysis", {}).get("sides") == "one-sided"
    assert found == ("passed" if is_one_sided else "not judged")


SURVIVAL = {"name": "Overall survival", "measures": "Time from the start to death.", "better": "higher is better"}


@pytest.mark.parametrize(
    ("words", "estimate", "expected"),
    [
        (FOR, "0.62", "passed"),
        (FOR, "1.62", "breach"),
        (AGAINST, "0.62", "breach"),
        # Of survival or of deaths: the words do not say.
        ("increase", "0.62", "not judged"),
        ("decrease", "0.62", "not judged"),
    ],
)
def test_a_hazard_ratio_under_survival_is_of_deaths(words: str, estimate: str, expected: str) -> None:
    assert outcome_of(tally(words, outcome=SURVIVAL, **ratio("hazard ratio", estimate))) == expected
