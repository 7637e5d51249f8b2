"""Works as FHIR citations."""

from __future__ import annotations

from monograph.bibliography import Contributor, Contributors, Reference
from monograph.exports.fhir.values import Element, Fhir, kept, listed, resource
from monograph.knowledge_base import KnowledgeBase

_SYSTEMS = {
    "doi": "https://doi.org",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov",
    "pmcid": "https://pmc.ncbi.nlm.nih.gov",
}


def citation(work: Reference, base: KnowledgeBase) -> Element:
    """Return a work. Nobody reviews works, so its status is unknown; what nobody has seen is left out."""
    numbers = {"doi": work.doi, "pmid": work.pmid, "pmcid": work.pmcid}
    title: list[Fhir] = [] if "title" in work.record.unseen else [{"text": work.title}]
    artifact = kept(
        identifier=listed(kept(system=_SYSTEMS[name], value=one) for name, one in numbers.items() if one),
        title=title,
        publicationForm=listed([_publication(work)]),
        webLocation=listed({"url": link.url} for link in work.links),
        contributorship=_contributorship(work.record.authors),
    )
    fields = kept(status="unknown", summary=[{"text": work.text}], citedArtifact=artifact)
    return resource("Citation", work.key, base, fields)


def _publication(work: Reference) -> Element:
    field = work.record.fields.get
    date = " ".join(part for part in (work.year, field("month"), field("day")) if part)
    published_in = kept(title=work.container, publisher=kept(display=field("publisher")))
    return kept(
        publishedIn=published_in,
        volume=field("volume"),
        issue=field("number"),
        publicationDateText=date,
        pageString=field("pages"),
    )


def _contributorship(authors: Contributors) -> Element:
    entries: list[Fhir] = [
        {"contributor": {"display": _name(one)}, "rankingOrder": rank}
        for rank, one in enumerate(authors.names, start=1)
    ]
    return {"complete": not authors.has_others, "entry": entries} if entries else {}


def _name(one: Contributor) -> str:
    return " ".join(part for part in (one.given, one.particle, one.family, one.suffix) if part)
