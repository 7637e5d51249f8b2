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
# What BibTeX would read as something else than itself.
_UNWRITABLE = str.maketrans("", "", "{}\\")


def web_page(key: str, fields: Mapping[str, str]) -> Reference:
    """Return a web page as a work; ``fields`` as in references.bib, in plain text; ``author`` is a group."""
    plain = {name: value.translate(_UNWRITABLE) for name, value in fields.items() if value}
    values = {name: f"{{{value}}}" if name == "author" else value for name, value in plain.items()}
    made = {name: Field(name, value, _NOWHERE, _NO_SPAN) for name, value in values.items()}
    return reference(BibEntry("online", key, MappingProxyType(made), _NOWHERE, _NOWHERE, is_whole=True))
