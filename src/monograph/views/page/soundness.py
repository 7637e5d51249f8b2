"""How a page shows that a work is not sound, and what was said of it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from monograph import urls
from monograph.entries import Study
from monograph.entries.shared.vocabulary import NoticeType
from monograph.evidence.studies.soundness import WorkNotice
from monograph.views.formatting.blocks import Fact
from monograph.views.formatting.content import NOTHING, Content, content, link_to, phrase
from monograph.views.formatting.writer import Writer

_LABELS: Mapping[NoticeType, str] = MappingProxyType(
    {
        NoticeType.RETRACTION: "Retracted",
        NoticeType.CONCERN: "Expression of concern",
        NoticeType.CORRECTION: "Correction",
    }
)


def notice_fact(one: WorkNotice, writer: Writer, *, has_references: bool) -> Fact:
    """Return a notice with its label and date, and what it is on where that is another page.

    Its citations are shown where the page has a list of references.
    """
    date = str(one.said.date or "") if one.said else ""
    label = ", ".join(filter(None, (_LABELS[one.type], date)))
    words = notice_words(one, writer) if has_references else _plain_words(one, writer)
    return Fact(label, phrase("{}{}", words, _on(one, writer)))


def notice_words(one: WorkNotice, writer: Writer) -> Content:
    """Return what a notice says; the text of a study's entry comes with its citations."""
    if one.said is None:
        return content(one.text)
    here = writer.reading_from(writer.base.get(Study, one.study).entry)
    return phrase("{}{}", here.inline(one.said.text), here.cite(one.said.cite))


def _plain_words(one: WorkNotice, writer: Writer) -> str:
    return writer.plain(one.text) if one.said else one.text


def _on(one: WorkNotice, writer: Writer) -> Content:
    if one.whole:
        return phrase(" (on the whole work, {})", writer.base.bibliography[one.whole].short)
    if one.work and one.said and one.said.work and writer.address != urls.work_page(one.work):
        short = writer.base.bibliography[one.work].short
        return phrase(" (on {})", link_to(writer.href(urls.work_page(one.work)), short))
    if one.study and writer.address_of(one.study) != writer.address:
        return phrase(" (on {})", writer.link(one.study))
    return NOTHING
