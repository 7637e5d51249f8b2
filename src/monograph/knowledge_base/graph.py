"""The immutable graph: entries, references, and who points at whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from monograph.bibliography import Bibliography
from monograph.entries import Entry
from monograph.entries.base_files.about import About
from monograph.entries.base_files.exceptions import LocatedException
from monograph.entries.base_files.reviewers import Reviewer
from monograph.entries.base_files.snapshot_files import AnswerVersion
from monograph.entries.reading.computed import Remembers
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabularies import Vocabularies

EntryType = TypeVar("EntryType", bound=Entry)


@dataclass(frozen=True, eq=False)
class KnowledgeBase(Remembers):
    """Entries by id, works by key, and the pointers among them, ready to be read in either direction.

    Two bases are the same only when they are one object, so that what was computed on a base can be kept for it.
    """

    about: About
    sheets: Mapping[str, Sheet[Entry]]
    bibliography: Bibliography
    backlinks: Mapping[str, tuple[str, ...]]
    citing: Mapping[str, tuple[str, ...]]
    exceptions: tuple[LocatedException, ...] = ()
    # Who reviews entries, by id.
    reviewers: Mapping[str, Reviewer] = field(default_factory=dict)
    # Answers as they stood, by the id that their question has today, the oldest first.
    kept: Mapping[str, tuple[AnswerVersion, ...]] = field(default_factory=dict)

    @property
    def vocabularies(self) -> Vocabularies:
        """The vocabularies that its entries were read with."""
        return self.about.vocabularies

    def all(self, kind: type[EntryType]) -> tuple[Sheet[EntryType], ...]:
        """Return all entries of one kind, sorted by name."""
        if kind not in self._by_kind:
            self._by_kind[kind] = tuple(sheet for sheet in self.sheets.values() if isinstance(sheet.entry, kind))
        return self._by_kind[kind]  # type: ignore[return-value]

    @cached_property
    def _by_kind(self) -> dict[type[Entry], tuple[Sheet[Entry], ...]]:
        return {}  # filled as it is asked for: rules and pages ask thousands of times

    def get(self, kind: type[EntryType], entry_id: str) -> Sheet[EntryType]:
        """Return one entry; a KeyError here is a fault of ours, because links were checked before."""
        sheet = self.sheets[entry_id]
        if not isinstance(sheet.entry, kind):
            raise KeyError(f"{entry_id} is a {sheet.kind}, not a {kind.kind}")
        return sheet  # type: ignore[return-value]

    def pointing_at(self, entry_id: str, kind: type[EntryType]) -> tuple[Sheet[EntryType], ...]:
        """Return the entries of one kind that link to ``entry_id``, sorted by name."""
        sheets = (self.sheets[source] for source in self.backlinks[entry_id])
        return tuple(sheet for sheet in sheets if isinstance(sheet.entry, kind))  # type: ignore[misc]
