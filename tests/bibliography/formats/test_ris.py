"""RIS: the tags that reference managers read."""

from __future__ import annotations

import pytest
import rispy  # type: ignore[import-untyped]

from monograph.bibliography import Contributor
from monograph.bibliography.formats import ris
from monograph.bibliography.kinds import REQUIRED
from tests.bibliography.formats.works import EVERY_KIND, work, works


def tags(fields: dict[str, str], kind: str) -> list[str]:
    """Return the lines of one work between its key and its end."""
    return ris([work(fields, kind)]).split("\r\n")[2:-2]


def test_an_article_is_written_as_its_publisher_would() -> None:
    [reference] = works(
        """@article{Alder2031, author = {van der Alder, Jr, Ann B. and {Humming Group} and others},
        title = {Zorbatine}, journal = {Journal of Humming}, shortjournal = {J Hum}, year = 2031, month = apr,
        day = 9, volume = 4, number = {2}, pages = {120--129}, doi = {10.9999/a}, pmid = 7, pmcid = {PMC8},
        url = {https://zorb.example.org/}, urldate = {2032-11-03}, note = {Read on a copy}, unseen = {isbn}}"""
    )
    assert ris([reference]).split("\r\n") == [
        "TY  - JOUR",
        "ID  - Alder2031",
        "AU  - van der Alder, Ann B., Jr",
        "AU  - Humming Group",
        "TI  - Zorbatine",
        "T2  - Journal of Humming",
        "J2  - J Hum",
        "VL  - 4",
        "IS  - 2",
        "DO  - 10.9999/a",
        "AN  - 7",
        "UR  - https://zorb.example.org/",
        "C2  - PMC8",
        "PY  - 2031",
        "DA  - 2031/04/09/",
        "SP  - 120",
        "EP  - 129",
        "Y2  - 2032/11/03",
        "N1  - Read on a copy",
        "N1  - More authors are not listed here",
        "N1  - Not seen: isbn",
        "ER  - ",
        "",
    ]


@pytest.mark.parametrize("kind", [*REQUIRED, "dataset", "software", "patent", "thesis", "unheardof"])
def test_every_type_is_one_that_ris_has(kind: str) -> None:
    [read] = rispy.loads(ris([work({"title": "T"}, kind)]))
    assert read["type_of_reference"] in rispy.TYPE_OF_REFERENCE_MAPPING
    assert (read["type_of_reference"] == "GEN") == (kind in {"misc", "unheardof"})


def test_a_type_that_ris_has_not_is_named_in_a_note() -> None:
    assert "N1  - Type: unheardof" in ris([EVERY_KIND["unheardof"]])
    assert "N1  - Type" not in ris([EVERY_KIND["misc"]])


@pytest.mark.parametrize(
    ("fields", "kind", "lines"),
    [
        ({"year": "2031"}, "article", ["PY  - 2031"]),
        ({"year": "2031", "month": "sep"}, "article", ["PY  - 2031", "DA  - 2031/09//"]),
        ({"year": "2031", "month": "jan-feb"}, "article", ["PY  - 2031", "DA  - 2031///jan-feb"]),
        ({"year": "2031", "month": "Spring"}, "article", ["PY  - 2031", "DA  - 2031///Spring"]),
        ({"year": "2031", "month": "Humtide"}, "article", ["PY  - 2031", "N1  - Month: Humtide"]),
        ({"year": "2031", "day": "9"}, "article", ["PY  - 2031", "N1  - Day: 9"]),
        ({"year": "MMXXXI", "month": "sep"}, "article", ["N1  - Year: MMXXXI", "N1  - Month: sep"]),
        ({"pages": "CD004157"}, "article", ["SP  - CD004157"]),
        ({"pages": "1–3, 7–9"}, "article", ["SP  - 1–3, 7–9"]),
        ({"pages": "S57–S63"}, "article", ["SP  - S57", "EP  - S63"]),
        ({"eid": "e123"}, "article", ["SP  - e123"]),
        ({"urldate": "in spring"}, "online", ["N1  - Accessed: in spring"]),
        ({"school": "University of Hum"}, "phdthesis", ["PB  - University of Hum", "M3  - Doctoral thesis"]),
        ({"type": "Magic thesis"}, "phdthesis", ["M3  - Magic thesis"]),
        ({"number": "12", "institution": "Hum Office"}, "techreport", ["SN  - 12", "PB  - Hum Office"]),
        ({"booktitle": "Hums", "series": "Noises"}, "incollection", ["T2  - Hums", "T3  - Noises"]),
        ({"series": "Noises"}, "book", ["T2  - Noises"]),
        ({"publisher": "P", "organization": "O"}, "misc", ["PB  - P", "N1  - Organization: O"]),
        ({"isbn": "1", "issn": "2"}, "book", ["SN  - 1", "N1  - ISSN: 2"]),
        ({"retraction": "10.9999/r"}, "article", ["N1  - Retraction in: 10.9999/r"]),
    ],
)
def test_a_field_has_a_tag_or_a_note(fields: dict[str, str], kind: str, lines: list[str]) -> None:
    assert sorted(tags(fields, kind)) == sorted(lines)


def test_editors_of_a_book_are_not_those_of_its_series() -> None:
    editor = (Contributor("Alder", "Ann"),)
    assert "A3  - Alder, Ann\r\n" in ris([work({}, "book", editors=editor)])
    assert "A2  - Alder, Ann\r\n" in ris([work({}, "incollection", editors=editor)])


def test_a_group_with_a_comma_stays_one_and_has_its_whole_name_in_a_note() -> None:
    groups = [Contributor(name, is_group=True) for name in ("Hum, Tone, and Din Institute", "Example, Inc.")]
    text = ris([work({}, authors=tuple(groups), editors=(groups[1],))])
    assert "AU  - Hum Tone and Din Institute\r\nAU  - Example Inc.\r\n" in text
    assert "A2  - Example Inc.\r\n" in text
    for group in groups:
        assert f"N1  - Group: {group.family}\r\n" in text


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("booktitle = {Hums 2031}", ["T2  - Hums 2031", "C3  - Hums 2031"]),
        ("eventtitle = {Fifth Hum Meeting}", ["T2  - Fifth Hum Meeting"]),
        (
            "booktitle = {Hums 2031}, eventtitle = {Fifth Hum Meeting}",
            ["T2  - Fifth Hum Meeting", "C3  - Hums 2031"],
        ),
    ],
)
def test_proceedings_and_meeting_each_have_their_place(entry: str, expected: list[str]) -> None:
    [reference] = works(f"@inproceedings{{A, author = {{Alder, Ann}}, title = {{T}}, year = 2031, {entry}}}")
    lines = ris([reference]).split("\r\n")
    assert sorted(line for line in lines if line[:2] in ("T2", "C3")) == sorted(expected)


@pytest.mark.parametrize(
    ("kind", "field"),
    [("online", "number"), ("online", "volume"), ("incollection", "number"), ("software", "number")],
)
def test_what_zotero_would_take_for_something_else_is_a_remark(kind: str, field: str) -> None:
    reference = work({"title": "T", field: "7"}, kind=kind)
    assert f"N1  - {field.capitalize()}: 7\r\n" in ris([reference])
    assert "M1" not in ris([reference])
    assert "VL" not in ris([reference])


def test_an_organisation_stands_in_for_authors_as_it_does_in_print() -> None:
    [reference] = works("@online{A, organization = {Hum Office}, title = {T}, year = 2031}")
    assert "AU  - Hum Office\r\n" in ris([reference])
    [reference] = works("@online{A, organization = {Hum Office}, title = {T}, year = 2031, unseen = {author}}")
    assert "PB  - Hum Office\r\n" in ris([reference])
    assert "AU" not in ris([reference])


def test_a_suffix_keeps_its_place_without_a_given_name() -> None:
    assert "AU  - Alder, , Jr\r\n" in ris([work({}, authors=(Contributor("Alder", suffix="Jr"),))])
