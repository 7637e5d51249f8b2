"""What a work takes over from the one it is part of, as BibTeX does."""

from pybtex.database import parse_string as parse_with_pybtex

from monograph.bibliography import load_bibliography
from monograph.bibliography.kinds import NOT_INHERITED

TEXT = """
@incollection{Alder2031, author = {Alder, Ann}, title = {Brims}, pages = {7--9}, crossref = {Hats2031}}
@incollection{Birch2031, author = {Birch, Bo}, title = {Crowns}, publisher = {Own}, unseen = {pages},
  crossref = {Hats2031}}
@book{Hats2031, editor = {Cedar, Cy}, title = {The book of hats}, booktitle = {The book of hats}, edition = 2,
  address = {Zorbville}, publisher = {Brim}, year = 2031, month = may, pages = 300, doi = {10.9999/hats},
  isbn = {978-0}, note = {On the shelf}, shortauthor = {Hats}, language = {German}}
@dataset{Data2031, author = {Dogwood, Di}, title = {Hats counted}, version = 2, crossref = {Hats2031}}
"""


def test_chapters_take_the_fields_of_their_book() -> None:
    bibliography, findings = load_bibliography(TEXT, "x.bib")
    assert findings == ()
    assert [bibliography[key].text for key in ("Alder2031", "Birch2031")] == [
        "Alder A. Brims. In: Cedar C, editor. The book of hats. 2nd ed. Zorbville: Brim; 2031 May. "
        "p. 7-9. German.",
        "Birch B. Crowns. In: Cedar C, editor. The book of hats. 2nd ed. Zorbville: Own; 2031 May. "
        "p. [pages not seen]. German.",
    ]


def test_what_names_the_book_itself_stays_with_it() -> None:
    bibliography, _ = load_bibliography(TEXT, "x.bib")
    chapter, book = bibliography["Alder2031"], bibliography["Hats2031"]
    assert (chapter.doi, chapter.note, chapter.short, chapter.crossref) == (None, None, "Alder 2031", "Hats2031")
    assert (book.doi, book.crossref) == ("10.9999/hats", None)
    assert chapter.record.fields["publisher"] == "Brim"
    assert "crossref" not in chapter.record.fields
    assert [editor.family for editor in chapter.record.editors.names] == ["Cedar"]


def test_pybtex_takes_over_the_same_fields() -> None:
    bibliography, _ = load_bibliography(TEXT, "x.bib")
    data = parse_with_pybtex(TEXT, "bibtex")
    inherited = set(data.entries["Hats2031"].fields) - NOT_INHERITED
    assert {"booktitle", "edition", "address", "publisher", "year", "month", "language"} <= inherited
    for key in ("Alder2031", "Birch2031", "Data2031"):
        ours = bibliography[key].record
        for name in inherited:
            assert ours.fields[name] == data.entries[key]._find_field(name, data), name
        assert data.entries[key]._find_field("editor", data) == "Cedar, Cy"
        assert [editor.family for editor in ours.editors.names] == ["Cedar"]


def test_a_chapter_without_a_title_does_not_get_that_of_its_book() -> None:
    text = TEXT.replace("title = {Crowns}, ", "")
    _, findings = load_bibliography(text, "x.bib")
    assert [(finding.rule, finding.place.line, finding.found) for finding in findings] == [
        ("bib-missing-field", 3, "`Birch2031` has no `title`")
    ]


def test_a_day_may_be_one_of_the_month_taken_over() -> None:
    text = TEXT.replace("pages = {7--9}", "day = 31, pages = {7--9}")
    assert load_bibliography(text, "x.bib")[1] == ()
    _, findings = load_bibliography(text.replace("month = may", "month = jun"), "x.bib")
    assert [(finding.rule, finding.place.line) for finding in findings] == [("bib-date", 2)]


def test_a_fault_in_the_book_is_reported_in_the_book_only() -> None:
    text = TEXT.replace("address = {Zorbville}", r"address = {\\zorb ville}")
    _, findings = load_bibliography(text, "x.bib")
    assert [(finding.rule, finding.place.line) for finding in findings] == [("bib-leftover-latex", 6)]


def test_in_a_circle_every_work_is_still_printed() -> None:
    text = """@misc{A, author = {Alder, A.}, title = {T}, crossref = {B}}
    @misc{B, author = {Birch, B.}, title = {U}, year = 2031, crossref = {A}}"""
    bibliography, findings = load_bibliography(text, "x.bib")
    assert [finding.rule for finding in findings] == ["bib-crossref"]
    assert [reference.text for reference in bibliography.values()] == ["Alder A. T. 2031.", "Birch B. U. 2031."]


def test_a_circle_of_hundreds_is_one_short_finding() -> None:
    text = "".join(
        f"@misc{{Hat{n}x, author = {{Alder, A.}}, title = {{Hat {n}}}, year = 2031,"
        f" crossref = {{Hat{(n + 1) % 900}x}}}}\n"
        for n in range(900)
    )
    (finding,) = load_bibliography(text, "x.bib")[1]
    assert len(finding.found) < 200
