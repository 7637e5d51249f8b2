"""Standard sentences, labels and counts: none contradicts what is next to it, and none is false."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from monograph.entries import Question, Study
from monograph.evidence.pico.names import inside_sentence
from monograph.evidence.studies.overlap import PeopleCount
from monograph.knowledge_base import KnowledgeBase
from monograph.views import pages_of
from monograph.views.across.home import AskedQuestions, home_page
from monograph.views.entries.absolute import absolute_terms
from monograph.views.entries.option import option_section
from monograph.views.formatting.certainty_chips import certainty_chips
from monograph.views.formatting.reading import plain_words
from monograph.views.formatting.values import found, people_count
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Facts, Paragraph, References
from tests.evidence.trials import NO_EVIDENCE, answer, question, trial
from tests.fragments import base_of

CITE = "Quill2031, table 2"
Fields = dict[str, Any]


def figure(arm: str, statistic: str, value: str) -> Fields:
    return {"arms": [arm], "statistic": statistic, "figure": {"value": value, "cite": CITE}}


def people(arm: str, value: str) -> Fields:
    return {"arms": [arm], "statistic": "count", "people": {"value": value, "cite": CITE}}


def hums(name: str = "hums", **fields: Any) -> Fields:
    given: Fields = {
        "id": name,
        "outcome": "hum-frequency",
        "contrast": "between arms",
        "index": ["zorbatine"],
        "comparator": ["placebo"],
    }
    return given | fields


def asked(base: KnowledgeBase) -> Question:
    return base.get(Question, "does-it-help").entry


def writer_on(base: KnowledgeBase) -> Writer:
    return Writer(base, "questions/does-it-help.html")


def absolute(result: Fields, **fields: Any) -> str:
    base = base_of(
        {
            "study/quill-2031": trial(results=[result]),
            "question/does-it-help": question(answer("quill-2031", **fields)),
        }
    )
    return plain_words(absolute_terms(asked(base).options[0].outcomes[0], writer_on(base)))


# Labels


def test_no_evidence_found_is_no_level_of_certainty() -> None:
    asks = question(answer(certainty=NO_EVIDENCE))
    asks["options"][0]["verdict"] = "uncertain"
    base = base_of({"question/does-it-help": asks})
    assert not certainty_chips(asked(base).options[0], writer_on(base))


@pytest.mark.parametrize("verdict", ["uncertain", "no evidence found"])
def test_no_page_says_no_evidence_found_twice_or_beside_uncertain(verdict: str) -> None:
    nothing = answer(certainty=NO_EVIDENCE)
    asks = question(nothing)
    asks["options"][0]["verdict"] = verdict
    base = base_of({"question/does-it-help": asks})
    judged, *_ = option_section(asked(base), 0, asked(base).options[0], writer_on(base)).blocks
    assert isinstance(judged, Paragraph)
    assert str(judged.words).count("no evidence found") == (verdict == "no evidence found")
    (listed,) = home_page(base).blocks_of(AskedQuestions)
    at_home = str(listed.questions[0].verdicts.pairs[0].value)
    assert at_home.count("no evidence found</") == (verdict == "no evidence found")


def test_a_study_that_was_found_and_left_out_is_not_said_to_be_none() -> None:
    left_out = [{"study": "quill-2031", "because": "It gave no figure."}]
    fields = {"certainty": NO_EVIDENCE, "results": [], "left_out": left_out}
    assert absolute(hums(p="not seen"), **fields) == "no result that could be used was found"
    assert absolute(hums(p="not seen"), certainty=NO_EVIDENCE, results=[]) == "no study was found"


# Figures of both sides


def test_two_statistics_on_one_side_stand_apart() -> None:
    sides = [
        figure("zorbatine", "percentage of people", "6.8 %"),
        people("zorbatine", "123 of 1800"),
        figure("placebo", "percentage of people", "9.6 %"),
        people("placebo", "264 of 2750"),
    ]
    said = absolute(hums(sides=sides))
    shares, counts = said.split("percentage of people); ")
    assert shares.startswith("9.6 % on placebo, 6.8 % on zorbatine")
    assert counts.startswith("264 of 2750 people on placebo, 123 of 1800 people on zorbatine")


def test_figures_of_a_subgroup_say_whose_they_are() -> None:
    sides = [figure("zorbatine", "mean", "4 points"), figure("placebo", "mean", "8 points")]
    whom: Fields = {"population": {"name": "on oxygen", "people": {"value": 12, "cite": CITE}}}
    said = absolute(hums(sides=sides, as_named="hum diary", analysis={"name": "adjusted for age"}, **whom))
    assert "hum diary" in said
    assert "on oxygen, 12 people; adjusted for age" in said


def test_odds_and_hazards_get_no_percentage_and_name_their_event() -> None:
    effect = {"measure": "hazard ratio", "estimate": Decimal("0.5"), "event": {"name": "death", "wanted": False}}
    given = trial(results=[hums(effect={"value": effect, "cite": CITE})])
    base = base_of({"study/quill-2031": given})
    study = base.get(Study, "quill-2031").entry
    said = plain_words(found(study, study.results[0], writer_on(base)))
    assert "counts: death (unwanted)" in said
    assert "lower than" not in said


# People


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (PeopleCount(0, at_least=True), "number not recorded"),
        (PeopleCount(0, at_least=False), "none"),
        (PeopleCount(1200, at_least=True), "at least 1,200"),
        (PeopleCount(7, at_least=False), "7"),
    ],
)
def test_people_are_never_at_least_nobody(count: PeopleCount, words: str) -> None:
    assert people_count(count) == words


def test_the_first_page_counts_people_once_and_leaves_surveys_out() -> None:
    survey = {"design": "cross-sectional study", "participants": {"enrolled": {"value": 76000, "cite": CITE}}}
    second = trial(
        participants={"randomised": {"value": 30, "cite": "Marrow2032, table 1"}},
        overlaps=[{"study": "quill-2031", "reason": "Some of the same people."}],
    )
    base = base_of({"study/quill-2031": trial(), "study/marrow-2032": second, "study/vial-2029": survey})
    (counts, *_) = home_page(base).blocks_of(Facts)
    facts = {fact.label: str(fact.value) for fact in counts.pairs}
    assert facts["people in 2 studies of treatments"] == "at least 40"


# Names


@pytest.mark.parametrize(
    ("name", "reads"),
    [
        ("Ashworth scale", "Ashworth scale"),
        ("Modified Ashworth scale", "Modified Ashworth scale"),
        ("Rose questionnaire", "Rose questionnaire"),
        ("MAS", "MAS"),
        ("ALSFRS-R", "ALSFRS-R"),
        ("L-threonine", "L-threonine"),
        ("Hum frequency", "hum frequency"),
        ("Hum in Ostrel disease", "hum in Ostrel disease"),
        ("Quiet nights", "Quiet nights"),
        ("", ""),
    ],
)
def test_a_proper_name_keeps_its_capital_inside_a_sentence(name: str, reads: str) -> None:
    text = (
        "The hum was modified; the pressure rose. It was scored on the Rose questionnaire and the Ashworth scale "
        "of [[hum-frequency]], in Hum Association words."
    )
    base = base_of({"drug/zorbatine": {"summary": {"plain": text, "clinical": "It is invented."}}})
    assert inside_sentence(name, base) == reads


def test_a_page_whose_references_come_from_other_entries_does_not_say_that_none_is_cited() -> None:
    effect: Fields = {"effect": {"value": {"measure": "rate ratio", "estimate": Decimal("0.5")}, "cite": CITE}}
    base = base_of({"study/quill-2031": trial(results=[hums(**effect)])})
    (page,) = [one for one in pages_of(base) if one.entry == "hum-frequency"]
    facts = {fact.label: str(fact.value) for block in page.blocks_of(Facts) for fact in block.pairs}
    (references,) = page.blocks_of(References)
    assert references.works
    assert facts["How sources were read"] == "see the entries whose sources this page cites"
