"""Shares of people: their denominators, and whether a whole number of people can be that share."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from monograph.entries import Study
from monograph.entries.kinds.outcome import Scale
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.effects.grim import nearest_means
from monograph.evidence.effects.shares import is_share_of, nearest_shares, percent_of, shares_in
from monograph.evidence.studies.participants import possible_denominators, study_people
from monograph.text.fields import Name
from tests.fragments import base_of


def people(**stages: int) -> dict[str, Any]:
    return {stage: {"value": count, "cite": "Quill2031, figure 1"} for stage, count in stages.items()}


def study(design: str = "randomised parallel-group trial", **fields: Any) -> Sheet[Study]:
    base = base_of({"study/quill-2031": {"design": design} | fields})
    return base.get(Study, "quill-2031")


def arm(name: str, **stages: int) -> dict[str, Any]:
    return {"id": name, "name": name.capitalize(), "type": "experimental", "participants": people(**stages)}


@pytest.mark.parametrize(
    ("percent", "total", "fits"),
    [
        ("32", 19, True),  # 6 of 19 is 31.6
        ("32", 20, False),
        ("5", 20, True),
        ("3.5", 141, True),
        ("3.6", 141, False),
        ("0", 20, True),
        ("100", 20, True),
        ("99.9", 20, False),
    ],
)
def test_a_percentage_is_a_whole_number_of_people_or_is_not(percent: str, total: int, fits: bool) -> None:
    assert is_share_of(Decimal(percent), total) is fits


def test_the_nearest_whole_numbers_are_named() -> None:
    assert nearest_shares(Decimal(32), 20) == "30 % (6 of 20) or 35 % (7 of 20)"
    assert nearest_shares(Decimal("99.9"), 20) == "95.0 % (19 of 20) or 100.0 % (20 of 20)"
    assert nearest_shares(Decimal(300), 20) == "100 % (20 of 20)"
    assert nearest_shares(Decimal(-5), 20) == "0 % (0 of 20)"
    assert percent_of(5, 141, Decimal("3.6")) == "3.5"


def test_pooled_arms_are_added_and_a_missing_arm_gives_no_denominator() -> None:
    arms = [arm("low", randomised=20, treated=19), arm("high", randomised=21), arm("placebo")]
    entry = study(arms=arms, participants=people(randomised=60)).entry
    assert possible_denominators(entry, ["low", "high"]) == (41,)
    assert possible_denominators(entry, ["low"]) == (20, 19)
    assert possible_denominators(entry, ["low", "placebo"]) == ()
    assert possible_denominators(entry, ["low", "high", "placebo"]) == (60,)


def test_in_a_crossover_everybody_is_in_each_arm() -> None:
    entry = study(
        "randomised crossover trial",
        arms=[arm("low"), arm("placebo")],
        participants=people(randomised=12, analysed=10),
    ).entry
    assert possible_denominators(entry, ["low"]) == (12, 10)
    assert study_people(entry) == 12


def test_shares_stand_in_studies_drugs_and_conditions() -> None:
    percent = {"value": "30 %", "cite": "Quill2031, table 5"}
    base = base_of(
        {
            "study/quill-2031": {
                "arms": [arm("low", treated=10)],
                "harms": [
                    {"event": "Yawned", "arms": ["low"], "count": {"value": 3, "cite": "Quill2031, table 5"}},
                    {"event": "Sneezed", "arms": ["low"], "percent": percent},
                    {"event": "Coughed", "arms": ["low"], "percent": percent, "counts_events": True},
                ],
            },
            "drug/zorbatine": {
                "adverse_effects": [
                    {
                        "event": "Sneezing",
                        "setting": "Anybody",
                        "rates": [
                            {
                                "group": "zorbatine",
                                "percent": percent,
                                "count": {"value": 6, "cite": "Quill2031, table 5"},
                                "group_size": {"value": 20, "cite": "Quill2031, table 5"},
                            }
                        ],
                    }
                ]
            },
            "condition/humming": {
                "frequencies": [
                    {
                        "measure": "ever hummed",
                        "population": "anybody",
                        "frequency": percent,
                        "participants": {"value": 50, "cite": "Quill2031, table 5"},
                    }
                ]
            },
        }
    )
    found = {
        (name, sheet.at(share.path)): (str(share.people or ""), share.denominators, share.is_judged)
        for name, sheet in base.sheets.items()
        for share in shares_in(sheet)
    }
    assert found == {
        ("quill-2031", "harms.2.percent"): ("", (10,), True),
        ("quill-2031", "harms.3.percent"): ("", (10,), False),
        ("zorbatine", "adverse_effects.1.rates.1.percent"): ("6 of 20", (20,), True),
        ("humming", "frequencies.1.frequency"): ("", (50,), True),
    }


def test_a_mean_on_a_scale_that_does_not_begin_at_zero() -> None:
    scale = Scale(name=Name("Hum"), lowest=Decimal(1), highest=Decimal(5), step=Decimal("0.5"))
    assert nearest_means(Decimal("2.33"), 3, scale) == ""  # 7 = 3 + 4, in steps of a half
    assert nearest_means(Decimal("2.40"), 3, scale) == "2.33 or 2.50"


def test_a_count_without_a_denominator_is_one_of_the_number_that_fits() -> None:
    percent = {"value": "3.6 %", "cite": "Quill2031, table 5"}
    harm = {
        "event": "Yawned",
        "arms": ["low"],
        "percent": percent,
        "count": {"value": 5, "cite": "Quill2031, table 5"},
    }
    for treated, expected in ((140, "5 of 140"), (130, "5 of 141")):
        sheet = study(arms=[arm("low", randomised=141, treated=treated)], harms=[harm])
        assert [str(share.people) for share in shares_in(sheet)] == [expected]


def test_nobody_is_a_share_of_no_people() -> None:
    entry = study(arms=[arm("low", randomised=20, completed=0), arm("placebo", randomised=0)]).entry
    assert possible_denominators(entry, ["low"]) == (20,)
    assert possible_denominators(entry, ["placebo"]) == ()


@pytest.mark.parametrize(
    ("analysed", "arms", "denominators"),
    [
        (None, ["low"], (20,)),
        (41, ["low"], (20,)),
        (37, ["low"], ()),  # four people are missing, no one knows from which arm
        (37, ["low", "placebo"], (37,)),
        (0, ["low", "placebo"], ()),
    ],
)
def test_a_result_that_counts_other_people_than_its_arms_says_so(
    analysed: int | None, arms: list[str], denominators: tuple[int, ...]
) -> None:
    side = {
        "arms": arms,
        "statistic": "percentage of people",
        "figure": {"value": "32 %", "cite": "Quill2031, table 2"},
    }
    counted = people(analysed=analysed) if analysed is not None else {}
    result: dict[str, Any] = {"id": "hums", "outcome": "hum-frequency", "contrast": "between arms"}
    result |= {"index": ["low"], "comparator": ["placebo"], "sides": [side]} | counted
    sheet = study(arms=[arm("low", randomised=20), arm("placebo", randomised=21)], results=[result])
    assert [share.denominators for share in shares_in(sheet)] == [denominators]
