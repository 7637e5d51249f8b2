"""A check as a report that every format of output understands."""

from __future__ import annotations

from monograph.findings import NotJudged, Report, RuleDescription, RuleTally, Severity
from monograph.pipeline.check import Check
from monograph.rules import RULES, Rule, Tally, explained, rule_page


def report_of(checked: Check, at_least: Severity = Severity.WARNING) -> Report:
    """Return a check's report with the findings that are at least as grave as ``at_least``."""
    findings = (finding for finding in checked.findings if finding.is_error or at_least is Severity.WARNING)
    return Report(
        findings=tuple(findings),
        closing_line=checked.closing_line(),
        rules=tuple(map(rule_description, (*RULES, *checked.plug_ins.rules))),
        tallies=tuple(map(_tally, checked.tallies)),
        not_judged=tuple(NotJudged(one.rule, one.place, one.reason) for one in checked.not_judged),
    )


def rule_description(rule: Rule) -> RuleDescription:
    """Return what a report says of a rule."""
    page = rule_page(rule)
    return RuleDescription(rule.name, str(rule.theme), rule.severity, page.summary, explained(page))


def _tally(tally: Tally) -> RuleTally:
    return RuleTally(
        rule=tally.rule.name,
        theme=str(tally.rule.theme),
        passed=tally.passed,
        breached=tally.breached,
        not_judged=tally.not_judged,
        recorded=tally.recorded,
        excepted=tally.excepted,
    )
