"""What a check hands to every format: its findings, and what became of each rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from monograph.findings.model import Finding, Place, Severity


@dataclass(frozen=True, slots=True)
class RuleDescription:
    """What is published of a rule.

    ``summary`` is one sentence of plain text, ``explanation`` is Markdown. ``help_address`` is where the rule's
    page lives; only an absolute web address leaves the program.
    """

    name: str
    theme: str
    severity: Severity
    summary: str
    explanation: str = ""
    help_address: str = ""


@dataclass(frozen=True, slots=True)
class RuleTally:
    """How often a rule held, and what became of it elsewhere.

    ``recorded`` counts a source's own slips that the entry records; ``excepted`` counts breaches that are waived
    in kb/exceptions.yaml. Neither is in ``breached``.
    """

    rule: str
    theme: str
    passed: int
    breached: int
    not_judged: int
    recorded: int
    excepted: int


@dataclass(frozen=True, slots=True)
class NotJudged:
    """A place that a rule could not judge, and why."""

    rule: str
    place: Place
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check. ``closing_line`` is the program's own: it holds no text from entries."""

    findings: tuple[Finding, ...]
    closing_line: str
    rules: tuple[RuleDescription, ...] = ()
    tallies: tuple[RuleTally, ...] = ()
    not_judged: tuple[NotJudged, ...] = ()


@dataclass(frozen=True, slots=True)
class TallyRow:
    """One rule, and its counts under the headings of the table."""

    theme: str
    rule: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TallyTable:
    """The tallies of a report as a table, by theme."""

    headings: tuple[str, ...]
    rows: tuple[TallyRow, ...]


_COUNTS: tuple[tuple[str, Callable[[RuleTally], int]], ...] = (
    ("passed", lambda tally: tally.passed),
    ("cannot judge", lambda tally: tally.not_judged),
    ("recorded slips", lambda tally: tally.recorded),
    ("exceptions", lambda tally: tally.excepted),
    ("findings", lambda tally: tally.breached),
)


def tabulated(tallies: Sequence[RuleTally]) -> TallyTable:
    """Return the tallies by theme, without the columns that would hold nothing but noughts.

    Themes are in the order in which they first appear, and so do the rules of a theme.
    """
    themes = list(dict.fromkeys(tally.theme for tally in tallies))
    filled = [(heading, count) for heading, count in _COUNTS if any(map(count, tallies))]
    rows = (
        TallyRow(tally.theme, tally.rule, tuple(count(tally) for _, count in filled))
        for tally in sorted(tallies, key=lambda it: themes.index(it.theme))
    )
    return TallyTable(tuple(heading for heading, _ in filled), tuple(rows))
