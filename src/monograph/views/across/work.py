"""The page of one work: its reference, what cites it, and which statements rest on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from monograph import urls
from monograph.bibliography import Reference
from monograph.bibliography.formats import coins
from monograph.entries.kinds.study import Report
from monograph.entries.shared.parts import Reported
from monograph.entries.shared.vocabulary import ReadingAccess
from monograph.evidence.answers.citing import Use, readings_of, uses_of
from monograph.evidence.studies.soundness import notices_of_work
from monograph.knowledge_base import KnowledgeBase
from monograph.text.fields import EntryText
from monograph.views.formatting.blocks import DownloadGroup, Fact
from monograph.views.formatting.content import Content, all_of, element, folded, joined, lines, link_to
from monograph.views.formatting.values import value_words
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Facts, Paragraph, Prose
from monograph.views.page.document import Page, Section
from monograph.views.page.downloads import beside, download_section, downloads, reference_offers
from monograph.views.page.soundness import notice_fact

_LONGEST_STATEMENT = 240
_MOST_UNFOLDED = 4
# How readers call the kinds of work; BibTeX's own name for any other.
WORK_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "article": "journal article",
        "book": "book",
        "dataset": "dataset",
        "incollection": "chapter",
        "inproceedings": "conference paper",
        "mastersthesis": "thesis",
        "misc": "other document",
        "online": "web page",
        "phdthesis": "thesis",
        "proceedings": "proceedings",
        "software": "software",
        "techreport": "report",
        "unpublished": "unpublished work",
    }
)


def work_pages(base: KnowledgeBase) -> Iterator[Page]:
    """Yield the page of every work."""
    yield from (work_page(key, base) for key in base.bibliography)


def work_page(key: str, base: KnowledgeBase) -> Page:
    """Return the page of a work."""
    writer = Writer(base, urls.work_page(key))
    reference = base.bibliography[key]
    title = f"Reference: {reference.short}"  # a study often has the same name
    index = link_to(writer.href(urls.work_anchor(key)), "References")
    shown = all_of((writer.full_reference(key), element("span", class_="Z3988", title=coins(reference))))
    blocks = (
        Paragraph(index, "mg-kind"),
        Facts(tuple(notice_facts(key, writer)), "mg-stop"),
        Paragraph(shown, "mg-lead"),
        Facts(writer.facts(*_facts(reference, writer))),
    )
    resting = tuple(Prose(one, "mg-rests") for one in _statements(key, writer))
    offered = DownloadGroup("This reference", downloads(reference_offers(beside(writer)), writer))
    sections = (
        Section(title, "top", blocks),
        Section("What rests on it", "statements", resting, is_searched=False),
        download_section((offered,)),
    )
    description = f"{reference.short}: what in this knowledge base rests on it."
    return Page(writer.address, title, description, sections, work=key)


def work_kind(reference: Reference) -> str:
    """Return how readers call the kind of a work."""
    return WORK_KINDS.get(reference.kind, reference.kind)


def notice_facts(key: str, writer: Writer) -> Iterator[Fact]:
    """Yield what an editor or publisher later said of a work, and of the studies that it reports."""
    yield from (notice_fact(one, writer, has_references=False) for one in notices_of_work(key, writer.base))


def _facts(reference: Reference, writer: Writer) -> Iterator[tuple[str, Content | str | None]]:
    yield "Title", reference.title
    yield "Kind", work_kind(reference)
    yield "Year", reference.year
    yield "In", reference.container
    yield "Authors", ", ".join(reference.authors)
    yield "Note", reference.note
    yield "How it was read", lines(_readings(reference.key, writer))
    yield "Key in references.bib", element("code", reference.key)


def _readings(key: str, writer: Writer) -> Iterator[Content]:
    """Yield each way in which entries read the work, with those that did."""
    found: dict[str, list[str]] = {}
    for entry, one in readings_of(key, writer.base):
        on_a_copy = ", on a copy" if one.access is ReadingAccess.COPY else ""
        found.setdefault(f"{str(one.nature).capitalize()}; read: {one.read}{on_a_copy}", []).append(entry)
    for words, entries in found.items():
        whose = writer.links(entries) if len(found) > 1 else ""
        yield joined([words, whose], ": ")


def _statements(key: str, writer: Writer) -> Iterator[Content]:
    """Yield what rests on the work, entry by entry; a long list is folded."""
    by_entry: dict[str, list[Use]] = {}
    for use in uses_of(key, writer.base):
        by_entry.setdefault(use.entry, []).append(use)
    for entry, uses in by_entry.items():
        said = element("ul", *(_statement(use, writer) for use in uses))
        name = element("p", writer.link(entry), class_="mg-resting")
        yield all_of((name, said if len(uses) <= _MOST_UNFOLDED else folded(f"{len(uses)} places", said)))


def _statement(use: Use, writer: Writer) -> Content:
    sheet = writer.base.sheets[use.entry]
    field = sheet.at(use.path).replace(".", " · ").replace("_", " ").replace("-", " ") or "the page as a whole"
    where = f" ({'; '.join(use.places)})" if use.places else ""
    said = _said(sheet.value_at(use.path), writer)
    return element("li", element("span", field, where, class_="mg-field"), " ", said)


def _said(value: object, writer: Writer) -> str | Content:
    """Return what a part says, as far as it says one thing."""
    match value:
        case Reported(value=EntryText() as text):
            return _shortened(writer.plain(text))
        case Reported():
            return "" if value.value is None else value_words(value.value, writer)
        case Report():
            return str(value.role)
        case EntryText():
            return _shortened(writer.plain(value))
    words = getattr(value, "text", None)
    return _shortened(writer.plain(words)) if isinstance(words, EntryText) else ""


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST_STATEMENT else words[:_LONGEST_STATEMENT].rsplit(" ", 1)[0] + "…"
