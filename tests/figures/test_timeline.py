"""A treatment through the years: years read back from the picture, and nothing without a year put on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from monograph.entries import Drug
from monograph.figures import timeline_picture
from monograph.views.figures.timeline import Lane, TimelineView, timeline
from monograph.views.formatting.writer import Writer
from tests.evidence.trials import trial
from tests.fragments import base_of

Fields = dict[str, Any]
CITE = "Quill2031, page 1"


def view_of(fragment: Mapping[str, Mapping[str, Any]]) -> TimelineView | None:
    base = base_of({"drug/zorbatine": {"type": "drug"}, **fragment})
    return timeline(base.get(Drug, "zorbatine"), Writer(base, "drugs/zorbatine.html"))


def drawn(fragment: Mapping[str, Mapping[str, Any]]) -> tuple[TimelineView, LexborHTMLParser]:
    view = view_of(fragment)
    assert view is not None
    return view, LexborHTMLParser(str(timeline_picture(view)))


def record(product: str, status: str = "approved", **fields: Any) -> Fields:
    return {"product": product, "jurisdiction": "Japan", "status": status, "cite": CITE, **fields}


def on(date: str) -> Fields:
    return {"value": date, "cite": CITE}


STUDIES: Fields = {
    "study/quill-2031": trial(),
    "study/marrow-2002": trial(),
    "study/alder-2033": trial(design="systematic review"),
}


def years(tree: LexborHTMLParser) -> list[int]:
    """The years of the marks, by nothing but the first and the last tick."""
    ticks = tree.css("text.mg-tick")
    first, last = ticks[0], ticks[-1]
    at_first, at_last = _place(first), _place(last)
    per_year = (at_last - at_first) / (int(last.text()) - int(first.text()))
    return [round(int(first.text()) + (_place(one) - at_first) / per_year) for one in tree.css("svg.mg-place")]


def _place(node: LexborNode) -> float:
    return float((node.attributes["x"] or "").removesuffix("%"))


def test_the_years_are_read_back_from_the_picture() -> None:
    view, tree = drawn(STUDIES)
    assert [(event.lane, event.year) for event in view.events] == [
        (Lane.STUDY, 2002),
        (Lane.STUDY, 2031),
        (Lane.REVIEW, 2033),
    ]
    assert years(tree) == [2002, 2031, 2033]


def test_approvals_and_their_end_are_events_of_their_own() -> None:
    drug = {"regulatory": [record("Zorb-A-Tin", "withdrawn", approved=on("1985-12-30"), ended=on("2009"))]}
    view, tree = drawn({"drug/zorbatine": {"type": "drug", **drug}})
    assert [(event.lane, event.year) for event in view.events] == [(Lane.APPROVED, 1985), (Lane.ENDED, 2009)]
    assert years(tree) == [1985, 2009]
    assert len({one.attributes["d"] for one in tree.css("path")}) == 2


def test_a_guideline_that_names_the_treatment_is_on_it() -> None:
    statement = {
        "id": "one",
        "about": "Humming",
        "reading": "record seen, statement not read",
        "interventions": [{"drug": "zorbatine"}],
        "cite": CITE,
    }
    guideline = {"published": on("2020-05"), "statements": [statement]}
    view, _ = drawn({**STUDIES, "guideline/harrow-society": guideline})
    assert (Lane.GUIDELINE, 2020) in [(event.lane, event.year) for event in view.events]


def test_what_has_no_year_is_named_as_not_dated_and_not_drawn() -> None:
    drug = {
        "regulatory": [record("Zorb-A-Tin"), record("Zorb-B", "withdrawn", approved=on("1990"), ended="not seen")]
    }
    view, tree = drawn({**STUDIES, "drug/zorbatine": {"type": "drug", **drug}})
    assert str(view.not_dated) == "Zorb-A-Tin, Japan (approved); Zorb-B, Japan (approval or sale ended)"
    assert len(tree.css("svg.mg-place")) == 4


def test_a_product_that_was_never_licensed_is_no_event() -> None:
    drug = {"regulatory": [record("Zorb-A-Tin", "not approved"), record("Zorb-B", "investigational")]}
    view, _ = drawn({**STUDIES, "drug/zorbatine": {"type": "drug", **drug}})
    assert not view.not_dated
    assert {event.lane for event in view.events} == {Lane.STUDY, Lane.REVIEW}


def test_marks_of_one_year_do_not_cover_each_other() -> None:
    _, tree = drawn({f"study/{name}-2031": trial() for name in ("quill", "marrow", "alder", "brisk")} | STUDIES)
    places = [(one.attributes["x"], one.attributes["y"]) for one in tree.css("svg.mg-place")]
    assert len(set(places)) == len(places)


def test_fewer_than_two_dated_things_are_no_timeline() -> None:
    assert view_of({"study/quill-2031": trial()}) is None


def test_the_table_and_the_description_hold_the_same_dates() -> None:
    view, tree = drawn(STUDIES)
    assert [str(row[0]) for row in view.dates.rows] == ["2002", "2031", "2033"]
    desc = tree.css_first("desc")
    assert desc is not None
    assert desc.text() == "Studies: Marrow 2002 2002, Quill 2031 2031. Reviews: Alder 2033 2033."
