"""The first file of the API: what the base is, which version, what else there is, and a list of every entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from monograph import urls
from monograph.entries import KINDS, Entry
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.values import PartialDate
from monograph.evidence.answers.content_version import ContentVersion, content_version
from monograph.exports.api import addresses
from monograph.exports.api.comparisons import Comparison
from monograph.exports.api.computed.shared import Ids, last_change
from monograph.exports.api.lists import FileAddress, PageAddress
from monograph.knowledge_base import KnowledgeBase
from monograph.views.page.reuse import NO_LICENCE
from monograph.views.page.review import base_review_words


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence, and what it covers."""

    covers: str
    name: Annotated[str, "Its name; says so when none is stated."]
    spdx: Annotated[str | None, "Its identifier in the SPDX list."]
    url: str | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of a kind."""

    kind: str
    heading: str
    entries: int


@dataclass(frozen=True, slots=True)
class Collection:
    """A file with everything of a sort."""

    name: str
    api: FileAddress
    schema_file: Annotated[str, "The address of its JSON Schema, from the site's top."]
    holds: str


@dataclass(frozen=True, slots=True)
class ListedComparison:
    """A table that sets things side by side."""

    name: str
    heading: str
    page: PageAddress
    api: FileAddress


@dataclass(frozen=True, slots=True)
class ListedUnit:
    """A unit: how it is written here, and its code in UCUM (ucum.org)."""

    unit: str
    ucum: str
    dimension: str


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """One entry."""

    id: str
    kind: str
    name: str
    page_title: Annotated[str, "The title of its page; that of a claim says that it is one."]
    page: PageAddress
    api: FileAddress
    last_changed: PartialDate | None
    former_ids: Annotated[Ids, "Earlier ids; they are no longer in use."]


@dataclass(frozen=True, slots=True)
class Index:
    """What the base is, and everything else there is."""

    title: str
    description: str
    site: Annotated[str | None, "The web address of the site; every address here is relative to it."]
    api_version: str
    content_version: ContentVersion
    review_line: Annotated[str, "How far the review of the content has come."]
    disclaimer: str
    author: Annotated[
        str | None, "Who made the content: the name to give when it is used; null when no one is named."
    ]
    licences: tuple[Licence, ...]
    conventions: Annotated[tuple[str, ...], "What a program has to know to read these files."]
    counts: tuple[Count, ...]
    works: int
    collections: tuple[Collection, ...]
    openapi: FileAddress
    schemas: Annotated[tuple[str, ...], "The address of every JSON Schema."]
    comparisons: tuple[ListedComparison, ...]
    units: tuple[ListedUnit, ...]
    entries: tuple[ListedEntry, ...]


_CONTENT = "entries, texts, tables and data files"
_OF_THE_PROGRAM = Licence(
    "the program that made these files", "MIT License", "MIT", "https://opensource.org/license/mit"
)
_DISCLAIMER = "This is not medical advice, and it comes without warranty of any kind."
_CONVENTIONS = (
    "All addresses are relative to the site's top, so that the files also work from a folder.",
    "What contributors wrote is under `authored`, what was worked out under `computed`. No field of the one "
    "has the name of a field of the other.",
    "A decimal is text, so that no digit is lost: 0.10 and 0.1 claim different precision. Whole numbers are "
    "numbers.",
    "A quantity, a p value and a count of people keep the text that was written, with their parts next to it.",
    "A date is as exact as it is known: 2016, 2016-04 or 2016-04-19.",
    "A reported value has a `value` with `cite`, or says why it is `absent`; what other sources give is under "
    "`also_reported`. No absence means zero.",
    "Texts under `authored` are Markdown with `[[entry-id]]` or `[[entry-id|words]]` for links to entries and "
    "`[@Key, locator]` for citations; fields that end in `_text` are plain text.",
    "Fields without a value are left out of `authored`. Everywhere else every key is always there, null when it "
    "is not known.",
)


def index_file(
    base: KnowledgeBase,
    collections: Iterable[Collection],
    schemas: Iterable[str],
    compared: Iterable[Comparison],
) -> Index:
    """Return the content of the first file."""
    return Index(
        title=base.about.title,
        description=base.about.description,
        site=base.about.address,
        api_version=addresses.VERSION,
        content_version=content_version(base),
        review_line=base_review_words(base),
        disclaimer=_DISCLAIMER,
        author=base.about.author,
        licences=(_of_the_content(base), _OF_THE_PROGRAM),
        conventions=_CONVENTIONS,
        counts=tuple(Count(kind.kind, kind.heading, len(base.all(kind))) for kind in KINDS),
        works=len(base.bibliography),
        collections=tuple(collections),
        openapi=addresses.collection("openapi"),
        schemas=tuple(schemas),
        comparisons=tuple(
            ListedComparison(one.name, one.heading, one.page, addresses.comparison(one.name)) for one in compared
        ),
        units=tuple(ListedUnit(one, one.ucum, one.dimension) for one in base.vocabularies.units),
        entries=tuple(map(_listed, base.sheets.values())),
    )


def _of_the_content(base: KnowledgeBase) -> Licence:
    licence = base.about.licence
    if licence is None:
        return Licence(_CONTENT, NO_LICENCE, None, None)
    return Licence(_CONTENT, licence.name, licence.spdx, licence.url)


def _listed(sheet: Sheet[Entry]) -> ListedEntry:
    kind, entry = type(sheet.entry), sheet.entry
    return ListedEntry(
        id=sheet.id,
        kind=sheet.kind,
        name=entry.name,
        page_title=entry.page_title,
        page=urls.entry_page(kind, sheet.id),
        api=addresses.entry(kind, sheet.id),
        last_changed=last_change(entry.changes),
        former_ids=tuple(map(str, entry.former_ids)),
    )
