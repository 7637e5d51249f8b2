"""The blocks that sections are made of; most hold something when their first field does."""

from __future__ import annotations

from dataclasses import dataclass

from monograph.views.formatting.blocks import Download, DownloadGroup, Fact, NumberedReference, Table
from monograph.views.formatting.content import Content, link_to
from monograph.views.page.document import Block, RecordedNumber, Remark


@dataclass(frozen=True, slots=True)
class Paragraph(RecordedNumber):
    """A paragraph; ``role`` is for readers who hear the page."""

    words: Content | str
    style: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Prose(RecordedNumber):
    """Entry text as paragraphs and lists."""

    words: Content
    style: str = ""


@dataclass(frozen=True, slots=True)
class Quotation(RecordedNumber):
    """What somebody else said."""

    words: Content


@dataclass(frozen=True, slots=True)
class Summaries(RecordedNumber):
    """The entry in plain words, and for clinicians."""

    plain: Content
    clinical: Content


@dataclass(frozen=True, slots=True)
class Levels:
    """The switch between plain words and the page for clinicians."""

    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Facts(RecordedNumber):
    """Labelled values."""

    pairs: tuple[Fact, ...]
    style: str = "mg-facts"


@dataclass(frozen=True, slots=True)
class Items(RecordedNumber):
    """A list."""

    values: tuple[Content | str, ...]
    style: str = "mg-list"


@dataclass(frozen=True, slots=True)
class Place:
    """Words that can be linked to."""

    anchor: str
    words: Content


@dataclass(frozen=True, slots=True)
class Places(RecordedNumber):
    """A list of which each item can be linked to."""

    places: tuple[Place, ...]
    style: str = "mg-works"


@dataclass(frozen=True, slots=True)
class StyledTable(RecordedNumber):
    """A table that looks different from others."""

    table: Table
    style: str


@dataclass(frozen=True, slots=True)
class Titled:
    """A list or another block under a line of its own that is no heading."""

    title: str
    block: Block

    def __bool__(self) -> bool:
        return bool(self.block)


@dataclass(frozen=True, slots=True)
class Detail:
    """What is for clinicians: open, and folded for readers who asked for plain words. Nothing is ever left out."""

    summary: str
    blocks: tuple[Block | None, ...]

    def __bool__(self) -> bool:
        return any(self.blocks)


@dataclass(frozen=True, slots=True)
class Fold(Detail):
    """What opens on a click."""


@dataclass(frozen=True, slots=True)
class Step:
    """One of several steps: it makes sense read aloud and on paper, where no line is drawn and no link works.

    ``came_from`` names the steps that lead here, where that is not plain from the order; ``leads_below`` is
    whether a line is drawn to the next step. A step that ``is_aside`` is for some people only, and one that
    ``is_open`` is not settled.
    """

    title: str
    given: Content | str
    text: Content
    leads_below: bool
    anchor: str = ""
    came_from: Content | str = ""
    ways: tuple[Content, ...] = ()
    is_aside: bool = False
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Steps(RecordedNumber):
    """Steps in their order."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class SaidComment:
    """One comment: who said it, what, and what a reader needs to weigh it."""

    speaker: Content
    words: Content
    facts: Facts


@dataclass(frozen=True, slots=True)
class Comments(RecordedNumber):
    """What people said."""

    comments: tuple[SaidComment, ...]


@dataclass(frozen=True, slots=True)
class References(RecordedNumber):
    """The works a page cites."""

    works: tuple[NumberedReference, ...]


@dataclass(frozen=True, slots=True)
class Downloads(RecordedNumber):
    """Files to take away, sort by sort."""

    groups: tuple[DownloadGroup, ...]


@dataclass(frozen=True, slots=True)
class Files(RecordedNumber):
    """Files to take away, of one sort."""

    files: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class CiteUs(RecordedNumber):
    """How others cite the page: in words, and as files."""

    text: str
    files: tuple[Download, ...]
    remark: str = "For what a study found, cite the study."


@dataclass(frozen=True, slots=True)
class Actions:
    """What a reader can do with a page: share it, print it."""

    def __bool__(self) -> bool:
        return True


def same_table_at(href: str, words: str = "The same table on a page of its own") -> Remark:
    """Return a line that leads to where a table has a page of its own."""
    return Remark(link_to(href, words))
