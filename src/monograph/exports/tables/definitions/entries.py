"""Tables on all entries alike: what they are called, how far their review is, where they point."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any, NamedTuple

from monograph import urls
from monograph.entries import KIND_BY_NAME, Drug, Entry, Term
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Change, IdentifierValue, Review, Statement, Summary
from monograph.exports.tables.definitions.own import cited, of_entry, own, row_key
from monograph.exports.tables.definitions.placed import Placed, Words, listed, place_in, placed
from monograph.exports.tables.model import Cell, Column, ColumnType, DataTable, Field, table
from monograph.knowledge_base import KnowledgeBase
from monograph.views.page.review import changes_in_words

_ENTRY = of_entry("entry", "entries", "The entry it stands in.")
_KEY = row_key("The entry and the place in it.")


class _Named(NamedTuple):
    entry: str
    type: str
    name: str


def tables(base: KnowledgeBase) -> Iterator[DataTable]:
    """Yield the tables on entries of every kind."""
    yield table(
        "entries",
        "Entries",
        "One row an entry: a question, a treatment, a condition, a study and so on.",
        placed(base, Entry),
        row_key("The entry's id; no two entries of any kind share one."),
        Field(Column("kind", "What it is.", choices=tuple(KIND_BY_NAME)), lambda it: it.sheet.kind),
        *own(Entry, "name"),
        Field(Column("page", "Its page, from the top of the site."), _page),
        Field(Column("source_file", "The file it is made from."), lambda it: it.sheet.file),
        *own(Summary, "plain", "clinical", under="summary", prefix="summary_"),
        *own(Entry, "not_covered"),
        *own(Review, "status", "reviewers", "date", "next_due", "digests", under="review", prefix="review_"),
        Field(
            Column(
                "computed_changed_since_review",
                "What has changed since it was approved, parted by semicolons; empty when nothing has, or when it "
                "never was.",
            ),
            lambda it: listed(changes_in_words(it.sheet, base)),
        ),
    )
    yield table(
        "names",
        "Names of entries",
        "One row a name: what each entry is called, was called, and is also called.",
        (one for sheet in base.sheets.values() for one in _names(sheet)),
        Field(Column("entry", "The entry.", is_required=True, references="entries"), lambda it: it.entry),
        Field(
            Column("type", "What kind of name it is.", choices=("name", "synonym", "brand name", "former id")),
            lambda it: it.type,
        ),
        Field(Column("name", "The name.", is_required=True), lambda it: it.name),
        key=("entry", "type", "name"),
    )
    yield table(
        "tags",
        "Tags",
        "One row a word by which an entry is found.",
        ((sheet.id, str(tag)) for sheet in base.sheets.values() for tag in sheet.entry.tags),
        Field(Column("entry", "The entry.", is_required=True, references="entries"), lambda it: it[0]),
        Field(Column("tag", "The word.", is_required=True), lambda it: it[1]),
        key=("entry", "tag"),
    )
    yield from _parts(base)
    yield _links(base)
    yield table(
        "terms",
        "Terms",
        "One row a word of the glossary.",
        (it for it in placed(base, Term)),
        row_key("The term's entry.", "entries"),
        *own(Term, "name", "synonyms"),
        Field(Column("definition", "What it means."), lambda it: it.words.text(it.part.summary.plain)),
        cited(),
    )


def _text(value: object) -> Cell:
    return str(value) if value is not None else None


def _parts(base: KnowledgeBase) -> Iterator[DataTable]:
    words = Words(base)
    yield table(
        "identifiers",
        "Numbers in public registers",
        "One row a number that a register gives to a treatment or a condition.",
        placed(base, IdentifierValue),
        _KEY,
        _ENTRY,
        *own(IdentifierValue, "scheme", "value", "of"),
        cited(),
    )
    yield table(
        "statements",
        "Statements",
        "One row a statement in words: mechanisms, indications, criteria, limitations, findings and so on.",
        placed(base, Statement),
        _KEY,
        _ENTRY,
        Field(Column("field", "Which field of the entry it fills."), _field),
        *own(Statement, "text"),
        cited(),
    )
    yield table(
        "reviewers",
        "Reviewers",
        "One row a named person who reviews entries.",
        base.reviewers.values(),
        Field(Column("id", "The person's id in kb/reviewers.yaml.", is_required=True), lambda it: str(it.id)),
        Field(Column("name", "The person's full name.", is_required=True), lambda it: str(it.name)),
        Field(Column("orcid", "The person's ORCID iD."), lambda it: it.orcid),
        Field(Column("affiliation", "Where the person works."), lambda it: _text(it.affiliation)),
        Field(
            Column("interests", "The person's statement on conflicts of interest."),
            lambda it: words.text(it.interests),
        ),
    )
    yield table(
        "changes",
        "Changes",
        "One row a change of an entry that a reader should know of.",
        placed(base, Change),
        _KEY,
        _ENTRY,
        *own(Change, "date", "text"),
    )
    numbers = count(1)
    yield table(
        "waived_checks",
        "Waived checks",
        "One row a check that is waived at one place, with the reason.",
        base.exceptions,
        Field(Column("number", "A running number.", ColumnType.INTEGER), lambda _: next(numbers)),
        Field(Column("rule", "The check."), lambda it: str(it.exception.rule)),
        Field(Column("entry", "The entry.", references="entries"), lambda it: str(it.exception.entry)),
        Field(Column("place", "The place in it; empty for the whole entry."), _waived_place),
        Field(Column("reason", "Why."), lambda it: words.text(it.exception.reason)),
        key=("number",),
    )


def _links(base: KnowledgeBase) -> DataTable:
    found = (
        (f"{sheet.id}/links.{number}", sheet.id, place_in(sheet, link.path), str(link.target), bool(link.token))
        for sheet in base.sheets.values()
        for number, link in enumerate(sheet.links, start=1)
    )
    return table(
        "links",
        "Links",
        "One row a pointer from an entry to another; a list of ids in another table has a row for each here.",
        found,
        Field(Column("id", "A name for the row.", is_required=True), lambda it: it[0]),
        Field(Column("entry", "The entry that points.", is_required=True, references="entries"), lambda it: it[1]),
        Field(Column("place", "From where in it."), lambda it: it[2]),
        Field(Column("target", "The entry pointed at.", is_required=True, references="entries"), lambda it: it[3]),
        Field(
            Column("is_in_text", "Whether it stands in running text.", ColumnType.BOOLEAN),
            lambda it: it[4],
        ),
    )


def _page(it: Placed[Entry]) -> Cell:
    return urls.entry_page(type(it.part), it.entry)


def _field(it: Placed[Statement]) -> Cell:
    return ".".join(step for step in it.path if isinstance(step, str))


def _waived_place(it: Any) -> Cell:
    return str(it.exception.place) if it.exception.place else None


def _names(sheet: Sheet[Entry]) -> Iterator[_Named]:
    entry = sheet.entry
    yield _Named(sheet.id, "name", str(entry.name))
    for synonym in getattr(entry, "synonyms", ()):
        yield _Named(sheet.id, "synonym", str(synonym))
    for brand in entry.brand_names if isinstance(entry, Drug) else ():
        yield _Named(sheet.id, "brand name", str(brand))
    for former in entry.former_ids:
        yield _Named(sheet.id, "former id", str(former))
