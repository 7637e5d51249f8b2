"""Small things of schema.org that many nodes hold: addresses, our own name, codes, works."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from monograph import urls
from monograph.bibliography import Reference
from monograph.entries.shared.parts import IdentifierValue
from monograph.entries.shared.values import PartialDate
from monograph.entries.shared.vocabulary import NoticeType
from monograph.evidence.studies.soundness import soundness_of_work
from monograph.knowledge_base import KnowledgeBase

# A node of JSON-LD: its type under ``@type``, and its properties by schema.org's names.
Node = Mapping[str, object]

# As far as schema.org has a type for a kind of work; any other is a CreativeWork.
_WORK_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "article": "ScholarlyArticle",
        "book": "Book",
        "dataset": "Dataset",
        "incollection": "Chapter",
        "inproceedings": "ScholarlyArticle",
        "mastersthesis": "Thesis",
        "online": "WebPage",
        "phdthesis": "Thesis",
        "software": "SoftwareSourceCode",
        "techreport": "Report",
    }
)


def node(kind: str, **properties: object) -> dict[str, object]:
    """Return a node of schema.org without the properties that are empty."""
    return {"@type": kind} | {name: value for name, value in properties.items() if value}


def author_of(base: KnowledgeBase) -> Node | None:
    """Return who made the content, None when the base names nobody."""
    return node("Organization", name=str(base.about.author)) if base.about.author else None


def licence_of(base: KnowledgeBase) -> str:
    """Return the address of the content's licence, empty when the base states none."""
    return str(base.about.licence.url) if base.about.licence else ""


def reference_to(node_id: str) -> Node:
    """Return a pointer to another node of the same page."""
    return {"@id": node_id}


def address_of(target: str, page: str, base: KnowledgeBase) -> str:
    """Return the address of a page of ours: whole when the base gives that of its site, else from ``page``.

    The first page is at the address of the site itself.
    """
    if base.about.address:
        return f"{base.about.address}{'' if target == urls.HOME else target}"
    return urls.relative(page, target)


def named_entry(kind: str, entry_id: str, page: str, base: KnowledgeBase) -> Node:
    """Return another entry by its name and its address, as a node of a type."""
    entry = base.sheets[entry_id].entry
    address = address_of(urls.entry_page(type(entry), entry_id), page, base)
    return node(kind, name=str(entry.name), url=address)


def day(date: PartialDate | None) -> str:
    """Return a date in ISO 8601, as exact as it is known."""
    return date.iso if date else ""


def codes(identifiers: Iterable[IdentifierValue]) -> list[Node]:
    """Return the numbers that registers give to a thing."""
    return [
        node("MedicalCode", codingSystem=str(one.scheme), codeValue=str(one.value), name=str(one.of or ""))
        for one in identifiers
    ]


# Schema.org has no list of words for `creativeWorkStatus`; Crossref and PubMed call it so.
_STATUS = {NoticeType.RETRACTION: "Retracted", NoticeType.CONCERN: "Expression of concern"}


def status_words(kind: NoticeType | None) -> str:
    """Return that a work or a study is not sound; nothing for one that is."""
    return _STATUS[kind] if kind else ""


def cited_work(reference: Reference, base: KnowledgeBase) -> dict[str, object]:
    """Return a work in short: what it is called, where it is, and whether it was retracted."""
    address = next((link.url for link in reference.links), "")
    kind, said = (
        _WORK_TYPES.get(reference.kind, "CreativeWork"),
        status_words(soundness_of_work(reference.key, base)),
    )
    return node(kind, name=reference.title, url=address, creativeWorkStatus=said)


def whole_work(reference: Reference, base: KnowledgeBase) -> Node:
    """Return a work with those who made it."""
    names = zip(reference.authors, reference.record.authors.names, strict=False)
    authors = [node("Organization" if one.is_group else "Person", name=name) for name, one in names]
    identifiers = [
        node("PropertyValue", propertyID=scheme, value=value)
        for scheme, value in (("DOI", reference.doi), ("PMID", reference.pmid), ("PMCID", reference.pmcid))
        if value
    ]
    return cited_work(reference, base) | {
        name: value
        for name, value in {
            "author": authors,
            "datePublished": reference.year,
            "identifier": identifiers,
            "isPartOf": node("Periodical", name=reference.container) if reference.container else None,
        }.items()
        if value
    }
