"""Works as FHIR citations."""

from __future__ import annotations

from monograph.bibliography import Contributors, Reference, full_name
from monograph.bibliography.formats.fields import authors, corporate_author
from monograph.evidence.studies.soundness import notices_of_work
from monograph.exports.fhir.identity import numbers_of
from monograph.exports.fhir.values import Element, Fhir, kept, listed, notes, resource
from monograph.exports.noticed import notice_words
from monograph.knowledge_base import KnowledgeBase

_SYSTEMS = {
    "doi": "https://doi.org",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov",
    "pmcid": "https://pmc.ncbi.nlm.nih.gov",
}
# Who publishes a work, in the order in which it is looked for in print.
_PUBLISHERS = ("publisher", "institution", "school", "organization")
# Who gives a work its number, the register first.
_GIVERS = ("booktitle", "organization", "institution", "series", "publisher", "school")


def citation(work: Reference, base: KnowledgeBase) -> Element:
    """Return a work. No one reviews works, so its status is unknown; what no one has seen is left out."""
    numbers = {"doi": work.doi, "pmid": work.pmid, "pmcid": work.pmcid}
    identifiers = [kept(system=_SYSTEMS[name], value=one) for name, one in numbers.items() if one]
    title: list[Fhir] = [] if "title" in work.record.unseen else [{"text": work.title}]
    artifact = kept(
        identifier=listed([*identifiers, _number(work, base)]),
        title=title,
        publicationForm=listed([_publication(work)]),
        webLocation=listed({"url": link.url} for link in work.links),
        contributorship=_contributorship(authors(work)),
    )
    said = (f"{str(one.type).capitalize()}: {notice_words(one, base)}" for one in notices_of_work(work.key, base))
    fields = kept(status="unknown", summary=[{"text": work.text}], note=notes(*said), citedArtifact=artifact)
    return resource("Citation", work.key, base, fields)


def _number(work: Reference, base: KnowledgeBase) -> Element | None:
    """Return a work's own number, in the namespace of the register or the publisher that gave it."""
    fields = work.record.fields
    if _has_issues(work) or "number" not in fields:
        return None
    giver = next((fields[name] for name in _GIVERS if fields.get(name)), work.key)
    return kept(system=numbers_of(giver, base), value=fields["number"])


def _publication(work: Reference) -> Element:
    field = work.record.fields.get
    date = " ".join(part for part in (work.year, field("month"), field("day")) if part)
    published_in = kept(title=work.container, publisher=kept(display=_publisher(work)))
    return kept(
        publishedIn=published_in,
        volume=field("volume"),
        issue=field("number") if _has_issues(work) else None,
        publicationDateText=date,
        pageString=field("pages"),
    )


def _has_issues(work: Reference) -> bool:
    """Return whether a work's number is that of an issue; any other is the work's own."""
    return work.record.kind == "article"


def _publisher(work: Reference) -> str | None:
    """Return who published a work; an organisation that is in the authors' place is not repeated."""
    fields, owner = work.record.fields, corporate_author(work)
    return next((fields[name] for name in _PUBLISHERS if name != owner and fields.get(name)), None)


def _contributorship(people: Contributors) -> Element:
    entries: list[Fhir] = [
        {"contributor": {"display": full_name(one)}, "rankingOrder": rank}
        for rank, one in enumerate(people.names, start=1)
    ]
    return {"complete": not people.has_others, "entry": entries} if entries else {}
