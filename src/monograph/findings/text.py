"""Findings as text for people: in a terminal, in a log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from monograph.findings.model import Finding
from monograph.findings.report import Report, tabulated


def capped(findings: Sequence[Finding]) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """Return the findings to print, at most so many a file, and a line for each file with more."""
    counts = Counter(finding.place.file for finding in findings)
    seen: Counter[str] = Counter()
    shown = []
    for finding in findings:
        seen[finding.place.file] += 1
        if seen[finding.place.file] <= _MOST_SHOWN:
            shown.append(finding)
    more = tuple(
        f"{file}: and {count - _MOST_SHOWN:,} more" for file, count in counts.items() if count > _MOST_SHOWN
    )
    return tuple(shown), more


_MOST_SHOWN = 50


# Contributors' text reaches terminals through here: control characters could move the cursor or recolour
# the screen, so they are shown as their code point instead.
_VISIBLE = {code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0)) if code != 0x09}
_UNSEEN = (0xAD, 0x200B, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2060, 0x206A), 0xFEFF)
_HALVES = range(0xD800, 0xE000)  # stand for bytes of a file name that are not UTF-8, and cannot be printed
_VISIBLE |= {code: f"\\u{code:04x}" for code in (*_UNSEEN, *_HALVES)}

_LONGEST_LINE_SHOWN = 160


def visible(text: str) -> str:
    """Return ``text`` on one line, with its control characters and others that no one sees written out."""
    return text.translate(_VISIBLE)


def render(finding: Finding) -> str:
    """Return a finding as a compiler would print it: place, rule, message, source line, caret, remedy."""
    place = finding.place
    lines = [visible(f"{place}: {finding.severity}: {finding.found} [{finding.rule}]")]
    if place.text.strip():
        text, start = _window(place.text, place.column)
        shown = text.replace("\t", " ")
        # Escapes are longer than what they stand for, so the caret is measured on what is printed.
        before = visible(shown[:start])
        marked = visible(shown[start : start + place.width]) or " "
        after = visible(shown[start + place.width :])
        gutter = f"{place.line:>5} | "
        lines.append(f"{gutter}{before}{marked}{after}".rstrip())
        lines.append(" " * (len(gutter) - 2) + "| " + " " * len(before) + "^" * len(marked))
    lines.append(f"      = {visible(finding.remedy)}")
    return "\n".join(lines)


def _window(text: str, column: int) -> tuple[str, int]:
    """Return the part of a long line around ``column`` and the column's offset in that part."""
    indent = max(0, column - 1)
    if len(text) <= _LONGEST_LINE_SHOWN:
        return text, indent
    start = max(0, indent - _LONGEST_LINE_SHOWN // 2)
    return text[start : start + _LONGEST_LINE_SHOWN], indent - start


def tally_table(report: Report) -> str:
    """Return what became of each rule, as an aligned table by theme; an empty text when there are no tallies."""
    table = tabulated(report.tallies)
    if not table.rows:
        return ""
    rows = [(row.theme, f"  {row.rule}", [f"{count:,}" for count in row.counts]) for row in table.rows]
    first = max(len(rule) for _, rule, _ in rows)
    cells = [table.headings, *(counts for _, _, counts in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [_aligned("rule", table.headings, first, widths)]
    for theme, of_theme in groupby(rows, key=lambda row: row[0]):
        lines.append(theme)
        lines += [_aligned(rule, counts, first, widths) for _, rule, counts in of_theme]
    return "\n".join(lines)


def _aligned(rule: str, cells: Sequence[str], first: int, widths: Sequence[int]) -> str:
    right = (cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
    return "  ".join([rule.ljust(first), *right]).rstrip()
