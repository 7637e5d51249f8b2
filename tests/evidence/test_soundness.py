"""Whether a work is sound, wherever the notice is recorded."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from monograph.bibliography import Bibliography, load_bibliography
from monograph.entries.shared.vocabulary import NoticeType
from monograph.evidence.studies.soundness import (
    is_retracted,
    notices_of_study,
    notices_reaching,
    soundness_of_study,
    soundness_of_work,
)
from monograph.findings import render
from monograph.knowledge_base import KnowledgeBase
from tests.evidence.trials import trial
from tests.fragments import base_of

QUILL = (
    "author = {Quill, Ada}, title = {On hums}, journal = {J Hums}, year = {2031}, volume = {5}, pages = {33--40}"
)
STUDY: dict[str, Any] = {"study/quill-2031": trial()}


def base(works: str, entries: dict[str, Any] = STUDY) -> KnowledgeBase:
    """A base with a study, whose bibliography holds these works too, or instead."""
    made = base_of(entries)
    bibliography, faults = load_bibliography(works, "references.bib")
    assert not [one for one in faults if one.severity == "error"], "\n".join(map(render, faults))
    return replace(made, bibliography=Bibliography(({**made.bibliography, **bibliography}).values()))


def quill(more: str = "") -> str:
    return f"@article{{Quill2031, {QUILL}, {more}}}"


@pytest.mark.parametrize(
    ("works", "expected"),
    [
        (quill("retraction = {J Hums. 2033;6(1):3}"), NoticeType.RETRACTION),
        (quill("concern = {J Hums. 2033;6(1):3}"), NoticeType.CONCERN),
        (quill("erratum = {J Hums. 2033;6(1):3}"), None),
        (quill("erratum = {Retraction. J Hums. 2033;6(1):3}"), NoticeType.RETRACTION),
        (quill("erratum = {Withdrawn at the authors' request, 2033}"), NoticeType.RETRACTION),
        (quill("erratum = {Expression of concern. J Hums. 2033;6(1):3}"), NoticeType.CONCERN),
        (quill("retraction = {J Hums. 2033;6(1):3}, concern = {J Hums. 2032;5(9):1}"), NoticeType.RETRACTION),
        (quill().replace("On hums", "{RETRACTED}: On hums"), NoticeType.RETRACTION),
        (quill().replace("On hums", "Withdrawn: on hums"), NoticeType.RETRACTION),
        (quill().replace("On hums", "On hums [retracted article]"), NoticeType.RETRACTION),
        (quill().replace("On hums", "Withdrawn consent: on hums"), None),
        (quill().replace("On hums", "Retracted nails and hums"), None),
        (quill("note = {Retracted in 2033}"), NoticeType.RETRACTION),
        (quill("note = {This article has been retracted by its authors}"), NoticeType.RETRACTION),
        (quill("note = {The drug was withdrawn in 2033}"), None),
        (quill("note = {On retracted lids}"), None),
        (quill(), None),
    ],
)
def test_a_notice_in_the_bibliography_is_found(works: str, expected: NoticeType | None) -> None:
    made = base(works)
    assert soundness_of_work("Quill2031", made) is expected
    assert soundness_of_study("quill-2031", made) is expected
    assert is_retracted("Quill2031", made) is (expected is NoticeType.RETRACTION)


@pytest.mark.parametrize(
    "names",
    ["Quill2031", "J Hums. 2031;5(2):33.", "J Hums. 2031 Apr;5:33-40", "doi 10.9999/hums.1", "PMID 99999901"],
)
def test_the_record_of_a_notice_names_the_work(names: str) -> None:
    notice = (
        "@article{Notice2033, author = {Editors, The}, title = {Retraction}, journal = {J Hums}, year = {2033}, "
        f"volume = {{6}}, pages = {{3}}, retractionof = {{{names}}}}}"
    )
    made = base(quill("doi = {10.9999/hums.1}, pmid = {99999901}") + notice)
    assert soundness_of_work("Quill2031", made) is NoticeType.RETRACTION
    assert soundness_of_work("Notice2033", made) is None


def test_a_notice_on_another_work_does_not_reach_this_one() -> None:
    notice = (
        "@article{Notice2033, author = {Editors, The}, title = {Retraction}, journal = {J Hums}, year = {2033}, "
        "volume = {6}, pages = {3}, retractionof = {J Hums. 2031;5(2):41}}"
    )
    assert soundness_of_work("Quill2031", base(quill() + notice)) is None


@pytest.mark.parametrize(("field", "expected"), [("retraction", NoticeType.RETRACTION), ("erratum", None)])
def test_a_chapter_is_as_unsound_as_its_book_which_a_correction_does_not_make_it(
    field: str, expected: NoticeType | None
) -> None:
    works = (
        "@incollection{Quill2031, author = {Quill, Ada}, title = {On hums}, crossref = {Book2031}, pages = {1--2}}"
        "@book{Book2031, editor = {Page, Ann}, title = {Hums}, booktitle = {Hums}, year = {2031}, "
        f"publisher = {{Press}}, {field} = {{Press. 2033}}}}"
    )
    made = base(works)
    assert soundness_of_work("Quill2031", made) is expected
    assert soundness_of_study("quill-2031", made) is expected
    assert [(one.text, one.whole) for one in notices_of_study("quill-2031", made)] == [("Press. 2033", "Book2031")]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("comment", None),
        ("news", None),
        ("press release", None),
        ("protocol", None),
        ("register record", None),
        ("secondary analysis", None),
    ],
)
def test_a_study_stands_when_another_report_than_the_main_one_was_retracted(
    role: str, expected: NoticeType | None
) -> None:
    reports = [{"work": "Marrow2032", "role": "main report"}, {"work": "Quill2031", "role": role}]
    made = base(quill("retraction = {J Hums. 2033;6(1):3}"), {"study/quill-2031": trial(reports=reports)})
    assert soundness_of_study("quill-2031", made) is expected
    assert soundness_of_work("Quill2031", made) is NoticeType.RETRACTION


@pytest.mark.parametrize("role", ["conference abstract", "secondary analysis"])
def test_without_a_main_report_what_carries_the_study_counts(role: str) -> None:
    reports = [{"work": "Marrow2032", "role": "news"}, {"work": "Quill2031", "role": role}]
    made = base(quill("retraction = {J Hums. 2033;6(1):3}"), {"study/quill-2031": trial(reports=reports)})
    assert soundness_of_study("quill-2031", made) is NoticeType.RETRACTION


def notice(**fields: Any) -> dict[str, Any]:
    return {"notices": [{"type": "retraction", "text": "Invented.", "cite": "Notice2033, page 1"} | fields]}


def test_a_notice_in_a_study_reaches_its_main_report_and_is_given_once() -> None:
    made = base(quill("retraction = {J Hums. 2033;6(1):3}"), {"study/quill-2031": trial(**notice())})
    assert len(notices_of_study("quill-2031", made)) == 1
    assert (
        soundness_of_work("Quill2031", base_of({"study/quill-2031": trial(**notice())})) is NoticeType.RETRACTION
    )


def test_a_notice_in_a_study_may_name_another_report() -> None:
    reports = [{"work": "Quill2031", "role": "main report"}, {"work": "Marrow2032", "role": "comment"}]
    made = base_of({"study/quill-2031": trial(reports=reports, **notice(work="Marrow2032"))})
    assert soundness_of_study("quill-2031", made) is None
    assert soundness_of_work("Marrow2032", made) is NoticeType.RETRACTION
    assert soundness_of_work("Quill2031", made) is None


def test_a_retraction_reaches_what_a_review_counts() -> None:
    methods = {"searched": "not seen", "included": [{"study": "tarn-2034"}, {"study": "quill-2031"}]}
    review = trial(design="systematic review", review_methods=methods)
    made = base(quill("retraction = {J Hums. 2033;6(1):3}"), STUDY | {"study/brisk-2034": review})
    (reach,) = notices_reaching(["brisk-2034"], made)
    assert (reach.study, reach.through) == ("quill-2031", "brisk-2034")
