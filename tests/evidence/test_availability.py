"""Whether a treatment can be had, and where its use is licensed."""

from __future__ import annotations

import pytest

from monograph.entries import Drug
from monograph.entries.shared.vocabulary import Jurisdiction
from monograph.evidence.answers.availability import availability_of, licences_of, licensed_extents
from monograph.evidence.pico.populations import people_asked_about
from tests.evidence.trials import Fields, question, the_question
from tests.fragments import base_of


def record(place: str, status: str, *conditions: str) -> Fields:
    made: Fields = {
        "product": "Zorbatine",
        "jurisdiction": place,
        "status": status,
        "cite": "Register2033, page 1",
    }
    return made | ({"licensed_for": list(conditions)} if conditions else {})


def drug(*records: Fields) -> Drug:
    return base_of({"drug/zorbatine": {"regulatory": list(records)}}).get(Drug, "zorbatine").entry


@pytest.mark.parametrize(
    ("records", "state"),
    [
        ([], "not recorded"),
        ([("Japan", "approved")], "available"),
        ([("Japan", "approved"), ("Canada", "withdrawn")], "available, withdrawn in some places"),
        ([("Japan", "withdrawn"), ("Japan", "approved")], "available"),
        ([("Japan", "withdrawn"), ("Canada", "withdrawn")], "withdrawn wherever it was licensed"),
        ([("Japan", "withdrawn"), ("Canada", "investigational")], "withdrawn wherever it was licensed"),
        ([("Japan", "investigational")], "investigational only"),
        ([("Japan", "approved, not marketed"), ("Canada", "withdrawn")], "licensed, not marketed"),
        ([("Japan", "not approved")], "not approved"),
    ],
)
def test_a_treatment_is_available_where_a_product_is_sold(records: list[tuple[str, str]], state: str) -> None:
    assert availability_of(drug(*(record(*one) for one in records))).state == state


def test_each_place_stands_in_one_list() -> None:
    found = availability_of(
        drug(record("Japan", "withdrawn"), record("Japan", "approved"), record("Canada", "withdrawn"))
    )
    assert (found.available_in, found.withdrawn_in) == ((Jurisdiction.JAPAN,), (Jurisdiction.CANADA,))
    assert found.can_be_had
    assert not found.is_withdrawn


@pytest.mark.parametrize(
    ("status", "conditions", "licence"),
    [
        ("approved", ["humming"], "licensed for this use"),
        ("approved", ["noise"], "licensed for this use"),
        ("approved, not marketed", ["humming"], "licensed for this use"),
        ("approved", ["sneezing"], "off-label for this use"),
        ("approved", ["sneezing", "humming"], "licensed for this use"),
        ("approved", ["humming-in-gale-syndrome"], "off-label for this use"),
        ("approved", ["loud-humming"], "not known"),
        ("approved", ["harrow-syndrome"], "not known"),
        ("approved", [], "not known"),
        ("withdrawn", ["humming"], "no licence there"),
        ("investigational", [], "no licence there"),
    ],
)
def test_a_licence_for_a_condition_covers_every_kind_of_it(
    status: str, conditions: list[str], licence: str
) -> None:
    base = base_of(
        {
            "drug/zorbatine": {"regulatory": [record("Japan", status, *conditions)]},
            "condition/humming": {"broader": ["noise"]},
            "condition/loud-humming": {"broader": ["humming"]},
            "condition/humming-in-gale-syndrome": {"broader": ["humming"], "occurs_in": ["gale-syndrome"]},
            "question/does-it-help": question(pico={"symptom": "humming"}),
        }
    )
    people = people_asked_about(the_question(base).pico, base)
    assert licences_of(base.get(Drug, "zorbatine").entry, people, base) == {Jurisdiction.JAPAN: licence}


def test_without_a_symptom_the_disease_is_the_use() -> None:
    records = [record("Japan", "approved", "harrow-syndrome"), record("Canada", "approved", "gale-syndrome")]
    base = base_of({"drug/zorbatine": {"regulatory": records}, "question/does-it-help": question()})
    people = people_asked_about(the_question(base).pico, base)
    found = licences_of(base.get(Drug, "zorbatine").entry, people, base)
    assert found == {Jurisdiction.JAPAN: "licensed for this use", Jurisdiction.CANADA: "off-label for this use"}


@pytest.mark.parametrize(
    ("condition", "licensed", "extent"),
    [
        ("humming-in-gale-syndrome", ["humming-in-gale-syndrome"], "licensed for this"),
        ("humming-in-gale-syndrome", ["noise"], "licensed for this"),
        ("humming", ["sneezing", "noise"], "licensed for this"),
        ("humming", ["humming-in-gale-syndrome"], "licensed for some of this"),
        ("noise", ["humming-in-gale-syndrome"], "licensed for some of this"),
        ("gale-syndrome", ["humming-in-gale-syndrome"], "licensed for some of this"),
        ("gale-syndrome", ["humming"], "not licensed for this"),
        ("humming", ["sneezing"], "not licensed for this"),
        ("humming-in-gale-syndrome", ["gale-syndrome"], "not licensed for this"),
        ("humming", [], "licensed, for what is not recorded"),
    ],
)
def test_a_licence_covers_a_condition_in_whole_or_in_part(
    condition: str, licensed: list[str], extent: str
) -> None:
    records = [record("Japan", "approved", *licensed), record("Canada", "withdrawn", *licensed)]
    base = base_of(
        {
            "drug/zorbatine": {"regulatory": records},
            "condition/humming": {"broader": ["noise"]},
            "condition/humming-in-gale-syndrome": {"broader": ["humming"], "occurs_in": ["gale-syndrome"]},
        }
    )
    found = licensed_extents(base.get(Drug, "zorbatine").entry, condition, base)
    assert found == {Jurisdiction.JAPAN: extent, Jurisdiction.CANADA: "not licensed for this"}


def test_the_licence_that_covers_most_speaks_for_its_place() -> None:
    records = [record("Japan", "approved", "humming-in-gale-syndrome"), record("Japan", "approved", "humming")]
    base = base_of(
        {
            "drug/zorbatine": {"regulatory": records},
            "condition/humming-in-gale-syndrome": {"broader": ["humming"], "occurs_in": ["gale-syndrome"]},
        }
    )
    assert licensed_extents(base.get(Drug, "zorbatine").entry, "humming", base) == {
        Jurisdiction.JAPAN: "licensed for this"
    }
