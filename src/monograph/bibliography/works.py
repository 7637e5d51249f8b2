"""The works that entries cite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from monograph.findings import Place


@dataclass(frozen=True, slots=True)
class ReferenceLink:
    """A way to the work: ``label`` names the kind of address, ``text`` is the identifier shown.

    ``url`` has passed `identifiers.url_fault`, so it is http or https and safe inside an HTML attribute. The
    addresses we make from identifiers are always https; a contributor's own may be http where that is all
    the source offers.
    """

    label: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Contributor:
    """A person in parts as written, or a group, whose whole name is ``family``."""

    family: str
    given: str = ""
    particle: str = ""  # "van der"
    suffix: str = ""  # "Jr", "III"
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Contributors:
    """Authors or editors in the order of the work; ``has_others`` is true when some are left out."""

    names: tuple[Contributor, ...] = ()
    has_others: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A work in parts, for exports: what its entry in references.bib holds, as plain text.

    ``fields`` has every field with a value but names and ``unseen``, by BibTeX's name: accents decoded, braces
    dropped, en dashes in ranges, identifiers only when they are well formed; what ``crossref`` brings is among
    them. ``unseen`` are the fields that no one has seen, ``without`` those the work does not have.
    """

    kind: str  # BibTeX's entry type, in lower case
    fields: Mapping[str, str]
    authors: Contributors = Contributors()
    editors: Contributors = Contributors()
    unseen: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reference:
    """One work in references.bib, ready to print.

    Identifiers are None when absent or malformed. A field that no one has seen reads "[year not seen]" and
    the like in ``title``, ``short``, ``text`` and ``html``; ``year`` and ``container`` are None then. Address,
    DOI, PMID and PMCID are in ``links`` and not in ``text``; `with_identifiers` puts them behind it.
    """

    key: str
    kind: str  # BibTeX's entry type, in lower case
    title: str
    short: str  # "Weiss 2016"
    year: str | None
    authors: tuple[str, ...]  # all of them, as printed: "Weiss MD", or a group's name
    container: str | None  # the full name of the journal or book
    text: str
    html: str
    links: tuple[ReferenceLink, ...]
    doi: str | None
    pmid: str | None
    pmcid: str | None
    url: str | None
    note: str | None
    place: Place
    record: Record
    crossref: str | None = None  # the key of the work it is part of, whose fields it shares


class Bibliography(Mapping[str, Reference]):
    """Every work by its key, in the order of the file. It cannot be changed."""

    __slots__ = ("_references",)

    def __init__(self, references: Iterable[Reference] = ()) -> None:
        self._references = MappingProxyType({reference.key: reference for reference in references})

    def __getitem__(self, key: str) -> Reference:
        return self._references[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._references)

    def __len__(self) -> int:
        return len(self._references)

    def __repr__(self) -> str:
        return f"Bibliography({len(self)} works)"
