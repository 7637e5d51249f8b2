"""Findings as SARIF 2.1.0, the form that code scanning and editors read (OASIS, March 2020)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from monograph.findings.json_report import json_text
from monograph.findings.model import Finding, in_order
from monograph.findings.report import Report, RuleDescription

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_ROOT = "%SRCROOT%"

# GitHub refuses a longer description; its `help` has no such limit.
_LONGEST_DESCRIPTION = 1024

_WEB_ADDRESS = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*")


def sarif_report(report: Report, version: str) -> str:
    """Return the report as SARIF; ``version`` is the program's."""
    findings = in_order(report.findings)
    rules = _described(report.rules, findings)
    positions = {rule.name: index for index, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {"name": "Monograph", "version": version, "rules": [_descriptor(rule) for rule in rules]}
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder that holds kb/ and references.bib."}}},
        "results": [_result(finding, positions[finding.rule]) for finding in findings],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _described(rules: Iterable[RuleDescription], findings: Sequence[Finding]) -> list[RuleDescription]:
    """Return a description for each rule, by name; a rule that has none gets one made from its name."""
    described = {rule.name: rule for rule in rules}
    for finding in sorted(findings, key=lambda it: not it.is_error):
        words = finding.rule.replace("-", " ").capitalize()
        described.setdefault(finding.rule, RuleDescription(finding.rule, "", finding.severity, f"{words}."))
    return sorted(described.values(), key=lambda it: it.name)


def _descriptor(rule: RuleDescription) -> dict[str, object]:
    whole = rule.explanation or rule.summary
    made: dict[str, object] = {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": whole if len(whole) <= _LONGEST_DESCRIPTION else rule.summary},
        "help": {"text": whole, "markdown": whole},
        "defaultConfiguration": {"level": rule.severity},
    }
    if _WEB_ADDRESS.fullmatch(rule.help_address):
        made["helpUri"] = rule.help_address
    if rule.theme:
        made["properties"] = {"tags": [rule.theme]}
    return made


def _result(finding: Finding, index: int) -> dict[str, object]:
    place = finding.place
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.column + place.width}
    location: dict[str, object] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _relative_uri(place.file), "uriBaseId": _ROOT},
            "region": region,
        }
    }
    if finding.at:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.at}]
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.severity,
        "message": {"text": _message(finding)},
        "locations": [location],
        "partialFingerprints": {"monographFinding/v1": _fingerprint(finding)},
    }


def _relative_uri(file: str) -> str:
    return quote(file, safe="/", errors="backslashreplace")


def _message(finding: Finding) -> str:
    # Braces hold places for arguments unless they are doubled (section 3.11.5), and `[words](address)` is a link
    # (3.11.6): text from an entry must make neither.
    return finding.message.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _fingerprint(finding: Finding) -> str:
    """Return what stays the same when lines move: a hash over rule, file, path and what was found."""
    parts = (finding.rule, finding.place.file, finding.at, finding.found)
    return hashlib.sha256("\0".join(parts).encode(errors="backslashreplace")).hexdigest()
