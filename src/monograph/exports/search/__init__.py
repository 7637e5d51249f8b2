"""What the search in the browser reads, as scripts: names and answers first, the full text in parts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import chain

from monograph import urls
from monograph.entries import KINDS
from monograph.exports.files import ExportFile
from monograph.exports.search.handing import handed
from monograph.exports.search.names import names_file
from monograph.exports.search.page_text import PageText, page_text
from monograph.exports.search.text_index import text_files
from monograph.exports.search.words import RULE
from monograph.knowledge_base import KnowledgeBase


def search_files(
    base: KnowledgeBase, sources: Mapping[str, str], passed_by: Collection[str] = ()
) -> Iterator[ExportFile]:
    """Yield the files of the search.

    ``sources`` are the pages as Markdown, by the path of their file; ``passed_by`` are the addresses of pages that
    only lead elsewhere.
    """
    made = (page_text(urls.page_of(name), text) for name, text in sources.items())
    pages = [page for page in made if page is not None and page.address not in passed_by]
    yield handed("rule", dict(RULE))
    yield names_file(base, _other_pages(base, pages))
    yield from text_files(pages)


def _other_pages(base: KnowledgeBase, pages: Collection[PageText]) -> Mapping[str, str]:
    """Return the titles of pages that are of no entry or work, by address. Rules are left to the full text."""
    entries = (urls.entry_page(kind, sheet.id) for kind in KINDS for sheet in base.all(kind))
    known = frozenset(chain(entries, map(urls.work_page, base.bibliography)))
    rules = urls.RULES.rpartition("/")[0]
    return {
        page.address: page.title
        for page in pages
        if page.address not in known and (page.address == urls.RULES or not page.address.startswith(f"{rules}/"))
    }


__all__ = ["search_files"]
