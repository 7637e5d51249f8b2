"""What we tell a contributor: findings, their places, and the forms in which they are told."""

from monograph.findings.matching import did_you_mean, nearest
from monograph.findings.model import Finding, Place, Severity, errors, in_order
from monograph.findings.outside import OutsideFaultError
from monograph.findings.report import NotJudged, Report, RuleDescription, RuleTally
from monograph.findings.text import capped, render, tally_table

__all__ = [
    "Finding",
    "NotJudged",
    "OutsideFaultError",
    "Place",
    "Report",
    "RuleDescription",
    "RuleTally",
    "Severity",
    "capped",
    "did_you_mean",
    "errors",
    "in_order",
    "nearest",
    "render",
    "tally_table",
]
