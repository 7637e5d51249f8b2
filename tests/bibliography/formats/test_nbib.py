"""PubMed's format: what PubMed would write, and what becomes of works that PubMed does not hold."""

from __future__ import annotations

import nbib as nbib_parser  # type: ignore[import-untyped]
import pytest

from monograph.bibliography import Contributor
from monograph.bibliography.formats import nbib
from tests.bibliography.formats.reading import medline_tags
from tests.bibliography.formats.works import EVERY_KIND, work, works


def test_an_article_is_written_as_pubmed_would() -> None:
    [reference] = works(
        """@article{Alder2031, author = {van der Alder, Jr, Ann B. and Birch, Bo and {Humming Group}},
        title = {Zorbatine against humming and drumming in people with harrow disease: a randomised trial of hats},
        journal = {Journal of Humming}, shortjournal = {J Hum}, year = 2031, month = apr, day = 9, volume = 4,
        number = {2}, pages = {120--129}, doi = {10.9999/a}, pmid = 7, pmcid = {PMC8}, issn = {1234-567X},
        unseen = {url}}"""
    )
    assert nbib([reference]) == (
        "PMID- 7\n"
        "IS  - 1234-567X (Undetermined)\n"
        "LID - 10.9999/a [doi]\n"
        "AID - 10.9999/a [doi]\n"
        "DP  - 2031 Apr 9\n"
        "VI  - 4\n"
        "IP  - 2\n"
        "TI  - Zorbatine against humming and drumming in people with harrow disease: a randomised\n"
        "      trial of hats\n"
        "PG  - 120-129\n"
        "TA  - J Hum\n"
        "JT  - Journal of Humming\n"
        "PMC - PMC8\n"
        "FAU - van der Alder, Ann B. Jr\n"
        "AU  - van der Alder AB Jr\n"
        "FAU - Birch, Bo\n"
        "AU  - Birch B\n"
        "CN  - Humming Group\n"
        "PT  - Journal Article\n"
        "GN  - Not seen: url\n"
        "\n"
    )
    [read] = nbib_parser.read(nbib([reference]))
    assert (read["pubmed_id"], read["pmcid"], read["doi"]) == (7, 8, "10.9999/a")
    assert (read["journal"], read["journal_abbreviated"]) == ("Journal of Humming", "J Hum")
    assert (read["journal_volume"], read["journal_issue"], read["pages"]) == ("4", "2", "120-129")
    assert read["publication_date"] == "2031 Apr 9"
    assert [one["author_abbreviated"] for one in read["authors"]] == ["van der Alder AB Jr", "Birch B"]
    assert read["corporate_author"] == "Humming Group"


def test_works_that_pubmed_holds_come_first() -> None:
    order = nbib(
        [work({"title": "One"}), work({"title": "Two", "pmid": "2"}), work({"title": "Three", "pmid": "3"})]
    )
    assert order.startswith("PMID- 2\n")
    assert [read["title"] for read in nbib_parser.read(order)] == ["Two", "Three", "One"]


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("book", {"title": "Hums", "series": "Noises"}, {"BTI": "Hums", "CTI": "Noises", "PT": "Book"}),
        (
            "incollection",
            {"title": "A hum", "booktitle": "Hums"},
            {"TI": "A hum", "BTI": "Hums", "PT": "Book Chapter"},
        ),
        (
            "book",
            {"publisher": "P", "address": "Q", "isbn": "1"},
            {"PB": "P", "PL": "Q", "ISBN": "1", "PT": "Book"},
        ),
        ("techreport", {"institution": "Hum Office"}, {"PB": "Hum Office", "PT": "Technical Report"}),
        (
            "phdthesis",
            {"school": "University of Hum"},
            {"PB": "University of Hum", "PT": "Academic Dissertation", "GN": "Type: doctoral thesis"},
        ),
        (
            "online",
            {"url": "https://hum.example.org/"},
            {"LID": "https://hum.example.org/", "GN": "Type: web page"},
        ),
        ("unheardof", {"title": "T"}, {"TI": "T", "GN": "Type: unheardof"}),
        ("article", {"issn": "unknown"}, {"PT": "Journal Article", "GN": "ISSN: unknown"}),
        (
            "article",
            {"epubdate": "2031-05-01", "retraction": "J Hum. 2032;5(1):12."},
            {"PT": "Journal Article", "DEP": "20310501", "RIN": "J Hum. 2032;5(1):12."},
        ),
        ("article", {"epubdate": "2031-05"}, {"PT": "Journal Article", "GN": "First online: 2031-05"}),
        (
            "article",
            {"journal": "humRxiv", "pubstate": "Prepublished"},
            {"JT": "humRxiv", "PT": "Preprint", "GN": "State of publication: Prepublished"},
        ),
        ("article", {"eid": "e1"}, {"PT": "Journal Article", "PG": "e1"}),
        ("article", {"year": "2031", "month": "jan-feb"}, {"PT": "Journal Article", "DP": "2031 Jan-Feb"}),
        ("article", {"year": "2031", "month": "fall"}, {"PT": "Journal Article", "DP": "2031 Fall"}),
    ],
)
def test_a_work_is_written_with_the_tags_that_fit(
    kind: str, fields: dict[str, str], expected: dict[str, str]
) -> None:
    assert dict(medline_tags(nbib([work(fields, kind)]))) == expected


def test_editors_and_groups_have_tags_of_their_own() -> None:
    people = (Contributor("Alder"), Contributor("Humming Group", is_group=True), Contributor("Birch", "Bo"))
    found = list(medline_tags(nbib([work({}, "book", authors=people, editors=(Contributor("Elm", "Ed"),))])))
    assert [one for one in found if one[0] in {"FED", "FAU", "CN"}] == [
        ("FED", "Elm, Ed"),
        ("FAU", "Alder"),
        ("CN", "Humming Group"),
        ("FAU", "Birch, Bo"),
    ]


def test_no_line_is_longer_than_its_longest_word_makes_it() -> None:
    assert max(map(len, nbib([work({"note": "hum " * 100})]).split("\n"))) <= 88
    assert f"GN  - {'h' * 200}\n" in nbib([work({"note": "h" * 200})])


def test_no_blank_line_stands_inside_a_work() -> None:
    assert nbib(EVERY_KIND.values()).count("\n\n") == len(EVERY_KIND)
