"""The risk without a treatment, from which absolute effects are computed, and what a source prints for it."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from monograph.entries.kinds.result import Interval
from monograph.entries.shared.parts import Part, Reported, refuse
from monograph.entries.shared.values import Quantity
from monograph.text.fields import Name


class StatedEffect(Part):
    """An absolute effect as a source prints it: the risk with the treatment, or the difference."""

    with_treatment: Quantity | None = Field(None, description="The risk with the treatment, such as 246 per 1000.")
    difference: Quantity | None = Field(
        None, description="With minus without the treatment: -28 per 1000 for 28 fewer."
    )
    interval: Interval | None = Field(None, description="Its interval, in the same unit.")

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.with_treatment is None) == (self.difference is None):
            remedy = "Give `with_treatment` or `difference`, whichever the source prints first."
            refuse("stated-effect-is-one", "an absolute effect needs one number", remedy)
        return self


class ComparatorRisk(Part):
    """How many people have the event without the treatment: absolute effects are computed from it."""

    name: Name = Field(description="Whose risk it is, such as: people at low risk.")
    risk: Reported[Quantity] = Field(description="The risk as a share or a rate: 25 %, 250 per 1000.")
    stated: Reported[StatedEffect] | None = Field(
        None, description="The absolute effect that a source prints for these people, to be checked and shown."
    )
