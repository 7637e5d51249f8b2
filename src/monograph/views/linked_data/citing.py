"""How a page says to reference managers what it is itself, as a work; never what it cites.

Zotero and Google Scholar read Highwire's meta tags. A typed link leads to the page as a file, which Zotero
prefers: in that an organisation stays one name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from monograph import urls
from monograph.bibliography import Reference
from monograph.bibliography.formats.fields import issued
from monograph.knowledge_base import KnowledgeBase
from monograph.views.linked_data.nodes import address_of
from monograph.views.page.cite import base_reference, entry_reference
from monograph.views.page.document import Page
from monograph.views.page.downloads import CITE_US_FORMATS


def page_as_work(page: Page, base: KnowledgeBase) -> Reference | None:
    """Return a page as a work that others cite, None for one that is not offered as such."""
    if page.address == urls.HOME:
        return base_reference(base)
    if page.entry:
        return entry_reference(page.entry, page.address, base)
    return page.reference


def meta_tags(page: Page, base: KnowledgeBase) -> tuple[Mapping[str, str], ...]:
    """Return the page's Highwire tags, each as ``name`` and ``content``."""
    work = page_as_work(page, base)
    tags = _tags(work) if work else ()
    return tuple({"name": f"citation_{name}", "content": content} for name, content in tags if content)


def _tags(work: Reference) -> Iterator[tuple[str, str]]:
    yield "title", work.record.fields.get("title", "")
    yield from (("author", one.family) for one in work.record.authors.names)
    yield "publication_date", _date(work)
    yield "public_url", work.url or ""
    yield "language", "en"


def _date(work: Reference) -> str:
    """Return a date as Google Scholar wants it, 2031/05/04; nothing for a work without a year."""
    date = issued(work.record)
    if date is None:
        return ""
    return "/".join([str(date.year), *(f"{one:02}" for one in (*date.months, *([date.day] if date.day else [])))])


def alternates(page: Page, base: KnowledgeBase) -> tuple[Mapping[str, str], ...]:
    """Return links to a page as a file for reference managers, each as ``type``, ``title`` and ``href``.

    The page of a work leads to the files of the work. Zotero follows whole addresses only.
    """
    if page.work:
        return tuple(_alternates("This work", page, base, urls.beside))
    return tuple(_alternates("This page", page, base, urls.cite_us)) if page_as_work(page, base) else ()


def _alternates(
    what: str, page: Page, base: KnowledgeBase, place: Callable[[str, str], str]
) -> Iterator[Mapping[str, str]]:
    for form in reversed(CITE_US_FORMATS):  # RIS first: Zotero takes the first that it can read
        href = address_of(place(page.address, form.suffix), page.address, base)
        yield {"type": form.media_type, "title": f"{what} as {form.label}", "href": href}
