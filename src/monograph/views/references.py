"""The list of all works, with who cites what."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from monograph import urls
from monograph.knowledge_base import KnowledgeBase
from monograph.views.blocks import Page
from monograph.views.writing import Writer


@dataclass(frozen=True, slots=True)
class WorkView:
    """One work: its anchor, its formatted reference and the entries that cite it."""

    anchor: str
    key: str
    reference: Markup
    cited_by: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class ReferencesView:
    """All works, display-ready."""

    works: tuple[WorkView, ...]


def references_page(base: KnowledgeBase) -> Page:
    """Return the page of all works, in the order of first author and year."""
    writer = Writer(base, urls.REFERENCES)
    ordered = sorted(base.bibliography.items(), key=lambda item: (item[1].short.casefold(), item[0]))
    works = tuple(
        WorkView(
            anchor=urls.work_id(key),
            key=key,
            reference=writer.full_reference(key),
            cited_by=tuple(writer.link(entry) for entry in base.citing[key]),
        )
        for key, _ in ordered
    )
    description = "Every work cited in this knowledge base, with the pages that cite it."
    return Page(writer.address, "References", description, "references.md.j2", ReferencesView(works))
