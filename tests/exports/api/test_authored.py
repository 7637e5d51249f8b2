"""What contributors write comes out as they wrote it, in one spelling, with parts a program can compute with."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from monograph.entries import KINDS
from monograph.entries.shared.values import CountOf, PartialDate, PValue, Quantity
from monograph.exports.api.plain import authored, plain
from monograph.exports.api.schemas import Definitions, document, schema_of
from tests.exports.api.reading import Files, entry, files_of
from tests.fragments import base_of

VALUES: list[tuple[Any, Any, Any]] = [
    (Quantity.parse("5.30 events/day"), "5.30 events/day", {"low": "5.30", "high": "5.30", "unit": "events/day"}),
    (Quantity.parse("2 to 3 days"), "2 to 3 days", {"low": "2", "high": "3", "unit": "days"}),
    (Quantity.parse("> 70 %"), "> 70 %", {"bound": ">", "low": "70", "high": "70", "unit": "%"}),
    (Quantity.parse("-7.0 points"), "-7.0 points", {"low": "-7.0", "high": "-7.0", "unit": "points"}),
    (Quantity.parse("1 week"), "1 week", {"low": "1", "high": "1", "unit": "weeks"}),
    (Quantity.parse("3"), 3, {"low": "3", "high": "3", "unit": ""}),
    (PValue.parse("0.047"), Decimal("0.047"), {"comparator": "=", "low": "0.047", "high": "0.047"}),
    (PValue.parse("< 0.05"), "< 0.05", {"comparator": "<", "low": "0.05", "high": "0.05"}),
    (CountOf.parse("18 of 20"), "18 of 20", {"count": 18, "total": 20}),
]


@pytest.mark.parametrize(("value", "raw", "parts"), VALUES)
def test_a_value_keeps_its_text_beside_its_parts(value: object, raw: Any, parts: dict[str, Any]) -> None:
    assert authored(value, raw) == {"text": str(raw), **parts}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (PartialDate(2016), "2016"),
        (PartialDate(2016, 4), "2016-04"),
        (Decimal("0.10"), "0.10"),
        (Decimal("1E+3"), "1000"),
        (True, True),
        (7, 7),
        ({"a": (1, None)}, {"a": [1, None]}),
    ],
)
def test_plain_values(value: object, expected: object) -> None:
    made = plain(value)
    assert made == expected
    assert type(made) is type(expected)


def test_what_has_no_json_is_refused() -> None:
    with pytest.raises(TypeError):
        plain(0.5)


def test_short_forms_are_written_out() -> None:
    written = {
        "results": [
            {
                "id": "hums",
                "outcome": "hum-frequency",
                "contrast": "between arms",
                "index": ["one"],
                "p": {"value": "0.03", "cite": "Quill2031, table 2"},
                "effect": "not seen",
            }
        ],
        "arms": [{"id": "one", "name": "One", "type": "experimental"}],
    }
    files = files_of(base_of({"study/quill-2031": written}))
    (result,) = entry(files, "studies", "quill-2031")["authored"]["results"]
    assert result["p"]["cite"] == [{"work": "Quill2031", "at": "table 2", "basis": "stated"}]
    assert result["effect"] == {"absent": "not seen"}
    assert result["role"] == "not stated"
    assert "interval" not in result


def test_running_text_stays_as_it_is_written(example_api: Files) -> None:
    study = entry(example_api, "studies", "quill-2031")
    assert study["authored"]["question"] == "Does [[zorbatine]] ease *humming*?"
    assert study["authored"]["results"][0]["note"].startswith("Printed as 20 and 40; <script>")
    question = entry(example_api, "questions", "does-zorbatine-ease-humming")
    assert question["computed"]["plain_summary_text"].startswith("It may (Quill 2031)")
    assert "[@" not in question["computed"]["plain_summary_text"]


def test_other_sources_values_stand_beside_the_preferred_one(example_api: Files) -> None:
    randomised = entry(example_api, "studies", "quill-2031")["authored"]["participants"]["randomised"]
    assert randomised["value"] == 60
    assert randomised["also_reported"][0]["value"] == 61
    assert randomised["preferred_because"] == "The flow chart adds up."


def test_fields_stand_in_the_order_of_the_guide(example_api: Files) -> None:
    for kind in KINDS:
        for address, content in example_api.items():
            if f"/entries/{kind.plural}/" in address:
                names = [name for name in kind.model_fields if name in content["authored"]]
                assert list(content["authored"]) == names


def test_two_types_of_one_name_are_not_mixed_up() -> None:
    definitions = Definitions()
    schema_of(CountOf, definitions)
    other = type("CountOf", (), {})
    with pytest.raises(TypeError, match="CountOf"):
        schema_of(other, definitions)


def test_a_base_with_an_address_gives_schemas_their_own() -> None:
    made = document("One", {"type": "object"}, Definitions(), "https://example.org/api/v1/schema/one.json")
    assert made["$id"] == "https://example.org/api/v1/schema/one.json"
    assert "$id" not in document("One", {"type": "object"}, Definitions(), None)
