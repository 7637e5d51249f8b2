"""What is new: the research year by year, and what changed in this base, by date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from monograph import urls
from monograph.entries import Claim, Study
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.studies.freshness import first_published
from monograph.knowledge_base import KnowledgeBase
from monograph.views.formatting.blocks import DownloadGroup, Fact, Table, table
from monograph.views.formatting.content import Content, chip, content, joined, lines, phrase
from monograph.views.formatting.values import people_words
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Facts, Paragraph
from monograph.views.page.document import Page, Section
from monograph.views.page.downloads import (
    REFERENCE_SECTION,
    download_section,
    downloads,
    feed_offers,
    page_downloads,
)
from monograph.views.page.numbering import numbered

_LEAD = "The research this base holds, newest first, with what public pages said of it, and what changed here."


def news_page(base: KnowledgeBase) -> Page:
    """Return the page of what is new."""
    writer = Writer(base, urls.NEWS)
    changes = Section("What changed here", "changes", (Facts(tuple(_changes(writer))),))
    research = Section("Research, year by year", "research", (_studies(writer),))
    follow = DownloadGroup("Follow changes", downloads(feed_offers(), writer))
    head = Section("What is new", "", (Paragraph(_LEAD, "mg-lead"),))
    body, cited = numbered((head, changes, research, REFERENCE_SECTION), writer)
    sections = (*body, download_section((follow, *page_downloads(writer, cited))))
    return Page(writer.address, "What is new", _LEAD, sections, cited=cited)


def _studies(writer: Writer) -> Table:
    return table(
        "Studies and reviews by the year they were first published",
        ("Year", "Study", "What it was", "In plain words", "What public pages said of it"),
        tuple(_row(year, sheet, writer) for year, sheet in _by_year(writer.base)),
    )


def _by_year(base: KnowledgeBase) -> list[tuple[str, Sheet[Study]]]:
    dated = [(first_published(sheet.entry, base), sheet) for sheet in base.all(Study)]
    ordered = sorted(dated, key=lambda item: item[1].entry.name)
    ordered = sorted(ordered, key=lambda item: item[0].year if item[0] else 0, reverse=True)
    return [(str(date.year) if date else "not seen", sheet) for date, sheet in ordered]


def _row(year: str, sheet: Sheet[Study], writer: Writer) -> tuple[Content, ...]:
    study = sheet.entry
    claims = writer.base.pointing_at(sheet.id, Claim)
    said = (joined([writer.link(one.id), chip(str(one.entry.verdict), "verdict")], " ") for one in claims)
    return (
        content(year),
        writer.link(sheet.id),
        lines([str(study.design), people_words(study), writer.links(study.population.conditions)]),
        content(writer.plain(study.summary.plain)),
        lines(said),
    )


def _changes(writer: Writer) -> Iterator[Fact]:
    """Yield what changed, newest first; of first versions only their number is told."""
    told: dict[str, list[Content]] = defaultdict(list)
    first: dict[str, int] = defaultdict(int)
    shown: dict[str, str] = {}
    for sheet in writer.base.sheets.values():
        for number, change in enumerate(sheet.entry.changes):
            day = change.date.iso
            shown[day] = str(change.date)
            if number == len(sheet.entry.changes) - 1:
                first[day] += 1
            else:
                told[day].append(phrase("{}: {}", writer.link(sheet.id), writer.inline(change.text)))
    for day in sorted(shown, reverse=True):
        new = first[day]
        added = [f"{new:,} new {'entry' if new == 1 else 'entries'}."] if new else []
        yield Fact(shown[day], lines([*told[day], *added]))
