"""What every file of data says of itself: what it is, whose it is, and that no one may have reviewed it."""

from __future__ import annotations

from monograph.knowledge_base import KnowledgeBase
from monograph.views.page.review import base_review_words

NO_ADVICE = "This is no medical advice. Check every figure in the source that is cited for it."


def description(base: KnowledgeBase) -> str:
    """Return what the base is about, how far its review is, and the disclaimer."""
    return f"{base.about.description} {base_review_words(base)} {NO_ADVICE}"
