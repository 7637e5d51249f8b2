"""One page being written: its links, its citations, and values as a reader sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from typing import TypeVar

from markupsafe import Markup

from monograph import urls
from monograph.entries import Entry, Term
from monograph.entries.reading.computed import computed_once
from monograph.entries.shared import vocabulary as words
from monograph.entries.shared.parts import Citation, Reported, SourceReading, Statement
from monograph.knowledge_base import KnowledgeBase
from monograph.text import Citations, Mention, Wording
from monograph.text.syntax import TextCitation
from monograph.views.formatting import entry_text as text
from monograph.views.formatting.blocks import Fact
from monograph.views.formatting.content import (
    NOTHING,
    Content,
    Element,
    GlossaryWord,
    Part,
    Role,
    Trusted,
    absent,
    all_of,
    citation_marks,
    content,
    joined,
    link_to,
    phrase,
    remark,
    unsound,
)
from monograph.views.formatting.glossary import glossary_of
from monograph.views.formatting.links import PageLinks
from monograph.views.formatting.marks import Mark

Value = TypeVar("Value")


def figure(value: object) -> str:
    """Return a value as text: thousands apart in a count, everything else as it prints itself."""
    return f"{value:,}" if isinstance(value, int) else str(value)


# How a reader is told why there is no value; a search that found none gives its date.
ABSENCE_WORDS = {
    words.Absence.NOT_REPORTED: "not reported",
    words.Absence.NOT_SEEN: "not seen in the part that was read",
    words.Absence.NOT_SEARCHED: "not searched for",
    words.Absence.NOT_REACHED: "not reached",
    words.Absence.NOT_ESTIMABLE: "not estimable",
}

_EXTENT_READ = {
    words.ReadingExtent.FULL_TEXT: "full text read",
    words.ReadingExtent.ABSTRACT: "abstract read",
    words.ReadingExtent.EXCERPT: "excerpt read",
    words.ReadingExtent.RECORD: "record only read",
}


class Writer(PageLinks):
    """Writes values onto the page at one address. Nothing in it changes: numbers follow from the finished page."""

    def __init__(self, base: KnowledgeBase, address: str, sources: Iterable[SourceReading] = ()) -> None:
        super().__init__(base, address)
        self._readings = self._own_readings = _by_work(sources)

    def reading_from(self, entry: Entry) -> Writer:
        """Return a writer on the same page that knows how ``entry`` read its sources, for values of that entry."""
        other = copy(self)
        other._readings = _by_work(entry.sources)
        return other

    # Links in text

    def _link_in_text(self, entry_id: str, label: str, is_inside_sentence: bool) -> Content:
        words = label or self.name_for(entry_id, is_inside_sentence)
        link = self.link(entry_id, words)
        return self._explained(entry_id, words, link) or link

    def _explained(self, entry_id: str, words: str, later: Content) -> Content:
        """Return a term with what explains it at the page's first use; nothing for what needs no explanation."""
        entry = self.base.sheets[entry_id].entry
        address = self.address_of(entry_id)
        if not isinstance(entry, Term) or address == self.address:
            return NOTHING
        attributes = (
            ("class", "mg-term"),
            ("href", self.href(address)),
            ("title", _definitions(self.base)[entry_id]),
        )
        first = Content((Element("a", content(words), attributes, entry=entry_id),))
        return Content((GlossaryWord(entry_id, first, later),))

    def _with_terms(self, words: str) -> Content:
        """Return words with those of the glossary marked, so that the first use of each can be explained."""
        parts: list[Part] = []
        begin = 0
        for match, term in glossary_of(self.base).found_in(words):
            link = self._explained(term, match[0], content(match[0]))
            if link:
                parts += [words[begin : match.start()], link]
                begin = match.end()
        return all_of((*parts, words[begin:]))

    # Citations

    def cite(self, citations: Iterable[Citation] | None) -> Content:
        """Return the marks of some citations; several places in one work share a mark."""
        places: dict[str, list[str]] = {}
        for one in citations or ():
            said = ", ".join(part for part in (one.at, self._depth(one)) if part)
            places.setdefault(one.work, []).append(said)
        return citation_marks(self._mark(work, "; ".join(filter(None, said))) for work, said in places.items())

    def works_in_words(self, citations: Iterable[Citation]) -> Content:
        """Return the works that some citations name in words, each with how it was read."""
        said = (
            joined((self.base.bibliography[one.work].short, self.warning_on_work(one.work), self._depth(one)))
            for one in citations
        )
        return joined(dict.fromkeys(said), "; ")

    def _depth(self, citation: Citation) -> str:
        reading = self._readings.get(citation.work)
        extent = citation.read or (reading.read if reading else None)
        access = citation.access or (reading.access if reading else None)
        parts = [_EXTENT_READ[extent]] if extent else []
        parts += ["on a copy"] if access is words.ReadingAccess.COPY else []
        parts += ["our inference"] if citation.basis is words.Basis.INFERRED else []
        parts += [self.plain(citation.note)] if citation.note else []
        return ", ".join(parts)

    def _mark(self, key: str, place: str, before: str = "") -> Mark:
        short = self.base.bibliography[key].short
        return Mark(key, short, place, before, self.warning_on_work(key), self._readings.get(key))

    def _short_with_warning(self, key: str) -> str:
        return ", ".join(filter(None, (self.base.bibliography[key].short, self.warning_on_work(key))))

    def _cite_in_text(self, cited: tuple[TextCitation, ...], is_running: bool) -> Content:
        if is_running:
            key = cited[0].key
            return phrase("{}{}", self.base.bibliography[key].short, citation_marks([self._mark(key, "")]))
        places: dict[tuple[str, str], list[str]] = {}
        for one in cited:
            places.setdefault((one.key, one.prefix), []).append(one.locator)
        return citation_marks(
            self._mark(key, "; ".join(filter(None, said)), prefix) for (key, prefix), said in places.items()
        )

    def full_reference(self, key: str) -> Content:
        """Return a work's formatted reference with its links out."""
        reference = self.base.bibliography[key]
        shown = Content((Trusted(Markup(reference.html), reference.text),))  # noqa: S704 - escaped by the bibliography
        out = (link_to(one.url, f"{one.label}: {one.text}", rel="noopener") for one in reference.links)
        warning = self.warning_on_work(key)
        return joined((unsound(warning) if warning else NOTHING, shown, joined(out, " · ")), " ")

    def own_reading(self, key: str) -> SourceReading | None:
        """Return how the entry whose page this is read a work."""
        return self._own_readings.get(key)

    # Text

    def blocks(self, source: str | None) -> Content:
        """Return entry text as paragraphs and lists."""
        if not source:
            return NOTHING
        return text.blocks(source, self._link_in_text, self._cite_in_text, self._with_terms)

    def plain(self, source: str) -> str:
        """Return entry text as plain words, for places that hold neither links nor citation marks."""
        return Wording(self._words_of_mention, self._words_of_citations).line(source)

    def _words_of_mention(self, mention: Mention) -> str:
        words = mention.words or self.name_for(mention.target, mention.is_in_sentence)
        warning = self.warning_on(mention.target)
        return f"{words} ({warning})" if warning else words

    def _words_of_citations(self, citations: Citations) -> str:
        names = "; ".join(self._short_with_warning(one.key) for one in citations.cited)
        return names if citations.is_running else f"({names})"

    def inline(self, source: str | None) -> Content:
        """Return entry text for the middle of a line."""
        if not source:
            return NOTHING
        return text.inline(source, self._link_in_text, self._cite_in_text, self._with_terms)

    def statement(self, statement: Statement) -> Content:
        """Return a statement with its citation marks."""
        return phrase("{}{}", self.inline(statement.text), self.cite(statement.cite))

    def statements(self, statements: Iterable[Statement]) -> tuple[Content, ...]:
        """Return statements with their citation marks."""
        return tuple(self.statement(statement) for statement in statements)

    def note(self, source: str | None) -> Content:
        """Return a remark in small print, or nothing."""
        return remark(Role.NOTE, self.inline(source)) if source else NOTHING

    # Values

    def reported(
        self,
        reported: Reported[Value] | None,
        show: Callable[[Value], str | Content] = figure,
        otherwise: str = "not recorded",
    ) -> Content:
        """Return a reported value with its citations, remarks and what other sources give."""
        if reported is None:
            return absent(otherwise)
        first = self._absence(reported) if reported.value is None else show(reported.value)
        parts = [
            phrase("{}{}", first, self.cite(reported.cite)),
            self._own_figures(reported),
            self.note(reported.note),
            self._search_date(reported),
        ]
        for other in reported.also_reported:
            said = phrase("also reported: {}{}", show(other.value), self.cite(other.cite))
            why = phrase(". {}", self.inline(other.note)) if other.note else NOTHING
            parts.append(remark(Role.ALSO, said, why))
        if reported.preferred_because:
            reason = self.inline(reported.preferred_because)
            why_first = "Why the first value" if reported.value is not None else "Why none comes first"
            parts.append(remark(Role.WHY, phrase("{}: {}", why_first, reason)))
        return joined((part for part in parts if part), " ")

    def _search_date(self, reported: Reported[Value]) -> Content:
        # Of a search that found nothing the date is said with the absence.
        if reported.searched is None or reported.absent is words.Absence.NONE_FOUND:
            return NOTHING
        return remark(Role.NOTE, f"Searched on {reported.searched}.")

    def _own_figures(self, reported: Reported[Value]) -> Content:
        if reported.own_figures_give is None:
            return NOTHING
        return remark(Role.SLIP, f"The source says so; its own figures give {reported.own_figures_give}.")

    def _absence(self, reported: Reported[Value]) -> Content:
        if reported.absent is words.Absence.NONE_FOUND:
            return absent(f"searched on {reported.searched}, none found")
        return absent(ABSENCE_WORDS[reported.absent]) if reported.absent else NOTHING

    def facts(self, *pairs: tuple[str, Content | str | None]) -> tuple[Fact, ...]:
        """Return the labelled values that hold something."""
        return tuple(Fact(label, content(value)) for label, value in pairs if value)

    def fact(
        self, label: str, reported: Reported[Value] | None, show: Callable[[Value], str | Content] = figure
    ) -> tuple[str, Content | None]:
        """Return a labelled reported value, or an empty one when the entry does not speak of it."""
        return (label, self.reported(reported, show) if reported is not None else None)


@computed_once
def _definitions(base: KnowledgeBase) -> Mapping[str, str]:
    writer = Writer(base, urls.HOME)
    return {sheet.id: writer.plain(sheet.entry.summary.plain) for sheet in base.all(Term)}


def _by_work(sources: Iterable[SourceReading]) -> Mapping[str, SourceReading]:
    return {str(source.work): source for source in sources}
