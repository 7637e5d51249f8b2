"""Doses: levels, how often they are given, and the steps between them."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from monograph.entries.shared import open_words
from monograph.entries.shared import vocabulary as words
from monograph.entries.shared.parts import Citations, Part, Reported, Statement, refuse
from monograph.entries.shared.units import as_unit
from monograph.entries.shared.values import Quantity
from monograph.text.fields import ConditionLink, EntryText, Name, StudyLink


class DoseLevel(Part):
    """One dose: so much each time and, when it is known, so many times a day; or a total a day."""

    amount: Quantity | None = Field(None, description="Amount each time, such as 150 mg.")
    times_per_day: Quantity | None = Field(None, description="How many times a day, such as 2 or 2 to 3.")
    per_day: Quantity | None = Field(None, description="Total a day, such as 300 mg, when only that is given.")
    timing: Name | None = Field(None, description="When: at bedtime, before meals.")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        each = self.amount is not None
        if each == (self.per_day is not None) or (self.times_per_day is not None and not each):
            remedy = "Give `amount`, with `times_per_day` when it is known, or `per_day` alone."
            refuse("dose-is-said-once", "the dose is said in two ways, or not at all", remedy)
        if self.times_per_day is not None and self.times_per_day.unit:
            remedy = "Write a number or a range without a unit: 2, or 2 to 3."
            refuse("times-have-no-unit", f"`{self.times_per_day}` is not a number of times a day", remedy)
        if self.times_per_day is not None and not 0 < self.times_per_day.low <= self.times_per_day.high <= _OFTEN:
            remedy = f"Write how many times a day it is given, more than 0 and at most {_OFTEN}: each half hour."
            refuse("times-are-possible", f"nothing is given `{self.times_per_day}` times a day", remedy)
        for stated in (self.amount, self.per_day):
            if stated is not None:
                _refuse_unless_amount(stated)
        return self


_OFTEN = 48


def _refuse_unless_amount(stated: Quantity) -> None:
    if stated.unit.endswith("/day"):
        remedy = "Leave out `/day`: `amount` is for each time, and `per_day` says it already."
        refuse("dose-is-an-amount", f"`{stated}` is a rate, not an amount", remedy)
    unit = as_unit(stated.unit)
    if unit is None or not unit.is_of_doses:
        remedy = "Give it in a unit of mass, volume, activity or dose form, such as mg, mg/kg, mL, IU or tablets."
        refuse("dose-is-an-amount", f"`{stated}` is no amount of a treatment", remedy)
    if stated.low <= 0:
        remedy = "Give an amount above 0. Placebo has no dose; of a dose up to 30 mg write `≤ 30 mg`."
        refuse("dose-is-an-amount", f"`{stated}` is no dose", remedy)


class Step(Part):
    """One step of a titration: by how much the dose changes, and after what time."""

    change: Quantity = Field(description="The change, such as 50 mg or -50 mg.")
    after: Quantity | None = Field(None, description="After what time, such as 2 to 3 days.")


class Dose(Part):
    """One source's dosing: a label's, a study's or a guideline's. They are never mixed."""

    purpose: words.DosePurpose = Field(description="What kind of statement it is.")
    for_use: Name = Field(description="What it is given for, in the source's terms.")
    condition: ConditionLink | None = Field(None, description="The condition's entry, when it has one.")
    study: StudyLink | None = Field(None, description="The study that gave this dose, when one did.")
    jurisdiction: open_words.Jurisdiction | None = Field(None, description="Where a label or guideline applies.")
    product: Name | None = Field(None, description="The product, when the dosing is one product's.")
    route: open_words.Route = Field(description="How it is given.")
    counted_as: Name = Field(description="What the milligrams count: the salt or the base, such as hydrochloride.")
    start: Reported[DoseLevel] | None = Field(None, description="The first dose.")
    levels: tuple[Reported[DoseLevel], ...] = Field((), description="Fixed doses, or a ladder from low to high.")
    steps: tuple[Reported[Step], ...] = Field((), description="How the dose is raised or lowered.")
    maximum: Reported[DoseLevel] | None = Field(None, description="The highest dose.")
    maximum_in_24_h: Reported[Quantity] | None = Field(
        None, description="The most in 24 hours, for doses taken as needed and for sprays."
    )
    duration: Reported[Quantity] | None = Field(None, description="For how long.")
    note: EntryText | None = Field(None, description="What else belongs to this dosing.")

    @model_validator(mode="after")
    def _most_is_an_amount(self) -> Self:
        most = self.maximum_in_24_h
        stated = (most.value, *(one.value for one in most.also_reported)) if most is not None else ()
        for one in stated:
            if one is not None:
                _refuse_unless_amount(one)
        return self


class Adjustment(Part):
    """How doses change in kidney or liver disease."""

    organ: Name = Field(description="kidney or liver.")
    when: Name = Field(description="From which degree of impairment on.")
    text: EntryText = Field(description="What to do.")
    cite: Citations = Field(description="Where it stands: work and locator.")


class SaltForm(Part):
    """What one strength means in another way of counting."""

    text: Statement = Field(description="The relation, such as: 100 mg hydrochloride hold 83.31 mg base.")
    salt: Name = Field(description="The salt.")
    salt_amount: Quantity = Field(description="An amount of the salt.")
    base_amount: Quantity = Field(description="The same amount counted as base.")

    @model_validator(mode="after")
    def _salt_outweighs_base(self) -> Self:
        salt, base = self.salt_amount, self.base_amount
        if salt.low <= 0 or base.low <= 0:
            nothing = salt if salt.low <= 0 else base
            refuse("amount-is-something", f"`{nothing}` is no amount", "Give amounts above 0, as the source does.")
        if salt.unit == base.unit and base.high >= salt.low:
            remedy = "A salt is the base and more, so it weighs more. See whether the two are exchanged."
            refuse("salt-outweighs-base", f"{base} of base in {salt} of salt", remedy)
        return self
