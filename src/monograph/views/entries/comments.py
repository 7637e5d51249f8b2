"""The section on what experts said: opinions, each with its speaker, their ties, its source and our check."""

from __future__ import annotations

from collections.abc import Iterable

from monograph.entries import Claim
from monograph.entries.kinds.comment import Comment
from monograph.evidence.answers.comments import LocatedComment
from monograph.views.formatting.content import NOTHING, Content, chip, joined, phrase, strong
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Comments, Detail, Facts, SaidComment
from monograph.views.page.document import Remark, Section

_LEAD = (
    "These are opinions, as public documents report them, put into our words. They are no evidence, and no part "
    "of any certainty. Where we could check one against the evidence, the check is next to it."
)
_FOLD = "Who said what, with which ties, and how it stands up"


def comment_section(placed: Iterable[LocatedComment], writer: Writer) -> Section:
    """Return the section for some comments; on another page than that of its study, each names the study."""
    comments = Comments(tuple(_said(one, writer) for one in placed))
    return Section("What experts said", "comments", (Remark(_LEAD), Detail(_FOLD, (comments,))))


def _said(placed: LocatedComment, page: Writer) -> SaidComment:
    comment, writer = placed.comment, page.reading_from(placed.study.entry)
    is_elsewhere = writer.address_of(placed.study.id) != writer.address
    speaker = strong(comment.speaker)
    return SaidComment(
        speaker=joined((speaker, comment.role or "")),
        words=phrase("{}{}", writer.inline(comment.text), writer.cite(comment.cite)),
        facts=Facts(
            writer.facts(
                ("Study", writer.link(placed.study.id) if is_elsewhere else NOTHING),
                writer.fact("Ties", comment.ties, writer.inline),
                writer.fact("Date", comment.date),
                ("Reported in", writer.works_in_words(comment.cite)),
                ("Claim check", _check(comment, writer)),
                ("Remark", writer.inline(comment.note)),
            )
        ),
    )


def _check(comment: Comment, writer: Writer) -> Content:
    if comment.claim is None:
        return NOTHING
    check = writer.base.get(Claim, comment.claim).entry
    return joined((chip(str(check.verdict), "verdict"), writer.link(comment.claim)), " ")
