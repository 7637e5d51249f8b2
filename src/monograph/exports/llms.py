"""llms.txt: the site's contents for language models and the programs around them (llmstxt.org)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from monograph import urls
from monograph.entries import Condition, Drug, Question
from monograph.entries.reading.sheet import Sheet
from monograph.exports.files import ExportFile
from monograph.knowledge_base import KnowledgeBase
from monograph.views.across.search import said_by
from monograph.views.formatting.writer import Writer
from monograph.views.page.opening import opening
from monograph.views.page.review import base_review_words

_MARK_UP = re.compile(r"([\\\[\]`*_<]|&(?=#?\w+;))")


class Resource(NamedTuple):
    """A file to load: its name, its address from the site's top, and its content in a few words."""

    name: str
    address: str
    says: str


def llms_txt(base: KnowledgeBase, resources: Iterable[Resource] = ()) -> ExportFile:
    """Return llms.txt, with ``resources`` (the API's index, the downloads) in its section on data.

    Links are absolute when the knowledge base gives the address of its site, else relative to the site's top.
    """
    return ExportFile(urls.LLMS, ("\n".join(_lines(base, resources)) + "\n").encode())


def _lines(base: KnowledgeBase, resources: Iterable[Resource]) -> Iterator[str]:
    about, writer = base.about, Writer(base, urls.LLMS)
    yield f"# {_plain(about.title)}"
    yield f"\n> {_plain(about.description)}"
    yield f"\n{base_review_words(base)} This is information about evidence. It is not medical advice."
    yield "\nWhoever quotes an answer should give its certainty, say that it is a draft, and link to its page."
    yield "\n## Questions\n"
    for sheet in base.all(Question):
        yield _link(sheet.entry.name, writer.address_of(sheet.id), _answer(sheet, writer), base)
    for heading, sheets in (("Treatments", base.all(Drug)), ("Conditions", base.all(Condition))):
        yield f"\n## {heading}\n"
        for one in sheets:
            yield _link(one.entry.name, writer.address_of(one.id), opening(one.entry, writer), base)
    yield "\n## Data\n"
    for name, address, says in (*resources, *_OWN):
        yield _link(name, address, says, base)


_OWN = (
    Resource("Works cited", urls.REFERENCES, "every source, with identifiers"),
    Resource("What changed", urls.site_feed(urls.JSON_FEED), "the newest changes, as a JSON Feed"),
)


def _answer(sheet: Sheet[Question], writer: Writer) -> str:
    """Return how an answer begins, and each treatment with its verdict and certainty."""
    options = "; ".join(f"{one.about}: {one.words}" for one in said_by(sheet.entry, writer.base))
    return f"{opening(sheet.entry, writer)} ({options})"


def _link(name: str, address: str, says: str, base: KnowledgeBase) -> str:
    said = f": {_plain(says)}" if says else ""
    return f"- [{_plain(name)}]({base.about.address or ''}{address}){said}"


def _plain(text: str) -> str:
    """Return text on one line in which nothing is Markdown."""
    return _MARK_UP.sub(r"\\\1", " ".join(text.split()))
