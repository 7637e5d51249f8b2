"""Questions that readers ask, with what must come out of the pages: kb/answers.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from monograph.entries.reading.shape import read_as
from monograph.entries.shared.parts import Part
from monograph.findings import Finding
from monograph.sources import ANSWERS, Document, Path
from monograph.text.fields import Name


class GoldenAnswer(Part):
    """A question in a reader's words, the page that answers it, and what the page must show."""

    asked: Name = Field(description="The question, in a reader's words.")
    page: Annotated[str, Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*\.html$")] = Field(
        description="The address of the page that answers it, from the top of the site: questions/one.html."
    )
    shows: tuple[Annotated[tuple[Name, ...], Field(min_length=1)], ...] = Field(
        min_length=1,
        description="What must come out. The words of one item are together: in one row of a table, one item "
        "of a list, one labelled value or one paragraph.",
    )
    never: tuple[Name, ...] = Field((), description="Words that must appear nowhere on the page.")


class AnswersFile(Part):
    """What contributors write in kb/answers.yaml."""

    answers: tuple[GoldenAnswer, ...] = Field((), description="One item a question.")


@dataclass(frozen=True, slots=True)
class GoldenAnswers:
    """The golden answers, and the document that tells where each of them stands."""

    answers: tuple[GoldenAnswer, ...] = ()
    document: Document | None = None

    def finding(self, number: int, path: Path, rule: str, found: str, remedy: str) -> Finding:
        """Return a finding at a place of one answer."""
        assert self.document is not None, "an answer is read from a document"
        return Finding(rule, self.document.place(("answers", number, *path)), found, remedy)


def read_answers(raw: bytes | None) -> tuple[GoldenAnswers, tuple[Finding, ...]]:
    """Read kb/answers.yaml, None when there is none. Every fault is a finding; nothing is raised."""
    if raw is None:
        return GoldenAnswers(), ()
    made, document, findings = read_as(AnswersFile, raw, ANSWERS)
    if made is None or document is None:
        return GoldenAnswers(), findings
    return GoldenAnswers(made.answers, document), findings
