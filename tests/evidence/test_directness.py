"""How direct a result is, axis by axis."""

from __future__ import annotations

from typing import Any

import pytest

from monograph.entries.shared.vocabulary import DirectnessAxis
from monograph.evidence.answers.studied import doses_studied, studied_in, words_on
from monograph.evidence.pico.axes import Agreement, AxisDirectness, pooled, whole
from monograph.knowledge_base import KnowledgeBase
from tests.evidence.trials import (
    HUMS,
    PLACEBO,
    ZORBATINE,
    Fields,
    agreement,
    answer,
    arm,
    axes_of,
    option,
    question,
    the_question,
    trial,
)
from tests.fragments import base_of

HIERARCHY: Fields = {
    "condition/early-harrow-syndrome": {"broader": ["harrow-syndrome"]},
    "condition/harrow-syndrome": {"broader": ["humming-disease"]},
    "condition/gale-syndrome": {"broader": ["humming-disease"]},
    "condition/limb-humming": {"broader": ["humming"], "occurs_in": ["harrow-syndrome"]},
    "condition/humming": {"broader": ["noise"]},
}


def base(study: Fields, pico: Fields | None = None, more: Fields | None = None, **options: Any) -> KnowledgeBase:
    asked = question(answer("quill-2031"), pico=pico)
    asked["options"] = [option(answer("quill-2031"), **options)]
    return base_of({"study/quill-2031": study, "question/does-it-help": asked} | HIERARCHY | (more or {}))


@pytest.mark.parametrize(
    ("conditions", "expected", "reason"),
    [
        (["harrow-syndrome"], "matches", ""),
        (["early-harrow-syndrome"], "matches", ""),
        (["harrow-syndrome", "early-harrow-syndrome"], "matches", ""),
        (["humming-disease"], "differs", "a broader disease"),
        (["gale-syndrome"], "differs", "another disease"),
        (["harrow-syndrome", "gale-syndrome"], "matches in part", "also people with Gale syndrome"),
        (["limb-humming"], "unknown", "a symptom is named, not the disease in which it occurs"),
        (["limb-humming", "gale-syndrome"], "differs", "another disease"),
        ([], "unknown", "the disease is not recorded"),
    ],
)
def test_the_disease_is_compared_through_the_hierarchy(conditions: list[str], expected: str, reason: str) -> None:
    axis = axes_of(base(trial(population={"conditions": conditions})))["disease"]
    assert (axis.agreement, axis.reason) == (expected, reason)
    assert axis.asked == ("Harrow syndrome",)


def test_healthy_volunteers_have_no_disease_and_cells_are_no_people() -> None:
    healthy = trial(population={"healthy": True})
    assert axes_of(base(healthy))["disease"].reason == "healthy volunteers"
    both = trial(population={"conditions": ["harrow-syndrome"], "healthy": True})
    assert agreement(base(both), DirectnessAxis.DISEASE) == "matches in part"
    cells = trial(design="laboratory study", population={})
    assert axes_of(base(cells))["disease"].reason == "no people took part"


@pytest.mark.parametrize(
    ("population", "expected"),
    [
        ({"target_symptom": "humming", "symptom_at_entry": "required"}, "matches"),
        ({"target_symptom": "limb-humming", "symptom_at_entry": "required"}, "matches"),
        ({"target_symptom": "humming", "symptom_at_entry": "not required"}, "matches in part"),
        ({"target_symptom": "humming", "symptom_at_entry": "not stated"}, "unknown"),
        ({"target_symptom": "humming"}, "unknown"),
        ({"target_symptom": "noise", "symptom_at_entry": "required"}, "differs"),
        ({"target_symptom": "sneezing", "symptom_at_entry": "required"}, "differs"),
        ({}, "unknown"),
    ],
)
def test_the_symptom_matches_only_where_people_had_to_have_it(population: Fields, expected: str) -> None:
    if "symptom_at_entry" in population:
        at_entry = {"value": population["symptom_at_entry"], "cite": "Quill2031, methods"}
        population = population | {"symptom_at_entry": at_entry}
    study = trial(population={"conditions": ["harrow-syndrome"]} | population)
    assert agreement(base(study, pico={"symptom": "humming"}), DirectnessAxis.SYMPTOM) == expected


def test_a_question_without_a_symptom_or_a_dose_has_no_such_axis() -> None:
    assert set(axes_of(base(trial()))) == {"disease", "intervention", "comparator", "outcome"}


@pytest.mark.parametrize(
    ("treatments", "expected"),
    [
        ([{"drug": "zorbatine"}], "matches"),
        ([{"drug": "zorbatine"}, {"drug": "tarnol"}], "matches in part"),
        ([{"drug": "zorbatine"}, {"drug": "background-drug"}], "matches"),
        ([{"drug": "zorbatine"}, {"name": "placebo for tarnol"}], "matches"),
        ([{"drug": "zorbidine"}], "differs"),
        ([{"drug": "quietening-drugs"}], "matches in part"),
        ([{"drug": "tarnol"}], "differs"),
        ([{"name": "a tea"}], "differs"),
        ([], "unknown"),
    ],
)
def test_the_treatment_is_that_of_the_index_arms(treatments: list[Fields], expected: str) -> None:
    classes: Fields = {
        "drug/zorbatine": {"belongs_to": ["quietening-drugs"]},
        "drug/zorbidine": {"belongs_to": ["quietening-drugs"]},
        "drug/quietening-drugs": {"type": "drug class"},
    }
    study = trial(arms=[arm("zorbatine", "experimental", *treatments), PLACEBO])
    made = base(study, pico={"background": ["background-drug"]}, more=classes)
    assert agreement(made, DirectnessAxis.INTERVENTION) == expected


def test_a_treatment_that_both_sides_had_is_no_combination() -> None:
    tarnol = {"drug": "tarnol"}
    arms = [arm("zorbatine", "experimental", {"drug": "zorbatine"}, tarnol), arm("placebo", "placebo", tarnol)]
    assert agreement(base(trial(arms=arms)), DirectnessAxis.INTERVENTION) == "matches"


@pytest.mark.parametrize(
    ("dose", "expected"),
    [
        ({"amount": "150 mg", "times_per_day": 2}, "matches"),
        ({"per_day": "0.3 g"}, "matches"),
        ({"per_day": "200 to 400 mg"}, "matches"),
        ({"per_day": "900 mg"}, "differs"),
        ({"per_day": "≤ 900 mg"}, "unknown"),
        ({"amount": "150 mg"}, "unknown"),
        ({"per_day": "3 sprays"}, "unknown"),
        (None, "unknown"),
    ],
)
def test_the_dose_is_compared_by_the_day(dose: Fields | None, expected: str) -> None:
    given = {"value": dose, "cite": "Quill2031, methods"} if dose else "not seen"
    study = trial(arms=[arm("zorbatine", "experimental", {"drug": "zorbatine", "dose": given}), PLACEBO])
    assert agreement(base(study, dose={"per_day": "300 mg"}), DirectnessAxis.DOSE) == expected


def test_pooled_arms_of_which_one_has_the_dose_match_in_part() -> None:
    low, high = (
        {"drug": "zorbatine", "dose": {"value": {"per_day": day}, "cite": "Quill2031, methods"}}
        for day in ("300 mg", "900 mg")
    )
    arms = [arm("low", "experimental", low), arm("high", "experimental", high), PLACEBO]
    study = trial(arms=arms, results=[HUMS | {"index": ["low", "high"]}])
    assert agreement(base(study, dose={"per_day": "300 mg"}), DirectnessAxis.DOSE) == "matches in part"


@pytest.mark.parametrize(
    ("other", "comparators", "expected"),
    [
        (PLACEBO, ["placebo"], "matches"),
        (PLACEBO, ["a dummy tablet"], "matches"),
        (PLACEBO, ["no zorbatine"], "matches"),
        (PLACEBO, ["usual care"], "differs"),
        (PLACEBO, ["moonlight"], "unknown"),
        (arm("other", "no treatment"), ["no treatment"], "matches"),
        (arm("other", "no treatment"), ["placebo"], "differs"),
        (arm("other", "background treatment only", {"drug": "tarnol"}), ["no zorbatine"], "matches"),
        (arm("other", "background treatment only", {"drug": "tarnol"}), ["usual care"], "matches"),
        (arm("other", "active comparator", {"drug": "tarnol"}), ["tarnol"], "matches"),
        (arm("other", "active comparator", {"drug": "tarnol"}), ["Tarnol tablets"], "matches"),
        (arm("other", "active comparator", {"drug": "tarnol"}), ["another drug"], "matches"),
        (arm("other", "active comparator", {"drug": "tarnol"}), ["tarnol, 10 mg a day"], "matches"),
        (arm("other", "active comparator", {"drug": "tarnol"}), ["tarnol alone"], "matches"),
        (arm("other", "background treatment only", {"drug": "tarnol"}), ["tarnol alone"], "matches"),
        (arm("other", "active comparator", {"drug": "tarnol"}), ["no zorbatine"], "differs"),
        (arm("other", "active comparator", {"drug": "tarnol"}), ["placebo"], "differs"),
        (arm("other", "active comparator"), ["placebo"], "unknown"),
        (arm("other", "experimental", {"drug": "zorbatine"}), ["another drug"], "differs"),
        (arm("other", "observed group"), ["placebo"], "unknown"),
        (arm("other", "active comparator", {"name": "cold baths"}), ["Cold baths"], "matches"),
    ],
)
def test_the_other_side_is_compared_with_what_the_question_names(
    other: Fields, comparators: list[str], expected: str
) -> None:
    study = trial(arms=[ZORBATINE, other], results=[HUMS | {"comparator": [other["id"]]}])
    tarnol: Fields = {"drug/tarnol": {"brand_names": ["Tarnol tablets"]}}
    made = base(study, pico={"comparators": comparators}, more=tarnol)
    assert agreement(made, DirectnessAxis.COMPARATOR) == expected


@pytest.mark.parametrize("contrast", ["before–after", "single group", "within person"])
def test_a_result_without_another_side_differs(contrast: str) -> None:
    alone = {key: value for key, value in HUMS.items() if key != "comparator"} | {"contrast": contrast}
    axis = axes_of(base(trial(results=[alone])))["comparator"]
    assert (axis.agreement, axis.reason) == ("differs", "compared with no other group or treatment")


def test_another_outcome_differs() -> None:
    made = base(trial(results=[HUMS | {"outcome": "hum-loudness"}]))
    assert agreement(made, DirectnessAxis.OUTCOME) == "differs"


def test_a_harm_is_compared_with_the_groups_that_did_not_take_the_treatment() -> None:
    share = {"value": "5 %", "cite": "Quill2031, table 3"}
    harms = [
        {"id": "left", "event": "Left", "arms": ["zorbatine"], "percent": share},
        {"id": "left-placebo", "event": "Left", "outcome": "hum-frequency", "arms": ["placebo"], "percent": share},
    ]
    made = base(trial(harms=harms))
    ours = axes_of(made, found="left")
    assert [str(ours[one].agreement) for one in ("intervention", "comparator")] == ["matches", "matches"]
    assert ours["outcome"].agreement is Agreement.UNKNOWN
    theirs = axes_of(made, found="left-placebo")
    assert "intervention" not in theirs
    assert theirs["comparator"].agreement is Agreement.MATCHES


def test_unknown_parts_never_count_as_matches() -> None:
    assert pooled([Agreement.MATCHES, Agreement.UNKNOWN]) is Agreement.UNKNOWN
    assert pooled([Agreement.DIFFERS, Agreement.UNKNOWN]) is Agreement.DIFFERS
    assert pooled([]) is Agreement.UNKNOWN
    axes = [AxisDirectness(DirectnessAxis.DISEASE, one, (), ()) for one in (Agreement.MATCHES, Agreement.UNKNOWN)]
    assert whole(axes) is Agreement.UNKNOWN


def test_a_page_can_say_in_whom_a_treatment_was_studied_and_in_whom_not() -> None:
    dose = {"value": {"per_day": "300 mg"}, "cite": "Quill2031, methods"}
    study = trial(
        population={"conditions": ["marrow-syndrome", "gale-syndrome"]},
        arms=[arm("zorbatine", "experimental", {"drug": "zorbatine", "dose": dose}), PLACEBO],
    )
    made = base(study)
    asked = the_question(made)
    found = studied_in(asked, asked.options[0].outcomes, made)

    def name_of(entry_id: str) -> str:
        return str(made.sheets[entry_id].entry.name).lower()

    assert words_on(found, name_of) == "studied in marrow syndrome and gale syndrome, not harrow syndrome"
    (given,) = doses_studied("zorbatine", asked.options[0].outcomes, made)
    assert (given.study, given.arm, str(given.dose)) == ("quill-2031", "zorbatine", "300 mg a day")


def test_nothing_is_called_not_studied_where_a_disease_is_not_recorded() -> None:
    made = base(trial(population={}), more={"study/marrow-2032": trial(population={"healthy": True})})
    answers = the_question(made).options[0].outcomes
    found = studied_in(the_question(made), answers, made)
    assert (found.not_recorded, words_on(found, str)) == (("quill-2031",), "")
