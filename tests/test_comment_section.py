"""What experts said, on pages and in files: as opinions, with who said it, and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from monograph.knowledge_base import KnowledgeBase
from monograph.render import render_page
from monograph.views import pages_at
from tests.exports.api.reading import entry, files_of
from tests.exports.tables.reading import row, tables_of
from tests.fragments import base_of

FRAGMENT = """
study/quill-2031:
  arms: [{id: zorbatine, name: Zorbatine, type: experimental, treatments: [{drug: zorbatine}]}]
  results:
    - {id: hums, outcome: hum-frequency, contrast: single group, index: [zorbatine], direction: not seen}
  sources:
    - {work: Quill2031, nature: paper, read: abstract, access: original}
    - {work: News2032, nature: news, read: excerpt, access: copy}
  comments:
    - speaker: Bo "Boo" Fiction & Sons
      role: maker of hats
      ties: {value: They sell *hats*., cite: "News2032, page 2"}
      date: {value: 2032-05, cite: "News2032, opening"}
      text: Humming is "over" <b>for good</b>.
      cite: {work: News2032, at: opening, note: A corner was torn off.}
      claim: claim-humming-is-over
    - {speaker: Cy Fable, ties: not reported, date: not seen, text: Repeat it., cite: "News2032, page 3"}
claim/claim-humming-is-over: {about: [night-hats], verdict: contradicted}
drug/night-hats: {}
drug/glimmerine: {}
"""
HEADING = "What experts said"


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return base_of(FRAGMENT)


def comments_at(address: str, base: KnowledgeBase) -> list[dict[str, str]]:
    """Return what a page shows of each comment, by label; speaker and words without one."""
    (page,) = pages_at((address,), base)
    written = render_page(page)
    assert (HEADING in written) == ("mg-comments" in written)
    found = []
    for one in LexborHTMLParser(written).css(".mg-comments > li"):
        speaker, words = one.css("p")
        facts = {label.text(): value.text() for label, value in zip(one.css("dt"), one.css("dd"), strict=True)}
        found.append({"speaker": speaker.text(), "words": words.text(), **facts})
    return found


def test_a_study_shows_each_comment_with_all_that_is_known_of_it(base: KnowledgeBase) -> None:
    first, second = comments_at("studies/quill-2031.html", base)
    assert first == {
        "speaker": 'Bo "Boo" Fiction & Sons, maker of hats',
        "words": 'Humming is "over" <b>for good</b>.1',
        "Ties": "They sell hats.1",
        "Date": "May 20321",
        "Reported in": "Example 2032, excerpt read, on a copy, A corner was torn off.",
        "Claim check": "contradicted Claim humming is over",
    }
    assert (second["Ties"], second["Date"]) == ("not reported", "not seen in the part that was read")
    assert "Claim check" not in second


@pytest.mark.parametrize(
    ("address", "speakers"),
    [
        ("drugs/zorbatine.html", ['Bo "Boo" Fiction & Sons, maker of hats', "Cy Fable"]),
        ("drugs/night-hats.html", ['Bo "Boo" Fiction & Sons, maker of hats']),
        ("drugs/glimmerine.html", []),
    ],
)
def test_a_treatment_gathers_the_comments_and_names_the_study(
    base: KnowledgeBase, address: str, speakers: list[str]
) -> None:
    found = comments_at(address, base)
    assert [one["speaker"] for one in found] == speakers
    assert {one["Study"] for one in found} <= {"Quill 2031"}
    assert all("read, on a copy" in one["Reported in"] for one in found), "as the study's entry read it"


def test_a_page_with_comments_says_that_they_are_opinions(base: KnowledgeBase) -> None:
    (page,) = pages_at(("drugs/zorbatine.html",), base)
    written = render_page(page)
    lead = written[written.index(HEADING) : written.index("<details", written.index(HEADING))]
    assert "These are opinions" in lead
    assert "no part of any certainty" in lead


def test_the_table_of_comments_holds_each_with_its_check_and_its_absences(base: KnowledgeBase) -> None:
    table = tables_of(base)["study_comments"]
    first = row(table, id="quill-2031/comments.1")
    assert first["ties"] == "They sell hats."
    assert (first["date"], first["date_absent"]) == ("2032-05", None)
    assert (first["claim"], first["study"], first["cited_works"]) == (
        "claim-humming-is-over",
        "quill-2031",
        "News2032",
    )
    second = row(table, id="quill-2031/comments.2")
    assert (second["ties_absent"], second["date_absent"]) == ("not reported", "not seen")


def test_the_api_points_from_a_treatment_to_the_comments(base: KnowledgeBase) -> None:
    files = files_of(base)
    places: list[dict[str, Any]] = entry(files, "drugs", "night-hats")["computed"]["comment_places"]
    assert places == [{"study_id": "quill-2031", "place_there": "/authored/comments/0"}]
    comment = entry(files, "studies", "quill-2031")["authored"]["comments"][0]
    assert comment["speaker"] == 'Bo "Boo" Fiction & Sons'
