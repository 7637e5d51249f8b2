"""Pictures of doses read back: doses and values from places in the picture, by nothing but its own ticks."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from monograph.entries import Drug
from monograph.evidence.effects.dose_response import DoseResponse, dose_responses
from monograph.figures import dose_picture
from monograph.figures.scale import scale_from_zero
from monograph.render import render_page
from monograph.views import page_of
from monograph.views.figures.dose_response import DoseFigure, DoseSection, dose_section
from monograph.views.formatting.writer import Writer
from tests.fragments import base_of

CITE = "Quill2031, table 2"
Fields = dict[str, Any]
Fragment = Mapping[str, Mapping[str, Any]]


def reported(value: Any) -> Fields:
    return {"value": value, "cite": CITE}


def arm(name: str, dose: str = "", kind: str = "experimental", **treatment: Any) -> Fields:
    """A group that takes zorbatine, so much a day; placebo without a dose."""
    given: Fields = {"drug": "zorbatine", "dose": reported({"per_day": dose})} if dose else {"name": "placebo"}
    return {"id": name, "name": name.capitalize(), "type": kind, "treatments": [given | treatment]}


PLACEBO = arm("placebo", kind="placebo")
LOW, HIGH = arm("low", "10 mg"), arm("high", "30 mg")


def against_placebo(name: str, estimate: str, low: str = "", high: str = "", **fields: Any) -> Fields:
    effect = {"measure": fields.pop("measure", "rate ratio"), "estimate": Decimal(estimate)}
    effect |= {"unit": fields.pop("unit")} if "unit" in fields else {}
    made: Fields = {
        "id": f"hums-{name}",
        "outcome": "hum-frequency",
        "contrast": "between arms",
        "index": [name],
        "comparator": ["placebo"],
        "effect": reported(effect),
    }
    if low:
        made["interval"] = reported({"low": Decimal(low), "high": Decimal(high)})
    return made | fields


def side(name: str, figure: str = "", **fields: Any) -> Fields:
    made: Fields = {"arms": [name], "statistic": "mean", **fields}
    return made | {"figure": reported(figure)} if figure else made


def values(*sides: Fields, **fields: Any) -> Fields:
    made: Fields = {
        "id": "values",
        "outcome": "hum-frequency",
        "contrast": "between arms",
        "index": [sides[-1]["arms"][0]],
        "comparator": [sides[0]["arms"][0]],
        "sides": list(sides),
    }
    return made | fields


def trial(*results: Fields, arms: tuple[Fields, ...] = (PLACEBO, LOW, HIGH), **fields: Any) -> Fields:
    made: Fields = {
        "population": {"conditions": ["harrow-syndrome"]},
        "arms": list(arms),
        "results": list(results),
    }
    return made | fields


def responses(fragment: Fragment) -> tuple[DoseResponse, ...]:
    return dose_responses("zorbatine", base_of({"drug/zorbatine": {}, **fragment}))


def section(fragment: Fragment) -> DoseSection:
    base = base_of({"drug/zorbatine": {}, **fragment})
    return dose_section("zorbatine", Writer(base, "drugs/zorbatine.html"))


def drawn(fragment: Fragment) -> tuple[DoseFigure, LexborHTMLParser]:
    (figure,) = section(fragment).figures
    return figure, LexborHTMLParser(str(dose_picture(figure)))


RATIOS = {
    "study/quill-2031": trial(against_placebo("low", "0.50", "0.25", "1.10"), against_placebo("high", "0.20"))
}
MEANS = {"study/quill-2031": trial(values(side("placebo", "8 cramps/day"), side("low", "5 cramps/day")))}
MEANS["study/quill-2031"]["results"] += [
    values(side("placebo", "8 cramps/day"), side("high", "3.5 cramps/day"), id="more")
]


# From the picture back to the numbers


def percent(node: LexborNode, name: str = "x") -> float:
    return float((node.attributes[name] or "").removesuffix("%"))


def number(node: LexborNode) -> float:
    return float(node.text().replace("−", "-").replace(",", ""))


def between(ticks: list[tuple[float, float]], place: float) -> float:
    """The number at a place, by the first and the last tick."""
    (first, low), (last, high) = ticks[0], ticks[-1]
    return low + (place - first) / (last - first) * (high - low)


def read_back(tree: LexborHTMLParser, *, is_ratio: bool = False) -> list[tuple[float, float]]:
    """The dose and the value of each mark."""
    along = [(percent(one), number(one)) for one in tree.css(".mg-doses .mg-tick")]
    up = [(percent(one, "y") - 4, number(one)) for one in tree.css(".mg-values .mg-tick")]
    up = [(place, math.log(value) if is_ratio else value) for place, value in up]
    found = []
    for mark in tree.css("svg.mg-place"):
        value = between(up, percent(mark, "y"))
        found.append((between(along, percent(mark)), math.exp(value) if is_ratio else value))
    return found


def test_ratios_are_read_back_at_their_doses() -> None:
    _, tree = drawn(RATIOS)
    (low, half), (high, fifth) = read_back(tree, is_ratio=True)
    assert (low, high) == pytest.approx((10, 30), abs=0.01)
    assert (half, fifth) == pytest.approx((0.50, 0.20), rel=0.01)


def test_values_of_groups_are_read_back_with_placebo_at_dose_zero() -> None:
    _, tree = drawn(MEANS)
    expected = [(0, 8), (10, 5), (30, 3.5)]
    for found, wanted in zip(read_back(tree), expected, strict=True):
        assert found == pytest.approx(wanted, abs=0.02)


def test_differences_below_zero_are_read_back() -> None:
    results = (
        against_placebo("low", "-1.5", "-3", "0.5", measure="mean difference", unit="cramps/day"),
        against_placebo("high", "-2.5", "-4", "-1", measure="mean difference", unit="cramps/day"),
    )
    _, tree = drawn({"study/quill-2031": trial(*results)})
    assert [value for _, value in read_back(tree)] == pytest.approx([-1.5, -2.5], abs=0.03)


@pytest.mark.parametrize(
    ("measure", "unit", "reach"),
    [
        ("mean difference", "points", 7),
        ("standardised mean difference", None, 1),
        ("risk difference", "%", 20),
        ("percent change", None, 100),
    ],
)
def test_a_small_effect_looks_small_as_in_the_forest_plot(measure: str, unit: str | None, reach: float) -> None:
    spread = reported({"type": "standard deviation", "amount": "7 points"})
    fields: Fields = {
        "measure": measure,
        "unit": unit,
        "as_named": "hum-diary",
        "sides": [side("placebo", "0.3 points", spread=spread)],
    }
    fields = {name: value for name, value in fields.items() if value is not None}
    study = trial(against_placebo("low", "0.02", **fields), against_placebo("high", "0.05", **fields))
    (figure,) = section({"study/quill-2031": study}).figures
    assert figure.reach == reach


def test_the_ends_of_intervals_are_read_back_and_marks_without_one_are_hollow() -> None:
    _, tree = drawn(RATIOS)
    up = [(percent(one, "y") - 4, math.log(number(one))) for one in tree.css(".mg-values .mg-tick")]
    (line,) = tree.css("line.mg-interval")
    ends = [math.exp(between(up, float(line.attributes[name] or ""))) for name in ("y1", "y2")]
    assert ends == pytest.approx([0.25, 1.10], rel=0.01)
    assert line.attributes["x1"] == tree.css("svg.mg-place")[0].attributes["x"]
    marks = [one.css_first("path") for one in tree.css("svg.mg-place")]
    assert ["mg-hollow" in (mark.attributes["class"] or "") for mark in marks if mark] == [False, True]


def test_the_axis_of_doses_begins_at_zero_and_the_line_of_no_effect_is_that_of_placebo() -> None:
    _, tree = drawn(RATIOS)
    assert next(number(one) for one in tree.css(".mg-doses .mg-tick")) == 0
    up = [(percent(one, "y") - 4, math.log(number(one))) for one in tree.css(".mg-values .mg-tick")]
    null = tree.css_first("line.mg-null")
    assert null is not None
    assert between(up, float(null.attributes["y1"] or "")) == pytest.approx(0, abs=0.01)


def test_the_axis_of_values_holds_zero() -> None:
    _, tree = drawn(MEANS)
    assert min(number(one) for one in tree.css(".mg-values .mg-tick")) == 0
    assert not tree.css("line.mg-null")


@pytest.mark.parametrize(
    ("numbers", "ends"),
    [
        (["3", "8"], (0, 8)),
        (["-7", "-1"], (-8, 0)),
        (["-2", "9"], (-2.5, 10)),
        (["0"], (0, 1)),
        (["0.16"], (0, 0.2)),
    ],
)
def test_an_axis_from_zero_ends_at_ticks_around_its_numbers(numbers: list[str], ends: tuple[float, float]) -> None:
    scale = scale_from_zero(map(Decimal, numbers))
    assert scale.low <= ends[0] <= 0 <= ends[1] <= scale.high
    assert (float(scale.ticks[0]), float(scale.ticks[-1])) == (scale.low, scale.high)
    assert Decimal(0) in scale.ticks


# What is one picture, and what is joined


def joined(fragment: Fragment) -> int:
    _, tree = drawn(fragment)
    return len(tree.css("line.mg-joined"))


def test_only_randomised_groups_side_by_side_are_joined() -> None:
    assert joined(MEANS) == 2
    study = MEANS["study/quill-2031"]
    assert joined({"study/quill-2031": study | {"design": "randomised crossover trial"}}) == 0
    assert joined({"study/quill-2031": study | {"design": "non-randomised controlled trial"}}) == 0


def test_studies_are_set_side_by_side_and_never_joined() -> None:
    one = trial(values(side("placebo", "8 cramps/day"), side("low", "5 cramps/day")), arms=(PLACEBO, LOW))
    other = trial(values(side("placebo", "9 cramps/day"), side("high", "4 cramps/day")), arms=(PLACEBO, HIGH))
    figure, tree = drawn({"study/quill-2031": one, "study/marrow-2032": other})
    assert [line.name for line in figure.lines] == ["Quill 2031", "Marrow 2032"]
    assert any("several studies" in words for words in figure.warnings)
    assert len(tree.css("g.mg-series")) == 2
    assert len({one.attributes["d"] for one in tree.css("svg.mg-place > path")}) == 2
    assert len(tree.css("line.mg-joined")) == 2, "each study's own two groups"


def names(fragment: Fragment) -> list[str]:
    figure, tree = drawn(fragment)
    assert not tree.css("line.mg-joined")
    return [line.name for line in figure.lines]


def test_two_analyses_are_two_lines_that_say_which_they_are() -> None:
    low, high = against_placebo("low", "0.5"), against_placebo("high", "0.4")
    low["analysis_set"], high["analysis_set"] = reported("all randomised"), reported("per protocol")
    assert names({"study/quill-2031": trial(low, high)}) == [
        "Quill 2031, all randomised",
        "Quill 2031, per protocol",
    ]
    sides = values(side("low", "5 cramps/day")) | {"analysis_set": reported("all randomised")}
    more = values(side("high", "3 cramps/day"), id="more") | {"analysis_set": reported("completers")}
    assert names({"study/quill-2031": trial(sides, more)}) == [
        "Quill 2031, all randomised",
        "Quill 2031, completers",
    ]


def test_adjusted_effects_and_others_are_two_lines_that_say_which_they_are() -> None:
    low, high = against_placebo("low", "0.5"), against_placebo("high", "0.4")
    high["effect"]["value"]["adjusted"] = "adjusted"
    fragment = {"study/quill-2031": trial(low, high)}
    assert names(fragment) == ["Quill 2031", "Quill 2031, adjusted"]
    assert "adjusted" in str(section(fragment).figures[0].numbers.rows[-1])


@pytest.mark.parametrize(
    "study",
    [
        trial(against_placebo("low", "0.5"), arms=(PLACEBO, LOW)),
        trial(against_placebo("low", "0.5"), against_placebo("high", "0.4", measure="risk ratio")),
        trial(against_placebo("low", "0.5"), against_placebo("high", "0.4", outcome="hum-score")),
        trial(against_placebo("low", "0.5"), against_placebo("low", "0.4", index=["low", "high"], id="pooled")),
        trial(
            against_placebo("low", "0.5"),
            against_placebo("high", "0.4"),
            arms=(PLACEBO, LOW, arm("high", "20 to 30 mg")),
        ),
        trial(
            against_placebo("low", "0.5"),
            against_placebo("high", "0.4"),
            arms=(PLACEBO, LOW, arm("high", "9 sprays")),
        ),
        trial(
            against_placebo("low", "0.5"),
            against_placebo("high", "0.4"),
            arms=(PLACEBO, arm("low", "10 mg", counted_as="base"), arm("high", "30 mg", counted_as="salt")),
        ),
        trial(
            against_placebo("low", "0.5"),
            against_placebo("high", "0.4"),
            arms=(PLACEBO | {"type": "no treatment"}, LOW, HIGH),
        ),
        trial(against_placebo("low", "0.5"), against_placebo("high", "0.4"), design="systematic review"),
    ],
    ids=[
        "one dose",
        "two measures",
        "two outcomes",
        "pooled groups",
        "a range of doses",
        "two units of dose",
        "salt and base",
        "not against placebo",
        "a review",
    ],
)
def test_what_does_not_share_both_axes_is_no_picture(study: Fields) -> None:
    assert responses({"study/quill-2031": study}) == ()


def test_points_of_two_questionnaires_are_two_pictures() -> None:
    def points(name: str, figures: tuple[str, str]) -> Fields:
        sides = (side("low", f"{figures[0]} points"), side("high", f"{figures[1]} points"))
        return values(*sides, id=name, as_named=name)

    study = trial(points("hum-diary", ("5", "3")), points("hum-chart", ("50", "30")))
    found = responses({"study/quill-2031": study})
    assert [one.axes.instrument for one in found] == ["hum-diary", "hum-chart"]


def test_a_group_with_another_drug_beside_it_is_not_set_against_placebo() -> None:
    both = arm("high", "30 mg")
    both["treatments"].append({"drug": "glimmerine"})
    study = trial(against_placebo("low", "0.5"), against_placebo("high", "0.4"), arms=(PLACEBO, LOW, both))
    assert responses({"study/quill-2031": study}) == ()


def test_a_group_of_unknown_dose_is_named_and_not_placed() -> None:
    loose = arm("loose", "20 to 40 mg")
    study = trial(
        against_placebo("low", "0.5"),
        against_placebo("high", "0.4"),
        against_placebo("loose", "0.3"),
        arms=(PLACEBO, LOW, HIGH, loose),
    )
    figure, tree = drawn({"study/quill-2031": study})
    assert len(tree.css("svg.mg-place")) == 2
    assert any(words.endswith("not one known number: Quill 2031.") for words in figure.warnings)


def test_a_group_that_took_the_drug_in_two_ways_is_named_and_not_placed() -> None:
    both = arm("both", "30 mg")
    both["treatments"].append({"drug": "zorbatine", "dose": reported({"per_day": "20 mg"})})
    study = trial(
        against_placebo("low", "0.5"),
        against_placebo("high", "0.4"),
        against_placebo("both", "0.3"),
        arms=(PLACEBO, LOW, HIGH, both),
    )
    figure, tree = drawn({"study/quill-2031": study})
    assert len(tree.css("svg.mg-place")) == 2
    assert any(words.endswith("not one known number: Quill 2031.") for words in figure.warnings)


def test_two_groups_with_one_dose_and_one_value_are_two_points() -> None:
    more = arm("more", "10 mg")
    sides = (side("low", "5 cramps/day"), side("more", "5 cramps/day"), side("high", "3 cramps/day"))
    study = trial(values(*sides), arms=(PLACEBO, LOW, more, HIGH))
    figure, tree = drawn({"study/quill-2031": study})
    assert [dose for dose, _ in read_back(tree)] == pytest.approx([10, 10, 30], abs=0.01)
    assert len(figure.numbers.rows) == 3
    assert not tree.css("line.mg-joined")


def test_a_group_that_stands_in_two_results_is_one_point() -> None:
    assert len(drawn(MEANS)[0].numbers.rows) == 3


def test_people_who_stopped_are_drawn_by_dose_in_percent() -> None:
    def stopped(name: str, people: str) -> Fields:
        return {"event": "Stopped", "outcome": "stopping", "arms": [name], "people": reported(people)}

    study = trial(harms=[stopped("placebo", "1 of 20"), stopped("low", "2 of 20"), stopped("high", "7 of 21")])
    del study["results"]
    figure, tree = drawn({"study/quill-2031": study})
    assert figure.title == "Stopping by dose: percentage of people (Stopped)"
    assert [value for _, value in read_back(tree)] == pytest.approx([5, 10, 33.3], abs=0.2)
    assert "7 of 21" in str(figure.numbers.rows[-1])
    assert any("computed by us" in words for words in section({"study/quill-2031": study}).legend)
    assert not any("computed by us" in words for words in section(RATIOS).legend)


def test_grams_and_milligrams_stand_on_one_axis() -> None:
    arms = (PLACEBO, arm("low", "500 mg"), arm("high", "1.5 g"))
    study = trial(against_placebo("low", "0.5"), against_placebo("high", "0.4"), arms=arms)
    _, tree = drawn({"study/quill-2031": study})
    assert [dose for dose, _ in read_back(tree, is_ratio=True)] == pytest.approx([500, 1500], abs=1)


# What is around it


def test_the_description_and_the_table_hold_the_same_numbers() -> None:
    figure, tree = drawn(RATIOS)
    desc = tree.css_first("desc")
    assert desc is not None
    assert desc.text() == (
        "The broken line stands for values as on placebo. "
        "Quill 2031: 10 mg a day: 0.50, 0.25 to 1.10; 30 mg a day: 0.20, no interval."
    )
    of_groups = drawn(MEANS)[0].description
    assert of_groups.startswith("Quill 2031: placebo: 8, no interval; 10 mg a day: 5, no interval;")
    rows = [LexborHTMLParser(" ".join(map(str, row))).text() for row in figure.numbers.rows]
    assert "10 mg a day" in rows[0]
    assert "0.50" in rows[0]
    assert "30 mg a day" in rows[1]
    assert "0.20" in rows[1]


def test_the_page_of_a_drug_shows_it_and_cites_in_order() -> None:
    base = base_of({"drug/zorbatine": {}, **RATIOS})
    text = render_page(page_of(base.get(Drug, "zorbatine"), base))
    assert "## Dose and response { #dose-response }" in text
    assert "A thin line joins groups of the same randomised study." in text
    assert not section({"study/quill-2031": trial(against_placebo("low", "0.5"))})


def test_names_of_studies_are_escaped() -> None:
    study = dict(RATIOS["study/quill-2031"]) | {"name": "Quill & sons"}
    _, tree = drawn({"study/quill-2031": study})
    (name,) = tree.css("text.mg-name")
    assert name.text() == "Quill & sons"
