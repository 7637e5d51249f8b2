"""Words for studies: designs, phases, masking, arms and segments."""

from __future__ import annotations

from enum import StrEnum


class StudyDesign(StrEnum):
    """Study designs, after the Cochrane Handbook and the NLM publication types."""

    PARALLEL_RCT = "randomised parallel-group trial"
    CROSSOVER_RCT = "randomised crossover trial"
    N_OF_1 = "aggregated N-of-1 trials"
    NON_RANDOMISED = "non-randomised controlled trial"
    BEFORE_AFTER = "uncontrolled before–after study"
    CASE_SERIES = "case series"
    COHORT = "cohort study"
    CASE_CONTROL = "case–control study"
    CROSS_SECTIONAL = "cross-sectional study"
    PHARMACOKINETIC = "pharmacokinetic study"
    LABORATORY = "laboratory study"
    SYSTEMATIC_REVIEW = "systematic review"
    OVERVIEW = "overview of reviews"
    NARRATIVE_REVIEW = "narrative review"


RANDOMISED_DESIGNS = frozenset({StudyDesign.PARALLEL_RCT, StudyDesign.CROSSOVER_RCT, StudyDesign.N_OF_1})
REVIEW_DESIGNS = frozenset({StudyDesign.SYSTEMATIC_REVIEW, StudyDesign.OVERVIEW, StudyDesign.NARRATIVE_REVIEW})


class Masking(StrEnum):
    """Who did not know the assignment."""

    NONE = "open label"
    SINGLE = "single"
    DOUBLE = "double"
    TRIPLE = "triple"
    QUADRUPLE = "quadruple"


class Phase(StrEnum):
    """Clinical trial phases, as registers name them."""

    PHASE_1 = "phase 1"
    PHASE_1_2 = "phase 1/2"
    PHASE_2 = "phase 2"
    PHASE_2_3 = "phase 2/3"
    PHASE_3 = "phase 3"
    PHASE_4 = "phase 4"


class RecruitmentStatus(StrEnum):
    """Where a study stands, as registers name it."""

    NOT_YET = "not yet recruiting"
    RECRUITING = "recruiting"
    ACTIVE = "active, not recruiting"
    COMPLETED = "completed"
    TERMINATED = "terminated"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


class SymptomAtEntry(StrEnum):
    """Whether people needed to have the target symptom to take part."""

    REQUIRED = "required"
    NOT_REQUIRED = "not required"
    NOT_STATED = "not stated"


class SegmentType(StrEnum):
    """The parts a trial consists of."""

    RUN_IN = "run-in"
    PERIOD = "treatment period"
    WASHOUT = "washout"
    FOLLOW_UP = "follow-up"


class ArmType(StrEnum):
    """What an arm receives, seen from the question the trial asks."""

    EXPERIMENTAL = "experimental"
    PLACEBO = "placebo"
    ACTIVE = "active comparator"
    BACKGROUND = "background treatment only"
    NONE = "no treatment"
    OBSERVED = "observed group"
