"""What came after what, as exactly as dates are known."""

from __future__ import annotations

from typing import Any

import pytest

from monograph.entries import Question, Study
from monograph.entries.shared.values import PartialDate
from monograph.evidence.studies.freshness import (
    after_search,
    first_published,
    is_after,
    is_older_than,
    is_past,
    newest_search,
    studies_for_question,
    studies_for_review,
)
from monograph.knowledge_base import KnowledgeBase
from tests.fragments import base_of
from tests.projects import TODAY

Fields = dict[str, Any]


def when(text: str) -> PartialDate:
    return PartialDate.parse(text)


@pytest.mark.parametrize(
    ("first", "second", "comes_after"),
    [
        ("2032", "2031", True),
        ("2031", "2032-01", False),
        ("2031", "2031", None),
        ("2031-05", "2031", None),
        ("2031-05", "2031-04-30", True),
        ("2031-05-02", "2031-05", None),
        ("2031-05-02", "2031-05-02", False),
        ("2031-01-01", "2030", True),
    ],
)
def test_one_date_comes_after_another_only_when_that_is_certain(
    first: str, second: str, comes_after: bool | None
) -> None:
    assert is_after(when(first), when(second)) is comes_after


@pytest.mark.parametrize(
    ("text", "has_passed"), [("2035", True), ("2036", False), ("2035-12", True), ("2036-01-01", False)]
)
def test_a_date_has_passed_when_all_of_it_is_over(text: str, has_passed: bool) -> None:
    assert is_past(when(text), TODAY) is has_passed


@pytest.mark.parametrize(
    ("text", "is_older"),
    [("2034", True), ("2035", False), ("2035-01-01", False), ("2034-12-31", True), ("2034-12", True)],
)
def test_a_date_is_older_than_a_year(text: str, is_older: bool) -> None:
    assert is_older_than(when(text), 365, TODAY) is is_older


def test_an_age_that_depends_on_the_unknown_day_is_not_known() -> None:
    assert is_older_than(when("2035-06"), 200, TODAY) is None


def study(name: str, **fields: Any) -> tuple[Study, KnowledgeBase]:
    made = base_of({f"study/{name}": fields})
    return made.get(Study, name).entry, made


def test_a_study_was_published_with_its_first_report_that_is_no_record() -> None:
    roles = {
        "Quill2033": "main report",
        "QuillMeeting2031": "conference abstract",
        "QuillRegister2029": "register record",
    }
    reports = [{"work": work, "role": role} for work, role in roles.items()]
    assert first_published(*study("quill-2033", reports=reports)) == PartialDate(2031)


def test_a_study_without_a_publication_counts_from_its_end() -> None:
    reports = [{"work": "QuillRegister2029", "role": "register record"}]
    ended = {"value": "2030-06", "cite": "QuillRegister2029, record"}
    assert first_published(*study("quill-2030", reports=reports, ended=ended)) == PartialDate(2030, 6)
    assert first_published(*study("quill-2030", reports=reports)) is None


def test_the_newest_search_is_found_wherever_it_stands() -> None:
    dates = ("2031-05", "2034-02-01", "2033")
    searches = [{"where": "A drawer", "date": day, "systematic": False, "found": "Dust."} for day in dates]
    number, search = newest_search(
        base_of({"question/does-it-help": {"searches": searches}}).get(Question, "does-it-help").entry
    )
    assert (number, search.date.iso) == (1, "2034-02-01")


def trial_of(drug: str = "zorbatine", condition: str = "harrow-syndrome", **fields: Any) -> Fields:
    arms = [{"id": "tested", "name": "Tested", "type": "experimental", "treatments": [{"drug": drug}]}]
    population = {"conditions": [condition], **fields.pop("population", {})}
    return {"population": population, "arms": arms, **fields}


def test_studies_of_a_search_are_earlier_later_or_of_the_same_year() -> None:
    made = base_of({f"study/{name}": trial_of() for name in ("quill-2031", "marrow-2032", "tansy-2033")})
    found = after_search(made.all(Study), when("2032-06"), made)
    assert (found.later, found.unclear) == (("tansy-2033",), ("marrow-2032",))


def test_a_question_takes_in_studies_of_its_treatments_in_its_people() -> None:
    made = base_of(
        {
            "question/does-it-help": {},
            "condition/night-harrow": {"broader": ["harrow-syndrome"]},
            "study/quill-2031": trial_of(),
            "study/marrow-2032": trial_of(condition="night-harrow"),
            "study/tansy-2033": trial_of("glimmerine"),
            "study/vial-2034": trial_of(condition="toe-drumming"),
            "study/brisk-2034": {"population": {"conditions": ["harrow-syndrome"]}, "about": ["zorbatine"]},
        }
    )
    found = studies_for_question(made.get(Question, "does-it-help").entry, made)
    assert {sheet.id for sheet in found} == {"quill-2031", "marrow-2032", "brisk-2034"}


def for_review(review: Fields, **studies: Fields) -> set[str]:
    fragment = {f"study/{name.replace('_', '-')}": fields for name, fields in studies.items()}
    methods = {"searched": "not seen", "included": [{"study": "quill-2031"}]}
    given = {
        "design": "systematic review",
        "population": {"conditions": ["harrow-syndrome"]},
        "review_methods": methods,
    }
    made = base_of({"study/brisk-2034": given | review} | fragment)
    return {sheet.id for sheet in studies_for_review(made.get(Study, "brisk-2034"), made)}


STUDIES = {
    "quill_2031": trial_of(),
    "marrow_2032": trial_of(),
    "tansy_2033": trial_of("glimmerine"),
    "vial_2034": trial_of(condition="toe-drumming"),
    "pebble_2034": trial_of(design="systematic review"),
    "hollow_2034": {"population": {"conditions": ["harrow-syndrome"]}, "design": "cross-sectional study"},
}


def test_a_review_takes_in_primary_studies_of_its_treatments_that_it_does_not_count() -> None:
    assert for_review({"about": ["zorbatine"]}, **STUDIES) == {"marrow-2032"}


def test_a_review_without_a_treatment_takes_in_every_study_that_tested_one() -> None:
    assert for_review({}, **STUDIES) == {"marrow-2032", "tansy-2033"}


def test_a_review_of_one_symptom_takes_in_no_study_of_another() -> None:
    hums = {"population": {"conditions": ["harrow-syndrome"], "target_symptom": "humming"}}
    drums = trial_of(population={"target_symptom": "toe-drumming"})
    elsewhere = trial_of(condition="other-syndrome", population={"target_symptom": "humming"})
    assert for_review(hums, quill_2031=trial_of(), marrow_2032=drums, tansy_2033=elsewhere) == {"tansy-2033"}
