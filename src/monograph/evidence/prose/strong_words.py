"""Words that only high certainty bears: proven, highly effective, no risk. The list is data: words/tone.toml."""

from __future__ import annotations

from dataclasses import dataclass

from monograph.evidence.prose.sentences import holds_any
from monograph.evidence.words.lists import any_of, word_list


@dataclass(frozen=True, slots=True)
class StrongWord:
    """Strong words in a sentence, and whether it denies them or tells of somebody who uses them."""

    start: int
    end: int
    is_denied: bool
    is_told_of_others: bool


_TONE = word_list("tone")
_STRONG = any_of(_TONE["strong"], as_words=True)
_PIECES = _TONE["pieces"]
_DENIED = any_of(_TONE["denials"], as_words=True)
_TOLD_OF_OTHERS = any_of(_TONE["reports"], as_words=True)
_BORDER = any_of(_TONE["borders"])
_LOOK_BACK = 200


def may_hold_strong_words(text: str) -> bool:
    """Whether there is any sense in looking for strong words in a text."""
    return holds_any(text.lower(), _PIECES)


def strong_words(text: str) -> tuple[StrongWord, ...]:
    """Return the strong words of a sentence; none of a question, which asserts nothing."""
    if text.endswith("?") or not may_hold_strong_words(text):
        return ()
    return tuple(_judged(text, match.start(), match.end()) for match in _STRONG.finditer(text))


def _judged(text: str, start: int, end: int) -> StrongWord:
    before = text[max(0, start - _LOOK_BACK) : start]
    borders = [match.end() for match in _BORDER.finditer(before)]
    clause = before[borders[-1] if borders else 0 :]
    return StrongWord(start, end, bool(_DENIED.search(clause)), bool(_TOLD_OF_OTHERS.search(before)))
