"""The part of the Citation Style Language's schema for input data (1.0.2) that our export uses, as published."""

from __future__ import annotations

from typing import Any

_NAMES = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            name: {"type": "string"} for name in ("family", "given", "non-dropping-particle", "suffix", "literal")
        },
        "additionalProperties": False,
    },
}
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "items": {"type": "array", "items": {"type": ["string", "number"]}, "minItems": 1, "maxItems": 3},
            "minItems": 1,
            "maxItems": 2,
        },
        "season": {"type": ["string", "number"]},
        "literal": {"type": "string"},
    },
    "additionalProperties": False,
}
_STRING = {"type": "string"}
_STRING_OR_NUMBER = {"type": ["string", "number"]}
_TYPES = (
    r"article(-journal|-magazine|-newspaper)?|bill|book|broadcast|chapter|classic|collection|dataset|document|"
    r"entry(-dictionary|-encyclopedia)?|figure|graphic|hearing|interview|legal_case|legislation|manuscript|map|"
    r"motion_picture|musical_score|pamphlet|paper-conference|patent|performance|periodical|"
    r"personal_communication|post(-weblog)?|regulation|report|review(-book)?|software|song|speech|standard|"
    r"thesis|treaty|webpage"
)
CSL_DATA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "type": {"type": "string", "pattern": f"^({_TYPES})$"},
            "id": _STRING_OR_NUMBER,
            **dict.fromkeys(("author", "editor"), _NAMES),
            **dict.fromkeys(("accessed", "issued"), _DATE),
            **dict.fromkeys(
                (
                    *("language", "abstract", "collection-title", "container-title", "container-title-short"),
                    *("DOI", "genre", "ISBN", "ISSN", "keyword", "note", "PMCID", "PMID", "publisher"),
                    *("publisher-place", "title", "URL", "version", "status", "event-title", "event-place"),
                ),
                _STRING,
            ),
            **dict.fromkeys(("edition", "issue", "number", "page", "volume"), _STRING_OR_NUMBER),
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}
