"""CSL-JSON: what a processor of citation styles is given."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from monograph.bibliography import Contributor, Reference
from monograph.bibliography.formats import csl_json
from monograph.bibliography.kinds import REQUIRED
from tests.bibliography.formats.csl_schema import CSL_DATA
from tests.bibliography.formats.works import EVERY_KIND, work, works


def item(reference: Reference) -> dict[str, Any]:
    items = json.loads(csl_json([reference]))
    Draft202012Validator(CSL_DATA).validate(items)
    [only] = items
    assert isinstance(only, dict)
    return only


def test_an_article_is_written_in_parts() -> None:
    [reference] = works(
        """@article{Alder2031, author = {van der Alder, Jr, Ann B. and {Humming Group} and others},
        title = {Zorbatine}, journal = {Journal of Humming}, shortjournal = {J Hum}, year = 2031, month = apr,
        day = 9, volume = 4, number = {2}, pages = {120--129}, doi = {10.9999/a}, pmid = 7, pmcid = {PMC8},
        url = {https://zorb.example.org/}, urldate = {2032-11-03}, note = {Read on a copy}, unseen = {isbn}}"""
    )
    assert item(reference) == {
        "id": "Alder2031",
        "type": "article-journal",
        "author": [
            {"family": "Alder", "given": "Ann B.", "non-dropping-particle": "van der", "suffix": "Jr"},
            {"literal": "Humming Group"},
        ],
        "title": "Zorbatine",
        "container-title": "Journal of Humming",
        "container-title-short": "J Hum",
        "volume": "4",
        "issue": "2",
        "page": "120-129",
        "DOI": "10.9999/a",
        "PMID": "7",
        "PMCID": "PMC8",
        "URL": "https://zorb.example.org/",
        "issued": {"date-parts": [[2031, 4, 9]]},
        "accessed": {"date-parts": [[2032, 11, 3]]},
        "note": "Read on a copy\nMore authors are not listed here\nNot seen: isbn",
    }


@pytest.mark.parametrize("kind", [*REQUIRED, "dataset", "software", "patent", "thesis", "unheardof"])
def test_every_type_is_one_of_the_schema(kind: str) -> None:
    assert (item(work({"title": "T"}, kind))["type"] == "document") == (kind in {"misc", "software", "unheardof"})


@pytest.mark.parametrize(
    ("fields", "issued"),
    [
        ({"year": "2031"}, {"date-parts": [[2031]]}),
        ({"year": "2031", "month": "sep"}, {"date-parts": [[2031, 9]]}),
        ({"year": "2031", "month": "jan-feb"}, {"date-parts": [[2031, 1], [2031, 2]]}),
        ({"year": "2031", "month": "dec-jan"}, {"date-parts": [[2031, 12], [2032, 1]]}),
        ({"year": "2031", "month": "autumn"}, {"date-parts": [[2031]], "season": 3}),
        ({"month": "sep"}, None),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(fields: dict[str, str], issued: object) -> None:
    found = item(work(fields))
    assert found.get("issued") == issued
    assert found.get("note", "") == ("" if issued else "Month: sep")


@pytest.mark.parametrize(
    ("fields", "kind", "expected"),
    [
        ({"number": "NCT1"}, "misc", {"number": "NCT1"}),
        (
            {"school": "University of Hum"},
            "phdthesis",
            {"publisher": "University of Hum", "genre": "Doctoral thesis"},
        ),
        ({"eid": "e1"}, "article", {"page": "e1"}),
        ({"pages": "1–2", "eid": "e1"}, "article", {"page": "1-2", "note": "Article number: e1"}),
        ({"howpublished": "On hats"}, "misc", {"note": "How published: On hats"}),
        (
            {"eventtitle": "Hum Days", "venue": "Drumtown", "eventdate": "2031-05-01"},
            "inproceedings",
            {"event-title": "Hum Days", "event-place": "Drumtown", "note": "Date of the event: 2031-05-01"},
        ),
        ({"epubdate": "2031-05-01"}, "article", {"note": "First online: 2031-05-01"}),
        ({"pubstate": "inpress"}, "article", {"status": "inpress"}),
        ({"urldate": "2031"}, "online", {"note": "Accessed: 2031"}),
        ({"title": "</script>\u2028=1+1"}, "misc", {"title": "</script> =1+1"}),
    ],
)
def test_a_field_has_a_variable_or_a_line_in_the_note(
    fields: dict[str, str], kind: str, expected: dict[str, str]
) -> None:
    found = item(work(fields, kind))
    assert {name: value for name, value in found.items() if name not in ("id", "type")} == expected


def test_a_type_without_a_name_of_its_own_is_named_in_the_note() -> None:
    assert "Type: unheardof" in item(EVERY_KIND["unheardof"])["note"].split("\n")


def test_a_preprint_is_no_journal_article() -> None:
    found = item(work({"journal": "humRxiv", "pubstate": "prepublished"}))
    assert (found["type"], found["genre"], found["container-title"]) == ("article", "Preprint", "humRxiv")


def test_a_family_name_alone_is_a_person() -> None:
    assert item(work({}, authors=(Contributor("Alder"),)))["author"] == [{"family": "Alder"}]
