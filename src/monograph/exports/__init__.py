"""What people and programs take away: views and the base as files in formats of others.

Each export makes files at addresses of the site, the same with and without a site around them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from monograph.bibliography.formats import FORMATS
from monograph.exports.api import api_files
from monograph.exports.built_in import BUILT_IN
from monograph.exports.citations import citation_files, cite_us_files
from monograph.exports.feeds import feed_files
from monograph.exports.files import ExportFile
from monograph.exports.llms import Resource, llms_txt
from monograph.exports.offers import offered
from monograph.exports.tables import csv_files, sqlite_files
from monograph.knowledge_base import KnowledgeBase
from monograph.plug_ins import Export, PlugIns
from monograph.views import Page
from monograph.views.page.downloads import CITE_US_FORMATS

_FORMATS = (
    *(Export(one.name, f"references as {one.label}", citation_files(one)) for one in FORMATS.values()),
    *(
        Export(f"cite-{one.name}", f"our own pages as {one.label}, to be cited by others", cite_us_files(one))
        for one in CITE_US_FORMATS
    ),
    Export("json", "a static JSON API: entries, comparisons, evidence matrix, claims, works", api_files),
    Export("csv", "tidy tables as CSV with a data package, and each comparison page", csv_files),
    Export("sqlite", "the same tables as one SQLite file", lambda base, pages: sqlite_files(base)),
)


def all_exports(plug_ins: PlugIns = BUILT_IN) -> Mapping[str, Export]:
    """Return every export by its name, those of plug-ins included."""

    def llms_file(base: KnowledgeBase, pages: Sequence[Page]) -> Iterator[ExportFile]:
        offers = (offer for section in offered(base, plug_ins) for offer in section.offers)
        yield llms_txt(base, (Resource(one.label, one.address, one.what) for one in offers))

    feeds = Export("feeds", "Atom and JSON feeds of what changed", lambda base, pages: feed_files(base))
    llms = Export("llms", "llms.txt, the contents for language models", llms_file)
    return MappingProxyType({one.name: one for one in (*_FORMATS, *plug_ins.exports, feeds, llms)})


EXPORTS = all_exports()


def export_files(
    base: KnowledgeBase, pages: Sequence[Page], names: Iterable[str] = (), plug_ins: PlugIns = BUILT_IN
) -> Iterator[ExportFile]:
    """Yield the files of some exports, or of all when none is named."""
    exports = all_exports(plug_ins)
    for name in tuple(names) or exports:
        yield from exports[name].files(base, pages)


__all__ = ["BUILT_IN", "EXPORTS", "Export", "ExportFile", "all_exports", "export_files", "offered"]
