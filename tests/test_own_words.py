"""Words that a base adds to vocabularies in kb/base.yaml, and countries by their names."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter, ValidationError

from monograph.entries import Study
from monograph.entries.base_files.about import About, read_about
from monograph.entries.shared.open_words import Design, Jurisdiction, OwnWord, Property, Route, TreatmentType
from monograph.entries.shared.vocabularies import BUILT_IN
from monograph.entries.shared.vocabulary import StudyDesign
from monograph.rules import RULES, Setting, run_rules
from monograph.schema import schema_files
from tests.evidence.trials import trial
from tests.fragments import base_of
from tests.projects import TODAY

SAID = {"title": "Hums", "lead": "What helps.", "description": "What helps."}
OWN = About.model_validate(
    {**SAID, "routes": ["by ear"], "designs": ["stepped-wedge trial"], "properties": ["resonant"]}
).vocabularies


def read(kind: Any, word: str, known: object = BUILT_IN) -> object:
    return TypeAdapter(kind).validate_python(word, context=known)


def test_a_base_adds_words_that_stay_apart_from_those_built_in() -> None:
    assert read(Route, "oral", OWN) == "oral"
    assert isinstance(read(Route, "by ear", OWN), OwnWord)
    assert isinstance(read(Design, "stepped-wedge trial", OWN), OwnWord)
    assert read(Design, "cohort study", OWN) is StudyDesign.COHORT
    assert read(Property, "resonant", OWN) == "resonant"


@pytest.mark.parametrize(
    ("kind", "word", "remedy"),
    [
        (Route, "orall", "Did you mean `oral`?"),
        (Route, "by ear", "add the word under `routes` in kb/base.yaml"),
        (TreatmentType, "vacine", "Did you mean `vaccine`?"),
        (Jurisdiction, "Frence", "Did you mean `France`?"),
        (Jurisdiction, "Narnia", "add the word under `jurisdictions` in kb/base.yaml"),
    ],
)
def test_another_word_is_refused_with_what_to_do(kind: Any, word: str, remedy: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read(kind, word)
    [fault] = refused.value.errors()
    assert fault["type"] == "unknown-word"
    assert remedy in fault["ctx"]["remedy"]


@pytest.mark.parametrize(
    "place",
    [
        *(
            "France",
            "Netherlands",
            "Spain",
            "Scotland",
            "India",
            "China",
            "Brazil",
            "New Zealand",
            "United States",
        ),
        *("South Korea", "Iran", "Türkiye", "worldwide", "European Union"),
    ],
)
def test_every_country_is_a_place(place: str) -> None:
    assert read(Jurisdiction, place) == place


@pytest.mark.parametrize(
    ("field", "word"),
    [("routes", "oral"), ("jurisdictions", "France"), ("designs", "cohort study"), ("treatment_types", "vaccine")],
)
def test_a_word_that_is_built_in_is_a_finding(field: str, word: str) -> None:
    _, [finding] = read_about(yaml.safe_dump({**SAID, field: ["something new", word]}, sort_keys=False).encode())
    assert (finding.rule, finding.place.line, finding.remedy) == ("word-is-new", 6, "Delete it here.")


def test_the_schemas_of_a_base_know_its_words() -> None:
    study = json.loads(dict(schema_files(OWN))["kb/schema/study.json"])
    assert "stepped-wedge trial" in study["properties"]["design"]["enum"]
    assert "x-own-words" not in json.dumps(study)
    assert "stepped-wedge trial" not in dict(schema_files())["kb/schema/study.json"]


def test_rules_say_nothing_false_of_a_design_that_they_do_not_know() -> None:
    base = base_of({"study/quill-2031": trial(design="stepped-wedge trial")})
    assert base.get(Study, "quill-2031").entry.design == "stepped-wedge trial"
    run = run_rules(RULES, Setting(base, TODAY), known=RULES)
    assert not run.findings
    assert run.checks
