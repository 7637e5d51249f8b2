"""A page written in entry text: what a plug-in gives, and the page of the site that is made of it.

Entry text is what contributors write: ``[[quill-2031]]`` links, ``[@Quill2031, table 2]`` cites, HTML is shown as
typed. So a plug-in cannot break a page, and its links and citations are checked like those of an entry.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass

from monograph.knowledge_base import KnowledgeBase
from monograph.text import Citations, Mention, inlines, parse
from monograph.views.formatting.blocks import table
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Paragraph, Prose
from monograph.views.page.document import Page, Section
from monograph.views.page.downloads import REFERENCE_SECTION, download_section, page_downloads
from monograph.views.page.numbering import numbered


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table: the first cell of a row names the row. Caption and columns are plain, cells are entry text."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class TextSection:
    """A part of a page: a plain heading, then entry text, then a table; text and table may be left out."""

    heading: str
    text: str = ""
    table: TextTable | None = None


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page of a plug-in.

    ``address`` is where readers find it, from the site's top: ``<name of the plug-in>/<name of the page>.html``.
    ``index.html`` of that folder is the page that the navigation leads to. ``title`` is plain; ``lead`` is one
    sentence of entry text, which search engines show too.
    """

    address: str
    title: str
    lead: str
    sections: tuple[TextSection, ...] = ()

    @property
    def texts(self) -> Iterator[str]:
        """The entry text of the page, in reading order."""
        yield self.lead
        for section in self.sections:
            yield section.text
            if section.table:
                yield from (cell for row in section.table.rows for cell in row)


_MARKS = re.compile(f"[{re.escape(string.punctuation)}]")


def entry_text(words: str) -> str:
    """Return plain words, such as the name of an entry, as entry text in which nothing has a meaning."""
    return _MARKS.sub(r"\\\g<0>", " ".join(words.split()))


def page_faults(page: TextPage, base: KnowledgeBase) -> Iterator[str]:
    """Yield what would make a page break or mislead: cells without a column, links and citations to nothing."""
    words: list[object] = [page.title, page.lead]
    for section in page.sections:
        words += [section.heading]
        if section.table:
            words += [section.table.caption, *section.table.columns]
            if any(len(row) != len(section.table.columns) for row in section.table.rows):
                yield f"the table `{section.table.caption}` has a row with more or fewer cells than columns"
    if not all(isinstance(one, str) and one.strip() for one in words):
        yield "its title, its lead, a heading or a name of a column is no text, or empty"
    for text in page.texts:
        for node in inlines(parse(text)):
            match node:
                case Mention(target=target) if target not in base.sheets:
                    yield f"[[{target}]] leads to no entry"
                case Citations(cited=cited):
                    lost = (one.key for one in cited if one.key not in base.bibliography)
                    yield from (f"[@{key}] leads to no work" for key in lost)


def shown_page(page: TextPage, base: KnowledgeBase) -> Page:
    """Return a plug-in's page as a page of the site; `page_faults` must find nothing in it."""
    writer = Writer(base, page.address)
    sections = (
        Section(page.title, "top", (Paragraph(writer.inline(page.lead), "mg-lead"),)),
        *(_section(number, one, writer) for number, one in enumerate(page.sections, start=1)),
        REFERENCE_SECTION,
    )
    body, cited = numbered(sections, writer)
    return Page(
        page.address,
        page.title,
        writer.plain(page.lead),
        (*body, download_section(page_downloads(writer, cited))),
        cited=cited,
    )


def _section(number: int, section: TextSection, writer: Writer) -> Section:
    words = "-".join(re.findall(r"[a-z0-9]+", section.heading.casefold()))
    text, given = Prose(writer.blocks(section.text)), section.table
    rows = tuple(tuple(map(writer.inline, row)) for row in given.rows) if given else ()
    shown = table(given.caption, given.columns, rows) if given else None
    return Section(section.heading, f"{words or 'section'}-{number}", (text, shown))
