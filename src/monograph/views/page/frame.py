"""The page of an entry: its head, the sections of its kind, and what is below those on every such page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any, TypeAlias

from monograph import urls
from monograph.entries import KINDS, Claim, Entry
from monograph.entries.base_files.exceptions import RuleException
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.answers.content_version import entry_version
from monograph.knowledge_base import KnowledgeBase
from monograph.rules import FigureChecks
from monograph.views.formatting.blocks import Fact
from monograph.views.formatting.content import Content, chip, joined, link_to, phrase
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Facts, Items, Levels, Paragraph, Prose, Summaries
from monograph.views.page.cite import entry_reference
from monograph.views.page.disagreements import disagreement_lines
from monograph.views.page.document import Page, Section, untitled
from monograph.views.page.downloads import (
    REFERENCE_SECTION,
    cite_section,
    download_section,
    entry_downloads,
    has_feed,
)
from monograph.views.page.numbering import numbered
from monograph.views.page.review import review_words
from monograph.views.page.trust import about_section

_LONGEST_DESCRIPTION = 160
_NO_ADVICE = (
    "This page gives information about evidence. It is no medical advice and replaces no conversation with the "
    "people who treat you."
)

# The sections of one kind's pages, in reading order.
Sections: TypeAlias = Callable[[Sheet[Any], Writer], Iterable[Section]]


def writer_for(sheet: Sheet[Entry], base: KnowledgeBase) -> Writer:
    """Return the writer for an entry's own page."""
    return Writer(base, urls.entry_page(type(sheet.entry), sheet.id), sheet.entry.sources)


def entry_page(
    sheet: Sheet[Entry],
    base: KnowledgeBase,
    own: Sections,
    versions: Iterable[Section] = (),
    checks: FigureChecks | None = None,
) -> Page:
    """Return the page of an entry.

    ``own`` makes the sections of its kind, ``versions`` lists its kept versions, and ``checks`` are what the rules
    made of its figures.
    """
    writer, entry, kind = writer_for(sheet, base), sheet.entry, type(sheet.entry)
    newest = entry_version(sheet).newest_change
    body, cited = numbered((_head(sheet, writer), *own(sheet, writer), *_citing_foot(sheet, writer)), writer)
    return Page(
        address=writer.address,
        title=entry.page_title,
        description=_description(writer.plain(entry.summary.plain)),
        sections=(*body, *_foot(sheet, writer, cited, versions, checks)),
        disclaimer=_NO_ADVICE,
        edit_path=sheet.file,
        cited=cited,
        entry=sheet.id,
        changed=newest.iso if newest else "",
        feed=urls.entry_feed(kind, sheet.id, urls.ATOM) if has_feed(kind) else "",
    )


def _head(sheet: Sheet[Entry], writer: Writer) -> Section:
    entry = sheet.entry
    index = link_to(writer.href(urls.kind_index(type(entry))), entry.label)
    review = Paragraph(review_words(sheet, writer), "mg-review", role="note")
    return Section(entry.page_title, "top", (Paragraph(index, "mg-kind"), review, Levels()))


def summaries(sheet: Sheet[Entry], writer: Writer) -> Summaries:
    """Return the two summaries of an entry."""
    summary = sheet.entry.summary
    return Summaries(writer.blocks(summary.plain), writer.blocks(summary.clinical))


def _citing_foot(sheet: Sheet[Entry], writer: Writer) -> Iterable[Section]:
    """Yield the sections around the references; what is below those may cite too."""
    entry = sheet.entry
    yield Section("Not covered yet", "not-covered", (Prose(writer.blocks(entry.not_covered)),))
    disagreements = Items(disagreement_lines(sheet.id, writer))
    yield Section("Where sources disagree on this", "disagreement", (disagreements,))
    yield Section("Pages that point here", "pointing-here", (_pointing_here(sheet, writer),), is_searched=False)
    waived = Facts(
        tuple(_waived(one.exception, writer) for one in writer.base.exceptions if one.exception.entry == sheet.id)
    )
    changes = Facts(tuple(Fact(str(change.date), writer.inline(change.text)) for change in entry.changes))
    yield REFERENCE_SECTION
    yield Section("Checks that are waived here", "waived", (waived,))
    yield Section("Changes", "changes", (changes,))


def _foot(
    sheet: Sheet[Entry],
    writer: Writer,
    cited: Collection[str],
    versions: Iterable[Section],
    checks: FigureChecks | None,
) -> Iterable[Section]:
    """Yield the sections that cite nothing."""
    yield download_section(entry_downloads(sheet, writer, cited))
    yield cite_section(entry_reference(sheet.id, writer.address, writer.base), writer)
    yield from versions
    tags = joined(_tag_link(tag, writer) for tag in sheet.entry.tags)
    yield untitled(Paragraph(phrase("Tags: {}", tags), "mg-tags") if tags else None)
    yield about_section(sheet, writer, cited, checks)


def _waived(exception: RuleException, writer: Writer) -> Fact:
    label = f"Check waived at {exception.place}" if exception.place else "Check waived"
    rule = link_to(writer.href(urls.rule_page(exception.rule)), exception.rule)
    return Fact(label, joined([writer.inline(exception.reason), rule], " "))


def _tag_link(tag: str, writer: Writer) -> Content:
    return link_to(writer.href(urls.tag(tag)), tag)


def _pointing_here(sheet: Sheet[Entry], writer: Writer) -> Facts:
    return by_kind(lambda kind: writer.base.pointing_at(sheet.id, kind), writer)


def by_kind(entries: Callable[[type[Entry]], Iterable[Sheet[Entry]]], writer: Writer) -> Facts:
    """Return links to some entries, kind by kind; that of a claim comes with its verdict, as it is not ours."""
    linked = ((kind.heading, joined(_pointing(one, writer) for one in entries(kind))) for kind in KINDS)
    return Facts(writer.facts(*linked))


def _pointing(sheet: Sheet[Entry], writer: Writer) -> Content:
    link = writer.link(sheet.id)
    if not isinstance(sheet.entry, Claim):
        return link
    return joined([link, chip(str(sheet.entry.verdict), "verdict")], " ")


def _description(plain: str) -> str:
    if len(plain) <= _LONGEST_DESCRIPTION:
        return plain
    return plain[:_LONGEST_DESCRIPTION].rsplit(" ", 1)[0] + "…"
