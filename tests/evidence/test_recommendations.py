"""What guidelines say of a question's treatments, and for whom."""

from __future__ import annotations

from typing import Any

from monograph.entries import Guideline, Question
from monograph.entries.shared.vocabulary import RecommendationDirection
from monograph.evidence.answers.recommendations import Mention, mention_of, statements_concerning
from tests.evidence.trials import Fields, question, the_question
from tests.fragments import base_of

DRUGS: Fields = {
    "drug/zorbatine": {"belongs_to": ["quietening-drugs"], "synonyms": ["ZB-12"]},
    "drug/quietening-drugs": {"type": "drug class"},
}


def statement(name: str, *interventions: Fields, **fields: Any) -> Fields:
    made: Fields = {
        "id": name,
        "about": "Humming",
        "reading": "wording read",
        "population": ["harrow-syndrome"],
        "interventions": list(interventions),
        "direction": "consider",
        "text": "Consider it.",
        "cite": "Gale2033, page 1",
    }
    return made | fields


def guideline(*statements: Fields) -> Fields:
    return {"documents": ["Gale2033"], "statements": list(statements)}


def test_a_statement_speaks_of_a_treatment_by_name_or_through_its_class() -> None:
    base = base_of(
        DRUGS
        | {
            "guideline/gale-2033": guideline(
                statement("by-id", {"drug": "zorbatine"}),
                statement("by-name", {"name": "zb-12"}),
                statement("by-class", {"drug": "quietening-drugs"}),
                statement("of-another", {"drug": "tarnol"}),
            )
        }
    )
    found = base.get(Guideline, "gale-2033").entry.statements
    mentions = [mention_of(one, "zorbatine", base) for one in found]
    assert mentions == [Mention.BY_NAME, Mention.BY_NAME, Mention.CLASS, None]
    assert [mention_of(one, "quietening-drugs", base) for one in found[:2]] == [Mention.MEMBER, Mention.MEMBER]


def test_statements_on_the_options_are_listed_with_whom_they_were_made_for() -> None:
    base = base_of(
        DRUGS
        | {
            "condition/early-harrow-syndrome": {"broader": ["harrow-syndrome"]},
            "guideline/gale-2033": guideline(
                statement("ours", {"drug": "zorbatine"}, population=["early-harrow-syndrome"], symptom="humming"),
                statement("another-drug", {"drug": "tarnol"}),
                statement(
                    "other-people", {"drug": "zorbatine"}, population=["marrow-syndrome"], direction="against"
                ),
            ),
            "guideline/tarn-2034": guideline(statement("drawn-on", {"drug": "tarnol"}, population=[])),
            "question/does-it-help": question(
                pico={"symptom": "humming"},
                guidelines=["gale-2033"],
                recommendations=[{"guideline": "tarn-2034", "statement": "drawn-on"}],
            ),
        }
    )
    found = statements_concerning(the_question(base), base)
    assert [one.statement.id for one in found] == ["drawn-on", "ours", "other-people"]
    assert [[str(axis.agreement) for axis in one.axes] for one in found] == [
        ["unknown", "unknown"],
        ["matches", "matches"],
        ["differs", "unknown"],
    ]
    assert [one.direction for one in found[1:]] == [
        RecommendationDirection.CONSIDER,
        RecommendationDirection.AGAINST,
    ]
    assert found[0].drawn_on is not None
    assert found[0].drugs == ()


STATEMENTS: tuple[tuple[str, list[str]], ...] = (
    ("broad", ["harrow-diseases"]),
    ("other", ["gale-disease"]),
    ("any", []),
)


def test_a_statement_for_a_broader_disease_was_made_for_its_kinds_too() -> None:
    base = base_of(
        {
            "condition/harrow-syndrome": {"broader": ["harrow-diseases"]},
            "condition/humming-in-harrow-syndrome": {"broader": ["humming"]},
            "guideline/harrow-society": {
                "statements": [
                    {
                        "id": name,
                        "about": "Zorbatine",
                        "reading": "wording read",
                        "population": population,
                        "symptom": "humming",
                        "interventions": [{"drug": "zorbatine"}],
                        "direction": "for",
                        "text": "Take it.",
                        "cite": "Harrowsociety2031, page 1",
                    }
                    for name, population in STATEMENTS
                ]
            },
            "question/does-zorbatine-ease-humming": {
                "pico": {"symptom": "humming-in-harrow-syndrome"},
                "guidelines": ["harrow-society"],
            },
        }
    )
    asked = base.get(Question, "does-zorbatine-ease-humming").entry
    concerning = statements_concerning(asked, base)
    found = {one.statement.id: [axis.agreement.value for axis in one.axes] for one in concerning}
    assert found == {
        "broad": ["matches", "matches"],
        "other": ["differs", "differs"],
        "any": ["unknown", "differs"],
    }
