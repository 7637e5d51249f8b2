"""What must hold in a sound knowledge base, by theme. A rule judges; it computes nothing a page also needs."""

from monograph.rules import (
    availability,
    bodies_of_evidence,
    branches,
    certainty,
    certainty_wording,
    combinations,
    comments,
    counts,
    directness,
    disagreement,
    doses,
    double_counting,
    figures,
    freshness,
    means,
    number_tracing,
    pathways,
    recommendations,
    soundness,
    statistics,
    support,
    verdicts,
    wording,
)
from monograph.rules.explaining import RulePage, explained, listed_rules, rule_page
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Rule, Setting, Theme
from monograph.rules.running import FigureChecks, RuleRun, Tally, Unjudged, run_rules
from monograph.rules.structure import STRUCTURE

# A new module of rules is registered here; the order is the order of the rules' pages.
RULES: tuple[Rule, ...] = (
    *counts.RULES,
    *figures.RULES,
    *statistics.RULES,
    *means.RULES,
    *doses.RULES,
    *pathways.RULES,
    *directness.RULES,
    *recommendations.RULES,
    *certainty.RULES,
    *bodies_of_evidence.RULES,
    *verdicts.RULES,
    *support.RULES,
    *soundness.RULES,
    *double_counting.RULES,
    *availability.RULES,
    *number_tracing.RULES,
    *wording.RULES,
    *certainty_wording.RULES,
    *disagreement.RULES,
    *combinations.RULES,
    *comments.RULES,
    *branches.RULES,
    *freshness.RULES,
)

__all__ = [
    "RULES",
    "STRUCTURE",
    "Breach",
    "FigureChecks",
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
