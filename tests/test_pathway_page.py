"""A pathway on its page: every way leads to its step in words, and steps that are for some are told apart."""

from __future__ import annotations

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from monograph.entries import Question
from monograph.render import render_page
from monograph.views import page_of
from tests.fragments import base_of

Fields = dict[str, Any]
CITE = "Quill2031, page 1"
ASK: Fields = {
    "name": "Ask",
    "text": "Is a hat worn?",
    "then": [
        {"when": "a hat is <warm>", "go": "hat"},
        {"when": "it drums", "question": "does-tea-help"},
        {"when": "it whistles", "end": "Nothing is *done*."},
        {"go": "begin"},
    ],
    "cite": CITE,
}
HAT: Fields = {"id": "hat", "name": "Hats & caps", "text": "Take it off.", "then": [{"go": "begin"}], "cite": CITE}
BEGIN: Fields = {
    "id": "begin",
    "name": "Begin",
    "text": "At dusk.",
    "drug": "zorbatine",
    "dose": {"value": {"per_day": "10 mg"}, "cite": CITE},
    "cite": CITE,
}
LOOK: Fields = {"name": "Look", "text": "Count.", "cite": CITE}


def steps(*pathway: Fields) -> list[LexborNode]:
    asked = {"name": "Does zorbatine help?", "pathway": list(pathway)}
    more = {"question/does-tea-help": {"name": "Does tea help?"}, "drug/zorbatine": {}}
    base = base_of({"question/does-zorbatine-help": asked, **more})
    text = render_page(page_of(base.get(Question, "does-zorbatine-help"), base))
    return LexborHTMLParser(text).css("ol.mg-pathway > li")


@pytest.fixture(scope="module")
def cards() -> list[LexborNode]:
    return steps(ASK, HAT, BEGIN, LOOK)


def words(node: LexborNode | None) -> str:
    assert node is not None
    return " ".join(node.text().split())


def test_ways_say_their_condition_and_the_number_and_title_of_the_step(cards: list[LexborNode]) -> None:
    assert [words(way) for way in cards[0].css(".mg-ways > li")] == [
        "If a hat is <warm>: go to 2. Hats & caps",
        "If it drums: see Does tea help?",
        "If it whistles: Nothing is done.",
        "Otherwise: go to 3. Begin",
    ]
    assert [words(way) for way in cards[1].css(".mg-ways > li")] == ["Then: go to 3. Begin"]


def test_each_link_leads_to_the_card_it_names(cards: list[LexborNode]) -> None:
    titles = {card.attributes["id"]: words(card.css_first("h3")) for card in cards}
    links = [link for card in cards for link in card.css('a[href^="#step-"]')]
    assert len(links) == 6
    for link in links:
        assert titles[(link.attributes["href"] or "").removeprefix("#")] == words(link).removeprefix("go to ")


def test_a_step_that_branches_lead_to_says_from_where(cards: list[LexborNode]) -> None:
    came = [words(card.css_first(".mg-came")) if card.css_first(".mg-came") else "" for card in cards]
    assert came == ["", "Reached from 1. Ask", "Reached from 1. Ask; 2. Hats & caps", ""]


def test_lines_are_drawn_where_a_way_leads_and_steps_for_some_are_set_in(cards: list[LexborNode]) -> None:
    classes = [(card.attributes["class"] or "").split() for card in cards]
    assert ["mg-leads" in one for one in classes] == [True, True, True, False]
    assert ["mg-aside" in one for one in classes] == [False, True, False, False]
    jumping = steps(
        ASK
        | {
            "then": [
                {"go": "begin"},
            ]
        },
        HAT,
        BEGIN,
    )
    assert "mg-leads" not in (jumping[0].attributes["class"] or "")


def test_the_treatment_stands_with_its_dose(cards: list[LexborNode]) -> None:
    assert words(cards[2].css_first(".mg-given")).startswith("Zorbatine 10 mg a day")


def test_a_pathway_without_branches_is_a_plain_row_of_steps() -> None:
    cards = steps(LOOK, LOOK, LOOK)
    assert [words(card.css_first("h3")) for card in cards] == ["1. Look", "2. Look", "3. Look"]
    assert not any(card.css(".mg-ways, .mg-came") for card in cards)
