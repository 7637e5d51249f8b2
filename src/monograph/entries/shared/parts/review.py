"""How far the review of an entry has come, and who reviews it."""

from __future__ import annotations

import re
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from monograph.entries.shared import vocabulary as words
from monograph.entries.shared.digests import ContentDigest
from monograph.entries.shared.parts.part import Part, refuse
from monograph.entries.shared.values import PartialDate


def _reviewer_id(raw: object) -> object:
    if not isinstance(raw, dict) or "name" not in raw:
        return raw
    made = re.sub(r"[^a-z0-9]+", "-", str(raw["name"]).casefold()).strip("-") or "reviewer"
    said = {"id": made, "name": raw["name"], "orcid": raw.get("orcid")}
    said["interests"] = raw.get("interests") or raw.get("conflict_of_interest") or "…"
    described = ", ".join(f'{name}: "{value}"' for name, value in said.items() if value)
    remedy = (
        f"Write the person's id here, `{made}`, and in kb/reviewers.yaml, below `reviewers:`, `- {{{described}}}`."
    )
    raise PydanticCustomError("reviewer-is-an-id", "a reviewer is described in the entry", {"remedy": remedy})


ReviewerId = Annotated[
    str,
    BeforeValidator(_reviewer_id),
    Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="The id of a person in kb/reviewers.yaml."),
]


class Review(Part):
    """How far the review of this entry has come. Approved only when a named person approved it."""

    status: words.ReviewStatus = Field(words.ReviewStatus.DRAFT, description="Where the review stands.")
    reviewers: tuple[ReviewerId, ...] = Field(
        (), description="Who reviewed it, or is doing so: ids of people in kb/reviewers.yaml."
    )
    date: PartialDate | None = Field(None, description="When it was approved.")
    next_due: PartialDate | None = Field(None, description="When it must be looked at again.")
    digests: tuple[ContentDigest, ...] = Field(
        (),
        description="What was approved: a digest of each field and of each result it rests on. "
        "`monograph approve` writes them; a page says what has changed since.",
    )

    @model_validator(mode="after")
    def _approved_by_somebody(self) -> Self:
        if self.status is words.ReviewStatus.APPROVED and not (self.reviewers and self.date and self.next_due):
            remedy = (
                "Write `status: draft`. When a named person has approved it, `monograph approve` writes who and "
                "when, when it is due again, and what was approved."
            )
            refuse("approval-names-its-reviewer", "approved, but not by whom, when and until when", remedy)
        return self
