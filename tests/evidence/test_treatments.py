"""Which studies of a treatment belong to a condition."""

from __future__ import annotations

import pytest

from monograph.evidence.pico.treatments import studies_of_drug_on
from tests.evidence.trials import Fields, answer, question, trial
from tests.fragments import base_of

IN_GALE: Fields = {"population": {"conditions": ["gale-syndrome"]}}


@pytest.mark.parametrize(
    ("population", "is_on_it"),
    [
        ({"conditions": ["harrow-syndrome"], "target_symptom": "humming"}, True),
        ({"conditions": ["harrow-syndrome"], "target_symptom": "loud-humming"}, True),
        ({"conditions": ["humming"]}, True),
        ({"conditions": ["harrow-syndrome"]}, False),
        ({"conditions": ["humming"], "target_symptom": "sneezing"}, False),
    ],
    ids=["symptom", "a kind of it", "people with it", "only the disease", "another symptom"],
)
def test_a_study_is_on_its_symptom_or_else_on_its_disease(population: Fields, is_on_it: bool) -> None:
    base = base_of(
        {
            "study/marrow-2032": trial(population=population),
            "study/quill-2031": trial(**IN_GALE),
            "condition/loud-humming": {"broader": ["humming"]},
        }
    )
    on_it, others = studies_of_drug_on("humming", "zorbatine", base)
    assert [sheet.id for sheet in on_it] == ["marrow-2032"] * is_on_it
    assert {sheet.id for sheet in others} == {"quill-2031"} | ({"marrow-2032"} - {sheet.id for sheet in on_it})


def test_a_study_behind_an_answer_belongs_to_the_question() -> None:
    asked = question(answer("quill-2031"), pico={"symptom": "humming"})
    base = base_of({"study/quill-2031": trial(**IN_GALE), "question/does-it-help": asked})
    on_it, others = studies_of_drug_on("humming", "zorbatine", base)
    assert ([sheet.id for sheet in on_it], others) == (["quill-2031"], ())
