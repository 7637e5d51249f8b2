"""A clinical question, its answer, and what the answer rests on."""

from __future__ import annotations

import re
from typing import Self

from pydantic import Field, model_validator

from monograph.entries.kinds.comparator_risk import ComparatorRisk
from monograph.entries.kinds.dosing import DoseLevel
from monograph.entries.shared import open_words
from monograph.entries.shared import vocabulary as words
from monograph.entries.shared.parts import Citations, Entry, LocalId, Part, Reported, Statement, refuse
from monograph.entries.shared.values import Flag, PartialDate, Quantity
from monograph.text.fields import (
    ConditionLink,
    DrugLink,
    EntryLink,
    EntryText,
    GuidelineLink,
    Name,
    OutcomeLink,
    QuestionLink,
    StudyLink,
    Verbatim,
)


class Pico(Part):
    """The question's parts: population, intervention, comparator, outcomes."""

    population: tuple[ConditionLink, ...] = Field(min_length=1, description="In whom: the diseases.")
    symptom: ConditionLink | None = Field(None, description="For which symptom.")
    interventions: tuple[DrugLink, ...] = Field(min_length=1, description="Which treatments.")
    background: tuple[DrugLink, ...] = Field(
        (), description="What people already take, such as the drug to which another is added."
    )
    comparators: tuple[Name, ...] = Field(min_length=1, description="Against what, such as: placebo.")
    outcomes: tuple[OutcomeLink, ...] = Field(min_length=1, description="What should change.")


class DomainRating(Part):
    """What one GRADE domain does to certainty, and why."""

    domain: words.CertaintyDomain = Field(description="The domain.")
    judgement: words.DomainJudgement = Field(description="What it does to certainty.")
    reason: EntryText = Field(description="Why; also when nothing changes, or when it could not be judged.")
    speaks_to: tuple[words.DirectnessAxis, ...] = Field(
        (), description="For indirectness: the axes on which studies and question differ and the reason says why."
    )


class CertaintyRating(Part):
    """The certainty of a body of evidence (GRADE), with its reasons and whose judgement it is."""

    level: words.Certainty = Field(
        description="The level. `not rated` when there is evidence and none of the five domains could be judged; "
        "`no evidence found` when there is nothing to rate."
    )
    starts_at: words.Certainty | None = Field(
        None, description="Where rating starts: high for randomised trials, low for observational studies."
    )
    domains: tuple[DomainRating, ...] = Field((), description="One reason a domain.")
    origin: words.RatingOrigin = Field(description="Whose judgement it is.")
    cite: Citations | None = Field(None, description="The source, when the rating is a source's.")

    @model_validator(mode="after")
    def _has_its_reasons(self) -> Self:
        if self.level in words.RATED and not (self.domains and self.starts_at):
            remedy = "Give `starts_at` and a reason for each GRADE domain in `domains`."
            refuse("certainty-has-reasons", "a certainty without its reasons", remedy)
        if self.origin is words.RatingOrigin.STATED and self.cite is None:
            refuse("stated-rating-is-cited", "a source's rating without the source", "Add `cite`.")
        return self


class ResultPointer(Part):
    """One result, or one harm, of one study."""

    study: StudyLink = Field(description="The study.")
    result: LocalId = Field(description="The id of the result or harm in that study's file.")


class Magnitude(Part):
    """How large an effect is, with the threshold that says so."""

    size: words.EffectSize = Field(description="The size against that threshold.")
    threshold: Quantity = Field(description="The threshold on the effect's scale, with its unit: 15 points.")
    cite: Citations = Field(description="Where the threshold comes from.")


class LeftOut(Part):
    """A study on the same treatment, people and outcome that an answer does not rest on."""

    study: StudyLink = Field(description="The study.")
    because: EntryText = Field(description="Why it is left out.")


class OutcomeAnswer(Part):
    """What is known of one option and one outcome."""

    outcome: OutcomeLink = Field(description="The outcome.")
    importance: words.Importance = Field(description="How much it matters to the decision.")
    counts_as: words.CountsAs | None = Field(
        None,
        description="Whether the outcome counts as `benefit` or as `harm` for this question. Certainty is "
        "computed and shown for each of the two.",
    )
    effect: EntryText = Field(description="What was found, in absolute terms where possible.")
    results: tuple[ResultPointer, ...] = Field((), description="The results it rests on.")
    left_out: tuple[LeftOut, ...] = Field(
        (), description="Studies here on the same treatment, people and outcome that it does not rest on."
    )
    comparator_risks: tuple[ComparatorRisk, ...] = Field(
        (), description="Risks without the treatment, to which the results' ratios are applied."
    )
    certainty: CertaintyRating = Field(description="How certain that is.")
    magnitude: Magnitude | None = Field(None, description="How large it is, when a threshold is known.")


class Option(Part):
    """One treatment and what is known of it for this question."""

    drug: DrugLink = Field(description="The treatment.")
    dose: DoseLevel | None = Field(None, description="The dose that the answer is about, when it is about one.")
    verdict: words.Verdict = Field(description="What the evidence says.")
    off_label: tuple[open_words.Jurisdiction, ...] = Field(
        (), description="Where this use is outside the licence."
    )
    because: EntryText = Field(description="What the verdict rests on, in a sentence or two.")
    outcomes: tuple[OutcomeAnswer, ...] = Field((), description="One item an outcome, harms included.")


class NotAnswered(Part):
    """An outcome that the question asks about and no option answers."""

    outcome: OutcomeLink = Field(description="The outcome, which is among `pico.outcomes`.")
    because: EntryText = Field(description="Why it is not answered.")


class Avoided(Part):
    """What to avoid, and why."""

    drug: DrugLink | None = Field(None, description="The treatment, when it has an entry.")
    together_with: tuple[DrugLink, ...] = Field(
        (), description="The treatments with which it must not be combined, when it is the combination that harms."
    )
    name: Name = Field(description="What to avoid.")
    reason: EntryText = Field(description="Why.")
    cite: Citations = Field(description="Where it stands: work and locator.")


class Caution(Part):
    """Treatments of one answer that may be combined, but only with care."""

    drugs: tuple[DrugLink, ...] = Field(min_length=2, description="The treatments.")
    text: EntryText = Field(description="What can happen, and what to do about it.")
    cite: Citations = Field(description="Where it stands: work and locator.")


# Begins with If, or ends with a full stop before or after its citations.
_WHOLE_SENTENCE = re.compile(r"^\s*if\b|\.\s*(?:\[@[^\]]*\]\s*)*$", re.IGNORECASE)


class Branch(Part):
    """One way on from a step of a pathway: to another step, to another question, or to an end."""

    when: EntryText | None = Field(
        None,
        description="The condition, as it goes on after the word If and without a full stop. Left out for what is "
        "done otherwise: the last of several ways, or the only one.",
    )
    go: LocalId | None = Field(None, description="The id of the step it leads to.")
    question: QuestionLink | None = Field(None, description="The question whose answer it leads to.")
    end: EntryText | None = Field(None, description="What is done when the pathway ends here.")

    @model_validator(mode="after")
    def _leads_to_one_place(self) -> Self:
        if sum(place is not None for place in (self.go, self.question, self.end)) != 1:
            remedy = "Give one of `go`, `question` and `end`."
            refuse("branch-leads-to-one-place", "a branch that leads nowhere, or to two places", remedy)
        return self

    @model_validator(mode="after")
    def _goes_on_after_if(self) -> Self:
        if self.when is not None and _WHOLE_SENTENCE.search(self.when):
            remedy = "Leave out the If and the full stop: the page writes `If it hums: go to …`."
            refuse("condition-goes-on-after-if", f"`{self.when}` does not go on after the word If", remedy)
        return self


class PathwayStep(Part):
    """One step of the way from question to treatment."""

    id: LocalId | None = Field(None, description="A short name, when a branch leads to this step.")
    name: Name = Field(description="The step in a few words.")
    text: EntryText = Field(description="What to do, and what to check.")
    drug: DrugLink | None = Field(None, description="The treatment, when the step gives one.")
    dose: Reported[DoseLevel] | None = Field(None, description="The dose, when the step gives one.")
    then: tuple[Branch, ...] = Field(
        (), description="Where it goes on, when that depends or is not the next step; the citation covers it too."
    )
    cite: Citations = Field(description="Where it stands: work and locator.")

    @model_validator(mode="after")
    def _only_the_last_is_otherwise(self) -> Self:
        if any(branch.when is None for branch in self.then[:-1]):
            remedy = "Put it last, as the way taken otherwise; or give it a `when` and let another come last."
            refuse("branch-has-a-condition", "a branch without a condition before another branch", remedy)
        return self


class RecommendationUse(Part):
    """A guideline's statement that the answer draws on."""

    guideline: GuidelineLink = Field(description="The guideline.")
    statement: LocalId = Field(description="The id of the statement in that guideline's file.")
    although: EntryText | None = Field(
        None, description="Why it is drawn on although it was made for other people or another symptom."
    )


class Disagreement(Part):
    """Where sources disagree, and what may explain it."""

    text: EntryText = Field(description="What each says, and what may explain the difference.")
    between: tuple[EntryLink, ...] = Field((), description="The studies or guidelines that disagree.")
    outcome: OutcomeLink | None = Field(None, description="The outcome they disagree on, when it is one.")
    cite: Citations = Field(description="Where it stands: work and locator.")


class SearchRecord(Part):
    """A search for evidence: where, when, with what words."""

    where: Name = Field(description="The place that was searched.")
    date: PartialDate = Field(description="When.")
    query: Verbatim | None = Field(
        None,
        description="The words as they were entered: any length, any signs, as many lines as there were. Left out "
        "when they were not kept.",
    )
    systematic: Flag = Field(description="true only for a planned search with a protocol.")
    found: EntryText = Field(description="What came out.")


class Question(Entry):
    """What contributors write about a clinical question. The summary is the answer."""

    kind = "question"
    plural = "questions"
    label = "Question"
    heading = "Questions"
    lead = "Clinical questions with an answer, how certain it is and what it rests on."

    pico: Pico = Field(description="The question's parts.")
    options: tuple[Option, ...] = Field(
        min_length=1, description="The treatments. Their order on the page is computed."
    )
    not_answered: tuple[NotAnswered, ...] = Field(
        (),
        description="Outcomes of `pico.outcomes` that no option answers, each once, with the reason. Where one "
        "option leaves out an outcome, the page says so by itself.",
    )
    avoid: tuple[Avoided, ...] = Field((), description="What to avoid.")
    cautions: tuple[Caution, ...] = Field((), description="Combinations that need care.")
    pathway: tuple[PathwayStep, ...] = Field((), description="The steps, in order.")
    monitoring: tuple[Statement, ...] = Field((), description="What to watch.")
    guidelines: tuple[GuidelineLink, ...] = Field((), description="Guidelines that speak to it.")
    recommendations: tuple[RecommendationUse, ...] = Field(
        (), description="Statements of guidelines that the answer draws on."
    )
    disagreements: tuple[Disagreement, ...] = Field(
        (), description="Where sources disagree, and what may explain it."
    )
    would_change: tuple[EntryText, ...] = Field((), description="What would change the answer.")
    searches: tuple[SearchRecord, ...] = Field(min_length=1, description="How the evidence was looked for.")
