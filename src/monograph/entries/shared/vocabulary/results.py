"""Words for results: contrasts, statistics, analyses and effect measures."""

from __future__ import annotations

from enum import StrEnum


class Contrast(StrEnum):
    """What a result compares."""

    BETWEEN_ARMS = "between arms"
    WITHIN_PERSON = "within person"
    BEFORE_AFTER = "before–after"
    SINGLE_GROUP = "single group"


class AnalysisSet(StrEnum):
    """Whom an analysis counts (ICH E9)."""

    ALL_RANDOMISED = "all randomised"
    MODIFIED = "modified intention to treat"
    PER_PROTOCOL = "per protocol"
    COMPLETERS = "completers"
    SAFETY = "all treated"


class Statistic(StrEnum):
    """What a figure for one group is."""

    MEAN = "mean"
    MEDIAN = "median"
    MEAN_CHANGE = "mean change"
    MEDIAN_CHANGE = "median change"
    PERCENTAGE = "percentage of people"
    COUNT = "count"
    PERCENT_OF_COMPARATOR = "percent of comparator"


class SpreadType(StrEnum):
    """How the spread of a figure is given."""

    SD = "standard deviation"
    SE = "standard error"
    RANGE = "range"
    IQR = "interquartile range"
    UNLABELLED = "not labelled"


class Adjustment(StrEnum):
    """Whether an estimate was adjusted for other variables."""

    ADJUSTED = "adjusted"
    UNADJUSTED = "unadjusted"
    NOT_STATED = "not stated"


class AnalysisModel(StrEnum):
    """How an analysis got from the people's data to its figures, where that is not plain counting."""

    CRUDE = "crude"
    ADJUSTED = "adjusted"
    STRATIFIED = "stratified"
    CLUSTER_ADJUSTED = "cluster-adjusted"
    MIXED = "mixed model"
    KAPLAN_MEIER = "Kaplan–Meier"
    IMPUTED = "imputed"


class Hypothesis(StrEnum):
    """What a test set out to show (ICH E9, section 3.3)."""

    SUPERIORITY = "superiority"
    NON_INFERIORITY = "non-inferiority"
    EQUIVALENCE = "equivalence"


class Sidedness(StrEnum):
    """Whether a test looks in one direction or in both."""

    ONE_SIDED = "one-sided"
    TWO_SIDED = "two-sided"


class Direction(StrEnum):
    """The direction of a result, as the source words it."""

    FAVOURS_INDEX = "favours the treatment"
    FAVOURS_COMPARATOR = "favours the comparator"
    NO_DIFFERENCE = "no difference"
    INCREASE = "increase"
    DECREASE = "decrease"
    NO_CHANGE = "no change"


class EffectMeasure(StrEnum):
    """Effect measures (Cochrane Handbook, chapter 6)."""

    MEAN_DIFFERENCE = "mean difference"
    STANDARDISED_MEAN_DIFFERENCE = "standardised mean difference"
    RATIO_OF_MEANS = "ratio of means"
    RATE_RATIO = "rate ratio"
    RISK_RATIO = "risk ratio"
    ODDS_RATIO = "odds ratio"
    HAZARD_RATIO = "hazard ratio"
    RISK_DIFFERENCE = "risk difference"
    MEDIAN_DIFFERENCE = "median difference"
    PERCENT_CHANGE = "percent change"


RATIO_MEASURES = frozenset(
    {
        EffectMeasure.RATIO_OF_MEANS,
        EffectMeasure.RATE_RATIO,
        EffectMeasure.RISK_RATIO,
        EffectMeasure.ODDS_RATIO,
        EffectMeasure.HAZARD_RATIO,
    }
)


# Ratios that say how many events there are for one in the comparator; odds and hazards cannot be read so.
RATIOS_SAID_IN_PERCENT = frozenset(
    {EffectMeasure.RATIO_OF_MEANS, EffectMeasure.RATE_RATIO, EffectMeasure.RISK_RATIO}
)
