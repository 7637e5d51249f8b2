"""What the base works out for each entry: one shape a kind, with the function that fills it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from monograph.entries import Claim, Condition, Drug, Entry, Guideline, Outcome, Question, Study
from monograph.entries.reading.sheet import Sheet
from monograph.exports.api.computed.drug import DrugComputed, drug_computed
from monograph.exports.api.computed.others import (
    ClaimComputed,
    ConditionComputed,
    GuidelineComputed,
    OutcomeComputed,
    claim_computed,
    condition_computed,
    guideline_computed,
    outcome_computed,
)
from monograph.exports.api.computed.question import QuestionComputed, question_computed
from monograph.exports.api.computed.study import StudyComputed, study_computed
from monograph.knowledge_base import KnowledgeBase

Compute = Callable[[Sheet[Any], KnowledgeBase], object]


_COMPUTED: Mapping[type[Entry], tuple[type, Compute]] = MappingProxyType(
    {
        Question: (QuestionComputed, question_computed),
        Drug: (DrugComputed, drug_computed),
        Condition: (ConditionComputed, condition_computed),
        Study: (StudyComputed, study_computed),
        Guideline: (GuidelineComputed, guideline_computed),
        Claim: (ClaimComputed, claim_computed),
        Outcome: (OutcomeComputed, outcome_computed),
    }
)


@dataclass(frozen=True, slots=True)
class NothingComputed:
    """What is worked out for an entry of any other kind: nothing beyond what every entry has."""


def computed_of(kind: type[Entry]) -> tuple[type, Compute]:
    """Return the shape of what is worked out for entries of a kind, and the function that fills it."""
    return _COMPUTED.get(kind, (NothingComputed, lambda sheet, base: NothingComputed()))
