"""The list of all works, to be narrowed by year, kind, treatment and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from monograph import urls
from monograph.bibliography import Reference
from monograph.bibliography.formats import coins
from monograph.entries import Drug
from monograph.evidence.answers.citing import treatments_in
from monograph.knowledge_base import KnowledgeBase
from monograph.views.across.work import notice_facts, work_kind
from monograph.views.formatting.blocks import DownloadGroup
from monograph.views.formatting.content import Content
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Facts, Paragraph
from monograph.views.page.document import Page, RecordedNumber, Section
from monograph.views.page.downloads import beside, download_section, downloads, reference_offers

_NO_YEAR = "not seen"


@dataclass(frozen=True, slots=True)
class ListedWork:
    """One work of the list: its reference, its own page, who cites it, and what the filters ask for."""

    anchor: str
    key: str
    href: str
    reference: Content
    coins: str
    notices: Facts
    cited_by: Content
    year: str
    kind: str
    treatments: str

    @property
    def cited(self) -> str:
        """The word that the filter asks for."""
        return "yes" if self.cited_by else "no"


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter: the value that is in the address, and the words with the number of works."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter of the list."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Filters(RecordedNumber):
    """What the list can be narrowed by."""

    filters: tuple[Filter, ...]


@dataclass(frozen=True, slots=True)
class ListedWorks(RecordedNumber):
    """All works."""

    works: tuple[ListedWork, ...]


_LEAD = "Every work cited in this knowledge base, with the pages that cite it."


def references_page(base: KnowledgeBase) -> Page:
    """Return the page of all works, in the order of first author and year."""
    writer = Writer(base, urls.REFERENCES)
    # Works whose author no one has seen come last.
    ordered = sorted(
        base.bibliography.values(), key=lambda one: (one.short[0] == "[", one.short.casefold(), one.key)
    )
    works = tuple(_listed(reference, writer) for reference in ordered)
    offered = DownloadGroup("All works", downloads(reference_offers(beside(writer)), writer))
    blocks = (Paragraph(_LEAD, "mg-lead"), Filters(tuple(_filters(works, base))), ListedWorks(works))
    sections = Section("References", "top", blocks, is_searched=False), download_section((offered,))
    return Page(writer.address, "References", _LEAD, sections, script="works.js")


def _listed(reference: Reference, writer: Writer) -> ListedWork:
    key, base = reference.key, writer.base
    return ListedWork(
        anchor=urls.work_id(key),
        key=key,
        href=writer.href(urls.work_page(key)),
        reference=writer.full_reference(key),
        coins=coins(reference),
        notices=Facts(tuple(notice_facts(key, writer)), "mg-stop"),
        cited_by=writer.links(base.citing[key]),
        year=reference.year or _NO_YEAR,
        kind=work_kind(reference),
        treatments=" ".join(sorted(treatments_in(key, base))),
    )


def _filters(works: tuple[ListedWork, ...], base: KnowledgeBase) -> Iterator[Filter]:
    years = Counter(work.year for work in works)
    kinds = Counter(work.kind for work in works)
    treatments = Counter(one for work in works for one in work.treatments.split())
    cited = Counter(work.cited for work in works)
    names = {sheet.id: str(sheet.entry.name) for sheet in base.all(Drug)}
    newest_first = sorted(years, key=lambda year: (year == _NO_YEAR, -int(year) if year.isdigit() else 0))
    yield Filter("year", "Year", _choices((year, year, years[year]) for year in newest_first))
    yield Filter("kind", "Kind", _choices((kind, kind, kinds[kind]) for kind in sorted(kinds)))
    by_name = sorted(treatments, key=lambda one: names[one].casefold())
    yield Filter("treatment", "Treatment", _choices((one, names[one], treatments[one]) for one in by_name))
    words = (("yes", "cited", cited["yes"]), ("no", "not cited", cited["no"]))
    yield Filter("cited", "Cited", _choices(words))


def _choices(items: Iterable[tuple[str, str, int]]) -> tuple[Choice, ...]:
    return tuple(Choice(value, f"{words} ({count:,})") for value, words, count in items)
