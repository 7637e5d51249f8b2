"""Whose name a speaker bears: news writes the names of authors in other ways than bibliographies do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import IntEnum

from monograph.bibliography.works import Contributor

_BRACKETS = re.compile(r"\([^()]*\)?")
_TITLE = re.compile(r"dr|doctor|prof|professor|m[rsx]|mrs|miss|sir|dame|med|pd")
_DEGREE = re.compile(
    r"[bm][as]|[bm]sc|[bm]b|[bm]mbs|mbbs|mbchb|mba|[md]ph|mmed|md|dds|dm|do|dnp|dphil|drph|dsc|scd|phd|pharmd|rn|mrcp"
    r"|f(ac|rac|rc)p|jr|sr|ii|iii"
)
# Letters that are no sign with an accent, so that Unicode does not take them apart.
_PLAIN_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "’": None, "'": None})


class SameName(IntEnum):
    """Whether two names are one person's, in rising order."""

    NO = 0
    PERHAPS = 1  # only the family names can be compared
    YES = 2


def same_name(author: Contributor, speaker: str) -> SameName:
    """Return whether a speaker bears an author's name.

    That holds when the family names agree and the first given names begin alike. The given name may come before
    the family name or behind it. Remarks in brackets, titles, academic degrees, accents, case and full stops do
    not count. Where one of the two has no given name, that is ``PERHAPS``. Groups never agree.
    """
    family = _words(f"{author.particle} {author.family}")
    if author.is_group or not family:
        return SameName.NO
    given = _words(author.given)
    return max((_compared(family, given, said) for said in _readings(speaker)), default=SameName.NO)


def _compared(family: tuple[str, ...], given: tuple[str, ...], said: tuple[str, ...]) -> SameName:
    others = []
    if said[-len(family) :] == family:
        others.append(said[: -len(family)])
    if said[: len(family)] == family:
        others.append(said[len(family) :])
    if any(other and given and other[0][0] == given[0][0] for other in others):
        return SameName.YES
    return SameName.PERHAPS if any(not other or not given for other in others) else SameName.NO


def _readings(speaker: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of a name with what is behind it, and without: "MD" is a degree or two initials."""
    parts = _BRACKETS.sub(" ", speaker).replace(",", " ").split()
    while len(parts) > 1 and _TITLE.fullmatch(_bare(parts[0])):
        del parts[0]
    yield _words(" ".join(parts))
    while len(parts) > 1 and _DEGREE.fullmatch(_bare(parts[-1])):
        del parts[-1]
    yield _words(" ".join(parts))


def _bare(word: str) -> str:
    return word.replace(".", "").casefold()


def _words(name: str) -> tuple[str, ...]:
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    spaced = re.sub(r"[.\-\u2010\u2011]", " ", plain.casefold().translate(_PLAIN_LETTERS))
    return tuple(spaced.split())
