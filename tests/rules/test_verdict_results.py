"""Verdicts against the results they rest on, beyond the examples of the rule's page."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from monograph.rules import RuleRun
from monograph.rules.verdict_results import verdict_agrees_with_its_results
from tests.evidence.trials import HUMS, PLACEBO, ZORBATINE, Fields, answer, arm, option, trial
from tests.fragments import judged

BETTER, WORSE, SAME, UNKNOWN = "better", "worse", "same", "unknown"
HELPS = ["probably helps", "may help"]


def result(way: str, **fields: Any) -> Fields:
    """A result on hum frequency, of which less is better."""
    made = {key: value for key, value in HUMS.items() if key != "p"} | {"p": "not seen"}
    if way == SAME:
        made |= {"direction": {"value": "no difference", "cite": "Quill2031, table 2"}}
    elif way != UNKNOWN:
        estimate = Decimal("-4.0") if way == BETTER else Decimal("4.0")
        effect = {"measure": "mean difference", "estimate": estimate}
        made |= {"effect": {"value": effect, "cite": "Quill2031, table 2"}}
    return made | fields


def found(verdict: str, *answers: Fields, studies: Fields, outcomes: Fields | None = None) -> RuleRun:
    entries = {f"study/{name}": fields for name, fields in studies.items()}
    entries |= {f"outcome/{name}": fields for name, fields in (outcomes or {}).items()}
    first = option(verdict="no evidence found", drug="glimmerine")
    asked = {"options": [first, option(*answers, verdict=verdict)]}
    return judged(verdict_agrees_with_its_results, {"question/does-it-help": asked} | entries)


def on_benefit(verdict: str, *ways: str, **fields: Any) -> RuleRun:
    """One answer that rests on a study for each way."""
    names = [f"quill-20{31 + number}" for number in range(len(ways))]
    studies = {name: trial(results=[result(way)]) for name, way in zip(names, ways, strict=True)}
    return found(verdict, answer(*names, **({"counts_as": "benefit"} | fields)), studies=studies)


@pytest.mark.parametrize("verdict", HELPS)
@pytest.mark.parametrize("ways", [(WORSE,), (SAME,), (WORSE, SAME), (WORSE, UNKNOWN), (SAME, SAME)])
def test_what_is_not_better_does_not_help(verdict: str, ways: tuple[str, ...]) -> None:
    (finding,) = on_benefit(verdict, *ways).findings
    assert finding.at == "options.2.verdict"
    assert "uncertain" in finding.remedy


@pytest.mark.parametrize("ways", [(BETTER,), (BETTER, UNKNOWN), (BETTER, BETTER)])
def test_what_is_better_may_help(ways: tuple[str, ...]) -> None:
    run = on_benefit("may help", *ways)
    assert not run.findings
    assert run.tallies[0].not_judged == 0


@pytest.mark.parametrize("verdict", [*HELPS, "probably no effect", "may do more harm than good"])
@pytest.mark.parametrize("ways", [(UNKNOWN,), (UNKNOWN, UNKNOWN)])
def test_results_without_a_direction_cannot_be_judged(verdict: str, ways: tuple[str, ...]) -> None:
    run = on_benefit(verdict, *ways)
    assert not run.findings
    assert run.tallies[0].not_judged == 1


@pytest.mark.parametrize("ways", [(BETTER, WORSE), (BETTER, SAME)])
def test_results_in_different_directions_cannot_be_judged(ways: tuple[str, ...]) -> None:
    assert on_benefit("may help", *ways).tallies[0].not_judged == 1


@pytest.mark.parametrize("ways", [(WORSE,), (SAME,), (BETTER,), (BETTER, WORSE)])
def test_uncertain_agrees_with_everything(ways: tuple[str, ...]) -> None:
    assert not on_benefit("uncertain", *ways).findings


def test_an_outcome_that_says_nothing_is_not_yet_sorted_counts_too() -> None:
    assert on_benefit("may help", WORSE, counts_as="benefit").findings
    studies = {"quill-2031": trial(results=[result(WORSE)])}
    assert found("may help", answer("quill-2031"), studies=studies).findings


def harm_answer(*names: str, **fields: Any) -> Fields:
    pointers = [{"study": name, "result": "falls"} for name in names]
    return answer(outcome="falls", results=pointers, counts_as="harm", **fields)


def two(benefit: str, harm: str) -> Fields:
    return {"quill-2031": trial(results=[result(benefit), result(harm) | {"id": "falls", "outcome": "falls"}])}


def test_fewer_harms_are_no_help_when_the_benefit_is_none() -> None:
    answers = (answer("quill-2031", counts_as="benefit"), harm_answer("quill-2031"))
    assert found("may help", *answers, studies=two(SAME, BETTER)).findings


def test_more_harms_do_not_contradict_a_help() -> None:
    answers = (answer("quill-2031", counts_as="benefit"), harm_answer("quill-2031"))
    assert not found("may help", *answers, studies=two(BETTER, WORSE)).findings


def test_a_question_on_harm_only_is_judged_by_its_harms() -> None:
    assert found("may help", harm_answer("quill-2031"), studies=two(UNKNOWN, WORSE)).findings
    assert not found("may help", harm_answer("quill-2031"), studies=two(UNKNOWN, BETTER)).findings


@pytest.mark.parametrize(
    ("benefit", "harm", "is_wrong"),
    [
        (BETTER, BETTER, True),
        (BETTER, SAME, True),
        (BETTER, WORSE, False),
        (WORSE, SAME, False),
        (BETTER, UNKNOWN, False),
        (SAME, UNKNOWN, False),
    ],
)
def test_more_harm_than_good_needs_a_harm(benefit: str, harm: str, is_wrong: bool) -> None:
    answers = (answer("quill-2031", counts_as="benefit"), harm_answer("quill-2031"))
    run = found("may do more harm than good", *answers, studies=two(benefit, harm))
    assert bool(run.findings) is is_wrong


def test_results_that_all_favour_contradict_more_harm_than_good() -> None:
    assert on_benefit("may do more harm than good", BETTER).findings


@pytest.mark.parametrize(
    ("more", "is_wrong"),
    [
        (
            {
                "interval": {
                    "value": {"low": Decimal("-6.0"), "high": Decimal("-2.0")},
                    "cite": "Quill2031, table 2",
                }
            },
            True,
        ),
        (
            {
                "interval": {
                    "value": {"low": Decimal("-9.0"), "high": Decimal("1.0")},
                    "cite": "Quill2031, table 2",
                }
            },
            False,
        ),
        ({"p": {"value": "0.003", "cite": "Quill2031, table 2"}}, True),
        ({"p": {"value": "< 0.05", "cite": "Quill2031, table 2"}}, True),
        ({"p": {"value": "0.4", "cite": "Quill2031, table 2"}}, False),
        ({"p": {"value": "> 0.05", "cite": "Quill2031, table 2"}}, False),
        ({}, False),
    ],
)
def test_no_effect_does_not_rest_on_a_clear_effect(more: Fields, is_wrong: bool) -> None:
    studies = {"quill-2031": trial(results=[result(BETTER, **more)])}
    run = found("probably no effect", answer("quill-2031", counts_as="benefit"), studies=studies)
    assert bool(run.findings) is is_wrong


def test_no_effect_beside_a_trial_without_a_difference_is_for_an_editor() -> None:
    assert not on_benefit("probably no effect", BETTER, SAME).findings


ACTIVE = arm("tarnol", "active comparator", {"drug": "tarnol"})


@pytest.mark.parametrize(("way", "judged_as"), [(SAME, "not judged"), (WORSE, "not judged"), (BETTER, "passed")])
def test_no_better_than_another_treatment_is_no_contradiction(way: str, judged_as: str) -> None:
    studies = {"quill-2031": trial(arms=[ZORBATINE, ACTIVE], results=[result(way, comparator=["tarnol"])])}
    run = found("may help", answer("quill-2031", counts_as="benefit"), studies=studies)
    assert not run.findings
    assert bool(run.tallies[0].not_judged) is (judged_as == "not judged")


def test_a_result_with_the_treatment_on_the_other_side_says_nothing_of_it() -> None:
    swapped = result(WORSE, index=["placebo"], comparator=["zorbatine"])
    studies = {"quill-2031": trial(arms=[ZORBATINE, PLACEBO], results=[swapped])}
    assert not found("may help", answer("quill-2031", counts_as="benefit"), studies=studies).findings


def test_no_change_since_baseline_says_nothing_and_a_worse_one_does() -> None:
    def before(way: str) -> Fields:
        made = result(way) | {"contrast": "before–after"}
        made.pop("comparator")
        return {"quill-2031": trial(results=[made])}

    benefit = answer("quill-2031", counts_as="benefit")
    assert not found("may help", benefit, studies=before(SAME)).findings
    assert found("may help", benefit, studies=before(WORSE)).findings


def test_more_is_better_where_the_outcome_says_so() -> None:
    outcomes = {"hum-frequency": {"better": "higher is better"}}
    studies = {"quill-2031": trial(results=[result(WORSE)])}  # the number rises
    benefit = answer("quill-2031", counts_as="benefit")
    assert not found("may help", benefit, studies=studies, outcomes=outcomes).findings
    studies = {"quill-2031": trial(results=[result(BETTER)])}
    assert found("may help", benefit, studies=studies, outcomes=outcomes).findings


def test_where_neither_direction_is_better_nothing_is_judged() -> None:
    outcomes = {"hum-frequency": {"better": "neither"}}
    run = found(
        "may help",
        answer("quill-2031", counts_as="benefit"),
        studies={"quill-2031": trial(results=[result(WORSE)])},
        outcomes=outcomes,
    )
    assert not run.findings


@pytest.mark.parametrize(("unknown", "is_wrong"), [("critical", False), ("of limited importance", True)])
def test_what_is_not_known_may_be_the_benefit_if_it_matters_as_much(unknown: str, is_wrong: bool) -> None:
    loud = result(UNKNOWN) | {"id": "loud", "outcome": "hum-loudness"}
    other = answer(
        outcome="hum-loudness",
        importance=unknown,
        counts_as="benefit",
        results=[{"study": "quill-2031", "result": "loud"}],
    )
    studies = {"quill-2031": trial(results=[result(WORSE), loud])}
    run = found("may help", answer("quill-2031", counts_as="benefit"), other, studies=studies)
    assert bool(run.findings) is is_wrong


@pytest.mark.parametrize(
    ("name", "better", "estimate", "verdict", "is_wrong"),
    [
        ("Overall survival", "higher is better", "1.60", "may help", True),
        ("Overall survival", "higher is better", "0.62", "may help", False),
        ("Overall survival", "higher is better", "0.62", "may do more harm than good", True),
        ("Time to recovery", "lower is better", "0.62", "may help", True),
        ("Time to recovery", "lower is better", "1.60", "may help", False),
        ("Death", "lower is better", "1.60", "may help", True),
    ],
)
def test_hazards_under_a_time_are_of_what_ends_it(
    name: str, better: str, estimate: str, verdict: str, is_wrong: bool
) -> None:
    ratio = {"measure": "hazard ratio", "estimate": Decimal(estimate)}
    effect = {"effect": {"value": ratio, "cite": "Quill2031, table 2"}}
    studies = {"quill-2031": trial(results=[result(UNKNOWN, **effect)])}
    outcomes = {"hum-frequency": {"name": name, "better": better, "measures": "Something invented."}}
    made = answer("quill-2031", counts_as="benefit")
    assert bool(found(verdict, made, studies=studies, outcomes=outcomes).findings) is is_wrong
