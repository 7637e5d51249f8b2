"""Single faults that something else in the base contradicts, and what looks like one and is none."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from monograph.rules import Rule
from monograph.rules.analysed import primary_result_is_of_the_analysed
from monograph.rules.better import better_goes_with_the_name
from monograph.rules.compared_numbers import compared_numbers_are_of_one_result
from monograph.rules.figures import effect_follows_from_its_sides
from monograph.rules.groups import control_is_the_comparator
from monograph.rules.ledgers import ledger_and_directions_agree
from monograph.rules.number_tracing import prose_number_is_held
from monograph.rules.printed_forms import value_is_as_it_was_printed
from monograph.rules.repeated_p_values import each_printed_p_has_its_result
from monograph.rules.segments import segments_fit_into_the_length
from monograph.rules.study_times import parts_fit_a_length_in_other_units
from monograph.rules.verdicts import verdict_follows_the_certainty
from tests.fragments import judged

CITE = "Quill2031, table 2"
ARMS: list[dict[str, Any]] = [
    {"id": "zorbatine", "name": "Zorbatine", "type": "experimental", "treatments": [{"drug": "zorbatine"}]},
    {"id": "dummy", "name": "Dummy", "type": "placebo"},
]


def reported(value: object, **fields: Any) -> dict[str, Any]:
    return {"value": value, "cite": CITE, **fields}


def result(name: str = "hums", **fields: Any) -> dict[str, Any]:
    between = {"contrast": "between arms", "index": ["zorbatine"], "comparator": ["dummy"]}
    return {"id": name, "outcome": "hum-frequency", **between, **fields}


def study(*results: dict[str, Any], clinical: str = "It is invented.", **fields: Any) -> dict[str, Any]:
    summary = {"plain": "It is invented.", "clinical": clinical}
    return {"summary": summary, "arms": ARMS, "results": list(results), **fields}


GIVEN = result("first", direction=reported("no difference"))


def found(rule: Rule, fragment: dict[str, Any]) -> list[str]:
    return [finding.found for finding in judged(rule, fragment).findings]


def test_a_study_s_summary_is_not_held_by_another_entry_that_it_links_to() -> None:
    fragment = {
        "condition/drum-itch": {
            "features": [{"text": "Drums itched with p = 0.04.", "cite": "Quill2031, abstract"}]
        },
        "study/quill-2031": study(
            result(p=reported("0.03")), clinical="In [[drum-itch]] hums were fewer (p = 0.04)."
        ),
    }
    assert len(found(prose_number_is_held, fragment)) == 1
    fragment["study/quill-2031"]["results"] = [result(p=reported("0.04"))]
    assert not found(prose_number_is_held, fragment)


def test_a_sentence_on_one_study_is_not_held_by_another_study() -> None:
    text = "In [[quill-2031]] 40 people took part. [[marrow-2032]] is larger."
    fragment = {
        "study/quill-2031": study(participants={"randomised": reported(44)}),
        "study/marrow-2032": study(participants={"randomised": {"value": 40, "cite": "Marrow2032, abstract"}}),
        "drug/zorbatine": {"summary": {"plain": "It is invented.", "clinical": text}},
    }
    (said,) = found(prose_number_is_held, fragment)
    assert "`quill-2031`" in said
    both = text.replace("took part. [[", "took part, and in [[").replace("]] is larger", "]] more did")
    fragment["drug/zorbatine"]["summary"]["clinical"] = both
    assert not found(prose_number_is_held, fragment)


def test_a_study_whose_figures_another_entry_holds_may_repeat_them() -> None:
    fragment = {
        "condition/drum-itch": {
            "features": [{"text": "Drums itched with p = 0.04.", "cite": "Quill2031, abstract"}]
        },
        "study/quill-2031": study(clinical="In [[drum-itch]] hums were fewer (p = 0.04)."),
    }
    assert not found(prose_number_is_held, fragment)


@pytest.mark.parametrize(
    ("text", "second", "is_found"),
    [
        ("Fewer hums (p = 0.02) and softer ones (p = 0.02).", "0.02", False),
        ("Fewer hums (p = 0.02) and softer ones (p = 0.02).", "0.3", True),
        ("Fewer hums and softer ones (both p = 0.02).", "0.3", True),
        ("Fewer hums (p = 0.02). They were fewer (p = 0.02).", "0.3", False),
    ],
)
def test_a_p_value_printed_twice_in_a_sentence_is_that_of_two_results(
    text: str, second: str, is_found: bool
) -> None:
    fragment = {
        "study/quill-2031": study(result(p=reported("0.02")), result("second", p=reported(second)), clinical=text)
    }
    assert bool(found(each_printed_p_has_its_result, fragment)) is is_found


def effect(estimate: str, *, low: str = "", high: str = "", **fields: Any) -> dict[str, Any]:
    sides = [
        {"arms": [arm], "statistic": "mean", "figure": reported(f"{figure} points")}
        for arm, figure in (("zorbatine", "3.5"), ("dummy", "5.3"))
    ]
    value = {"measure": "mean difference", "estimate": Decimal(estimate), "unit": "points"}
    made = {"sides": sides, "effect": reported(value), **fields}
    if low:
        made["interval"] = reported({"low": Decimal(low), "high": Decimal(high)})
    return {"study/quill-2031": study(GIVEN, result("second", **made), design="randomised crossover trial")}


@pytest.mark.parametrize(
    ("fragment", "is_found"),
    [
        (effect("-1.8", contrast="within person"), False),
        (effect("1.8", contrast="within person"), True),
        (effect("-18", contrast="within person"), True),
        (effect("-0.18", contrast="within person"), True),
        (effect("-1.6", contrast="within person"), False),  # the mean of each person's own difference
        (effect("-1.6", low="-2.8", high="-0.8", contrast="within person"), True),
        (effect("-1.6", low="-2.6", high="-0.6", contrast="within person"), False),
    ],
)
def test_a_lost_sign_and_a_digit_that_leaves_sides_and_interval_are_slips_in_any_design(
    fragment: dict[str, Any], is_found: bool
) -> None:
    assert bool(found(effect_follows_from_its_sides, fragment)) is is_found


def test_people_who_got_nothing_do_not_stand_where_the_treatment_stands() -> None:
    arms = [ARMS[0], {"id": "dummy", "name": "Others", "type": "observed group"}]
    turned = result("second", direction=reported("no difference"), index=["dummy"], comparator=["zorbatine"])
    assert len(found(control_is_the_comparator, {"study/quill-2031": study(GIVEN, turned, arms=arms)})) == 1
    arms[1] = {**arms[1], "treatments": [{"drug": "glimmerine"}]}
    assert not found(control_is_the_comparator, {"study/quill-2031": study(GIVEN, turned, arms=arms)})


NULL = {"name": "Hums", "outcome": "hum-frequency", "role": "primary", "status": "reported as no difference"}


@pytest.mark.parametrize(
    ("directions", "ledger", "is_found"),
    [
        (["favours the treatment"], [NULL], True),
        (["no difference"], [NULL], False),
        (["favours the treatment", "no difference"], [NULL], False),
        (["favours the treatment"], [NULL, {**NULL, "name": "Drums", "status": "shown here"}], False),
        (["favours the treatment"], [{**NULL, "status": "shown here"}], False),
    ],
)
def test_a_direction_goes_against_a_ledger_that_says_no_difference(
    directions: list[str], ledger: list[dict[str, str]], is_found: bool
) -> None:
    results = [result(f"r{number}", direction=reported(one)) for number, one in enumerate(directions)]
    fragment = {"study/quill-2031": study(*results, ledger=ledger)}
    assert bool(found(ledger_and_directions_agree, fragment)) is is_found


LOWER, HIGHER = "lower is better", "higher is better"


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("Severity of hums", LOWER),
        ("Arm strength", HIGHER),
        ("Days without hums", HIGHER),
        ("Hum-free nights", HIGHER),
        ("People with fewer hums", HIGHER),
        ("Loss of walking", LOWER),
        ("Serious adverse events", LOWER),
        ("Drum itch at night", LOWER),  # the name of its condition
    ],
)
def test_better_is_held_against_the_name(name: str, better: str) -> None:
    other = HIGHER if better == LOWER else LOWER
    for said, is_found in ((better, False), (other, True), ("neither", False)):
        fields = {"name": name, "better": said, "condition": "drum-itch"}
        fragment = {"outcome/hum-frequency": fields, "condition/drum-itch": {"name": "Drum itch"}}
        assert bool(found(better_goes_with_the_name, fragment)) is is_found
    fields = {"name": name, "better": other, "measures": f"It is {other.split()[0]}, which is better."}
    assert not found(better_goes_with_the_name, {"outcome/hum-frequency": fields})


@pytest.mark.parametrize(
    "name",
    [
        *("Pain threshold", "Time to death", "Relief of pain", "Drum itch control", "Drum itch knowledge"),
        *("Loss of pain", "Drum itch rating scale", "Ashworth scale", "Change in mobility", "Weight"),
    ],
)
def test_a_name_that_may_mean_either_is_not_judged(name: str) -> None:
    for said in (LOWER, HIGHER):
        fields = {"name": name, "better": said, "condition": "drum-itch"}
        fragment = {"outcome/hum-frequency": fields, "condition/drum-itch": {"name": "Drum itch"}}
        assert not found(better_goes_with_the_name, fragment)


def test_help_needs_certainty_of_a_benefit_not_of_a_harm() -> None:
    def answer(outcome: str, side: str, level: str) -> dict[str, Any]:
        names = ("risk of bias", "inconsistency", "indirectness", "imprecision", "publication bias")
        domains = [{"domain": name, "judgement": "no change", "reason": "It is invented."} for name in names]
        rating = {"level": level, "starts_at": "high", "domains": domains, "origin": "provisional, by the editors"}
        says = {"outcome": outcome, "importance": "critical", "counts_as": side, "effect": "It is invented."}
        return {**says, "certainty": rating}

    def fragment(verdict: str, benefit: str) -> dict[str, Any]:
        answers = [answer("hum-frequency", "benefit", benefit), answer("drum-itch", "harm", "moderate")]
        option = {"drug": "zorbatine", "verdict": verdict, "because": "It is invented.", "outcomes": answers}
        first = {"drug": "glimmerine", "verdict": "no evidence found", "because": "Nothing was found."}
        return {"question/does-zorbatine-ease-humming": {"options": [first, option]}}

    assert len(found(verdict_follows_the_certainty, fragment("probably helps", "low"))) == 1
    assert not found(verdict_follows_the_certainty, fragment("probably helps", "moderate"))
    assert not found(verdict_follows_the_certainty, fragment("may do more harm than good", "very low"))


def change(estimate: str, measure: str = "percent change", **fields: Any) -> dict[str, Any]:
    return {"effect": {"measure": measure, "estimate": Decimal(estimate), **fields}}


@pytest.mark.parametrize(
    ("field", "note", "is_found"),
    [
        (change("-54.8"), "Printed as a decrease of 54.8 %.", False),
        (change("-43.8"), "Printed as a decrease of 54.8 %.", True),
        (change("54.8"), "Printed as a decrease of 54.8 %.", True),
        (change("-5.48"), "Printed as a decrease of 54.8 %.", True),
        (change("-54.8"), "Printed as an increase of 54.8 %.", True),
        (change("-54.8"), "Counted from the start, in week 4.", False),
        (change("-69"), "Printed as 31 % of the placebo rate, which is not 31 % fewer.", False),
        (change("4", "risk difference", unit="%"), "Printed as 3 % more on zorbatine.", True),
        (change("3", "risk difference", unit="%"), "Printed as 3 % more on zorbatine.", False),
        (change("1.31", "risk ratio"), "Printed as 31 % more.", False),
        (change("0.31", "rate ratio"), "Printed as 31 % of the placebo rate.", False),
        (change("0.69", "risk ratio"), "Printed as a reduction of 31 %.", False),
        (change("0.79", "risk ratio"), "Printed as a reduction of 31 %.", True),
        ({"interval": {"low": Decimal("-70.8"), "high": Decimal(-39)}}, "Printed as 39 to 70.8.", False),
        ({"interval": {"low": Decimal("-70.8"), "high": Decimal(-29)}}, "Printed as 39 to 70.8.", True),
        ({"p": "0.004"}, "Printed as 0.04.", True),
        ({"p": "< 0.001"}, "Printed as p < 0.001; how it was tested was not seen in 2 places.", False),
    ],
)
def test_a_value_agrees_with_the_note_on_how_it_is_printed(
    field: dict[str, Any], note: str, is_found: bool
) -> None:
    ((name, value),) = field.items()
    second = result("second", direction=reported("no difference"), **{name: reported(value, note=note)})
    said = found(value_is_as_it_was_printed, {"study/quill-2031": study(GIVEN, second)})
    assert bool(said) is is_found


@pytest.mark.parametrize(
    ("count", "is_found"), [("127 of 1000", False), ("63 of 1000", True), ("127 of 1300", True)]
)
def test_a_rate_that_is_printed_per_thousand_is_of_a_thousand(count: str, is_found: bool) -> None:
    harm = {
        "event": "Hums",
        "arms": ["dummy"],
        "people": reported(count, note="Printed as a rate: 127 per 1000 people."),
    }
    assert bool(found(value_is_as_it_was_printed, {"study/quill-2031": study(harms=[harm])})) is is_found


def test_a_small_difference_with_another_sign_may_be_an_adjusted_one() -> None:
    sides = [
        {"arms": [arm], "statistic": "mean", "figure": reported(f"{figure} points")}
        for arm, figure in (("zorbatine", "5.3"), ("dummy", "5.2"))
    ]
    value = {"measure": "mean difference", "estimate": Decimal("-0.08"), "unit": "points"}
    second = result("second", sides=sides, effect=reported(value), contrast="within person")
    assert not found(effect_follows_from_its_sides, {"study/quill-2031": study(GIVEN, second)})


def shares(name: str, ours: str, theirs: str) -> dict[str, Any]:
    sides = [
        {"arms": [arm], "statistic": "percentage of people", "figure": reported(figure)}
        for arm, figure in (("zorbatine", ours), ("dummy", theirs))
    ]
    return result(name, sides=sides)


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Fewer hums in 50 % against 12.5 %, softer ones in 75 % against 4 %.", False),
        ("Fewer hums in 50 % against 4 %.", True),
        ("Fewer hums in 75 % versus 12.5 %.", True),
        ("Fewer hums in 75 % against 4 of them.", False),
        ("Of all hums 50 % were soft, and against hums in the night 4 % took a drum.", False),
        ("Fewer hums in 50 % against 4 % in [[marrow-2032]].", False),
        ("Fewer hums in 50 % against 4 % [@Quill2031, abstract].", False),
    ],
)
def test_two_shares_set_against_each_other_are_of_one_result(text: str, is_found: bool) -> None:
    fragment = {
        "study/quill-2031": study(shares("hums", "50 %", "12.5 %"), shares("drums", "75 %", "4 %"), clinical=text),
        "study/marrow-2032": study(),
    }
    assert bool(found(compared_numbers_are_of_one_result, fragment)) is is_found


def test_a_rate_of_one_event_is_held_by_one_harm_for_each_arm() -> None:
    harms = [
        {"event": event, "arms": [arm], "percent": reported(percent)}
        for event, arm, percent in (
            ("Hums", "zorbatine", "50 %"),
            ("Hums", "dummy", "12.5 %"),
            ("Drums", "dummy", "4 %"),
        )
    ]
    for text, is_found in (("Hums in 50 % against 12.5 %.", False), ("Hums in 50 % against 4 %.", True)):
        fragment = {"study/quill-2031": study(clinical=text, harms=harms)}
        assert bool(found(compared_numbers_are_of_one_result, fragment)) is is_found


@pytest.mark.parametrize(
    ("fields", "is_found"),
    [
        ({"analysed": reported(48)}, False),
        ({"analysed": reported(60)}, True),
        ({"analysed": reported(60, note="All who were randomised.")}, False),
        ({"analysed": reported(60), "role": "secondary"}, False),
    ],
)
def test_a_primary_result_counts_no_more_than_the_main_analysis(fields: dict[str, Any], is_found: bool) -> None:
    second = result("second", **{"role": "primary", "direction": reported("no difference"), **fields})
    fragment = {"study/quill-2031": study(GIVEN, second, participants={"analysed": reported(48)})}
    assert bool(found(primary_result_is_of_the_analysed, fragment)) is is_found


@pytest.mark.parametrize(
    ("parts", "is_found"),
    [
        (("2 weeks", "4 weeks"), False),
        (("2 weeks", "4 months"), True),
        (("2 weeks", "5 weeks"), True),
        (("2 weeks",), False),
    ],
)
def test_parts_that_are_too_long_are_found_though_another_is_not_known(
    parts: tuple[str, ...], is_found: bool
) -> None:
    segments: list[dict[str, Any]] = [{"type": "treatment period", "length": reported(one)} for one in parts]
    segments.append({"type": "follow-up", "length": "not seen"})
    fragment = {"study/quill-2031": study(segments=segments, stated_length=reported("6 weeks"))}
    rules = (segments_fit_into_the_length, parts_fit_a_length_in_other_units)
    assert any(found(rule, fragment) for rule in rules) is is_found
