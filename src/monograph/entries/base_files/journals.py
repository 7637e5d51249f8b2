"""Journals as the base abbreviates them, where no list knows them: kb/journals.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import Field

from monograph.bibliography import Bibliography
from monograph.bibliography.journals import known_as
from monograph.entries.reading.shape import read_as
from monograph.entries.shared.parts import Part
from monograph.findings import Finding, Place, Severity
from monograph.sources import JOURNALS
from monograph.text.fields import Name


class Journal(Part):
    """One journal. A work that has a `shortjournal` of its own keeps it."""

    title: Name = Field(description="The full title, as `journal` gives it in references.bib.")
    abbreviation: Name = Field(description="The abbreviation of the NLM Catalog, without full stops.")


class JournalsFile(Part):
    """What contributors write in kb/journals.yaml.

    The program knows the abbreviations of some 13,000 journals. What is here comes first, for a journal that
    is not among them or that the list has otherwise than NLM.
    """

    journals: tuple[Journal, ...] = Field((), description="One item a journal.")


@dataclass(frozen=True, slots=True)
class OwnJournals:
    """The base's own abbreviations by the name that a title is looked up by, each with its place."""

    abbreviations: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)

    def unused(self, bibliography: Bibliography) -> Iterator[Finding]:
        """Yield a warning for each journal that no work appeared in."""
        used = {known_as(one.container) for one in bibliography.values() if one.container}
        for name, place in self.places.items():
            if name not in used:
                found = "no work in references.bib appeared in this journal"
                remedy = "Write the title as `journal` has it there, or delete the item."
                yield Finding("journal-is-used", place, found, remedy, Severity.WARNING)


def read_journals(raw: bytes | None) -> tuple[OwnJournals, tuple[Finding, ...]]:
    """Read kb/journals.yaml, None when there is none. Every fault is a finding."""
    if raw is None:
        return OwnJournals(), ()
    made, document, findings = read_as(JournalsFile, raw, JOURNALS)
    if made is None or document is None:
        return OwnJournals(), findings
    abbreviations: dict[str, str] = {}
    places: dict[str, Place] = {}
    repeated: list[Finding] = []
    for number, one in enumerate(made.journals):
        name, place = known_as(one.title), document.place(("journals", number, "title"))
        if name in abbreviations:
            repeated.append(
                Finding("journal-once", place, f"`{one.title}` appears twice", "Delete one of the two.")
            )
        abbreviations.setdefault(name, str(one.abbreviation))
        places.setdefault(name, place)
    return OwnJournals(abbreviations, places), tuple(repeated)
