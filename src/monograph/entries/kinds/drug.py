"""A drug, a class of drugs or a treatment without drugs, and its interactions."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from monograph.entries.kinds.dosing import Adjustment, Dose, SaltForm
from monograph.entries.shared import open_words
from monograph.entries.shared import vocabulary as words
from monograph.entries.shared.parts import (
    Citations,
    Entry,
    IdentifierValue,
    Names,
    Part,
    Reported,
    Statement,
    refuse,
)
from monograph.entries.shared.values import CountOf, Flag, PartialDate, Quantity, Whole
from monograph.text.fields import ConditionLink, DrugLink, EntryText, Name


class MechanismLink(Part):
    """One link of the chain from a treatment to what people notice, and how far it is known."""

    name: Name = Field(description="What happens, in a few words.")
    support: words.LinkSupport = Field(description="How far it is known.")
    text: EntryText = Field(description="What was found, and what speaks against it.")
    cite: Citations = Field(description="Where it stands: work and locator.")


class Property(Part):
    """A pharmacodynamic or metabolic property that matters when drugs are combined."""

    type: open_words.Property = Field(description="The property.")
    text: EntryText | None = Field(None, description="What the source says of it.")
    cite: Citations = Field(description="Where it stands: work and locator.")


class PharmacokineticFact(Part):
    """One pharmacokinetic value."""

    parameter: words.PharmacokineticParameter = Field(description="What was measured.")
    value: Reported[Quantity] = Field(description="The value with its unit.")
    setting: Name | None = Field(None, description="In whom, or under what conditions.")


class RegulatoryRecord(Part):
    """Where one product is in one place."""

    product: Name = Field(description="The product's name.")
    jurisdiction: open_words.Jurisdiction = Field(description="Where.")
    holder: Name | None = Field(None, description="Who holds or held the licence.")
    status: words.RegulatoryStatus = Field(description="Where it stands.")
    approved: Reported[PartialDate] | None = Field(None, description="When it was approved.")
    ended: Reported[PartialDate] | None = Field(None, description="When the approval or the sale ended.")
    indications: tuple[Statement, ...] = Field((), description="What it is licensed for.")
    licensed_for: tuple[ConditionLink, ...] = Field(
        (), description="Entries of the conditions it is licensed for; every other use is off-label there."
    )
    conditions_of_use: tuple[Statement, ...] = Field((), description="Restrictions, such as a start in hospital.")
    note: EntryText | None = Field(None, description="What else a reader should know.")
    cite: Citations = Field(description="Where the status stands: work and locator.")


class Warning(Part):
    """A warning, boxed or not."""

    title: Name = Field(description="What it warns of, in a few words.")
    boxed: Flag = Field(description="true for a boxed warning on a US label.")
    jurisdiction: open_words.Jurisdiction = Field(description="Where this warning stands.")
    text: EntryText = Field(description="The warning in your own words.")
    cite: Citations = Field(description="Where it stands: work and locator.")


class StopSign(Part):
    """When to stop and call someone."""

    sign: EntryText = Field(description="What the person notices.")
    action: EntryText = Field(description="What to do then, and whom to call.")
    cite: Citations = Field(description="The warning it comes from.")


class Contraindication(Part):
    """When the drug must not be taken."""

    text: EntryText = Field(description="The situation.")
    jurisdiction: open_words.Jurisdiction = Field(description="Whose label says so.")
    cite: Citations = Field(description="Where it stands: work and locator.")


class Rate(Part):
    """How often an effect occurred in one group."""

    group: Name = Field(description="The group, such as: the drug, placebo.")
    counts_events: bool = Field(
        False, strict=True, description="true when events were counted, of which one person may have several."
    )
    percent: Reported[Quantity] | None = Field(None, description="The share in %.")
    people: Reported[CountOf] | None = Field(None, description="So many of so many people.")
    count: Reported[Whole] | None = Field(None, description="So many people or events, with no denominator known.")
    group_size: Reported[Whole] | None = Field(None, description="How many people the group had.")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.percent is None and self.people is None and self.count is None:
            refuse("rate-has-a-figure", "a rate without a figure", "Give `percent`, `people` or `count`.")
        return self


class AdverseEffect(Part):
    """An unwanted effect and how often it occurred, with the denominator."""

    event: Name = Field(description="The effect.")
    setting: Name = Field(description="In whom and at what dose.")
    rates: tuple[Rate, ...] = Field(min_length=1, description="One item a group.")
    note: EntryText | None = Field(None, description="What a reader must know to judge the figures.")


class Monitoring(Part):
    """What to check, and when."""

    what: Name = Field(description="What to check.")
    when: Name = Field(description="When.")
    text: EntryText | None = Field(None, description="What to do with the result.")
    cite: Citations = Field(description="Where it stands: work and locator.")


class Interaction(Part):
    """What another drug does to this one. It is written once, in the affected drug's file."""

    causes: tuple[DrugLink, ...] = Field((), description="Entries of the drugs or classes that cause it.")
    cause_names: Names = Field((), description="Causes that have no entry.")
    mechanism: EntryText | None = Field(None, description="How it comes about.")
    basis: words.Basis = Field(description="`stated` by a source for this pair, or `inferred` from two sources.")
    participants: Reported[Whole] | None = Field(None, description="In how many people it was measured.")
    doses: EntryText | None = Field(None, description="The doses of both drugs.")
    effects: tuple[InteractionEffect, ...] = Field((), description="What was measured.")
    advice: EntryText | None = Field(None, description="What to do.")
    cite: Citations = Field(description="Where it stands: work and locator.")

    @model_validator(mode="after")
    def _has_a_cause(self) -> Self:
        if not self.causes and not self.cause_names:
            refuse("interaction-has-a-cause", "nothing is named as the cause", "Give `causes` or `cause_names`.")
        return self


class InteractionEffect(Part):
    """One measured effect of an interaction: alone and together, or a ratio or change only."""

    parameter: words.PharmacokineticParameter = Field(description="What was measured.")
    group: Name | None = Field(None, description="In whom, when groups differ.")
    alone: Reported[Quantity] | None = Field(None, description="Value without the other drug.")
    together: Reported[Quantity] | None = Field(None, description="Value with the other drug.")
    stated_ratio: Reported[Quantity] | None = Field(
        None, description="Ratio or range of ratios, when the source gives only that."
    )
    stated_change: Reported[Quantity] | None = Field(
        None, description="Change in %, when the source gives only that; negative when it fell."
    )
    direction: words.Direction | None = Field(None, description="Direction, when no number is given.")
    note: EntryText | None = Field(None, description="What a reader must know to judge it.")


class Drug(Entry):
    """What contributors write about a drug, a drug class or a non-drug treatment."""

    kind = "drug"
    plural = "drugs"
    label = "Treatment"
    heading = "Treatments"
    lead = "What each treatment is, what was shown, how it is given and when to stop."
    is_common_noun = True

    type: open_words.TreatmentType = Field(description="What it is.")
    brand_names: Names = Field((), description="Trade names.")
    synonyms: Names = Field((), description="Other names, former names, frequent misspellings.")
    belongs_to: tuple[DrugLink, ...] = Field((), description="Entries of the classes it belongs to.")
    classification: Reported[Name] | None = Field(None, description="Its pharmacological class.")
    mechanism: tuple[Statement, ...] = Field((), description="How it works, as far as it is known.")
    mechanism_chain: tuple[MechanismLink, ...] = Field(
        (), description="From the treatment to what people notice, link by link, in order."
    )
    properties: tuple[Property, ...] = Field((), description="Properties that matter when drugs are combined.")
    pharmacokinetics: tuple[PharmacokineticFact, ...] = Field((), description="What the body does with it.")
    identifiers: tuple[IdentifierValue, ...] = Field((), description="Numbers in ATC, RxNorm, UNII and so on.")
    forms: tuple[Statement, ...] = Field((), description="Dosage forms and strengths.")
    salt_forms: tuple[SaltForm, ...] = Field((), description="What strengths mean, counted as salt and as base.")
    regulatory: tuple[RegulatoryRecord, ...] = Field((), description="Licences by product, place and date.")
    doses: tuple[Dose, ...] = Field((), description="Label, studied and guideline doses, apart.")
    adjustments: tuple[Adjustment, ...] = Field((), description="Doses in kidney or liver disease.")
    stop_and_call: tuple[StopSign, ...] = Field((), description="When to stop and call; shown first.")
    warnings: tuple[Warning, ...] = Field((), description="Boxed and other warnings.")
    contraindications: tuple[Contraindication, ...] = Field((), description="When it must not be taken.")
    interactions: tuple[Interaction, ...] = Field((), description="What other drugs do to this one.")
    adverse_effects: tuple[AdverseEffect, ...] = Field((), description="Unwanted effects with denominators.")
    overdose: tuple[Statement, ...] = Field((), description="What is known of overdose.")
    monitoring: tuple[Monitoring, ...] = Field((), description="What to check, and when.")


Interaction.model_rebuild()
Drug.model_rebuild()
