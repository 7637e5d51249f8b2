"""Words for entries as a whole: review status, registers that number things, jurisdictions."""

from __future__ import annotations

from enum import StrEnum


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
    ICD10 = "ICD-10"
    SNOMED_CT = "SNOMED CT"
    LOINC = "LOINC"
    CVX = "CVX"
    ORPHANET = "Orphanet"
