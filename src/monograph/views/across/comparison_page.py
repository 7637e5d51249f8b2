"""The page around a table that sets things side by side: heading, lead, works cited, files to take away."""

from __future__ import annotations

from monograph import urls
from monograph.views.figures.forest import ForestSection
from monograph.views.page.blocks import Paragraph, StyledTable
from monograph.views.page.document import Block, Page, Section
from monograph.views.page.downloads import download_section, page_downloads, reference_section
from monograph.views.writing.blocks import Offer, Table
from monograph.views.writing.content import Content
from monograph.views.writing.writer import Writer

_STYLE = "mg-table mg-compared"


def comparison_page(writer: Writer, lead: Content, table: Table, forests: ForestSection | None = None) -> Page:
    """Return the page of a comparison under the caption of its table; ``writer`` has written all its cells."""
    compared = StyledTable(table, _STYLE)
    if not forests:
        return page_with(writer, table, (Paragraph(lead, "mg-lead"), compared))
    drawn = Section("Effects drawn", "figures", (forests,)), Section("Every result", "results", (compared,))
    return page_with(writer, table, (Paragraph(lead, "mg-lead"),), *drawn)


def page_with(
    writer: Writer, table: Table, blocks: tuple[Block, ...], *sections: Section, script: str = ""
) -> Page:
    """Return a page whose table is a comparison, for exports too, under the table's caption."""
    csv = Offer("CSV", urls.beside(writer.address, ".csv"), "for spreadsheets and statistics")
    foot = reference_section(writer), download_section(page_downloads(writer, csv))
    return Page(
        address=writer.address,
        title=table.caption,
        description=f"{table.caption}.",
        sections=(Section(table.caption, "", blocks), *sections, *foot),
        cited=writer.cited,
        table=table,
        script=script,
    )
