"""The parts of a study against its stated length."""

from __future__ import annotations

import pytest

from monograph.entries import Study
from monograph.evidence.studies.lengths import added_length
from tests.fragments import base_of


def study(stated: str, *parts: tuple[str, str]) -> Study:
    cite = "Quill2031, methods"
    segments = [{"type": kind, "length": {"value": length, "cite": cite}} for kind, length in parts]
    fields = {"stated_length": {"value": stated, "cite": cite}, "segments": segments}
    return base_of({"study/quill-2031": fields}).get(Study, "quill-2031").entry


PERIOD, WASHOUT, FOLLOW_UP = "treatment period", "washout", "follow-up"


@pytest.mark.parametrize(
    ("stated", "parts", "exceeds", "falls_short"),
    [
        ("5 weeks", [(PERIOD, "2 weeks"), (WASHOUT, "7 days"), (PERIOD, "2 weeks")], False, False),
        ("6 weeks", [(PERIOD, "2 weeks"), (WASHOUT, "1 week"), (PERIOD, "2 weeks")], False, True),
        ("4 weeks", [(PERIOD, "2 weeks"), (WASHOUT, "1 week"), (PERIOD, "2 weeks")], True, False),
        ("12 weeks", [(PERIOD, "12 weeks"), (FOLLOW_UP, "4 weeks")], False, False),
        ("16 weeks", [(PERIOD, "12 weeks"), (FOLLOW_UP, "4 weeks")], False, False),
        ("14 weeks", [(PERIOD, "12 weeks"), (FOLLOW_UP, "4 weeks")], False, False),
        ("1 years", [(PERIOD, "6 months"), (PERIOD, "6 months")], False, False),
    ],
)
def test_parts_fill_a_length_or_do_not(
    stated: str, parts: list[tuple[str, str]], exceeds: bool, falls_short: bool
) -> None:
    added = added_length(study(stated, *parts))
    assert not isinstance(added, str)
    assert (added.exceeds, added.falls_short) == (exceeds, falls_short)


def test_the_sum_is_said_in_the_unit_of_the_whole() -> None:
    added = added_length(study("6 weeks", (PERIOD, "14 days"), (WASHOUT, "10 days")))
    assert not isinstance(added, str)
    assert added.words == "3.4 weeks"


def test_months_and_weeks_cannot_be_added() -> None:
    assert isinstance(added_length(study("6 months", (PERIOD, "26 weeks"))), str)
    assert isinstance(added_length(study("6 weeks", (PERIOD, "2 to 6 weeks"))), str)


def test_a_follow_up_adds_nothing_to_parts_that_are_too_long_already() -> None:
    added = added_length(study("4 weeks", (PERIOD, "5 weeks"), (FOLLOW_UP, "4 weeks")))
    assert not isinstance(added, str)
    assert (added.words, added.exceeds) == ("5 weeks", True)
