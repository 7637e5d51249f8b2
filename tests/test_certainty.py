"""Certainty as its start and its domains give it."""

from __future__ import annotations

from typing import Any

import pytest

from monograph.entries.kinds.question import CertaintyRating, Option
from monograph.entries.shared.vocabulary import Certainty
from monograph.evidence.answers.certainty import level_from_domains, lowest, overall


def rating(starts_at: str | None, *judgements: str, level: str = "low") -> CertaintyRating:
    domains = [{"domain": "imprecision", "judgement": word, "reason": "Few people."} for word in judgements]
    fields: dict[str, Any] = {"level": level, "origin": "provisional, by the editors", "domains": domains}
    return CertaintyRating.model_validate(fields | ({"starts_at": starts_at} if starts_at else {}))


@pytest.mark.parametrize(
    ("starts_at", "judgements", "level"),
    [
        ("high", ["no change"], "high"),
        ("high", ["no change", "down one level"], "moderate"),
        ("high", ["down one level", "down one level"], "low"),
        ("high", ["no change", "down two levels"], "low"),
        ("high", ["down two levels", "down two levels"], "very low"),
        ("high", ["no change", "down three levels"], "very low"),
        ("low", ["no change"], "low"),
        ("low", ["no change", "up one level"], "moderate"),
        ("low", ["down one level", "up two levels"], "moderate"),
        ("high", ["no change", "up two levels"], "high"),
        ("very low", ["no change", "down one level"], "very low"),
        ("high", ["no change", "not assessed"], "moderate"),
        ("high", ["down one level", "not assessed"], "moderate"),
        ("low", ["no change", "not assessed"], "low"),
        ("low", ["up two levels", "not assessed"], "moderate"),
    ],
)
def test_a_level_is_where_start_and_domains_lead(starts_at: str, judgements: list[str], level: str) -> None:
    assert level_from_domains(rating(starts_at, *judgements)) is Certainty(level)


def test_no_evidence_has_no_level_to_compute() -> None:
    assert level_from_domains(rating(None, level="no evidence found")) is None


def option(*answers: tuple[str, str]) -> Option:
    outcomes = []
    for importance, level in answers:
        starts = {} if level == "no evidence found" else {"starts_at": "high"}
        domains = [{"domain": "imprecision", "judgement": "no change", "reason": "Few people."}]
        certainty = {"level": level, "origin": "provisional, by the editors", "domains": domains} | starts
        outcomes.append(
            {"outcome": "hum-score", "importance": importance, "effect": "Less.", "certainty": certainty}
        )
    fields = {"drug": "zorbatine", "verdict": "may help", "because": "One trial.", "outcomes": outcomes}
    return Option.model_validate(fields)


def test_an_option_is_as_certain_as_its_least_certain_critical_outcome() -> None:
    assert overall(option(("critical", "high"), ("critical", "low"), ("important", "very low"))) is Certainty.LOW


def test_an_outcome_without_evidence_stands_below_very_low() -> None:
    assert overall(option(("critical", "very low"), ("critical", "no evidence found"))) is Certainty.NO_EVIDENCE


def test_without_a_critical_outcome_there_is_no_overall_certainty() -> None:
    assert overall(option(("important", "high"))) is None
    assert overall(option()) is None
    assert lowest(()) is None
