"""Findings on GitHub: as annotations of a pull request, in the log of a job, in its summary."""

# Without `from __future__ import annotations`: a function below has that name.
from collections.abc import Iterable, Sequence

from monograph.findings.model import Finding, in_order
from monograph.findings.report import Report, tabulated
from monograph.findings.text import render, visible

# GitHub shows ten errors and ten warnings of a step, and silently drops the rest.
_MOST_ANNOTATIONS = 10

_SHORTEST_TOKEN = 16

# The limit is 1 MiB a step; the rest is room for the line on what was left out, and for other writers.
_LARGEST_SUMMARY = 1_000_000


def annotations(report: Report, token: str) -> str:
    """Return what to print in a job: the first ten findings as annotations, all of them as text, the closing line.

    ``token`` ends the part of the log in which GitHub reads no commands: sixteen letters and digits or more that
    nobody can guess. Raises ``ValueError`` for a token that is shorter, or that is in the log.
    """
    lines = []
    if findings := in_order(report.findings):
        first = sorted(findings, key=lambda it: not it.is_error)[:_MOST_ANNOTATIONS]
        log = "\n\n".join(map(render, findings))
        lines = [*map(_annotation, first), f"::group::Findings ({len(findings):,})", *_unheard(log, token)]
        lines.append("::endgroup::")
    return "\n".join([*lines, visible(report.closing_line)]) + "\n"


def _unheard(log: str, token: str) -> tuple[str, str, str]:
    # Outside of this, the runner obeys `::command::` after any blanks and `##[command]` anywhere in a line. It
    # takes the token in capitals for the same.
    if not token.isalnum() or len(token) < _SHORTEST_TOKEN or token.casefold() in log.casefold():
        raise ValueError("the token is too short to keep commands out of the log, or is in it")
    return f"::stop-commands::{token}", log, f"::{token}::"


def _annotation(finding: Finding) -> str:
    place = finding.place
    properties = {
        "file": place.file,
        "line": str(place.line),
        "col": str(place.column),
        "endColumn": str(place.column + place.width),
        "title": finding.rule,
    }
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{finding.severity} {written}::{_data(finding.message)}"


def _data(text: str) -> str:
    # As in actions/toolkit, packages/core/src/command.ts; what no one sees is written out besides.
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(report: Report) -> str:
    """Return the summary of a job in GitHub's Markdown: the closing line, all findings, what became of each rule.

    It stays below the 1 MiB that GitHub takes; a line says how many findings were left out.
    """
    closing = _cell(report.closing_line)
    tallies = _tallies(report)
    findings = _findings(report, _LARGEST_SUMMARY - _size(closing) - _size(tallies))
    return "\n\n".join(filter(None, (closing, findings, tallies))) + "\n"


def _findings(report: Report, room: int) -> str:
    rows = []
    findings = in_order(report.findings)
    for finding in findings:
        cells = (finding.severity, str(finding.place), finding.rule, finding.found, finding.remedy)
        row = _row(map(_cell, cells))
        if _size(row) < room:
            rows.append(row)
            room -= _size(row) + 1
    table = _table(("severity", "place", "rule", "found", "remedy"), "-----", rows)
    left_out = len(findings) - len(rows)
    more = f"Left out for their length: {left_out:,} of {len(findings):,} findings. The log has them all."
    return "\n\n".join(filter(None, (table, more if left_out else "")))


def _tallies(report: Report) -> str:
    table = tabulated(report.tallies)
    rows = [
        _row([_cell(row.theme), _cell(row.rule), *(f"{count:,}" for count in row.counts)]) for row in table.rows
    ]
    return _table(("theme", "rule", *table.headings), "--" + ">" * len(table.headings), rows)


def _table(headings: Sequence[str], sides: str, rows: Sequence[str]) -> str:
    """Return a table, or nothing without rows. In ``sides``, ``>`` sets a column to the right."""
    if not rows:
        return ""
    rule = _row("--:" if side == ">" else "---" for side in sides)
    return "\n".join((_row(headings), rule, *rows))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


# Written as character references, which neither Markdown nor its tables take for mark-up.
_MARKUP = {ord(character): f"&#{ord(character)};" for character in "\\`*_[]<>&|~$"}


def _cell(text: str) -> str:
    return visible(text).translate(_MARKUP).strip()


def _size(text: str) -> int:
    return len(text.encode())
