"""What the page of data offers: the files on the base as a whole, and where each page's own are found."""

from __future__ import annotations

from collections.abc import Iterator

from monograph import urls
from monograph.exports.built_in import BUILT_IN
from monograph.exports.tables import DATABASE, DATASETTE, PACKAGE, data_tables
from monograph.knowledge_base import KnowledgeBase
from monograph.plug_ins import PlugIns
from monograph.views.across.data import OfferSection
from monograph.views.formatting.blocks import Offer
from monograph.views.page.downloads import feed_offers, reference_offers


def offered(base: KnowledgeBase, plug_ins: PlugIns = BUILT_IN) -> tuple[OfferSection, ...]:
    """Return every sort of file, in the order of how many readers want them; a plug-in's are for programs."""
    return (
        OfferSection(
            "References",
            "references",
            "Every work cited, for reference managers. Each page offers the works it cites, and each work itself.",
            reference_offers(lambda suffix: urls.beside(urls.REFERENCES, suffix)),
        ),
        OfferSection(
            "Tables",
            "tables",
            "The whole base as tidy tables. Numbers are as their sources print them; computed values are marked. "
            "Every comparison page offers its own table.",
            (
                Offer("SQLite", DATABASE, "all tables in one file, with full-text search; Datasette opens it"),
                Offer("Data package", PACKAGE, "describes each table and column, in Frictionless form"),
                Offer("Datasette metadata", DATASETTE, "what Datasette shows next to the tables"),
            ),
        ),
        OfferSection(
            "For programs",
            "api",
            "A read-only API of plain files; every entry is a file of its own. "
            "The address includes the version: a change that breaks programs gets a new one.",
            tuple(_api(plug_ins)),
        ),
        OfferSection(
            "Feeds",
            "feeds",
            "What changed, newest first. Every treatment and every question has a feed of its own.",
            feed_offers(),
        ),
        OfferSection(
            "Each table as CSV",
            "csv",
            "UTF-8 with a mark at the beginning, so that spreadsheets read it. Words that they could take "
            "for a formula have an apostrophe in front.",
            tuple(_tables(base)),
        ),
    )


def _tables(base: KnowledgeBase) -> Iterator[Offer]:
    for table in data_tables(base):
        yield Offer(table.title, urls.data_table(table.name), table.description)


def _api(plug_ins: PlugIns) -> Iterator[Offer]:
    yield Offer("Index", urls.collection("index"), "what there is and where: begin here")
    yield Offer("OpenAPI", urls.collection("openapi"), "the API described for tools")
    yield Offer("Evidence matrix", urls.collection("evidence-matrix"), "treatments by outcomes")
    yield Offer("Studies", urls.collection("studies"), "all studies in short")
    yield Offer("Claims", urls.collection("claims"), "what public pages say, and whether it is true")
    yield Offer("Disagreements", urls.collection("disagreements"), "where sources differ")
    yield Offer("Works", urls.collection("works"), "every work cited, with who cites it")
    yield from plug_ins.offers
    yield Offer("llms.txt", urls.LLMS, "the contents for language models")
