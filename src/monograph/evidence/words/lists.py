"""The lists of words that rules read by, kept as data in the folder `words`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType


@lru_cache(maxsize=16)
def word_list(name: str) -> Mapping[str, tuple[str, ...]]:
    """Return the lists of one file in the folder `words`, by their names."""
    text = files("monograph.evidence").joinpath("words", f"{name}.toml").read_text(encoding="utf-8")
    return MappingProxyType({key: tuple(items) for key, items in tomllib.loads(text).items()})


def any_of(pieces: Iterable[str], *, as_words: bool = False) -> re.Pattern[str]:
    """Return a pattern of some regular expressions, capitals or not; of whole words if asked for."""
    joined = "|".join(f"(?:{piece})" for piece in pieces)
    return re.compile(rf"\b(?:{joined})\b" if as_words else joined, re.IGNORECASE)
