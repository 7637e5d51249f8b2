"""The names of people and groups, in Vancouver form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pybtex.bibtex.utils import split_name_list, split_tex_string
from pybtex.database import Person

from monograph.bibliography.groups import is_group, is_listed_group, joined, turned_round
from monograph.bibliography.latex import plain
from monograph.bibliography.works import Contributor, Contributors

# NLM prints the rank in a family as an ordinal, and without full stops.
_RANKS = {"ii": "2nd", "iii": "3rd", "iv": "4th", "v": "5th", "jr": "Jr", "sr": "Sr"}
_WRITTEN_INITIALS = re.compile(r"[^\W\d_a-z]{1,3}")
_INITIALS_BEHIND = re.compile(r"(?P<family>[^\s,.{}][^,.{}]*) (?P<initials>(?:[^\W\d_]\.[- ]?)+)")
_STOP_OF_A_WORD = re.compile(r"\.(?=\s|$)")  # "St. John", and not "JSON.org"
_JOINING_AND = re.compile(r"(?:^|\s)and(?:\s|$)", re.IGNORECASE)
_JOINED = "Join names with `and`: Family, Given and Family, Given."
_MOST_LISTED = 6
_MOST_INITIALS = 2
_WITHOUT_SPACES = re.compile(r"[\u1100-\u11ff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Name:
    """A person or a group: ``text`` as printed ("Brown RH Jr"), ``family`` as cited in running text.

    ``parts`` are those of the name as it is written, for exports.
    """

    text: str
    family: str
    is_group: bool
    parts: Contributor


@dataclass(frozen=True, slots=True)
class Names:
    """The value of an author or editor field; ``has_others`` is true when it ends with ``and others``."""

    names: tuple[Name, ...] = ()
    has_others: bool = False

    @property
    def contributors(self) -> Contributors:
        """The names in parts."""
        return Contributors(tuple(name.parts for name in self.names), self.has_others)

    @property
    def listed(self) -> str:
        """The names as NLM lists them, in the order of the work: six people, then et al.

        A semicolon is between people and a group, and between two groups.
        """
        names, is_cut = _first_people(self.names)
        listed = ""
        for before, name in zip((None, *names), names, strict=False):
            listed += f"{_between(before, name)}{name.text}"
        if not (is_cut or self.has_others):
            return listed
        return f"{listed}{_between(names[-1] if names else None, None)}et al."


def _first_people(names: tuple[Name, ...]) -> tuple[tuple[Name, ...], bool]:
    """Return the names up to the last person who is listed, and whether people are left out."""
    people = [position for position, name in enumerate(names) if not name.is_group]
    is_cut = len(people) > _MOST_LISTED
    return (names[: people[_MOST_LISTED - 1] + 1] if is_cut else names), is_cut


def _between(before: Name | None, after: Name | None) -> str:
    """Return what is between two names; et al. goes with whoever it follows."""
    if before is None:
        return ""
    return "; " if before.is_group or (after is not None and after.is_group) else ", "


def read_names(value: str) -> Names:
    """Read names joined by " and ", each "Family, Given", "Family, Jr, Given" or "{Name of a Group}".

    A name with a fault is kept as it is written.
    """
    pieces, has_others = _split(value)
    written = (piece for piece in pieces if plain(piece))
    return Names(
        tuple(_group(piece) if _is_kept_whole(piece) else _person(piece) for piece in written), has_others
    )


def full_name(one: Contributor) -> str:
    """Return "Ann van der Alder Jr"; a name of an East Asian script begins with the family: 李明."""
    if _WITHOUT_SPACES.match(one.family) and not one.is_group:
        return f"{one.family}{one.given}"
    return " ".join(part for part in (one.given, one.particle, one.family, one.suffix) if part)


def name_faults(value: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with each name that cannot be read, and its remedy."""
    return (fault for piece in _split(value)[0] if (fault := _fault(piece)) is not None)


def _split(value: str) -> tuple[list[str], bool]:
    """Return the single names, and whether more of them are left out."""
    pieces = list(split_name_list(value))
    has_others = len(pieces) > 1 and pieces[-1] == "others"
    return list(joined(pieces[:-1] if has_others else pieces)), has_others


def _fault(piece: str) -> tuple[str, str] | None:
    """Return what is wrong with one name and its remedy, or None."""
    if not _says_something(piece):
        return "a name is empty", _JOINED
    if _is_in_braces(piece):
        return None
    if piece.casefold() == "others":
        return f"`{piece}` is not a name", "Write `and others` once, behind the last name."
    has_braces = "{" in piece or "}" in piece
    outside_braces = _outside_braces(piece) if has_braces else piece
    parts = split_tex_string(piece, ",") if has_braces else piece.split(",")
    if len(parts) > 3 and not is_listed_group(piece):
        return f"the name `{piece}` has too many commas", _JOINED
    if not _says_something(parts[0]):
        return f"the family name is empty in `{piece}`", _JOINED
    if ";" in outside_braces or "&" in outside_braces:
        return f"`{piece}` is not one name", "Join names with `and`; a group's name needs braces of its own."
    if re.search(r"\bet al\b", outside_braces):
        return f"`{piece}` is not a name", "Write `and others`."
    if not (is_group(piece) or is_listed_group(piece)) and _JOINING_AND.search(outside_braces):
        return (
            f"a name is empty beside `{piece}`",
            "Join names with `and` once: Family, Given and Family, Given.",
        )
    if match := _INITIALS_BEHIND.fullmatch(piece):
        return (
            f"the initials are behind the name in `{piece}`",
            f"Write the family name, a comma and the initials: `{match['family']}, {match['initials']}`.",
        )
    group = turned_round(piece) or (piece if is_group(outside_braces) or is_listed_group(piece) else "")
    if group:
        return (
            f"`{piece}` looks like an organisation, and would be read as a person",
            f"Put braces of its own around the name: `{{{group}}}`; a person is written Family, Given.",
        )
    return None


def _says_something(written: str) -> bool:
    """Return whether a name or a part of one has a letter or a digit."""
    return any(character.isalnum() for character in plain(written))


def _outside_braces(piece: str) -> str:
    """Return a name with ``{}`` for each of its groups in braces."""
    kept: list[str] = []
    depth = 0
    for character in piece:
        depth -= character == "}"
        if depth == 0:
            kept.append(character)
        depth += character == "{"
    return "".join(kept)


def _is_in_braces(piece: str) -> bool:
    """Return whether one pair of braces encloses the whole name."""
    if not (piece.startswith("{") and piece.endswith("}")):
        return False
    depth = 0
    for position, character in enumerate(piece):
        depth += (character == "{") - (character == "}")
        if depth == 0:
            return position == len(piece) - 1
    return False


def _is_kept_whole(piece: str) -> bool:
    return _is_in_braces(piece) or _fault(piece) is not None


def _group(piece: str) -> Name:
    piece = turned_round(piece) or piece
    return Name(plain(piece), plain(piece), is_group=True, parts=Contributor(family=plain(piece), is_group=True))


def _person(piece: str) -> Name:
    """Return a person's name as "Family GN Jr"."""
    person = Person(piece)
    particle = " ".join(filter(None, map(plain, person.prelast_names)))
    family = [plain(word) for word in person.last_names]
    lineage = [plain(word) for word in person.lineage_names]
    given = [plain(word) for word in (*person.first_names, *person.middle_names)]
    if lineage and not any(given):
        given, lineage = lineage, []  # a comma too many, "Klema, V.,": what it follows is a given name
    if len(family) > 1 and _is_rank(family[-1]):
        lineage.insert(0, family.pop())
    ranks = [_RANKS.get(rank.rstrip(".").lower(), rank.rstrip(".")) for rank in lineage]
    last = " ".join(filter(None, family))
    family_name = _STOP_OF_A_WORD.sub("", f"{particle} {last}".strip())
    return Name(
        " ".join(filter(None, (_with_given(family_name, given), *ranks))),
        family_name,
        is_group=False,
        parts=Contributor(last, " ".join(filter(None, given)), particle, " ".join(filter(None, lineage))),
    )


def _is_rank(word: str) -> bool:
    """Tell whether the last word of a family name is a rank: Ii is a family name too, II is none."""
    rank = word.rstrip(".")
    return rank.lower() in _RANKS and (rank.isupper() or rank.lower() in ("jr", "sr"))


def _with_given(family: str, given: Sequence[str]) -> str:
    """Return "Weiss MD". A script without capitals has no initials: its given names stand as they are written."""
    written = "".join(given)
    if any(letter.isalpha() and letter.upper() == letter.lower() for letter in written):
        between = "" if _WITHOUT_SPACES.match(family) else " "
        return f"{family}{between}{between.join(filter(None, given))}".strip()
    return f"{family} {_initials(given)}".strip()


def _initials(given: Iterable[str]) -> str:
    """Return at most two initials: "I-Hweii Amy" is IH, "K. J." and "KJ" are both KJ."""
    return "".join(letter for word in given for letter in _letters(word))[:_MOST_INITIALS]


def _letters(word: str) -> Iterator[str]:
    if _WRITTEN_INITIALS.fullmatch(word):
        yield word
        return
    for part in re.split(r"[-.\s\u2010\u2011]+", word):
        initial = next((letter for letter in part if letter.isalpha()), "")
        yield initial.upper()
