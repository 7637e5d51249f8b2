"""Rules on doses, beyond the examples of their pages."""

from __future__ import annotations

from typing import Any

import pytest

from monograph.rules import Rule
from monograph.rules.doses import dose_levels_are_in_order, dose_step_changes_the_dose
from monograph.rules.pathways import pathway_dose_is_within_the_range
from tests.fragments import judged

CITE = "Quill2031, section 4"


def level(**fields: Any) -> dict[str, Any]:
    return {"value": fields, "cite": CITE}


def dosing(**fields: Any) -> dict[str, Any]:
    return {"purpose": "label", "for_use": "Humming", "route": "oral", "counted_as": "murmate", **fields}


def pathway(dose: dict[str, Any], *dosings: dict[str, Any]) -> dict[str, Any]:
    step = {"name": "Begin", "text": "Begin.", "drug": "zorbatine", "dose": level(**dose), "cite": CITE}
    return {"drug/zorbatine": {"doses": list(dosings)}, "question/does-it-help": {"pathway": [step]}}


@pytest.mark.parametrize(
    ("dose", "found"),
    [
        ({"per_day": "12 sprays"}, 0),
        ({"per_day": "13 sprays"}, 1),
        ({"per_day": "1 sprays"}, 0),
        ({"per_day": "20 mg"}, 0),
    ],
)
def test_a_dosing_of_which_only_the_most_is_known_sets_no_least_dose(dose: dict[str, Any], found: int) -> None:
    only_most = dosing(maximum_in_24_h={"value": "12 sprays", "cite": CITE})
    studied = dosing(levels=[level(per_day="5.5 sprays")])
    assert len(judged(pathway_dose_is_within_the_range, pathway(dose, only_most, studied)).findings) == found


def test_a_dose_in_grams_is_compared_with_one_in_milligrams() -> None:
    run = judged(
        pathway_dose_is_within_the_range, pathway({"per_day": "2 g"}, dosing(levels=[level(per_day="500 mg")]))
    )
    assert [finding.at for finding in run.findings] == ["pathway.1.dose"]


def test_a_ladder_may_begin_with_its_start() -> None:
    rungs = [level(per_day="10 mg"), level(per_day="20 mg")]
    ladder = dosing(start=level(amount="5 mg", times_per_day=2), levels=rungs, maximum=level(per_day="20 mg"))
    fragment = {"drug/zorbatine": {"doses": [ladder]}}
    assert not judged(dose_step_changes_the_dose, fragment).findings
    assert not judged(dose_levels_are_in_order, fragment).findings


def test_a_dose_of_which_the_frequency_is_unknown_cannot_be_judged() -> None:
    ladder = dosing(start=level(amount="5 mg"), maximum=level(per_day="20 mg"))
    run = judged(dose_levels_are_in_order, {"drug/zorbatine": {"doses": [ladder]}})
    assert not run.findings
    assert len(run.not_judged) == 1


def of_drug(rule: Rule, **fields: Any) -> tuple[int, int, int]:
    tally = judged(rule, {"drug/zorbatine": {"doses": [dosing(start="not seen"), dosing(**fields)]}}).tallies[0]
    return tally.passed, tally.breached, tally.not_judged


def test_a_start_that_is_a_range_may_begin_on_the_ladder_but_not_end_above_the_maximum() -> None:
    start = level(per_day="5 to 10 mg")
    assert of_drug(dose_levels_are_in_order, start=start, levels=[level(per_day="5 mg")]) == (1, 0, 0)
    assert of_drug(dose_levels_are_in_order, start=start, levels=[level(per_day="4 mg")]) == (0, 1, 0)
    assert of_drug(dose_levels_are_in_order, start=start, maximum=level(per_day="7 mg")) == (0, 1, 0)


def test_the_most_in_24_hours_is_a_maximum_too() -> None:
    start, most = level(amount="2 sprays", times_per_day=8), {"value": "12 sprays", "cite": CITE}
    assert of_drug(dose_levels_are_in_order, start=start, maximum_in_24_h=most) == (0, 1, 0)
    assert of_drug(dose_levels_are_in_order, levels=[start], maximum="not seen", maximum_in_24_h=most) == (0, 1, 0)
    assert of_drug(dose_step_changes_the_dose, start=level(per_day="12 sprays"), maximum_in_24_h=most) == (0, 1, 0)


@pytest.mark.parametrize(
    ("most", "outcome"),
    [("300 mg", (0, 1, 0)), ("≤ 300 mg", (0, 1, 0)), ("0.3 g", (0, 1, 0)), ("≤ 450 mg", (1, 0, 0))],
)
def test_150_mg_twice_a_day_up_to_300_mg_a_day_is_no_step(most: str, outcome: tuple[int, int, int]) -> None:
    start = level(amount="150 mg", times_per_day=2)
    assert of_drug(dose_step_changes_the_dose, start=start, maximum=level(per_day=most)) == outcome


def test_fixed_doses_may_divide_one_daily_dose_differently() -> None:
    twice, once = level(amount="150 mg", times_per_day=2), level(amount="300 mg", times_per_day=1)
    assert of_drug(dose_step_changes_the_dose, levels=[twice, once]) == (0, 0, 1)
    assert of_drug(dose_step_changes_the_dose, levels=[twice, twice]) == (0, 1, 0)
    assert of_drug(dose_step_changes_the_dose, start=twice, levels=[once]) == (0, 1, 0)


def test_a_dose_between_two_dosings_is_in_neither() -> None:
    by_mouth = dosing(start=level(per_day="15 mg"), maximum=level(per_day="80 mg"))
    into_the_spine = dosing(start=level(per_day="25 µg"), maximum=level(per_day="1000 µg"))
    for day, found in (("5 mg", 1), ("0.5 mg", 0), ("1 to 15 mg", 0), ("100 mg", 1), ("10 µg", 1)):
        run = judged(pathway_dose_is_within_the_range, pathway({"per_day": day}, by_mouth, into_the_spine))
        assert len(run.findings) == found, day
