"""Rules on sources that disagree, beyond the examples on their pages."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from monograph.rules.differing_guidelines import guidelines_that_differ_are_explained
from monograph.rules.disagreement import competing_values_differ, repeated_result_is_explained
from monograph.rules.named_sides import disagreement_names_its_sides
from monograph.rules.opposite_directions import opposite_directions_are_explained
from tests.fragments import judged

Fields = dict[str, Any]

ARMS = [
    {"id": "zorbatine", "name": "Zorbatine", "type": "experimental", "treatments": [{"drug": "zorbatine"}]},
    {"id": "dummy", "name": "Dummy", "type": "placebo", "treatments": [{"name": "placebo"}]},
]
NO_EVIDENCE = {"level": "no evidence found", "origin": "provisional, by the editors"}


def result(estimate: str | None, **fields: Any) -> Fields:
    effect = (
        {"value": {"measure": "rate ratio", "estimate": Decimal(estimate)}, "cite": "Quill2031, table 2"}
        if estimate
        else "not seen"
    )
    given = {
        "id": "hums",
        "outcome": "hum-frequency",
        "contrast": "between arms",
        "index": ["zorbatine"],
        "comparator": ["dummy"],
        "effect": effect,
    }
    return given | fields


def study(*results: Fields, condition: str = "harrow-syndrome") -> Fields:
    return {"population": {"conditions": [condition]}, "arms": ARMS, "results": list(results)}


def question(*disagreements: Fields) -> Fields:
    answer = {
        "outcome": "hum-frequency",
        "importance": "critical",
        "effect": "Fewer hums in one trial.",
        "certainty": NO_EVIDENCE,
    }
    option = {"drug": "zorbatine", "verdict": "uncertain", "because": "Two trials.", "outcomes": [answer]}
    return {"options": [option], "disagreements": list(disagreements)}


def said(*between: str, **fields: Any) -> Fields:
    return {"text": "They differ.", "between": list(between), "cite": "Quill2031, table 2", **fields}


def opposite(first: Fields, second: Fields, *disagreements: Fields) -> tuple[int, int, int]:
    run = judged(
        opposite_directions_are_explained,
        {
            "study/quill-2031": first,
            "study/marrow-2032": second,
            "question/does-it-help": question(*disagreements),
        },
    )
    return run.tallies[0].passed, run.tallies[0].breached, run.tallies[0].not_judged


BENEFIT, HARM = study(result("0.52")), study(result("1.31"))
PASSED, BREACHED, NOT_JUDGED = (1, 0, 0), (0, 1, 0), (0, 0, 1)


@pytest.mark.parametrize(
    ("item", "outcome"),
    [
        (said("marrow-2032", "quill-2031"), PASSED),
        (said("marrow-2032", "quill-2031", outcome="hum-frequency"), PASSED),
        (said("marrow-2032", "quill-2031", outcome="hum-loudness"), BREACHED),
        (said("marrow-2032"), BREACHED),
    ],
)
def test_only_a_disagreement_that_names_both_on_that_outcome_explains(
    item: Fields, outcome: tuple[int, int, int]
) -> None:
    assert opposite(BENEFIT, HARM, item) == outcome


def test_a_study_in_a_kind_of_the_disease_counts() -> None:
    run = judged(
        opposite_directions_are_explained,
        {
            "condition/night-harrow": {"broader": ["harrow-syndrome"]},
            "study/quill-2031": BENEFIT,
            "study/marrow-2032": study(result("1.31"), condition="night-harrow"),
            "question/does-it-help": question(),
        },
    )
    assert [finding.at for finding in run.findings] == ["options.1.outcomes.1"]


def test_a_study_in_another_disease_does_not_count() -> None:
    assert opposite(BENEFIT, study(result("1.31"), condition="toe-drumming")) == (0, 0, 0)


def test_an_overview_is_no_side_against_a_study_that_its_reviews_count() -> None:
    overview = HARM | {"review_methods": {"searched": "not seen", "included": [{"study": "brisk-2033"}]}}
    review = {"review_methods": {"searched": "not seen", "included": [{"study": "quill-2031"}]}}
    fragment: dict[str, Fields] = {
        "study/quill-2031": BENEFIT,
        "study/brisk-2033": {"design": "systematic review"} | review,
        "study/marrow-2032": {"design": "overview of reviews"} | overview,
        "question/does-it-help": question(),
    }
    assert not judged(opposite_directions_are_explained, fragment).findings


def test_studies_that_agree_pass() -> None:
    assert opposite(BENEFIT, study(result("0.9"))) == PASSED


def test_no_difference_is_not_opposite_to_anything() -> None:
    stated = {"direction": {"value": "no difference", "cite": "Marrow2032, abstract"}}
    assert opposite(BENEFIT, study(result(None, **stated))) == PASSED


def test_a_large_p_value_does_not_excuse_opposite_directions() -> None:
    p = {"p": {"value": Decimal("0.4"), "cite": "Marrow2032, abstract"}}
    assert opposite(BENEFIT, study(result("1.31", **p))) == BREACHED


@pytest.mark.parametrize(
    "other",
    [
        study(result(None, p={"value": Decimal("0.4"), "cite": "Marrow2032, abstract"})),
        study(result("1.31"), result("0.8", id="hums-later")),
        study(result("1.31", contrast="before–after", comparator=[])),
    ],
    ids=["direction not known", "points both ways", "before and after"],
)
def test_what_cannot_be_compared_is_not_passed(other: Fields) -> None:
    assert opposite(BENEFIT, other) == NOT_JUDGED


@pytest.mark.parametrize("noted", ["first", "second"])
def test_a_note_on_either_of_two_results_explains_them(noted: str) -> None:
    notes: dict[str, Fields] = {"first": {}, "second": {}}
    notes[noted] = {"note": "The abstract leaves some out."}
    both = study(result("0.52", **notes["first"]), result("0.61", id="hums-again", **notes["second"]))
    run = judged(repeated_result_is_explained, {"study/quill-2031": both})
    assert (run.tallies[0].passed, run.findings) == (2, ())


def harm(people: str, **fields: Any) -> Fields:
    counted = {"value": people, "cite": "Quill2031, table 4"}
    return {"event": "Sneezing", "arms": ["zorbatine"], "people": counted, **fields}


@pytest.mark.parametrize(
    ("second", "breaches"),
    [
        (harm("4 of 20"), 1),
        (harm("4 of 20", event="SNEEZING"), 1),
        (harm("3 of 20"), 0),
        (harm("4 of 20", event="Hiccups"), 0),
        (harm("4 of 20", arms=["dummy"]), 0),
        (harm("4 of 20", serious=True), 0),
        (harm("4 of 20", counts_events=True), 0),
        (harm("4 of 20", note="The register counts until week 8."), 0),
    ],
)
def test_one_event_counted_twice_in_the_same_people_is_explained(second: Fields, breaches: int) -> None:
    both = study(result("0.52")) | {"harms": [harm("3 of 20"), second]}
    run = judged(repeated_result_is_explained, {"study/quill-2031": both})
    assert [finding.at for finding in run.findings] == ["harms.2"] * breaches
    assert run.checks == 3


def guideline(direction: str | None, **fields: Any) -> Fields:
    read = {"reading": "wording read", "direction": direction, "text": "It says something."}
    statement = {
        "id": "hums",
        "about": "Humming",
        "population": ["harrow-syndrome"],
        "interventions": [{"drug": "zorbatine"}],
        "cite": "Hespera2035, section 2",
        **(read if direction else {"reading": "record seen, statement not read"}),
        **fields,
    }
    return {"statements": [statement]}


def guidelines(first: Fields, second: Fields, *disagreements: Fields) -> tuple[int, int, int]:
    use = {"guideline": "hespera-2035", "statement": "hums"}
    asked = question(*disagreements) | {"guidelines": ["pebble-2034"], "recommendations": [use]}
    fragment = {"guideline/hespera-2035": first, "guideline/pebble-2034": second, "question/does-it-help": asked}
    run = judged(guidelines_that_differ_are_explained, fragment)
    return run.tallies[0].passed, run.tallies[0].breached, run.tallies[0].not_judged


def test_guidelines_for_and_against_need_an_explanation() -> None:
    for_and_against = guideline("for"), guideline("against")
    assert guidelines(*for_and_against) == BREACHED
    assert guidelines(*for_and_against, said("hespera-2035", "pebble-2034")) == PASSED


def test_a_treatment_that_one_guideline_names_by_its_brand_is_the_same() -> None:
    use = {"guideline": "hespera-2035", "statement": "hums"}
    fragment: dict[str, Fields] = {
        "drug/zorbatine": {"brand_names": ["Hushwell"]},
        "guideline/hespera-2035": guideline("for"),
        "guideline/pebble-2034": guideline("against", interventions=[{"name": "HushWell"}]),
        "question/does-it-help": question() | {"guidelines": ["pebble-2034"], "recommendations": [use]},
    }
    assert len(judged(guidelines_that_differ_are_explained, fragment).findings) == 1


def test_a_guideline_without_a_recommendation_contradicts_none() -> None:
    assert guidelines(guideline("for"), guideline("no recommendation")) == PASSED


def test_a_statement_that_was_not_read_is_not_judged() -> None:
    assert guidelines(guideline("for"), guideline(None)) == NOT_JUDGED


def test_statements_for_other_people_than_the_question_s_are_left_alone() -> None:
    drums = {"population": ["toe-drumming"]}
    assert guidelines(guideline("for", **drums), guideline("against", **drums)) == (0, 0, 0)


def test_two_alternatives_with_one_value_are_one() -> None:
    enrolled = {
        "value": 40,
        "cite": "Quill2031, table 1",
        "preferred_because": "It counts everybody.",
        "also_reported": [{"value": 46, "cite": f"{work}, page 1"} for work in ("QuillA2030", "QuillB2030")],
    }
    run = judged(competing_values_differ, {"study/quill-2031": {"participants": {"enrolled": enrolled}}})
    assert [finding.at for finding in run.findings] == ["participants.enrolled.also_reported.2.value"]


def test_a_value_printed_to_another_digit_is_another_value() -> None:
    length = {
        "value": "6 weeks",
        "cite": "Quill2031, table 1",
        "preferred_because": "It is the paper.",
        "also_reported": [{"value": "6.0 weeks", "cite": "QuillRegister2030, record"}],
    }
    assert not judged(competing_values_differ, {"study/quill-2031": {"stated_length": length}}).findings


@pytest.mark.parametrize(
    ("item", "is_fine"),
    [
        (said("quill-2031", "marrow-2032"), True),
        (said("quill-2031", cite=["Quill2031, page 1", "Marrow2032, page 1"]), True),
        (said(cite=["Quill2031, page 1", "Marrow2032, page 1"]), True),
        (said("quill-2031", cite=["Quill2031, page 1", "Quill2031, page 2"]), False),
        (said(cite="Quill2031, page 1"), False),
    ],
)
def test_a_study_and_its_own_paper_are_one_side(item: Fields, is_fine: bool) -> None:
    given = {key: value for key, value in item.items() if value}
    fragment: dict[str, Fields] = {"study/quill-2031": {}, "study/marrow-2032": {}}
    run = judged(disagreement_names_its_sides, fragment | {"question/does-it-help": question(given)})
    assert (not run.findings) is is_fine
