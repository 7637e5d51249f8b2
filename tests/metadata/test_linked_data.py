"""What pages say to programs: in schema.org's words, true to the entries, and never able to run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from monograph.entries.base_files.about import About
from monograph.entries.shared.vocabulary import ClaimVerdict, StudyDesign
from monograph.exports import offered
from monograph.knowledge_base import KnowledgeBase
from monograph.mkdocs_plugin import with_security_policy
from monograph.pipeline import check, site_pages
from monograph.views import pages_at
from monograph.views.across.data import data_page
from monograph.views.linked_data import with_linked_data
from tests.conftest import BuiltSite
from tests.fragments import base_of
from tests.metadata.vocabulary import faults
from tests.projects import TODAY

ADDRESS = "https://hum.example.org/base/"


def said(address: str, base: KnowledgeBase) -> dict[str, Mapping[str, Any]]:
    """Return the nodes of a page by their types."""
    [page] = pages_at([address], base)
    data: Any = with_linked_data(page, base).linked_data
    return {node["@type"]: node for node in data["@graph"]}


def published(base: KnowledgeBase) -> KnowledgeBase:
    """Return a base that knows the address of its site."""
    return replace(base, about=About.model_validate(base.about.model_dump() | {"address": ADDRESS}))


def test_every_page_speaks_in_types_and_properties_that_schema_org_knows(site_base: KnowledgeBase) -> None:
    pages = site_pages(site_base)
    found = [f"{page.address}: {x}" for page in pages if page.linked_data for x in faults(page.linked_data)]
    assert not found, "\n".join(found)
    assert [page.address for page in pages if not page.linked_data] == [x.address for x in pages if x.moved_to]


@pytest.mark.parametrize(
    ("node", "told"),
    [
        ({"@type": "Drug", "colour": "green"}, "no property `colour`"),
        ({"@type": "Medicine", "name": "Zorbatine"}, "no such type"),
        ({"name": "Zorbatine"}, "no type"),
        ({"@type": "Drug", "code": [{"@type": "Person", "name": "Ada"}]}, "and not MedicalCode"),
        ({"@type": "Drug", "code": [{"@type": "MedicalCode", "codeValue": 7}]}, "and not Text"),
        ({"@type": "Drug", "code": [{"@type": "MedicalCode", "hue": "green"}]}, "no property `hue`"),
        ({"@type": "Drug", "name": {"@id": "#entry"}}, "and not Text"),
        ({"@type": "Drug", "url": "two words"}, "and not URL"),
        ({"@type": "MedicalWebPage", "lastReviewed": "3 May 2031"}, "and not Date"),
        ({"@type": "MedicalTrial", "trialDesign": "https://schema.org/NoSuchTrial"}, "and not MedicalTrialDesign"),
    ],
)
def test_the_vocabulary_check_finds_faults(node: dict[str, Any], told: str) -> None:
    good = {"@type": "MedicalTrial", "trialDesign": "https://schema.org/DoubleBlindedTrial", "url": "a.html"}
    [fault] = faults({"@context": "https://schema.org", "@graph": [good, node]})
    assert told in fault
    assert list(faults({"@graph": [good]})) == ["no context"]


REVIEWED = """
    drug/zorbatine:
      review:
        status: {status}
        date: 2035-01-15
        next_due: 2037-01-15
        reviewers: [ada-example]
"""


def test_a_reviewer_is_named_only_when_a_named_person_approved_the_entry() -> None:
    approved = said("drugs/zorbatine.html", base_of(REVIEWED.format(status="approved")))["MedicalWebPage"]
    assert approved["lastReviewed"] == "2035-01-15"
    assert [one["name"] for one in approved["reviewedBy"]] == ["Ada Example"]
    assert "creativeWorkStatus" not in approved
    for status in ("draft", "under review"):
        page = said("drugs/zorbatine.html", base_of(REVIEWED.format(status=status)))["MedicalWebPage"]
        assert "lastReviewed" not in page
        assert "reviewedBy" not in page
        assert page["creativeWorkStatus"]


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        ("drug", "Drug"),
        ("combination", "Drug"),
        ("drug class", "DrugClass"),
        ("non-drug treatment", "MedicalTherapy"),
    ],
)
def test_a_treatment_is_what_it_is(type_: str, kind: str) -> None:
    nodes = said("drugs/zorbatine.html", base_of({"drug/zorbatine": {"type": type_, "brand_names": ["Humless"]}}))
    assert nodes[kind]["alternateName"] == ["Humless"]
    assert nodes["MedicalWebPage"]["mainEntity"] == {"@id": nodes[kind]["@id"]}


STUDIES = {
    StudyDesign.PARALLEL_RCT: "MedicalTrial",
    StudyDesign.CROSSOVER_RCT: "MedicalTrial",
    StudyDesign.N_OF_1: "MedicalTrial",
    StudyDesign.NON_RANDOMISED: "MedicalTrial",
    StudyDesign.BEFORE_AFTER: "MedicalStudy",
    StudyDesign.CASE_SERIES: "MedicalObservationalStudy",
    StudyDesign.COHORT: "MedicalObservationalStudy",
    StudyDesign.CASE_CONTROL: "MedicalObservationalStudy",
    StudyDesign.CROSS_SECTIONAL: "MedicalObservationalStudy",
    StudyDesign.PHARMACOKINETIC: "MedicalStudy",
    StudyDesign.LABORATORY: "MedicalStudy",
    StudyDesign.SYSTEMATIC_REVIEW: "MedicalScholarlyArticle",
    StudyDesign.OVERVIEW: "MedicalScholarlyArticle",
    StudyDesign.NARRATIVE_REVIEW: "MedicalScholarlyArticle",
}


@pytest.mark.parametrize("design", StudyDesign)
def test_a_study_has_the_type_of_its_design(design: StudyDesign) -> None:
    nodes = said("studies/quill-2031.html", base_of({"study/quill-2031": {"design": str(design)}}))
    assert STUDIES[design] in nodes
    is_randomised = "https://schema.org/RandomizedTrial" in nodes[STUDIES[design]].get("trialDesign", ())
    assert is_randomised == (design.startswith("randomised") or design is StudyDesign.N_OF_1)


@pytest.mark.parametrize(("verdict", "number"), tuple(zip(ClaimVerdict, (5, 4, 3, 2, 1), strict=True)))
def test_a_claim_check_gives_the_word_the_number_and_the_scale(verdict: ClaimVerdict, number: int) -> None:
    base = base_of({"claim/claim-hats-hum": {"name": "Hats hum", "says": "Hats hum.", "verdict": str(verdict)}})
    review = said("claims/claim-hats-hum.html", base)["ClaimReview"]
    assert review["claimReviewed"] == "Hats hum."
    assert review["reviewRating"]["alternateName"] == str(verdict)
    assert review["reviewRating"]["ratingValue"] == number
    assert f"{number}: {verdict}" in review["reviewRating"]["ratingExplanation"]


def test_a_claim_has_its_publisher_as_author_and_the_address_where_it_appeared() -> None:
    made = {"title": "Hats", "publisher": "Hat News", "type": "news article"}
    document = {**made, "url": "https://hats.example.org/?a=1"}
    base = base_of({"claim/claim-hats-hum": {"name": "Hats hum", "document": document}})
    claim = said("claims/claim-hats-hum.html", base)["ClaimReview"]["itemReviewed"]
    assert claim["author"] == {"@type": "Organization", "name": "Hat News"}
    assert claim["appearance"]["url"] == "https://hats.example.org/?a=1"
    base = base_of({"claim/claim-hats-hum": {"document": {"title": "Hats", "type": "news article"}}})
    claim = said("claims/claim-hats-hum.html", base)["ClaimReview"]["itemReviewed"]
    assert "author" not in claim
    assert "url" not in claim["appearance"]


def test_the_list_of_questions_gives_each_answer_with_verdicts() -> None:
    summary = {"plain": "It may.", "clinical": "It may."}
    base = base_of({"question/does-it-help": {"name": "Does it help?", "summary": summary}})
    [question] = said("questions/index.html", base)["FAQPage"]["mainEntity"]
    assert question["name"] == "Does it help?"
    assert question["acceptedAnswer"]["text"] == "It may. Zorbatine: uncertain."


def test_addresses_are_whole_when_that_of_the_site_is_known_and_else_lead_from_the_page() -> None:
    base = base_of("drug/zorbatine: {belongs_to: [glow-blockers]}")
    for known, drug, home in (
        (base, "zorbatine.html", "../index.html"),
        (published(base), f"{ADDRESS}drugs/zorbatine.html", ADDRESS),
    ):
        nodes = said("drugs/zorbatine.html", known)
        assert nodes["Drug"]["url"] == nodes["MedicalWebPage"]["url"] == drug
        way = nodes["BreadcrumbList"]["itemListElement"]
        assert [(one["position"], one["name"]) for one in way] == [
            (1, "Home"),
            (2, "Treatments"),
            (3, "Zorbatine"),
        ]
        assert way[0]["item"] == {"@id": home}


def test_the_first_page_offers_its_search_only_when_its_address_is_known() -> None:
    base = base_of("drug/zorbatine: {}")
    assert "potentialAction" not in said("index.html", base)["WebSite"]
    target = said("index.html", published(base))["WebSite"]["potentialAction"]["target"]
    assert target["urlTemplate"] == f"{ADDRESS}?q={{search_term_string}}"


# On the built page


@pytest.mark.slow
def test_linked_data_arrives_whole_and_nothing_in_it_ends_its_element(example_site: BuiltSite) -> None:
    checked = check(example_site.root, TODAY)
    assert checked.base is not None
    for page in site_pages(checked.base):
        text = (example_site.folder / page.address).read_text(encoding="utf-8")
        scripts = LexborHTMLParser(text).css('script[type="application/ld+json"]')
        assert len(scripts) == (0 if page.moved_to else 1), page.address
        for script in scripts:
            assert script.parent is not None
            assert script.parent.tag == "head"
            assert "<" not in script.text()
            assert json.loads(script.text()) == json.loads(json.dumps(page.linked_data, default=dict))


def test_linked_data_is_given_no_leave_to_run_and_lends_none_to_a_script_like_it() -> None:
    data = '{"name": "alert(1)"}'
    head = f'<meta charset="utf-8"><script type="application/ld+json">{data}</script>'
    alone = with_security_policy(f"<head>{head}</head>")
    assert "sha256" not in alone
    beside = with_security_policy(f"<head>{head}<script>theme()</script></head>")
    assert beside.count("sha256-") == 1


def test_the_data_have_keywords_and_the_address_of_the_site_as_their_identifier() -> None:
    base = base_of("drug/zorbatine: {belongs_to: [glow-blockers]}")
    for known, identifier in ((base, None), (published(base), ADDRESS)):
        page = with_linked_data(data_page(known, offered(known)), known)
        data: Any = page.linked_data
        [dataset] = [one for one in data["@graph"] if one["@type"] == "Dataset"]
        assert "Zorbatine" in dataset["keywords"]
        assert dataset.get("identifier") == identifier
        assert not list(faults(data))
