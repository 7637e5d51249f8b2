"""A page in the words of schema.org: what it is, where it stands, who reviewed it, what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from monograph import urls
from monograph.entries import KINDS, Condition, Drug, Entry, Question, Term
from monograph.entries.base_files.reviewers import Reviewer
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.answers.content_version import content_version
from monograph.knowledge_base import KnowledgeBase
from monograph.knowledge_base.reviews import is_approved
from monograph.views.formatting.writer import Writer
from monograph.views.linked_data.entries import entry_node, question_node
from monograph.views.linked_data.nodes import (
    Node,
    address_of,
    author_of,
    cited_work,
    day,
    licence_of,
    node,
    reference_to,
    whole_work,
)
from monograph.views.page.blocks import Files
from monograph.views.page.document import Page
from monograph.views.page.frame import writer_for
from monograph.views.page.review import base_review_words, review_words, reviewers_of

_ABOUT = "#entry"
_CONTENT_TYPES: Mapping[str, str] = MappingProxyType(
    {
        ".bib": "application/x-bibtex",
        ".csv": "text/csv",
        ".json": "application/json",
        ".atom": "application/atom+xml",
        ".nbib": "text/plain",
        ".ris": "application/x-research-info-systems",
        ".sqlite": "application/vnd.sqlite3",
        ".txt": "text/plain",
    }
)


def page_nodes(page: Page, base: KnowledgeBase) -> tuple[Node, ...]:
    """Return everything a page says to programs: itself, the way to it, and what it is about."""
    sheet = base.sheets.get(page.entry)
    about = _about(page, sheet, base)
    itself = _page(page, sheet, base)
    if about:
        itself |= {"mainEntity": reference_to(_ABOUT)}
        about = {**about, "@id": _ABOUT}
    return tuple(one for one in (itself, _way(page, base), about) if one)


def _page(page: Page, sheet: Sheet[Entry] | None, base: KnowledgeBase) -> dict[str, object]:
    home = address_of(urls.HOME, page.address, base)
    itself = node(
        _page_type(page, sheet),
        name=str(page.title),
        description=page.description,
        url=address_of(page.address, page.address, base),
        inLanguage="en",
        isPartOf=node("WebSite", name=str(base.about.title), url=home),
        publisher=author_of(base),
        license=licence_of(base),
        dateModified=page.changed,
        citation=[cited_work(base.bibliography[key], base) for key in page.cited],
    )
    if sheet:
        itself |= _review(sheet, base)
    if page.address == urls.kind_index(Question):
        writer = Writer(base, page.address)
        itself["creativeWorkStatus"] = base_review_words(base)
        itself["mainEntity"] = [question_node(one, writer) for one in base.all(Question)]
    return itself


def _page_type(page: Page, sheet: Sheet[Entry] | None) -> str:
    if page.address == urls.kind_index(Question):
        return "FAQPage"
    if page.address in {urls.REFERENCES, urls.COMPARE, urls.RULES, *map(urls.kind_index, KINDS)}:
        return "CollectionPage"
    is_medical = (sheet and not isinstance(sheet.entry, Term)) or page.table
    return "MedicalWebPage" if is_medical else "WebPage"


def _review(sheet: Sheet[Entry], base: KnowledgeBase) -> dict[str, object]:
    """Return how far the review has come; a reviewer only when a named person approved the entry as it is."""
    review = sheet.entry.review
    if not is_approved(sheet, base.sheets):
        return {"creativeWorkStatus": review_words(sheet, writer_for(sheet, base))}
    people = [
        node(
            "Person",
            name=str(one.name),
            affiliation=_affiliation(one),
            sameAs=f"https://orcid.org/{one.orcid}" if one.orcid else "",
        )
        for one in reviewers_of(sheet, base)
    ]
    return {"reviewedBy": people, "lastReviewed": day(review.date)}


def _affiliation(person: Reviewer) -> Node | None:
    return node("Organization", name=str(person.affiliation)) if person.affiliation else None


def _way(page: Page, base: KnowledgeBase) -> Node | None:
    """Return the way from the first page to this one; the first page itself has none."""
    if page.address == urls.HOME:
        return None
    steps = [("Home", urls.HOME), *_between(page.address), (str(page.title), page.address)]
    return node(
        "BreadcrumbList",
        itemListElement=[
            node(
                "ListItem", position=position, name=name, item=reference_to(address_of(target, page.address, base))
            )
            for position, (name, target) in enumerate(steps, start=1)
        ],
    )


def _between(address: str) -> Iterator[tuple[str, str]]:
    """Yield the list that a page is in, when it is in one and is not that list."""
    folder = address.partition("/")[0]
    lists = {kind.plural: (kind.heading, urls.kind_index(kind)) for kind in KINDS}
    lists |= {"compare": ("Compare", urls.COMPARE), "rules": ("Rules", urls.RULES)}
    lists |= {"references": ("References", urls.REFERENCES)}
    if folder in lists and lists[folder][1] != address:
        yield lists[folder]


def _about(page: Page, sheet: Sheet[Entry] | None, base: KnowledgeBase) -> Node | None:
    if sheet:
        return entry_node(sheet, writer_for(sheet, base))
    if page.address == urls.HOME:
        return _site(base)
    if page.address == urls.DATA:
        return _dataset(page, base)
    return whole_work(base.bibliography[page.work], base) if page.work else None


def _site(base: KnowledgeBase) -> Node:
    address = base.about.address
    search = None
    if address:
        target = node("EntryPoint", urlTemplate=f"{address}?q={{search_term_string}}")
        search = node("SearchAction", target=target) | {"query-input": "required name=search_term_string"}
    return node(
        "WebSite",
        name=str(base.about.title),
        description=str(base.about.description),
        url=address_of(urls.HOME, urls.HOME, base),
        potentialAction=search,
        publisher=author_of(base),
    )


def _dataset(page: Page, base: KnowledgeBase) -> Node:
    version = content_version(base)
    return node(
        "Dataset",
        name=str(base.about.title),
        description=f"{base.about.description} {base_review_words(base)}",
        url=address_of(urls.DATA, urls.DATA, base),
        identifier=str(base.about.address or ""),
        keywords=[str(one.entry.name) for kind in (Condition, Drug) for one in base.all(kind)],
        license=licence_of(base),
        creator=author_of(base),
        isAccessibleForFree=True,
        version=str(version),
        dateModified=day(version.newest_change),
        distribution=list(_files(page, base)),
    )


def _files(page: Page, base: KnowledgeBase) -> Iterable[Node]:
    for one in (file for block in page.blocks_of(Files) for file in block.files):
        ending = f".{one.address.rpartition('.')[2]}"
        yield node(
            "DataDownload",
            name=one.label,
            description=one.what,
            contentUrl=address_of(one.address, urls.DATA, base),
            encodingFormat=_CONTENT_TYPES.get(ending, ""),
        )
