"""Every rule, by the examples of its own page: one passes, and one fails at the second item of a list."""

from __future__ import annotations

import pytest

from monograph.entries import KINDS
from monograph.findings import Finding, render
from monograph.rules import RULES, Rule, explained, rule_page
from tests.fragments import judged, read_fragment

BY_NAME = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


@BY_NAME
def test_the_passing_example_passes_and_was_looked_at(rule: Rule) -> None:
    run = judged(rule, rule_page(rule).passes)
    assert not run.findings, "\n".join(map(render, run.findings))
    assert run.tallies[0].passed > 0


@BY_NAME
def test_the_failing_example_fails_at_the_second_item(rule: Rule) -> None:
    run = judged(rule, rule_page(rule).fails)
    assert {finding.rule for finding in run.findings} == {rule.name}
    assert all(is_at_a_second_item(finding, rule) for finding in run.findings)


# These compare an entry with others that name it by its id, so a copy under another id is another case.
BY_OWN_ID = {"studied-dose-is-the-studys"}


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.name not in BY_OWN_ID], ids=lambda rule: rule.name
)
def test_a_fault_is_found_in_every_entry_that_has_it(rule: Rule) -> None:
    fragment = dict(read_fragment(rule_page(rule).fails))
    faulty = {finding.place.file for finding in judged(rule, fragment).findings}
    for name in list(fragment):
        if f"kb/entries/{name}.yaml" in faulty:
            fragment[f"{name}-once-more"] = fragment[name]
    again = {finding.place.file for finding in judged(rule, fragment).findings}
    assert again >= faulty
    assert {file.replace(".yaml", "-once-more.yaml") for file in faulty} <= again


def is_at_a_second_item(finding: Finding, rule: Rule) -> bool:
    """Whether a finding is in a list's second item, or in the second entry of the kind the rule looks at."""
    steps = finding.at.split(".")
    kinds = [kind.kind for kind in KINDS if issubclass(kind, rule.scope)]
    entries = [name for name in read_fragment(rule_page(rule).fails) if name.split("/")[0] in kinds]
    is_later_entry = f"kb/entries/{entries[0]}.yaml" != finding.place.file
    return is_later_entry or any("second" in step or (step.isdigit() and step != "1") for step in steps)


@BY_NAME
def test_a_rule_explains_itself(rule: Rule) -> None:
    page = rule_page(rule)
    assert page.summary.endswith(".")
    assert page.reasons
    assert len(page.source) > 10
    assert page.name in explained(page)
