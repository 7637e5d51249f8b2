"""The names under which entries of one kind are known, compared as a reader compares them."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from monograph.entries import Entry
from monograph.entries.reading.computed import computed_once
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.pico.lineage import drug_lineage
from monograph.knowledge_base import KnowledgeBase
from monograph.sources import Path

_FIELDS = ("synonyms", "brand_names")
# Between two digits a blank or a hyphen sets numbers apart: type 1-1 is not type 11.
_BETWEEN_WORDS = re.compile(r"(?<![0-9])[\s\-‐‑‒–]+(?=\w)|(?<=\w)[\s\-‐‑‒–]+(?![0-9\W])")

# Letters whose stroke Unicode does not take for an accent, and the forms of an apostrophe.
_ONE_SIGN = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "æ": "ae", "œ": "oe"}
) | str.maketrans(dict.fromkeys("‘’ʼ´`′", "'"))


@dataclass(frozen=True, slots=True)
class UsedName:
    """A name of an entry: the entry's id, where the name is in it, and as it is written."""

    entry: str
    path: Path
    name: str

    @property
    def is_title(self) -> bool:
        """Whether it is the entry's own name, not another name for it."""
        return self.path == ("name",)


def folded(name: str) -> str:
    """Return a name without what does not set two names apart: case, accents, hyphens, blanks, forms of one sign.

    Composed and decomposed letters are one (Unicode NFC), and so are full and half width, raised and lowered
    figures (NFKC), and the forms of an apostrophe; a stop at the end is left out. Marks of other scripts than
    Latin and Greek are kept: there they make another letter.
    """
    letters: list[str] = []
    for sign in unicodedata.normalize("NFKD", name.translate(_ONE_SIGN).casefold()):
        if unicodedata.combining(sign) and letters and _has_accents(letters[-1]):
            continue
        letters.append(sign)
    text = unicodedata.normalize("NFC", "".join(letters)).casefold().strip().rstrip(".")
    return _BETWEEN_WORDS.sub("", text)


def names_in(sheet: Sheet[Entry]) -> Iterator[UsedName]:
    """Yield every name an entry gives itself: its own, other names and brands."""
    yield UsedName(sheet.id, ("name",), str(sheet.entry.name))
    for field in _FIELDS:
        for number, name in enumerate(getattr(sheet.entry, field, ())):
            yield UsedName(sheet.id, (field, number), str(name))


def earlier_use(used: UsedName, sheet: Sheet[Entry], base: KnowledgeBase) -> UsedName | None:
    """Return where an earlier entry of the kind has the same name; None when none has.

    A class of drugs and its member may share another name or a brand, and only a title is one entry's alone.
    """
    lineage = drug_lineage(base)
    for other in _by_name(base)[sheet.kind].get(folded(used.name), ()):
        if other.entry == used.entry:
            return None
        above, below = lineage.get(used.entry, frozenset()), lineage.get(other.entry, frozenset())
        is_class_and_member = other.entry in above or used.entry in below
        if not (is_class_and_member and not (used.is_title and other.is_title)):
            return other
    return None


@computed_once
def _by_name(base: KnowledgeBase) -> Mapping[str, Mapping[str, tuple[UsedName, ...]]]:
    """Return the names of each kind by their folded form, a title before other names, else as in the base."""
    found: dict[str, dict[str, list[UsedName]]] = defaultdict(lambda: defaultdict(list))
    for sheet in base.sheets.values():
        for one in names_in(sheet):
            found[sheet.kind][folded(one.name)].append(one)
    kinds = {kind: {name: tuple(uses) for name, uses in names.items()} for kind, names in found.items()}
    return MappingProxyType(defaultdict(dict, kinds))


def _has_accents(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(("LATIN", "GREEK"))
