"""Rules on certainty ratings."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Entry, Question
from monograph.entries.sheet import Sheet
from monograph.evidence.certainty import level_from_domains
from monograph.knowledge_base import KnowledgeBase
from monograph.rules.running import Breach, Rule


def certainty_follows_its_domains(sheet: Sheet[Entry], base: KnowledgeBase) -> Iterator[Breach]:
    """A certainty is where its start and its domains lead.

    The reader sees a level and, below it, what lowered it. When the two do not agree, one of them is wrong.
    GRADE guidelines 3 (Balshem 2011) counts levels down from the start; a body of evidence with a domain that
    was not assessed is at most moderate.

    Passes:

        starts_at: high
        level: low
        domains: two of them `down one level`

    Fails:

        starts_at: high
        level: moderate
        domains: two of them `down one level`
    """
    assert isinstance(sheet.entry, Question)
    for number, option in enumerate(sheet.entry.options):
        for position, answer in enumerate(option.outcomes):
            rating = answer.certainty
            expected = level_from_domains(rating)
            if expected is not None and expected is not rating.level:
                path = ("options", number, "outcomes", position, "certainty", "level")
                found = f"certainty `{rating.level}`, but start and domains lead to `{expected}`"
                yield Breach(path, found, f"Write `{expected}`, or mend a domain's judgement.")


RULES = (Rule("certainty-follows-its-domains", Question, certainty_follows_its_domains),)
