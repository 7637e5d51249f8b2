"""Rules that are waived at one place of one entry, each with its reason: kb/exceptions.yaml."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Field

from monograph.entries.reading.shape import read_as
from monograph.entries.shared.parts import Part
from monograph.findings import Finding, Place
from monograph.sources import EXCEPTIONS
from monograph.text.fields import EntryLink, EntryText, Name


class RuleException(Part):
    """One rule, waived at one place of one entry. An exception that nothing needs is an error."""

    rule: Name = Field(
        description="The rule's name, such as segments-fill-the-length; `monograph explain` tells of it."
    )
    entry: EntryLink = Field(description="The id of the entry.")
    place: Name = Field(description="The place, as the finding gives it, such as `harms.stopped-900.percent`.")
    reason: EntryText = Field(description="Why the rule does not hold here and the reader is not misled.")


class ExceptionsFile(Part):
    """What contributors write in kb/exceptions.yaml."""

    exceptions: tuple[RuleException, ...] = Field((), description="One item an exception.")


@dataclass(frozen=True, slots=True)
class LocatedException:
    """An exception, and where it is in its file."""

    exception: RuleException
    where: Place


def read_exceptions(raw: bytes | None) -> tuple[tuple[LocatedException, ...], tuple[Finding, ...]]:
    """Read kb/exceptions.yaml, None when there is none. Every fault is a finding; nothing is raised."""
    if raw is None:
        return (), ()
    made, document, findings = read_as(ExceptionsFile, raw, EXCEPTIONS)
    if made is None or document is None:
        return (), findings
    placed = (
        LocatedException(one, document.place(("exceptions", number), at_key=True))
        for number, one in enumerate(made.exceptions)
    )
    return tuple(placed), findings
