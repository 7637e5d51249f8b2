"""Findings: each a fault with its place and its remedy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file a contributor can edit.

    ``file`` is relative to the project folder, with forward slashes. ``line`` and ``column`` count from 1;
    ``column`` counts characters, not bytes. ``text`` is the whole line without its line end, and ``width``
    the number of characters the caret underlines.
    """

    file: str
    line: int = 1
    column: int = 1
    text: str = ""
    width: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: where it is, which rule it breaks, what was found and what would be right.

    ``rule`` is the rule's stable name, in kebab case. ``found`` is one sentence without a full stop at the
    end; ``remedy`` tells what to do about it. ``at`` is where in the entry the value stands, as a dotted path
    such as ``results.attack-frequency.p``; it is empty when the fault lies in no single value.
    """

    rule: str
    place: Place
    found: str
    remedy: str
    severity: Severity = Severity.ERROR
    at: str = ""

    @property
    def is_error(self) -> bool:
        """Whether this finding stops a build."""
        return self.severity is Severity.ERROR

    @property
    def message(self) -> str:
        """What was found and what would be right, as running text."""
        return f"{self.found}. {self.remedy}"


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings by file, line and column, then by rule and message; exact repeats are dropped."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda it: (it.place, it.rule, it.found, it.at)))


def errors(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings that stop a build."""
    return tuple(finding for finding in findings if finding.is_error)
