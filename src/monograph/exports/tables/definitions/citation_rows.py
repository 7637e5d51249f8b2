"""Rows on works, and on each citation: which statement rests on which place in which work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Citation, SourceReading
from monograph.evidence.studies.soundness import notices_of_work
from monograph.exports.tables.definitions.located import located, place_in, row_id
from monograph.knowledge_base import KnowledgeBase
from monograph.text.fields import CiteKey, EntryText
from monograph.text.walking import cited_in


def work_rows(base: KnowledgeBase) -> Iterator[tuple[object, ...]]:
    """Yield a row for each work in the bibliography."""
    for it in base.bibliography.values():
        yield (
            it.key,
            it.kind,
            it.short,
            it.title,
            it.authors,
            int(it.year) if it.year and it.year.isdecimal() else None,
            it.container,
            it.doi,
            it.pmid,
            it.pmcid,
            it.url,
            it.text,
            it.note,
            tuple(one.type for one in notices_of_work(it.key, base)),
            tuple(sorted(it.record.unseen)),
        )


def citation_rows(base: KnowledgeBase) -> Iterator[tuple[object, ...]]:
    """Yield a row for each citation: those of values and statements, those in texts, then documents of entries."""
    for it in located(base, Citation):
        one = it.part
        place = place_in(it.sheet, it.path[: it.path.index("cite")])
        note = it.words.text(one.note) if one.note else None
        how = (one.basis, *_reading(it.sheet, one.work, one))
        yield it.id, it.entry, place or None, "for a statement", one.work, one.at, *how, note
    for text in located(base, EntryText):
        for number, cited in enumerate(cited_in(text.part), start=1):
            where = f"{text.id}@{number}", text.entry, text.place or None
            yield *where, "in text", cited.key, cited.locator or None, None, *_reading(text.sheet, cited.key), None
    for key in located(base, CiteKey):
        if not isinstance(key.sheet.value_at(key.path[:-1]), (Citation, SourceReading)):
            where = row_id(key.sheet, key.path), key.entry, key.place or None
            yield *where, "as a document", key.part, None, None, *_reading(key.sheet, key.part), None


def _reading(sheet: Sheet[Any], work: str, citation: Citation | None = None) -> tuple[object, object]:
    """Return how much of a work was read and in which form: as the citation says, else as the entry does."""
    said = next((one for one in sheet.entry.sources if one.work == work), None)
    read = (citation and citation.read) or (said and said.read)
    access = (citation and citation.access) or (said and said.access)
    return read, access
