"""Rules on treatments that one answer recommends together, with faults that were found in the wild."""

from __future__ import annotations

from typing import Any

import pytest

from monograph.rules import Rule, RuleRun
from monograph.rules.cautions import caution_concerns_the_answer
from monograph.rules.combinations import (
    depressants_carry_a_caution_where_breathing_is_at_risk,
    heart_rhythm_drugs_carry_a_caution,
    interacting_drugs_carry_a_caution,
)
from monograph.rules.interactions import interaction_is_written_once
from tests.fragments import judged

Fields = dict[str, Any]

AT_RISK = {"breathing_at_risk": {"text": "The chest goes still.", "cite": "Pebble2030, page 1"}}
CAUTION = {"drugs": ["zorbatine", "glimmerine"], "text": "Take care.", "cite": "Pebble2030, page 1"}


def pathway(*drugs: str) -> list[Fields]:
    return [{"name": "A step", "text": "Do it.", "drug": drug, "cite": "Quill2031, page 1"} for drug in drugs]


def drug(*properties: str, **fields: Any) -> Fields:
    stated = [{"type": one, "cite": "Pebble2030, page 1"} for one in properties]
    return {"properties": stated, **fields} if stated else fields


def judge(
    rule: Rule, first: Fields, second: Fields, more: dict[str, Fields] | None = None, **asked: Any
) -> RuleRun:
    asked = {"pathway": pathway("zorbatine", "glimmerine")} | asked
    fragment = {"drug/zorbatine": first, "drug/glimmerine": second, "question/does-it-help": asked}
    return judged(rule, fragment | (more or {}))


def counts(run: RuleRun) -> tuple[int, int, int]:
    return run.tallies[0].passed, run.tallies[0].breached, run.tallies[0].not_judged


PASSED, BREACHED, NOT_JUDGED = (1, 0, 0), (0, 1, 0), (0, 0, 1)
RISKY = {"condition/harrow-syndrome": AT_RISK}


def test_two_central_depressants_together_without_a_caution_are_found() -> None:
    """A known fault of a published answer, here on invented drugs."""
    rule = depressants_carry_a_caution_where_breathing_is_at_risk
    both = drug("hypotensive", "central depressant"), drug("central depressant")
    run = judge(rule, *both, RISKY)
    assert [finding.at for finding in run.findings] == ["pathway.2.drug"]
    assert "breathing is at risk in `harrow-syndrome`" in run.findings[0].found
    assert counts(judge(rule, *both, RISKY, cautions=[CAUTION])) == PASSED


def test_two_depressants_are_not_judged_where_nothing_is_known_of_breathing() -> None:
    rule = depressants_carry_a_caution_where_breathing_is_at_risk
    run = judge(rule, drug("central depressant"), drug("respiratory depressant"))
    assert counts(run) == NOT_JUDGED
    assert "not recorded" in run.not_judged[0].reason


def test_a_depressant_beside_a_drug_without_any_property_is_not_judged() -> None:
    rule = depressants_carry_a_caution_where_breathing_is_at_risk
    assert counts(judge(rule, drug("central depressant"), drug(), RISKY)) == NOT_JUDGED
    assert counts(judge(rule, drug("central depressant"), drug("hypotensive"), RISKY)) == PASSED
    assert counts(judge(rule, drug(), drug(), RISKY)) == PASSED


def test_a_depressant_that_is_one_by_its_class_is_found() -> None:
    more = RISKY | {"drug/quieteners": drug("central depressant")}
    first = drug(belongs_to=["quieteners"])
    rule = depressants_carry_a_caution_where_breathing_is_at_risk
    assert counts(judge(rule, first, drug("central depressant"), more)) == BREACHED


def test_breathing_at_risk_in_a_broader_disease_counts() -> None:
    more: dict[str, Fields] = {"condition/harrow-syndrome": {"broader": ["all-stillness"]}}
    more["condition/all-stillness"] = AT_RISK
    rule = depressants_carry_a_caution_where_breathing_is_at_risk
    assert counts(judge(rule, drug("central depressant"), drug("central depressant"), more)) == BREACHED


INTERACTION = {
    "causes": ["zorbatine"],
    "basis": "stated",
    "effects": [
        {
            "parameter": "peak concentration",
            "alone": {"value": "1.8 ng/mL", "cite": "Pebble2030, abstract"},
            "together": {"value": "5.3 ng/mL", "cite": "Pebble2030, abstract"},
        }
    ],
    "cite": "Pebble2030, abstract",
}


def test_two_interacting_drugs_in_one_pathway_are_found() -> None:
    """A known fault of a published pathway, here on invented drugs: the second one's level triples."""
    rule = interacting_drugs_carry_a_caution
    run = judge(rule, drug(), drug(interactions=[INTERACTION]))
    assert [finding.at for finding in run.findings] == ["pathway.2.drug"]
    assert "`zorbatine` acts on `glimmerine` (peak concentration: 2.9 times)" in run.findings[0].found
    avoided = {
        "drug": "glimmerine",
        "together_with": ["zorbatine"],
        "name": "Both",
        "reason": "Harm.",
        "cite": "Pebble2030, abstract",
    }
    assert counts(judge(rule, drug(), drug(interactions=[INTERACTION]), avoid=[avoided])) == PASSED


def test_an_interaction_with_what_people_already_take_is_found_at_the_option() -> None:
    run = judge(
        interacting_drugs_carry_a_caution,
        drug(),
        drug(interactions=[INTERACTION]),
        pathway=[],
        pico={"background": ["glimmerine"]},
    )
    assert [finding.at for finding in run.findings] == ["options.1.drug"]


@pytest.mark.parametrize("name", ["Zorbatine", "HUSHWELL", "zrb", "Glow blockers"])
def test_a_cause_without_a_link_is_known_by_any_of_its_names(name: str) -> None:
    by_name = {key: value for key, value in INTERACTION.items() if key != "causes"} | {"cause_names": [name]}
    first = drug(brand_names=["Hushwell"], synonyms=["ZRB"], belongs_to=["glow-blockers"])
    run = judge(interacting_drugs_carry_a_caution, first, drug(interactions=[by_name]))
    assert [finding.at for finding in run.findings] == ["pathway.2.drug"]


def test_drugs_that_are_alternatives_are_not_recommended_together() -> None:
    options = [
        {"drug": name, "verdict": "uncertain", "because": "One trial."} for name in ("zorbatine", "glimmerine")
    ]
    run = judge(
        interacting_drugs_carry_a_caution, drug(), drug(interactions=[INTERACTION]), pathway=[], options=options
    )
    assert counts(run) == (0, 0, 0)


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        ("QT prolonging", "QT prolonging", BREACHED),
        ("QT prolonging", "proarrhythmic", BREACHED),
        ("proarrhythmic", "hypotensive", PASSED),
    ],
)
def test_two_drugs_that_disturb_the_heart_need_a_caution(
    first: str, second: str, outcome: tuple[int, int, int]
) -> None:
    assert counts(judge(heart_rhythm_drugs_carry_a_caution, drug(first), drug(second))) == outcome
    cautioned = judge(heart_rhythm_drugs_carry_a_caution, drug(first), drug(second), cautions=[CAUTION])
    assert counts(cautioned) == PASSED


def effect(parameter: str, **figures: str) -> Fields:
    return {"parameter": parameter} | {
        name: {"value": value, "cite": "Pebble2030, abstract"} for name, value in figures.items()
    }


def written(first: list[Fields], second: list[Fields]) -> tuple[int, int, int]:
    def acting(cause: str, effects: list[Fields]) -> Fields:
        return drug(interactions=[INTERACTION | {"causes": [cause], "effects": effects}])

    run = judge(interaction_is_written_once, acting("glimmerine", first), acting("zorbatine", second))
    return counts(run)


def test_each_of_two_drugs_may_change_the_other() -> None:
    ours, theirs = (
        effect("half-life", alone="2 hours", together="3 hours"),
        effect("half-life", stated_change="40 %"),
    )
    assert written([ours], [theirs]) == (2, 0, 0)
    assert written([ours], [effect("clearance", stated_change="40 %")]) == (2, 0, 0)


def test_the_same_figures_in_both_entries_are_found_once() -> None:
    ours = effect("half-life", alone="2 hours", together="3 hours")
    assert written([ours], [effect("clearance", stated_change="40 %"), ours]) == (1, 1, 0)


def test_a_fall_in_blood_pressure_belongs_to_the_pair() -> None:
    falls = [
        effect("fall in systolic blood pressure", alone=f"{low} mm Hg", together="24 mm Hg") for low in (9, 10)
    ]
    assert written(falls[:1], falls[1:]) == (1, 1, 0)


def test_without_figures_one_thing_cannot_be_told_from_two() -> None:
    rise = {"parameter": "exposure", "direction": "increase"}
    assert written([rise], [rise]) == (1, 0, 1)
    assert written([], []) == (1, 0, 1)


@pytest.mark.parametrize(
    ("drugs", "is_fine"),
    [
        (["spangle-spray", "glimmerine"], True),
        (["spangle-spray", "glow-blockers"], True),
        (["spangle-spray", "night-hats"], False),
    ],
)
def test_a_caution_concerns_a_drug_of_the_answer_or_its_class(drugs: list[str], is_fine: bool) -> None:
    first = drug(belongs_to=["glow-blockers"])
    run = judge(caution_concerns_the_answer, first, drug(), cautions=[CAUTION | {"drugs": drugs}])
    assert (not run.findings) is is_fine


def test_what_to_avoid_alone_is_no_combination() -> None:
    alone = {"drug": "night-hats", "name": "Hats", "reason": "They itch.", "cite": "Pebble2030, page 1"}
    assert counts(judge(caution_concerns_the_answer, drug(), drug(), avoid=[alone])) == (0, 0, 0)
