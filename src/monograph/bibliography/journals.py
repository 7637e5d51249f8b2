"""Journals as NLM abbreviates them: a list that ships with the program, and what a base says of its own.

The list is JabRef's (MIT licence, JabRef Authors, 2016), which follows ISO 4 as NLM does; scripts/journal_names.py
makes our file of it. What no list has is printed as it is written.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

JOURNALS = Path(__file__).parent / "data" / "journals.txt.gz"
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def abbreviated(title: str, own: Mapping[str, str]) -> str | None:
    """Return the abbreviation of a journal's full title, None when none is known.

    ``own`` are the base's abbreviations by `known_as`; they come first.
    """
    name = known_as(title)
    return own.get(name) or (_listed().get(name) if " " in name else None)


def known_as(title: str) -> str:
    """Return what a title is looked up by: words in small letters, no sign and no article in front."""
    words = _BETWEEN_WORDS.sub(" ", title.replace("&", " and ").casefold()).strip()
    return words.removeprefix("the ")


@cache
def _listed() -> Mapping[str, str]:
    lines = gzip.decompress(JOURNALS.read_bytes()).decode("utf-8").splitlines()
    return {name: abbreviation for name, _, abbreviation in (line.partition("\t") for line in lines)}
