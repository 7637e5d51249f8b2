"""Works in each format: all of them, those a page cites, each by itself, and our own pages as works."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from monograph import urls
from monograph.bibliography.formats import Format
from monograph.exports.files import ExportFile
from monograph.exports.noticed import with_notices
from monograph.knowledge_base import KnowledgeBase
from monograph.views import Page
from monograph.views.linked_data import page_as_work
from monograph.views.page.cite import base_reference


def citation_files(form: Format) -> Callable[[KnowledgeBase, Sequence[Page]], Iterator[ExportFile]]:
    """Return what makes every file of works in one format."""

    def files(base: KnowledgeBase, pages: Sequence[Page]) -> Iterator[ExportFile]:
        works = with_notices(base)
        everything = sorted(works.values(), key=lambda one: one.key)
        yield _file(urls.beside(urls.REFERENCES, form.suffix), form.write(everything))
        for key, reference in works.items():
            yield _file(urls.beside(urls.work_page(key), form.suffix), form.write([reference]))
        for page in pages:
            if page.cited:
                cited = [works[key] for key in page.cited]
                yield _file(urls.beside(page.address, form.suffix), form.write(cited))

    return files


def cite_us_files(form: Format) -> Callable[[KnowledgeBase, Sequence[Page]], Iterator[ExportFile]]:
    """Return what makes the files by which others cite the base and its pages."""

    def files(base: KnowledgeBase, pages: Sequence[Page]) -> Iterator[ExportFile]:
        yield _file(urls.cite_us(urls.HOME, form.suffix), form.write([base_reference(base)]))
        for page in pages:
            reference = page_as_work(page, base)
            if reference and page.address != urls.HOME:
                yield _file(urls.cite_us(page.address, form.suffix), form.write([reference]))

    return files


def _file(address: str, text: str) -> ExportFile:
    return ExportFile(address, text.encode("utf-8"))
