"""Words that only high certainty bears: proven, highly effective, no risk."""

from __future__ import annotations

import re
from dataclasses import dataclass

from monograph.evidence.prose import holds_any


@dataclass(frozen=True, slots=True)
class StrongWord:
    """Strong words in a sentence, and whether it denies them or tells of somebody who uses them."""

    start: int
    end: int
    is_denied: bool
    is_told_of_others: bool


_STRONG = re.compile(
    r"\bproven\b|\bproves\b|\bproved\b|\bproof\b(?![- ]of[- ](?:concept|principle|mechanism))"
    r"|\b(?:highly|very|extremely|exceptionally|100\s?%)\s+effective\b|\bknown\s+to\s+(?:work|help)\b|\balways\s+works\b"
    r"|\bgame[- ]changer\b|\b(?:strong|overwhelming|convincing)\s+evidence\b"
    r"|\bdefinitely\b|\bconclusive(?:ly)?\b|\bunequivocal(?:ly)?\b|\bundoubtedly\b"
    r"|\b(?:no|without|beyond)\s+(?:any\s+)?doubt\b"
    r"|\bclearly\s+(?:shown|shows?|demonstrat\w+|establish\w+|works?|effective|reduces?|helps?)\b"
    r"|\bcure[sd]?\b|\bguarantee[sd]?\b|\b(?:no|without(?:\s+any)?)\s+risks?\b(?!\s+of\s+bias)|\brisk[- ]free\b"
    r"|\bsafe\s+and\s+effective\b|\beffective\s+and\s+safe\b|\b(?:completely|perfectly|entirely|totally)\s+safe\b|\bmiracle\b"
    r"|\bbreakthrough\b(?!\s+(?:pain|therapy\s+designation))|\b(?:has|have)\s+no\s+effect\b(?!\s+(?:size|estimate))"
    r"|\bis\s+no\s+effect\s+on\b|\bdoes\s+not\s+work\b",
    re.IGNORECASE,
)
# Pieces of those words.
_PIECES = (
    "prove",
    "proof",
    "highly",
    "definite",
    "conclusive",
    "unequivocal",
    "doubt",
    "clearly",
    "cure",
    "guarant",
    "risk",
    "safe",
    "miracle",
    "breakthrough",
    "has no effect",
    "have no effect",
    "is no effect",
    "effective",
    "to work",
    "works",
    "to help",
    "strong evidence",
    "overwhelming",
    "convincing",
    "game",
    "not work",
)
_DENIED = re.compile(
    r"\b(?:not(?!\s+(?:only|just|merely)\b)|no|never|cannot|nor|neither|nothing|nobody|none|without|hardly|unlikely|whether|if|rather\s+than"
    r"|instead\s+of|than|lack\w*|fail\w*|short\s+of|far\s+from|until|yet\s+to)\b|n['’]t\b",
    re.IGNORECASE,
)
_TOLD_OF_OTHERS = re.compile(
    r"\b(?:call|say|said|state|claim|conclude|write|wrote|describe|word|argue|believe|hope|promise|speak|read|think"
    r"|thought|suggest|advertise|announce)(?:s|d|ed|ing)?\b|\baccording\s+to\b",
    re.IGNORECASE,
)
_LOOK_BACK = 200
_BORDER = re.compile(r"[;:]|\bbut\b|,\s+(?:and|it|this|they)\b", re.IGNORECASE)


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
