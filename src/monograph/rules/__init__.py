"""What must hold in a sound knowledge base, by theme. A rule judges; it computes nothing a page also needs."""

from monograph.rules import certainty
from monograph.rules.running import Rule, RuleRun, run_rules

RULES: tuple[Rule, ...] = (*certainty.RULES,)

__all__ = ["RULES", "Rule", "RuleRun", "run_rules"]
