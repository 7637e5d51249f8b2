"""What a rule is: one function over the entries of one scope, its theme, its severity and its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from monograph.entries import Entry
from monograph.entries.reading.sheet import Sheet
from monograph.findings import Severity
from monograph.knowledge_base import KnowledgeBase
from monograph.sources import Path

EntryType = TypeVar("EntryType", bound=Entry)


class Theme(StrEnum):
    """What a rule is about. The rules of a theme may be in several modules."""

    ARITHMETIC = "arithmetic"
    STATISTICS = "statistics"
    DOSES = "doses"
    WORDING = "wording"
    CERTAINTY = "certainty"
    DIRECTNESS = "directness"
    SUPPORT = "support"
    DISAGREEMENT = "disagreement"
    COMBINATIONS = "combinations"
    PATHWAYS = "pathways"
    FRESHNESS = "freshness"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a rule may look at besides the entry: the whole base, and the day on which it is judged."""

    base: KnowledgeBase
    today: date


class Passed(NamedTuple):
    """A place that was looked at and where the rule holds."""

    path: Path = ()


@dataclass(frozen=True, slots=True)
class Breach:
    """Where in an entry a rule does not hold, what was found and what would be right.

    ``figures_give`` is what a source's own figures give, for a value that may be the source's own slip: the
    contributor can record it, and the finding goes. ``accepts`` is the same where that is too unsure to be
    offered: somebody who looked may have recorded it. ``token`` is the piece of text to point at, if any,
    and ``earlier`` how often it is in the text before.
    """

    path: Path
    found: str
    remedy: str
    figures_give: str = ""
    token: str = ""
    accepts: str = ""
    earlier: int = 0


class NotJudged(NamedTuple):
    """A place that was looked at and could not be judged, and why. It never counts as passed."""

    path: Path
    reason: str


Judgement = Passed | Breach | NotJudged

# The remedy where a number was probably copied wrongly.
LOOK_AGAIN = "Look at the source again, and correct the figure that was copied wrongly."

# The remedy where a source prints what cannot be: the page does not repeat it, and says so.
PRINTED_SO = (
    "If the source prints it so, write `absent: not reported` in place of `value`, "
    "and say in `note` why what it prints cannot be."
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its stable name, its theme, the kind of entry it looks at, and the function that judges one entry.

    The function yields a judgement for each thing it looked at. Its docstring is the rule's published page; see
    ``monograph.rules.explaining`` for how it is written.
    """

    name: str
    theme: Theme
    scope: type[Entry]
    severity: Severity
    judge: Callable[[Sheet[Any], Setting], Iterator[Judgement]]

    @property
    def page(self) -> str:
        """The docstring that explains the rule."""
        return self.judge.__doc__ or ""


def rule(
    theme: Theme, scope: type[EntryType], severity: Severity = Severity.ERROR
) -> Callable[[Callable[[Sheet[EntryType], Setting], Iterator[Judgement]]], Rule]:
    """Make a rule of a function; the rule's name is the function's, with hyphens."""

    def made(judge: Callable[[Sheet[EntryType], Setting], Iterator[Judgement]]) -> Rule:
        return Rule(judge.__name__.replace("_", "-"), theme, scope, severity, judge)

    return made
