"""What people and programs take away: views and the base as files in formats of others.

Each export makes files at addresses of the site, the same with and without a site around them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from monograph.bibliography.formats import FORMATS
from monograph.exports.api import api_files
from monograph.exports.citations import citation_files, cite_us_files
from monograph.exports.feeds import feed_files
from monograph.exports.fhir import fhir_files
from monograph.exports.files import ExportFile
from monograph.exports.llms import Resource, llms_txt
from monograph.exports.offers import offered
from monograph.exports.tables import csv_files, sqlite_files
from monograph.knowledge_base import KnowledgeBase
from monograph.views import Page
from monograph.views.page.downloads import CITE_US_FORMATS


@dataclass(frozen=True, slots=True)
class Export:
    """One format: its name on the command line, what it is, and what makes its files."""

    name: str
    what: str
    files: Callable[[KnowledgeBase, Sequence[Page]], Iterator[ExportFile]]


def _llms_file(base: KnowledgeBase, pages: Sequence[Page]) -> Iterator[ExportFile]:
    offers = (offer for section in offered(base) for offer in section.offers)
    yield llms_txt(base, (Resource(one.label, one.address, one.what) for one in offers))


_ALL = (
    *(Export(one.name, f"references as {one.label}", citation_files(one)) for one in FORMATS.values()),
    *(
        Export(f"cite-{one.name}", f"our own pages as {one.label}, to be cited by others", cite_us_files(one))
        for one in CITE_US_FORMATS
    ),
    Export("json", "a static JSON API: entries, comparisons, evidence matrix, claims, works", api_files),
    Export("csv", "tidy tables as CSV with a data package, and each comparison page", csv_files),
    Export("sqlite", "the same tables as one SQLite file", lambda base, pages: sqlite_files(base)),
    Export("fhir", "works, studies, results, answers as a FHIR R5 bundle", lambda base, pages: fhir_files(base)),
    Export("feeds", "Atom and JSON feeds of what changed", lambda base, pages: feed_files(base)),
    Export("llms", "llms.txt, the contents for language models", _llms_file),
)

EXPORTS: Mapping[str, Export] = MappingProxyType({one.name: one for one in _ALL})


def export_files(
    base: KnowledgeBase, pages: Sequence[Page], names: Iterable[str] = tuple(EXPORTS)
) -> Iterator[ExportFile]:
    """Yield the files of some exports, or of all."""
    for name in names:
        yield from EXPORTS[name].files(base, pages)


__all__ = ["EXPORTS", "Export", "ExportFile", "export_files", "offered"]
