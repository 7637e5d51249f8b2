"""Which trials are listed as under way, ended early or unreported, and which have told what they found."""

from __future__ import annotations

from typing import Any

import pytest

from monograph.entries import Question, Study
from monograph.evidence.studies.trials import (
    TrialGroup,
    trial_group,
    trials_by_group,
    trials_for_question,
    trials_of_drug,
)
from tests.evidence.trials import HUMS, PLACEBO, ZORBATINE, answer, question, trial
from tests.fragments import base_of

REGISTERED = [{"register_name": "Register of Invented Trials", "number": "IT-1"}]


def status(word: str) -> dict[str, Any]:
    return {"value": word, "cite": "Quill2031, record"}


@pytest.mark.parametrize(
    ("fields", "group"),
    [
        ({"status": status("recruiting"), "results": []}, TrialGroup.RECRUITING),
        ({"status": status("not yet recruiting"), "results": []}, TrialGroup.NOT_YET),
        ({"status": status("completed"), "results": []}, TrialGroup.UNREPORTED),
        ({"status": status("completed"), "results": [HUMS]}, None),
        ({"status": status("terminated"), "results": [HUMS]}, TrialGroup.TERMINATED),
        ({"status": status("withdrawn"), "results": []}, TrialGroup.WITHDRAWN),
        ({"status": status("unknown"), "results": []}, TrialGroup.UNKNOWN),
        ({"status": status("unknown"), "results": [HUMS]}, None),
        ({"status": "not seen", "results": []}, TrialGroup.UNKNOWN),
        ({"registrations": REGISTERED, "results": []}, TrialGroup.UNKNOWN),
        ({"registrations": REGISTERED, "results": [HUMS]}, None),
        ({"results": []}, None),
        ({"design": "systematic review", "registrations": REGISTERED, "results": []}, None),
    ],
)
def test_a_trial_is_listed_until_it_has_reported(fields: dict[str, Any], group: TrialGroup | None) -> None:
    base = base_of({"study/first-2030": trial(), "study/quill-2031": trial(**fields)})
    assert trial_group(base.get(Study, "quill-2031").entry) is group


def test_the_trials_of_a_drug_and_of_a_question_are_those_of_its_treatment_in_its_people() -> None:
    recruiting = trial(status=status("recruiting"), results=[])
    other_people = recruiting | {"population": {"conditions": ["toe-drumming"]}}
    other_drug = recruiting | {"arms": [PLACEBO, ZORBATINE | {"treatments": [{"drug": "glimmerine"}]}]}
    base = base_of(
        {
            "study/alder-2030": trial(),
            "study/birch-2031": recruiting,
            "study/cedar-2032": other_people,
            "study/elder-2033": other_drug,
            "question/does-it-help": question(answer("alder-2030")),
        }
    )
    asked = base.get(Question, "does-it-help").entry
    assert [sheet.id for sheet in trials_of_drug("zorbatine", base)] == ["birch-2031", "cedar-2032"]
    assert [sheet.id for sheet in trials_for_question(asked, base)] == ["birch-2031"]
    (group,) = trials_by_group(base)
    assert group is TrialGroup.RECRUITING
