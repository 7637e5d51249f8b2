"""The page around a table that sets things side by side: heading, lead, works cited, files to take away."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from monograph import urls
from monograph.views.figures.forest import ForestSection
from monograph.views.page.downloads import page_downloads
from monograph.views.writing.blocks import DownloadGroup, NumberedReference, Offer, Page, Table
from monograph.views.writing.writer import Writer


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """One comparison, display-ready."""

    heading: str
    lead: Markup
    forests: ForestSection | None
    table: Table
    references: tuple[NumberedReference, ...]
    downloads: tuple[DownloadGroup, ...]


def comparison_page(writer: Writer, lead: Markup, table: Table, forests: ForestSection | None = None) -> Page:
    """Return the page of a comparison under the caption of its table; ``writer`` has written all its cells."""
    view = ComparisonView(table.caption, lead, forests, table, writer.references(), comparison_downloads(writer))
    return page_with(writer, "comparison.md.j2", view, table)


def page_with(writer: Writer, template: str, view: object, table: Table) -> Page:
    """Return a page whose table is a comparison, for exports too, under the table's caption."""
    description = f"{table.caption}."
    return Page(writer.address, table.caption, description, template, view, cited=writer.cited, table=table)


def comparison_downloads(writer: Writer) -> tuple[DownloadGroup, ...]:
    """Return what the page of a comparison offers. Call it last: what is cited must be known."""
    csv = Offer("CSV", urls.beside(writer.address, ".csv"), "for spreadsheets and statistics")
    return page_downloads(writer, csv)
