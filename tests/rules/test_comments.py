"""Rules on what experts said: an author's ties are named, and no one speaks before there is a study."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from monograph.entries.kinds.comment import Comment
from monograph.rules import RuleRun
from monograph.rules.comments import (
    author_who_comments_has_ties,
    claim_check_of_a_comment_is_on_its_study,
    comment_follows_its_study,
    comment_is_not_of_the_future,
)
from tests.fragments import judged

PASSED, BREACHED, NOT_JUDGED = (1, 0, 0), (0, 1, 0), (0, 0, 1)


def counts(run: RuleRun) -> tuple[int, int, int]:
    return run.tallies[0].passed, run.tallies[0].breached, run.tallies[0].not_judged


def comment(**fields: Any) -> dict[str, Any]:
    said = {"speaker": "Bo Fiction", "ties": "not reported", "date": "not seen", "text": "It wants repeating."}
    return {**said, "cite": "News2032, opening", **fields}


def dated(when: str) -> dict[str, str]:
    return {"value": when, "cite": "News2032, opening"}


def started(when: str) -> dict[str, Any]:
    return {"started": {"value": when, "cite": "Register2030, record"}}


@pytest.mark.parametrize(
    ("study", "when", "outcome"),
    [
        (started("2030-03"), dated("2031"), PASSED),
        (started("2030-03"), dated("2030-02-27"), BREACHED),
        (started("2030-03"), dated("2030"), NOT_JUDGED),
        (started("2030-03"), "not seen", NOT_JUDGED),
        ({}, dated("2032"), PASSED),
        ({}, dated("2030-12-31"), BREACHED),
        ({}, dated("2031"), NOT_JUDGED),
        ({"reports": [{"work": "News2032", "role": "news"}]}, dated("2020"), NOT_JUDGED),
    ],
    ids=str,
)
def test_a_comment_is_dated_against_the_start_of_its_study_or_its_first_paper(
    study: dict[str, Any], when: Any, outcome: tuple[int, int, int]
) -> None:
    run = judged(comment_follows_its_study, {"study/quill-2031": {**study, "comments": [comment(date=when)]}})
    assert counts(run) == outcome


# The bibliography of fragments names one author for every work: Ada Example.
@pytest.mark.parametrize(
    ("fields", "study", "outcome"),
    [
        ({"speaker": "Ada Example"}, {}, BREACHED),
        ({"speaker": "A. Example", "ties": "not seen"}, {}, BREACHED),
        ({"speaker": "Ada Example", "ties": {"value": "An author.", "cite": "Quill2031, authors"}}, {}, PASSED),
        ({"speaker": "Dr. Ada Example, MD (first author)"}, {}, BREACHED),
        ({"speaker": "Prof. Example"}, {}, NOT_JUDGED),
        ({"speaker": "Prof. Example", "ties": {"value": "An author.", "cite": "Quill2031, authors"}}, {}, PASSED),
        ({"speaker": "Bo Example"}, {}, PASSED),
        ({"speaker": "Authors of the trial"}, {}, PASSED),
        ({"speaker": "Ada Example"}, {"reports": [{"work": "News2032", "role": "news"}]}, PASSED),
        ({"speaker": "Ada Example"}, {"reports": [{"work": "Letter2032", "role": "comment"}]}, PASSED),
    ],
    ids=str,
)
def test_an_author_of_the_study_who_comments_on_it_has_ties(
    fields: dict[str, Any], study: dict[str, Any], outcome: tuple[int, int, int]
) -> None:
    run = judged(author_who_comments_has_ties, {"study/quill-2031": {**study, "comments": [comment(**fields)]}})
    assert counts(run) == outcome


# Judged on 2036-01-01.
@pytest.mark.parametrize(
    ("when", "outcome"),
    [
        (dated("2036-01-01"), PASSED),
        (dated("2036-01-02"), BREACHED),
        (dated("2036-01"), NOT_JUDGED),
        (dated("2036-02"), BREACHED),
        (dated("2035"), PASSED),
        (dated("2099"), BREACHED),
        ("not seen", NOT_JUDGED),
    ],
    ids=str,
)
def test_nobody_has_said_anything_tomorrow(when: Any, outcome: tuple[int, int, int]) -> None:
    run = judged(comment_is_not_of_the_future, {"study/quill-2031": {"comments": [comment(date=when)]}})
    assert counts(run) == outcome


ARM = {"id": "one", "name": "One", "type": "experimental", "treatments": [{"drug": "zorbatine"}]}
TRIAL: dict[str, Any] = {
    "arms": [ARM],
    "population": {"conditions": ["harrow-syndrome"], "target_symptom": "limb-hum"},
    "results": [
        {
            "id": "hums",
            "outcome": "hum-frequency",
            "contrast": "single group",
            "index": ["one"],
            "direction": "not seen",
        }
    ],
    "comments": [comment(claim="claim-of-it")],
}
POINTER = [{"study": "quill-2031", "result": "hums"}]


@pytest.mark.parametrize(
    ("claim", "others", "outcome"),
    [
        ({"about": ["zorbatine"]}, {}, PASSED),
        ({"about": ["soothers"]}, {"drug/soothers": {}, "drug/zorbatine": {"belongs_to": ["soothers"]}}, PASSED),
        ({"about": ["quill-2031"]}, {}, PASSED),
        ({"about": ["limb-hum"]}, {}, PASSED),
        ({"about": ["harrow-syndrome"]}, {}, PASSED),
        ({"about": ["hum-frequency"]}, {}, PASSED),
        ({"about": ["night-hats"], "evidence": POINTER}, {"drug/night-hats": {}}, PASSED),
        ({"about": ["night-hats"]}, {"drug/night-hats": {}}, BREACHED),
        ({"about": ["yawning", "night-hats"]}, {"condition/yawning": {}, "drug/night-hats": {}}, BREACHED),
    ],
    ids=str,
)
def test_the_claim_check_of_a_comment_is_of_what_the_study_tested(
    claim: dict[str, Any], others: dict[str, Any], outcome: tuple[int, int, int]
) -> None:
    known: dict[str, dict[str, Any]] = {
        "drug/zorbatine": {},
        "condition/limb-hum": {},
        "condition/harrow-syndrome": {},
        "outcome/hum-frequency": {},
    }
    fragment = {"study/quill-2031": TRIAL, "claim/claim-of-it": claim, **known, **others}
    assert counts(judged(claim_check_of_a_comment_is_on_its_study, fragment)) == outcome


@pytest.mark.parametrize(
    "words", ["none", "None.", "not reported", " Not Seen ", "no ties", "unknown", "n/a", "-"]
)
def test_an_absence_of_ties_is_no_value(words: str) -> None:
    ties = {"value": words, "cite": "News2032, opening"}
    with pytest.raises(ValidationError, match="names no tie"):
        Comment.model_validate(comment(ties=ties))


def test_a_source_that_says_there_are_no_ties_is_believed() -> None:
    ties = {"value": "The article says that he has none.", "cite": "News2032, opening"}
    assert Comment.model_validate(comment(ties=ties)).ties.value is not None
