"""What each page shows, display-ready: one module a page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

from monograph import urls
from monograph.entries import (
    KINDS,
    Claim,
    Condition,
    Drug,
    Entry,
    Guideline,
    Outcome,
    Question,
    Study,
    Term,
)
from monograph.entries.reading.sheet import Sheet
from monograph.knowledge_base import KnowledgeBase
from monograph.rules import RULES, FigureChecks, Rule
from monograph.views.across.certainty import certainty_page
from monograph.views.across.comparisons import comparison_pages
from monograph.views.across.home import home_page
from monograph.views.across.lists import kind_page
from monograph.views.across.matrix import matrix_page
from monograph.views.across.news import news_page
from monograph.views.across.references import references_page
from monograph.views.across.rules import rule_pages
from monograph.views.across.tags import tags_page
from monograph.views.across.trials import trials_page
from monograph.views.across.work import work_pages
from monograph.views.archive.snapshot_page import version_list, version_pages
from monograph.views.entries.claim import claim_sections
from monograph.views.entries.condition import condition_sections
from monograph.views.entries.drug import drug_sections
from monograph.views.entries.guideline import guideline_sections
from monograph.views.entries.outcome import outcome_sections
from monograph.views.entries.question import question_sections
from monograph.views.entries.study import study_sections
from monograph.views.entries.term import term_sections
from monograph.views.page.disagreements import disagreements_page
from monograph.views.page.document import Page
from monograph.views.page.frame import Sections, entry_page
from monograph.views.page.redirect import moved_pages

# A new kind is registered here and in monograph.entries.
ENTRY_SECTIONS: Mapping[type[Entry], Sections] = MappingProxyType(
    {
        Question: question_sections,
        Drug: drug_sections,
        Condition: condition_sections,
        Study: study_sections,
        Guideline: guideline_sections,
        Claim: claim_sections,
        Outcome: outcome_sections,
        Term: term_sections,
    }
)


NO_CHECKS: Mapping[str, FigureChecks] = MappingProxyType({})


def page_of(sheet: Sheet[Entry], base: KnowledgeBase, checks: FigureChecks | None = None) -> Page:
    """Return the page of an entry; ``checks`` are what the rules made of its figures."""
    return entry_page(sheet, base, ENTRY_SECTIONS[type(sheet.entry)], version_list(sheet, base), checks)


def pages_of(
    base: KnowledgeBase, checks: Mapping[str, FigureChecks] = NO_CHECKS, rules: Iterable[Rule] = RULES
) -> Iterator[Page]:
    """Yield every generated page of the site, in a fixed order.

    ``checks`` are what the rules made of each entry's figures, by entry id; ``rules`` are those that have a page.
    """
    yield home_page(base)
    for kind in KINDS:
        yield kind_page(kind, base)
        for sheet in base.all(kind):
            yield page_of(sheet, base, checks.get(sheet.id))
            yield from version_pages(sheet, base)
            yield from moved_pages(sheet, base)
    yield from _pages_across_entries(base, rules)


def pages_at(addresses: Collection[str], base: KnowledgeBase, rules: Iterable[Rule] = RULES) -> Iterator[Page]:
    """Yield the generated pages at some addresses; pages of other entries are not made."""
    for kind in KINDS:
        for sheet in base.all(kind):
            if urls.entry_page(kind, sheet.id) in addresses:
                yield page_of(sheet, base)
    entry_pages = {urls.entry_page(kind, sheet.id) for kind in KINDS for sheet in base.all(kind)}
    if not set(addresses) <= entry_pages:
        lists = (home_page(base), *(kind_page(kind, base) for kind in KINDS))
        across = (*lists, *_pages_across_entries(base, rules))
        yield from (page for page in across if page.address in addresses)


def _pages_across_entries(base: KnowledgeBase, rules: Iterable[Rule]) -> Iterator[Page]:
    yield from comparison_pages(base)
    yield matrix_page(base)
    yield disagreements_page(base)
    yield news_page(base)
    yield trials_page(base)
    yield tags_page(base)
    yield certainty_page()
    yield from rule_pages(rules, base)
    yield references_page(base)
    yield from work_pages(base)


__all__ = ["ENTRY_SECTIONS", "NO_CHECKS", "Page", "page_of", "pages_at", "pages_of"]
