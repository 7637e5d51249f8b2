"""A page as a list of sections, in reading order: what it is made of, and which of its sections are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from monograph.bibliography import Reference
from monograph.views.formatting.blocks import Table
from monograph.views.formatting.content import Content

_DRAFT = (
    "Unreviewed draft, except where a page names its reviewer. It gives information about evidence and is no "
    "medical advice."
)


Wanted = TypeVar("Wanted")


class Block(Protocol):
    """A piece of a section. It is printed by the macro that has the name of its type, when it holds something."""

    def __bool__(self) -> bool: ...


class RecordedNumber:
    """A block that holds something when its first field does."""

    __slots__ = ()
    __match_args__: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(getattr(self, self.__match_args__[0]))


@dataclass(frozen=True, slots=True)
class Remark(RecordedNumber):
    """Words that go with what a section holds, such as where to find more; alone they make no section."""

    words: Content | str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, the name of its place on the page, and what is below it.

    The first section of a page has the heading of the page. One without a title continues what is above it.
    Our search leaves out one that is not searched: it only repeats other pages.
    """

    title: str
    anchor: str
    blocks: tuple[Block | None, ...]
    is_searched: bool = True

    def __bool__(self) -> bool:
        """Whether it holds anything. A section that does not is left out, and this is the only rule for that."""
        return any(block for block in self.blocks if not isinstance(block, Remark))

    @property
    def shown(self) -> tuple[Block, ...]:
        """The blocks that hold something."""
        return tuple(block for block in self.blocks if block)


def untitled(*blocks: Block | None) -> Section:
    """Return blocks that continue the section above them: a summary below the name of a page, tags below all."""
    return Section("", "", blocks)


@dataclass(frozen=True, slots=True)
class Page:
    """A page ready to be rendered. ``address`` is where readers find it, from the site's top.

    ``cited`` are the keys of the works in its list of references, in that order; ``table`` is what a
    comparison compares; ``entry`` is the id of the entry it is the page of, ``work`` the key of the work, and
    ``changed`` the day of the newest change to the entry, in ISO 8601. ``script`` is the name of a script that
    only this page needs, and ``feed`` the address of its own Atom feed. ``linked_data`` is what it says to
    programs (JSON-LD), None before that is made and on a page that only leads elsewhere; ``meta_tags`` and
    ``alternates`` say what it is as a work, and where its files for reference managers are. ``is_old`` is true
    of a page that shows what was once known, and ``reference`` is that page as a work: neither search engines
    nor our own search offer it. ``terms`` are what its foot says of licence and author, None before that is
    known.
    """

    address: str
    title: str
    description: str
    sections: tuple[Section, ...]
    disclaimer: str = _DRAFT
    edit_path: str = ""
    moved_to: str = ""
    cited: tuple[str, ...] = ()
    table: Table | None = None
    entry: str = ""
    work: str = ""
    changed: str = ""
    script: str = ""
    feed: str = ""
    linked_data: Mapping[str, object] | None = None
    meta_tags: tuple[Mapping[str, str], ...] = ()
    alternates: tuple[Mapping[str, str], ...] = ()
    is_old: bool = False
    terms: Mapping[str, str] | None = None
    reference: Reference | None = None

    @property
    def shown(self) -> tuple[Section, ...]:
        """The sections that hold something, below the one with the name of the page."""
        first, *others = self.sections
        return (first, *(section for section in others if section))

    def blocks_of(self, kind: type[Wanted]) -> Iterator[Wanted]:
        """Yield the blocks of a type that stand right in a section, in reading order."""
        return (block for section in self.sections for block in section.blocks if isinstance(block, kind))
