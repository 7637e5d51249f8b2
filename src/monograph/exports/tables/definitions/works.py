"""Tables on what is cited, how it was read, and where every value with its citations stands."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any, NamedTuple

from monograph.bibliography import Reference
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Alternative, Citation, Reported, SourceReading
from monograph.entries.shared.vocabulary import ReadingAccess, ReadingExtent
from monograph.evidence.studies.soundness import notices_of_work
from monograph.exports.tables.definitions.own import absence, of_entry, own, row_key
from monograph.exports.tables.definitions.placed import Placed, listed, place_in, placed, row_id
from monograph.exports.tables.model import Cell, Column, ColumnType, DataTable, Field, table
from monograph.knowledge_base import KnowledgeBase
from monograph.text.fields import CiteKey, EntryText
from monograph.text.syntax import BARE_CITATION, CITATION_GROUP, TextCitation, citations_in_group

_ENTRY = of_entry("entry", "entries", "The entry it stands in.")
_PLACE: Field[Placed[Any]] = Field(
    Column("place", "The place in the entry, such as results.hums.p.", is_required=True), lambda it: it.place
)


def tables(base: KnowledgeBase) -> Iterator[DataTable]:
    """Yield the tables on works and citations."""
    yield _works(base)
    yield table(
        "source_readings",
        "How sources were read",
        "One row a work and an entry: what kind of source it is, and how much of it was read for that entry.",
        placed(base, SourceReading),
        row_key("The entry and the place in it."),
        _ENTRY,
        *own(SourceReading, "work", "nature", "read", "access", "note"),
    )
    yield _citations(base)
    yield table(
        "reported_values",
        "Reported values",
        "One row a value that sources report, wherever in the base it stands, or the reason why there is none.",
        placed(base, Reported),
        row_key("The entry and the place in it."),
        _ENTRY,
        _PLACE,
        Field(Column("value", "The value as a reader sees it."), _value),
        Field(Column("absent", "Why there is no value."), lambda it: absence(it.part)),
        *own(Reported[Any], "searched", "note", "own_figures_give", "preferred_because"),
        Field(Column("cited_works", "Keys of the works it rests on, parted by semicolons."), _cited_for),
    )
    yield table(
        "competing_values",
        "Competing values",
        "One row a value that another source gives for the same thing. The preferred one is a reported value.",
        placed(base, Alternative),
        row_key("The entry and the place in it."),
        _ENTRY,
        Field(
            Column(
                "reported_value",
                "The value beside which it stands.",
                is_required=True,
                references="reported_values",
            ),
            lambda it: it.around(2),
        ),
        Field(Column("value", "The other value, as a reader sees it."), _value),
        *own(Alternative[Any], "note"),
        Field(Column("cited_works", "Keys of the works it rests on, parted by semicolons."), _cited_for),
    )


def _value(it: Placed[Any]) -> Cell:
    return it.words.value(it.part.value) if it.part.value is not None else None


def _cited_for(it: Placed[Any]) -> Cell:
    return listed(dict.fromkeys(str(one.work) for one in it.part.cite or ()))


def _works(base: KnowledgeBase) -> DataTable:
    def whole(reference: Reference) -> Cell:
        return int(reference.year) if reference.year and reference.year.isdecimal() else None

    return table(
        "works",
        "Works",
        "One row a work in the bibliography. Fields that nobody has seen are empty, and named in one column.",
        base.bibliography.values(),
        Field(Column("id", "Its key in references.bib.", is_required=True), lambda it: it.key),
        Field(Column("type", "Its type in BibTeX."), lambda it: it.kind),
        Field(Column("short", "Its short name on pages."), lambda it: it.short),
        Field(Column("title", "Its title."), lambda it: it.title),
        Field(Column("authors", "Its authors, parted by semicolons."), lambda it: listed(it.authors)),
        Field(Column("year", "The year it appeared.", ColumnType.INTEGER), whole),
        Field(Column("container", "The journal or book it stands in."), lambda it: it.container),
        Field(Column("doi", "Its DOI."), lambda it: it.doi),
        Field(Column("pmid", "Its number in PubMed."), lambda it: it.pmid),
        Field(Column("pmcid", "Its number in PubMed Central."), lambda it: it.pmcid),
        Field(Column("url", "Its web address."), lambda it: it.url),
        Field(Column("reference", "The reference as it is printed."), lambda it: it.text),
        Field(Column("note", "What its entry in the bibliography remarks."), lambda it: it.note),
        Field(
            Column("computed_notices", "Retractions, expressions of concern and corrections, wherever recorded."),
            lambda it: listed(dict.fromkeys(str(one.type) for one in notices_of_work(it.key, base))),
        ),
        Field(
            Column("fields_not_seen", "Fields that nobody has seen."), lambda it: listed(sorted(it.record.unseen))
        ),
    )


class _Cited(NamedTuple):
    """One citation: a part of its own, or one in running text."""

    id: str
    sheet: Sheet[Any]
    place: str
    way: str
    work: str
    locator: str | None
    citation: Citation | None
    note: str | None

    @property
    def reading(self) -> SourceReading | None:
        return next((one for one in self.sheet.entry.sources if one.work == self.work), None)

    @property
    def extent(self) -> ReadingExtent | None:
        own_word = self.citation.read if self.citation else None
        return own_word or (self.reading.read if self.reading else None)

    @property
    def access(self) -> ReadingAccess | None:
        own_word = self.citation.access if self.citation else None
        return own_word or (self.reading.access if self.reading else None)


def _citations(base: KnowledgeBase) -> DataTable:
    return table(
        "citations",
        "Citations",
        "One row a citation: which value or statement of an entry rests on which place in which work, and how "
        "much of the work was read for that entry.",
        chain(_in_fields(base), _in_texts(base), _as_documents(base)),
        Field(Column("id", "A name for the row.", is_required=True), lambda it: it.id),
        Field(
            Column("entry", "The entry that cites.", is_required=True, references="entries"),
            lambda it: it.sheet.id,
        ),
        Field(
            Column("place", "What rests on it: the place in the entry, such as results.hums.p."),
            lambda it: it.place or None,
        ),
        Field(
            Column(
                "way",
                "How it is cited: for a value or statement, in running text, or as a document of the entry.",
                choices=("for a statement", "in text", "as a document"),
            ),
            lambda it: it.way,
        ),
        Field(Column("work", "The work.", is_required=True, references="works"), lambda it: it.work),
        Field(Column("locator", "Where in the work."), lambda it: it.locator),
        Field(
            Column(
                "basis",
                "Stated by the work, or inferred from it; empty where nobody said.",
                choices=("stated", "inferred"),
            ),
            lambda it: str(it.citation.basis) if it.citation else None,
        ),
        Field(
            Column("read", "How much of the work was read.", choices=tuple(map(str, ReadingExtent))),
            lambda it: str(it.extent) if it.extent else None,
        ),
        Field(
            Column("access", "Whether the original was read or a copy.", choices=tuple(map(str, ReadingAccess))),
            lambda it: str(it.access) if it.access else None,
        ),
        Field(Column("note", "What a doubting reader should know."), lambda it: it.note),
    )


def _in_fields(base: KnowledgeBase) -> Iterator[_Cited]:
    for it in placed(base, Citation):
        one = it.part
        note = it.words.text(one.note) if one.note else None
        place = place_in(it.sheet, it.path[: it.path.index("cite")])
        yield _Cited(it.id, it.sheet, place, "for a statement", str(one.work), str(one.at), one, note)


def _in_texts(base: KnowledgeBase) -> Iterator[_Cited]:
    for it in placed(base, EntryText):
        for number, cited in enumerate(_citations_in(it.part), start=1):
            locator = cited.locator or None
            yield _Cited(f"{it.id}@{number}", it.sheet, it.place, "in text", cited.key, locator, None, None)


def _citations_in(text: str) -> Iterator[TextCitation]:
    end = 0
    for match in CITATION_GROUP.finditer(text):
        group = citations_in_group(match["inside"])
        if group:
            yield from (TextCitation(one["key"]) for one in BARE_CITATION.finditer(text[end : match.start()]))
            yield from group
            end = match.end()
    yield from (TextCitation(one["key"]) for one in BARE_CITATION.finditer(text[end:]))


def _as_documents(base: KnowledgeBase) -> Iterator[_Cited]:
    for it in placed(base, CiteKey):
        holder = it.sheet.value_at(it.path[:-1])
        if not isinstance(holder, (Citation, SourceReading)):
            place, name = it.place, row_id(it.sheet, it.path)
            yield _Cited(name, it.sheet, place, "as a document", str(it.part), None, None, None)
