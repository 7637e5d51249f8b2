"""A work that stands in no file: a page of ours, to be cited by others."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from monograph.bibliography.parsing import BibEntry, Field
from monograph.bibliography.printing import reference
from monograph.bibliography.scanner import Span
from monograph.bibliography.works import Reference
from monograph.findings import Place

_NOWHERE = Place("")
_NO_SPAN = Span(0, 0)


def web_page(key: str, fields: Mapping[str, str]) -> Reference:
    """Return a web page as a work; ``fields`` as in references.bib, in plain text; ``author`` is a group."""
    made = {name: _field(name, value) for name, value in fields.items() if value}
    return reference(BibEntry("online", key, MappingProxyType(made), _NOWHERE, _NOWHERE, is_whole=True))


def _field(name: str, text: str) -> Field:
    value = f"{{{text}}}" if name == "author" else text
    return Field(name, value, text, _NOWHERE, _NO_SPAN)
