"""Which numbers an entry holds, written and worked out, and which numbers in prose agree with them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from monograph.evidence.numbers.recorded_number import Reading
from monograph.evidence.prose.numbers import ProseNumber, numbers_in
from monograph.evidence.prose.recorded_numbers import agree, nearest, recorded_numbers, recorded_within
from monograph.evidence.prose.sentences import sentences
from tests.fragments import KNOWN, base_of

CITE = "Quill2031, table 2"
ARMS = [
    {
        "id": "zorbatine",
        "name": "Zorbatine",
        "type": "experimental",
        "treatments": [
            {"drug": "zorbatine", "dose": {"value": {"amount": "150 mg", "times_per_day": 2}, "cite": CITE}}
        ],
        "participants": {"randomised": {"value": 21, "cite": CITE}},
    },
    {
        "id": "placebo",
        "name": "Placebo",
        "type": "placebo",
        "participants": {"randomised": {"value": 19, "cite": CITE}, "completed": {"value": 16, "cite": CITE}},
    },
]
RESULT = {
    "id": "hums",
    "outcome": "hum-frequency",
    "contrast": "between arms",
    "index": ["zorbatine"],
    "comparator": ["placebo"],
}


def reported(value: object) -> dict[str, Any]:
    return {"value": value, "cite": CITE}


def study(**fields: Any) -> Mapping[str, Any]:
    return {"study/quill-2031": {"arms": ARMS, **fields}}


def result(**fields: Any) -> Mapping[str, Any]:
    return study(results=[RESULT | fields])


def sides(ours: str, theirs: str, statistic: str = "mean") -> Mapping[str, Any]:
    pair = [("zorbatine", ours), ("placebo", theirs)]
    return result(
        sides=[{"arms": [arm], "statistic": statistic, "figure": reported(figure)} for arm, figure in pair]
    )


def is_held(fragment: Mapping[str, Any], prose: str) -> bool:
    """Whether the first entry of a fragment holds every number of a sentence."""
    sheet = base_of(fragment).sheets[next(iter(fragment)).partition("/")[2]]
    held = recorded_numbers(sheet)
    found = [number for sentence in sentences(prose) for number in numbers_in(sentence, KNOWN.units)]
    assert found, prose
    return all(any(agree(number, one) for one in recorded_within([held], number.unit)) for number in found)


RATIO = result(
    effect=reported({"measure": "rate ratio", "estimate": Decimal("0.31")}),
    interval=reported({"low": Decimal("0.12"), "high": Decimal("0.80")}),
    p=reported(Decimal("0.047")),
)
POINTS = result(
    effect=reported({"measure": "mean difference", "estimate": -15, "unit": "points"}),
    sides=[
        {"arms": ["zorbatine"], "statistic": "mean change", "baseline": reported("46 points")},
    ],
)
DRUG: Mapping[str, Any] = {
    "drug/zorbatine": {
        "doses": [
            {
                "purpose": "label",
                "for_use": "humming",
                "route": "oral",
                "counted_as": "hydrochloride",
                "start": reported({"amount": "100 mg", "times_per_day": "2 to 3"}),
                "steps": [reported({"change": "50 mg", "after": "3 days"})],
                "maximum_in_24_h": reported("0.5 g"),
            }
        ],
        "salt_forms": [
            {
                "text": {"text": "The label relates them.", "cite": CITE},
                "salt": "hydrochloride",
                "salt_amount": "100 mg",
                "base_amount": "83.31 mg",
            }
        ],
        "interactions": [
            {
                "cause_names": ["glimmerine"],
                "basis": "stated",
                "cite": CITE,
                "effects": [
                    {
                        "parameter": "peak concentration",
                        "alone": reported("1.8 ng/mL"),
                        "together": reported("5.3 ng/mL"),
                    },
                    {"parameter": "clearance", "stated_change": reported("-46 %")},
                ],
            }
        ],
        "adverse_effects": [
            {
                "event": "Sneezing",
                "setting": "somewhere",
                "rates": [{"group": "zorbatine", "people": reported("18 of 20")}],
            }
        ],
        "mechanism": [{"text": "It hums at 7.5 mV.", "cite": CITE}],
        "not_covered": "The dose of 999 mg was seen nowhere.",
    }
}


@pytest.mark.parametrize(
    ("fragment", "prose"),
    [
        (RATIO, "A ratio of 0.31, 31 % of placebo, 69 % fewer (95 % CI 0.12 to 0.80; p = 0.047)."),
        (RATIO, "It fell to between 12 and 80 % of placebo; p < 0.05."),
        (sides("3.5 cramps/day", "5.3 cramps/day"), "3.5 against 5.3 cramps/day, 1.8 cramps/day fewer."),
        (sides("3.5 cramps/day", "5.3 cramps/day"), "33 % fewer, or 34 %, or 35 %, or 66 % of placebo."),
        (sides("-6.9 points", "-7.0 points", "mean change"), "A difference of 0.1 points."),
        (sides("31 %", "100 %", "percent of comparator"), "69 % fewer."),
        (POINTS, "15 points, or 15 units, which is 33 % of the start."),
        (study(), "300 mg/day, as 150 mg twice; 40 people, 21 and 19, of whom 3 people left."),
        (
            study(segments=[{"type": "treatment period", "length": reported(f"{n} weeks")} for n in (2, 1, 2)]),
            "5 weeks.",
        ),
        (study(stated_length=reported("12 weeks")), "84 days."),
        (study(figures=[{"name": "Hums", "value": reported("> 70 %")}]), "More than 70 %."),
        (DRUG, "200 to 300 mg/day, in steps of 50 mg or 50 mg/day, up to 500 mg/day."),
        (DRUG, "250 mg/day counted as base is 300 mg/day of the salt, about 83 mg twice."),
        (DRUG, "A ratio of 2.9; 194 % more; 46 % lower; 54 % of the clearance."),
        (DRUG, "18 of 20 people are 90 %; 2 people were free of it."),
        (DRUG, "7.5 mV."),
    ],
)
def test_what_a_field_holds_or_implies_is_held(fragment: Mapping[str, Any], prose: str) -> None:
    assert is_held(fragment, prose)


@pytest.mark.parametrize(
    ("fragment", "prose"),
    [
        (RATIO, "33 % of placebo."),
        (RATIO, "p = 0.04."),
        (RATIO, "p < 0.01."),
        (RATIO, "p < 0.06."),
        (RATIO, "69 points."),
        (sides("3.5 cramps/day", "5.3 cramps/day"), "32 % fewer."),
        (sides("3.5 cramps/day", "5.3 cramps/day"), "36 % fewer."),
        (sides("-6.9 points", "-7.0 points", "mean change"), "1 % less."),
        (POINTS, "15 %."),
        (study(), "48 people."),
        (study(stated_length=reported("12 weeks")), "3 months."),
        (study(figures=[{"name": "Hums", "value": reported("71 %")}]), "More than 60 %."),
        (DRUG, "999 mg."),
    ],
)
def test_what_no_field_implies_is_not_held(fragment: Mapping[str, Any], prose: str) -> None:
    assert not is_held(fragment, prose)


def test_a_percentage_is_known_as_a_change_a_level_or_neither() -> None:
    held = recorded_within([recorded_numbers(base_of(RATIO).sheets["quill-2031"])], "%")
    readings = {(one.value, one.reading) for one in held}
    assert (Decimal("31.00"), Reading.LEVEL) in readings
    assert (Decimal("69.00"), Reading.CHANGE) in readings
    assert Decimal("95") not in {value for value, _ in readings}  # the level of an interval is no finding


def test_the_nearest_number_says_where_it_stands() -> None:
    sheet = base_of(RATIO).sheets["quill-2031"]
    near = nearest(ProseNumber(Decimal(33), "%", 0, 4), recorded_within([recorded_numbers(sheet)], "%"))
    assert near is not None
    assert (near.value, near.entry, sheet.at(near.path)) == (Decimal("31.00"), "quill-2031", "results.hums.effect")


def test_what_a_claims_document_says_holds_no_number() -> None:
    fragment = {"claim/it-hums": {"says": "It hums in 44 %.", "because": "It hums in 55 %.", "cite": CITE}}
    assert is_held(fragment, "55 %.")
    assert not is_held(fragment, "44 %.")


def test_an_entry_of_many_arms_and_segments_takes_no_long_time() -> None:
    arm = {"name": "Arm", "type": "experimental", "participants": {"randomised": reported(10)}}
    segment = {"type": "treatment period", "length": reported("2 weeks")}
    fragment = {
        "study/quill-2031": {"arms": [arm | {"id": f"a{n}"} for n in range(300)], "segments": [segment] * 300}
    }
    assert is_held(fragment, "3000 people.")
