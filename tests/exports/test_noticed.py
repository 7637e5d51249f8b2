"""Notices that a work's own record does not hold, in the files for reference managers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monograph.bibliography import Bibliography, load_bibliography
from monograph.bibliography.formats import FORMATS
from monograph.exports.citations import citation_files
from monograph.knowledge_base import KnowledgeBase
from tests.evidence.trials import trial
from tests.fragments import base_of

CHAPTER = (
    "@incollection{Quill2031, author = {Quill, Ada}, title = {On hums}, crossref = {Book2031}, pages = {1--2}}"
)
BOOK = (
    "@book{Book2031, editor = {Page, Ann}, title = {Hums}, booktitle = {Hums}, year = {2031}, publisher = {Press}"
)
PAPER = (
    "@article{Quill2031, author = {Quill, Ada}, title = {On hums}, journal = {J Hums}, year = {2031}, "
    "volume = {5}, pages = {33--40}, doi = {10.9999/hums.1}}"
)
FIELDS = {"retraction": "Retraction in", "concern": "Expression of concern in", "erratum": "Erratum in"}
TAGS = {"retraction": "RIN", "concern": "ECI", "erratum": "EIN"}


def base(works: str, **notices: object) -> KnowledgeBase:
    made = base_of({"study/quill-2031": trial(**notices)})
    bibliography, _ = load_bibliography(works, "references.bib")
    return replace(made, bibliography=Bibliography(({**made.bibliography, **bibliography}).values()))


def written(form: str, made: KnowledgeBase, key: str = "Quill2031") -> str:
    [file] = [
        one for one in citation_files(FORMATS[form])(made, ()) if one.address.startswith(f"references/{key}.")
    ]
    return " ".join(file.data.decode("utf-8").split())


def expected(form: str, field: str, words: str) -> str:
    said = {"bibtex": f"{field} = {{{words}}}", "nbib": f"{TAGS[field]} - {words}"}
    return said.get(form, f"{FIELDS[field]}: {words}")


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("form", FORMATS)
def test_a_chapter_carries_the_notice_on_its_book(form: str, field: str) -> None:
    made = base(f"{CHAPTER} {BOOK}, {field} = {{Press. 2033}}}}")
    assert expected(form, field, "Press. 2033 (on the whole work, Page 2031)") in written(form, made)
    assert expected(form, field, "Press. 2033") in written(form, made, "Book2031")


@pytest.mark.parametrize("form", FORMATS)
def test_what_the_chapter_itself_says_stands_alone(form: str) -> None:
    own = CHAPTER.replace("pages", "erratum = {Press. 2034}, pages")
    text = written(form, base(f"{own} {BOOK}, erratum = {{Press. 2033}}}}"))
    assert expected(form, "erratum", "Press. 2034") in text
    assert "2033" not in text


@pytest.mark.parametrize("form", FORMATS)
def test_a_notice_whose_record_names_the_work_is_carried_by_the_work(form: str) -> None:
    notice = (
        "@article{Notice2033, author = {Editors, The}, title = {Taken back}, journal = {J Hums}, year = {2033}, "
        "volume = {6}, pages = {3}, retractionof = {10.9999/hums.1}}"
    )
    assert "Taken back. J Hums. 2033;6:3" in written(form, base(f"{PAPER} {notice}"))


@pytest.mark.parametrize("form", FORMATS)
def test_a_title_that_says_it_is_not_told_again(form: str) -> None:
    text = written(form, base(PAPER.replace("On hums", "{RETRACTED}: On hums")))
    assert "itself says" not in text
