"""BibTeX: what LaTeX, its styles and our own reader make of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bibtexparser.entrypoint import parse_string as parse_with_bibtexparser
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.bibtex.utils import change_case
from pybtex.database import parse_string
from pybtex.richtext import Text

from monograph.bibliography import Bibliography, Contributor, Contributors, Record, Reference, load_bibliography
from monograph.bibliography.dates import month_name
from monograph.bibliography.formats import bibtex
from monograph.bibliography.formats.fields import authors, corporate_author
from tests.bibliography.formats.reading import from_latex
from tests.bibliography.formats.works import EVERY_KIND, NASTY, work, works


def field(name: str, value: str) -> str:
    """Return one field of an export as it is written, without its braces."""
    line = next(line for line in bibtex([work({name: value})]).split("\n") if line.startswith(f"  {name} = "))
    return line.removeprefix(f"  {name} = ").removesuffix(",").removeprefix("{").removesuffix("}")


def test_a_work_is_written_as_contributors_write_it() -> None:
    written = bibtex(
        works(
            """@article{Alder2031, author = {van der Alder, Jr, Ann B. and {Humming and Hats Group} and others},
            title = {Zorbatine in {ALS} \\& humming: 30 \\% of it}, journal = {J Hum}, year = 2031, month = apr,
            pages = {120-129}, doi = {10.9999/a_b%c}, unseen = {volume, number}, note = {Read on a copy}}"""
        )
    )
    assert written == (
        "@article{Alder2031,\n"
        "  author = {van der Alder, Jr, Ann B. and {Humming and Hats Group} and others},\n"
        "  title = {Zorbatine in {ALS} \\& humming: 30 \\% of it},\n"
        "  journal = {J Hum},\n"
        "  year = {2031},\n"
        "  month = apr,\n"
        "  pages = {120-129},\n"
        "  doi = {10.9999/a_b%c},\n"
        "  annotation = {Read on a copy},\n"
        "  unseen = {number, volume},\n"
        "}\n"
    )


def same(reference: Reference) -> Record:
    """Return a record with its month under one name (April is apr), and an organisation among its authors."""
    record = reference.record
    fields = dict(record.fields)
    if not (record.kind == "online" and "number" in fields):
        if corporate_author(reference) == "organization":
            del fields["organization"]
        record = replace(record, authors=authors(reference))
    fields |= {"month": month_name(fields["month"]) or ""} if "month" in fields else {}
    return replace(record, fields=fields)


def test_our_own_reader_reads_the_same_works() -> None:
    assert_read_back_alike(bibtex(EVERY_KIND.values()))


def assert_read_back_alike(text: str) -> None:
    """Compare the works of a file with those that are read back from our export of it."""
    bibliography, findings = load_bibliography(text, "a.bib")
    exported = bibtex(bibliography.values())
    again, findings_again = load_bibliography(exported, "b.bib")
    assert list(again) == list(bibliography)
    for key, reference in bibliography.items():
        assert same(again[key]) == same(reference)
        assert again[key].text == reference.text
    assert [one.rule for one in findings_again] == [one.rule for one in findings]
    assert bibtex(again.values()) == exported


def assert_others_read_the_same_titles(bibliography: Bibliography) -> None:
    """Compare the titles that decoders of others read in our export with those of the works."""
    exported = bibtex(bibliography.values())
    library = parse_with_bibtexparser(exported, append_middleware=[LatexDecodingMiddleware()])
    entries = parse_string(exported, "bibtex").entries
    for entry in library.entries:
        title = bibliography[entry.key].record.fields.get("title", "")
        assert {"title": "", **{field.key: field.value for field in entry.fields}}["title"] == title
        assert str(Text.from_latex(entries[entry.key].fields.get("title", ""))) == title


TITLES = (
    "Zorbatine in ALS: A Trial of Hats",
    "mRNA and pH of McHum-Drum",
    "[News on Hum (the HUM)]",
    "“Élan” and ÉTUDES, “Zorb”",
    "ALSFRS-R",
    "É",
    "On \\LaTeX, $A, &B and {C}",
    *NASTY,
)


@pytest.mark.parametrize("title", TITLES)
def test_capitals_survive_styles_that_lower_them(title: str) -> None:
    written = field("title", title)
    assert from_latex(change_case(written, "t")) == " ".join(title.split())


@pytest.mark.parametrize(
    ("name", "value", "written"),
    [
        ("month", "April", "apr"),
        ("month", "sept.", "sep"),
        ("month", "jan-feb", 'jan # "--" # feb'),
        ("month", "Spring", "Spring"),
        ("month", "Humtide", "Humtide"),
        ("pages", "S57–S63", "S57--S63"),
        ("pages", "1–3, 7–9", "1--3, 7--9"),
        ("pages", "e1 & e2", r"e1 \& e2"),
        ("publisher", "a – b -- c", "a – b -{}- c"),
        ("publisher", "5'' or ``6''", "5'{}' or `{}`6'{}'"),
        ("url", "https://hum.example.org/a_b?c=%20&d#e~f", "https://hum.example.org/a_b?c=%20&d#e~f"),
        ("doi", "10.9999/a{b}\\c", "10.9999/a%7Bb%7D%5Cc"),
        ("journal", "Journal of HUM", "Journal of HUM"),
        ("booktitle", "Book of HUM", "Book of {HUM}"),
        ("title", "$A and 5 %", r"{{\$A}} and 5 \%"),
    ],
)
def test_a_field_is_written_for_latex(name: str, value: str, written: str) -> None:
    assert field(name, value) == written
    assert from_latex(field(name, value)) == value or name in ("month", "pages", "doi", "url")


@pytest.mark.parametrize(
    ("one", "written"),
    [
        (Contributor("Alder", "Ann B."), "Alder, Ann B."),
        (Contributor("Alder", "Ann", suffix="Jr"), "Alder, Jr, Ann"),
        (Contributor("Alder", "Ann", "van der"), "van der Alder, Ann"),
        (Contributor("Alder", "Ann", "van der", "III"), "van der Alder, III, Ann"),
        (Contributor("de la Alder", "Ann"), "{de la Alder}, Ann"),
        (Contributor("Alder Birch", "Ann"), "Alder Birch, Ann"),
        (Contributor("Alder"), "Alder"),
        (Contributor("Alder Birch"), "{Alder Birch}"),
        (Contributor("Alder", particle="van"), "van Alder"),
        (Contributor("Alder", suffix="Jr"), "Alder, Jr, "),
        (Contributor("Alder and Birch", "Ann"), "{Alder and Birch}, Ann"),
        (Contributor("Alder", "Ann, called Andy"), "Alder, {Ann, called Andy}"),
        (Contributor("others"), "{others}"),
        (Contributor("Hum & Drum, Inc.", is_group=True), r"{Hum \& Drum, Inc.}"),
        (Contributor("Humming and Hats Group", is_group=True), "{Humming and Hats Group}"),
    ],
)
def test_a_name_is_written_in_parts(one: Contributor, written: str) -> None:
    exported = bibtex([work({}, authors=(one, Contributor("Elm", "Ed")))])
    assert f"  author = {{{written} and Elm, Ed}},\n" in exported
    first, last = parse_string(exported, "bibtex").entries["Hum2031"].persons["author"]
    assert str(last) == "Elm, Ed"
    assert [
        from_latex(" ".join(part))
        for part in (
            first.last_names,
            first.first_names + first.middle_names,
            first.prelast_names,
            first.lineage_names,
        )
    ] == [one.family, one.given, one.particle, one.suffix]


FAMILY = st.from_regex(r"[A-ZÉØ][a-zéø]{1,6}(?:[ -][A-Z][a-z]{1,5})?", fullmatch=True).filter(
    lambda family: not family.endswith((" Jr", " Sr"))  # which are ranks
)
NAME = st.from_regex(r"[A-ZÉØ][a-zéø]{1,6}(?:[ -][A-Z][a-z]{1,5}|\.)?", fullmatch=True)


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.builds(
            Contributor,
            family=FAMILY,
            given=NAME,
            particle=st.sampled_from(("", "van", "van der", "de la")),
            suffix=st.sampled_from(("", "Jr", "III")),
        ),
        min_size=1,
        max_size=4,
    ),
    st.booleans(),
)
def test_our_own_reader_reads_the_same_names(people: list[Contributor], has_others: bool) -> None:
    reference = work({"title": "T"})
    contributors = Contributors(tuple(people), has_others)
    exported = bibtex([replace(reference, record=replace(reference.record, authors=contributors))])
    assert works(exported)[0].record.authors == contributors


def test_a_book_with_editors_only_has_no_author() -> None:
    assert "author" not in bibtex([work({}, "book", editors=(Contributor("Alder", "Ann"),))])


def test_a_circumflex_is_written_for_latex_and_comes_back() -> None:
    exported = bibtex([work({"title": "Hums", "note": "10^9 hums & 10^8 hats"})])
    assert r"10\textasciicircum{}9 hums \& 10\textasciicircum{}8 hats" in exported
    bibliography, findings = load_bibliography(exported, "a.bib")
    assert [reference.note for reference in bibliography.values()] == ["10^9 hums & 10^8 hats"]
    assert "bib-leftover-latex" not in {finding.rule for finding in findings}
