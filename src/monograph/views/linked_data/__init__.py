"""What a page says to programs that read pages: the same facts in the words of schema.org, as JSON-LD.

Nothing is here that the page does not show, and a review only when a named person made it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from monograph.knowledge_base import KnowledgeBase
from monograph.views.linked_data.citing import alternates, meta_tags, page_as_work
from monograph.views.linked_data.nodes import Node
from monograph.views.linked_data.pages import page_nodes
from monograph.views.page.document import Page


def with_linked_data(
    page: Page, base: KnowledgeBase, nodes: Callable[[Page, KnowledgeBase], Iterable[Node]] = page_nodes
) -> Page:
    """Return a page with what it says to programs; one that only leads elsewhere stays as it is.

    ``nodes`` yields its nodes of schema.org.
    """
    if page.moved_to:
        return page
    graph = list(nodes(page, base))
    return replace(
        page,
        linked_data={"@context": "https://schema.org", "@graph": graph} if graph else None,
        meta_tags=meta_tags(page, base),
        alternates=alternates(page, base),
    )


__all__ = ["page_as_work", "page_nodes", "with_linked_data"]
