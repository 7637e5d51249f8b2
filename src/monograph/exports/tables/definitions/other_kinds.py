"""Tables of kinds that no module here is about: one of the entries, and one for each list of parts in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pydantic import BaseModel

from monograph.entries import KINDS, Entry
from monograph.entries.shared.field_shapes import FieldShape
from monograph.exports.tables.definitions.own import cited, of_entry, own, row_key
from monograph.exports.tables.definitions.placed import placed
from monograph.exports.tables.model import DataTable, table
from monograph.knowledge_base import KnowledgeBase
from monograph.views.page.downloads import kind_table


def other_tables(base: KnowledgeBase, known: Collection[str]) -> Iterator[DataTable]:
    """Yield the tables of every kind whose own table is not among the ``known``."""
    for kind in KINDS:
        name = kind_table(kind)
        if name not in known:
            says = f"One row an entry of the kind {kind.label.lower()}."
            fields = (*own(kind, "name"), *own(kind, *_plain_fields(kind)))
            yield table(
                name, kind.heading, says, placed(base, kind), row_key("The entry.", "entries"), *fields, cited()
            )
            yield from _tables_of_parts(kind, base)


def _tables_of_parts(kind: type[Entry], base: KnowledgeBase) -> Iterator[DataTable]:
    for name in _own_fields(kind):
        info = kind.model_fields[name]
        part = FieldShape.of(info.annotation).kind
        if issubclass(part, BaseModel):
            entry = of_entry(kind.kind, kind_table(kind), f"The {kind.label.lower()}.")
            yield table(
                f"{kind.kind}_{name}",
                f"{kind.label}: {name.replace('_', ' ')}",
                info.description or "",
                (one for one in placed(base, part) if isinstance(one.sheet.entry, kind) and one.path[0] == name),
                row_key("The entry and the place in it."),
                entry,
                *own(part, *_plain_fields(part)),
                cited(),
            )


def _own_fields(kind: type[Entry]) -> Iterator[str]:
    return (name for name in kind.model_fields if name not in Entry.model_fields)


def _plain_fields(model: type[BaseModel]) -> Iterator[str]:
    """Yield the fields that are no parts with fields of their own, those of every entry left out."""
    for name, info in model.model_fields.items():
        is_shared = issubclass(model, Entry) and name in Entry.model_fields
        if not is_shared and name != "cite" and not issubclass(FieldShape.of(info.annotation).kind, BaseModel):
            yield name
