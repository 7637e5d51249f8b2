"""Words for outcomes: their rank, what became of them, and which direction is better."""

from __future__ import annotations

from enum import StrEnum


class LedgerStatus(StrEnum):
    """What became of an outcome a study registered or named."""

    SHOWN = "shown here"
    REPORTED_NULL = "reported as no difference"
    NOT_REPORTED = "not reported"
    NOT_SEEN = "not seen in the part read"
    NOT_EXTRACTED = "not extracted"


class OutcomeRole(StrEnum):
    """The rank a study gives an outcome."""

    PRIMARY = "primary"
    CO_PRIMARY = "co-primary"
    SECONDARY = "secondary"
    EXPLORATORY = "exploratory"
    SAFETY = "safety"
    NOT_STATED = "not stated"


class BetterDirection(StrEnum):
    """Which direction of an outcome is good for the person."""

    LOWER = "lower is better"
    HIGHER = "higher is better"
    NEITHER = "neither"


class Importance(StrEnum):
    """How much an outcome matters to a decision (GRADE)."""

    CRITICAL = "critical"
    IMPORTANT = "important"
    LIMITED = "of limited importance"


class CountsAs(StrEnum):
    """What a change in an outcome is to the person who asks this question."""

    BENEFIT = "benefit"
    HARM = "harm"
