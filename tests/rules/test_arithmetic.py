"""Rules that recompute, beyond the examples of their pages: what they must not miss, and what is no fault."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from monograph.rules import Rule
from monograph.rules.counts import people_get_fewer_from_stage_to_stage
from monograph.rules.drug_figures import interaction_ratio_agrees, salt_and_base_keep_their_relation
from monograph.rules.ledger_results import ledger_says_what_is_here
from monograph.rules.means import mean_is_possible
from monograph.rules.percentages import percent_is_a_whole_number_of_people
from monograph.rules.statistics import interval_holds_the_estimate, p_and_interval_agree_about_the_null
from tests.fragments import judged

Fields = dict[str, Any]
CITE = "Quill2031, table 2"
PASSED, BREACHED, NOT_JUDGED, NOT_LOOKED_AT = (1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 0)


def reported(value: object) -> Fields:
    return {"value": value, "cite": CITE}


def people(**stages: int) -> Fields:
    return {stage: reported(count) for stage, count in stages.items()}


def arm(name: str, **stages: int) -> Fields:
    return {"id": name, "name": name.capitalize(), "type": "experimental", "participants": people(**stages)}


def counts(rule: Rule, fragment: dict[str, Fields]) -> tuple[int, int, int]:
    tally = judged(rule, fragment).tallies[0]
    return tally.passed, tally.breached, tally.not_judged


def of_study(rule: Rule, **fields: Any) -> tuple[int, int, int]:
    return counts(rule, {"study/quill-2031": fields})


def result(**fields: Any) -> Fields:
    made: Fields = {"id": "hums", "outcome": "hum-frequency", "contrast": "between arms"}
    return made | {"index": ["low"], "comparator": ["high"]} | fields


@pytest.mark.parametrize(
    ("stages", "breached"),
    [
        ({"randomised": 40, "treated": 38, "analysed": 40, "completed": 35}, 0),
        ({"randomised": 40, "analysed": 35, "completed": 38}, 0),
        ({"randomised": 40, "treated": 38, "analysed": 42}, 1),
        ({"randomised": 40, "treated": 30, "completed": 38}, 1),
        ({"screened": 40, "enrolled": 42, "randomised": 41}, 1),
        ({"planned": 10, "randomised": 40}, 0),
    ],
)
def test_an_analysis_may_count_the_untreated_and_leave_out_completers(
    stages: dict[str, int], breached: int
) -> None:
    assert of_study(people_get_fewer_from_stage_to_stage, participants=people(**stages))[1] == breached


def test_people_get_fewer_in_each_group_too() -> None:
    arms = [arm("low", randomised=20, completed=19), arm("high", randomised=20, completed=25)]
    (finding,) = judged(people_get_fewer_from_stage_to_stage, {"study/quill-2031": {"arms": arms}}).findings
    assert finding.at == "arms.high.participants.completed"


def test_a_group_of_nobody_has_no_shares_and_no_mean() -> None:
    arms = [arm("low", randomised=0, analysed=0), arm("high")]
    harm = {"event": "Sneezed", "arms": ["low"], "percent": reported("5 %")}
    assert of_study(percent_is_a_whole_number_of_people, arms=arms, harms=[harm]) == NOT_JUDGED
    assert mean("3.45 points", arms) == NOT_JUDGED


def mean(figure: str, arms: list[Fields], **fields: Any) -> tuple[int, int, int]:
    scale = reported({"name": "Hum score", "lowest": 0, "highest": 10, "step": 1})
    side = {"arms": ["low"], "statistic": "mean", "figure": reported(figure)}
    study = {"arms": arms, "results": [result(outcome="hum-score", sides=[side], **fields)]}
    return counts(mean_is_possible, {"outcome/hum-score": {"scale": scale}, "study/quill-2031": study})


@pytest.mark.parametrize(
    ("figure", "analysed", "outcome"),
    [
        ("3.45 points", None, BREACHED),
        ("3.45 points", 24, BREACHED),
        ("3.45 points", 20, NOT_JUDGED),  # four people are missing, no one knows from which arm
        ("3.45 %", None, NOT_JUDGED),
        ("3.42 points", None, PASSED),
    ],
)
def test_a_mean_is_judged_by_the_people_behind_it(
    figure: str, analysed: int | None, outcome: tuple[int, int, int]
) -> None:
    counted = {"analysed": reported(analysed)} if analysed is not None else {}
    assert mean(figure, [arm("low", analysed=12), arm("high", analysed=12)], **counted) == outcome


def ledger(*lines: tuple[str, str], **fields: Any) -> tuple[int, int, int]:
    written = [{"name": "Hums", "outcome": one, "role": "primary", "status": status} for one, status in lines]
    return of_study(ledger_says_what_is_here, arms=[arm("low"), arm("high")], ledger=written, **fields)


def test_a_result_of_which_nothing_was_found_is_no_finding_against_the_ledger() -> None:
    found, unseen = result(direction=reported("no difference")), result(direction="not reported")
    assert ledger(("hum-frequency", "not reported"), results=[found]) == BREACHED
    assert ledger(("hum-frequency", "not seen in the part read"), results=[found]) == BREACHED
    assert ledger(("hum-frequency", "not reported"), results=[unseen]) == PASSED


def test_two_lines_on_one_outcome_may_tell_of_two_things() -> None:
    lines = ("hum-frequency", "shown here"), ("hum-frequency", "not reported")
    assert ledger(*lines, results=[result(direction=reported("no difference"))]) == (1, 0, 1)


def interaction(**figures: str) -> tuple[int, int, int]:
    effect: Fields = {"parameter": "half-life", "alone": reported("4.5 hours"), "together": reported("15.4 hours")}
    effect |= {name: reported(figure) for name, figure in figures.items()}
    written = {"causes": ["glimmerine"], "basis": "stated", "cite": CITE, "effects": [effect]}
    return counts(interaction_ratio_agrees, {"drug/zorbatine": {"interactions": [written]}})


@pytest.mark.parametrize(
    ("figures", "outcome"),
    [
        ({"stated_ratio": "3.4"}, PASSED),
        ({"stated_ratio": "342 %"}, PASSED),
        ({"stated_ratio": "242 %"}, BREACHED),
        ({"stated_change": "242 %"}, PASSED),
        ({"stated_change": "2.4"}, NOT_JUDGED),
        ({"stated_ratio": "3.4", "stated_change": "342 %"}, (1, 1, 0)),
    ],
)
def test_a_ratio_may_be_given_in_percent(figures: dict[str, str], outcome: tuple[int, int, int]) -> None:
    assert interaction(**figures) == outcome


def salts(*forms: tuple[str, str, str]) -> tuple[int, int, int]:
    written = [
        {"text": {"text": "As labelled.", "cite": CITE}, "salt": name, "salt_amount": salt, "base_amount": base}
        for name, salt, base in forms
    ]
    return counts(salt_and_base_keep_their_relation, {"drug/zorbatine": {"salt_forms": written}})


def test_a_salt_is_the_same_whatever_its_capitals() -> None:
    assert salts(("murmate", "10 mg", "8.00 mg"), ("Murmate", "20 mg", "18.0 mg")) == (1, 1, 0)


def test_amounts_very_far_apart_are_compared_without_trouble() -> None:
    assert salts(("murmate", "9e12 mg", "8e12 mg"), ("murmate", "9e12 mg", "1.23456789012345e-12 mg"))[1] == 1


def interval(measure: str, estimate: str, low: str, high: str, **fields: Any) -> Fields:
    effect = reported({"measure": measure, "estimate": Decimal(estimate)})
    limits = reported({"low": Decimal(low), "high": Decimal(high)})
    one = result(effect=effect, interval=limits, **fields)
    return {"study/quill-2031": {"arms": [arm("low"), arm("high")], "results": [one]}}


@pytest.mark.parametrize(
    ("estimate", "low", "high", "outcome"),
    [
        ("2", "2.1", "3.4", PASSED),  # an estimate of 2.2 is printed so
        ("2", "2.6", "3.4", BREACHED),
        ("3", "-2.6", "2.5", PASSED),
        ("-2", "1.1", "3.4", BREACHED),
    ],
)
def test_an_estimate_may_be_printed_more_coarsely_than_its_interval(
    estimate: str, low: str, high: str, outcome: tuple[int, int, int]
) -> None:
    assert counts(interval_holds_the_estimate, interval("mean difference", estimate, low, high)) == outcome


# Their p value need not go with a symmetrical interval, or is corrected, or has another null.
OTHER_TESTS = (
    "one-sided t test",
    "one-tailed z test",
    "1-sided",
    "non-inferiority, margin 2 points",
    "noninferiority test",
    "TOST for equivalence",
    "chi-squared",
    "chi square test",
    "χ² test",
    "likelihood-ratio test",
    "Cochran-Mantel-Haenszel",
    "CMH test",
    "Boschloo's test",
    "Fisher's exact test",
    "Barnard",
    "randomisation test",
    "permutation",
    "ANCOVA",
    "MMRM",
    "mixed-effects model",
    "log-rank",
    "bootstrap",
    "Bayesian",
    "t test with Hochberg correction",
    "Holm-adjusted t test",
    "Bonferroni",
    "Dunnett's test",
    "Tukey",
    "gatekeeping",
    "a test of our own",
)


@pytest.mark.parametrize(
    ("test", "outcome"),
    [
        (None, BREACHED),
        ("t test", BREACHED),
        ("two-sided Welch t test", BREACHED),
        ("linear regression", BREACHED),
        *((test, NOT_JUDGED) for test in OTHER_TESTS),
        ("Wilcoxon signed-rank", NOT_JUDGED),
        ("Friedman", NOT_JUDGED),
        ("Hodges-Lehmann", NOT_JUDGED),
        ("nonparametric", NOT_JUDGED),
    ],
)
def test_the_p_value_of_another_kind_of_test_is_not_held_against_an_interval(
    test: str | None, outcome: tuple[int, int, int]
) -> None:
    named = {"test": test} if test else {}
    fragment = interval("mean difference", "2", "-0.9", "4.9", p=reported("0.04"), **named)
    assert counts(p_and_interval_agree_about_the_null, fragment) == outcome
