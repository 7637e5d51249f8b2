"""Works as FHIR citations: who made them, who published them, and what their number is."""

from __future__ import annotations

from typing import Any

import pytest
from fhir.resources.citation import Citation

from monograph.bibliography import load_bibliography
from monograph.exports.fhir.citations import citation
from tests.fragments import base_of

WORKS = """
@article{First, author = {Alder, Ann}, title = {T}, journal = {J}, year = 2031, volume = 4, number = 2}
@techreport{Hums, title = {Care of hums}, institution = {Institute of Hums}, number = {HG42}, year = 2031}
@online{Trial, organization = {Register of Hums}, title = {T2}, number = {RHT0042}, year = 2032,
  publisher = {Burp}}
@phdthesis{Thesis, author = {{Hum Group} and 李, 明 and van der Alder, Jr, Ann and others}, title = {T3},
  school = {Zorb University}, year = 2031}
@techreport{Both, title = {T4}, organization = {Hum Society}, institution = {Institute of Hums}, year = 2031}
"""


def artifact(key: str) -> Any:
    bibliography, findings = load_bibliography(WORKS, "references.bib")
    assert findings == ()
    made: Any = citation(bibliography[key], base_of({"term/dummy-tablet": {}}))["resource"]
    Citation.model_validate(made)
    return made["citedArtifact"]


def authors(key: str) -> list[str]:
    return [one["contributor"]["display"] for one in artifact(key)["contributorship"]["entry"]]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("Hums", ["Institute of Hums"]),
        ("Trial", ["Register of Hums"]),
        ("Thesis", ["Hum Group", "李明", "Ann van der Alder Jr"]),
        ("Both", ["Hum Society"]),
    ],
)
def test_a_work_has_its_authors_or_the_organisation_in_their_place(key: str, expected: list[str]) -> None:
    assert authors(key) == expected


@pytest.mark.parametrize(
    ("key", "publisher"),
    [("Trial", "Burp"), ("Thesis", "Zorb University"), ("Both", "Institute of Hums"), ("Hums", None)],
)
def test_whoever_published_a_work_is_named_unless_it_is_the_author(key: str, publisher: str | None) -> None:
    published_in = artifact(key)["publicationForm"][0].get("publishedIn", {})
    assert published_in.get("publisher", {}).get("display") == publisher


def test_only_the_number_of_an_article_is_an_issue() -> None:
    assert artifact("First")["publicationForm"][0]["issue"] == "2"
    assert "identifier" not in artifact("First")
    for key, number in (("Hums", "HG42"), ("Trial", "RHT0042")):
        assert "issue" not in artifact(key)["publicationForm"][0]
        assert number in [one["value"] for one in artifact(key)["identifier"]]
