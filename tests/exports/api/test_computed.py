"""What the base works out is apart from what was written, with what it was worked out from."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.evidence.trials import NO_EVIDENCE, PLACEBO, ZORBATINE, answer, option, question, trial
from tests.exports.api.reading import Files, entry, files_of
from tests.fragments import base_of

CITE = "Quill2031, table 2"


def side(arm: str, figure: str) -> dict[str, Any]:
    return {"arms": [arm], "statistic": "mean", "figure": {"value": figure, "cite": CITE}}


def result(name: str, **fields: Any) -> dict[str, Any]:
    made = {"id": name, "outcome": "hum-frequency", "contrast": "between arms"}
    return made | {"index": ["zorbatine"], "comparator": ["placebo"]} | fields


def study_of(*results: dict[str, Any], **fields: Any) -> dict[str, Any]:
    files = files_of(base_of({"study/quill-2031": trial(results=list(results), **fields)}))
    computed: dict[str, Any] = entry(files, "studies", "quill-2031")["computed"]
    return computed


def test_a_ratio_is_read_as_a_change_against_the_comparator() -> None:
    computed = study_of(
        result("said", direction={"value": "no difference", "cite": CITE}),
        result("ratio", effect={"value": {"measure": "rate ratio", "estimate": Decimal("0.31")}, "cite": CITE}),
    )
    assert computed["relative_changes"] == [
        {
            "pointer": "/authored/results/1",
            "percent_change": "-69",
            "ratio_to_comparator": "0.31",
            "computed_from": "rate ratio 0.31",
        }
    ]


def test_without_a_comparator_there_is_no_change_against_one() -> None:
    ratio = {"value": {"measure": "rate ratio", "estimate": Decimal("0.31")}, "cite": CITE}
    assert study_of(result("ratio", effect=ratio, comparator=[]))["relative_changes"] == []


@pytest.mark.parametrize(
    ("estimate", "adjusted", "agrees"),
    [("-33", "unadjusted", True), ("-36", "unadjusted", False), ("-36", "not stated", None)],
)
def test_a_stated_effect_is_held_against_the_figures_of_its_sides(
    estimate: str, adjusted: str, agrees: bool | None
) -> None:
    effect = {"measure": "percent change", "estimate": Decimal(estimate), "adjusted": adjusted}
    sides = [side("zorbatine", "3.5"), side("placebo", "5.3")]
    computed = study_of(result("hums", sides=sides, effect={"value": effect, "cite": CITE}))
    (implied,) = computed["implied_effects"]
    assert implied["agrees_with_stated"] is agrees
    assert (implied["at_face_value"], implied["at_least"], implied["at_most"]) == ("-34.0", "-35.5", "-32.4")
    assert implied["computed_from"] == "3.5 and 5.3"


def test_an_adjusted_effect_is_not_held_against_raw_figures() -> None:
    effect = {"measure": "percent change", "estimate": Decimal("-36"), "adjusted": "adjusted"}
    sides = [side("zorbatine", "3.5"), side("placebo", "5.3")]
    assert study_of(result("hums", sides=sides, effect={"value": effect, "cite": CITE}))["implied_effects"] == []


def test_counts_of_people_are_shares(example_api: Files) -> None:
    shares = entry(example_api, "studies", "quill-2031")["computed"]["shares_of_people"]
    assert {
        "pointer": "/authored/results/1/sides/0/people/value",
        "percent_of_people": "50.0",
        "computed_from": "10 of 20",
    } in shares


def test_doses_are_added_up_to_a_day(example_api: Files) -> None:
    computed = entry(example_api, "drugs", "zorbatine")["computed"]
    by_place = {one["pointer"]: one for one in computed["doses_in_a_day"]}
    level = by_place["/authored/doses/0/levels/1/value"]
    assert (level["least"], level["most"], level["daily_unit"]) == ("30", "30", "mg")
    assert "/authored/doses/0/levels/2/value" not in by_place, "how often is not said"
    ranges = {one["pointer"]: one for one in computed["dose_ranges"]}["/authored/doses/0"]
    assert (ranges["floor_in_a_day"]["least"], ranges["ceiling_in_a_day"]["most"]) == ("5", "30")


def test_a_drug_knows_its_licences_interactions_and_studies(example_api: Files) -> None:
    computed = entry(example_api, "drugs", "zorbatine")["computed"]
    extents = {one["condition_id"]: one["extent_by_place"] for one in computed["licensed_extents"]}
    assert extents["humming-in-harrow-syndrome"]["United Kingdom"] == "licensed for this"
    assert computed["availability"]["available_in"] == ["United Kingdom"]
    assert computed["availability"]["not_approved_in"] == ["Japan"]
    ratio = computed["exposure_ratios"][0]
    assert (ratio["times_alone"], ratio["computed_from"]) == ("2.5", "100 ng·h/mL and 250 ng·h/mL")
    assert computed["class_ids"] == ["glow-blockers"]
    assert "quill-2031" in computed["tested_in_study_ids"]
    caused = entry(example_api, "drugs", "glimmerine")["computed"]["affected_treatments"]
    assert {"treatment_id": "zorbatine", "place_there": "/authored/interactions/0"} in caused


def test_an_option_says_what_it_rests_on_and_how_directly() -> None:
    studies = {
        "study/quill-2031": trial(),
        "study/marrow-2032": trial(population={"conditions": ["gale-disease"]}),
        "study/pebble-2030": trial(population={}),
    }
    asked = {"question/does-it-help": question(answer("quill-2031", "marrow-2032", "pebble-2030"))}
    computed = entry(files_of(base_of(asked | studies)), "questions", "does-it-help")["computed"]
    (reading,) = computed["option_readings"]
    assert reading["overall_certainty"] == "low"
    assert reading["rests_on"]["people_behind"] == {"number_of_people": 120, "is_at_least": False}
    assert reading["rests_on"]["direct_study_ids"] == ["quill-2031"]
    assert reading["rests_on"]["indirect_study_ids"] == ["marrow-2032"]
    assert reading["rests_on"]["unknown_study_ids"] == ["pebble-2030"]
    assert [one["studies_left"] for one in reading["rests_on"]["without_each"]] == [2, 2, 2]
    (outcome,) = reading["outcome_readings"]
    differs = {axis["axis"]: axis for axis in outcome["directness"][1]["axes"]}["disease"]
    assert (differs["agreement"], differs["has"], differs["asked_for"]) == (
        "differs",
        ["Gale disease"],
        ["Harrow syndrome"],
    )
    assert outcome["directness"][1]["as_a_whole"] == "differs"


def test_an_outcome_has_the_standard_sentence_or_the_reason_why_not() -> None:
    nothing = answer(certainty=NO_EVIDENCE, outcome="hum-loudness")
    asked = {
        "question/does-it-help": question(answer("quill-2031"), nothing),
        "study/quill-2031": trial(),
    }
    computed = entry(files_of(base_of(asked)), "questions", "does-it-help")["computed"]
    rated, empty = computed["option_readings"][0]["outcome_readings"]
    assert rated["grade_statement"] is None
    assert rated["no_statement_because"].startswith("Low certainty.")
    # This base writes "hum" nowhere small, so it may be a proper name and keeps its capital.
    assert empty["grade_statement"] == "No study was found on the effect of zorbatine on Hum loudness."
    assert computed["option_readings"][0]["overall_certainty"] == "no evidence found"


def test_a_study_knows_what_rests_on_it_and_who_shares_its_people(example_api: Files) -> None:
    computed = entry(example_api, "studies", "quill-2031")["computed"]
    assert computed["first_publication"] == "2031"
    assert computed["people_counted"] == 60
    assert "marrow-2032" in computed["overlapping_study_ids"]
    answers = {(one["treatment_id"], one["outcome_id"]) for one in computed["answers_resting_on_it"]}
    assert ("zorbatine", "humming-frequency") in answers


def test_later_studies_are_held_against_the_newest_search() -> None:
    asked = {
        "question/does-it-help": question(
            answer("quill-2031"),
            searches=[
                {"where": "Index", "date": "2033-05-01", "systematic": False, "found": "One."},
                {"where": "Index", "date": "2032-05-01", "systematic": False, "found": "One."},
            ],
        ),
        "study/quill-2031": trial(),
        "study/late-2035": trial(),
        "study/same-2033": trial(),
    }
    search = entry(files_of(base_of(asked)), "questions", "does-it-help")["computed"]["newest_search"]
    assert search == {
        "pointer": "/authored/searches/0",
        "searched_on": "2033-05-01",
        "later_study_ids": ["late-2035"],
        "perhaps_later_study_ids": ["same-2033"],
    }


def test_links_are_told_from_both_ends(example_api: Files) -> None:
    study = entry(example_api, "studies", "quill-2031")
    assert "does-zorbatine-ease-humming" in study["cited_by"]
    assert "quill-2031" in entry(example_api, "questions", "does-zorbatine-ease-humming")["links_to"]
    assert {"Quill2031", "QuillRegister", "QuillNews"} <= set(study["cites"])
    by_key = {work["key"]: work for work in example_api["api/v1/works.json"]["works"]}
    assert "quill-2031" in by_key["QuillNews"]["cited_by"]


def test_a_claim_is_never_shown_as_our_own_statement(example_api: Files) -> None:
    for row in example_api["api/v1/claims.json"]["claims"]:
        assert row["page_title"].startswith("Claim: ")
        assert entry(example_api, "claims", row["id"])["computed"]["page_title"] == row["page_title"]


def test_nothing_is_shown_as_reviewed_that_was_not() -> None:
    files = files_of(base_of({"study/quill-2031": trial()}))
    assert files["api/v1/index.json"]["review_line"].startswith("Unreviewed draft")
    assert entry(files, "studies", "quill-2031")["computed"]["review_line"].startswith("Unreviewed draft")


def test_conditions_know_their_kinds() -> None:
    files = files_of(
        base_of(
            {
                "condition/harrow-syndrome": {"broader": ["wide-syndrome"]},
                "condition/wide-syndrome": {"broader": ["widest-syndrome"]},
                "study/quill-2031": trial(),
                "question/does-it-help": {"options": [option()]},
            }
        )
    )
    widest = entry(files, "conditions", "widest-syndrome")["computed"]
    assert widest["narrower_condition_ids"] == ["harrow-syndrome", "wide-syndrome"]
    assert widest["study_ids"] == ["quill-2031"]
    assert widest["treatment_ids"] == ["zorbatine"]
    narrow = entry(files, "conditions", "harrow-syndrome")["computed"]
    assert narrow["broader_condition_ids"] == ["wide-syndrome", "widest-syndrome"]


def test_arms_are_not_mixed_up_with_each_other() -> None:
    computed = study_of(
        result("hums", direction={"value": "decrease", "cite": CITE}),
        arms=[ZORBATINE, PLACEBO | {"treatments": [{"drug": "glimmerine"}], "type": "active comparator"}],
    )
    assert computed["tested_treatment_ids"] == ["glimmerine", "zorbatine"]
    assert computed["result_readings"][0]["shift"] == "lower"
