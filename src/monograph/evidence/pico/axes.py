"""How far evidence agrees with a question on one axis of directness."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from monograph.entries.shared.vocabulary import DirectnessAxis


class Agreement(StrEnum):
    """What comparing evidence and question on one axis gives.

    Unknown stays unknown: it is neither a match nor a mismatch, and nothing counts it as one of them. *Matches in
    part* is a mismatch too, for a part of the evidence is about something else.
    """

    MATCHES = "matches"
    PARTLY = "matches in part"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class AxisDirectness:
    """One axis: what the evidence has, what the question asks, by name, and how far the two agree.

    ``reason`` says in a few plain words why they do not simply match; it is empty when they do.
    """

    axis: DirectnessAxis
    agreement: Agreement
    studied: tuple[str, ...]
    asked: tuple[str, ...]
    reason: str = ""

    @property
    def is_mismatch(self) -> bool:
        """Whether the evidence is known to be about something else, wholly or in part."""
        return self.agreement in {Agreement.DIFFERS, Agreement.PARTLY}

    @property
    def difference(self) -> str:
        """A mismatch in a few words: "another disease, Marrow syndrome instead of Harrow syndrome"."""
        return self.difference_in(str)

    def difference_in(self, in_sentence: Callable[[str], str]) -> str:
        """Return a mismatch in a few words, with its names as ``in_sentence`` writes them inside a sentence.

        What agrees is not named as a difference, and nothing twice: the reason may name what was added.
        """
        said = self.reason.casefold()
        others = [one for one in self.studied if one not in self.asked and one.casefold() not in said]
        if not others:
            return self.reason
        named = ", ".join(map(in_sentence, others))
        if self.agreement is Agreement.PARTLY:
            return f"{self.reason}: {named}"
        return f"{self.reason}, {named} instead of {', '.join(map(in_sentence, self.asked)) or 'nothing recorded'}"

    @property
    def is_unknown(self) -> bool:
        """Whether it is not known if the two agree."""
        return self.agreement is Agreement.UNKNOWN


def pooled(parts: Iterable[Agreement]) -> Agreement:
    """Return how far evidence agrees that is made of several parts, such as two diseases or two arms.

    Parts that match beside parts that differ agree in part. An unknown part spoils a match, but turns no known
    difference into a match in part. Without any part nothing is known.
    """
    found = set(parts)
    if len(found) == 1:
        return found.pop()
    if Agreement.PARTLY in found or {Agreement.MATCHES, Agreement.DIFFERS} <= found:
        return Agreement.PARTLY
    return Agreement.DIFFERS if Agreement.DIFFERS in found else Agreement.UNKNOWN


def whole(axes: Iterable[AxisDirectness]) -> Agreement:
    """Return how direct evidence is over all its axes: a mismatch on one is enough to differ, else an unknown."""
    found = tuple(axes)
    if any(axis.is_mismatch for axis in found):
        return Agreement.DIFFERS
    return Agreement.UNKNOWN if any(axis.is_unknown for axis in found) else Agreement.MATCHES
