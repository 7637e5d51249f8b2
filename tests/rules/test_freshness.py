"""Rules that go by the date, judged as of 1 January 2036."""

from __future__ import annotations

from typing import Any

import pytest

from monograph.findings import Severity
from monograph.rules import RuleRun
from monograph.rules.freshness import (
    RULES,
    register_status_is_recent,
    review_is_not_overdue,
    review_speaks_of_later_studies,
    search_covers_every_study,
)
from tests.fragments import judged

Fields = dict[str, Any]

PASSED, BREACHED, NOT_JUDGED, NOT_LOOKED_AT = (1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 0)


def counts(run: RuleRun) -> tuple[int, int, int]:
    return run.tallies[0].passed, run.tallies[0].breached, run.tallies[0].not_judged


def test_the_calendar_alone_turns_nothing_red() -> None:
    assert {rule.severity for rule in RULES} == {Severity.WARNING}


def trial(drug: str, condition: str = "harrow-syndrome", **fields: Any) -> Fields:
    arms = [{"id": "tested", "name": "Tested", "type": "experimental", "treatments": [{"drug": drug}]}]
    return {"population": {"conditions": [condition]}, "arms": arms, **fields}


def review(searched: Any, **methods: Any) -> Fields:
    given = {"searched": searched, **methods}
    population = {"conditions": ["harrow-syndrome"]}
    return {
        "design": "systematic review",
        "about": ["zorbatine"],
        "population": population,
        "review_methods": given,
    }


def dated(text: str) -> Fields:
    return {"value": text, "cite": "Brisk2034, methods"}


def reviewed(one: Fields) -> RuleRun:
    fragment = {
        "study/quill-2031": trial("zorbatine"),
        "study/marrow-2033": trial("zorbatine"),
        "study/brisk-2034": one,
    }
    return judged(review_speaks_of_later_studies, fragment)


def test_a_review_that_searched_years_before_the_trials_is_found() -> None:
    """A known fault, here on invented studies: the trials came five and seven years after its search."""
    run = reviewed(review(dated("2026")))
    assert [finding.at for finding in run.findings] == ["review_methods.later_studies"]
    assert "searched until 2026, and `marrow-2033` and `quill-2031` came out later" in run.findings[0].found


@pytest.mark.parametrize(
    ("one", "outcome"),
    [
        (review(dated("2026"), later_studies="Two trials came later."), PASSED),
        (review(dated("2032")), BREACHED),
        (review(dated("2033-12")), NOT_JUDGED),
        (review(dated("2034")), PASSED),
        (review(dated("2033"), included=[{"study": "marrow-2033"}]), PASSED),
        (review("not seen"), NOT_JUDGED),
        (review(dated("2026")) | {"about": ["night-hats"]}, PASSED),
        (review(dated("2026")) | {"population": {"conditions": ["toe-drumming"]}}, PASSED),
    ],
    ids=["says so", "one later", "same year", "newer", "counts it", "no date", "other drug", "other people"],
)
def test_a_review_is_held_against_later_studies_on_its_subject(one: Fields, outcome: tuple[int, int, int]) -> None:
    assert counts(reviewed(one)) == outcome


def test_a_study_that_is_no_review_is_not_looked_at() -> None:
    assert (
        counts(judged(review_speaks_of_later_studies, {"study/quill-2031": trial("zorbatine")})) == NOT_LOOKED_AT
    )


def searched(*dates: str) -> RuleRun:
    searches = [{"where": "A drawer", "date": day, "systematic": False, "found": "Dust."} for day in dates]
    fragment = {
        "study/quill-2031": trial("zorbatine"),
        "study/marrow-2033": trial("zorbatine"),
        "study/tansy-2035": trial("glimmerine"),
        "question/does-it-help": {"searches": searches},
    }
    return judged(search_covers_every_study, fragment)


@pytest.mark.parametrize(
    ("dates", "outcome"),
    [
        (("2034-01-01", "2030"), PASSED),
        (("2030", "2034-01-01"), PASSED),
        (("2032-12-31",), BREACHED),
        (("2033-06-01",), NOT_JUDGED),
    ],
)
def test_the_newest_search_is_held_against_the_studies(
    dates: tuple[str, ...], outcome: tuple[int, int, int]
) -> None:
    assert counts(searched(*dates)) == outcome


def test_the_finding_stands_at_the_newest_search() -> None:
    (finding,) = searched("2030", "2032-01-01", "2031").findings
    assert finding.at == "searches.2.date"
    assert "`marrow-2033`" in finding.found


def approval(next_due: str, status: str = "approved") -> Fields:
    return {"review": {"status": status, "reviewers": ["ada-example"], "date": "2034-01-01", "next_due": next_due}}


@pytest.mark.parametrize(
    ("one", "outcome"),
    [
        (approval("2036-01-01"), PASSED),
        (approval("2036"), PASSED),
        (approval("2035-12-31"), BREACHED),
        (approval("2035"), BREACHED),
        (approval("2035", "under review"), NOT_LOOKED_AT),
        ({}, NOT_LOOKED_AT),
    ],
)
@pytest.mark.parametrize("kind", ["drug", "term", "study"])
def test_an_approval_ends_on_the_day_it_names(one: Fields, outcome: tuple[int, int, int], kind: str) -> None:
    assert counts(judged(review_is_not_overdue, {f"{kind}/zorb-2031": one})) == outcome


def registered(status: str, seen: str | None = None) -> tuple[int, int, int]:
    fields: Fields = {"status": {"value": status, "cite": "QuillRegister2030, record"}}
    if seen:
        fields["status_seen"] = seen
    return counts(judged(register_status_is_recent, {"study/quill-2031": fields}))


@pytest.mark.parametrize("status", ["recruiting", "not yet recruiting", "active, not recruiting", "unknown"])
def test_a_status_that_can_change_holds_for_a_year(status: str) -> None:
    assert registered(status, "2035-01-01") == PASSED
    assert registered(status, "2034-12-31") == BREACHED
    assert registered(status) == BREACHED


@pytest.mark.parametrize("status", ["completed", "terminated", "withdrawn"])
def test_a_status_that_cannot_change_holds_for_good(status: str) -> None:
    assert registered(status) == PASSED


def test_a_study_without_a_status_is_not_looked_at() -> None:
    fields = {"status": "not seen", "status_seen": "2030"}
    assert counts(judged(register_status_is_recent, {"study/quill-2031": fields})) == NOT_LOOKED_AT


def test_a_question_on_a_class_is_held_against_studies_of_its_members() -> None:
    option = {"drug": "glow-blockers", "verdict": "uncertain", "because": "It is invented."}
    search = {"where": "Invented Index", "date": "2032-01-01", "systematic": False, "found": "Nothing."}
    fragment: dict[str, Fields] = {
        "drug/glimmerine": {"belongs_to": ["glow-blockers"]},
        "study/tansy-2035": trial("glimmerine"),
        "question/does-it-help": {"options": [option], "searches": [search]},
    }
    assert counts(judged(search_covers_every_study, fragment)) == BREACHED
