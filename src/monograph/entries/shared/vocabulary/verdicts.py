"""Verdicts of answers and on claims, and what guidelines recommend."""

from __future__ import annotations

from enum import StrEnum


class RecommendationDirection(StrEnum):
    """What a guideline statement says of a treatment."""

    FOR = "for"
    CONSIDER = "consider"
    AGAINST = "against"
    NO_RECOMMENDATION = "no recommendation"
    NOT_MENTIONED = "not mentioned"


class StatementReading(StrEnum):
    """Whether the wording of a guideline statement was read."""

    READ = "wording read"
    SECONDARY = "read in a secondary text"
    NOT_READ = "record seen, statement not read"


class Verdict(StrEnum):
    """What the evidence says of an option for this question."""

    PROBABLY_HELPS = "probably helps"
    MAY_HELP = "may help"
    UNCERTAIN = "uncertain"
    PROBABLY_NO_EFFECT = "probably no effect"
    MAY_HARM = "may do more harm than good"
    NO_EVIDENCE = "no evidence found"


class ClaimVerdict(StrEnum):
    """How a public statement stands up against its sources."""

    SUPPORTED = "supported"
    PARTLY = "partly supported"
    INDIRECT = "indirect population"
    UNSUPPORTED = "unsupported"
    CONTRADICTED = "contradicted"
