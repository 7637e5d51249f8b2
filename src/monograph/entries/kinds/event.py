"""The event that a ratio counts, and whether people want it."""

from __future__ import annotations

from pydantic import Field

from monograph.entries.shared.parts import Part
from monograph.entries.shared.values import Flag
from monograph.text.fields import Name


class Event(Part):
    """What odds, hazards, risks and rates are counted of: death, relapse, recovery."""

    name: Name = Field(description="The event as it reads inside a sentence, such as: death, or recovery.")
    wanted: Flag = Field(
        description="true when people want it to happen, as they do recovery; false when they do not."
    )
