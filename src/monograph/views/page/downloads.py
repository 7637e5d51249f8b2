"""What a page offers to take away: files of the same content in the formats of others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from monograph import urls
from monograph.bibliography import Reference
from monograph.bibliography.formats import FORMATS
from monograph.entries import Drug, Entry, Question
from monograph.entries.reading.sheet import Sheet
from monograph.views.formatting.blocks import Download, DownloadGroup, Offer
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import CiteUs, Downloads, References
from monograph.views.page.document import Section

# Who cites a page of ours needs one of the two that every reference manager reads.
CITE_US_FORMATS = (FORMATS["bibtex"], FORMATS["ris"])


def downloads(offers: Iterable[Offer], writer: Writer) -> tuple[Download, ...]:
    """Return offers as links from the writer's page."""
    return tuple(Download(one.label, writer.href(one.address), one.address, one.what) for one in offers)


def reference_offers(address: Callable[[str], str]) -> tuple[Offer, ...]:
    """Return works in each format; ``address`` tells where the file with a suffix lives."""
    return tuple(Offer(one.label, address(one.suffix), one.read_by) for one in FORMATS.values())


def beside(writer: Writer) -> Callable[[str], str]:
    """Return where files with the works cited on the writer's page live, by their suffix."""
    return lambda suffix: urls.beside(writer.address, suffix)


# Where a page lists the works it cites; `numbered` fills it in.
REFERENCE_SECTION = Section("References", "references", (References(()),), is_searched=False)


def download_section(groups: tuple[DownloadGroup, ...]) -> Section:
    """Return what a page offers to take away."""
    return Section("Take away", "downloads", (Downloads(groups),), is_searched=False)


def cite_section(reference: Reference, writer: Writer, title: str = "Cite this page") -> Section:
    """Return how others cite one of our pages, which is ``reference`` as a work."""
    return Section(title, "cite", (cite_us(reference, writer.address, writer),), is_searched=False)


def cite_us(reference: Reference, page: str, writer: Writer) -> CiteUs:
    """Return how others cite the page at an address, which is ``reference`` as a work."""
    offers = (Offer(one.label, urls.cite_us(page, one.suffix), "") for one in CITE_US_FORMATS)
    address = f" Available from: {reference.url}" if reference.url else ""
    return CiteUs(reference.text + address, downloads(offers, writer))


def has_feed(kind: type[Entry]) -> bool:
    """Whether each entry of a kind has a feed of the changes that concern it."""
    return issubclass(kind, (Drug, Question))


def page_downloads(writer: Writer, cited: Collection[str], *offers: Offer) -> tuple[DownloadGroup, ...]:
    """Return what a page offers: some files of its own, and the works it cites."""
    groups = [DownloadGroup("This page as data", downloads(offers, writer))] if offers else []
    if cited:
        groups.append(DownloadGroup("References cited here", downloads(reference_offers(beside(writer)), writer)))
    return tuple(groups)


def kind_table(kind: type[Entry]) -> str:
    """Return the name of the table with a row for each entry of a kind."""
    return {"drug": "treatments", "term": "terms"}.get(kind.kind, kind.plural)


def kind_offers(kind: type[Entry]) -> tuple[Offer, ...]:
    """Return the files with all entries of a kind."""
    collection = {"study": "studies", "claim": "claims", "question": "evidence-matrix"}.get(kind.kind)
    csv = Offer(
        "CSV", urls.data_table(kind_table(kind)), "all of them as a table, for spreadsheets and statistics"
    )
    return (csv, *([Offer("JSON", urls.collection(collection), "for programs")] if collection else []))


def feed_offers(address: Callable[[str], str] = urls.site_feed) -> tuple[Offer, ...]:
    """Return a feed in both forms: that of all changes, unless ``address`` tells where another lives."""
    return (
        Offer("Atom", address(urls.ATOM), "for feed readers"),
        Offer("JSON Feed", address(urls.JSON_FEED), "for feed readers and programs"),
    )


def entry_downloads(sheet: Sheet[Entry], writer: Writer, cited: Collection[str]) -> tuple[DownloadGroup, ...]:
    """Return what the page of an entry offers; ``cited`` are the works it cites."""
    kind = type(sheet.entry)
    data = Offer("JSON", urls.entry_data(kind, sheet.id), "what was written and what was computed")
    groups = page_downloads(writer, cited, data)
    if not has_feed(kind):
        return groups
    offers = feed_offers(lambda suffix: urls.entry_feed(kind, sheet.id, suffix))
    return (*groups, DownloadGroup("Follow changes", downloads(offers, writer)))
