"""Words of the glossary, absolute terms, tags, and what a page says about itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from monograph import urls
from monograph.entries import Drug, Question
from monograph.entries.base_files.about import About
from monograph.render import render_page
from monograph.rules import FigureChecks
from monograph.views import pages_at, pages_of
from monograph.views.entries.absolute import absolute_terms
from monograph.views.entries.option import MOST_OUTCOMES, option_section
from monograph.views.formatting.blocks import Table
from monograph.views.formatting.reading import plain_words, works_cited
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Facts, Fold
from monograph.views.page.trust import checks_words, depth_of_reading
from tests.evidence.trials import HUMS, answer, question, the_question, trial
from tests.fragments import base_of, printed

PAUSE = {"name": "Pause", "synonyms": ["rest period", "CIX"], "summary": {"plain": "A <gap>.", "clinical": "Gap."}}


def links_in(text: str, **more: Any) -> list[tuple[str, str]]:
    """Return the words in a text that lead to the glossary, with their definitions."""
    base = base_of({"term/pause": PAUSE, "drug/zorbatine": {}, **more})
    writer = Writer(base, "drugs/zorbatine.html")
    html = printed(writer.blocks(text), writer)
    return [(node.text(), node.attributes["title"] or "") for node in LexborHTMLParser(str(html)).css("a.mg-term")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("After a pause, another pause.", ["pause"]),
        ("Pauses came late.", ["Pauses"]),
        ("In the rest period nothing hummed.", ["rest period"]),
        ("In *the rest period* nothing hummed.", ["rest period"]),
        ("A CIX was given.", ["CIX"]),
        ("A cix was given.", []),
        ("No pause-free menopause, no postpause.", []),
        ("[a pause](https://example.org/)", []),
        ("[a pause](https://example.org/) and a pause", ["pause"]),
        ("[[pause]] and a pause", ["Pause"]),
        ("<b>pause</b> & more", ["pause"]),
    ],
)
def test_a_word_of_the_glossary_is_explained_where_it_is_first_used(text: str, words: list[str]) -> None:
    assert links_in(text) == [(word, "A <gap>.") for word in words]


def test_text_around_a_word_of_the_glossary_stays_text() -> None:
    base = base_of({"term/pause": PAUSE, "drug/zorbatine": {}})
    writer = Writer(base, "drugs/zorbatine.html")
    html = printed(writer.inline("<i>x</i> & pause <script>"), writer)
    assert "&lt;i&gt;x&lt;/i&gt; &amp; <a " in str(html)
    assert "&lt;script&gt;" in str(html)
    assert "A &lt;gap&gt;." in str(html)


def test_a_term_is_not_explained_on_its_own_page_nor_in_plain_words() -> None:
    base = base_of({"term/pause": PAUSE})
    assert "mg-term" not in str(Writer(base, "glossary/pause.html").inline("A pause."))
    assert Writer(base, "index.html").plain("A pause.") == "A pause."


def test_a_base_without_a_glossary_has_no_words_to_explain() -> None:
    assert "mg-term" not in str(Writer(base_of({"drug/zorbatine": {}}), "index.html").inline("A pause."))


# Absolute terms


def side(arm: str, figure: str, statistic: str = "mean") -> dict[str, Any]:
    return {"arms": [arm], "statistic": statistic, "figure": {"value": figure, "cite": "Quill2031, table 2"}}


def terms(*sides: dict[str, Any]) -> str:
    hums = HUMS | {"sides": list(sides)}
    base = base_of(
        {"study/quill-2031": trial(results=[hums]), "question/does-it-help": question(answer("quill-2031"))}
    )
    writer = Writer(base, "questions/does-it-help.html")
    found = absolute_terms(the_question(base).options[0].outcomes[0], writer)
    tree = LexborHTMLParser(str(printed(found, writer)))
    for mark in tree.css("sup"):
        mark.decompose()
    assert tree.body is not None
    shown = " ".join(tree.body.text().split())
    assert bool(works_cited(found)) == ("no figures" not in shown)
    return shown


def test_the_reference_stands_first_with_the_figure_of_the_treatment_beside_it() -> None:
    assert terms(side("zorbatine", "3.5 units"), side("placebo", "5.3 units")) == (
        "5.3 units on placebo, 3.5 units on zorbatine (Quill 2031: mean)"
    )


@pytest.mark.parametrize(
    "sides",
    [
        [side("zorbatine", "3.5 units")],
        [side("zorbatine", "31 %", "percent of comparator"), side("placebo", "5 %", "percentage of people")],
    ],
)
def test_one_figure_alone_or_one_relative_to_the_other_is_no_absolute_term(sides: list[dict[str, Any]]) -> None:
    assert terms(*sides) == "no figures for both sides were seen"


def test_people_with_an_event_are_given_for_both_sides() -> None:
    def harm(arm: str, people: str) -> dict[str, Any]:
        counted = {"value": people, "cite": "Quill2031, table 3"}
        return {"id": f"left-{arm}", "event": "Left", "outcome": "hum-frequency", "arms": [arm], "people": counted}

    found = [harm("zorbatine", "6 of 20"), harm("placebo", "1 of 20")]
    pointed = answer("quill-2031") | {
        "results": [{"study": "quill-2031", "result": f"left-{arm}"} for arm in ("zorbatine", "placebo")]
    }
    base = base_of({"study/quill-2031": trial(harms=found), "question/does-it-help": question(pointed)})
    shown = absolute_terms(the_question(base).options[0].outcomes[0], Writer(base, "index.html"))
    assert plain_words(shown) == "1 of 20 people on placebo, 6 of 20 people on zorbatine (Quill 2031: left)"


def test_a_summary_of_findings_holds_seven_outcomes_the_most_important_first() -> None:
    ranks = ["of limited importance"] * 5 + ["important"] * 3 + ["critical"]
    outcomes = [
        answer() | {"outcome": f"outcome-{number}", "importance": rank} for number, rank in enumerate(ranks)
    ]
    asked = question(*outcomes)
    base = base_of({"question/does-it-help": asked})
    the_asked = base.get(Question, "does-it-help").entry
    writer = Writer(base, "questions/does-it-help.html")
    shown = option_section(the_asked, 0, the_asked.options[0], writer).blocks
    findings, absolute = (block for block in shown if isinstance(block, Table))
    assert not absolute, "no answer rests on a result"
    (fold,) = (block for block in shown if isinstance(block, Fold))
    (further,) = (block for block in fold.blocks if isinstance(block, Table))
    assert len(findings.rows) == MOST_OUTCOMES
    assert "Outcome 8" in str(findings.rows[0][0])
    assert len(further.rows) == len(ranks) - MOST_OUTCOMES
    (page,) = pages_at(["questions/does-it-help.html"], base)
    folded = LexborHTMLParser(render_page(page)).css("details.mg-fold > div > table > tbody > tr")
    assert len(folded) == len(ranks) - MOST_OUTCOMES


# About a page


def test_the_depth_of_reading_is_counted() -> None:
    sources = [
        {"work": "Alder2030", "nature": "paper", "read": "full text", "access": "original"},
        {"work": "Birch2031", "nature": "paper", "read": "abstract", "access": "original"},
        {"work": "Cedar2032", "nature": "register", "read": "record only", "access": "copy"},
        {"work": "Elder2033", "nature": "paper", "read": "abstract", "access": "original"},
    ]
    overdose = [{"text": "Too much.", "cite": f"{one['work']}, page 1"} for one in sources]
    base = base_of({"drug/zorbatine": {"sources": sources, "overdose": overdose}})
    assert depth_of_reading(base.get(Drug, "zorbatine").entry) == (
        "4 sources: 1 read whole, 2 as abstract, 1 record only; 1 on a copy"
    )
    assert depth_of_reading(base_of({"drug/zorbatine": {}}).get(Drug, "zorbatine").entry) == "no source is cited"


def test_checks_of_figures_say_what_they_are_not() -> None:
    said = checks_words(FigureChecks(passed=12, breached=0, recorded=2, excepted=0, not_judged=3))
    assert said.startswith("12 of 14 checks")
    assert "recorded and shown: 2" in said
    assert "could not be judged: 3" in said
    assert "not with the sources" in said
    assert "waived" not in said


def test_a_page_tells_of_its_checks_only_when_they_are_handed_in() -> None:
    base = base_of({"study/quill-2031": trial()})
    address = "studies/quill-2031.html"
    made = {"quill-2031": FigureChecks(4, 0, 0, 0, 0)}
    (told,) = [page for page in pages_of(base, made) if page.address == address]
    (silent,) = [page for page in pages_at([address], base) if page.address == address]
    labels = [[fact.label for block in page.blocks_of(Facts) for fact in block.pairs] for page in (told, silent)]
    assert "Figures" in labels[0]
    assert "Figures" not in labels[1]


def test_a_base_with_a_repository_offers_to_edit_and_to_report() -> None:
    made = base_of({"drug/zorbatine": {"name": "Zorba & tine"}})
    named = replace(
        made, about=About.model_validate({**made.about.model_dump(), "repository": "https://git.example/us/base/"})
    )
    for base, count in ((made, 0), (named, 3)):
        (page,) = pages_at(["drugs/zorbatine.html"], base)
        links = [node.attributes["href"] or "" for node in LexborHTMLParser(render_page(page)).css("a")]
        ours = [link for link in links if link.startswith("https://git.example/us/base/")]
        assert len(ours) == count
    source, edit, report = ours
    assert source.endswith("/blob/main/kb/entries/drug/zorbatine.yaml")
    assert edit.endswith("/edit/main/kb/entries/drug/zorbatine.yaml")
    asked = parse_qs(urlsplit(report).query)
    assert asked["title"] == ["Error in: Zorba & tine"]
    assert "kb/entries/drug/zorbatine.yaml" in asked["body"][0]


@pytest.mark.parametrize("tag", ["toe drumming", "Toe-Drumming", "toe  drumming!"])
def test_spellings_of_a_tag_share_a_place(tag: str) -> None:
    assert urls.tag(tag) == "tags.html#tag-toe-drumming"
