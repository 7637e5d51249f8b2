"""A guideline and what each of its statements says, in whom and how strongly."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from monograph.entries.shared import open_words
from monograph.entries.shared import vocabulary as words
from monograph.entries.shared.parts import Citations, Entry, LocalId, Part, Reported, refuse
from monograph.entries.shared.values import PartialDate
from monograph.text.fields import CiteKey, ConditionLink, DrugLink, EntryText, Name


class Recommended(Part):
    """A treatment a statement speaks of."""

    drug: DrugLink | None = Field(None, description="The treatment's entry, when it has one.")
    name: Name | None = Field(None, description="Its name, when it has no entry.")

    @model_validator(mode="after")
    def _named(self) -> Self:
        if (self.drug is None) == (self.name is None):
            refuse("treatment-is-named-once", "name the treatment once", "Give `drug` or `name`, not both.")
        return self


class GuidelineStatement(Part):
    """One recommendation, or the record that it was not read."""

    id: LocalId = Field(description="A short name for this statement, used inside the knowledge base.")
    about: Name = Field(description="What it is about, in a few words.")
    reading: words.StatementReading = Field(description="Whether its wording was read.")
    population: tuple[ConditionLink, ...] = Field((), description="For whom it was made.")
    symptom: ConditionLink | None = Field(None, description="For which symptom.")
    interventions: tuple[Recommended, ...] = Field((), description="Which treatments, in the guideline's order.")
    direction: words.RecommendationDirection | None = Field(None, description="For, consider, against or none.")
    strength: Reported[Name] | None = Field(None, description="The strength, in the guideline's own words.")
    certainty: Reported[Name] | None = Field(None, description="The certainty, in the guideline's own words.")
    scale: Name | None = Field(None, description="The grading scheme those words come from.")
    section: Name | None = Field(None, description="Section or recommendation number.")
    text: EntryText | None = Field(None, description="What it says, in your own words.")
    cite: Citations = Field(description="Where it stands: work and locator.")

    @model_validator(mode="after")
    def _read_or_silent(self) -> Self:
        unread = self.reading is words.StatementReading.NOT_READ
        if unread and (self.text or self.direction or self.strength):
            remedy = "Delete `text`, `direction` and `strength`, or read the statement first."
            refuse("unread-statement-says-nothing", "a statement that was not read says nothing", remedy)
        if not unread and not (self.text and self.direction):
            refuse("statement-has-text", "a statement without text or direction", "Give `text` and `direction`.")
        return self


class Guideline(Entry):
    """What contributors write about a guideline."""

    kind = "guideline"
    plural = "guidelines"
    label = "Guideline"
    heading = "Guidelines"
    lead = "What guideline bodies recommend, for whom and how strongly, in their own grades."

    organisation: Name = Field(description="Who issued it.")
    jurisdiction: open_words.Jurisdiction | None = Field(None, description="Where it applies.")
    published: Reported[PartialDate] = Field(description="When it was published.")
    updated: Reported[PartialDate] | None = Field(None, description="When it was last updated or reaffirmed.")
    valid_until: Reported[PartialDate] | None = Field(None, description="Until when it says it is valid.")
    documents: tuple[CiteKey, ...] = Field(min_length=1, description="Keys of its documents in references.bib.")
    method: EntryText | None = Field(None, description="How its recommendations were made.")
    statements: tuple[GuidelineStatement, ...] = Field((), description="Its recommendations, one item each.")
