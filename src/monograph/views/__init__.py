"""What each page shows, display-ready: one module a page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

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
from monograph.views.archive.snapshot_page import version_pages, with_versions
from monograph.views.entries.claim import claim_page
from monograph.views.entries.condition import condition_page
from monograph.views.entries.drug import drug_page
from monograph.views.entries.guideline import guideline_page
from monograph.views.entries.outcome import outcome_page
from monograph.views.entries.question import question_page
from monograph.views.entries.study import study_page
from monograph.views.entries.term import term_page
from monograph.views.page.disagreements import disagreements_page
from monograph.views.page.redirect import moved_pages
from monograph.views.page.trust import with_checks
from monograph.views.writing.blocks import Page

# A new kind is registered here and in monograph.entries.
ENTRY_PAGES: Mapping[type[Entry], Callable[[Sheet[Any], KnowledgeBase], Page]] = MappingProxyType(
    {
        Question: question_page,
        Drug: drug_page,
        Condition: condition_page,
        Study: study_page,
        Guideline: guideline_page,
        Claim: claim_page,
        Outcome: outcome_page,
        Term: term_page,
    }
)


NO_CHECKS: Mapping[str, FigureChecks] = MappingProxyType({})


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
            page = ENTRY_PAGES[kind](sheet, base)
            yield with_checks(with_versions(page, base), checks.get(sheet.id))
            yield from version_pages(page, base)
            yield from moved_pages(sheet, base)
    yield from _pages_across_entries(base, rules)


def pages_at(addresses: Collection[str], base: KnowledgeBase, rules: Iterable[Rule] = RULES) -> Iterator[Page]:
    """Yield the generated pages at some addresses; pages of other entries are not made."""
    for kind in KINDS:
        for sheet in base.all(kind):
            if urls.entry_page(kind, sheet.id) in addresses:
                yield ENTRY_PAGES[kind](sheet, base)
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


__all__ = ["ENTRY_PAGES", "NO_CHECKS", "Page", "pages_at", "pages_of"]
