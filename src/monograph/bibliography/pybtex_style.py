"""The same style for programs that use pybtex: ``pybtex-format --style vancouver``, or its Python interface."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

from pybtex.database import Entry
from pybtex.richtext import Text
from pybtex.style import FormattedBibliography, FormattedEntry
from pybtex.style.formatting import BaseStyle

from monograph.bibliography.crossref import with_inherited
from monograph.bibliography.latex import plain
from monograph.bibliography.parsing import BibEntry, Field
from monograph.bibliography.printing import reference, with_identifiers
from monograph.bibliography.scanner import Span
from monograph.findings import Place

_NOWHERE = Place("")
_NO_SPAN = Span(0, 0)


class VancouverStyle(BaseStyle):  # type: ignore[misc]  # pybtex has no types
    """Prints works as this program does, with address and identifiers behind each."""

    def format_bibliography(self, bib_data: Any, citations: Any = None) -> FormattedBibliography:
        """Return the works cited, or all; unlike pybtex's own, it passes on where a ``crossref`` leads."""
        keys = bib_data.add_extra_citations(citations or list(bib_data.entries), self.min_crossrefs)
        formatted = self.format_entries([bib_data.entries[key] for key in keys], bib_data)
        return FormattedBibliography(formatted, style=self, preamble=bib_data.preamble)

    def format_entry(self, label: str, entry: Entry, bib_data: Any = None) -> FormattedEntry:
        """Return one work as printed; what is missing is named as not seen, as on our pages."""
        parent = bib_data.entries.get(entry.fields.get("crossref", "")) if bib_data is not None else None
        whole, *_ = with_inherited([_written(one) for one in (entry, parent) if one is not None])
        return FormattedEntry(entry.key, Text(with_identifiers(reference(whole))), label)


def _written(entry: Entry) -> BibEntry:
    fields = {name: Field(name, value, plain(value), _NOWHERE, _NO_SPAN) for name, value in _values(entry)}
    return BibEntry(entry.type, entry.key or "", MappingProxyType(fields), _NOWHERE, _NOWHERE, is_whole=True)


def _values(entry: Entry) -> Iterator[tuple[str, str]]:
    yield from ((name.lower(), value) for name, value in entry.fields.items())
    for role, people in entry.persons.items():
        yield role.lower(), " and ".join(map(str, people))
