"""What must hold in a sound knowledge base, by theme. A rule judges; it computes nothing a page also needs."""

from monograph.rules import (
    certainty,
    combinations,
    counts,
    disagreement,
    doses,
    figures,
    freshness,
    means,
    pathways,
    statistics,
)
from monograph.rules.explaining import RulePage, explained, listed_rules, rule_page
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Rule, Setting, Theme
from monograph.rules.running import RuleRun, Tally, Unjudged, run_rules
from monograph.rules.structure import STRUCTURE

# A new module of rules is registered here; the order is the order of the rules' pages.
RULES: tuple[Rule, ...] = (
    *counts.RULES,
    *figures.RULES,
    *statistics.RULES,
    *means.RULES,
    *doses.RULES,
    *pathways.RULES,
    *certainty.RULES,
    *disagreement.RULES,
    *combinations.RULES,
    *freshness.RULES,
)

__all__ = [
    "RULES",
    "STRUCTURE",
    "Breach",
    "Judgement",
    "NotJudged",
    "Passed",
    "Rule",
    "RulePage",
    "RuleRun",
    "Setting",
    "Tally",
    "Theme",
    "Unjudged",
    "explained",
    "listed_rules",
    "rule_page",
    "run_rules",
]
