"""What the base works out for each entry: one shape a kind, with the function that fills it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from monograph.entries import Claim, Condition, Drug, Entry, Guideline, Outcome, Question, Study, Term
from monograph.entries.reading.sheet import Sheet
from monograph.exports.api.computed.drug import DrugComputed, drug_computed
from monograph.exports.api.computed.others import (
    ClaimComputed,
    ConditionComputed,
    GuidelineComputed,
    OutcomeComputed,
    TermComputed,
    claim_computed,
    condition_computed,
    guideline_computed,
    outcome_computed,
    term_computed,
)
from monograph.exports.api.computed.question import QuestionComputed, question_computed
from monograph.exports.api.computed.study import StudyComputed, study_computed
from monograph.knowledge_base import KnowledgeBase

Compute = Callable[[Sheet[Any], KnowledgeBase], object]

COMPUTED: Mapping[type[Entry], tuple[type, Compute]] = MappingProxyType(
    {
        Question: (QuestionComputed, question_computed),
        Drug: (DrugComputed, drug_computed),
        Condition: (ConditionComputed, condition_computed),
        Study: (StudyComputed, study_computed),
        Guideline: (GuidelineComputed, guideline_computed),
        Claim: (ClaimComputed, claim_computed),
        Outcome: (OutcomeComputed, outcome_computed),
        Term: (TermComputed, term_computed),
    }
)
