"""The base as a FHIR R5 bundle: valid, whole in itself, true to the figures, honest about what it leaves out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from fhir.resources.bundle import Bundle
from pydantic import ValidationError

from monograph.exports.fhir import fhir_files
from monograph.exports.fhir.identity import resource_id
from monograph.knowledge_base import KnowledgeBase
from monograph.pipeline import Check
from tests.evidence.trials import NO_EVIDENCE, answer, question, rating, trial
from tests.fragments import base_of

CITE = "Quill2031, table 2"


def data_of(base: KnowledgeBase) -> bytes:
    (file,) = fhir_files(base)
    assert file.address == "data/fhir-bundle.json"
    return file.data


def bundle_of(base: KnowledgeBase) -> dict[str, Any]:
    """Return the bundle as a program reads it that keeps the digits of decimals."""
    data = data_of(base)
    Bundle.model_validate_json(data)
    read: dict[str, Any] = json.loads(data, parse_float=Decimal)
    return read


@pytest.fixture(scope="module")
def example(example_check: Check) -> dict[str, Any]:
    assert example_check.base is not None
    return bundle_of(example_check.base)


def resources(bundle: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [one["resource"] for one in bundle["entry"] if one["resource"]["resourceType"] == kind]


def named(bundle: dict[str, Any], kind: str, name: str) -> dict[str, Any]:
    return next(one for one in resources(bundle, kind) if one["identifier"][0]["value"] == name)


def values_in(value: Any) -> Iterator[Any]:
    yield value
    if isinstance(value, dict):
        for item in value.values():
            yield from values_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from values_in(item)


def evidence_of(result: dict[str, Any], **fields: Any) -> dict[str, Any]:
    made = {"outcome": "hum-frequency", "contrast": "between arms", "index": ["zorbatine"]}
    whole = {"id": "hums", **made, "comparator": ["placebo"], **result}
    return named(
        bundle_of(base_of({"study/quill-2031": trial(results=[whole], **fields)})), "Evidence", "quill-2031.hums"
    )


def roles(evidence: dict[str, Any]) -> list[str]:
    return [one["variableRole"]["coding"][0]["code"] for one in evidence["variableDefinition"]]


def test_the_example_holds_every_kind_of_resource(example: dict[str, Any]) -> None:
    for kind in ("Citation", "ResearchStudy", "Evidence", "EvidenceVariable"):
        assert resources(example, kind), kind


def test_the_models_refuse_what_is_no_fhir(example_check: Check) -> None:
    assert example_check.base is not None
    spoiled = json.loads(data_of(example_check.base))
    del next(one for one in spoiled["entry"] if one["resource"]["resourceType"] == "Evidence")["resource"][
        "status"
    ]
    with pytest.raises(ValidationError):
        Bundle.model_validate(spoiled)


def lost(bundle: dict[str, Any]) -> set[str]:
    there = {one["fullUrl"] for one in bundle["entry"]}
    assert len(there) == len(bundle["entry"]), "two resources have one address"
    return {one["reference"] for one in values_in(bundle) if isinstance(one, dict) and "reference" in one} - there


def test_every_reference_leads_to_a_resource_in_the_bundle(example: dict[str, Any]) -> None:
    assert not lost(example)


def test_nothing_is_empty_and_nothing_is_null(example: dict[str, Any]) -> None:
    assert not [one for one in values_in(example) if one is None or one in ("", [], {})]


def test_the_same_base_gives_the_same_bytes(example_check: Check) -> None:
    assert example_check.base is not None
    assert data_of(example_check.base) == data_of(example_check.base)


def test_decimals_keep_their_digits() -> None:
    effect = {"value": {"measure": "rate ratio", "estimate": Decimal("0.50")}, "cite": CITE}
    interval = {"value": {"level": Decimal("90"), "low": Decimal("0.10"), "high": Decimal("0.9")}, "cite": CITE}
    (statistic,) = evidence_of({"effect": effect, "interval": interval})["statistic"]
    assert str(statistic["quantity"]["value"]) == "0.50"
    (limits,) = statistic["attributeEstimate"]
    assert (str(limits["range"]["low"]["value"]), str(limits["level"])) == ("0.10", "0.9")
    assert statistic["statisticType"] == {"text": "rate ratio"}


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("0.03", {"quantity": {"value": Decimal("0.03")}}),
        ("< 0.05", {"quantity": {"value": Decimal("0.05"), "comparator": "<"}}),
        ("≤ 0.05", {"quantity": {"value": Decimal("0.05"), "comparator": "<="}}),
        ("0.01 to 0.04", {"range": {"low": {"value": Decimal("0.01")}, "high": {"value": Decimal("0.04")}}}),
    ],
)
def test_a_p_value_is_no_more_exact_than_it_is_printed(printed: str, expected: dict[str, Any]) -> None:
    (statistic,) = evidence_of({"p": {"value": printed, "cite": CITE}})["statistic"]
    assert statistic["attributeEstimate"] == [{"type": {"text": "p value"}, **expected}]
    assert "quantity" not in statistic, "nobody gave an estimate"


def test_figures_of_each_side_have_units_and_people() -> None:
    side = {
        "arms": ["zorbatine"],
        "statistic": "mean",
        "figure": {"value": "5.30 cramps/day", "cite": CITE},
        "people": {"value": "3 of 20", "cite": CITE},
    }
    (statistic,) = evidence_of({"sides": [side]})["statistic"]
    assert statistic["quantity"] == {
        "value": Decimal("5.30"),
        "unit": "cramps/day",
        "system": "http://unitsofmeasure.org",
        "code": "{cramp}/d",
    }
    assert (statistic["numberAffected"], statistic["sampleSize"]["numberOfParticipants"]) == (3, 20)
    assert statistic["description"] == "Zorbatine: mean"


def test_a_result_says_whom_it_compares_and_what_was_not_given() -> None:
    evidence = evidence_of({"direction": {"value": "no difference", "cite": CITE}, "interval": "not seen"})
    assert roles(evidence) == ["population", "exposure", "referenceExposure", "measuredVariable"]
    assert evidence["assertion"] == "As the source words it: no difference."
    assert {"text": "Not given: interval (not seen)."} in evidence["note"]
    assert evidence["relatedArtifact"][0]["display"] == "table 2"
    assert "statistic" not in evidence


def test_a_slip_of_the_source_is_told(example: dict[str, Any]) -> None:
    yawned = next(one for one in resources(example, "Evidence") if one["title"] == "Quill 2031: Yawned")
    assert {"text": "The source's percent is copied; its own figures give 10 %."} in yawned["note"]


def test_events_are_not_counted_as_people() -> None:
    harm = {"event": "Sneezed", "counts_events": True, "arms": ["zorbatine"], "count": {"value": 9, "cite": CITE}}
    bundle = bundle_of(base_of({"study/quill-2031": trial(harms=[harm, {**harm, "counts_events": False}])}))
    events, people = (named(bundle, "Evidence", f"quill-2031.harms.{number}") for number in (1, 2))
    assert events["statistic"][0]["numberOfEvents"] == 9
    assert "numberAffected" not in events["statistic"][0]
    assert people["statistic"][0]["numberAffected"] == 9
    assert "numberOfEvents" not in people["statistic"][0]


def test_an_answer_has_its_certainty_with_reasons_and_its_results() -> None:
    unjudged = {"domain": "risk of bias", "judgement": "not assessed", "reason": "Not read."}
    down = {"domain": "imprecision", "judgement": "down two levels", "reason": "Few people."}
    asked = question(answer("quill-2031", certainty=rating(domains=[down, unjudged])))
    far = trial(population={"conditions": ["gale-disease"]})
    bundle = bundle_of(base_of({"question/does-it-help": asked, "study/quill-2031": far}))
    evidence = named(bundle, "Evidence", "does-it-help.zorbatine.hum-frequency")
    (certainty,) = evidence["certainty"]
    assert certainty["rating"]["coding"][0] == {"system": "http://hl7.org/fhir/certainty-rating", "code": "low"}
    assert certainty["description"] == "Starts at high. GRADE, provisional, by the editors."
    by_domain = {one["type"]["text"]: one for one in certainty["subcomponent"]}
    assert by_domain["imprecision"]["rating"]["coding"][0]["code"] == "downcode2"
    assert by_domain["imprecision"]["description"] == "Few people."
    assert by_domain["risk of bias"]["rating"] == {"text": "not assessed"}
    population = evidence["variableDefinition"][0]
    assert population["note"] == [
        {"text": "Quill 2031: another disease, Gale disease instead of Harrow syndrome."}
    ]
    there = {one["fullUrl"]: one["resource"]["identifier"][0]["value"] for one in bundle["entry"]}
    rests_on = [there[one["resourceReference"]["reference"]] for one in evidence["relatedArtifact"]]
    assert rests_on == ["quill-2031.hums"]


def test_what_is_left_out_is_counted() -> None:
    silent = {"id": "pitch", "outcome": "hum-pitch", "contrast": "between arms", "index": ["zorbatine"]}
    others = [{"value": 41, "cite": "Other2032, page 1"}, {"value": 42, "cite": "Third2033, page 1"}]
    counted = {"value": 40, "cite": CITE, "also_reported": others, "preferred_because": "It is the paper."}
    study = trial(
        results=[trial()["results"][0], silent | {"effect": "not seen"}], participants={"randomised": counted}
    )
    asked = question(answer("quill-2031"), answer(outcome="hum-pitch", certainty=NO_EVIDENCE))
    bundle = bundle_of(base_of({"question/does-it-help": asked, "study/quill-2031": study}))
    said = " ".join(one["details"]["text"] for one in bundle["issues"]["issue"])
    assert "1 results and harms of which no figure and no direction was seen" in said
    assert "1 answers for which no study was found" in said
    assert "2 values that other sources give" in said
    names = {one["identifier"][0]["value"] for one in resources(bundle, "Evidence")}
    assert names == {"quill-2031.hums", "does-it-help.zorbatine.hum-frequency"}


def test_an_answer_names_results_of_which_nothing_was_seen_but_does_not_point_at_them() -> None:
    silent = {"id": "hums", "outcome": "hum-frequency", "contrast": "between arms", "index": ["zorbatine"]}
    studies = {"study/quill-2031": trial(), "study/marrow-2032": trial(results=[silent | {"effect": "not seen"}])}
    bundle = bundle_of(base_of({"question/does-it-help": question(answer("quill-2031", "marrow-2032"))} | studies))
    evidence = named(bundle, "Evidence", "does-it-help.zorbatine.hum-frequency")
    assert len(evidence["relatedArtifact"]) == 1
    assert evidence["note"] == [{"text": "It also names results of which nothing was seen: 1."}]
    assert not lost(bundle)


def test_a_retraction_is_told_wherever_the_study_is() -> None:
    notice = {"type": "retraction", "text": "Invented data.", "cite": "Notice2033, page 1"}
    entries = {
        "question/does-it-help": question(answer("quill-2031")),
        "study/quill-2031": trial(notices=[notice]),
    }
    bundle = bundle_of(base_of(entries))
    told = {"text": "Retraction: Invented data."}
    assert told in named(bundle, "ResearchStudy", "quill-2031")["note"]
    assert told in named(bundle, "Evidence", "quill-2031.hums")["note"]
    evidence = named(bundle, "Evidence", "does-it-help.zorbatine.hum-frequency")
    assert evidence["note"] == [{"text": "Retraction on Quill 2031, on which the answer rests."}]


def test_a_rating_of_a_source_names_it() -> None:
    stated = rating(origin="as stated by a source", cite="Brisk2034, table 1")
    base = base_of(
        {"question/does-it-help": question(answer("quill-2031", certainty=stated)), "study/quill-2031": trial()}
    )
    evidence = named(bundle_of(base), "Evidence", "does-it-help.zorbatine.hum-frequency")
    assert evidence["certainty"][0]["note"][0]["text"].endswith("2034, table 1.")


def test_nothing_is_active_that_nobody_approved() -> None:
    approved = {
        "status": "approved",
        "reviewers": ["ada-example"],
        "date": "2035-01-01",
        "next_due": "2037-01-01",
    }
    bundle = bundle_of(base_of({"study/quill-2031": trial(review=approved), "study/marrow-2032": trial()}))
    status = {one["identifier"][0]["value"]: one["status"] for one in resources(bundle, "ResearchStudy")}
    assert status == {"quill-2031": "active", "marrow-2032": "draft"}
    assert {one["status"] for one in resources(bundle, "Citation")} == {"unknown"}


def test_a_study_has_its_arms_people_and_registration(example: dict[str, Any]) -> None:
    study = named(example, "ResearchStudy", "quill-2031")
    assert study["identifier"][1]["value"] == "IT-0000-0001"
    assert study["recruitment"] == {"targetNumber": 66, "actualNumber": 61}
    assert study["period"] == {"start": "2030-01", "end": "2030"}
    assert [one["linkId"] for one in study["comparisonGroup"]] == ["low", "high", "placebo"]
    assert study["phase"]["coding"][0]["code"] == "phase-2"
    assert "associatedParty" not in study, "sponsor and funding are not known"


def test_codes_of_one_salt_are_no_codes_of_the_drug(example: dict[str, Any]) -> None:
    concept = named(example, "EvidenceVariable", "zorbatine")["characteristic"][0]["definitionCodeableConcept"]
    assert [one["system"] for one in concept["coding"]] == ["http://www.nlm.nih.gov/research/umls/rxnorm"]


def test_an_unseen_title_is_left_out(example: dict[str, Any]) -> None:
    for one in resources(example, "Citation"):
        assert "not seen]" not in str(one["citedArtifact"].get("title", ""))


LONG = "a-" * 60


def test_every_resource_has_an_id_that_fhir_allows_and_every_identifier_a_system(example: dict[str, Any]) -> None:
    ids = [(one["resource"]["resourceType"], one["resource"]["id"]) for one in example["entry"]]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z0-9\-.]{1,64}", name) for _, name in ids)
    assert re.fullmatch(r"[A-Za-z0-9\-.]{1,64}", example["id"])
    identifiers = [one for one in values_in(example) if isinstance(one, dict) and "identifier" in one]
    listed = [one["identifier"] for one in identifiers]
    flat = [one for each in listed for one in (each if isinstance(each, list) else [each])]
    assert flat
    assert all(one["system"] and one["value"] for one in flat)


@pytest.mark.parametrize("name", ["quill-2031.hums", "Quill2031", "a" * 64])
def test_a_name_that_can_be_an_id_is_one(name: str) -> None:
    assert resource_id(name) == name


@pytest.mark.parametrize(
    "names",
    [
        (f"{LONG}x", f"{LONG}y"),
        ("Quill_2031", "Quill-2031", "Quill:2031", "Quill/2031", "Quill+2031"),
        ("Müller2031", "Møller2031"),
        ("a" * 65, "a" * 66),
    ],
)
def test_names_that_cannot_be_ids_are_told_apart(names: tuple[str, ...]) -> None:
    made = [resource_id(name) for name in names]
    assert len(set(made)) == len(made)
    assert all(re.fullmatch(r"[A-Za-z0-9\-.]{1,64}", one) for one in made)


def test_a_register_number_has_the_namespace_of_its_register() -> None:
    numbers = [
        {"register_name": "ClinicalTrials.gov", "number": "NCT00000001"},
        {"register_name": "Hum Register", "number": "7"},
        {"register_name": "Din Register", "number": "7"},
    ]
    bundle = bundle_of(base_of({"study/quill-2031": trial(registrations=numbers)}))
    _, known, hum, din = named(bundle, "ResearchStudy", "quill-2031")["identifier"]
    assert known["system"] == "https://clinicaltrials.gov"
    assert hum["system"].startswith("urn:uuid:")
    assert hum["system"] != din["system"]
