"""One page being written: its links, its numbered citations, and values as a reader sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from typing import TypeVar

from markupsafe import Markup, escape

from monograph import urls
from monograph.entries import Entry, Term
from monograph.entries.shared import vocabulary as words
from monograph.entries.shared.parts import Citation, Reported, SourceReading, Statement
from monograph.evidence.pico.names import inside_sentence
from monograph.evidence.studies.soundness import soundness_of_entry, soundness_of_work
from monograph.knowledge_base import KnowledgeBase
from monograph.text import Citations, Mention, Wording
from monograph.text.syntax import TextCitation
from monograph.views.writing import html as text
from monograph.views.writing.blocks import Fact, NumberedReference
from monograph.views.writing.glossary import glossary_of
from monograph.views.writing.marks import Mark, raised, unsound

Value = TypeVar("Value")


def figure(value: object) -> str:
    """Return a value as text: thousands apart in a count, everything else as it prints itself."""
    return f"{value:,}" if isinstance(value, int) else str(value)


NOTHING = Markup("")
# The word beside whatever rests on a work that is not sound; a corrected work is sound.
UNSOUND_WORDS = {words.NoticeType.RETRACTION: "retracted", words.NoticeType.CONCERN: "under concern"}
_RANKED: Mapping[str, tuple[str, ...]] = {
    "certainty": tuple(words.Certainty),
    "verdict": (*words.Verdict, *words.ClaimVerdict),
}
_TERM = Markup('<a class="mg-term" href="{}" title="{}">{}</a>')
# How a reader is told why there is no value; a search that found none gives its date.
ABSENCE_WORDS = {
    words.Absence.NOT_REPORTED: "not reported",
    words.Absence.NOT_SEEN: "not seen in the part that was read",
    words.Absence.NOT_SEARCHED: "not searched for",
    words.Absence.NOT_REACHED: "not reached",
    words.Absence.NOT_ESTIMABLE: "not estimable",
}

_REMARKS = tuple(f'<span class="mg-{name}">' for name in ("note", "also", "why", "slip"))
_EXTENT_READ = {
    words.ReadingExtent.FULL_TEXT: "full text read",
    words.ReadingExtent.ABSTRACT: "abstract read",
    words.ReadingExtent.EXCERPT: "excerpt read",
    words.ReadingExtent.RECORD: "record only read",
}


class Writer:
    """Writes values onto one page, numbering the works it cites in the order they appear.

    The numbering is the only thing that changes; a writer lives as long as the making of its page.
    """

    def __init__(self, base: KnowledgeBase, address: str, sources: Iterable[SourceReading] = ()) -> None:
        self.base = base
        self.address = address
        self._readings = self._own_readings = _readings_of(sources)
        self._marks: dict[str, list[str]] = {}
        self._first_readings: dict[str, SourceReading] = {}
        self._explained: set[str] = set()

    def reading_from(self, entry: Entry) -> Writer:
        """Return a writer on the same page that knows how ``entry`` read its sources, for values of that entry."""
        other = copy(self)
        other._readings = _readings_of(entry.sources)
        return other

    # Links

    def href(self, address: str) -> str:
        """Return the link from this page to an address of the site."""
        return urls.relative(self.address, address)

    def address_of(self, entry_id: str) -> str:
        """Return the address of an entry's page."""
        return urls.entry_page(type(self.base.sheets[entry_id].entry), entry_id)

    def link(self, entry_id: str, label: str = "") -> Markup:
        """Return a link to an entry, under its name or the given words."""
        shown = label or self.base.sheets[entry_id].entry.name
        address = self.address_of(entry_id)
        if address == self.address:
            return Markup("{}").format(shown)
        link = Markup('<a href="{}">{}</a>').format(self.href(address), shown)
        warning = self.warning_on(entry_id)
        return Markup("{} {}").format(link, unsound(warning)) if warning else link

    def named(self, entry_id: str) -> str:
        """Return an entry's name in words, with the warning that it is not sound where it is not."""
        return ", ".join(filter(None, (self.base.sheets[entry_id].entry.name, self.warning_on(entry_id))))

    def warning_on(self, entry_id: str) -> str:
        """Return the word that says that a study or a guideline is not sound; nothing for any other entry."""
        kind = soundness_of_entry(entry_id, self.base)
        return UNSOUND_WORDS[kind] if kind else ""

    def warning_on_work(self, key: str) -> str:
        """Return the word that says that a work is not sound; nothing for a sound one."""
        kind = soundness_of_work(key, self.base)
        return UNSOUND_WORDS[kind] if kind else ""

    def _link_in_text(self, entry_id: str, label: str, is_inside_sentence: bool) -> Markup:
        words = label or self._name(entry_id, is_inside_sentence)
        return self._explaining(entry_id, words) or self.link(entry_id, words)

    def _name(self, entry_id: str, is_inside_sentence: bool) -> str:
        entry = self.base.sheets[entry_id].entry
        return self.in_sentence(entry.name) if is_inside_sentence and entry.is_common_noun else entry.name

    def in_sentence(self, name: str) -> str:
        """Return a name as it reads inside a sentence; a proper name keeps its capital."""
        return inside_sentence(name, self.base)

    def name_in_sentence(self, entry_id: str) -> str:
        """Return an entry's name as it reads inside a sentence."""
        return self.in_sentence(self.base.sheets[entry_id].entry.name)

    def links(self, entry_ids: Iterable[str]) -> Markup:
        """Return links to several entries, with commas between."""
        return Markup(", ").join(self.link(entry_id) for entry_id in entry_ids)

    def _explaining(self, entry_id: str, words: str) -> Markup:
        """Return a link to a term with its definition where the page first uses it, and nothing elsewhere."""
        entry = self.base.sheets[entry_id].entry
        address = self.address_of(entry_id)
        if not isinstance(entry, Term) or entry_id in self._explained or address == self.address:
            return NOTHING
        self._explained.add(entry_id)
        definition = self.plain(entry.summary.plain)
        return _TERM.format(self.href(address), definition, words)

    def _with_terms(self, words: str) -> Markup:
        """Return words with a link at each word of the glossary that the page has not explained yet."""
        parts, begin = [], 0
        for match, term in glossary_of(self.base).found_in(words):
            link = self._explaining(term, match[0])
            if link:
                parts += [escape(words[begin : match.start()]), link]
                begin = match.end()
        return Markup("").join((*parts, escape(words[begin:])))

    # Citations

    def cite(self, citations: Iterable[Citation] | None) -> Markup:
        """Return the numbered marks of some citations; several places in one work share a mark."""
        places: dict[str, list[str]] = {}
        for one in citations or ():
            said = ", ".join(part for part in (one.at, self._depth(one)) if part)
            places.setdefault(one.work, []).append(said)
        return raised(self._mark(work, "; ".join(filter(None, said))) for work, said in places.items())

    def told_in(self, citations: Iterable[Citation]) -> Markup:
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
        marks = self._marks.setdefault(key, [])
        if key in self._readings:
            self._first_readings.setdefault(key, self._readings[key])
        number = list(self._marks).index(key) + 1
        anchor = f"cite-{number}-{len(marks) + 1}"
        marks.append(anchor)
        short = self.base.bibliography[key].short
        return Mark(number, anchor, short, place, before, self.warning_on_work(key))

    def _short_with_warning(self, key: str) -> str:
        return ", ".join(filter(None, (self.base.bibliography[key].short, self.warning_on_work(key))))

    def _cite_in_text(self, cited: tuple[TextCitation, ...], is_running: bool) -> Markup:
        if is_running:
            key = cited[0].key
            return Markup("{}{}").format(self.base.bibliography[key].short, raised([self._mark(key, "")]))
        places: dict[tuple[str, str], list[str]] = {}
        for one in cited:
            places.setdefault((one.key, one.prefix), []).append(one.locator)
        return raised(
            self._mark(key, "; ".join(filter(None, said)), prefix) for (key, prefix), said in places.items()
        )

    def full_reference(self, key: str) -> Markup:
        """Return a work's formatted reference with its links out."""
        reference = self.base.bibliography[key]
        shown = Markup(reference.html)  # noqa: S704 - escaped by the bibliography
        links = '<a href="{}" rel="noopener">{}: {}</a>'
        out = (Markup(links).format(one.url, one.label, one.text) for one in reference.links)  # noqa: S704 - a constant
        warning = self.warning_on_work(key)
        return joined((unsound(warning) if warning else NOTHING, shown, joined(out, " · ")), " ")

    @property
    def cited(self) -> tuple[str, ...]:
        """The keys of the works cited so far, in the order of their numbers."""
        return tuple(self._marks)

    def references(self) -> tuple[NumberedReference, ...]:
        """Return the works cited so far, numbered in the order they were cited."""
        return tuple(
            NumberedReference(
                number=number,
                reference=self.base.bibliography[key],
                anchor=f"ref-{number}",
                href=self.href(urls.work_page(key)),
                reading=self._reading_words(key),
                marks=tuple(marks),
                warning=self.warning_on_work(key),
            )
            for number, (key, marks) in enumerate(self._marks.items(), start=1)
        )

    def _reading_words(self, key: str) -> str:
        # A page tells how its own entry read a work, even where another entry's value cites it first.
        reading = self._own_readings.get(key) or self._first_readings.get(key)
        if reading is None:
            return ""
        where = "" if reading.access is words.ReadingAccess.ORIGINAL else ", on a copy"
        note = f" {self.plain(reading.note)}" if reading.note else ""
        return f"{str(reading.nature).capitalize()}; read: {reading.read}{where}.{note}"

    # Text

    def blocks(self, source: str | None) -> Markup:
        """Return entry text as paragraphs and lists."""
        if not source:
            return NOTHING
        return text.blocks(source, self._link_in_text, self._cite_in_text, self._with_terms)

    def plain(self, source: str) -> str:
        """Return entry text as plain words, for places that hold neither links nor citation marks."""
        return Wording(self._words_of_mention, self._words_of_citations).line(source)

    def _words_of_mention(self, mention: Mention) -> str:
        words = mention.words or self._name(mention.target, mention.is_in_sentence)
        warning = self.warning_on(mention.target)
        return f"{words} ({warning})" if warning else words

    def _words_of_citations(self, citations: Citations) -> str:
        names = "; ".join(self._short_with_warning(one.key) for one in citations.cited)
        return names if citations.is_running else f"({names})"

    def inline(self, source: str | None) -> Markup:
        """Return entry text for the middle of a line."""
        if not source:
            return NOTHING
        return text.inline(source, self._link_in_text, self._cite_in_text, self._with_terms)

    def statement(self, statement: Statement) -> Markup:
        """Return a statement with its citation marks."""
        return Markup("{}{}").format(self.inline(statement.text), self.cite(statement.cite))

    def statements(self, statements: Iterable[Statement]) -> tuple[Markup, ...]:
        """Return statements with their citation marks."""
        return tuple(self.statement(statement) for statement in statements)

    def note(self, source: str | None) -> Markup:
        """Return a remark in small print, or nothing."""
        return Markup('<span class="mg-note">{}</span>').format(self.inline(source)) if source else NOTHING

    # Values

    def reported(
        self,
        reported: Reported[Value] | None,
        show: Callable[[Value], str | Markup] = figure,
        otherwise: str = "not recorded",
    ) -> Markup:
        """Return a reported value with its citations, remarks and what other sources give."""
        if reported is None:
            return absent(otherwise)
        first = self._absence(reported) if reported.value is None else show(reported.value)
        parts = [
            Markup("{}{}").format(first, self.cite(reported.cite)),
            self._own_figures(reported),
            self.note(reported.note),
            self._search_date(reported),
        ]
        for other in reported.also_reported:
            said = Markup("also reported: {}{}").format(show(other.value), self.cite(other.cite))
            why = Markup(". {}").format(self.inline(other.note)) if other.note else NOTHING
            parts.append(Markup('<span class="mg-also">{}{}</span>').format(said, why))
        if reported.preferred_because:
            reason = self.inline(reported.preferred_because)
            why_first = "Why the first value" if reported.value is not None else "Why none comes first"
            parts.append(Markup('<span class="mg-why">{}: {}</span>').format(why_first, reason))
        return Markup(" ").join(part for part in parts if part)

    def _search_date(self, reported: Reported[Value]) -> Markup:
        # Of a search that found nothing the date is said with the absence.
        if reported.searched is None or reported.absent is words.Absence.NONE_FOUND:
            return NOTHING
        return Markup('<span class="mg-note">Searched on {}.</span>').format(reported.searched)

    def _own_figures(self, reported: Reported[Value]) -> Markup:
        if reported.own_figures_give is None:
            return NOTHING
        said = '<span class="mg-slip">The source says so; its own figures give {}.</span>'
        return Markup(said).format(reported.own_figures_give)  # noqa: S704 - a constant

    def _absence(self, reported: Reported[Value]) -> Markup:
        if reported.absent is words.Absence.NONE_FOUND:
            return absent(f"searched on {reported.searched}, none found")
        return absent(ABSENCE_WORDS[reported.absent]) if reported.absent else NOTHING

    def facts(self, *pairs: tuple[str, Markup | str | None]) -> tuple[Fact, ...]:
        """Return the labelled values that hold something."""
        return tuple(Fact(label, Markup("{}").format(value)) for label, value in pairs if value)

    def fact(
        self, label: str, reported: Reported[Value] | None, show: Callable[[Value], str | Markup] = figure
    ) -> tuple[str, Markup | None]:
        """Return a labelled reported value, or an empty one when the entry does not speak of it."""
        return (label, self.reported(reported, show) if reported is not None else None)


def _readings_of(sources: Iterable[SourceReading]) -> Mapping[str, SourceReading]:
    return {str(source.work): source for source in sources}


def absent(reason: str) -> Markup:
    """Return the words that stand where a value is missing."""
    return Markup('<span class="mg-absent">{}</span>').format(reason)


def computed(value: str, from_what: str) -> Markup:
    """Return a value that the program worked out, marked as such, with what it was worked out from."""
    return Markup('<span class="mg-computed" title="Computed from {}">{}</span>').format(from_what, value)


def chip(word: str, family: str) -> Markup:
    """Return a word from a closed vocabulary as a small label; ``family`` chooses its colours."""
    shown = '<span class="mg-chip mg-{}-{}"{}>{}</span>'
    return Markup(shown).format(family, as_name(word), sorted_as(word, family), word)  # noqa: S704 - a constant


def sorted_as(word: str, family: str) -> Markup:
    """Return the place of a word in a vocabulary that has an order of its own, for scripts that sort tables."""
    ranked = _RANKED.get(family, ())
    return Markup(' data-sort="{}"').format(ranked.index(word)) if word in ranked else NOTHING


def as_name(word: str) -> str:
    """Return a word from a closed vocabulary as part of the name of a style or a place."""
    return word.replace(" ", "-").replace(",", "")


def folded(summary: str, content: Markup) -> Markup:
    """Return content that opens on a click, without a script; nothing when there is none."""
    opened = '<details class="mg-fold"><summary>{}</summary>{}</details>'
    return Markup(opened).format(summary, content) if content else NOTHING  # noqa: S704 - a constant


def code(text: str) -> Markup:
    """Return text as it was typed, its line breaks as entities: a page's blocks are one line each."""
    shown = Markup("&#10;").join(text.splitlines())
    return Markup('<pre class="mg-code" tabindex="0"><code>{}</code></pre>').format(shown)


def as_typed(text: str) -> Markup:
    """Return text for a table cell, with its line breaks."""
    return Markup("<br>").join(text.strip().splitlines())


def joined(parts: Iterable[str | Markup], between: str = ", ") -> Markup:
    """Return the parts that are not empty with something between them."""
    return Markup("{}").format(between).join(Markup("{}").format(part) for part in parts if part)


def run_of(parts: Iterable[Markup]) -> Markup:
    """Return figures side by side, or each on a line of its own where a remark on one would break the row."""
    figures = tuple(parts)
    return lines(figures) if any(remark in part for part in figures for remark in _REMARKS) else joined(figures)


def lines(parts: Iterable[str | Markup]) -> Markup:
    """Return each part on a line of its own inside a table cell."""
    return Markup("").join(Markup("<div>{}</div>").format(part) for part in parts if part)
