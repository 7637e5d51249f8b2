"""Organisations that are in a list of authors without the braces that would keep their names whole.

BibTeX takes any name without braces for a person: `World Health Organization` becomes "Organization WH", and
`US Food and Drug Administration` becomes two people. A word such as Organization, or a small word such as of,
gives an organisation away; nothing here decides silently, every name found is a finding too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

# Words at the end or the head of organisations' names; none of them is common as a family name.
_WORDS_OF_ORGANISATIONS = """
academy administration agency alliance association authority bureau center centers centre centres coalition
collaboration collaborative collaborators college commission committee company confederation consortium
cooperative corp corporation council department developers directorate federation foundation gmbh group groups
hospital hospitals inc initiative institute institutes institution investigators lab laboratories laboratory llc
ltd ministry network observatory office organisation organization partnership plc program programme project
registry secretariat service services society taskforce team trust union university agence agencia agenzia
associazione asociación bundesamt bundesinstitut fondation fondazione fundación gesellschaft hochschule institut
instituto istituto ministère ministerio ministero sociedad società société stiftung universidad università
universität université verein vereinigung
"""
_ORGANISATIONS = frozenset(_WORDS_OF_ORGANISATIONS.split())
_SMALL_WORDS = frozenset({"of", "for", "the", "on", "für"})
# In front of a comma these were an organisation's last word: "Organization, World Health".
_WORDS_OF_NO_FAMILY = """
administration agency association collaboration collaborators commission committee consortium corporation
federation foundation inc initiative institute investigators ltd ministry network organisation organization
programme society university
"""
_NO_FAMILY = frozenset(_WORDS_OF_NO_FAMILY.split())
_INITIAL = re.compile(r"[^\W\d_]\.?")
_LONGEST_RIGHT = 2


def is_group(name: str) -> bool:
    """Whether a name without braces is an organisation's: it has no comma, and a word that people's lack."""
    return "," not in name and not _words(name).isdisjoint(_ORGANISATIONS | _SMALL_WORDS)


def is_listed_group(name: str) -> bool:
    """Whether a name lists what an organisation is about: "National Heart, Lung, and Blood Institute"."""
    return ", and " in name and is_group(name.rpartition(", and ")[2])


def turned_round(name: str) -> str:
    """Return "World Health Organization" for "Organization, World Health", and nothing for a person's name."""
    family, comma, given = (part.strip() for part in name.partition(","))
    is_person = "," in given or not given or family.lower() not in _NO_FAMILY
    return "" if is_person or not comma or all(map(_INITIAL.fullmatch, given.split())) else f"{given} {family}"


def joined(names: Sequence[str]) -> Iterator[str]:
    """Yield the names of a list that was cut at each `and`; an organisation with an `and` in its name is whole."""
    whole = ""
    for name in names:
        if whole and _belong_together(whole, name):
            whole = f"{whole} and {name}"
            continue
        if whole:
            yield whole
        whole = name
    if whole:
        yield whole


def _belong_together(left: str, right: str) -> bool:
    """Whether two neighbours make one organisation's name, as "Drug Administration" does behind "US Food"."""
    if left.endswith(",") and is_group(right):
        return True  # "National Heart, Lung, and Blood Institute"
    if any(mark in f"{left}{right}" for mark in ",{}") or _has_initial(left) or _has_initial(right):
        return False
    if right.casefold() == "others":
        return False
    right_words = right.split()
    if not _words(left).isdisjoint(_SMALL_WORDS):
        return len(right_words) <= _LONGEST_RIGHT
    if not is_group(right) or is_group(left):
        return False
    is_short = len(right_words) <= _LONGEST_RIGHT
    return is_short or len(left.split()) == 1 or left.split()[0].isupper()


def _has_initial(name: str) -> bool:
    return any(_INITIAL.fullmatch(word) for word in name.split())


def _words(name: str) -> frozenset[str]:
    return frozenset(word.strip(".'’") for word in name.lower().split())
