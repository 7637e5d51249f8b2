"""What a page says to programs that read pages: the same facts in the words of schema.org, as JSON-LD.

Nothing stands here that the page does not show, and a review only when a named person made it.
"""

from __future__ import annotations

from dataclasses import replace

from monograph.knowledge_base import KnowledgeBase
from monograph.views.linked_data.citing import alternates, meta_tags, page_as_work
from monograph.views.linked_data.pages import linked_data
from monograph.views.page.document import Page


def with_linked_data(page: Page, base: KnowledgeBase) -> Page:
    """Return a page with what it says to programs; one that only leads elsewhere stays as it is."""
    if page.moved_to:
        return page
    return replace(
        page,
        linked_data=linked_data(page, base),
        meta_tags=meta_tags(page, base),
        alternates=alternates(page, base),
    )


__all__ = ["page_as_work", "with_linked_data"]
