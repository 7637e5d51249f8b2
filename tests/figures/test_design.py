"""The drawing of a study's design: lengths read back from it, groups or orders, and no length invented."""

from __future__ import annotations

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from monograph.entries import Study
from monograph.figures import design_picture
from monograph.views.figures.design_drawing import DesignDrawing, design_drawing
from tests.evidence.trials import PLACEBO, ZORBATINE, trial
from tests.fragments import base_of

CITE = "Quill2031, methods"
Fields = dict[str, Any]


def stretch(kind: str, length: str | None, **fields: Any) -> Fields:
    return {"type": kind, "length": {"value": length, "cite": CITE} if length else "not seen", **fields}


def drawing(*segments: Fields, **fields: Any) -> DesignDrawing | None:
    base = base_of({"study/quill-2031": trial(segments=list(segments), **fields)})
    return design_drawing(base.get(Study, "quill-2031").entry)


def drawn(*segments: Fields, **fields: Any) -> DesignDrawing:
    made = drawing(*segments, **fields)
    assert made is not None
    return made


def widths(view: DesignDrawing) -> list[float]:
    boxes = LexborHTMLParser(str(design_picture(view))).css("rect")
    return [float((box.attributes["width"] or "").removesuffix("%")) for box in boxes]


CROSSOVER: Fields = {"design": "randomised crossover trial"}
PERIODS = (
    stretch("treatment period", "2 weeks"),
    stretch("washout", "7 days"),
    stretch("treatment period", "2 weeks"),
)


def test_lengths_are_drawn_to_scale() -> None:
    run_in, period, *_ = widths(drawn(stretch("run-in", "14 days"), stretch("treatment period", "8 weeks")))
    assert period / run_in == pytest.approx(4, rel=0.001)


def test_months_and_weeks_share_a_scale() -> None:
    months, weeks, *_ = widths(drawn(stretch("treatment period", "3 months"), stretch("follow-up", "4 weeks")))
    assert months / weeks == pytest.approx(3 * 365.25 / 12 / 28, rel=0.001)


def test_every_stretch_lies_on_the_picture_one_after_the_other() -> None:
    boxes = LexborHTMLParser(str(design_picture(drawn(*PERIODS)))).css("rect")[:3]
    places = [[float((one.attributes[key] or "").removesuffix("%")) for key in ("x", "width")] for one in boxes]
    ends = [x + width for x, width in places]
    assert [x for x, _ in places[1:]] == pytest.approx(ends[:-1], abs=0.01)
    assert places[0][0] >= 0
    assert ends[-1] <= 100


@pytest.mark.parametrize("length", [None, "4 to 6 weeks", "> 4 weeks"])
def test_a_length_that_is_not_one_number_is_said_and_not_drawn_to_scale(length: str | None) -> None:
    view = drawn(stretch("treatment period", "8 weeks"), stretch("follow-up", length))
    assert view.stretches[1].days is None
    assert view.stretches[1].length == (length or "length not reported or not seen")
    picture = LexborHTMLParser(str(design_picture(view)))
    assert ["mg-unscaled" in (one.attributes["class"] or "") for one in picture.css("rect")] == [False, True] * 2
    assert any("not drawn to scale" in remark for remark in view.remarks)


def test_parallel_groups_are_rows_with_their_people() -> None:
    arms = [
        ZORBATINE
        | {"participants": {"randomised": {"value": 21, "cite": CITE}, "analysed": {"value": 20, "cite": CITE}}},
        PLACEBO,
    ]
    view = drawn(stretch("treatment period", "8 weeks"), arms=arms)
    assert [(one.name, one.people) for one in view.courses] == [
        ("Zorbatine", "21 randomised, 20 analysed"),
        ("Placebo", "number of people not reported or not seen"),
    ]
    assert [one.boxes for one in view.courses] == [("tested",), ("other",)]


def test_a_crossover_of_two_treatments_has_its_two_orders() -> None:
    view = drawn(*PERIODS, **CROSSOVER)
    assert {one.name: one.boxes for one in view.courses} == {
        "Zorbatine, then Placebo": ("tested", "washout", "other"),
        "Placebo, then Zorbatine": ("other", "washout", "tested"),
    }
    assert "40 randomised" in " ".join(view.remarks)


def test_a_crossover_of_more_periods_than_treatments_invents_no_order() -> None:
    view = drawn(*PERIODS, stretch("treatment period", "2 weeks"), **CROSSOVER)
    (course,) = view.courses
    assert course.boxes == ("either", "washout", "either", "either")


def test_the_stated_length_stands_for_parts_that_are_not_known() -> None:
    view = drawn(stated_length={"value": "9 weeks", "cite": CITE})
    assert [one.length for one in view.stretches] == ["9 weeks"]
    assert "Only the length of the whole is known." in view.remarks


@pytest.mark.parametrize(
    "fields",
    [{"design": "systematic review"}, {"design": "laboratory study"}, {"arms": [], "results": []}],
)
def test_what_has_no_course_is_not_drawn(fields: Fields) -> None:
    assert drawing(stretch("follow-up", "8 weeks"), **fields) is None


def test_nothing_is_drawn_where_nothing_is_known_of_the_course() -> None:
    assert drawing() is None


def test_the_description_says_what_the_picture_shows() -> None:
    view = drawn(*PERIODS, **CROSSOVER)
    assert view.description.startswith(
        "1: treatment period, 2 weeks. 2: washout, 7 days. 3: treatment period, 2 weeks."
    )
    picture = LexborHTMLParser(str(design_picture(view)))
    assert [one.text() for one in picture.css("text.mg-boxed")] == ["1", "2", "3"] * 2
