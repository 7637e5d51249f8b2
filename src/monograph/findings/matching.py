"""The nearest match of a mistyped word."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import lru_cache

# Comparing takes time with the length of a word and the number of candidates; no id or key is longer.
_LONGEST_WORD = 100


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that ``word`` was probably meant to be, or None when nothing is close."""
    if len(word) > _LONGEST_WORD:
        return None
    return _nearest(word, tuple(candidates))


@lru_cache(maxsize=2048)
def _nearest(word: str, candidates: tuple[str, ...]) -> str | None:
    lowered = {candidate.lower(): candidate for candidate in candidates}
    matches = difflib.get_close_matches(word.lower(), lowered, n=1, cutoff=0.7)
    return lowered[matches[0]] if matches else None


def did_you_mean(word: str, candidates: Iterable[str], otherwise: str, always: str = "") -> str:
    """Return "Did you mean …?" when a candidate is close to ``word``, else the remedy ``otherwise``.

    ``always`` follows the guess in any case: a near word of a closed vocabulary may still be the wrong one.
    """
    match = nearest(word, candidates)
    return f"Did you mean `{match}`? {always}".rstrip() if match is not None else otherwise
