"""What contributors write: shared parts, then one module a kind."""

from types import MappingProxyType

from monograph.entries.claim import Claim
from monograph.entries.condition import Condition
from monograph.entries.drug import Drug
from monograph.entries.guideline import Guideline
from monograph.entries.outcome import Outcome
from monograph.entries.parts import Entry
from monograph.entries.question import Question
from monograph.entries.study import Study
from monograph.entries.term import Term

# A new kind is registered here and in monograph.views; the order is the order of the navigation.
KINDS: tuple[type[Entry], ...] = (
    Question,
    Drug,
    Condition,
    Study,
    Guideline,
    Claim,
    Outcome,
    Term,
)

KIND_BY_NAME = MappingProxyType({kind.kind: kind for kind in KINDS})

__all__ = [
    "KINDS",
    "KIND_BY_NAME",
    "Claim",
    "Condition",
    "Drug",
    "Entry",
    "Guideline",
    "Outcome",
    "Question",
    "Study",
    "Term",
]
