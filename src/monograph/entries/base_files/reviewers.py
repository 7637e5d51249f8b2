"""The people who review entries, described once: kb/reviewers.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from monograph.entries.reading.shape import read_as
from monograph.entries.shared.parts import LocalId, Part
from monograph.findings import Finding
from monograph.sources import REVIEWERS
from monograph.text.fields import EntryText, Name


def _with_check_digit(orcid: str) -> str:
    """Refuse an ORCID iD whose check character is wrong (ISO 7064, MOD 11-2)."""
    digits = orcid.replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    right = (12 - total % 11) % 11
    expected = "X" if right == 10 else str(right)
    if digits[-1] != expected:
        remedy = "Copy it again from orcid.org: its last character does not fit the others."
        raise PydanticCustomError("orcid-is-one", "`{orcid}` is no ORCID iD", {"orcid": orcid, "remedy": remedy})
    return orcid


Orcid = Annotated[str, Field(pattern=r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$"), AfterValidator(_with_check_digit)]


class Reviewer(Part):
    """A named person who reviews entries. Only people who agreed to be named belong here."""

    id: LocalId = Field(description="A short name for the person, which `review` in an entry gives.")
    name: Name = Field(description="The person's full name.")
    orcid: Orcid | None = Field(None, description="The person's ORCID iD, such as 0000-0002-1825-0097.")
    affiliation: Name | None = Field(None, description="Where the person works, or for whom the person speaks.")
    interests: EntryText = Field(
        description="The person's own statement on conflicts of interest; `None declared.` is one."
    )


class ReviewersFile(Part):
    """What contributors write in kb/reviewers.yaml."""

    reviewers: tuple[Reviewer, ...] = Field((), description="One item a person.")


def read_reviewers(raw: bytes | None) -> tuple[Mapping[str, Reviewer], tuple[Finding, ...]]:
    """Read kb/reviewers.yaml, None when there is none: people by id. Every fault is a finding."""
    if raw is None:
        return MappingProxyType({}), ()
    made, document, findings = read_as(ReviewersFile, raw, REVIEWERS)
    if made is None or document is None:
        return MappingProxyType({}), findings
    people: dict[str, Reviewer] = {}
    repeated: list[Finding] = []
    for number, one in enumerate(made.reviewers):
        if people.setdefault(one.id, one) is not one:
            place = document.place(("reviewers", number, "id"))
            repeated.append(
                Finding("unique-local-id", place, f"the id `{one.id}` appears twice", "Rename one of the two.")
            )
    return MappingProxyType(people), tuple(repeated)
