"""What every entry page shows around and below its own content."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from markupsafe import Markup

from monograph import urls
from monograph.entries import KINDS, Claim, Entry
from monograph.entries.base_files.exceptions import RuleException
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.answers.content_version import entry_version
from monograph.knowledge_base import KnowledgeBase
from monograph.views.page.cite import entry_reference
from monograph.views.page.disagreements import disagreement_lines
from monograph.views.page.downloads import cite_us, entry_downloads, has_feed
from monograph.views.page.review import review_words
from monograph.views.page.trust import about_page
from monograph.views.writing.blocks import Fact, Foot, Frame, Page, PointingGroup
from monograph.views.writing.writer import Writer, chip, joined

_LONGEST_DESCRIPTION = 160


class _EntryView(Protocol):
    """What every view of an entry has."""

    @property
    def frame(self) -> Frame: ...
    @property
    def foot(self) -> Foot: ...


def writer_for(sheet: Sheet[Entry], base: KnowledgeBase) -> Writer:
    """Return the writer for an entry's own page."""
    return Writer(base, urls.entry_page(type(sheet.entry), sheet.id), sheet.entry.sources)


def frame(sheet: Sheet[Entry], writer: Writer, facts: Callable[[], tuple[Fact, ...]] = tuple) -> Frame:
    """Return what stands above an entry's own content.

    Call it where the page shows the summaries, because works are numbered in the order they are cited; for the
    same reason ``facts``, which stand below the summaries, are made in here.
    """
    entry = sheet.entry
    return Frame(
        name=entry.page_title,
        kind_label=entry.label,
        kind_index=writer.href(urls.kind_index(type(entry))),
        plain=writer.blocks(entry.summary.plain),
        clinical=writer.blocks(entry.summary.clinical),
        facts=facts(),
        review=review_words(sheet, writer),
        description=_description(writer.plain(entry.summary.plain)),
    )


def foot(sheet: Sheet[Entry], writer: Writer) -> Foot:
    """Return what stands below an entry's own content. Call it last: it lists what the page has cited."""
    entry, base = sheet.entry, writer.base
    not_covered = writer.blocks(entry.not_covered)
    changes = tuple(Fact(str(change.date), writer.inline(change.text)) for change in entry.changes)
    waived = tuple(
        Fact(
            _waived_at(one.exception),
            Markup('{} <a href="{}">{}</a>').format(
                writer.inline(one.exception.reason),
                writer.href(urls.rule_page(one.exception.rule)),
                one.exception.rule,
            ),
        )
        for one in base.exceptions
        if one.exception.entry == sheet.id
    )
    groups = tuple(
        PointingGroup(kind.heading, tuple(pointing(other, writer) for other in others))
        for kind in KINDS
        if (others := base.pointing_at(sheet.id, kind))
    )
    return Foot(
        not_covered=not_covered,
        references=writer.references(),
        pointing=groups,
        disagreements=disagreement_lines(sheet.id, writer),
        waived=waived,
        changes=changes,
        downloads=entry_downloads(sheet, writer),
        cite_us=cite_us(entry_reference(sheet.id, writer.address, base), writer.address, writer),
        tags=joined(_tag_link(tag, writer) for tag in entry.tags),
        about=about_page(sheet, review_words(sheet, writer), writer),
    )


def _waived_at(exception: RuleException) -> str:
    return f"Check waived at {exception.place}" if exception.place else "Check waived"


def _tag_link(tag: str, writer: Writer) -> Markup:
    return Markup('<a href="{}">{}</a>').format(writer.href(urls.tag(tag)), tag)


def pointing(sheet: Sheet[Entry], writer: Writer) -> Markup:
    """Return a link to an entry; that of a claim with its verdict, so that nobody takes the claim for ours."""
    link = writer.link(sheet.id)
    if not isinstance(sheet.entry, Claim):
        return link
    return joined([link, chip(str(sheet.entry.verdict), "verdict")], " ")


def entry_page(sheet: Sheet[Entry], view: _EntryView) -> Page:
    """Return the page of an entry; its template is named for the kind."""
    entry, newest = sheet.entry, entry_version(sheet).newest_change
    return Page(
        address=urls.entry_page(type(entry), sheet.id),
        title=entry.page_title,
        description=view.frame.description,
        template=f"{entry.kind}.md.j2",
        view=view,
        edit_path=sheet.file,
        cited=tuple(one.reference.key for one in view.foot.references),
        entry=sheet.id,
        changed=newest.iso if newest else "",
        feed=urls.entry_feed(type(entry), sheet.id, urls.ATOM) if has_feed(type(entry)) else "",
    )


def _description(plain: str) -> str:
    if len(plain) <= _LONGEST_DESCRIPTION:
        return plain
    return plain[:_LONGEST_DESCRIPTION].rsplit(" ", 1)[0] + "…"
