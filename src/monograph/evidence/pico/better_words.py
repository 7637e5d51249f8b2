"""Which direction of an outcome is good, as far as its own words say."""

from __future__ import annotations

import re
from functools import lru_cache
from re import Pattern

from monograph.entries import Condition, Outcome
from monograph.entries.shared.vocabulary import BetterDirection
from monograph.evidence.words.lists import any_of, word_list
from monograph.knowledge_base import KnowledgeBase

_HIGHER, _LOWER = BetterDirection.HIGHER, BetterDirection.LOWER


def better_by_name(outcome: Outcome, base: KnowledgeBase) -> BetterDirection | None:
    """Return which direction an outcome's name says is good; None when it does not say, or says both.

    A name that holds that of its condition, and no word that may turn the sense, is about how much there is of it.
    """
    phrases = _found(outcome.name, "phrases_higher", "phrases_lower")
    if phrases or _pattern("turning").search(outcome.name):
        return phrases.pop() if len(phrases) == 1 else None
    found = _found(outcome.name, "higher", "lower")
    if not found and outcome.condition is not None and not _pattern("of_a_scale").search(outcome.name):
        illness = base.get(Condition, outcome.condition).entry.name
        if re.search(rf"(?<!\w){re.escape(illness)}(?!\w)", outcome.name, re.IGNORECASE):
            return _LOWER
    return found.pop() if len(found) == 1 else None


def is_said_to_be(outcome: Outcome, better: BetterDirection) -> bool:
    """Whether what an outcome measures is described with the direction that is good."""
    return _pattern("says_higher" if better is _HIGHER else "says_lower").search(outcome.measures) is not None


def _found(name: str, higher: str, lower: str) -> set[BetterDirection]:
    words = ((_HIGHER, higher), (_LOWER, lower))
    return {direction for direction, key in words if _pattern(key).search(name)}


@lru_cache(maxsize=16)
def _pattern(key: str) -> Pattern[str]:
    return any_of(word_list("better")[key], as_words=True)
