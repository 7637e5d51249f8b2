"""The answer to a question as readers saw it on one day, in words: what a file in kb/versions holds.

Nothing in it points anywhere: links are words, works are cited by name, and their references are in full. So it
says the same for ever, whatever becomes of the entries it was made from (docs/decisions/0034).

Files of format 1 hold the whole page. Its fields are read as ever, and no longer written: they say so.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from monograph.entries.shared.parts import EntryIdText, Part, as_list, refuse
from monograph.entries.shared.values import PartialDate
from monograph.text.fields import CheckedText

FORMAT = 2
_OLD = "Only in format 1."


class Line(CheckedText):
    """One line of words as a reader saw them; no mark-up."""

    pattern = r"[^\n\r]+"
    rule = "wrong-form"
    remedy = "It is one line of words."


Lines = Annotated[tuple[Line, ...], BeforeValidator(as_list)]


class FactSnapshot(Part):
    """A labelled value."""

    label: Line = Field(description="What it is.")
    said: Lines = Field((), description="The value, a line each.")


class OutcomeSnapshot(Part):
    """What was known of one option and one outcome."""

    outcome: Line = Field(description="The outcome.")
    certainty: Line = Field(description="The level of certainty.")
    importance: Line | None = Field(None, description=f"How much it matters to the decision. {_OLD}")
    absolute: Lines = Field((), description="The figures of both sides, or why there are none.")
    statement: Line | None = Field(None, description="The standard sentence that size and certainty give.")
    effect: Lines = Field((), description="What was found.")
    results: tuple[FactSnapshot, ...] = Field((), description="The results it rests on, each under its study.")
    origin: Lines = Field((), description=f"Where rating starts, and whose judgement it is. {_OLD}")
    reasons: Lines = Field((), description=f"What each GRADE domain does to it and why, one a line. {_OLD}")


class OptionSnapshot(Part):
    """One treatment, and what was known of it."""

    name: Line = Field(description="The treatment.")
    verdict: Line = Field(description="What the evidence said.")
    certainty: Line | None = Field(
        None, description="The certainty of benefit and of harm, when anything was rated."
    )
    licence: Line | None = Field(
        None, description=f"Where its use was licensed or off-label, as far as was known. {_OLD}"
    )
    because: Lines = Field((), description="What the verdict rested on.")
    outcomes: tuple[OutcomeSnapshot, ...] = Field((), description="One item an outcome, harms included.")
    rests_on: tuple[FactSnapshot, ...] = Field((), description=f"The studies and people it rests on. {_OLD}")
    not_for: Lines = Field((), description=f"Who must not take it. {_OLD}")

    @property
    def conclusions(self) -> object:
        """What every format holds of it."""
        found = [(one.outcome, one.certainty, one.statement, one.effect[:1]) for one in self.outcomes]
        return self.name, self.verdict, self.certainty, self.because, found


class LinkSnapshot(Part):
    """A way to a work."""

    label: Line = Field(description="The kind of address.")
    text: Line = Field(description="The identifier.")
    url: Line = Field(description="The address.")


class WorkSnapshot(Part):
    """A work that the answer cites."""

    cited_as: Line = Field(description="The name it is cited by.")
    reference: Line = Field(description="The reference in full.")
    url: Line | None = Field(None, description="Where it can be found.")
    links: tuple[LinkSnapshot, ...] = Field((), description=f"Where it can be found. {_OLD}")


class AnswerSnapshot(Part):
    """An answer in words."""

    name: Line = Field(description="The question.")
    review: Line = Field(description="How far its review had come.")
    asked: tuple[FactSnapshot, ...] = Field(
        (), description=f"People, treatments, comparators, outcomes, last search. {_OLD}"
    )
    plain: Lines = Field(description="The answer in plain words, a paragraph each.")
    clinical: Lines = Field(description="The answer for clinicians, a paragraph each.")
    options: tuple[OptionSnapshot, ...] = Field(
        min_length=1, description="The treatments, in the order of the page."
    )
    avoid: tuple[FactSnapshot, ...] = Field((), description=f"What to avoid. {_OLD}")
    cautions: tuple[FactSnapshot, ...] = Field((), description=f"Combinations that need care. {_OLD}")
    pathway: tuple[FactSnapshot, ...] = Field((), description=f"The steps, in order. {_OLD}")
    monitoring: Lines = Field((), description=f"What to watch. {_OLD}")
    disagreements: Lines = Field((), description=f"Where sources disagree. {_OLD}")
    would_change: Lines = Field((), description=f"What would change the answer. {_OLD}")
    searches: tuple[FactSnapshot, ...] = Field(
        (), description=f"How the evidence was looked for, and what came out. {_OLD}"
    )
    works: tuple[WorkSnapshot, ...] = Field((), description="The works cited.")

    def says_the_same_as(self, other: AnswerSnapshot) -> bool:
        """Whether two answers read the same; across formats, whether what both hold reads the same."""
        if bool(self.asked) is bool(other.asked):  # all answers of format 1, and no later one, say what was asked
            return self == other
        return self._conclusions == other._conclusions

    @property
    def _conclusions(self) -> object:
        return self.name, self.review, self.plain, self.clinical, [one.conclusions for one in self.options]


Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{12}$", description="Twelve hexadecimal digits.")]


class Withdrawal(Part):
    """That a kept answer must not be read any more."""

    date: PartialDate = Field(description="The day on which it was withdrawn, in full.")
    reason: Line = Field(description="Why: what in it could harm.")

    @model_validator(mode="after")
    def _is_a_day(self) -> Self:
        if not self.date.day:
            refuse("withdrawn-on-a-day", f"`{self.date.iso}` is not a day", "Write it in full: 2031-05-04.")
        return self


class SnapshotFile(Part):
    """What `monograph keep` writes into kb/versions/<question>/<date>.yaml."""

    format: Literal[1, 2] = Field(description="The version of this form.")
    question: EntryIdText = Field(description="The id of the question.")
    kept: PartialDate = Field(description="The day on which the answer was as it is here.")
    after: Digest | None = Field(None, description="The digest of the version before; none for the first.")
    digest: Digest = Field(
        description="The beginning of a SHA-256 over question, day, `after` and everything below `answer:`."
    )
    withdrawn: Withdrawal | None = Field(
        None, description="Added by hand, above `answer:`, when the page must no longer show the answer."
    )
    answer: AnswerSnapshot = Field(description="The answer.")
