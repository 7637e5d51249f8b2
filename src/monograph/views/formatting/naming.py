"""Lists of names and places as they read in a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from monograph.entries.shared.vocabulary import Jurisdiction

_WITH_ARTICLE = frozenset(
    {
        *(Jurisdiction.US, Jurisdiction.EU, Jurisdiction.UK, "Netherlands", "Philippines", "United Arab Emirates"),
        *("Bahamas", "Gambia", "Maldives", "Seychelles", "Marshall Islands", "Solomon Islands", "Faroe Islands"),
    }
)


def in_words(names: Iterable[str]) -> str:
    """Return names as a list in a sentence: "walking, pain and sleep"."""
    *others, last = tuple(names) or ("",)
    return f"{', '.join(others)} and {last}" if others else last


def in_places(places: Iterable[str]) -> str:
    """Return where something holds: "in the United States and Ireland"; "worldwide" needs no "in"."""
    known = tuple(places)
    if Jurisdiction.WORLD in known:
        return str(Jurisdiction.WORLD)
    return f"in {in_words(f'the {one}' if one in _WITH_ARTICLE else str(one) for one in known)}"
