"""A forest plot read back: from places in the picture to the stored numbers, by nothing but its own ticks."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from monograph.entries import Study
from monograph.evidence.effects.estimates import Forest, Ground, estimate_of, forests
from monograph.evidence.pico.treatments import results_for
from monograph.figures import forest_plot
from monograph.views.figures.forest import ForestSection, forest_section
from monograph.views.formatting.reading import plain_words
from monograph.views.formatting.writer import Writer
from tests.evidence.trials import trial
from tests.fragments import base_of

CITE = "Quill2031, table 2"
Fields = dict[str, Any]


def reported(value: Any) -> Fields:
    return {"value": value, "cite": CITE}


def effect(measure: str, estimate: str, **fields: Any) -> Fields:
    return {"effect": reported({"measure": measure, "estimate": Decimal(estimate), **fields})}


def interval(low: str, high: str) -> Fields:
    return {"interval": reported({"low": Decimal(low), "high": Decimal(high)})}


def result(name: str = "hums", **fields: Any) -> Fields:
    given: Fields = {
        "id": name,
        "outcome": "hum-frequency",
        "contrast": "between arms",
        "index": ["zorbatine"],
        "comparator": ["placebo"],
    }
    return given | fields


def side(arm: str, statistic: str, figure: str | None = None, **fields: Any) -> Fields:
    made = {"arms": [arm], "statistic": statistic, **fields}
    return made | {"figure": reported(figure)} if figure else made


def people(number: int) -> Fields:
    return {"analysed": reported(number)}


BEFORE_AFTER: Fields = {"contrast": "before–after", "comparator": []}


def section(*results: Fields, outcome: Mapping[str, Any] | None = None, **study: Any) -> ForestSection:
    base = base_of(
        {"study/quill-2031": trial(results=list(results), **study), "outcome/hum-frequency": outcome or {}}
    )
    return forest_section(results_for("hum-frequency", base), Writer(base, "outcomes/hum-frequency.html"))


class Plot:
    """A drawn plot, taken apart: what a person with a ruler would read from it."""

    def __init__(self, drawn: Markup) -> None:
        self.tree = LexborHTMLParser(str(drawn))
        svg = self.tree.css_first("svg")
        assert svg is not None
        self.svg = svg
        self.effects = self.tree.css("g.mg-effect")
        self.ticks = {_number(one.text()): _place(one, "x") for one in self.tree.css("text.mg-tick")}

    def value(self, place: float, *, is_ratio: bool) -> float:
        """What is at a place, by the two outermost ticks."""
        (first, at_first), (last, at_last) = (list(self.ticks.items())[one] for one in (0, -1))
        share = (place - at_first) / (at_last - at_first)
        if is_ratio:
            return math.exp(math.log(first) + share * (math.log(last) - math.log(first)))
        return first + share * (last - first)

    def marks(self, *, is_ratio: bool) -> list[float]:
        return [self.value(_place(_mark(one), "x", "cx"), is_ratio=is_ratio) for one in self.effects]

    def lines(self, *, is_ratio: bool) -> list[tuple[float, float]]:
        lines = self.tree.css("line.mg-interval")
        ends = (tuple(self.value(_place(one, end), is_ratio=is_ratio) for end in ("x1", "x2")) for one in lines)
        return [(low, high) for low, high in ends]


def _mark(effect: LexborNode) -> LexborNode:
    found = effect.css_first("svg.mg-place, circle.mg-mark")
    assert found is not None
    return found


def _place(node: LexborNode, *names: str) -> float:
    written = next(value for name in names if (value := node.attributes.get(name)))
    assert written.endswith("%"), written
    return float(written.removesuffix("%"))


def _number(text: str) -> float:
    return float(text.replace("−", "-").replace(",", ""))


def only(found: ForestSection) -> Plot:
    (view,) = found.figures
    return Plot(forest_plot(view))


@pytest.mark.parametrize(
    ("measure", "is_ratio", "numbers"),
    [
        ("rate ratio", True, [("0.31", "0.12", "0.80"), ("0.16", "0.05", "0.51")]),
        ("risk ratio", True, [("1.02", "0.99", "1.05")]),
        ("odds ratio", True, [("0.004", "0.0001", "12"), ("400", "3", "5000")]),
        ("hazard ratio", True, [("3.2", "2.9", "3.6")]),
        ("mean difference", False, [("-1.8", "-3.54", "-0.069")]),
        ("mean difference", False, [("120", "-30.5", "1250.5"), ("-7", "-9", "-5")]),
        ("percent change", False, [("-54.8", "-70.8", "-39"), ("300", "10", "590")]),
        ("risk difference", False, [("0.03", "0", "0.06")]),
        ("standardised mean difference", False, [("-0.4", "-0.9", "0.1")]),
    ],
)
def test_the_stored_numbers_are_read_back_from_the_picture(
    measure: str, is_ratio: bool, numbers: list[tuple[str, str, str]]
) -> None:
    results = [
        result(f"hums-{place}", as_named="Hums", **effect(measure, value), **interval(low, high))
        for place, (value, low, high) in enumerate(numbers)
    ]
    plot = only(section(*results))
    wanted = [tuple(map(float, one)) for one in numbers]
    for found, (value, _, _) in zip(plot.marks(is_ratio=is_ratio), wanted, strict=True):
        assert found == pytest.approx(value, rel=0.002, abs=_tenth_of_a_pixel(plot))
    for line, (_, low, high) in zip(plot.lines(is_ratio=is_ratio), wanted, strict=True):
        assert line == pytest.approx((low, high), rel=0.002, abs=_tenth_of_a_pixel(plot))


def _tenth_of_a_pixel(plot: Plot) -> float:
    return (max(plot.ticks) - min(plot.ticks)) / 10_000 if min(plot.ticks) < 0 else 0.0


@pytest.mark.parametrize(("measure", "none"), [("rate ratio", 1), ("mean difference", 0)])
def test_no_effect_is_in_the_middle_and_a_tick_says_so(measure: str, none: int) -> None:
    plot = only(section(result(**effect(measure, "0.31"))))
    assert plot.ticks[none] == 50
    assert {_place(one, "x1") for one in plot.tree.css("line.mg-null")} == {50.0}
    assert "no difference" in [one.text() for one in plot.tree.css("text.mg-end")]


def test_every_mark_and_tick_is_on_the_picture_and_few_ticks_stand_beside_each_other() -> None:
    for value in ("0.00004", "0.5", "0.97", "1", "1.3", "8", "70000"):
        plot = only(section(result(**effect("odds ratio", value))))
        places = [*plot.ticks.values(), *(_place(_mark(one), "x") for one in plot.effects)]
        assert all(0 < place < 100 for place in places), value
        assert 2 <= len(plot.ticks) <= 7, value
        gaps = [b - a for a, b in zip(sorted(plot.ticks.values()), sorted(plot.ticks.values())[1:], strict=False)]
        assert min(gaps) > 7, value


def test_a_small_difference_between_large_figures_looks_small() -> None:
    sides = [side("zorbatine", "mean change", "-6.9 points"), side("placebo", "mean change", "-7.0 points")]
    plot = only(section(result(as_named="Hum scale", sides=sides)))
    assert abs(_place(_mark(plot.effects[0]), "x", "cx") - 50) < 1
    assert min(plot.ticks) <= -5


def test_a_reported_interval_is_a_line_and_a_missing_one_a_hollow_mark_that_says_so() -> None:
    found = section(
        result("with", **effect("rate ratio", "0.5"), **interval("0.3", "0.8")),
        result("without", **effect("rate ratio", "0.6")),
    )
    with_line, without = only(found).effects
    assert with_line.css("line.mg-interval")
    assert not with_line.css(".mg-hollow")
    assert not without.css("line.mg-interval")
    assert without.css(".mg-hollow")
    assert "no interval reported" in without.text(separator=" ")
    assert len([one for one in found.legend if "interval" in one]) == 2


def test_the_area_of_a_mark_goes_with_the_people() -> None:
    numbers = (200, 50)
    plot = only(section(*(result(f"of-{one}", **effect("rate ratio", "0.5"), **people(one)) for one in numbers)))
    areas = [float(one.attributes["width"] or 0) ** 2 for one in plot.tree.css("rect.mg-mark")]
    assert areas[0] / areas[1] == pytest.approx(4, rel=0.01)


def test_an_unknown_number_of_people_is_said_and_drawn_smallest() -> None:
    plot = only(
        section(
            result("known", **effect("rate ratio", "0.5"), **people(30)),
            result("unknown", **effect("rate ratio", "0.5")),
            participants={"randomised": "not seen"},
        )
    )
    known, unknown = plot.tree.css("rect.mg-mark")
    assert float(known.attributes["width"] or 0) > float(unknown.attributes["width"] or 0)
    assert "people not recorded" in plot.effects[1].text(separator=" ")


@pytest.mark.parametrize(
    ("outcome", "measure", "ends"),
    [
        ({"unit": "cramps/day"}, "rate ratio", ("fewer cramps (better)", "more cramps (worse)")),
        (
            {"unit": "cramps/day", "better": "higher is better"},
            "mean difference",
            ("fewer cramps (worse)", "more cramps (better)"),
        ),
        ({"better": "neither"}, "mean difference", ("lower", "higher")),
        ({}, "risk ratio", ("fewer people (better)", "more people (worse)")),
        ({"better": "higher is better"}, "hazard ratio", ("fewer events", "more events")),
        ({}, "hazard ratio", ("fewer events (better)", "more events (worse)")),
    ],
)
def test_both_ends_say_what_they_mean_to_the_person(outcome: Fields, measure: str, ends: tuple[str, str]) -> None:
    plot = only(section(result(**effect(measure, "0.5")), outcome=outcome))
    words = [one.text() for one in plot.tree.css("text.mg-end")]
    assert [f"← {ends[0]}", f"{ends[1]} →"] == words[1:]


# What may share a plot


def test_uncontrolled_results_get_a_plot_of_their_own_with_a_warning() -> None:
    found = section(
        result("before", **effect("percent change", "-54"), **BEFORE_AFTER),
        result("against", **effect("percent change", "-20")),
    )
    against, before = found.figures
    assert [row.said for row in against.rows] == ["−20 %"]
    assert [row.said for row in before.rows] == ["−54 %"]
    assert not against.warning
    assert "No group to compare with" in before.warning


def test_a_forest_refuses_what_belongs_on_another_axis() -> None:
    base = base_of(
        {
            "study/quill-2031": trial(
                results=[
                    result("before", **effect("percent change", "-54"), **BEFORE_AFTER),
                    result("against", **effect("percent change", "-20")),
                ]
            )
        }
    )
    sheet = base.get(Study, "quill-2031")
    before, against = (estimate_of(sheet, one) for one in sheet.entry.results)
    assert not isinstance(before, str)
    assert not isinstance(against, str)
    with pytest.raises(ValueError, match="one axis"):
        Forest(against.axis, (against, before))
    assert [forest.axis.ground for forest in forests((before, against))] == [Ground.UNCONTROLLED, Ground.COMPARED]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (effect("rate ratio", "0.5"), effect("odds ratio", "0.5")),
        (effect("mean difference", "-5", unit="points"), effect("percent change", "-5")),
        (effect("mean difference", "-5", unit="days"), effect("mean difference", "-5", unit="weeks")),
        (
            {"as_named": "Hum scale of 100", **effect("mean difference", "-15", unit="points")},
            {"as_named": "Hum scale of 3", **effect("mean difference", "-0.2", unit="points")},
        ),
        (
            effect("mean difference", "-15", unit="points"),
            {"as_named": "Hum scale of 3", **effect("mean difference", "-0.2", unit="points")},
        ),
    ],
    ids=["measures", "difference and share", "units", "instruments", "an unnamed instrument"],
)
def test_numbers_that_mean_different_amounts_share_no_axis(one: Fields, other: Fields) -> None:
    assert [len(view.rows) for view in section(result("a", **one), result("b", **other)).figures] == [1, 1]


def test_nothing_is_pooled() -> None:
    found = section(*(result(f"hums-{one}", **effect("rate ratio", f"0.{one}")) for one in (4, 5, 6)))
    assert len(only(found).effects) == 3
    assert "Nothing is pooled" in found.lead


def test_the_result_of_a_review_is_marked_as_its_own_and_stands_last() -> None:
    base = base_of(
        {
            "study/alder-2030": trial(design="systematic review", results=[result(**effect("rate ratio", "0.4"))]),
            "study/quill-2031": trial(results=[result(**effect("rate ratio", "0.5"))]),
        }
    )
    found = forest_section(results_for("hum-frequency", base), Writer(base, "x.html"))
    (view,) = found.figures
    assert [row.name for row in view.rows] == ["Quill 2031", "Alder 2030"]
    assert "pooled by the review" in view.rows[1].remarks
    assert Plot(forest_plot(view)).effects[1].css("path.mg-mark")


def test_a_retracted_study_says_so_on_the_plot() -> None:
    notice = {"type": "retraction", "text": "Taken back.", "cite": CITE}
    (view,) = section(result(**effect("rate ratio", "0.5")), notices=[notice]).figures
    assert view.rows[0].remarks.endswith("retraction")


# Numbers of ours


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"sides": [side("zorbatine", "mean", "3.5 cramps/day"), side("placebo", "mean", "5.3 cramps/day")]},
            "−1.8",
        ),
        (
            {
                "sides": [
                    side("zorbatine", "count", people=reported("16 of 29")),
                    side("placebo", "count", people=reported("4 of 30")),
                ]
            },
            "4.14",
        ),
        (
            {**BEFORE_AFTER, "sides": [side("zorbatine", "mean", "0.9 points", baseline=reported("2.7 points"))]},
            "−1.8",
        ),
    ],
    ids=["means", "shares", "before and after"],
)
def test_a_computed_number_is_a_circle_and_says_so(fields: Fields, said: str) -> None:
    found = section(result(as_named="Hums", **fields))
    (view,) = found.figures
    assert view.rows[0].said == said
    assert "computed by us" in view.rows[0].remarks
    assert only(found).tree.css("circle.mg-mark")
    assert 'class="mg-computed"' in str(view.numbers.rows[0][3])


def test_an_interval_is_not_put_around_a_number_of_ours() -> None:
    sides = [side("zorbatine", "mean change", "-0.97 points"), side("placebo", "mean change", "-0.06 points")]
    found = section(result(as_named="Hums", sides=sides, **interval("-2.10", "-0.21")))
    plot = only(found)
    assert plot.marks(is_ratio=False) == [pytest.approx(-0.91, abs=0.001)]
    assert not plot.tree.css("line.mg-interval")
    assert "an interval is reported, its effect is not" in found.figures[0].rows[0].remarks
    assert "−2.10 to −0.21" in str(found.figures[0].numbers.rows[0][4])


def test_an_adjusted_effect_says_so() -> None:
    (view,) = section(result(as_named="Hums", **effect("mean difference", "-0.3", adjusted="adjusted"))).figures
    assert "adjusted" in view.rows[0].remarks


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"direction": reported("no difference")}, "no difference"),
        ({"p": reported("0.03")}, "a p value"),
        ({"effect": "not seen"}, "nothing that was seen"),
        ({"sides": [side("zorbatine", "mean", "3 days")]}, "figures that give no difference and no ratio"),
        (effect("rate ratio", "0"), "not above zero"),
        ({**effect("rate ratio", "0.5"), **interval("0", "2")}, "not above zero"),
        (
            {
                "sides": [
                    side("zorbatine", "percentage of people", "50 %"),
                    side("placebo", "percentage of people", "0 %"),
                ]
            },
            "figures that give no difference and no ratio",
        ),
    ],
)
def test_what_cannot_be_drawn_is_listed_with_what_it_gives(fields: Fields, why: str) -> None:
    found = section(result("no", **fields), result("yes", **effect("rate ratio", "0.5")))
    assert len(found.figures) == 1
    assert found.lead.startswith("1 of 2 results gives a number")
    ((study, _, _, said),) = found.not_drawn.rows
    assert "Quill 2031" in str(study)
    assert why in str(said)


def test_where_nothing_can_be_drawn_the_page_says_so() -> None:
    found = section(result(p=reported("0.03")), result("again", p=reported("0.5")))
    assert found.lead == "None of the 2 results gives a number with which an effect could be drawn."
    assert not found.figures


def test_no_results_give_no_section() -> None:
    assert not section(result(outcome="hum-loudness", **effect("rate ratio", "0.5")))


# For every reader


def test_a_plot_has_a_name_and_a_description_that_holds_its_numbers() -> None:
    svg = only(section(result(**effect("rate ratio", "0.31"), **interval("0.12", "0.80"), **people(60)))).svg
    assert svg.attributes["role"] == "img"
    ids = (svg.attributes["aria-labelledby"] or "").split()
    title, desc = svg.css_first("title"), svg.css_first("desc")
    assert title is not None
    assert desc is not None
    assert ids == [title.attributes["id"], desc.attributes["id"]]
    assert title.text() == "Hum frequency: rate ratio"
    for words in ("Quill 2031", "0.31 (0.12 to 0.80)", "no difference", "less often (better)"):
        assert words in desc.text()


def test_the_table_holds_the_same_numbers() -> None:
    (view,) = section(result(**effect("rate ratio", "0.31"), **interval("0.12", "0.80"), **people(60))).figures
    (row,) = view.numbers.rows
    assert [re.sub(r"<sup.*?</sup>", "", str(cell)) for cell in row[2:]] == [
        "60",
        "rate ratio 0.31",
        "95 % interval 0.12 to 0.80",
    ]


def test_names_with_marks_are_escaped() -> None:
    arms: list[Fields] = [
        {"id": "zorbatine", "name": 'Zorb & "sons"', "type": "experimental"},
        {"id": "placebo", "name": "Placebo", "type": "placebo"},
    ]
    (view,) = section(result(**effect("rate ratio", "0.5")), arms=arms).figures
    drawn = forest_plot(view)
    assert "Zorb &amp; &#34;sons&#34;" in drawn
    assert len(drawn.splitlines()) == 1


def test_no_line_of_words_is_longer_than_a_phone_is_wide() -> None:
    base = base_of(
        {
            "study/quill-2031": trial(
                name="A very long name of a study that no one would print on one line of a telephone",
                results=[result(**effect("rate ratio", "0.5"))],
                arms=[
                    {"id": "zorbatine", "name": "Z" * 90, "type": "experimental"},
                    {"id": "placebo", "name": "Placebo and " * 9 + "hat", "type": "placebo"},
                ],
            )
        }
    )
    (view,) = forest_section(results_for("hum-frequency", base), Writer(base, "x.html")).figures
    lines = [one.text() for one in Plot(forest_plot(view)).tree.css("text")]
    assert max(map(len, lines)) <= 40
    assert "".join(lines).count("Z") >= 90


# Of whom, and which way is good

LOUD: Fields = {"population": {"name": "loud hummers", "people": reported(12)}}
QUIET: Fields = {"population": {"name": "quiet hummers"}}


def test_subgroups_are_told_apart_in_the_figure_its_text_and_its_table_with_their_own_people() -> None:
    ratio = effect("rate ratio", "0.5")
    found = section(result("all", **ratio), result("loud", **ratio, **LOUD), result("quiet", **ratio, **QUIET))
    plot, (view,) = only(found), found.figures
    drawn = [one.text(separator=" ") for one in plot.effects]
    assert "40 people" in drawn[0]
    assert "loud hummers, 12 people" in drawn[1]
    assert "40 people" not in drawn[1] + drawn[2]
    assert "number not recorded" in drawn[2]
    assert "loud hummers, 12 people" in view.description
    rows = [" ".join(plain_words(cell) for cell in row) for row in view.numbers.rows]
    assert ["loud hummers" in row for row in rows] == [False, True, False]
    assert "number not recorded" in rows[2]
    areas = [float(one.attributes["width"] or 0) ** 2 for one in plot.tree.css("rect.mg-mark")]
    assert areas[0] / areas[1] == pytest.approx(40 / 12, rel=0.01)


def test_comparisons_of_one_study_that_share_a_group_say_so_and_count_only_their_own() -> None:
    arms = [
        {"id": one, "name": one.capitalize(), "type": "placebo" if one == "placebo" else "experimental"}
        for one in ("zorbatine", "more", "placebo")
    ]
    ratio = effect("rate ratio", "0.5")
    results = (result("a", **ratio), result("b", **ratio, index=["more"]))
    (view,) = section(*results, arms=arms, participants={"randomised": reported(60)}).figures
    assert [row.people_said for row in view.rows] == ["60 randomised to three groups"] * 2
    assert "count the same people (group: Placebo)." in view.warning
    assert "count the same people (group: Placebo)." in view.description
    known = [one | {"participants": {"randomised": reported(20)}} for one in arms]
    (view,) = section(*results, arms=known, participants={"randomised": reported(60)}).figures
    assert [row.people for row in view.rows] == [40, 40]


DEATH = {"name": "death", "wanted": False}


@pytest.mark.parametrize("measure", ["hazard ratio", "odds ratio"])
def test_survival_says_which_end_is_better_as_far_as_its_event_is_known(measure: str) -> None:
    survival = {"name": "Overall survival", "better": "higher is better"}
    (view,) = section(result(**effect(measure, "0.62")), outcome=survival).figures
    # Hazards under survival are those of death; odds may be those of living or of dying.
    assert ("fewer events (better)" in view.lower) is (measure == "hazard ratio")
    assert ("better" in f"{view.lower} {view.higher}") is (measure == "hazard ratio")
    (view,) = section(result(**effect(measure, "0.62")), outcome=survival | {"event": DEATH}).figures
    assert view.lower.endswith(": death (better)")
    assert view.higher.endswith(": death (worse)")


def test_ratios_of_two_events_do_not_share_an_axis() -> None:
    other = {"name": "recovery", "wanted": True}
    results = (
        result("a", **effect("odds ratio", "0.5", event=DEATH)),
        result("b", **effect("odds ratio", "2", event=other)),
    )
    assert len(section(*results).figures) == 2


def test_a_ratio_in_percent_stands_where_its_number_belongs() -> None:
    given = effect("risk ratio", "78", unit="%") | interval("60", "101")
    (view,) = section(result("a", **given), result("b", **effect("risk ratio", "0.5"))).figures
    assert [row.said for row in view.rows] == ["0.78 (0.60 to 1.01)", "0.5"]


def test_a_difference_per_1000_people_reads_as_one() -> None:
    (view,) = section(result(**effect("risk difference", "150", unit="per 1000 people"))).figures
    assert view.title.endswith("risk difference, per 1000 people")


def test_two_plots_never_have_one_title() -> None:
    points = effect("mean difference", "-1.8", unit="points")
    arms = [
        {"id": one, "name": one.capitalize(), "type": "experimental"} for one in ("zorbatine", "more", "placebo")
    ]
    results = (result("a", **points), result("b", **points, index=["more"]), result("c", **points, index=["more"]))
    titles = [one.title for one in section(*results, arms=arms).figures]
    assert len(set(titles)) == len(titles) == 3
