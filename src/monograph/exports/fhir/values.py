"""Values in FHIR's shapes. Empty ones are left out: FHIR has neither null nor empty lists."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TypeAlias

from monograph.entries import Entry
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.units import UNIT_NOT_GIVEN, as_unit
from monograph.entries.shared.values import Quantity
from monograph.exports.fhir.identity import address, own_names, resource_id
from monograph.knowledge_base import KnowledgeBase
from monograph.knowledge_base.reviews import is_approved

Fhir: TypeAlias = "str | int | bool | Decimal | list[Fhir] | dict[str, Fhir]"
Element: TypeAlias = "dict[str, Fhir]"

UCUM = "http://unitsofmeasure.org"
_COMPARATORS = MappingProxyType({"<": "<", ">": ">", "≤": "<=", "≥": ">="})


def kept(**fields: Fhir | None) -> Element:
    """Return the fields that are not empty."""
    return {name: value for name, value in fields.items() if value is not None and value not in ("", [], {})}


def listed(items: Iterable[Element | None]) -> list[Fhir]:
    """Return the elements that are not empty."""
    return [item for item in items if item]


def status(sheet: Sheet[Entry], base: KnowledgeBase) -> str:
    """Return FHIR's publication status of an entry: active only when a named person approved it as it stands."""
    return "active" if is_approved(sheet, base.sheets) else "draft"


def resource(kind: str, name: str, base: KnowledgeBase, fields: Mapping[str, Fhir]) -> Element:
    """Return an entry of the bundle; the identifier of the resource is our own name for it."""
    own: Element = kept(system=own_names(base), value=name)
    others = fields.get("identifier", [])
    assert isinstance(others, list), "identifiers are a list"
    content: Element = {"resourceType": kind, "id": resource_id(name), "identifier": [own, *others]}
    content |= {field: value for field, value in fields.items() if field != "identifier"}
    return {"fullUrl": address(kind, name, base), "resource": content}


def reference(kind: str, name: str, display: str, base: KnowledgeBase) -> Element:
    """Return a reference to another resource of the bundle."""
    return {"reference": address(kind, name, base), "display": display}


def concept(text: str, system: str = "", code: str = "") -> Element:
    """Return a word, with its code where there is one."""
    coding: list[Fhir] = [{"system": system, "code": code}] if code else []
    return kept(coding=coding, text=text)


def notes(*texts: str | None) -> list[Fhir]:
    """Return remarks."""
    return [{"text": text} for text in texts if text]


def quantity(value: Quantity) -> Element | None:
    """Return a number or a bound with its unit, in UCUM where it is known; None for a range."""
    if value.low != value.high:
        return None
    return kept(value=value.low, comparator=_COMPARATORS.get(value.bound), **_unit(value.unit))


def range_of(value: Quantity) -> Element | None:
    """Return a range with its unit; None for a single number or a bound."""
    if value.low == value.high:
        return None
    low: Element = kept(value=value.low, **_unit(value.unit))
    return {"low": low, "high": low | {"value": value.high}}


def number(value: Decimal, unit: str | None) -> Element:
    """Return a number with a unit that we may not know."""
    return {"value": value, **_unit(unit or "")}


def _unit(unit: str) -> Element:
    if not unit or unit == UNIT_NOT_GIVEN:
        return {}
    known = as_unit(unit)
    return {"unit": unit, "system": UCUM, "code": known.ucum} if known is not None else {"unit": unit}


def fhir_bytes(value: Fhir) -> bytes:
    """Return JSON as UTF-8. A decimal is a number with the digits it has: FHIR keeps 0.10 apart from 0.1."""
    return ("".join(_written(value, "\n")) + "\n").encode("utf-8")


def _written(value: Fhir, line: str) -> Iterator[str]:
    match value:
        case dict():
            yield from _enclosed("{}", ((f"{json.dumps(key)}: ", item) for key, item in value.items()), line)
        case list():
            yield from _enclosed("[]", (("", item) for item in value), line)
        case Decimal():
            yield f"{value:f}"
        case _:
            yield json.dumps(value, ensure_ascii=False)


def _enclosed(brackets: str, items: Iterable[tuple[str, Fhir]], line: str) -> Iterator[str]:
    between, inside = brackets[0], f"{line} "
    for label, item in items:
        yield f"{between}{inside}{label}"
        yield from _written(item, inside)
        between = ","
    yield f"{line}{brackets[1]}"
