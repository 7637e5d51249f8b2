"""A study: everything published about it, whom it studied, what was done and what came out."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from monograph.entries.kinds.comment import Comment
from monograph.entries.kinds.dosing import DoseLevel
from monograph.entries.kinds.result import Harm, Result
from monograph.entries.shared import open_words
from monograph.entries.shared import vocabulary as words
from monograph.entries.shared.parts import Citations, Entry, LocalId, Part, Reported, Statement, refuse
from monograph.entries.shared.values import PartialDate, Quantity, Whole
from monograph.text.fields import CiteKey, ConditionLink, DrugLink, EntryText, Name, OutcomeLink, StudyLink


class Report(Part):
    """One document about the study."""

    work: CiteKey = Field(description="Key of the document in references.bib.")
    role: words.ReportRole = Field(description="What it is to the study.")
    note: EntryText | None = Field(None, description="What it adds, or how it differs.")


class Notice(Part):
    """What an editor or publisher later said of a report: a retraction, a concern, a correction."""

    type: words.NoticeType = Field(description="What kind of notice it is.")
    date: PartialDate | None = Field(None, description="When it appeared.")
    work: CiteKey | None = Field(
        None, description="Key of the report it concerns, when that is not the study's main report."
    )
    text: EntryText = Field(description="What it says, and which report it concerns.")
    cite: Citations = Field(description="Where it stands: work and locator.")


class Registration(Part):
    """The study's number in a trial register."""

    register_name: Name = Field(description="The register, such as ClinicalTrials.gov.")
    number: Name = Field(description="The number, such as NCT01849770.")
    work: CiteKey | None = Field(None, description="Key of the register record in references.bib.")
    last_seen: PartialDate | None = Field(None, description="When the record was last looked at.")


class Population(Part):
    """Whom the study took in, along the axes that decide whether it answers a question."""

    conditions: tuple[ConditionLink, ...] = Field(
        (), description="The diseases people had; none for cells or animals."
    )
    healthy: bool = Field(False, strict=True, description="true when healthy volunteers took part.")
    target_symptom: ConditionLink | None = Field(None, description="The symptom the question is about.")
    symptom_at_entry: Reported[words.SymptomAtEntry] | None = Field(
        None, description="Whether people needed to have that symptom."
    )
    eligibility: tuple[Statement, ...] = Field((), description="Key criteria for taking part.")
    description: Reported[EntryText] | None = Field(None, description="Who took part in fact: age, sex, severity.")


class Segment(Part):
    """One stretch of the study's time."""

    type: words.SegmentType = Field(description="What happens in it.")
    name: Name | None = Field(None, description="Its name, such as: first period.")
    length: Reported[Quantity] = Field(description="How long it lasts.")


class Treatment(Part):
    """What an arm receives of one drug."""

    drug: DrugLink | None = Field(None, description="The drug's entry; left out for placebo.")
    name: Name | None = Field(None, description="The name, when there is no entry.")
    dose: Reported[DoseLevel] | None = Field(None, description="The dose.")
    counted_as: Name | None = Field(None, description="What the milligrams count, when it is said.")

    @model_validator(mode="after")
    def _named(self) -> Self:
        if (self.drug is None) == (self.name is None):
            refuse("treatment-is-named-once", "name the treatment once", "Give `drug` or `name`, not both.")
        return self


class Participants(Part):
    """How many people, at each stage."""

    planned: Reported[Whole] | None = Field(None, description="How many were planned.")
    screened: Reported[Whole] | None = Field(None, description="How many were screened.")
    enrolled: Reported[Whole] | None = Field(None, description="How many were enrolled.")
    randomised: Reported[Whole] | None = Field(None, description="How many were randomised.")
    treated: Reported[Whole] | None = Field(None, description="How many took at least one dose.")
    analysed: Reported[Whole] | None = Field(None, description="How many the main analysis counts.")
    completed: Reported[Whole] | None = Field(None, description="How many completed the study.")


class Arm(Part):
    """A group of the study, or what people received in one period of a crossover."""

    id: LocalId = Field(description="A short name for this arm, used inside this file.")
    name: Name = Field(description="The name a reader sees.")
    type: words.ArmType = Field(description="What the arm is to the comparison.")
    treatments: tuple[Treatment, ...] = Field((), description="What people receive.")
    participants: Participants | None = Field(None, description="How many people, at each stage.")


class LedgerLine(Part):
    """One outcome the study registered or named, and what became of it."""

    outcome: OutcomeLink | None = Field(None, description="The outcome's entry, when it has one.")
    name: Name = Field(description="What the study calls it.")
    role: words.OutcomeRole = Field(description="The rank the study gave it.")
    status: words.LedgerStatus = Field(description="What became of it.")
    note: EntryText | None = Field(None, description="A remark, such as a rank that changed over time.")


class Overlap(Part):
    """Another study with some of the same people."""

    study: StudyLink = Field(description="The other study.")
    possible: bool = Field(
        False,
        strict=True,
        description="true when it is likely and not confirmed; people are then counted once too.",
    )
    reason: EntryText = Field(description="Why they overlap, or may overlap.")


class IncludedStudy(Part):
    """A study a review counts."""

    study: StudyLink | None = Field(None, description="The study's entry, when it has one.")
    name: Name | None = Field(None, description="Its name, when it has no entry.")
    inferred: bool = Field(
        False, strict=True, description="true when the review's list was not seen and we infer it."
    )

    @model_validator(mode="after")
    def _named(self) -> Self:
        if (self.study is None) == (self.name is None):
            refuse("included-study-is-named-once", "name the study once", "Give `study` or `name`, not both.")
        return self


class ReviewMethods(Part):
    """How a systematic review searched, and what it took in."""

    searched: Reported[PartialDate] = Field(description="Date of its last search.")
    databases: Reported[Name] | None = Field(None, description="Where it searched.")
    studies: Reported[Whole] | None = Field(None, description="How many studies it took in.")
    participants: Reported[Whole] | None = Field(None, description="How many people they had.")
    included: tuple[IncludedStudy, ...] = Field((), description="The studies.")
    later_studies: EntryText | None = Field(
        None, description="What studies after its last search add: its silence on them is no finding."
    )


class LaboratorySystem(Part):
    """What a laboratory study worked on."""

    system: Statement = Field(description="Cells, tissue or animals.")
    measured: tuple[Statement, ...] = Field((), description="What was found.")


class Figure(Part):
    """A descriptive figure that compares nothing, such as a survey's."""

    name: Name = Field(description="What the figure is.")
    value: Reported[Quantity] = Field(description="The figure with its unit.")
    note: EntryText | None = Field(None, description="What a reader must know to judge it.")


class Study(Entry):
    """What contributors write about a study."""

    kind = "study"
    plural = "studies"
    label = "Study"
    heading = "Studies"
    lead = "Trials, observations, laboratory work and reviews, with what each found and what it cannot show."

    title: Name = Field(description="The main report's title.")
    design: open_words.Design = Field(description="The design.")
    reports: tuple[Report, ...] = Field(
        min_length=1, description="All documents about the study; the main one first."
    )
    notices: tuple[Notice, ...] = Field((), description="Retractions, concerns and corrections of its reports.")
    registrations: tuple[Registration, ...] = Field((), description="Its numbers in trial registers.")
    masking: Reported[words.Masking] | None = Field(None, description="Who did not know the assignment.")
    phase: Reported[words.Phase] | None = Field(None, description="The phase, as registered.")
    status: Reported[words.RecruitmentStatus] | None = Field(None, description="Where it stands.")
    status_seen: PartialDate | None = Field(None, description="When the status was last looked at.")
    started: Reported[PartialDate] | None = Field(None, description="When it started.")
    primary_completed: Reported[PartialDate] | None = Field(
        None, description="When the primary outcome was complete."
    )
    ended: Reported[PartialDate] | None = Field(None, description="When it ended.")
    sites: Reported[Whole] | None = Field(None, description="In how many centres.")
    countries: Reported[Name] | None = Field(None, description="Where.")
    sponsor: Reported[Name] | None = Field(None, description="Who ran it.")
    funding: Reported[Name] | None = Field(None, description="Who paid.")
    question: EntryText | None = Field(None, description="What the study set out to learn.")
    population: Population = Field(description="Whom it took in.")
    stated_length: Reported[Quantity] | None = Field(
        None, description="How long it took for one person, as stated."
    )
    segments: tuple[Segment, ...] = Field((), description="Run-in, periods, washouts, follow-up, in order.")
    arms: tuple[Arm, ...] = Field((), description="The groups.")
    about: tuple[DrugLink, ...] = Field(
        (), description="Entries of the drugs it is about, when no group of its own received them."
    )
    participants: Participants | None = Field(None, description="How many people, at each stage.")
    results: tuple[Result, ...] = Field(
        (), description="What was found, one item an outcome, time and comparison."
    )
    figures: tuple[Figure, ...] = Field((), description="Descriptive figures that compare nothing.")
    findings: tuple[Statement, ...] = Field(
        (), description="Findings that are no figures, and the authors' reading."
    )
    harms: tuple[Harm, ...] = Field((), description="Unwanted events and withdrawals, by arm.")
    ledger: tuple[LedgerLine, ...] = Field(
        (), description="Every outcome registered or named, and what became of it."
    )
    limitations: tuple[Statement, ...] = Field((), description="What limits the conclusions.")
    overlaps: tuple[Overlap, ...] = Field((), description="Studies with some of the same people.")
    comments: tuple[Comment, ...] = Field(
        (), description="What experts said in public of the study, or of what it tested: opinions, no findings."
    )
    review_methods: ReviewMethods | None = Field(None, description="For reviews: search and included studies.")
    laboratory: LaboratorySystem | None = Field(None, description="For laboratory studies: what was worked on.")
