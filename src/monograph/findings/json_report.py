"""Findings as JSON, for other programs.

The shape is a promise; what changes it changes ``version``. New keys may come without that::

    {
      "version": 1,
      "summary": {"errors": 1, "warnings": 0, "not_judged": 0, "closing_line": "…"},
      "findings": [
        {"rule", "severity", "file", "line", "column", "width", "text", "at", "found", "remedy"}
      ],
      "rules": [
        {"rule", "theme", "passed", "breached", "not_judged", "recorded", "excepted"}
      ],
      "not_judged": [
        {"rule", "file", "line", "column", "width", "text", "reason"}
      ]
    }

``severity`` is ``error`` or ``warning``. ``line`` and ``column`` count from 1, in characters; ``text`` is the
whole line. ``at`` is where in the entry the value stands, or an empty text. Findings are by file, line and
column; rules by theme and name.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict

from monograph.findings.model import Finding, Place, errors, in_order
from monograph.findings.report import NotJudged, Report
from monograph.findings.text import visible

_VERSION = 1


def json_report(report: Report) -> str:
    """Return the report as JSON, in the shape that this module describes."""
    findings = in_order(report.findings)
    number_of_errors = len(errors(findings))
    made = {
        "version": _VERSION,
        "summary": {
            "errors": number_of_errors,
            "warnings": len(findings) - number_of_errors,
            "not_judged": len(report.not_judged),
            "closing_line": report.closing_line,
        },
        "findings": [_finding(finding) for finding in findings],
        "rules": [asdict(tally) for tally in sorted(report.tallies, key=lambda it: (it.theme, it.rule))],
        "not_judged": [
            _not_judged(one) for one in sorted(report.not_judged, key=lambda it: (it.place, it.rule, it.reason))
        ],
    }
    return json_text(made)


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        **_place(finding.place),
        "at": finding.at,
        "found": finding.found,
        "remedy": finding.remedy,
    }


def _not_judged(one: NotJudged) -> dict[str, object]:
    return {"rule": one.rule, **_place(one.place), "reason": one.reason}


def _place(place: Place) -> dict[str, object]:
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "width": place.width,
        "text": place.text,
    }


def json_text(made: object) -> str:
    """Return ``made`` as JSON of ASCII characters only, so that no terminal or redirection can spoil it.

    Half a surrogate pair is no character, and many readers refuse it: it becomes the text ``\\udc80`` instead.
    """
    return _BEYOND_ASCII.sub(_escaped, json.dumps(made, ensure_ascii=False, indent=1)) + "\n"


_BEYOND_ASCII = re.compile(r"[^\x00-\x7e]")


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    is_half = "\ud800" <= character <= "\udfff"
    return "\\" + visible(character) if is_half else json.dumps(character)[1:-1]
