"""Natural frequencies and numbers needed to treat: how they are read, and what they follow from."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import FrameType
from typing import Any

import pytest

from monograph.entries.shared.effect_scales import units_in_all
from monograph.evidence.effects.methods import Method, methods_in
from monograph.evidence.numbers.natural_frequencies import FREQUENCY, NEEDED_TO_TREAT
from monograph.evidence.numbers.number_words import number_of
from monograph.evidence.prose.numbers import numbers_in
from monograph.evidence.prose.recorded_numbers import agree, nearest, recorded_numbers, recorded_within
from monograph.evidence.prose.sentences import sentences
from monograph.evidence.prose.significance import significance_claims
from monograph.evidence.prose.strong_words import strong_words
from monograph.rules.number_tracing import prose_number_is_held
from tests.fragments import base_of, judged

CITE = "Quill2031, table 2"


def read(text: str) -> list[str]:
    """Return what a text says, shares of people in percent."""
    found = [number for sentence in sentences(text) for number in numbers_in(sentence)]
    names = {FREQUENCY: "%", NEEDED_TO_TREAT: "NNT"}
    return [f"{one.bound}{one.value.normalize():f} {names.get(one.unit, one.unit)}" for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("45 of 100", ["45 %"]),
        ("45 out of every 100 people had it", ["45 %"]),
        ("31 people in every 100", ["31 %"]),
        ("Of every 100, 31 died", ["31 %"]),
        ("Of every 100 people, 31 died on placebo and 23 on zorbatine.", ["31 %", "23 %"]),
        ("In 1,000 people, about 8 would have a stroke", ["~0.8 %"]),
        ("For every 1000 people treated, 52 fewer died.", ["5.2 %"]),
        ("8 of 1000 people", ["0.8 %"]),
        ("0.5 per 100,000 people", ["0.0005 %"]),
        ("257 per 1 000 and 213 per 1,000", ["25.7 %", "21.3 %"]),
        ("52 fewer per 1000 (95 % CI 64 to 18 fewer)", ["5.2 %", "6.4 %", "1.8 %"]),
        ("44 fewer deaths per 1000 people (from 64 fewer to 18 fewer)", ["4.4 %", "6.4 %", "1.8 %"]),
        ("9 more per 10,000 vaccinated people (95% CI, 2–16)", ["0.09 %", "0.02 %", "0.16 %"]),
        ("1 in 10 people", ["10 %"]),
        ("one in ten", ["10 %"]),
        ("about two in five people", ["~40 %"]),
        ("more than 1 in 100 people", [">1 %"]),
        ("1 person in 8", ["12.5 %"]),
        ("Four of every ten people", ["40 %"]),
        ("half of the people", ["50 %"]),
        ("number needed to treat 25", ["25 NNT"]),
        ("The number needed to treat was 25 (95 % CI 16 to 56).", ["25 NNT", "16 NNT", "56 NNT"]),
        ("NNT 25 people", ["25 NNT"]),
        ("NNTB = 12.", ["12 NNT"]),
        ("number needed to harm (NNH) of 40", ["40 NNT"]),
        # These are no shares of people in round numbers.
        ("18 of 20 had fewer", ["18 people", "20 people"]),
        ("8 of 10 trials, 5 of 10 nights, 3 of 10 points, a score of 4 of 10", []),
        ("5.2 per 100 person-years, 3 in 2031, 5 in 3 countries, 12 of 100 mg", ["100 mg"]),
        ("half of the tablets, every third patient, a quarter past nine", []),
        ("Half of the people took placebo", []),
        # Number words.
        (
            "Ten people, a hundred and twenty people, two thousand five hundred people",
            ["10 people", "120 people", "2500 people"],
        ),
        ("Two people met.", []),
        ("In nine randomised trials", []),
        # Ages, distances and rates are no findings.
        ("over 65 years, people aged 18 to 65 years, children under 5 years, 12 years and over", []),
        ("at least 2 hours apart, 2 weeks between the doses", []),
        ("The mean age was 46 years; they were 46 years old", ["46 years", "46 years"]),
        ("over 65 years old, under 5 years of age", []),
        ("fewer than 15 days a month", []),
        ("She scored it 4 of 5 points, he 3/5 points", []),
    ],
)
def test_shares_of_people_are_read_as_what_they_are(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("one hundred and twenty", 120),
        ("a thousand", 1000),
        ("twenty-five", 25),
        ("two hundred thousand and three", 200003),
        ("1,234", 1234),
        ("half", None),
        ("9" * 5000, None),
    ],
)
def test_numbers_are_read_in_digits_and_in_words(written: str, number: int | None) -> None:
    assert number_of(written) == number


def result(measure: str, estimate: str, low: str, high: str, control: str, unit: str = "") -> Mapping[str, Any]:
    effect = {"measure": measure, "estimate": Decimal(estimate)} | ({"unit": unit} if unit else {})
    side = {"arms": ["b"], "statistic": "percentage of people", "figure": {"value": control, "cite": CITE}}
    ours = {"arms": ["a"], "statistic": "percentage of people", "figure": "not reported"}
    one = {
        "id": "r",
        "outcome": "hums",
        "contrast": "between arms",
        "index": ["a"],
        "comparator": ["b"],
        "sides": [ours, side],
        "effect": {"value": effect, "cite": CITE},
        "interval": {"value": {"low": Decimal(low), "high": Decimal(high)}, "cite": CITE},
    }
    arms = [{"id": name, "name": name.upper(), "type": "experimental"} for name in ("a", "b")]
    return {"study/quill-2031": {"arms": arms, "results": [one]}}


def is_held(fragment: Mapping[str, Any], prose: str) -> bool:
    held = recorded_numbers(base_of(fragment).sheets["quill-2031"])
    found = [number for sentence in sentences(prose) for number in numbers_in(sentence)]
    assert found, prose
    return all(any(agree(number, one) for one in recorded_within([held], number.unit)) for number in found)


# Rows of published summaries of findings: a comparator risk, a ratio with its interval, the absolute effect.
ROWS = [
    ("risk ratio", "1.03", "0.94", "1.13", "10.0 %", "103 per 1000 (94 to 113)"),
    ("risk ratio", "0.89", "0.73", "1.08", "10.0 %", "89 per 1000 (73 to 108)"),
    ("risk ratio", "1", "0.92", "1.09", "10.0 %", "100 per 1000 (92 to 109)"),
    ("rate ratio", "0.83", "0.75", "0.93", "25.7 %", "44 fewer per 1000 (95 % CI 64 to 18 fewer)"),
    ("rate ratio", "0.83", "0.75", "0.93", "25.7 %", "213 per 1000"),
    # Odds: 0.2 × 0.5 / (0.8 + 0.2 × 0.5) = 0.111.
    ("odds ratio", "0.50", "0.30", "0.80", "20.0 %", "111 per 1000"),
    # 1 − 0.8^0.5 = 0.1056.
    ("hazard ratio", "0.50", "0.30", "0.80", "20.0 %", "106 per 1000"),
    ("risk ratio", "0.75", "0.58", "0.97", "12.0 %", "number needed to treat 34"),
    ("risk ratio", "0.75", "0.58", "0.97", "12.0 %", "NNT 33"),
    ("risk difference", "-52", "-64", "-18", "25.7 %", "52 fewer per 1000 (64 to 18 fewer), NNT 20"),
]


@pytest.mark.parametrize(("measure", "estimate", "low", "high", "control", "prose"), ROWS)
def test_absolute_effects_follow_from_a_risk_and_a_ratio(
    measure: str, estimate: str, low: str, high: str, control: str, prose: str
) -> None:
    unit = "per 1000 people" if measure == "risk difference" else ""
    assert is_held(result(measure, estimate, low, high, control, unit), prose)


@pytest.mark.parametrize("prose", ["54 fewer per 1000", "313 per 1000", "NNT 70", "1 in 2 people", "46 of 100"])
def test_a_wrong_absolute_effect_is_not_held(prose: str) -> None:
    assert not is_held(result("rate ratio", "0.83", "0.75", "0.93", "25.7 %"), prose)


def test_a_count_of_a_round_number_of_people_may_be_the_count_itself() -> None:
    harm = {"event": "Sneezed", "arms": ["a"], "count": {"value": 7, "cite": CITE}}
    people = {"randomised": {"value": 100, "cite": CITE}}
    study = {
        "arms": [{"id": "a", "name": "A", "type": "experimental"}],
        "participants": people,
        "harms": [harm],
        "summary": {"plain": "7 of 100 people sneezed.", "clinical": "8 of 100 people sneezed."},
    }
    (finding,) = judged(prose_number_is_held, {"study/quill-2031": study}).findings
    assert "`8 of 100 people`" in finding.found


def offered(fragment: Mapping[str, Any], prose: str) -> str:
    held = recorded_numbers(base_of(fragment).sheets["quill-2031"])
    number = numbers_in(sentences(prose)[0])[0]
    near = nearest(number, recorded_within([held], number.unit))
    return f"{near.value.normalize():f} {near.unit}" if near else ""


@pytest.mark.parametrize(
    ("fields", "prose", "expected"),
    [
        ({"stated_length": {"value": "28 days", "cite": CITE}}, "12 hours", ""),
        ({"stated_length": {"value": "28 days", "cite": CITE}}, "27 days", "28 days"),
        ({"stated_length": {"value": "28 days", "cite": CITE}}, "900 days", ""),
        ({"participants": {"completed": {"value": 0, "cite": CITE}}}, "31 people", ""),
    ],
)
def test_the_nearest_number_is_one_of_the_same_kind(fields: Mapping[str, Any], prose: str, expected: str) -> None:
    assert offered({"study/quill-2031": fields}, prose) == expected


def test_a_limit_of_a_hazard_ratio_is_never_offered_for_a_percentage() -> None:
    hazard = result("hazard ratio", "0.62", "0.17", "0.85", "70 %")
    assert offered(hazard, "18 % of people died") == ""
    assert offered(hazard, "Of 100 people, 69 died.") == "70 %"


def test_limits_chosen_to_define_something_are_no_findings() -> None:
    texts = {"plain": "It lasts more than 3 weeks.", "clinical": "Chronic means more than 15 weeks."}
    fragment = {"condition/quill-ache": {"summary": texts}, "drug/zorbatine": {"summary": texts}}
    (finding,) = judged(prose_number_is_held, fragment).findings
    assert (finding.place.file, "`3 weeks`" in finding.found) == ("kb/entries/drug/zorbatine.yaml", True)


@pytest.mark.parametrize(
    ("unit", "whole"),
    [
        (None, 1),
        ("", 1),
        ("ratio", 1),
        ("%", 100),
        ("percentage points", 100),
        ("per cent", 100),
        ("‰", 1000),
        ("per 1000", 1000),
        ("per 1,000 people", 1000),
        ("per 1 000 patients", 1000),
        ("events per 10,000 people", 10000),
        ("fewer per 1000", 1000),
        ("of 100 people", 100),
        ("in 100", 100),
        ("/1000", 1000),
        ("per hundred thousand people", 100000),
        ("per million", 1000000),
        ("per 100 person-years", None),
        ("per 100 patient years", None),
        ("per 137", None),
        ("log", None),
        ("points", None),
    ],
)
def test_what_one_unit_of_an_effect_is(unit: str | None, whole: int | None) -> None:
    assert units_in_all(unit) == whole


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("least-squares means", Method.ADJUSTED),
        ("LS mean", Method.ADJUSTED),
        ("adjusted for age", Method.ADJUSTED),
        ("ANCOVA", Method.ADJUSTED),
        ("MMRM", Method.MIXED),
        ("Kaplan–Meier estimate", Method.TIME_TO_EVENT),
        ("multiple imputation", Method.IMPUTED),
        ("inverse-probability weighting", Method.WEIGHTED),
        ("Mantel-Haenszel", Method.STRATIFIED),
        ("cluster-robust errors", Method.CLUSTERED),
        ("fixed-effect meta-analysis", Method.POOLED),
        ("averaged over seven days", Method.AVERAGED),
        ("conditional maximum likelihood", Method.CONDITIONAL),
    ],
)
def test_words_say_how_a_figure_was_made(text: str, method: Method) -> None:
    assert method in methods_in(text)


@pytest.mark.parametrize(
    "text", ["unadjusted", "not adjusted", "without adjustment", "unweighted", "not imputed", "crude"]
)
def test_a_method_that_is_denied_is_none(text: str) -> None:
    assert methods_in(text) == frozenset()


PIECES = (
    "significant (p = 0.04) ",
    "not significant, ",
    "neither (p = 0.4) nor ",
    "45 of 100 ",
    "of 100 people, ",
    "1 in 10 and ",
    "52 fewer per 1000 (95 % CI ",
    "one hundred and ",
    "number needed to ",
    "half of the ",
    "no risk ",
    "it is proven and ",
)


def lines_run(work: Callable[[], object]) -> int:
    """Return how many lines of Python some work runs: the same number on every machine."""
    count = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_text_is_about_twice_the_work(piece: str) -> None:
    def work(times: int) -> int:
        def read_all() -> None:
            for sentence in sentences(piece * times):
                numbers_in(sentence)
                significance_claims(sentence.text)
                strong_words(sentence.text)

        return lines_run(read_all)

    work(10)
    assert work(800) < 2.3 * work(400) + 1000
