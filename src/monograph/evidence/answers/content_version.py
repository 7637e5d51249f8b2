"""Which state of the content a page or a file was made from: the same content gives the same version."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from monograph.bibliography import Contributors, Reference
from monograph.entries import Entry
from monograph.entries.reading.canonical import canonical
from monograph.entries.reading.computed import computed_once
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.values import PartialDate
from monograph.knowledge_base import KnowledgeBase

_DIGITS = 12


@dataclass(frozen=True, slots=True)
class ContentVersion:
    """The day of the newest change that an entry tells of, None when none does, and a digest of the content.

    The digest is the beginning of a SHA-256 over the values of all entries and works, twelve hexadecimal digits.
    """

    newest_change: PartialDate | None
    digest: str

    @property
    def text(self) -> str:
        """The version as one text."""
        return str(self)

    def __str__(self) -> str:
        return f"{self.newest_change.iso}-{self.digest}" if self.newest_change else self.digest


@computed_once
def content_version(base: KnowledgeBase) -> ContentVersion:
    """Return the version of a base's content: of what its entries say, and of the works they cite.

    Only values count: comments, the order of files and fields, and the folding of lines make no difference, nor do
    the program and the pages written by hand.
    """
    changes = (change.date for sheet in base.sheets.values() for change in sheet.entry.changes)
    newest = max(changes, key=lambda date: date.iso, default=None)
    content = json.dumps([sorted(_entries(base)), sorted(_works(base))], ensure_ascii=False)
    return ContentVersion(newest, _digest(content))


@computed_once
def entry_version(sheet: Sheet[Entry]) -> ContentVersion:
    """Return the version of what one entry says, whatever its page takes from others."""
    newest = max((change.date for change in sheet.entry.changes), key=lambda date: date.iso, default=None)
    return ContentVersion(newest, _digest(_said(sheet)))


def _digest(content: str) -> str:
    return sha256(content.encode("utf-8")).hexdigest()[:_DIGITS]


def _entries(base: KnowledgeBase) -> Iterator[tuple[str, str]]:
    return ((f"{sheet.kind}/{sheet.id}", _said(sheet)) for sheet in base.sheets.values())


@computed_once
def _said(sheet: Sheet[Entry]) -> str:
    return json.dumps(canonical(sheet.entry), ensure_ascii=False, sort_keys=True)


def _works(base: KnowledgeBase) -> Iterator[tuple[str, str]]:
    return ((key, json.dumps(_parts(work), ensure_ascii=False)) for key, work in base.bibliography.items())


def _parts(work: Reference) -> list[object]:
    record = work.record
    names = [_names(record.authors), _names(record.editors)]
    return [record.kind, sorted(record.fields.items()), names, sorted(record.unseen), sorted(record.without)]


def _names(contributors: Contributors) -> list[object]:
    people = [[one.family, one.given, one.particle, one.suffix, one.is_group] for one in contributors.names]
    return [people, contributors.has_others]
