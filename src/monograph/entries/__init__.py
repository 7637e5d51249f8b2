"""What contributors write: shared parts, then one module a kind."""

from types import MappingProxyType

from monograph.entries.kinds.claim import Claim
from monograph.entries.kinds.condition import Condition
from monograph.entries.kinds.drug import Drug
from monograph.entries.kinds.guideline import Guideline
from monograph.entries.kinds.outcome import Outcome
from monograph.entries.kinds.question import Question
from monograph.entries.kinds.study import Study
from monograph.entries.kinds.term import Term
from monograph.entries.shared.parts import Entry

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
