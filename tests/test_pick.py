"""The page on which readers choose what to compare."""

from __future__ import annotations

from monograph.views.across.chooser import ChoiceGroup, Chooser, pick_page
from monograph.views.formatting.blocks import Table
from tests.fragments import base_of

ASKED = """
question/does-zorbatine-quiet-humming:
  pico: {population: [harrow-syndrome], symptom: humming}
  options:
    - {drug: zorbatine, verdict: may help, because: It is invented.}
    - {drug: pellidone, verdict: uncertain, because: It is invented.}
question/does-glimmerine-slow-harrow-syndrome:
  pico: {population: [harrow-syndrome]}
  options:
    - {drug: glimmerine, verdict: uncertain, because: It is invented.}
    - {drug: zorbatine, verdict: uncertain, because: It is invented.}
    - {drug: pellidone, verdict: uncertain, because: It is invented.}
drug/night-hats: {}
"""


def groups_of(fragment: str) -> tuple[ChoiceGroup, ...]:
    (chooser,) = pick_page(base_of(fragment)).blocks_of(Chooser)
    return chooser.groups


def table_of(fragment: str) -> Table:
    table = pick_page(base_of(fragment)).table
    assert table
    return table


def test_treatments_stand_under_the_conditions_that_are_asked_about() -> None:
    groups = {group.heading: [choice.value for choice in group.choices] for group in groups_of(ASKED)}
    assert groups == {
        "Humming": ["pellidone", "zorbatine"],
        "Harrow syndrome": ["glimmerine"],
        "Others": ["night-hats"],
    }


def test_every_treatment_can_be_chosen_and_has_a_row() -> None:
    chosen = {choice.value for group in groups_of(ASKED) for choice in group.choices}
    rows = [row[0] for row in table_of(ASKED).rows]
    assert len(rows) == len(chosen) == 4
    assert all(any(f"drugs/{drug}.html" in str(row) for row in rows) for drug in chosen)


def test_a_row_gives_each_answer_with_its_question() -> None:
    table = table_of(ASKED)
    row = next(row for row in table.rows if "zorbatine" in str(row[0]))
    answers = row[table.columns.index("Answers here")]
    assert "may help" in str(answers)
    assert "does-zorbatine-quiet-humming.html" in str(answers)
    assert "does-glimmerine-slow-harrow-syndrome.html" in str(answers)


def test_a_base_without_questions_offers_its_treatments_all_the_same() -> None:
    assert [group.heading for group in groups_of("drug/night-hats: {}")] == ["Others"]
