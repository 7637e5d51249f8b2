"""Rules and how they are run: each over every entry of its scope, and counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from monograph.entries import Entry
from monograph.entries.sheet import Sheet
from monograph.findings import Finding, Severity
from monograph.knowledge_base import KnowledgeBase
from monograph.sources import Path


@dataclass(frozen=True, slots=True)
class Breach:
    """Where in an entry a rule does not hold, what was found and what would be right."""

    path: Path
    found: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its stable name, the kind of entry it looks at, and the function that judges one entry.

    The function's docstring is the rule's published page: the rule, the reason with its source, a passing and
    a failing example.
    """

    name: str
    scope: type[Entry]
    judge: Callable[[Sheet[Entry], KnowledgeBase], Iterator[Breach]]
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class RuleRun:
    """What a run of the rules found, and how many judgements it made."""

    findings: tuple[Finding, ...]
    checks: int


def run_rules(rules: Iterable[Rule], base: KnowledgeBase) -> RuleRun:
    """Run every rule on every entry of its scope."""
    findings: list[Finding] = []
    checks = 0
    for rule in rules:
        for sheet in base.all(rule.scope):
            checks += 1
            for breach in rule.judge(sheet, base):
                place = sheet.place(breach.path)
                findings.append(Finding(rule.name, place, breach.found, breach.remedy, rule.severity))
    return RuleRun(tuple(findings), checks)
