"""What a question says of disagreements between its sources, and whether it speaks to one that was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from monograph.entries import Question
from monograph.entries.kinds.question import Disagreement
from monograph.entries.reading.sheet import Sheet
from monograph.knowledge_base import KnowledgeBase
from monograph.sources import Path


@dataclass(frozen=True, slots=True)
class Sides:
    """Who disagrees, and on what: the entries involved, the outcome and the treatment, where it is one."""

    entries: frozenset[str]
    outcome: str | None = None
    drug: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A question's own words on a disagreement, and where they stand."""

    question: str
    path: Path
    written: Disagreement

    @property
    def sides(self) -> Sides:
        """Who disagrees, as far as the question names them."""
        outcome = str(self.written.outcome) if self.written.outcome else None
        return Sides(frozenset(map(str, self.written.between)), outcome)

    def speaks_to(self, sides: Sides) -> bool:
        """Whether the words name every entry involved and do not confine themselves to another outcome."""
        mine = self.sides
        is_on_it = sides.outcome is None or mine.outcome in (None, sides.outcome)
        return sides.entries <= mine.entries and is_on_it


def explanations(sheet: Sheet[Question]) -> tuple[Explanation, ...]:
    """Return what a question says of disagreements, in its order."""
    written = enumerate(sheet.entry.disagreements)
    return tuple(Explanation(sheet.id, ("disagreements", number), item) for number, item in written)


def all_explanations(base: KnowledgeBase) -> Iterator[Explanation]:
    """Yield what every question says of disagreements."""
    for sheet in base.all(Question):
        yield from explanations(sheet)


def named_sides(item: Disagreement, base: KnowledgeBase) -> frozenset[str]:
    """Return the sides an explanation names: entries, and works it cites that are no reports of those entries."""
    named = frozenset(map(str, item.between))
    own = {work for name in named for work in _documents(name, base)}
    return named | {str(citation.work) for citation in item.cite if str(citation.work) not in own}


def _documents(entry_id: str, base: KnowledgeBase) -> frozenset[str]:
    entry = base.sheets[entry_id].entry
    reports = (str(report.work) for report in getattr(entry, "reports", ()))
    return frozenset((*reports, *map(str, getattr(entry, "documents", ()))))
