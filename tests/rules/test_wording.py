"""Rules on wording, beyond the examples of their pages: known faults on invented data, and what is no fault."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from monograph.rules.certainty_wording import strong_words_need_certainty, wording_follows_the_certainty
from monograph.rules.number_tracing import points_are_not_percent, prose_number_is_held
from monograph.rules.rule import Rule
from monograph.rules.wording import by_and_to_are_told_apart, significant_agrees_with_p
from tests.fragments import judged

CITE = "Quill2031, table 2"
ARMS = [
    {"id": "zorbatine", "name": "Zorbatine", "type": "experimental"},
    {"id": "placebo", "name": "Placebo", "type": "placebo"},
]
ORIGIN = "provisional, by the editors"


def reported(value: object) -> dict[str, Any]:
    return {"value": value, "cite": CITE}


def result(name: str, measure: str, estimate: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": name,
        "outcome": "hum-frequency",
        "contrast": "between arms",
        "index": ["zorbatine"],
        "comparator": ["placebo"],
        "effect": reported({"measure": measure, "estimate": Decimal(estimate)} | fields.pop("effect", {})),
        **{key: reported(value) for key, value in fields.items()},
    }


QUILL: Mapping[str, Any] = {
    "arms": ARMS,
    "results": [
        result("hums", "rate ratio", "0.31", p=Decimal("0.047")),
        result("loudness", "mean difference", "-15", p=Decimal("0.08"), effect={"unit": "points"}),
        result(
            "pitch",
            "ratio of means",
            "1.40",
            p=Decimal("0.04"),
            interval={"level": 99, "low": Decimal("0.90"), "high": Decimal("2.10")},
        ),
    ],
}


def claim(says: str, verdict: str = "supported", **fields: Any) -> Mapping[str, Any]:
    made = {"says": says, "verdict": verdict, "about": ["zorbatine"], "cite": CITE, **fields}
    return {
        "study/quill-2031": QUILL,
        "claim/it-quiets-hums": made | {"evidence": [pointer("hums"), pointer("loudness")]},
    }


def pointer(name: str) -> dict[str, str]:
    return {"study": "quill-2031", "result": name}


def drug(clinical: str, **fields: Any) -> Mapping[str, Any]:
    made = {"summary": {"plain": "See [[quill-2031]].", "clinical": clinical}, **fields}
    return {"study/quill-2031": QUILL, "drug/zorbatine": made}


def question(
    effect: str = "Fewer hums.", level: str = "low", plain: str = "It may.", **fields: Any
) -> Mapping[str, Any]:
    rating: dict[str, Any] = {"level": level, "origin": ORIGIN}
    if level != "no evidence found":
        rating |= {
            "starts_at": level,
            "domains": [{"domain": "imprecision", "judgement": "no change", "reason": "So."}],
        }
    answer = {
        "outcome": "hum-frequency",
        "importance": "critical",
        "effect": effect,
        "results": [pointer("hums"), pointer("loudness")],
        "certainty": rating,
    }
    option = {"drug": "zorbatine", "verdict": "may help", "because": "Two trials.", "outcomes": [answer]}
    return {
        "study/quill-2031": QUILL,
        "condition/limb-hum": {"synonyms": ["humming"], "broader": ["hum"]},
        "condition/hum": {"name": "Hum"},
        "drug/zorbatine": {"brand_names": ["Hushol"], **fields.pop("drug", {})},
        "question/does-zorbatine-quiet-limb-hum": {
            "summary": {"plain": plain, "clinical": "It is invented."},
            "pico": {"symptom": "limb-hum"},
            "options": [option],
            **fields,
        },
    }


def faults(rule: Rule, fragment: Mapping[str, Any]) -> list[str]:
    """Return the words a rule points at, by finding."""
    run = judged(rule, fragment)
    places = [finding.place for finding in run.findings]
    return [place.text[place.column - 1 : place.column - 1 + place.width] for place in places]


def counts(rule: Rule, fragment: Mapping[str, Any]) -> tuple[int, int, int]:
    tally = judged(rule, fragment).tallies[0]
    return tally.passed, tally.breached, tally.not_judged


# --- prose-number-is-held


def test_a_number_nobody_holds_is_found_and_the_nearest_is_offered() -> None:
    run = judged(prose_number_is_held, drug("In [[quill-2031]] hums were 33 % of those on placebo."))
    assert len(run.findings) == 1
    assert "`33 %`" in run.findings[0].found
    assert "Nearest: `31 %` in quill-2031, results.hums.effect." in run.findings[0].remedy


@pytest.mark.parametrize(
    "words",
    [
        "Hums were 31 % of placebo, 69 % fewer (p = 0.047).",
        'The page says "by 33 %".',
        "Hums were 33 % of placebo [@Marrow2032, page 3].",
        "It is a phase 2 trial of 2031 in 10 centres, on a scale of 100.",
        "That is 31 %, not 33 %.",
    ],
)
def test_held_quoted_cited_and_denied_numbers_are_no_fault(words: str) -> None:
    assert faults(prose_number_is_held, drug(words)) == []


def test_a_number_held_by_an_entry_that_is_not_linked_is_found() -> None:
    fragment = {
        "study/quill-2031": QUILL,
        "drug/zorbatine": {"summary": {"plain": "So.", "clinical": "It was 31 %."}},
    }
    assert faults(prose_number_is_held, fragment) == ["31 %"]


def test_definitions_wishes_and_notes_on_changes_hold_their_own_numbers() -> None:
    fragment = {
        "term/hum-scale": {"summary": {"plain": "Of 77 units.", "clinical": "A change of 15 units is not 15 %."}},
        "outcome/hum-frequency": {"measures": "People with at least 50 % fewer hums."},
        "drug/zorbatine": {"changes": [{"date": "2031-01-01", "text": "44 % became 45 %."}]},
    }
    wishes = question(would_change=["A trial of 400 people over 12 weeks."])
    assert faults(prose_number_is_held, {**fragment, **wishes}) == []


def test_points_called_percent_are_told_once() -> None:
    fragment = drug("In [[quill-2031]] hums were 15 % softer.")
    assert counts(prose_number_is_held, fragment)[1:] == (0, 1)
    assert faults(points_are_not_percent, fragment) == ["15 %"]


# --- points-are-not-percent


def test_points_called_percent_in_a_supported_claim_are_found() -> None:
    says = 'Loudness "was also reduced by 15% on the scale".'
    assert faults(points_are_not_percent, claim(says)) == ["15%"]
    assert faults(points_are_not_percent, claim(says, "partly supported")) == []


def test_points_called_percent_in_a_cited_text_are_found_only_as_a_change() -> None:
    text = {
        "mechanism": [{"text": "It was softer by 15 %.", "cite": CITE}, {"text": "15 % sneezed.", "cite": CITE}]
    }
    assert faults(points_are_not_percent, drug("It is invented.", **text)) == ["15 %"]


def test_a_percentage_that_is_denied_or_held_as_one_is_no_fault() -> None:
    assert faults(points_are_not_percent, drug("It fell by 15 points, which is not the same as 15 % lower.")) == []
    held = {
        "adverse_effects": [
            {"event": "Sneezing", "setting": "here", "rates": [{"group": "all", "percent": reported("15 %")}]}
        ]
    }
    assert faults(points_are_not_percent, drug("15 % sneezed.", **held)) == []


# --- by-and-to-are-told-apart


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("Hums fell by more than 30 % in [[quill-2031]].", "by more than 30 %"),
        ("Hums fell by 31 %.", "by 31 %"),
        ("There were 31 % fewer hums.", "31 % fewer"),
        ("Hums were reduced to 69 %.", "to 69 %"),
        ("Hums were 69 % of placebo.", "69 % of placebo"),
        ("Hums dropped 31 %.", "dropped 31 %"),
        ("The pitch rose to 40 %.", "to 40 %"),
    ],
)
def test_a_level_called_a_change_is_found_and_the_other_way_round(words: str, fault: str) -> None:
    assert faults(by_and_to_are_told_apart, drug(words)) == [fault]


def test_the_remedy_gives_both_the_level_and_the_change() -> None:
    remedies = [
        judged(by_and_to_are_told_apart, drug(words)).findings[0].remedy
        for words in ("Hums fell by 31 %.", "Hums fell to 69 %.", "The pitch rose to 40 %.")
    ]
    assert remedies == ["Write `to 31 %`, or `by 69 %`."] * 2 + ["Write `to 140 %`, or `by 40 %`."]


@pytest.mark.parametrize(
    "words",
    [
        "Hums fell by 69 %, to 31 % of placebo.",
        "Hums fell by about 69 %, or by more than 60 %.",
        "The pitch rose by 40 %, to 140 %.",
        "This is 31 % of placebo, which is not the same as 31 % fewer.",
        'They say "by more than 30 %".',
        "Loudness fell by a third.",
    ],
)
def test_right_denied_and_quoted_words_are_no_fault(words: str) -> None:
    assert faults(by_and_to_are_told_apart, drug(words)) == []


def test_a_change_of_something_else_cannot_be_judged() -> None:
    text = [{"text": "Pressure fell by 31 %.", "cite": "Marrow2032, page 2"}]
    assert counts(by_and_to_are_told_apart, drug("It is invented.", mechanism=text)) == (0, 0, 1)
    assert counts(by_and_to_are_told_apart, drug("Pressure fell by 20 %.")) == (0, 0, 1)


def test_an_answer_is_judged_by_the_results_it_points_at() -> None:
    assert faults(by_and_to_are_told_apart, question("Hums fell by 31 % in [[quill-2031]].")) == ["by 31 %"]
    assert counts(by_and_to_are_told_apart, question("Pitch rose to 40 %.")) == (0, 0, 1)


def test_a_claim_with_such_a_fault_cannot_be_supported() -> None:
    says = 'Zorbatine "reduced hums by more than 30%" at 300 mg/day.'
    assert faults(by_and_to_are_told_apart, claim(says)) == ["by more than 30%"]
    assert counts(by_and_to_are_told_apart, claim(says, "partly supported")) == (0, 0, 0)


# --- significant-agrees-with-p


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("Loudness fell significantly (p = 0.08).", "significantly"),
        ("It fell significantly, to 45 % (p = 0.08) and to 25 % (p = 0.005).", "significantly"),
        ("The fall was not significant (p = 0.03).", "significant"),
        ("A was significant (p = 0.01) and B was not (p = 0.02).", "significant"),
    ],
)
def test_a_word_against_its_p_value_is_found(words: str, fault: str) -> None:
    assert faults(significant_agrees_with_p, drug(words)) == [fault]


@pytest.mark.parametrize(
    "words",
    [
        "Hums fell significantly (p < 0.05); loudness did not differ significantly (p = 0.08).",
        "No clinically significant difference was excluded (p = 0.01).",
        "The fall was not significant after correction for multiplicity (p = 0.03).",
        'The abstract lists it as "significant" (p = 0.08).',
        "The authors call it significant (p = 0.08).",
        "A fall was seen (p = 0.08).",
    ],
)
def test_words_that_agree_or_are_not_ours_are_no_fault(words: str) -> None:
    assert faults(significant_agrees_with_p, drug(words)) == []


def test_the_limit_is_what_the_interval_was_made_for() -> None:
    summary = {"plain": "So.", "clinical": "Pitch rose significantly (p = 0.04)."}
    study = {"study/quill-2031": {**QUILL, "summary": summary}}
    assert faults(significant_agrees_with_p, study) == ["significantly"]


def test_a_word_without_p_is_judged_in_an_answer_only() -> None:
    both = question("Hums fell significantly.")
    assert counts(significant_agrees_with_p, both) == (0, 0, 1), "one result is significant, the other is not"
    assert counts(significant_agrees_with_p, drug("Hums fell significantly.")) == (0, 0, 1)
    loud = question("Loudness fell significantly.")
    answer = loud["question/does-zorbatine-quiet-limb-hum"]["options"][0]["outcomes"][0]
    answer["results"] = [pointer("loudness")]
    assert faults(significant_agrees_with_p, loud) == ["significantly"]


def test_a_word_is_judged_by_the_studies_of_its_own_part_of_a_sentence() -> None:
    quiet = {"id": "hums", "outcome": "hum-frequency", "contrast": "between arms", "index": ["zorbatine"]}
    marrow = {"arms": ARMS, "results": [quiet | {"direction": reported("no difference")}]}
    for said, found in (
        ("No significant difference in [[marrow-2032]]; fewer hums in [[quill-2031]].", []),
        ("Fewer hums in [[marrow-2032]]; no significant difference in [[quill-2031]].", ["significant"]),
    ):
        fragment: dict[str, Any] = dict(question(said)) | {"study/marrow-2032": marrow}
        answer = fragment["question/does-zorbatine-quiet-limb-hum"]["options"][0]["outcomes"][0]
        answer["results"] = [pointer("hums"), {"study": "marrow-2032", "result": "hums"}]
        assert faults(significant_agrees_with_p, fragment) == found


def test_a_supported_claim_is_read_with_its_quotations() -> None:
    says = 'Loudness "was also significantly reduced" (p = 0.08).'
    assert faults(significant_agrees_with_p, claim(says)) == ["significantly"]
    assert counts(significant_agrees_with_p, claim(says, "partly supported")) == (0, 0, 0)


# --- strong-words-need-certainty


def test_strong_words_are_found_where_certainty_is_lower_than_high() -> None:
    assert faults(strong_words_need_certainty, question("It is proven.")) == ["proven"]
    assert faults(strong_words_need_certainty, question(plain="It is highly effective.")) == ["highly effective"]
    assert faults(strong_words_need_certainty, question("It is proven.", "high")) == []
    assert faults(strong_words_need_certainty, question("It is not only cheap: it is proven.")) == ["proven"]


def test_a_drugs_page_is_held_to_its_options_and_a_claim_to_the_drugs_it_is_about() -> None:
    page = question(drug={"summary": {"plain": "A cure.", "clinical": "It is invented."}})
    assert faults(strong_words_need_certainty, page) == ["cure"]
    says = {**question(), "claim/it-cures": {"says": 'They call it "safe and effective".', "verdict": "supported"}}
    assert faults(strong_words_need_certainty, says) == ["safe and effective"]
    assert faults(strong_words_need_certainty, drug("A cure.")) == []
    assert counts(strong_words_need_certainty, drug("A cure.")) == (0, 0, 1)


@pytest.mark.parametrize(
    "words",
    [
        "It has not been proven to help.",
        "There is no cure, and nothing is proven.",
        'The page calls it "highly effective".',
        "The page calls it highly effective.",
        "Is it proven?",
        "No effect on pitch was detected, none excluded.",
    ],
)
def test_denials_reports_and_quotations_are_no_fault(words: str) -> None:
    assert faults(strong_words_need_certainty, question(words)) == []


# --- wording-follows-the-certainty


@pytest.mark.parametrize("level", ["low", "very low", "no evidence found"])
def test_an_unhedged_statement_of_low_certainty_is_found(level: str) -> None:
    assert faults(wording_follows_the_certainty, question("Zorbatine reduces humming.", level)) == [
        "Zorbatine reduces"
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Hushol also improves hum frequency.",
        "[[zorbatine]] 300 mg/day lowers [[limb-hum]].",
        "Zorbatine does not change humming.",
        "Zorbatine (Hushol) is effective against humming.",
        "Zorbatine, a membrane blocker, will reduce humming.",
    ],
)
def test_it_is_found_by_brand_and_by_link(words: str) -> None:
    assert len(faults(wording_follows_the_certainty, question(plain=words))) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Zorbatine may reduce humming.",
        "Zorbatine probably reduces humming.",
        "In two trials zorbatine reduced humming.",
        "It is uncertain whether zorbatine reduces humming.",
        "Zorbatine raises the level of glimmerine.",
        'They say "zorbatine reduces humming".',
    ],
)
def test_reserve_past_tense_and_other_matters_are_no_fault(words: str) -> None:
    assert faults(wording_follows_the_certainty, question(plain=words)) == []


def test_high_certainty_may_be_said_plainly() -> None:
    assert counts(wording_follows_the_certainty, question("Zorbatine reduces humming.", "high"))[:2] == (1, 0)


def test_the_page_of_the_treatment_is_looked_at_too_but_not_what_it_cites() -> None:
    plain = {"summary": {"plain": "Zorbatine reduces humming.", "clinical": "It is invented."}}
    assert faults(wording_follows_the_certainty, question(drug=plain)) == ["Zorbatine reduces"]
    cited = {"mechanism": [{"text": "Zorbatine reduces humming.", "cite": CITE}]}
    assert faults(wording_follows_the_certainty, question(drug=cited)) == []
