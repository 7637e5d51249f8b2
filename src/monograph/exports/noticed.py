"""Works with notices from outside their own records, as reference managers need them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from monograph.bibliography import Reference
from monograph.entries import Study
from monograph.entries.reading.computed import computed_once
from monograph.entries.shared.vocabulary import NoticeType
from monograph.evidence.studies.soundness import SAID_BY_TITLE, WorkNotice, notices_of_work
from monograph.knowledge_base import KnowledgeBase
from monograph.views.page.frame import writer_for

_FIELDS = {
    NoticeType.RETRACTION: "retraction",
    NoticeType.CONCERN: "concern",
    NoticeType.CORRECTION: "erratum",
}


@computed_once
def with_notices(base: KnowledgeBase) -> Mapping[str, Reference]:
    """Return every work by its key, with what is known of it from elsewhere in the field for such a notice.

    That is a notice on the book of a chapter, one that is in the entry of a study, and one whose own record
    names the work. What the work's own record says stays as it is.
    """
    return MappingProxyType({key: _with_notices(work, base) for key, work in base.bibliography.items()})


def _with_notices(work: Reference, base: KnowledgeBase) -> Reference:
    fields = work.record.fields
    added: dict[str, str] = {}
    for notice in notices_of_work(work.key, base):
        name = _FIELDS[notice.type]
        if name not in fields and name not in added and not _is_of_the_record(notice, fields):
            added[name] = notice_words(notice, base)
    return replace(work, record=replace(work.record, fields={**fields, **added})) if added else work


def _is_of_the_record(notice: WorkNotice, fields: Mapping[str, str]) -> bool:
    """Whether the work's own record says it: in another field, or by its title."""
    return not notice.whole and notice.text in {SAID_BY_TITLE, *fields.values()}


def notice_words(notice: WorkNotice, base: KnowledgeBase) -> str:
    """Return what a notice says in plain text, and of which book when it is on the whole of one."""
    if notice.whole:
        return f"{notice.text} (on the whole work, {base.bibliography[notice.whole].short})"
    if notice.said:
        return writer_for(base.get(Study, notice.study), base).plain(notice.said.text)
    return notice.text
