"""Who cites a work, for what, and which treatments it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from monograph.entries import Drug, Entry, Study
from monograph.entries.reading.computed import computed_once
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Change as DatedChange
from monograph.entries.shared.parts import Citation, SourceReading
from monograph.evidence.pico.treatments import drugs_given
from monograph.knowledge_base import KnowledgeBase
from monograph.sources import Path
from monograph.text.fields import EntryText
from monograph.text.walking import cited_in


@dataclass(frozen=True, slots=True)
class Use:
    """One place where an entry rests on a work.

    ``path`` leads to the part or text that cites it, ``places`` say where in the work; none when a text names it
    without a place. What only an entry's list of changes says is left out.
    """

    entry: str
    path: Path
    places: tuple[str, ...]


def uses_of(work: str, base: KnowledgeBase) -> tuple[Use, ...]:
    """Return every place that cites a work, in the order of entries and their fields, each place once."""
    return tuple(use for entry in base.citing[work] for use in _uses_in(base.sheets[entry], work))


def _uses_in(sheet: Sheet[Entry], work: str) -> Iterator[Use]:
    places: dict[Path, dict[str, None]] = {}
    for cited in sheet.citations:
        if cited.key != work:
            continue
        value, holder = sheet.value_at(cited.path), sheet.value_at(cited.path[:-1])
        if isinstance(value, EntryText):
            if not isinstance(holder, DatedChange):
                places.setdefault(cited.path, {}).update(_places_in_text(value, work))
        elif isinstance(holder, Citation):
            # It is in the list `cite` of the part that it speaks for.
            places.setdefault(cited.path[:-3], {})[str(holder.at)] = None
        elif not isinstance(holder, SourceReading):
            places.setdefault(cited.path[:-1], {})
    for path, at in places.items():
        yield Use(sheet.id, path, tuple(at))


def _places_in_text(text: str, work: str) -> dict[str, None]:
    return {one.locator: None for one in cited_in(text) if one.key == work and one.locator}


def readings_of(work: str, base: KnowledgeBase) -> tuple[tuple[str, SourceReading], ...]:
    """Return how each entry that says so has read a work, by the entry's id."""
    sheets = (base.sheets[entry] for entry in base.citing[work])
    return tuple((sheet.id, one) for sheet in sheets for one in sheet.entry.sources if one.work == work)


def treatments_in(work: str, base: KnowledgeBase) -> frozenset[str]:
    """Return the treatments that a work is about here: whose entry cites it, or that a study it reports gave."""
    citing = frozenset(entry for entry in base.citing[work] if isinstance(base.sheets[entry].entry, Drug))
    return citing.union(*(drugs_given(sheet.entry) for sheet in _studies_in(base).get(work, ())))


@computed_once
def _studies_in(base: KnowledgeBase) -> Mapping[str, tuple[Sheet[Study], ...]]:
    """Return the studies that each work reports."""
    found: defaultdict[str, list[Sheet[Study]]] = defaultdict(list)
    for sheet in base.all(Study):
        for report in sheet.entry.reports:
            found[str(report.work)].append(sheet)
    return {work: tuple(sheets) for work, sheets in found.items()}
