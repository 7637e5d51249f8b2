"""Rules on doses, beyond the examples of their pages."""

from __future__ import annotations

from typing import Any

import pytest

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
