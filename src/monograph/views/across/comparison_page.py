"""The page around a table that sets things side by side: heading, lead, works cited, files to take away."""

from __future__ import annotations

from monograph import urls
from monograph.views.figures.forest import ForestSection
from monograph.views.formatting.blocks import Offer, Table
from monograph.views.formatting.content import Content
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Paragraph, StyledTable
from monograph.views.page.document import Block, Page, Section
from monograph.views.page.downloads import REFERENCE_SECTION, download_section, page_downloads
from monograph.views.page.numbering import numbered

_STYLE = "mg-table mg-compared"


def comparison_page(writer: Writer, lead: Content, table: Table, forests: ForestSection | None = None) -> Page:
    """Return the page of a comparison under the caption of its table; ``writer`` has written all its cells."""
    compared = StyledTable(table, _STYLE)
    if not forests:
        return page_with(writer, table.caption, (Paragraph(lead, "mg-lead"), compared))
    drawn = Section("Effects drawn", "figures", (forests,)), Section("Every result", "results", (compared,))
    return page_with(writer, table.caption, (Paragraph(lead, "mg-lead"),), *drawn)


def page_with(writer: Writer, title: str, blocks: tuple[Block, ...], *sections: Section, script: str = "") -> Page:
    """Return a page of which one block is the table of a comparison, which is for exports too."""
    csv = Offer("CSV", urls.beside(writer.address, ".csv"), "for spreadsheets and statistics")
    body, cited = numbered((Section(title, "", blocks), *sections, REFERENCE_SECTION), writer)
    (compared,) = (block for section in body for block in section.blocks if isinstance(block, StyledTable))
    return Page(
        address=writer.address,
        title=title,
        description=f"{title}.",
        sections=(*body, download_section(page_downloads(writer, cited, csv))),
        cited=cited,
        table=compared.table,
        script=script,
    )
