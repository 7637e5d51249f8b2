"""What answers rest on: studies, people, and what remains without each."""

from __future__ import annotations

from typing import Any

from monograph.entries.shared.vocabulary import NoticeType
from monograph.evidence.answers.support import Support, answer_support, answers_resting_on, support_of
from monograph.evidence.studies.designs import DesignClass
from monograph.evidence.studies.overlap import (
    PeopleCount,
    overlapping_groups,
    people_behind_studies,
    why_people_are_shared,
)
from monograph.evidence.studies.soundness import notices_reaching
from monograph.knowledge_base import KnowledgeBase
from tests.evidence.trials import HUMS, Fields, answer, question, the_question, trial
from tests.fragments import base_of

REVIEW: Fields = {
    "design": "systematic review",
    "review_methods": {"searched": "not seen", "included": [{"study": "quill-2031"}, {"study": "marrow-2032"}]},
}
RETRACTED: Fields = {"notices": [{"type": "retraction", "text": "Invented data.", "cite": "Notice2033, page 1"}]}


def people(number: int) -> Fields:
    return {"randomised": {"value": number, "cite": "Quill2031, table 1"}}


def base(*pointed: str, **studies: Any) -> KnowledgeBase:
    entries = {f"study/{name.replace('_', '-')}": fields for name, fields in studies.items()}
    return base_of({"question/does-it-help": question(answer(*pointed))} | entries)


def support(made: KnowledgeBase) -> Support:
    asked = the_question(made)
    return support_of(asked, asked.options[0], made)


def overlaps(*others: str) -> Fields:
    return {"overlaps": [{"study": other, "reason": "The same clinic."} for other in others]}


def test_two_pointers_to_one_study_count_once() -> None:
    more = HUMS | {"id": "hums-later"}
    pointers = [{"study": "quill-2031", "result": one} for one in ("hums", "hums-later", "hums")]
    asked = question(answer(results=pointers))
    made = base_of({"study/quill-2031": trial(results=[HUMS, more]), "question/does-it-help": asked})
    found = support(made)
    assert (found.studies, found.results, found.people) == (("quill-2031",), 2, PeopleCount(40, False))


def test_studies_are_counted_by_design() -> None:
    made = base(
        "quill-2031",
        "marrow-2032",
        "gale-2033",
        quill_2031=trial(),
        marrow_2032=trial(design="cohort study"),
        gale_2033=trial(design="case series"),
    )
    found = support(made)
    assert dict(found.by_design) == {
        DesignClass.RANDOMISED: ("quill-2031",),
        DesignClass.CONTROLLED: ("marrow-2032",),
        DesignClass.UNCONTROLLED: ("gale-2033",),
    }
    assert found.people == PeopleCount(120, False)


def test_a_study_without_a_number_makes_the_count_a_least_one() -> None:
    unknown = trial(participants={"randomised": "not seen"})
    made = base("quill-2031", "marrow-2032", quill_2031=trial(), marrow_2032=unknown)
    assert support(made).people == PeopleCount(40, True)


def test_overlapping_studies_add_nobody_whichever_entry_says_so() -> None:
    made = base(
        "quill-2031",
        "marrow-2032",
        "gale-2033",
        "tarn-2034",
        quill_2031=trial(participants=people(40)),
        marrow_2032=trial(participants=people(70)) | overlaps("quill-2031"),
        gale_2033=trial(participants=people(10)) | overlaps("marrow-2032"),
        tarn_2034=trial(participants=people(5)),
    )
    names = ("quill-2031", "marrow-2032", "gale-2033", "tarn-2034")
    assert overlapping_groups(names, made) == (("quill-2031", "marrow-2032", "gale-2033"), ("tarn-2034",))
    assert support(made).people == PeopleCount(75, True)
    # Joined only through a study that the answer does not rest on.
    assert people_behind_studies(("quill-2031", "gale-2033"), made) == PeopleCount(40, True)


def test_a_review_adds_nobody() -> None:
    studies = {"quill_2031": trial(), "marrow_2032": trial()}
    beside = base("quill-2031", "marrow-2032", "brisk-2034", **studies, brisk_2034=trial(**REVIEW))
    assert support(beside).people == PeopleCount(80, False)
    alone = base("brisk-2034", **studies, brisk_2034=trial(**REVIEW))
    assert support(alone).people == PeopleCount(0, True)
    assert support(alone).by_design == {DesignClass.REVIEW: ("brisk-2034",)}


def test_what_remains_without_each_study() -> None:
    made = base("quill-2031", "marrow-2032", quill_2031=trial(), marrow_2032=trial(participants=people(9)))
    without = {one.without: (one.studies, one.people.number) for one in support(made).without}
    assert without == {"quill-2031": (1, 9), "marrow-2032": (1, 40)}


def test_a_study_is_as_direct_as_its_most_direct_result() -> None:
    elsewhere = trial(population={"conditions": ["marrow-syndrome"]})
    both = trial(results=[HUMS, HUMS | {"id": "loudness", "outcome": "hum-loudness"}])
    pointers = [
        {"study": "quill-2031", "result": "loudness"},
        {"study": "quill-2031", "result": "hums"},
        {"study": "marrow-2032", "result": "hums"},
        {"study": "gale-2033", "result": "hums"},
    ]
    made = base_of(
        {
            "study/quill-2031": both,
            "study/marrow-2032": elsewhere,
            "study/gale-2033": trial(population={}),
            "question/does-it-help": question(answer(results=pointers)),
        }
    )
    asked = the_question(made)
    found = answer_support(asked, asked.options[0], asked.options[0].outcomes[0], made)
    assert (found.direct, found.indirect, found.unknown) == (("quill-2031",), ("marrow-2032",), ("gale-2033",))


def test_a_retraction_reaches_an_answer_also_through_a_review() -> None:
    studies = {"quill_2031": trial(), "marrow_2032": trial(**RETRACTED), "brisk_2034": trial(**REVIEW)}
    made = base("brisk-2034", **studies)
    (reach,) = support(made).notices
    assert (reach.study, reach.through, reach.notice.type) == ("marrow-2032", "brisk-2034", NoticeType.RETRACTION)
    (own,) = notices_reaching(["marrow-2032"], made)
    assert own.through is None
    (resting,) = answers_resting_on("marrow-2032", made)
    assert resting[0].id == "does-it-help"


def test_a_correction_reaches_nothing() -> None:
    corrected = {"notices": [{"type": "correction", "text": "A typing error.", "cite": "Notice2033, page 1"}]}
    assert support(base("quill-2031", quill_2031=trial(**corrected))).notices == ()


def test_reviews_that_count_each_other_end_the_search() -> None:
    methods = {"searched": "not seen", "included": [{"study": "brisk-2034"}]}
    circle = {"design": "overview of reviews", "review_methods": methods}
    back = {"design": "systematic review", "review_methods": methods | {"included": [{"study": "gale-2033"}]}}
    made = base("brisk-2034", gale_2033=trial(**circle), brisk_2034=trial(**back))
    assert support(made).people == PeopleCount(0, True)
    assert why_people_are_shared("gale-2033", "brisk-2034", made)
