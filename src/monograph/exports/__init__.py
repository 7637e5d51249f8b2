"""What people and programs take away: views and the base as files in formats of others.

Each export makes files at addresses of the site, the same with and without a site around them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from monograph import urls
from monograph.bibliography.formats import FORMATS
from monograph.exports.api import api_files
from monograph.exports.citations import citation_files, cite_us_files
from monograph.exports.files import ExportFile
from monograph.exports.tables import table_files
from monograph.knowledge_base import KnowledgeBase
from monograph.views import Page
from monograph.views.data import OfferSection
from monograph.views.downloads import CITE_US_FORMATS, reference_offers


@dataclass(frozen=True, slots=True)
class Export:
    """One format: its name on the command line, what it is, and what makes its files."""

    name: str
    what: str
    files: Callable[[KnowledgeBase, Sequence[Page]], Iterator[ExportFile]]


_CITATIONS = tuple(Export(one.name, f"references as {one.label}", citation_files(one)) for one in FORMATS.values())

_CITE_US = tuple(
    Export(f"cite-{one.name}", f"our own pages as {one.label}, to be cited by others", cite_us_files(one))
    for one in CITE_US_FORMATS
)

_DATA = (
    Export("json", "entries, comparisons, evidence matrix and claims as a static JSON API", api_files),
    Export("tables", "tidy tables as CSV, as a data package, and as one SQLite file", table_files),
)

EXPORTS: Mapping[str, Export] = MappingProxyType({one.name: one for one in (*_CITATIONS, *_CITE_US, *_DATA)})


def export_files(
    base: KnowledgeBase, pages: Sequence[Page], names: Iterable[str] = tuple(EXPORTS)
) -> Iterator[ExportFile]:
    """Yield the files of some exports, or of all."""
    for name in names:
        yield from EXPORTS[name].files(base, pages)


def offered(base: KnowledgeBase) -> tuple[OfferSection, ...]:
    """Return what the page of data offers: the files on the base as a whole."""
    return (
        OfferSection(
            "References",
            "references",
            "Every work cited, for reference managers. Each page offers the works it cites, and each work itself.",
            reference_offers(lambda suffix: urls.beside(urls.REFERENCES, suffix)),
        ),
    )


__all__ = ["EXPORTS", "Export", "ExportFile", "export_files", "offered"]
