"""Standard statements: certainty chooses the verb, an authored size the adjective, the results the direction."""

from __future__ import annotations

from typing import Any

import pytest

from monograph.evidence.answers.directness import asked_of
from monograph.evidence.answers.statements import BodyDirection, GradeStatement, statement_on
from tests.evidence.trials import HUMS, NO_EVIDENCE, Fields, answer, question, rating, the_question, trial
from tests.fragments import base_of

OUTCOME: Fields = {"better": "lower is better"}


def statement(*results: Fields, harms: list[Fields] | None = None, **fields: Any) -> GradeStatement:
    """Return the statement on an answer that rests on each of these results and harms."""
    study = trial(results=list(results), harms=harms or [])
    pointers = [{"study": "quill-2031", "result": one["id"]} for one in (*results, *(harms or []))]
    base = base_of(
        {
            "study/quill-2031": study,
            "outcome/hum-frequency": OUTCOME,
            "question/does-it-help": question(answer(results=pointers, **fields)),
        }
    )
    asked = the_question(base)
    (option,) = asked.options
    return statement_on(option.outcomes[0], asked_of(asked, option, base), base)


def sentence(level: str, size: str | None, *results: Fields) -> str:
    fields: dict[str, Any] = {"certainty": rating(level=level)}
    if size:
        fields["magnitude"] = {"size": size, "threshold": 5, "cite": "Quill2031, discussion"}
    found = statement(*(results or (effect(-4),)), **fields)
    return found.sentence("zorbatine", "hum frequency")


def effect(estimate: int, name: str = "hums", **fields: Any) -> Fields:
    value = {"measure": "mean difference", "estimate": estimate}
    return HUMS | {"id": name, "effect": {"value": value, "cite": "Quill2031, table 2"}} | fields


def stated(direction: str, name: str = "hums") -> Fields:
    return HUMS | {"id": name, "direction": {"value": direction, "cite": "Quill2031, abstract"}}


@pytest.mark.parametrize(
    ("level", "size", "expected"),
    [
        ("high", "large", "Zorbatine results in a large reduction in hum frequency."),
        ("high", "moderate", "Zorbatine reduces hum frequency."),
        ("high", "small", "Zorbatine reduces hum frequency slightly."),
        ("high", "trivial", "Zorbatine results in little to no difference in hum frequency."),
        ("moderate", "large", "Zorbatine probably results in a large reduction in hum frequency."),
        ("moderate", "moderate", "Zorbatine probably reduces hum frequency."),
        ("moderate", "small", "Zorbatine probably reduces hum frequency slightly."),
        ("moderate", "trivial", "Zorbatine probably results in little to no difference in hum frequency."),
        ("low", "large", "Zorbatine may result in a large reduction in hum frequency."),
        ("low", "moderate", "Zorbatine may reduce hum frequency."),
        ("low", "small", "Zorbatine may reduce hum frequency slightly."),
        ("low", "trivial", "Zorbatine may result in little to no difference in hum frequency."),
        ("very low", "large", "The evidence is very uncertain about the effect of zorbatine on hum frequency."),
        ("very low", None, "The evidence is very uncertain about the effect of zorbatine on hum frequency."),
    ],
)
def test_certainty_and_size_choose_the_words(level: str, size: str | None, expected: str) -> None:
    assert sentence(level, size) == expected


def test_an_increase_is_called_one() -> None:
    assert sentence("low", "large", effect(4)) == "Zorbatine may result in a large increase in hum frequency."
    assert sentence("moderate", "small", effect(4)) == "Zorbatine probably increases hum frequency slightly."


@pytest.mark.parametrize("level", ["high", "moderate", "low"])
def test_without_a_threshold_no_word_for_a_size_is_used(level: str) -> None:
    found = statement(effect(-4), certainty=rating(level=level))
    assert found.sentence("zorbatine", "hum frequency") == ""
    unknown = "We do not know how large a difference matters, so we call this one neither small nor large."
    assert found.note == f"{level.capitalize()} certainty. {unknown}"
    assert found.direction is BodyDirection.REDUCTION


def test_without_a_study_there_is_nothing_to_say() -> None:
    found = statement(certainty=NO_EVIDENCE)
    said = found.sentence("zorbatine", "hum frequency")
    assert (said, found.note) == ("No study was found on the effect of zorbatine on hum frequency.", "")


def test_results_in_different_directions_have_no_word_for_one() -> None:
    magnitude = {"size": "large", "threshold": 5, "cite": "Quill2031, discussion"}
    found = statement(effect(-4), effect(3, "later"), magnitude=magnitude)
    assert found.direction is BodyDirection.MIXED
    assert found.sentence("zorbatine", "hum frequency") == ""
    assert found.note.startswith("Low certainty. The results point in different directions")
    assert sentence("low", "trivial", effect(-4), effect(3, "later")).startswith("Zorbatine may result in little")


@pytest.mark.parametrize(
    ("direction", "expected"),
    [
        ("favours the treatment", BodyDirection.REDUCTION),
        ("favours the comparator", BodyDirection.INCREASE),
        ("decrease", BodyDirection.REDUCTION),
        ("no difference", BodyDirection.NO_DIFFERENCE),
    ],
)
def test_a_stated_direction_is_turned_into_one_of_the_outcome(direction: str, expected: BodyDirection) -> None:
    assert statement(stated(direction)).direction is expected


def test_results_on_another_outcome_or_another_treatment_give_no_direction() -> None:
    assert statement(effect(-4, outcome="hum-loudness")).direction is BodyDirection.UNKNOWN
    assert statement(effect(-4, index=["placebo"], comparator=["zorbatine"])).direction is BodyDirection.UNKNOWN
    assert statement(effect(-4), effect(9, "loud", outcome="hum-loudness")).direction is BodyDirection.REDUCTION


def test_the_shares_of_two_groups_with_one_event_give_a_direction() -> None:
    def left(group: str, percent: str) -> Fields:
        share = {"value": percent, "cite": "Quill2031, table 3"}
        return {"id": group, "event": "Left", "outcome": "hum-frequency", "arms": [group], "percent": share}

    assert statement(harms=[left("zorbatine", "32 %"), left("placebo", "5 %")]).direction is BodyDirection.INCREASE
    assert statement(harms=[left("zorbatine", "32 %")]).direction is BodyDirection.UNKNOWN
