"""The shapes a page shows things in: facts, tables and lists, ready to print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from monograph.bibliography import Reference


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled value."""

    label: str
    value: Markup


@dataclass(frozen=True, slots=True)
class Table:
    """A table: every row begins with a cell that names the row, and every cell knows its column's heading."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Markup, ...], ...]

    def __bool__(self) -> bool:
        return bool(self.rows)


_EMPTY = Markup('<span class="mg-absent">nothing recorded</span>')


def table(caption: str, columns: tuple[str, ...], rows: Iterable[tuple[Markup, ...]]) -> Table:
    """Return a table without empty cells: a column that holds nothing is left out, a lone gap says so."""
    made = tuple(rows)
    kept = [index for index in range(len(columns)) if any(row[index] for row in made)]
    return Table(
        caption,
        tuple(columns[index] for index in kept),
        tuple(tuple(_breaking(row[index] or _EMPTY) for index in kept) for row in made),
    )


# No ordinary word is as long; addresses, chemical names and slips are. Hyphens and dashes break anyway.
_LONG_WORD = re.compile(r"[^\s\u2010-\u2014-]{26,}")


def _breaking(cell: Markup) -> Markup:
    """Return a cell in which a word of unusual length may break, so that it does not push the table sideways."""
    if not _LONG_WORD.search(cell) or not _LONG_WORD.search(cell.striptags()):
        return cell
    return Markup('<div class="mg-long">{}</div>').format(cell)


@dataclass(frozen=True, slots=True)
class NumberedReference:
    """A work in the list at the foot of a page: its number there, how it was read, and where it is cited.

    ``warning`` says that it is not sound: "retracted".
    """

    number: int
    reference: Reference
    anchor: str
    href: str
    reading: str
    marks: tuple[str, ...]
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A file to take away: what it is called, where it lives from the site's top, and what it is good for."""

    label: str
    address: str
    what: str


@dataclass(frozen=True, slots=True)
class Download:
    """An offer on one page: the link from there, and the address by which its size is known."""

    label: str
    href: str
    address: str
    what: str


@dataclass(frozen=True, slots=True)
class DownloadGroup:
    """Files of one sort."""

    heading: str
    files: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class CiteUs:
    """How others cite the page: in words, and as files."""

    text: str
    files: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """The kept versions of an answer, newest first: when each was kept, and what had changed."""

    lead: str
    listed: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class AboutPage:
    """How far a page can be trusted, and where to mend it. Links are empty where the base names no repository."""

    facts: tuple[Fact, ...]
    edit_url: str
    report_url: str
    source_url: str
    source_file: str


@dataclass(frozen=True, slots=True)
class PointingGroup:
    """The entries of one kind that point at the page."""

    heading: str
    links: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What every entry page shows around its own content."""

    name: str
    kind_label: str
    kind_index: str
    facts: tuple[Fact, ...]
    plain: Markup
    clinical: Markup
    review: str
    description: str


@dataclass(frozen=True, slots=True)
class Foot:
    """What every entry page shows below its own content."""

    not_covered: Markup
    references: tuple[NumberedReference, ...]
    pointing: tuple[PointingGroup, ...]
    disagreements: tuple[Markup, ...]
    waived: tuple[Fact, ...]
    changes: tuple[Fact, ...]
    downloads: tuple[DownloadGroup, ...]
    cite_us: CiteUs
    tags: Markup
    about: AboutPage
    versions: Versions | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page ready to be rendered. ``address`` is where readers find it, from the site's top.

    ``cited`` are the keys of the works in its list of references, in that order; ``table`` is what a comparison
    compares; ``entry`` is the id of the entry it is the page of, and ``changed`` the day of the newest change to
    that, in ISO 8601. ``feed`` is the address of its own Atom feed, ``linked_data`` what it says to programs
    (JSON-LD), None before that is made and on a page that only leads elsewhere; ``meta_tags`` and ``alternates``
    say what it is as a work, and where its files for reference managers are. ``is_old`` is true of a page that
    shows what was once known: neither search engines nor our own search offer it. ``terms`` are what its foot says
    of licence and author, None before that is known.
    """

    address: str
    title: str
    description: str
    template: str
    view: object
    edit_path: str = ""
    moved_to: str = ""
    cited: tuple[str, ...] = ()
    table: Table | None = None
    entry: str = ""
    changed: str = ""
    feed: str = ""
    linked_data: Mapping[str, object] | None = None
    meta_tags: tuple[Mapping[str, str], ...] = ()
    alternates: tuple[Mapping[str, str], ...] = ()
    is_old: bool = False
    terms: Mapping[str, str] | None = None
