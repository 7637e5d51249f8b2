"""What every kind of entry has."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from monograph.entries.shared.parts.citations import SourceReading
from monograph.entries.shared.parts.names import EntryIdText, Names
from monograph.entries.shared.parts.part import Part
from monograph.entries.shared.parts.review import Review
from monograph.entries.shared.parts.statements import Change, Summary
from monograph.text.fields import EntryText, Name


class Entry(Part):
    """What every kind of entry has. The id is the file's name."""

    kind: ClassVar[str]
    plural: ClassVar[str]
    label: ClassVar[str]
    heading: ClassVar[str]
    lead: ClassVar[str]
    # What comes before the name in a page's title, where the name alone could be taken for our own statement.
    title_prefix: ClassVar[str] = ""
    # Whether names of this kind are common nouns, which begin with a small letter inside a sentence.
    is_common_noun: ClassVar[bool] = False

    name: Name = Field(description="The name a reader sees as the page's title.")
    summary: Summary = Field(description="The entry in short, in plain and in clinical words.")
    tags: Names = Field((), description="Words to find related entries by.")
    review: Review = Field(
        default_factory=lambda: Review.model_validate({}),
        description="How far the review by a named person has come. Leave it out for a draft.",
    )
    sources: tuple[SourceReading, ...] = Field(
        (), description="How each cited work was read for this entry: once here, not at every citation."
    )
    not_covered: EntryText | None = Field(
        None, description="What a reader would expect here and does not find yet."
    )
    changes: tuple[Change, ...] = Field((), description="Changes a reader should know of, newest first.")
    former_ids: tuple[EntryIdText, ...] = Field((), description="Earlier ids; their addresses lead here.")

    @property
    def page_title(self) -> str:
        """The title of the entry's page."""
        return f"{self.title_prefix}{self.name}"
