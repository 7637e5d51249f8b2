"""The answer to a question as readers saw it on one day, in words: what a file in kb/versions holds.

Nothing in it points anywhere: links are words, works are cited by name, and their references stand in full. So it
says the same for ever, whatever becomes of the entries it was made from (docs/decisions/0025).
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from monograph.entries.parts import EntryIdText, Part, _as_list, _refuse
from monograph.entries.values import PartialDate
from monograph.links import CheckedText

FORMAT = 1


class Line(CheckedText):
    """One line of words as a reader saw them; no mark-up."""

    pattern = r"[^\n\r]+"
    rule = "wrong-form"
    remedy = "It is one line of words."


Lines = Annotated[tuple[Line, ...], BeforeValidator(_as_list)]


class KeptFact(Part):
    """A labelled value."""

    label: Line = Field(description="What it is.")
    said: Lines = Field((), description="The value, a line each.")


class KeptOutcome(Part):
    """What was known of one option and one outcome."""

    outcome: Line = Field(description="The outcome.")
    importance: Line = Field(description="How much it matters to the decision.")
    absolute: Lines = Field((), description="The figures of both sides, or why there are none.")
    statement: Line | None = Field(None, description="The standard sentence that size and certainty give.")
    effect: Lines = Field((), description="What was found.")
    results: tuple[KeptFact, ...] = Field((), description="The results it rests on, each under its study.")
    certainty: Line = Field(description="The level of certainty.")
    origin: Lines = Field((), description="Where rating starts, and whose judgement it is.")
    reasons: Lines = Field((), description="What each GRADE domain does to it and why, one a line.")


class KeptOption(Part):
    """One treatment, and what was known of it."""

    name: Line = Field(description="The treatment.")
    verdict: Line = Field(description="What the evidence said.")
    certainty: Line | None = Field(
        None, description="The certainty of benefit and of harm, when anything was rated."
    )
    licence: Line | None = Field(None, description="Where its use was licensed or off-label, as far as was known.")
    because: Lines = Field((), description="What the verdict rested on.")
    outcomes: tuple[KeptOutcome, ...] = Field((), description="One item an outcome, harms included.")
    rests_on: tuple[KeptFact, ...] = Field((), description="The studies and people it rests on.")
    not_for: Lines = Field((), description="Who must not take it.")


class KeptLink(Part):
    """A way to a work."""

    label: Line = Field(description="The kind of address.")
    text: Line = Field(description="The identifier.")
    url: Line = Field(description="The address.")


class KeptWork(Part):
    """A work that the answer cites."""

    cited_as: Line = Field(description="The name it is cited by.")
    reference: Line = Field(description="The reference in full.")
    links: tuple[KeptLink, ...] = Field((), description="Where it can be found.")


class KeptAnswer(Part):
    """An answer in words."""

    name: Line = Field(description="The question.")
    review: Line = Field(description="How far its review had come.")
    asked: tuple[KeptFact, ...] = Field((), description="People, treatments, comparators, outcomes, last search.")
    plain: Lines = Field(description="The answer in plain words, a paragraph each.")
    clinical: Lines = Field(description="The answer for clinicians, a paragraph each.")
    options: tuple[KeptOption, ...] = Field(min_length=1, description="The treatments, in the order of the page.")
    avoid: tuple[KeptFact, ...] = Field((), description="What to avoid.")
    cautions: tuple[KeptFact, ...] = Field((), description="Combinations that need care.")
    pathway: tuple[KeptFact, ...] = Field((), description="The steps, in order.")
    monitoring: Lines = Field((), description="What to watch.")
    disagreements: Lines = Field((), description="Where sources disagree.")
    would_change: Lines = Field((), description="What would change the answer.")
    searches: tuple[KeptFact, ...] = Field((), description="How the evidence was looked for, and what came out.")
    works: tuple[KeptWork, ...] = Field((), description="The works cited.")


Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{12}$", description="Twelve hexadecimal digits.")]


class Withdrawal(Part):
    """That a kept answer must not be read any more."""

    date: PartialDate = Field(description="The day on which it was withdrawn, in full.")
    reason: Line = Field(description="Why: what in it could harm.")

    @model_validator(mode="after")
    def _is_a_day(self) -> Self:
        if not self.date.day:
            _refuse("withdrawn-on-a-day", f"`{self.date.iso}` is not a day", "Write it in full: 2031-05-04.")
        return self


class KeptFile(Part):
    """What `monograph keep` writes into kb/versions/<question>/<date>.yaml."""

    format: Literal[1] = Field(description="The version of this form.")
    question: EntryIdText = Field(description="The id of the question.")
    kept: PartialDate = Field(description="The day on which the answer was as it stands here.")
    after: Digest | None = Field(None, description="The digest of the version before; none for the first.")
    digest: Digest = Field(
        description="The beginning of a SHA-256 over question, day, `after` and everything below `answer:`."
    )
    withdrawn: Withdrawal | None = Field(
        None, description="Added by hand, above `answer:`, when the page must no longer show the answer."
    )
    answer: KeptAnswer = Field(description="The answer.")
