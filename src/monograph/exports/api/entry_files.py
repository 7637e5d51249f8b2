"""An entry's file: what contributors wrote, what was worked out from it, and its links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from monograph import urls
from monograph.entries import Entry
from monograph.entries.reading.sheet import Sheet
from monograph.exports.api.computed import computed_of
from monograph.exports.api.computed.shared import Common, common
from monograph.exports.api.plain import Json, authored, plain
from monograph.exports.api.schemas import Definitions, Schema, mapping, properties_of, schema_of
from monograph.knowledge_base import KnowledgeBase
from monograph.views.page.reuse import licence_id

_LICENCE = (
    "The licence of the content: its SPDX identifier, else its name; null when none is stated. Works cited stay "
    "their authors'."
)
_IDS: Schema = {"type": "array", "items": {"type": "string"}}


def entry_file(
    sheet: Sheet[Entry], base: KnowledgeBase, disagreements: Mapping[str, Sequence[str]]
) -> dict[str, Json]:
    """Return the content of an entry's file.

    ``disagreements`` are the ids of disagreements by the id of each entry that is a side of them.
    """
    _, compute = computed_of(type(sheet.entry))
    shared = common(sheet, base, disagreements.get(sheet.id, ()))
    return {
        "id": sheet.id,
        "kind": sheet.kind,
        "page": urls.entry_page(type(sheet.entry), sheet.id),
        "source_file": sheet.file,
        "licence": licence_id(base),
        "authored": authored(sheet.entry, sheet.document.data),
        "computed": _together(plain(shared), plain(compute(sheet, base))),
        "cited_by": [*base.backlinks[sheet.id]],
        "links_to": [*dict.fromkeys(link.target for link in sheet.links if link.target != sheet.id)],
        "cites": [*dict.fromkeys(cited.key for cited in sheet.citations)],
        "waived_checks": [
            {"rule": str(one.rule), "place": str(one.place), "reason": str(one.reason)}
            for one in (placed.exception for placed in base.exceptions)
            if one.entry == sheet.id
        ],
    }


def _together(*parts: Json) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for part in parts:
        assert isinstance(part, dict), "a dataclass becomes a mapping"
        found |= part
    return found


def entry_properties(kind: type[Entry], definitions: Definitions) -> Schema:
    """Return the schemas of the keys of an entry's file, all of which are always there."""
    shape, _ = computed_of(kind)
    worked_out = properties_of(Common, definitions) | properties_of(shape, definitions)
    return {
        "id": {"type": "string", "description": "Unique over all kinds."},
        "kind": {"const": kind.kind},
        "page": {"type": "string", "description": "The address of its page, from the site's top."},
        "source_file": {"type": "string", "description": "The file that contributors edit."},
        "licence": {"type": ["string", "null"], "description": _LICENCE},
        "authored": schema_of(kind, definitions)
        | {"description": "What contributors wrote, under the names of the fields in the YAML file."},
        "computed": mapping(worked_out, list(worked_out), "Everything that was worked out; no one wrote it."),
        "cited_by": _IDS | {"description": "Entries that link to this one."},
        "links_to": _IDS | {"description": "Entries that this one links to, in the order of its fields."},
        "cites": _IDS | {"description": "Keys of the works it cites (works.json), in the order of its fields."},
        "waived_checks": {
            "type": "array",
            "items": mapping(
                {"rule": {"type": "string"}, "place": {"type": "string"}, "reason": {"type": "string"}},
                ["rule", "place", "reason"],
            ),
            "description": "Checks that are waived for this entry, each with the reason.",
        },
    }
