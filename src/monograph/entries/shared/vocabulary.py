"""The closed vocabularies contributors choose from, under the field's standard names."""

from __future__ import annotations

from enum import StrEnum


class Absence(StrEnum):
    """Why a value is missing. Different things; none of them is an empty cell.

    The last two are what a source says of a value that it could not give: half of the people had not had the event
    when the study ended, or too few had it for an estimate.
    """

    NOT_REPORTED = "not reported"
    NOT_SEEN = "not seen"
    NONE_FOUND = "searched, none found"
    NOT_SEARCHED = "not searched"
    NOT_REACHED = "not reached"
    NOT_ESTIMABLE = "not estimable"


class OtherLimit(StrEnum):
    """Why an interval has one limit: it was made with one, or the other was not printed or could not be given."""

    ONE_SIDED = "one-sided"
    NOT_PRINTED = "not printed"
    NOT_REACHED = "not reached"
    NOT_ESTIMABLE = "not estimable"


class SourceNature(StrEnum):
    """What kind of document a source is."""

    PAPER = "paper"
    CONFERENCE_ABSTRACT = "conference abstract"
    REGISTER = "register"
    LABEL = "label"
    GUIDELINE = "guideline"
    REGULATOR = "regulator notice"
    PRESS_RELEASE = "press release"
    NEWS = "news"
    DATA_FILE = "data file"
    SECONDARY = "secondary text"


class ReadingExtent(StrEnum):
    """How much of a source was read."""

    FULL_TEXT = "full text"
    ABSTRACT = "abstract"
    EXCERPT = "excerpt"
    RECORD = "record only"


class ReadingAccess(StrEnum):
    """Whether the source itself was read, or a copy of it."""

    ORIGINAL = "original"
    COPY = "copy"


class LinkSupport(StrEnum):
    """How far one link of a mechanism is known."""

    LABEL = "stated by a label"
    PEOPLE = "seen in people"
    DISPUTED = "sources disagree"
    LABORATORY = "laboratory work only"
    ASSUMED = "assumed"


class Basis(StrEnum):
    """Whether a source states a value, or we conclude it from what the source states."""

    STATED = "stated"
    INFERRED = "inferred"


class ReviewStatus(StrEnum):
    """How far the review of an entry by a named person has come."""

    DRAFT = "draft"
    UNDER_REVIEW = "under review"
    APPROVED = "approved"


class Jurisdiction(StrEnum):
    """Where a licence, label or rule applies."""

    US = "United States"
    EU = "European Union"
    UK = "United Kingdom"
    IRELAND = "Ireland"
    CANADA = "Canada"
    JAPAN = "Japan"
    AUSTRALIA = "Australia"
    GERMANY = "Germany"
    SWITZERLAND = "Switzerland"
    WORLD = "worldwide"


class TreatmentType(StrEnum):
    """What a treatment is."""

    DRUG = "drug"
    COMBINATION = "combination"
    DRUG_CLASS = "drug class"
    NON_DRUG = "non-drug treatment"


class Identifier(StrEnum):
    """Registers that give a thing a number."""

    ATC = "ATC"
    RXNORM = "RxNorm"
    UNII = "UNII"
    CAS = "CAS"
    DRUGBANK = "DrugBank"
    CHEMBL = "ChEMBL"
    PUBCHEM = "PubChem CID"
    MESH = "MeSH"
    MONDO = "MONDO"
    HPO = "HP"
    ICD11 = "ICD-11"
    ORPHANET = "Orphanet"


class DosePurpose(StrEnum):
    """What kind of statement a dose is: a label's, a study's or a guideline's. Never mixed."""

    LABEL = "label"
    STUDIED = "studied"
    GUIDELINE = "guideline"


class Route(StrEnum):
    """How a drug is given (EDQM route names)."""

    ORAL = "oral"
    OROMUCOSAL = "oromucosal"
    INTRATHECAL = "intrathecal"
    INTRAMUSCULAR = "intramuscular"
    INTRAVENOUS = "intravenous"
    SUBCUTANEOUS = "subcutaneous"


class RegulatoryStatus(StrEnum):
    """Where a product stands with a regulator."""

    APPROVED = "approved"
    APPROVED_NOT_MARKETED = "approved, not marketed"
    WITHDRAWN = "withdrawn"
    NOT_APPROVED = "not approved"
    INVESTIGATIONAL = "investigational"


LICENSED = frozenset({RegulatoryStatus.APPROVED, RegulatoryStatus.APPROVED_NOT_MARKETED})


class PharmacodynamicProperty(StrEnum):
    """Properties that decide whether two drugs may be combined."""

    CENTRAL_DEPRESSANT = "central depressant"
    RESPIRATORY_DEPRESSANT = "respiratory depressant"
    QT_PROLONGING = "QT prolonging"
    PROARRHYTHMIC = "proarrhythmic"
    HYPOTENSIVE = "hypotensive"
    MUSCLE_WEAKENING = "muscle weakening"
    HEPATOTOXIC = "hepatotoxic"
    CYP1A2_INHIBITOR = "CYP1A2 inhibitor"
    CYP1A2_SUBSTRATE = "CYP1A2 substrate"
    CYP2D6_INHIBITOR = "CYP2D6 inhibitor"
    CYP2D6_SUBSTRATE = "CYP2D6 substrate"
    CYP3A4_INHIBITOR = "CYP3A4 inhibitor"
    CYP3A4_SUBSTRATE = "CYP3A4 substrate"
    SODIUM_CHANNEL_BLOCKER = "sodium channel blocker"
    OTHER = "other"


class PharmacokineticParameter(StrEnum):
    """What an interaction or a pharmacokinetic study measured."""

    AUC = "area under the curve"
    CMAX = "peak concentration"
    TMAX = "time to peak"
    HALF_LIFE = "half-life"
    CLEARANCE = "clearance"
    CONCENTRATION = "concentration"
    ABSORPTION = "absorption"
    PROTEIN_BINDING = "protein binding"
    RENAL_EXCRETION = "excreted unchanged in urine"
    INHIBITION_CONSTANT = "inhibition constant"
    SYSTOLIC_CHANGE = "fall in systolic blood pressure"
    DIASTOLIC_CHANGE = "fall in diastolic blood pressure"
    EXPOSURE = "exposure"


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


class ReportRole(StrEnum):
    """What a document is to the study it reports."""

    MAIN = "main report"
    ABSTRACT = "conference abstract"
    PROTOCOL = "protocol"
    REGISTER = "register record"
    SECONDARY = "secondary analysis"
    ERRATUM = "erratum"
    NEWS = "news"
    PRESS_RELEASE = "press release"
    COMMENT = "comment"


class NoticeType(StrEnum):
    """What an editor or publisher later said of a report."""

    RETRACTION = "retraction"
    CONCERN = "expression of concern"
    CORRECTION = "correction"


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


class Importance(StrEnum):
    """How much an outcome matters to a decision (GRADE)."""

    CRITICAL = "critical"
    IMPORTANT = "important"
    LIMITED = "of limited importance"


class CountsAs(StrEnum):
    """What a change in an outcome is to the person who asks this question."""

    BENEFIT = "benefit"
    HARM = "harm"


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


class DocumentType(StrEnum):
    """What kind of public document makes a claim."""

    NEWS = "news article"
    AI_ANSWER = "AI-written answer"
    LEAFLET = "leaflet"
    WEB_PAGE = "web page"
