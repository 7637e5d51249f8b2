"""Details of NLM's style that real bibliographies asked for, each with an invented work.

Compared with citeproc-js and its NLM style on some 1,150 works of other people's bibliographies; where that style
does not follow *Citing Medicine*, neither do we follow it.
"""

from __future__ import annotations

import pytest

from monograph.bibliography import load_bibliography
from monograph.bibliography.printing import with_identifiers

BOOK = (
    "@book{{Quill, author = {{Quill, Ada}}, title = {{On hums}}, publisher = {{Hum Press}}, year = {{2031}}, {0}}}"
)
ARTICLE = (
    "@article{{Quill, author = {{Quill, Ada}}, title = {{On hums}}, journal = {{J Hum}}, year = {{2031}}, {0}}}"
)
WORK = "@{1}{{Quill, author = {{Quill, Ada}}, title = {{On hums}}, year = {{2031}}, {0}}}"


def printed(text: str) -> str:
    works, _ = load_bibliography(text, "references.bib")
    return with_identifiers(works["Quill"])


@pytest.mark.parametrize(
    ("edition", "said"),
    [
        ("2", "2nd ed."),
        ("Second", "2nd ed."),
        ("second edition", "2nd ed."),
        ("2nd Edition", "2nd ed."),
        ("3. ed", "3rd ed."),
        ("1st ed", "1st ed."),
        ("13th ed.", "13th ed."),
        ("Third edition, ninth printing", "Third edition, ninth printing."),
        ("Revised", "Revised ed."),
    ],
)
def test_an_edition_is_a_number_with_ed(edition: str, said: str) -> None:
    assert printed(BOOK.format(f"edition = {{{edition}}}")) == f"Quill A. On hums. {said} Hum Press; 2031."


@pytest.mark.parametrize(
    ("pages", "said"),
    [("372", "372 p."), ("xxii + 522", "xxii + 522 p."), ("204--8", "p. 204-8."), ("204--208", "p. 204-8.")],
)
def test_pages_of_a_book_are_its_extent_or_those_that_are_meant(pages: str, said: str) -> None:
    assert printed(BOOK.format(f"pages = {{{pages}}}")) == f"Quill A. On hums. Hum Press; 2031. {said}"


@pytest.mark.parametrize(
    ("pages", "said"),
    [("703--08", "703-8"), ("1139--45", "1139-45"), ("S703--S08", "S703-8"), ("98--101", "98-101")],
)
def test_a_shortened_last_page_is_read_as_it_is_meant(pages: str, said: str) -> None:
    assert printed(ARTICLE.format(f"volume = {{4}}, pages = {{{pages}}}")).endswith(f"2031;4:{said}.")


def test_an_address_that_nothing_else_leads_to_is_printed_with_its_medium() -> None:
    url = "url = {https://example.org/hums}"
    assert printed(ARTICLE.format(f"volume = {{4}}, {url}")) == (
        "Quill A. On hums. J Hum [Internet]. 2031;4. Available from: https://example.org/hums"
    )
    assert printed(ARTICLE.format(f"volume = {{4}}, {url}, doi = {{10.99999/hum}}")) == (
        "Quill A. On hums. J Hum. 2031;4. doi: 10.99999/hum."
    )
    assert printed(BOOK.format(url)) == (
        "Quill A. On hums [Internet]. Hum Press; 2031. Available from: https://example.org/hums"
    )
    for howpublished in (r"\url{https://example.org/hums}", "https://example.org/hums"):
        assert printed(WORK.format(f"howpublished = {{{howpublished}}}", "misc")) == (
            "Quill A. On hums [Internet]. 2031. Available from: https://example.org/hums"
        )
    assert "Handed out" in printed(WORK.format("howpublished = {Handed out}", "misc"))


@pytest.mark.parametrize(
    ("kind", "key", "medium"),
    [
        ("patent", "patreqfr", "[patent application]"),
        ("thesis", "phdthesis", "[dissertation]"),
        ("thesis", "mathesis", "[master's thesis]"),
        ("phdthesis", "bathesis", "[bachelor's thesis]"),
        ("report", "techreport", ""),
        ("report", "resreport", "[research report]"),
        ("software", "software", "[computer program]"),
        ("report", "White paper", "[White paper]"),
    ],
)
def test_keys_of_types_are_said_in_words(kind: str, key: str, medium: str) -> None:
    said = printed(WORK.format(f"type = {{{key}}}, institution = {{Hum House}}", kind))
    assert said.startswith(f"Quill A. On hums {medium}. " if medium else "Quill A. On hums. ")


def test_a_comma_too_many_makes_no_suffix_of_an_initial() -> None:
    text = ARTICLE.format("volume = {4}").replace("Quill, Ada", "Quill, A. B. and Marrow, V., and Tarn, Jr, C.")
    assert printed(text).startswith("Quill AB, Marrow V, Tarn C Jr.")


def test_an_edition_of_an_article_is_told() -> None:
    _, findings = load_bibliography(ARTICLE.format("edition = {141}, pages = {1}"), "references.bib")
    assert [(one.rule, one.is_error) for one in findings] == [("bib-field-is-used", False)]
    assert "`volume = {141}`" in findings[0].remedy


def test_a_laboratory_without_braces_is_told() -> None:
    text = ARTICLE.format("volume = {4}").replace("Quill, Ada", "Harrow Hum Lab")
    assert [one.rule for one in load_bibliography(text, "references.bib")[1]] == ["bib-name"]


@pytest.mark.parametrize(
    ("name", "meant"), [("Marrow G.", "Marrow, G."), ("van Marrow A. B.", "van Marrow, A. B.")]
)
def test_initials_behind_a_name_are_told(name: str, meant: str) -> None:
    text = ARTICLE.format("volume = {4}").replace("Quill, Ada", f"Quill, Ada and {name}")
    findings = load_bibliography(text, "references.bib")[1]
    assert [one.rule for one in findings] == ["bib-name"]
    assert f"`{meant}`" in findings[0].remedy
    assert not load_bibliography(text.replace(name, meant), "references.bib")[1]


def test_a_stop_inside_a_name_stays() -> None:
    text = ARTICLE.format("volume = {4}").replace("Quill, Ada", "St. Quill, A. and Hum.org")
    assert printed(text).startswith("St Quill A, Hum.org.")
