"""Units that a base adds in kb/base.yaml: entries may use them, and a unit that cannot be right is a finding."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from monograph.entries.base_files.about import About, read_about, read_vocabularies
from monograph.entries.shared.units import BUILT_IN_UNITS
from monograph.entries.shared.values import Quantity
from monograph.entries.shared.vocabularies import Vocabularies
from monograph.evidence.numbers.unit_families import in_unit
from monograph.evidence.numbers.unit_kinds import are_of_one_kind
from monograph.evidence.prose.numbers import numbers_in
from monograph.evidence.prose.sentences import sentences
from tests.projects import make_project, monograph

SAID = {"title": "Hums", "lead": "What helps.", "description": "What helps."}
FLARES = {"unit": "flares", "one": "flare"}
LUMENS = {"unit": "lm", "dimension": "luminous flux", "ucum": "lm"}
KILOLUMENS = {"unit": "klm", "dimension": "luminous flux", "of": "lm", "factor": 1000}


def known(*units: dict[str, Any]) -> Vocabularies:
    return About.model_validate({**SAID, "units": list(units)}).vocabularies


def faults(*units: dict[str, Any]) -> list[tuple[int, str, str]]:
    written = yaml.safe_dump({**SAID, "units": list(units)}, sort_keys=False, default_flow_style=None, width=200)
    _, findings = read_about(written.encode())
    return [(one.place.line, one.rule, one.remedy) for one in findings]


def test_what_a_base_counts_is_also_counted_in_a_time() -> None:
    own = known(LUMENS, FLARES)
    assert str(Quantity.parse("1 flare", own)) == "1 flare"
    assert Quantity.parse("3 flares/month", own).unit.ucum == "{flare}/mo"  # type: ignore[attr-defined]
    a_day, a_week = (own.units.by_symbol[f"flares/{time}"] for time in ("day", "week"))
    assert in_unit(Decimal(2), a_day, a_week) == 14
    assert not are_of_one_kind(own.units.by_symbol["flares"], own.units.by_symbol["events"])


def test_an_own_unit_converts_into_another_one() -> None:
    own = known(LUMENS, KILOLUMENS)
    lumens, kilolumens = own.units.by_symbol["lm"], own.units.by_symbol["klm"]
    assert in_unit(Decimal("1.5"), kilolumens, lumens) == 1500
    assert are_of_one_kind(lumens, kilolumens)
    assert not are_of_one_kind(lumens, "mg")


def test_an_own_unit_is_read_in_prose_and_meant_by_its_short_form() -> None:
    own = known(FLARES)
    prose = sentences("They had 3 flares a month, and 12 flares.")
    found = [number for sentence in prose for number in numbers_in(sentence, own.units)]
    assert [(number.value, number.unit) for number in found] == [
        (Decimal(3), "flares/month"),
        (Decimal(12), "flares"),
    ]
    assert not [n for one in sentences("They had 3 flares.") for n in numbers_in(one)]
    [offer] = Quantity.meant("3 Flares", own)
    assert offer.text == "3 flares"


@pytest.mark.parametrize(
    ("units", "found"),
    [
        ([FLARES, LUMENS, KILOLUMENS], []),
        ([{"unit": "sparks"}], []),
        ([{"unit": "*_`<b>", "one": "*<i>"}], []),
        ([FLARES, {"unit": "<b>"}], [("wrong-form", None)]),
        ([FLARES, {"unit": "mg"}], [("unit-is-new", "Delete it here.")]),
        ([FLARES, dict(FLARES)], [("unit-is-new", "Delete it here.")]),
        ([FLARES, {"unit": "flares/week", "dimension": "event rate"}], [("unit-is-new", "Delete it here.")]),
        (
            [LUMENS, {**KILOLUMENS, "of": "lmm"}],
            [("unit-converts", "Did you mean `lm`?")],
        ),
        (
            [LUMENS, {**KILOLUMENS, "dimension": "brightness"}],
            [("unit-converts", "Give both the same `dimension`, or delete `of`.")],
        ),
        (
            [LUMENS, {**KILOLUMENS, "factor": 0}],
            [("unit-converts", "Write how many `lm` one `klm` is: a number above 0.")],
        ),
        (
            [LUMENS, {"unit": "klm", "dimension": "luminous flux", "of": "lm"}],
            [("unit-converts", "Write how many `lm` one `klm` is: a number above 0.")],
        ),
        (
            [LUMENS, {"unit": "klm", "dimension": "luminous flux", "factor": 1000}],
            [("unit-converts", "Say in `of` which unit that is a multiple of, or delete `factor`.")],
        ),
        ([FLARES, {"unit": "3 flares"}], [("wrong-form", None)]),
        ([FLARES, {"unit": " "}], [("wrong-form", None)]),
        ([FLARES, {"unit": "a\nb"}], [("wrong-form", None)]),
        ([FLARES, {"unit": "x" * 500}], [("wrong-form", None)]),
    ],
    ids=str,
)
def test_a_unit_that_cannot_be_right_is_a_finding(
    units: list[dict[str, Any]], found: list[tuple[str, str | None]]
) -> None:
    said = faults(*units)
    assert [rule for _, rule, _ in said] == [rule for rule, _ in found]
    assert all(remedy in (None, told) for (_, _, told), (_, remedy) in zip(said, found, strict=True))


def test_a_fault_elsewhere_in_the_file_leaves_the_units_known() -> None:
    written = yaml.safe_dump({"title": 5, "units": [FLARES]}).encode()
    assert "flares" in read_vocabularies(written).units
    assert read_vocabularies(b"units: [").units is BUILT_IN_UNITS
    assert read_vocabularies(b"units: [{unit: 5}]").units is BUILT_IN_UNITS
    assert read_vocabularies(b"[]").units is BUILT_IN_UNITS


def test_built_in_units_convert_only_into_one_another() -> None:
    for unit in BUILT_IN_UNITS:
        base = BUILT_IN_UNITS.find(unit.of)
        assert base is not None, unit
        assert base.of == base, unit
        assert base.factor == 1, unit
        assert unit.factor > 0, unit


@pytest.mark.parametrize(
    "unit",
    [
        *("kg", "mg/kg", "cm", "mL", "IU", "mmol/L", "nmol/L", "pg/mL", "mg/dL", "°C", "L/min", "m/s", "kcal"),
        *("sessions", "doses", "events", "deaths", "per 1000", "days/month", "attacks/week", "mm Hg"),
        "per 100 person-years",
    ],
)
def test_units_of_other_fields_are_built_in(unit: str) -> None:
    assert str(Quantity.parse(f"5 {unit}")) == f"5 {unit}"


def test_an_entry_uses_a_unit_of_its_base(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    outcome = project / "kb/entries/outcome/hum-score.yaml"
    outcome.write_text(outcome.read_text("utf-8").replace("unit: points", "unit: flares/week"), "utf-8")
    study = project / "kb/entries/study/quill-2031.yaml"
    study.write_text(study.read_text("utf-8").replace(" points", " flares/week"), "utf-8")
    assert "`flares/week` is no unit that this base knows" in monograph(project, "check", "-q").output
    base = project / "kb/base.yaml"
    base.write_text(base.read_text("utf-8") + "units: [{unit: flares, one: flare}]\n", "utf-8")
    assert "is no unit" not in monograph(project, "check", "-q").output
