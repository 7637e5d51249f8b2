"""Words for treatments: types, doses, routes, licences and properties."""

from __future__ import annotations

from enum import StrEnum


class LinkSupport(StrEnum):
    """How far one link of a mechanism is known."""

    LABEL = "stated by a label"
    PEOPLE = "seen in people"
    DISPUTED = "sources disagree"
    LABORATORY = "laboratory work only"
    ASSUMED = "assumed"


class TreatmentType(StrEnum):
    """What a treatment is."""

    DRUG = "drug"
    COMBINATION = "combination"
    DRUG_CLASS = "drug class"
    BIOLOGICAL = "biological"
    VACCINE = "vaccine"
    DEVICE = "device"
    PROCEDURE = "procedure"
    BEHAVIOURAL = "behavioural treatment"
    DIET = "diet"
    TEST = "diagnostic test"
    NON_DRUG = "non-drug treatment"


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
    SUBLINGUAL = "sublingual"
    BUCCAL = "buccal"
    INHALATION = "inhalation"
    NASAL = "nasal"
    CUTANEOUS = "cutaneous"
    TRANSDERMAL = "transdermal"
    INTRADERMAL = "intradermal"
    RECTAL = "rectal"
    VAGINAL = "vaginal"
    OCULAR = "ocular"
    INTRAVITREAL = "intravitreal"
    AURICULAR = "auricular"
    EPIDURAL = "epidural"
    INTRA_ARTICULAR = "intraarticular"
    INTRAVESICAL = "intravesical"
    INTRALESIONAL = "intralesional"
    GASTROENTERAL = "gastroenteral"


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
