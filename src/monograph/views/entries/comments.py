"""The section on what experts said: opinions, each with its speaker, their ties, its source and our check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from monograph.entries import Claim
from monograph.entries.kinds.comment import Comment
from monograph.evidence.answers.comments import PlacedComment
from monograph.views.writing.blocks import Fact
from monograph.views.writing.writer import NOTHING, Writer, chip, joined

_LEAD = (
    "These are opinions, as public documents report them, put into our words. They are no evidence, and no part "
    "of any certainty. Where we could check one against the evidence, the check stands beside it."
)
_FOLD = "Who said what, with which ties, and how it stands up"


@dataclass(frozen=True, slots=True)
class CommentView:
    """One comment, display-ready: who said it, what, and what a reader needs to weigh it."""

    speaker: Markup
    words: Markup
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class CommentSection:
    """The comments on a page with what stands above them; ``lead`` is empty when there are none."""

    lead: str
    fold: str
    comments: tuple[CommentView, ...]


def comment_section(placed: Iterable[PlacedComment], writer: Writer) -> CommentSection:
    """Return the section for some comments; on another page than that of its study, each names the study."""
    made = tuple(_comment(one, writer) for one in placed)
    return CommentSection(_LEAD, _FOLD, made) if made else CommentSection("", "", ())


def _comment(placed: PlacedComment, page: Writer) -> CommentView:
    comment, writer = placed.comment, page.reading_from(placed.study.entry)
    is_elsewhere = writer.address_of(placed.study.id) != writer.address
    speaker = Markup("<strong>{}</strong>").format(comment.speaker)
    return CommentView(
        speaker=joined((speaker, comment.role or "")),
        words=Markup("{}{}").format(writer.inline(comment.text), writer.cite(comment.cite)),
        facts=writer.facts(
            ("Study", writer.link(placed.study.id) if is_elsewhere else NOTHING),
            writer.fact("Ties", comment.ties, writer.inline),
            writer.fact("Date", comment.date),
            ("Reported in", writer.told_in(comment.cite)),
            ("Claim check", _check(comment, writer)),
            ("Remark", writer.inline(comment.note)),
        ),
    )


def _check(comment: Comment, writer: Writer) -> Markup:
    if comment.claim is None:
        return NOTHING
    check = writer.base.get(Claim, comment.claim).entry
    return joined((chip(str(check.verdict), "verdict"), writer.link(comment.claim)), " ")
