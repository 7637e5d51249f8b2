"""The evidence matrix: what its cells say, and marks that say the same to the eye."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from monograph.entries.shared.vocabulary import Certainty
from monograph.evidence.answers.matrix import Gap, matrix_cell
from monograph.figures import dot
from monograph.render import render_page
from monograph.views.across.matrix import Dot, MatrixTable, matrix_page
from monograph.views.formatting.reading import plain_words
from tests.evidence.trials import HUMS, NO_EVIDENCE, rating, trial
from tests.fragments import base_of

Fields = dict[str, Any]


def answer(outcome: str = "hum-frequency", **fields: Any) -> Fields:
    made: Fields = {"outcome": outcome, "importance": "critical", "effect": "Invented.", "certainty": rating()}
    return made | fields


def question(*answers: Fields, searched: str = "2035-01-31", **fields: Any) -> Fields:
    option = {"drug": "zorbatine", "verdict": "may help", "because": "Invented.", "outcomes": list(answers)}
    search = {"where": "Invented Index", "date": searched, "systematic": False, "found": "Nothing."}
    return {"options": [option], "searches": [search], **fields}


RESTS: Fields = {"results": [{"study": "quill-2031", "result": "hums"}]}
STUDY = {"study/quill-2031": trial()}


def cell(fragment: Mapping[str, Mapping[str, Any]]) -> str:
    """The words of the only cell of the page, and whether it has a mark."""
    base = base_of(fragment)
    (table,) = matrix_page(base).blocks_of(MatrixTable)
    (row,) = table.rows
    (lines,) = row.cells
    return " | ".join(f"{'●' if one.dot else ''}{plain_words(one.words)}" for one in lines)


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        (STUDY, "●40 people, 1 study, not rated"),
        ({**STUDY, "question/q": question(answer(**RESTS))}, "●may help low 40 people, 1 study"),
        (
            {"question/q": question(answer(certainty=NO_EVIDENCE))},
            "searched on 31 January 2035, none found",
        ),
        (
            {
                "question/p": question(answer(certainty=NO_EVIDENCE), searched="2034-02-01"),
                "question/q": question(answer(certainty=NO_EVIDENCE), searched="2035-01-31"),
            },
            "searched on 31 January 2035, none found",
        ),
        ({"question/q": question(answer())}, "●may help low rests on no study here"),
        ({"question/q": question(), "outcome/hum-frequency": {}}, "asked, not answered"),
        (
            {**STUDY, "question/p": question(answer(**RESTS)), "question/q": question(answer(**RESTS))},
            "●may help low 40 people, 1 study | ●may help low 40 people, 1 study",
        ),
        (
            {"study/quill-2031": trial(participants={"randomised": "not seen"})},
            "●1 study, number of people not known, not rated",
        ),
    ],
    ids=[
        "not rated",
        "rated",
        "none found",
        "newest search",
        "no study",
        "not answered",
        "two questions",
        "people not known",
    ],
)
def test_a_cell_says_what_there_is_or_why_there_is_nothing(
    fragment: Mapping[str, Mapping[str, Any]], words: str
) -> None:
    assert cell(fragment) == words


def test_a_retracted_study_is_named_in_the_cell() -> None:
    notice = {"type": "retraction", "text": "Taken back.", "cite": "Quill2031, page 1"}
    assert "retracted or under concern: Quill 2031" in cell({"study/quill-2031": trial(notices=[notice])})


def test_a_treatment_and_an_outcome_that_nobody_asks_about_are_a_gap_of_their_own() -> None:
    base = base_of({**STUDY, "outcome/hum-loudness": {}})
    nothing = matrix_cell("zorbatine", "hum-loudness", base)
    assert (nothing.gap, nothing.absence) == (Gap.NOT_ASKED, "no question asks")
    assert matrix_cell("zorbatine", "hum-frequency", base).gap is None


def test_treatments_with_nothing_to_say_stand_below_the_table() -> None:
    base = base_of({**STUDY, "drug/glimmerine": {"type": "drug"}})
    made = render_page(matrix_page(base))
    assert "No question asks and no study reports any of these of: <a" in made
    assert made.index("no study reports") < made.index(">Glimmerine<")


def test_outcomes_are_grouped_by_condition_and_those_without_one_stand_last() -> None:
    second = {**HUMS, "id": "glows", "outcome": "glow"}
    base = base_of(
        {
            "study/quill-2031": trial(results=[HUMS, second]),
            "outcome/glow": {"matters_to_patients": False},
            "outcome/hum-frequency": {"condition": "harrow-syndrome"},
        }
    )
    assert [section.title for section in matrix_page(base).shown[1:]] == [
        "Harrow syndrome",
        "Whatever the condition: surrogate measures",
    ]


def test_a_link_in_a_cell_leads_to_the_option_and_names_its_question() -> None:
    made = render_page(matrix_page(base_of({**STUDY, "question/q": question(answer(**RESTS))})))
    links = LexborHTMLParser(made).css("td a[href='questions/q.html#option-1']")
    assert [one.attributes["aria-label"] for one in links] == ["may help: Q"]


# The marks


@pytest.mark.parametrize(
    ("level", "share"),
    [(Certainty.VERY_LOW, 1 / 4), (Certainty.LOW, 1 / 2), (Certainty.MODERATE, 3 / 4)],
)
def test_a_mark_is_filled_like_a_clock_by_its_certainty(level: Certainty, share: float) -> None:
    tree = LexborHTMLParser(str(dot(Dot(1, level))))
    path = tree.css_first("path.mg-fill")
    ring = tree.css_first("circle.mg-ring")
    assert path is not None
    assert ring is not None
    x, y = map(float, (path.attributes["d"] or "").removesuffix("Z").rsplit(" ", 2)[1:])
    angle = math.atan2(x, -y) % math.tau
    assert angle / math.tau == pytest.approx(share)
    assert math.hypot(x, y) == pytest.approx(float(ring.attributes["r"] or 0), abs=0.01)


def test_marks_differ_without_colour() -> None:
    drawn = {str(dot(Dot(1, level))) for level in (*Certainty, None)}
    assert len(drawn) == len(Certainty) + 1


def test_the_area_of_a_mark_is_the_share_of_people_down_to_a_smallest_size() -> None:
    def radius(share: float) -> float:
        ring = LexborHTMLParser(str(dot(Dot(share, Certainty.LOW)))).css_first("circle")
        assert ring is not None
        return float(ring.attributes["r"] or 0)

    assert (radius(1) / radius(0.25)) ** 2 == pytest.approx(4)
    assert radius(0) == radius(0.0001) > 4


def test_a_mark_is_hidden_from_those_who_hear_the_words_beside_it() -> None:
    assert 'aria-hidden="true"' in dot(Dot(1, None))
