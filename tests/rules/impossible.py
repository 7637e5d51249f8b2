"""How a rule on impossible figures is tried: a few fields of a study, and what the rule finds in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from monograph.rules import RULES, Setting, run_rules
from tests.fragments import base_of, read_fragment
from tests.projects import TODAY

_BY_NAME = {rule.name: rule for rule in RULES}
_ARMS = """
  - {id: low, name: Zorbatine, type: experimental, treatments: [{drug: zorbatine}]}
  - {id: high, name: More zorbatine, type: experimental, treatments: [{drug: zorbatine}]}
  - {id: dummy, name: Dummy, type: placebo, treatments: [{name: placebo}]}
"""


def found(rule: str, fragment: Mapping[str, Mapping[str, Any]], today: date = TODAY) -> list[str]:
    """Return where a rule finds something in a fragment, and what."""
    run = run_rules([_BY_NAME[rule]], Setting(base_of(fragment), today), known=RULES)
    return [f"{finding.at}: {finding.found}" for finding in run.findings]


def study(text: str, **others: str) -> dict[str, Any]:
    """Return a fragment of one study of three groups with some fields, and other entries by id."""
    data: dict[str, Any] = {"study/quill-2031": {"arms": read_fragment(f"arms:{_ARMS}")["arms"]}}
    data["study/quill-2031"] |= read_fragment(_cited(text))
    for name, fields in others.items():
        data[name.replace("__", "/").replace("_", "-")] = read_fragment(_cited(fields))
    return data


def result(fields: str, first: str = "") -> str:
    """Return two results of one study; the second has the fields that matter."""
    head = "outcome: hum-score, contrast: between arms, index: [low], comparator: [dummy]"
    direction = "direction: {value: no difference, cite: C}"
    return f"results:\n  - {{id: first, {head}, {first or direction}}}\n  - {{id: second, {head}, {fields}}}"


def side(fields: str, statistic: str = "mean", arms: str = "low") -> str:
    """Return the second result with one side that matters."""
    return result(f"sides: [{{arms: [{arms}], statistic: {statistic}, {fields}}}]")


def _cited(text: str) -> str:
    return text.replace("cite: C}", 'cite: "Quill2031, table 2"}')


SCALE = "scale: {value: {name: Hum scale, lowest: 0, highest: 40, step: 1}, cite: C}"
