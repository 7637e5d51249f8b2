"""Which guidelines bear on a question and were not read."""

from __future__ import annotations

import pytest

from monograph.evidence.answers.unread_guidelines import UnreadGuideline, unread_guidelines
from tests.evidence.test_recommendations import guideline, statement
from tests.evidence.trials import Fields, question, the_question
from tests.fragments import base_of

UNREAD: Fields = {"reading": "record seen, statement not read", "direction": None, "text": None}
OF_HUMMING: Fields = {"population": ["harrow-syndrome"], "symptom": "humming-in-harrow-syndrome"}


def unread(name: str, **fields: object) -> Fields:
    made = statement(name, **(UNREAD | OF_HUMMING | fields))
    return {key: value for key, value in made.items() if value is not None}


def found_beside(*statements: Fields) -> tuple[UnreadGuideline, ...]:
    base = base_of(
        {
            "guideline/alder-2033": guideline(statement("read", **OF_HUMMING)),
            "guideline/gale-2033": guideline(*statements),
            "question/does-it-help": question(pico=PICO),
        }
    )
    return unread_guidelines(the_question(base), base)


PICO: Fields = {
    "population": ["harrow-syndrome"],
    "symptom": "humming-in-harrow-syndrome",
    "interventions": ["zorbatine"],
    "comparators": ["placebo"],
    "outcomes": ["hums-a-day"],
}


def test_an_unread_statement_for_the_same_people_and_symptom_is_named_though_the_question_does_not_link_it() -> (
    None
):
    found = found_beside(statement("read", **OF_HUMMING), unread("tones"), unread("hats", about="Hats"))
    assert found == (UnreadGuideline("gale-2033", ("Humming", "Hats")),)


@pytest.mark.parametrize(
    "fields",
    [
        {"population": ["toe-drumming"]},
        {"population": []},
        {"symptom": "toe-drumming"},
        {"symptom": None},
        {"reading": "wording read", "direction": "consider", "text": "Consider it."},
    ],
)
def test_one_for_other_people_or_another_symptom_or_that_was_read_is_not_named(fields: Fields) -> None:
    assert found_beside(statement("read", **OF_HUMMING), unread("tones", **fields)) == ()
