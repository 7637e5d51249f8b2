"""What every data file says about itself: content, review status and disclaimer."""

from __future__ import annotations

from monograph.knowledge_base import KnowledgeBase
from monograph.views.page.review import base_review_words

NO_ADVICE = "This is not medical advice. Check every figure in the source that is cited for it."


def description(base: KnowledgeBase) -> str:
    """Return what the base is about, how far its review is, and the disclaimer."""
    return f"{base.about.description} {base_review_words(base)} {NO_ADVICE}"
