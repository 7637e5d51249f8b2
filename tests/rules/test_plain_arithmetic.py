"""Where a source's figures are held against its own, and where the rules say that they cannot judge."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from monograph.entries.kinds.result import Interval
from monograph.rules import Rule
from monograph.rules.counts import arms_add_up_to_the_study
from monograph.rules.drug_figures import interaction_ratio_agrees
from monograph.rules.figures import effect_follows_from_its_sides
from monograph.rules.means import mean_is_possible
from monograph.rules.percentages import percent_agrees_with_its_count, percent_is_a_whole_number_of_people
from monograph.rules.segments import segments_fill_the_length, segments_fit_into_the_length
from monograph.rules.statistics import (
    interval_holds_the_estimate,
    p_and_interval_agree_about_the_null,
    p_is_near_that_of_the_interval,
)
from tests.fragments import judged

Fields = dict[str, Any]
CITE = "Quill2031, table 2"
OFFER = "own_figures_give"


def reported(value: object, **fields: Any) -> Fields:
    return {"value": value, "cite": CITE, **fields}


def arm(name: str, **stages: int) -> Fields:
    people = {stage: reported(count) for stage, count in stages.items()}
    return {"id": name, "name": name.capitalize(), "type": "experimental", "participants": people}


def study(*arms: Fields, **fields: Any) -> dict[str, Fields]:
    return {"study/quill-2031": {"arms": list(arms or (arm("low"), arm("high"))), **fields}}


def result(**fields: Any) -> Fields:
    made: Fields = {"id": "hums", "outcome": "hum-frequency", "contrast": "between arms"}
    return made | {"index": ["low"], "comparator": ["high"]} | fields


def verdict(rule: Rule, fragment: dict[str, Fields]) -> str:
    """Return in one word what a rule makes of its single place: `offer` for a finding with words to paste."""
    run = judged(rule, fragment)
    tally = run.tallies[0]
    if run.findings:
        (finding,) = run.findings
        return "offer" if OFFER in finding.remedy else "found"
    return "passed" if tally.passed else "not judged" if tally.not_judged else "not looked at"


# --- people in arms


@pytest.mark.parametrize(
    ("total", "arms", "fields", "expected"),
    [
        (40, (21, 19), {}, "passed"),
        (40, (21, 20), {}, "offer"),
        (40, (20, 19), {}, "offer"),
        (40, (21, 41), {}, "found"),  # one arm alone has more than everybody
        (60, (20, 20), {}, "found"),  # a third arm may be missing here
        # A 2 by 2 factorial trial: each person is counted for each of two factors.
        (200, (100, 100, 100, 100), {}, "not judged"),
        (1431, (663, 660, 410, 398, 384, 385), {}, "not judged"),
        # Those on both drugs are in two arms.
        (400, (200, 200, 100), {}, "not judged"),
        (40, (21, 20), {"title": "Zorbatine and glimmerine: a 2 x 2 factorial trial"}, "not judged"),
        (40, (21, 20), {"title": "Zorbatine by glimmerine, a 2-by-3 design"}, "not judged"),
        (40, (21, 20), {"summary": {"plain": "So.", "clinical": "A platform trial."}}, "not judged"),
        (40, (21, 20), {"design": "randomised crossover trial"}, "not judged"),
        (40, (21, 20), {"design": "systematic review"}, "not judged"),
    ],
)
def test_arms_that_may_share_people_are_not_added_up(
    total: int, arms: tuple[int, ...], fields: Fields, expected: str
) -> None:
    made = [arm(f"a{number}", randomised=count) for number, count in enumerate(arms)]
    fragment = study(*made, participants={"randomised": reported(total)}, **fields)
    assert verdict(arms_add_up_to_the_study, fragment) == expected


# --- shares of people


def harm(**fields: Any) -> dict[str, Fields]:
    made = {"event": "Sneezed", "arms": ["low"], "percent": reported("31.2 %"), "people": reported("25 of 100")}
    return study(harms=[made | fields])


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "offer"),
        ({"percent": reported("25.0 %")}, "passed"),
        ({"note": "Kaplan-Meier estimate at two years."}, "not judged"),
        ({"percent": reported("31.2 %", note="Weighted for sampling.")}, "not judged"),
        ({"event": "Relapse, cumulative incidence"}, "not judged"),
        ({"event": "Died within 24 months"}, "found"),  # it may be an estimate, and a note can say so
    ],
)
def test_a_percentage_that_may_be_an_estimate_is_not_called_a_slip(fields: Fields, expected: str) -> None:
    assert verdict(percent_agrees_with_its_count, harm(**fields)) == expected


def share(**fields: Any) -> dict[str, Fields]:
    side = {
        "arms": ["low"],
        "statistic": "percentage of people",
        "figure": reported("31.2 %"),
        "people": reported("25 of 100"),
    }
    return study(results=[result(sides=[side], **fields)])


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "offer"),
        ({"analysis": {"models": ["Kaplan–Meier"]}}, "not judged"),
        ({"analysis": {"models": ["imputed"]}}, "not judged"),
        ({"analysis": {"models": ["crude"]}}, "offer"),
        ({"test": "log-rank"}, "not judged"),
        ({"as_named": "event-free survival at 3 years"}, "not judged"),
        ({"note": "Weighted percentages."}, "not judged"),
        ({"effect": reported({"measure": "hazard ratio", "estimate": Decimal("0.7")})}, "found"),
    ],
)
def test_a_share_of_a_result_is_judged_by_how_it_was_made(fields: Fields, expected: str) -> None:
    assert verdict(percent_agrees_with_its_count, share(**fields)) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("", "found"),
        ("Of those with data available.", "not judged"),
        ("Kaplan-Meier estimate.", "not judged"),
    ],
)
def test_a_share_of_a_group_whose_size_we_guess_is_never_called_a_slip(note: str, expected: str) -> None:
    one = {"event": "Sneezed", "arms": ["low"], "percent": reported("32 %")} | ({"note": note} if note else {})
    fragment = study(arm("low", randomised=20), arm("high"), harms=[one])
    assert verdict(percent_is_a_whole_number_of_people, fragment) == expected
    counted = study(arm("low", randomised=20), arm("high"), harms=[one | {"people": reported("6 of 19")}])
    assert verdict(percent_is_a_whole_number_of_people, counted) == "not looked at"


def test_a_subgroup_is_not_held_to_the_size_of_its_arm() -> None:
    side = {"arms": ["low"], "statistic": "percentage of people", "figure": reported("32 %")}
    for fields in ({"population": {"name": "on oxygen"}}, {"as_named": "deaths among people on oxygen"}):
        fragment = study(arm("low", randomised=20), arm("high"), results=[result(sides=[side], **fields)])
        assert verdict(percent_is_a_whole_number_of_people, fragment) == "not judged"


# --- effects of two sides


def people(count: str) -> Fields:
    return {"statistic": "percentage of people", "people": reported(count)}


def mean(figure: str, before: str = "") -> Fields:
    return {"statistic": "mean", "figure": reported(figure)} | ({"baseline": reported(before)} if before else {})


def effect(
    measure: str,
    estimate: str,
    ours: Fields,
    theirs: Fields,
    unit: str = "",
    adjusted: str = "unadjusted",
    **fields: Any,
) -> dict[str, Fields]:
    given = {"measure": measure, "estimate": Decimal(estimate), "adjusted": adjusted} | (
        {"unit": unit} if unit else {}
    )
    of_study = {key: fields.pop(key) for key in ("design", "title", "findings") if key in fields}
    one = result(sides=[{"arms": ["low"], **ours}, {"arms": ["high"], **theirs}], effect=reported(given), **fields)
    return study(results=[one], **of_study)


TEN, TWENTY = people("10 of 100"), people("20 of 100")


@pytest.mark.parametrize(
    ("unit", "estimate", "expected"),
    [
        ("per 1000 people", "100", "passed"),
        ("per 1,000", "100", "passed"),
        ("per 1000 patients treated", "100", "passed"),
        ("events per 1000 people", "100", "passed"),
        ("per thousand", "100", "passed"),
        ("‰", "100", "passed"),
        ("per 100", "10", "passed"),
        ("per 100 people", "10", "passed"),
        ("per 10,000", "1000", "passed"),
        ("per 10 000 people", "1000", "passed"),
        ("per 100,000", "10000", "passed"),
        ("%", "10", "passed"),
        ("percentage points", "10", "passed"),
        ("", "0.10", "passed"),
        ("ratio", "0.10", "passed"),
        ("per 1000 people", "120", "offer"),
        ("%", "12", "offer"),
        ("", "0.12", "found"),
        ("per 100 person-years", "12", "not judged"),
        ("per 137 people", "12", "not judged"),
        ("cases", "12", "not judged"),
    ],
)
def test_a_risk_difference_is_worked_out_in_its_own_unit(unit: str, estimate: str, expected: str) -> None:
    fragment = effect("risk difference", estimate, TWENTY, TEN, unit)
    assert verdict(effect_follows_from_its_sides, fragment) == expected


def test_the_offer_is_in_the_effects_own_unit() -> None:
    fragment = effect("risk difference", "120", TWENTY, TEN, "per 1000 people")
    (finding,) = judged(effect_follows_from_its_sides, fragment).findings
    assert 'own_figures_give: "100 per 1000 people"' in finding.remedy


@pytest.mark.parametrize(
    ("measure", "unit", "estimate", "gives"),
    [
        ("risk difference", "%", "-10", "10 %"),
        ("risk difference", "per 1000 people", "-100", "100 per 1000 people"),
        ("risk ratio", "", "0.5", "2.0"),
        ("risk ratio", "%", "50", "200 %"),
    ],
)
def test_an_effect_counted_from_the_other_side_is_no_slip_of_its_source(
    measure: str, unit: str, estimate: str, gives: str
) -> None:
    fragment = effect(measure, estimate, TWENTY, TEN, unit)
    (finding,) = judged(effect_follows_from_its_sides, fragment).findings
    assert finding.remedy == f"Give it as treatment against comparator, its interval too: `{gives}`."
    assert verdict(effect_follows_from_its_sides, effect(measure, gives.split()[0], TWENTY, TEN, unit)) == "passed"


@pytest.mark.parametrize(
    ("measure", "estimate", "fields", "expected"),
    [
        ("risk ratio", "2.0", {}, "passed"),
        ("risk ratio", "200", {"unit": "%"}, "passed"),
        ("risk ratio", "2", {"unit": "per doubling"}, "not judged"),
        ("risk ratio", "2.4", {}, "offer"),
        ("risk ratio", "2.4", {"adjusted": "adjusted"}, "not judged"),
        ("risk ratio", "2.4", {"adjusted": "not stated"}, "not judged"),
        ("risk ratio", "2.4", {"test": "Cochran-Mantel-Haenszel"}, "not judged"),
        ("risk ratio", "2.4", {"as_named": "stratified by centre"}, "not judged"),
        ("risk ratio", "2.4", {"note": "Propensity-weighted."}, "not judged"),
        ("risk ratio", "2.4", {"analysis": {"models": ["stratified"]}}, "not judged"),
        ("risk ratio", "2.4", {"analysis": {"models": ["cluster-adjusted"]}}, "not judged"),
        ("risk ratio", "2.4", {"analysis": {"models": ["mixed model", "imputed"]}}, "not judged"),
        ("risk ratio", "2.4", {"analysis": {"models": ["crude"]}, "adjusted": "not stated"}, "offer"),
        ("risk ratio", "2.4", {"title": "Zorbatine in 20 villages: a cluster-randomised trial"}, "not judged"),
        ("risk ratio", "2.4", {"design": "randomised crossover trial"}, "not judged"),
        ("risk ratio", "2.4", {"design": "aggregated N-of-1 trials"}, "not judged"),
        ("risk ratio", "2.4", {"design": "systematic review"}, "not judged"),
        ("risk ratio", "2.4", {"population": {"name": "women"}}, "found"),
        ("risk ratio", "2.4", {"title": "Zorbatine for humming: an analysis stratified by centre"}, "found"),
        ("risk ratio", "2.4", {"findings": [{"text": "Ratios were weighted.", "cite": CITE}]}, "found"),
        ("odds ratio", "2.25", {}, "passed"),
        ("odds ratio", "2.24", {}, "not judged"),  # the conditional estimate lies nearer to 1
        ("odds ratio", "4.1", {}, "found"),
    ],
)
def test_a_ratio_of_counts_is_offered_only_where_one_calculation_gives_it(
    measure: str, estimate: str, fields: Fields, expected: str
) -> None:
    assert verdict(effect_follows_from_its_sides, effect(measure, estimate, TWENTY, TEN, **fields)) == expected


@pytest.mark.parametrize(
    ("measure", "estimate", "ours", "theirs", "fields", "expected"),
    [
        ("mean difference", "-4", mean("12.0 points"), mean("16.0 points"), {}, "passed"),
        ("mean difference", "-5", mean("12.0 points"), mean("16.0 points"), {}, "offer"),
        ("mean difference", "-5", mean("12.0 points"), mean("16.0 points"), {"test": "ANCOVA"}, "not judged"),
        ("mean difference", "-5", mean("12.0 points"), mean("16.0 points"), {"note": "LS means."}, "not judged"),
        # 12 from 20 and 16 from 21: changes of 8 and 5.
        (
            "mean difference",
            "-3",
            mean("12.0 points", "20.0 points"),
            mean("16.0 points", "21.0 points"),
            {},
            "not judged",
        ),
        (
            "mean difference",
            "-5",
            mean("12.0 points", "20.0 points"),
            mean("16.0 points", "21.0 points"),
            {},
            "not judged",
        ),
        (
            "mean difference",
            "-5",
            mean("12.0 points"),
            mean("16.0 points"),
            {"contrast": "within person"},
            "not judged",
        ),
        ("mean difference", "-40", mean("12.0 points"), mean("16.0 points"), {"unit": "furlongs"}, "not judged"),
        (
            "rate ratio",
            "0.80",
            mean("3.00"),
            mean("4.00"),
            {},
            "found",
        ),  # people may have been followed for unequal times
        ("ratio of means", "0.90", mean("3.00"), mean("4.00"), {}, "offer"),
        ("median difference", "-9", mean("12.0 points"), mean("16.0 points"), {}, "not judged"),
        ("hazard ratio", "0.9", TWENTY, TEN, {}, "not judged"),
    ],
)
def test_a_difference_of_means_is_offered_only_where_one_calculation_gives_it(
    measure: str, estimate: str, ours: Fields, theirs: Fields, fields: Fields, expected: str
) -> None:
    assert verdict(effect_follows_from_its_sides, effect(measure, estimate, ours, theirs, **fields)) == expected


@pytest.mark.parametrize(
    ("unit", "estimate"), [("per 1000 people", "250"), ("per 10,000", "1200"), ("per 100 person-years", "300")]
)
def test_a_risk_difference_of_more_than_100_per_1000_is_possible(unit: str, estimate: str) -> None:
    fragment = effect("risk difference", estimate, TWENTY, TEN, unit)
    assert verdict(effect_follows_from_its_sides, fragment) in {"offer", "not judged"}


# --- lengths and interactions: what was not seen here is no slip of the source


def test_a_part_that_is_missing_here_is_not_laid_at_the_sources_door() -> None:
    parts = [{"type": "treatment period", "length": reported("4 weeks")}] * 2
    for stated, rule in (("10 weeks", segments_fill_the_length), ("6 weeks", segments_fit_into_the_length)):
        fragment = study(
            design="randomised crossover trial",
            stated_length=reported(stated),
            segments=[dict(one) for one in parts],
        )
        assert verdict(rule, fragment) == "found"


@pytest.mark.parametrize(("ratio", "expected"), [("3.4", "passed"), ("3.1", "not judged"), ("2", "found")])
def test_a_ratio_of_geometric_means_is_not_called_a_slip(ratio: str, expected: str) -> None:
    values = {"alone": reported("4.5 hours"), "together": reported("15.4 hours")}
    effects = [{"parameter": "half-life", "stated_ratio": reported(ratio)} | values]
    written = {"causes": ["glimmerine"], "basis": "stated", "cite": CITE, "effects": effects}
    assert verdict(interaction_ratio_agrees, {"drug/zorbatine": {"interactions": [written]}}) == expected


# --- means of scores


def score(arms: list[Fields], measures: str = "A score.", **fields: Any) -> dict[str, Fields]:
    scale = reported({"name": "Hum score", "lowest": 0, "highest": 10, "step": 1})
    side = {"arms": ["low"], "statistic": "mean", "figure": reported("3.45 points")}
    outcome = {"scale": scale, "measures": measures}
    return {
        "outcome/hum-score": outcome,
        **study(*arms, results=[result(outcome="hum-score", sides=[side], **fields)]),
    }


ANALYSED = [arm("low", analysed=12), arm("high", analysed=12)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "found"),
        ({"analysis": {"models": ["crude"]}}, "offer"),
        ({"note": "Least-squares means."}, "not judged"),
        ({"test": "ANCOVA"}, "not judged"),
        ({"as_named": "hum score, LS mean"}, "not judged"),
        ({"note": "Multiple imputation of missing scores; imputed means."}, "not judged"),
        ({"analysis": {"models": ["imputed"]}}, "not judged"),
        ({"analysis": {"models": ["mixed model"]}}, "not judged"),
        ({"as_named": "weekly mean of daily scores"}, "not judged"),
        ({"measures": "The average of seven daily scores in a diary."}, "not judged"),
        (
            {"effect": reported({"measure": "mean difference", "estimate": -2, "adjusted": "adjusted"})},
            "not judged",
        ),
        ({"population": {"name": "women"}}, "not judged"),
        ({"test": "GEE"}, "not judged"),
        ({"note": "Read off the graph."}, "not judged"),
        ({"note": "Extracted from figure 2."}, "not judged"),
        ({"note": "Mean of both limbs."}, "not judged"),
        ({"note": "Half points were allowed."}, "not judged"),
        ({"note": "Normalised to the start."}, "not judged"),
        ({"note": "Time-averaged."}, "not judged"),
        ({"note": "Mean of the last 7 days."}, "not judged"),
        ({"as_named": "worst hum score of the week"}, "found"),  # a whole number for each person
        ({"note": "Read in table 2."}, "found"),
        ({"test": "t test"}, "found"),
    ],
)
def test_a_mean_that_is_more_than_a_sum_over_people_is_not_judged(fields: Fields, expected: str) -> None:
    assert verdict(mean_is_possible, score(ANALYSED, **fields)) == expected


def test_what_a_study_says_of_all_its_means_is_read() -> None:
    fragment = score(ANALYSED)
    fragment["study/quill-2031"]["limitations"] = [{"text": "Only least-squares means were given.", "cite": CITE}]
    assert verdict(mean_is_possible, fragment) == "not judged"


def test_a_trial_that_gives_only_the_randomised_is_judged_by_those() -> None:
    assert verdict(mean_is_possible, score([arm("low", randomised=12), arm("high", randomised=12)])) == "found"
    later = [arm("low", randomised=12, completed=11), arm("high", randomised=12)]
    assert verdict(mean_is_possible, score(later)) == "not judged"


# --- p values by their own logic


def p_beside(
    measure: str, estimate: str, low: str, high: str, p: str, analysis: Fields | None = None, **fields: Any
) -> dict[str, Fields]:
    unit = {"unit": fields.pop("unit")} if "unit" in fields else {}
    limits = {"low": Decimal(low), "high": Decimal(high)} | {"level": Decimal(fields.pop("level", "95"))}
    given = {"effect": reported({"measure": measure, "estimate": Decimal(estimate)} | unit)}
    said = {"analysis": analysis} if analysis else {}
    one = result(interval=reported(limits), p=reported(p), analysed=reported(400), **given, **said, **fields)
    return study(results=[one])


def non_inferior(margin: str, sides: str = "one-sided", hypothesis: str = "non-inferiority") -> Fields:
    return {"hypothesis": hypothesis, "margin": margin, "sides": sides}


BOTH = (p_and_interval_agree_about_the_null, p_is_near_that_of_the_interval)


def both(fragment: dict[str, Fields]) -> Iterator[str]:
    return (verdict(rule, fragment) for rule in BOTH)


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        # Half of the two-sided 0.0616.
        (
            p_beside("mean difference", "-2.0", "-4.1", "0.1", "0.031", {"sides": "one-sided"}),
            ("passed", "passed"),
        ),
        (p_beside("mean difference", "2.0", "-0.1", "4.1", "0.97", {"sides": "one-sided"}), ("passed", "passed")),
        (p_beside("mean difference", "-2.0", "-4.1", "0.1", "0.001", {"sides": "one-sided"}), ("found", "found")),
        (p_beside("mean difference", "-2.0", "-4.1", "0.1", "0.03", test="one-sided t test"), ("not judged",) * 2),
        # Non-inferior by less than 2 points: the whole interval lies below the margin; z = 1.6/0.663, p = 0.008.
        (p_beside("mean difference", "0.4", "-0.9", "1.7", "0.008", non_inferior("2")), ("passed", "passed")),
        (p_beside("mean difference", "0.4", "-0.9", "1.7", "0.008", non_inferior("-2")), ("passed", "found")),
        (
            p_beside("mean difference", "0.4", "-0.9", "1.7", "0.01", test="non-inferiority, margin 2"),
            ("not judged",) * 2,
        ),
        (p_beside("mean difference", "0.4", "-0.9", "1.7", "0.3", non_inferior("2")), ("found", "found")),
        (
            p_beside("mean difference", "0.4", "-1.9", "2.7", "0.001", non_inferior("1")),
            ("found", "found"),
        ),
        # A ratio of 1.13 (0.95 to 1.35) against a margin of 1.5.
        (p_beside("hazard ratio", "1.13", "0.95", "1.35", "< 0.001", non_inferior("1.5")), ("passed", "passed")),
        (p_beside("hazard ratio", "1.13", "0.95", "1.35", "< 0.001", non_inferior("1.2")), ("found", "found")),
        # 0.8 the other way round, where more is better.
        (p_beside("risk ratio", "0.95", "0.88", "1.03", "< 0.001", non_inferior("0.8")), ("passed", "passed")),
        (
            p_beside("risk difference", "1.0", "-2.0", "4.0", "0.004", non_inferior("5 %"), unit="%"),
            ("passed", "passed"),
        ),
        (
            p_beside("risk difference", "1.0", "-2.0", "4.0", "0.9", non_inferior("5"), unit="%"),
            ("not judged",) * 2,
        ),
        (
            p_beside(
                "mean difference", "0.4", "-0.9", "1.7", "0.9", {"hypothesis": "non-inferiority", "margin": "2"}
            ),
            ("not judged",) * 2,
        ),
        # Equivalence: the 90 % interval lies within the margins, so both one-sided p values are below 0.05.
        (
            p_beside(
                "ratio of means",
                "1.02",
                "0.95",
                "1.10",
                "< 0.001",
                non_inferior("1.25", hypothesis="equivalence"),
                level="90",
            ),
            ("passed", "passed"),
        ),
        (
            p_beside(
                "ratio of means",
                "1.02",
                "0.75",
                "1.39",
                "0.01",
                non_inferior("1.25", hypothesis="equivalence"),
                level="90",
            ),
            ("found", "found"),
        ),
        # Other levels.
        (p_beside("mean difference", "-2.0", "-3.8", "-0.2", "0.07", level="90"), ("passed", "passed")),
        (
            p_beside("mean difference", "-2.0", "-4.1", "0.1", "0.06", level="90"),
            ("passed", "passed"),
        ),  # one-sided, unsaid
        (p_beside("mean difference", "-2.0", "-4.6", "0.6", "0.047", level="99"), ("passed", "passed")),
        (p_beside("mean difference", "-2.0", "-4.6", "0.6", "0.0001", level="99"), ("found", "found")),
        # A ratio in percent: no effect is 100.
        (p_beside("ratio of means", "85", "70", "103", "0.10", unit="%"), ("passed", "passed")),
        (p_beside("ratio of means", "85", "70", "103", "0.001", unit="%"), ("found", "found")),
        (p_beside("hazard ratio", "-0.4", "-0.8", "-0.1", "0.01", unit="log"), ("not judged", "not judged")),
        # A little over the border: another test may have given it.
        (p_beside("hazard ratio", "0.74", "0.54", "1.01", "0.045"), ("not judged", "passed")),
        (p_beside("hazard ratio", "0.80", "0.60", "1.07", "0.01"), ("found", "found")),
        # Half of it is no little: no test is named, and nothing says that it is one-sided.
        (p_beside("mean difference", "-2.0", "-4.1", "0.1", "0.03"), ("found", "passed")),
        (
            p_beside("hazard ratio", "0.80", "0.60", "1.07", "0.01", {"models": ["Kaplan–Meier"]}),
            ("not judged",) * 2,
        ),
        (
            p_beside("hazard ratio", "0.80", "0.60", "1.07", "0.01", note="Hochberg-adjusted p."),
            ("not judged",) * 2,
        ),
    ],
)
def test_a_p_value_is_judged_by_what_it_is_about(fragment: dict[str, Fields], expected: tuple[str, str]) -> None:
    assert tuple(both(fragment)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": "Zorbatine or glimmerine: a randomised non-inferiority trial"}, "not judged"),
        ({"summary": {"plain": "So.", "clinical": "All tests were one-sided."}}, "not judged"),
        ({"limitations": [{"text": "P values were corrected after Hochberg.", "cite": CITE}]}, "not judged"),
        ({"title": "A superiority trial"}, "found"),
    ],
)
def test_what_a_study_says_of_all_its_tests_is_read(fields: Fields, expected: str) -> None:
    fragment = p_beside("hazard ratio", "0.80", "0.60", "1.07", "0.01")
    fragment["study/quill-2031"] |= fields
    assert tuple(both(fragment)) == (expected, expected)
    # A result that names its own test is judged by that.
    named = p_beside("hazard ratio", "0.80", "0.60", "1.07", "0.01", test="Wald test")
    named["study/quill-2031"] |= fields
    assert tuple(both(named)) == ("found", "found")


def test_the_remedy_for_a_p_value_works() -> None:
    fields = ("hazard ratio", "0.80", "0.60", "1.07", "0.01")
    (finding,) = judged(BOTH[0], p_beside(*fields)).findings
    assert "name it in `test`" in finding.remedy
    assert tuple(both(p_beside(*fields, test="log-rank"))) == ("not judged", "not judged")


def test_limits_of_a_ratio_in_a_unit_that_is_not_known_are_not_called_impossible() -> None:
    assert (
        verdict(interval_holds_the_estimate, p_beside("hazard ratio", "-0.4", "-0.8", "-0.1", "0.01", unit="log"))
        == "not judged"
    )


def test_a_limit_that_may_have_lost_its_sign_is_not_to_be_exchanged() -> None:
    with pytest.raises(ValidationError) as caught:
        Interval.model_validate({"low": Decimal("5.1"), "high": Decimal("1.3")})
    (error,) = caught.value.errors()
    assert error["ctx"]["remedy"] == (
        "Look at the source again: a limit may have lost its minus sign, or the two may be exchanged."
    )


# --- what a finding says to do, ends it


def test_what_a_finding_says_to_do_ends_it() -> None:
    arms = [arm(f"a{number}", randomised=count) for number, count in enumerate((21, 41))]
    two = {"participants": {"randomised": reported(40)}}
    assert verdict(arms_add_up_to_the_study, study(*arms, **two)) == "found"
    named = [arms[0], arms[1] | {"name": "Extension, from both groups"}]
    assert verdict(arms_add_up_to_the_study, study(*named, **two)) == "not judged"
    slip = reported(40, own_figures_give="41")
    near = [arm("a", randomised=21), arm("b", randomised=20)]
    assert (
        judged(arms_add_up_to_the_study, study(*near, participants={"randomised": slip})).tallies[0].recorded == 1
    )
    late = harm(event="Died within 24 months", note="Kaplan-Meier estimate.")
    assert verdict(percent_agrees_with_its_count, late) == "not judged"
    looked_at = harm(event="Died within 24 months", percent=reported("31.2 %", own_figures_give="25.0 %"))
    assert judged(percent_agrees_with_its_count, looked_at).tallies[0].recorded == 1
    ratio = ("risk ratio", "2.4", TWENTY, TEN)
    assert verdict(effect_follows_from_its_sides, effect(*ratio, adjusted="adjusted")) == "not judged"
    for model in ("adjusted", "stratified", "cluster-adjusted", "mixed model", "Kaplan–Meier", "imputed"):
        said: Fields = {"analysis": {"models": [model]}}
        assert verdict(effect_follows_from_its_sides, effect(*ratio, **said)) == "not judged"
