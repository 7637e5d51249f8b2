"""Rules on what experts said: an author's ties are named, and nobody speaks before there is a study."""

from __future__ import annotations

from typing import Any

import pytest

from monograph.rules import RuleRun
from monograph.rules.comments import author_who_comments_has_ties, comment_follows_its_study
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
