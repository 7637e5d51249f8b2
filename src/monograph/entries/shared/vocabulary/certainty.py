"""Words for certainty of evidence (GRADE): levels, domains, judgements and directness."""

from __future__ import annotations

from enum import StrEnum


class Certainty(StrEnum):
    """Certainty of evidence (GRADE), and two words that are no level of it.

    "Not rated" means that there is evidence, and no one could judge it. "No evidence found" means that there was
    nothing to rate.
    """

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very low"
    NOT_RATED = "not rated"
    NO_EVIDENCE = "no evidence found"


RATED = (Certainty.VERY_LOW, Certainty.LOW, Certainty.MODERATE, Certainty.HIGH)


class CertaintyDomain(StrEnum):
    """What lowers or raises certainty (GRADE)."""

    RISK_OF_BIAS = "risk of bias"
    INCONSISTENCY = "inconsistency"
    INDIRECTNESS = "indirectness"
    IMPRECISION = "imprecision"
    PUBLICATION_BIAS = "publication bias"
    LARGE_EFFECT = "large effect"
    DOSE_RESPONSE = "dose response"
    OPPOSING_CONFOUNDING = "opposing confounding"


class DirectnessAxis(StrEnum):
    """What evidence is compared on with a question (GRADE guidelines 8, doi:10.1016/j.jclinepi.2011.04.014)."""

    DISEASE = "disease"
    SYMPTOM = "symptom"
    INTERVENTION = "intervention"
    DOSE = "dose"
    COMPARATOR = "comparator"
    OUTCOME = "outcome"


class DomainJudgement(StrEnum):
    """What a domain does to certainty. A domain that could not be judged is not assessed."""

    NO_CHANGE = "no change"
    DOWN_1 = "down one level"
    DOWN_2 = "down two levels"
    DOWN_3 = "down three levels"
    UP_1 = "up one level"
    UP_2 = "up two levels"
    NOT_ASSESSED = "not assessed"


LEVELS_MOVED = {
    DomainJudgement.NO_CHANGE: 0,
    DomainJudgement.DOWN_1: -1,
    DomainJudgement.DOWN_2: -2,
    DomainJudgement.DOWN_3: -3,
    DomainJudgement.UP_1: 1,
    DomainJudgement.UP_2: 2,
    DomainJudgement.NOT_ASSESSED: 0,
}


class RatingOrigin(StrEnum):
    """Whose judgement a rating is."""

    STATED = "as stated by a source"
    PROVISIONAL = "provisional, by the editors"


class EffectSize(StrEnum):
    """How large an effect is against a threshold (GRADE guidelines 26, doi:10.1016/j.jclinepi.2019.10.014)."""

    TRIVIAL = "trivial"
    SMALL = "small"
    MODERATE = "moderate"
    LARGE = "large"
