"""The answers of a question, each with its option and its path, for rules that look at them one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from monograph.entries import Question
from monograph.entries.kinds.question import CertaintyRating, Option, OutcomeAnswer
from monograph.entries.shared.vocabulary import CertaintyDomain, DirectnessAxis
from monograph.sources import Path


@dataclass(frozen=True, slots=True)
class LocatedAnswer:
    """What is known of one option and one outcome, and where in the question it stands."""

    path: Path
    option_number: int
    option: Option
    answer: OutcomeAnswer

    @property
    def rating(self) -> CertaintyRating:
        """How certain the answer is."""
        return self.answer.certainty

    @property
    def rating_path(self) -> Path:
        """Where the rating stands."""
        return (*self.path, "certainty")

    def place_of(self, domain: CertaintyDomain) -> Path:
        """Return where a domain of the rating stands; the rating itself when it has no such domain."""
        for number, one in enumerate(self.rating.domains):
            if one.domain is domain:
                return (*self.rating_path, "domains", number)
        return self.rating_path

    @property
    def spoken_to(self) -> frozenset[DirectnessAxis]:
        """The axes on which the reason for indirectness says why studies and question differ."""
        reasons = (one for one in self.rating.domains if one.domain is CertaintyDomain.INDIRECTNESS)
        return frozenset(axis for one in reasons for axis in one.speaks_to)


def answers_in(question: Question) -> Iterator[LocatedAnswer]:
    """Yield every answer of a question, option by option."""
    for number, option in enumerate(question.options):
        for which, answer in enumerate(option.outcomes):
            yield LocatedAnswer(("options", number, "outcomes", which), number, option, answer)
