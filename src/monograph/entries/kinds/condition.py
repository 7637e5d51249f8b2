"""A disease or symptom, what it is called, where it belongs and how frequent it is."""

from __future__ import annotations

from pydantic import Field

from monograph.entries.shared.parts import Entry, IdentifierValue, Names, Part, Reported, Statement
from monograph.entries.shared.values import Quantity, Whole
from monograph.text.fields import ConditionLink, EntryText, Name, StudyLink


class FrequencyFact(Part):
    """How often one source found the condition, and in whom."""

    measure: Name = Field(description="What was counted, such as: ever had an attack.")
    population: Name = Field(description="Who was counted.")
    study: StudyLink | None = Field(None, description="The study's entry, when it has one.")
    frequency: Reported[Quantity] = Field(description="The share, in %.")
    participants: Reported[Whole] | None = Field(None, description="How many people were counted.")
    definition: EntryText | None = Field(
        None, description="How the source defined the condition, and how it asked."
    )


class Condition(Entry):
    """What contributors write about a condition."""

    kind = "condition"
    plural = "conditions"
    label = "Condition"
    heading = "Conditions"
    lead = "Diseases and symptoms, with what helps and how often they occur."
    is_common_noun = True

    synonyms: Names = Field((), description="Other names, abbreviations included.")
    broader: tuple[ConditionLink, ...] = Field(
        (), description="Conditions of which this is a kind: itch in eczema is a kind of itch."
    )
    occurs_in: tuple[ConditionLink, ...] = Field(
        (), description="Diseases in which this symptom occurs, when it is not a kind of them."
    )
    breathing_at_risk: Statement | None = Field(
        None, description="Fill in when the disease weakens breathing: drugs that depress it then need a caution."
    )
    identifiers: tuple[IdentifierValue, ...] = Field((), description="Numbers in MeSH, MONDO, HP and so on.")
    features: tuple[Statement, ...] = Field((), description="What it is and what it is not, each with a citation.")
    frequencies: tuple[FrequencyFact, ...] = Field(
        (), description="How frequent it is: one item a source, side by side, never merged."
    )
    frequencies_differ_because: EntryText | None = Field(
        None, description="Why the sources' figures differ, when they do."
    )
