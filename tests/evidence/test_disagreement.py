"""Where sources disagree, found over a whole invented base."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from monograph.entries.kinds.result import Effect
from monograph.entries.shared.values import PartialDate, PValue, Quantity
from monograph.evidence.disagreement.competing_values import (
    CompetingValues,
    OwnFigures,
    are_same_within_rounding,
    are_written_alike,
)
from monograph.evidence.disagreement.differing_guidelines import DifferingGuidelines
from monograph.evidence.disagreement.found import (
    DisagreementKind,
    FoundDisagreement,
    RepeatedResult,
    all_disagreements,
)
from monograph.evidence.disagreement.opposite_studies import StudyPair
from tests.fragments import base_of

Fields = dict[str, Any]

ZORBATINE = {"id": "zorbatine", "name": "Zorbatine", "type": "experimental", "treatments": [{"drug": "zorbatine"}]}
GLIMMERINE = {
    "id": "glimmerine",
    "name": "Glimmerine",
    "type": "active comparator",
    "treatments": [{"drug": "glimmerine"}],
}
DUMMY = {"id": "dummy", "name": "Dummy", "type": "placebo", "treatments": [{"name": "placebo"}]}


def result(estimate: str, **fields: Any) -> Fields:
    given = {
        "id": "hums",
        "outcome": "hum-frequency",
        "contrast": "between arms",
        "index": ["zorbatine"],
        "comparator": ["dummy"],
        "effect": {
            "value": {"measure": "rate ratio", "estimate": Decimal(estimate)},
            "cite": "Quill2031, table 2",
        },
    }
    return given | fields


def study(*results: Fields, condition: str = "harrow-syndrome", **fields: Any) -> Fields:
    given = {
        "population": {"conditions": [condition]},
        "arms": [ZORBATINE, GLIMMERINE, DUMMY],
        "results": list(results),
    }
    return given | fields


def found(fragment: dict[str, Fields], kind: DisagreementKind) -> tuple[FoundDisagreement, ...]:
    return tuple(one for one in all_disagreements(base_of(fragment)) if one.kind is kind)


def opposed(*studies: Fields, **more: Fields) -> tuple[FoundDisagreement, ...]:
    fragment = {f"study/{name}": one for name, one in zip(("quill-2031", "marrow-2032"), studies, strict=True)}
    return found(fragment | more, DisagreementKind.DIRECTION)


def number(text: str) -> Quantity:
    return Quantity.parse(text)


@pytest.mark.parametrize(
    ("first", "second", "is_same"),
    [
        (number("31 %"), number("30.8 %"), True),
        (number("31 %"), number("31.6 %"), False),
        (number("31 %"), number("32 %"), False),
        (number("31 %"), number("31 points"), False),
        (number("1 to 2 weeks"), number("1.2 to 2.4 weeks"), True),
        (number("1 to 2 weeks"), number("1.2 to 2.6 weeks"), False),
        (PValue.parse("0.05"), PValue.parse("0.047"), True),
        (PValue.parse("< 0.05"), PValue.parse("0.047"), False),
        (PartialDate(2031), PartialDate(2031, 4), True),
        (PartialDate(2031, 1), PartialDate(2031, 10), False),
        (Decimal("0.5"), Decimal("0.52"), True),
        (60, 75, False),
        ("double", "double", True),
    ],
)
def test_a_value_may_be_the_same_printed_less_exactly(first: object, second: object, is_same: bool) -> None:
    assert are_same_within_rounding(first, second) is is_same
    assert are_same_within_rounding(second, first) is is_same


def test_estimates_of_different_measures_are_never_the_same() -> None:
    rate, odds = (
        Effect.model_validate({"measure": measure, "estimate": Decimal("0.5")})
        for measure in ("rate ratio", "odds ratio")
    )
    assert are_same_within_rounding(rate, rate)
    assert not are_same_within_rounding(rate, odds)


def test_a_value_is_written_alike_only_to_the_last_digit() -> None:
    assert are_written_alike(number("0.10 mg"), number("0.10 mg"))
    assert not are_written_alike(number("0.10 mg"), number("0.1 mg"))


def test_competing_values_are_found_with_their_place() -> None:
    enrolled = {
        "value": 60,
        "cite": "Quill2031, table 1",
        "preferred_because": "The paper counts people.",
        "also_reported": [{"value": 75, "cite": "QuillRegister2030, record", "note": "Perhaps those screened."}],
    }
    (one,) = found(
        {"study/quill-2031": {"participants": {"enrolled": enrolled}}}, DisagreementKind.COMPETING_VALUES
    )
    assert isinstance(one.found, CompetingValues)
    assert (one.found.entry, one.found.path) == ("quill-2031", ("participants", "enrolled"))
    assert one.found.reported.also_reported[0].value == 75
    assert one.found.same_within_rounding == (False,)


def test_a_source_against_its_own_figures_is_found() -> None:
    sites = {"value": 5, "cite": "Quill2031, page 1", "own_figures_give": "6"}
    (one,) = found({"study/quill-2031": {"sites": sites}}, DisagreementKind.OWN_FIGURES)
    assert isinstance(one.found, OwnFigures)
    assert (one.found.path, one.found.figures_give) == (("sites",), "6")


def test_two_results_on_the_same_with_other_values_are_found() -> None:
    both = study(result("0.52"), result("0.61", id="hums-again", note="The abstract leaves some out."))
    (one,) = found({"study/quill-2031": both}, DisagreementKind.REPEATED_RESULT)
    assert isinstance(one.found, RepeatedResult)
    assert one.found.is_explained
    assert one.sides.outcome == "hum-frequency"


@pytest.mark.parametrize(
    "other",
    [
        result("0.5", id="again"),
        result("0.61", id="again", time={"value": "6 weeks", "cite": "Quill2031, page 1"}),
        result("0.61", id="again", as_named="loud hums"),
        result("0.61", id="again", comparator=["glimmerine"]),
        result("0.61", id="again", analysis_set={"value": "per protocol", "cite": "Quill2031, page 1"}),
    ],
)
def test_what_differs_in_more_than_the_value_is_another_result(other: Fields) -> None:
    assert not found({"study/quill-2031": study(result("0.52"), other)}, DisagreementKind.REPEATED_RESULT)


def test_a_figure_that_stands_beside_another_statistic_is_not_compared() -> None:
    sides = [
        [{"arms": ["zorbatine"], "statistic": statistic, "figure": {"value": value, "cite": "Quill2031, table 2"}}]
        for statistic, value in (("mean", "4 points"), ("median", "3 points"), ("mean", "5 points"))
    ]
    results = [result("1", id=f"r{count}", effect="not seen", sides=one) for count, one in enumerate(sides)]
    (one,) = found({"study/quill-2031": study(*results)}, DisagreementKind.REPEATED_RESULT)
    assert isinstance(one.found, RepeatedResult)
    assert (one.found.first.id, one.found.second.id) == ("r0", "r2")


def test_two_studies_that_point_in_opposite_directions_are_found() -> None:
    (one,) = opposed(study(result("0.52")), study(result("1.31")))
    assert isinstance(one.found, StudyPair)
    assert one.sides.entries == {"quill-2031", "marrow-2032"}
    assert (one.sides.outcome, one.sides.drug) == ("hum-frequency", "zorbatine")
    assert one.found.is_like_with_like


def test_where_neither_direction_is_better_up_and_down_are_opposed() -> None:
    outcome = {"outcome/hum-frequency": {"better": "neither"}}
    fragment = {"study/quill-2031": study(result("0.52")), "study/marrow-2032": study(result("1.31"))}
    (one,) = found(fragment | outcome, DisagreementKind.DIRECTION)
    assert isinstance(one.found, StudyPair)
    assert {str(way) for way in one.found.first.points | one.found.second.points} == {"higher", "lower"}


def test_a_drug_on_the_other_side_of_a_comparison_is_seen_from_there() -> None:
    ours = study(result("0.52", comparator=["glimmerine"]))
    (one,) = opposed(ours, study(result("0.61", index=["glimmerine"], comparator=["zorbatine"])))
    assert one.sides.drug == "glimmerine"
    assert not opposed(ours, study(result("1.9", index=["glimmerine"], comparator=["zorbatine"])))


@pytest.mark.parametrize(
    "other",
    [
        study(result("0.9")),
        study(result("1.31"), condition="toe-drumming"),
        study(result("1.31", outcome="hum-loudness")),
        study(result("1.31", comparator=["glimmerine"])),
        study(result("1.31", direction={"value": "no difference", "cite": "Quill2031, page 1"})),
        study(result("1.31"), result("0.8", id="later")),
        study(
            result("1.31"),
            design="systematic review",
            review_methods={"searched": "not seen", "included": [{"study": "quill-2031"}]},
        ),
    ],
    ids=[
        "agrees",
        "other people",
        "other outcome",
        "other comparator",
        "no difference",
        "both ways",
        "its review",
    ],
)
def test_studies_that_are_no_two_sides_are_not_opposed(other: Fields) -> None:
    assert not opposed(study(result("0.52")), other)


def test_the_primary_result_decides_for_a_study() -> None:
    (one,) = opposed(study(result("0.52")), study(result("1.31", role="primary"), result("0.8", id="later")))
    assert isinstance(one.found, StudyPair)
    assert one.found.first.results == ("hums",)


def test_a_treatment_everybody_received_is_not_what_was_tested() -> None:
    both = ZORBATINE | {"treatments": [{"drug": "zorbatine"}, {"drug": "glimmerine"}]}
    arms = [both, DUMMY | {"treatments": [{"drug": "glimmerine"}]}]
    (one,) = opposed(study(result("0.52")), study(result("1.31"), arms=arms))
    assert one.sides.drug == "zorbatine"


def test_a_comparison_before_and_after_is_not_like_a_controlled_one() -> None:
    (one,) = opposed(study(result("0.52")), study(result("1.31", contrast="before–after", comparator=[])))
    assert isinstance(one.found, StudyPair)
    assert not one.found.is_like_with_like


def test_an_explanation_stands_with_what_it_explains() -> None:
    written = {
        "text": "Marrow gave half the dose.",
        "between": ["marrow-2032", "quill-2031"],
        "cite": "Quill2031, page 1",
    }
    fragment = {
        "study/quill-2031": study(result("0.52")),
        "study/marrow-2032": study(result("1.31")),
        "question/does-zorbatine-quiet-hums": {
            "disagreements": [
                written,
                written | {"outcome": "hum-loudness"},
                written | {"between": ["quill-2031"]},
            ]
        },
    }
    (one,) = found(fragment, DisagreementKind.DIRECTION)
    assert [explanation.path for explanation in one.explanations] == [("disagreements", 0)]
    assert len(found(fragment, DisagreementKind.AUTHORED)) == 3


def guideline(direction: str, **fields: Any) -> Fields:
    statement = {
        "id": "hums",
        "about": "Humming",
        "reading": "wording read",
        "population": ["harrow-syndrome"],
        "interventions": [{"drug": "zorbatine"}],
        "direction": direction,
        "text": "It says something.",
        "cite": "Hespera2035, section 2",
    }
    return {"statements": [statement | fields]}


def guidelines(
    first: Fields, second: Fields, more: dict[str, Fields] | None = None
) -> tuple[FoundDisagreement, ...]:
    fragment = {"guideline/hespera-2035": first, "guideline/pebble-2034": second}
    return found(fragment | (more or {}), DisagreementKind.GUIDELINES)


@pytest.mark.parametrize(
    ("first", "second", "is_conflict"),
    [
        ("for", "against", True),
        ("against", "consider", True),
        ("consider", "no recommendation", False),
        ("not mentioned", "for", False),
    ],
)
def test_guidelines_that_differ_are_found(first: str, second: str, is_conflict: bool) -> None:
    (one,) = guidelines(guideline(first), guideline(second))
    assert isinstance(one.found, DifferingGuidelines)
    assert one.found.is_conflict is is_conflict
    assert one.sides.entries == {"hespera-2035", "pebble-2034"}


@pytest.mark.parametrize(
    ("first", "second"),
    [("for", "consider"), ("against", "not mentioned"), ("no recommendation", "not mentioned")],
)
def test_guidelines_that_point_one_way_do_not_differ(first: str, second: str) -> None:
    assert not guidelines(guideline(first), guideline(second))


@pytest.mark.parametrize(
    "fields",
    [
        {"interventions": [{"drug": "glimmerine"}]},
        {"population": ["toe-drumming"]},
        {"symptom": "toe-drumming", "population": []},
    ],
)
def test_statements_on_another_subject_do_not_differ(fields: Fields) -> None:
    first = guideline("for", symptom="nightly-humming")
    assert not guidelines(first, guideline("against", **fields))


def test_a_class_and_a_broader_condition_are_the_same_subject() -> None:
    more = {
        "drug/zorbatine": {"belongs_to": ["glow-blockers"]},
        "condition/harrow-syndrome": {"broader": ["all-humming"]},
    }
    other = guideline("against", interventions=[{"drug": "glow-blockers"}], population=["all-humming"])
    assert guidelines(guideline("for"), other, more)


def test_a_name_without_an_entry_is_the_same_treatment_under_any_capitals() -> None:
    named = [guideline(way, interventions=[{"name": name}]) for way, name in (("for", "Hat"), ("against", "hat"))]
    assert guidelines(*named)
