"""What a knowledge base holds, counted: the generated part of docs/coverage.md."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from monograph.entries import KINDS
from monograph.entries.kinds.question import Disagreement
from monograph.entries.shared.parts import Alternative, Reported
from monograph.entries.shared.values import CountOf, PValue, Quantity
from monograph.entries.shared.vocabulary import Absence, ReadingExtent
from monograph.knowledge_base import KnowledgeBase
from monograph.pipeline.writing import replace_file

COVERAGE = "docs/coverage.md"
_BEGIN, _END = "<!-- counted by `monograph coverage` -->", "<!-- end of the counts -->"


class NoPlaceForCountsError(Exception):
    """Raised when docs/coverage.md is not there, or has no place for the counts."""


def write_coverage(root: Path, base: KnowledgeBase, golden_answers: int, *, only_check: bool) -> bool:
    """Bring the counts in docs/coverage.md up to date and return whether they were not; write only on demand."""
    path = root / COVERAGE
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    before, begin, rest = text.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not (begin and end):
        raise NoPlaceForCountsError(f"{COVERAGE} needs the lines {_BEGIN} and {_END}; the counts go between them.")
    made = f"{before}{_BEGIN}\n\n{counts(base, golden_answers)}\n{_END}{after}"
    if made == text:
        return False
    if not only_check:
        replace_file(path, made.encode("utf-8"))
    return True


def counts(base: KnowledgeBase, golden_answers: int) -> str:
    """Return what a knowledge base holds as a table in Markdown."""
    rows = [(kind.heading, len(base.all(kind))) for kind in KINDS]
    rows += [
        ("Works in references.bib", len(base.bibliography)),
        *_depths(base),
        ("Citations in entries", sum(len(sheet.citations) for sheet in base.sheets.values())),
        *_values(base),
        ("Disagreements that answers speak of", _parts(base, Disagreement)),
        ("Values of other sources beside the preferred one", _parts(base, Alternative)),
        ("Exceptions to rules", len(base.exceptions)),
        ("Golden answers", golden_answers),
    ]
    lines = ["| what | how many |", "|---|---:|", *(f"| {name} | {count:,} |" for name, count in rows)]
    return "\n".join(lines) + "\n"


def _depths(base: KnowledgeBase) -> list[tuple[str, int]]:
    """Return how many works were read how deeply: each as deeply as the entry that read it most."""
    deepest: dict[str, ReadingExtent] = {}
    for sheet in base.sheets.values():
        for source in sheet.entry.sources:
            before = deepest.get(source.work, source.read)
            deepest[source.work] = min(before, source.read, key=list(ReadingExtent).index)
    read = Counter(deepest.values())
    return [(f"Works read: {extent}", read[extent]) for extent in ReadingExtent]


def _parts(base: KnowledgeBase, kind: type[Disagreement | Alternative[object]]) -> int:
    return sum(1 for sheet in base.sheets.values() for _ in sheet.parts(kind))


def _values(base: KnowledgeBase) -> list[tuple[str, int]]:
    reported = [part for sheet in base.sheets.values() for _, part in sheet.parts(Reported)]
    figures = [one for one in reported if isinstance(one.value, (int, Quantity, CountOf, PValue))]
    absent = Counter(one.absent for one in reported if one.absent is not None)
    slips = sum(one.own_figures_give is not None for one in reported)
    return [
        ("Values with a citation", sum(one.value is not None for one in reported)),
        ("Figures among them (quantities, counts, p values)", len(figures)),
        *((f"Absences: {absence}", absent[absence]) for absence in Absence),
        ("Slips of sources, recorded", slips),
    ]
