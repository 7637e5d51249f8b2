"""Something studies measure: its scale, its direction and the smallest difference that matters."""

from __future__ import annotations

from pydantic import Field

from monograph.entries.kinds.event import Event
from monograph.entries.shared import vocabulary as words
from monograph.entries.shared.parts import Entry, Names, Part, Reported
from monograph.entries.shared.values import Flag, Number, Quantity
from monograph.entries.shared.vocabularies import UnitWords
from monograph.text.fields import ConditionLink, EntryText, Name


class Scale(Part):
    """An instrument with a lowest and a highest score."""

    name: Name = Field(description="The scale's standard name, such as ALSFRS-R.")
    lowest: Number = Field(description="The lowest possible score.")
    highest: Number = Field(description="The highest possible score.")
    step: Number | None = Field(
        None, description="The smallest step between two scores of one person; left out when it is not known."
    )


class Outcome(Entry):
    """What contributors write about an outcome."""

    kind = "outcome"
    plural = "outcomes"
    label = "Outcome"
    heading = "Outcomes"
    lead = "What the studies measured, in which unit, and which direction is good for the person."
    is_common_noun = True

    synonyms: Names = Field((), description="Other names for the same outcome.")
    measures: EntryText = Field(description="What is measured, and how.")
    condition: ConditionLink | None = Field(None, description="The condition or symptom it belongs to.")
    unit: UnitWords | None = Field(None, description="The unit results are given in, if there is one.")
    scale: Reported[Scale] | None = Field(None, description="The scale, when the outcome is a score.")
    better: words.BetterDirection = Field(description="Which direction is good for the person.")
    event: Event | None = Field(
        None,
        description="The event that hazard, odds, risk and rate ratios on this outcome count: death for survival, "
        "recovery for the time to it. Without it no page says whether more of these events is good, unless the "
        "outcome is itself an unwanted event.",
    )
    smallest_important_difference: Reported[Quantity] = Field(
        description="The smallest difference that people notice or value, with its source; often `not searched`."
    )
    matters_to_patients: Flag = Field(
        description="true when people feel the outcome itself; false for laboratory and other surrogate measures."
    )
