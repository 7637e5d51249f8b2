"""Every file of the API, version 1: entries, tables and lists as JSON, each with its JSON Schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from monograph import urls
from monograph.entries import KINDS
from monograph.exports.api import addresses
from monograph.exports.api.comparisons import Comparison, comparisons
from monograph.exports.api.disagreements import DisagreementRow, disagreement_rows, ids_by_entry
from monograph.exports.api.entry_files import entry_file, entry_properties
from monograph.exports.api.index_file import Collection, Index, index_file
from monograph.exports.api.lists import ClaimRow, StudyRow, WorkRow, claim_rows, study_rows, work_rows
from monograph.exports.api.matrix import Matrix, evidence_matrix
from monograph.exports.api.openapi import openapi_document
from monograph.exports.api.plain import Json, json_bytes, plain
from monograph.exports.api.schemas import Definitions, Schema, document, mapping, properties_of
from monograph.exports.files import ExportFile
from monograph.knowledge_base import KnowledgeBase
from monograph.views.page.document import Page


@dataclass(frozen=True, slots=True)
class Studies:
    """Every study in short."""

    studies: tuple[StudyRow, ...]


@dataclass(frozen=True, slots=True)
class Claims:
    """Every claim that a public document makes, with its verdict."""

    claims: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class Works:
    """Every work cited."""

    works: tuple[WorkRow, ...]


@dataclass(frozen=True, slots=True)
class Disagreements:
    """Every place where sources disagree."""

    disagreements: tuple[DisagreementRow, ...]


_COLLECTIONS = {
    "studies": Studies,
    "evidence-matrix": Matrix,
    "claims": Claims,
    "disagreements": Disagreements,
    "works": Works,
}
_SHAPES: dict[str, type] = {"index": Index, **_COLLECTIONS, "comparison": Comparison}
_SCHEMA_LINK: Schema = {"type": "string", "description": "The address of this schema, from the file."}


def api_files(base: KnowledgeBase, pages: Iterable[Page]) -> Iterator[ExportFile]:
    """Yield every file of the API, in a fixed order; ``pages`` are the site's, of which comparisons are taken."""
    listed = [
        Collection(name, addresses.collection(name), addresses.schema(name), _doc(shape))
        for name, shape in _COLLECTIONS.items()
    ]
    compared, rows = comparisons(base, pages), disagreement_rows(base)
    schemas = dict(_schemas(base))
    index = index_file(base, listed, map(addresses.schema, schemas), compared)
    yield _file(addresses.collection("index"), "index", plain(index))
    made = {
        "studies": Studies(study_rows(base)),
        "evidence-matrix": evidence_matrix(base),
        "claims": Claims(claim_rows(base)),
        "disagreements": Disagreements(rows),
        "works": Works(work_rows(base)),
    }
    for name, value in made.items():
        yield _file(addresses.collection(name), name, plain(value))
    disagreements = ids_by_entry(rows)
    for kind in KINDS:
        for sheet in base.all(kind):
            content = entry_file(sheet, base, disagreements)
            yield _file(addresses.entry(kind, sheet.id), addresses.entry_schema(kind), content)
    for one in compared:
        yield _file(addresses.comparison(one.name), "comparison", plain(one))
    for name, schema in schemas.items():
        yield ExportFile(addresses.schema(name), json_bytes(schema))
    yield ExportFile(
        addresses.collection("openapi"),
        json_bytes(openapi_document(base, listed, [one.name for one in compared], schemas)),
    )


def _file(address: str, schema: str, content: Json) -> ExportFile:
    assert isinstance(content, dict), "every file holds a mapping"
    return ExportFile(
        address, json_bytes({"$schema": urls.relative(address, addresses.schema(schema)), **content})
    )


def _schemas(base: KnowledgeBase) -> Iterator[tuple[str, Schema]]:
    """Yield the schema of each type of file, by name."""
    for name, shape in _SHAPES.items():
        definitions = Definitions()
        yield name, _schema(name, _doc(shape), properties_of(shape, definitions), definitions, base)
    for kind in KINDS:
        definitions = Definitions()
        name = addresses.entry_schema(kind)
        yield (
            name,
            _schema(name, f"{kind.label}: one entry.", entry_properties(kind, definitions), definitions, base),
        )


def _schema(name: str, title: str, properties: Schema, definitions: Definitions, base: KnowledgeBase) -> Schema:
    whole = mapping({"$schema": _SCHEMA_LINK, **properties}, ["$schema", *properties])
    identifier = f"{base.about.address}{addresses.schema(name)}" if base.about.address else None
    return document(title, whole, definitions, identifier)


def _doc(shape: type) -> str:
    return " ".join((shape.__doc__ or "").split())
