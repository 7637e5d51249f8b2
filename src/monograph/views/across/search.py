"""What the search knows of each entry and work: every name it goes by, and the line that answers at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from monograph import urls
from monograph.bibliography import Reference
from monograph.entries import KINDS, Claim, Condition, Drug, Entry, Guideline, Question, Study
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.answers.order import options_in_order
from monograph.evidence.pico.treatments import drugs_given
from monograph.knowledge_base import KnowledgeBase
from monograph.views.formatting.certainty_chips import certainty_words
from monograph.views.formatting.writer import Writer
from monograph.views.page.frame import writer_for
from monograph.views.page.opening import opening

# What a page is called there that is of no entry.
PAGE, WORK = "Page", "Reference"
_LONGEST_LINE = 140  # characters
_MOST_SAID = 3
_MOST_AUTHORS = 3


class Said(NamedTuple):
    """A verdict with its certainty, what it is on and that one's page; each is empty when there is none."""

    about: str
    verdict: str
    certainty: str
    address: str = ""

    @property
    def words(self) -> str:
        """The verdict and the certainty in words: "may help, certainty of evidence on benefit: low"."""
        return ", ".join(filter(None, (self.verdict, self.certainty)))


@dataclass(frozen=True, slots=True)
class Findable:
    """One entry or work for the search: ``address`` from the site's top, ``names`` besides the page's own title.

    ``identifiers`` are what registers and we ourselves call it; ``about`` are other words that lead to it;
    ``related`` are addresses whose names lead to it as well.
    """

    address: str
    kind: str
    name: str
    line: str = ""
    names: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()


def findable(base: KnowledgeBase) -> tuple[Findable, ...]:
    """Return every entry for the search in the order of the navigation, then every work."""
    verdicts = _verdicts_on_drugs(base)
    entries = (_findable(sheet, base, verdicts) for kind in KINDS for sheet in base.all(kind))
    return (*entries, *(_work(base.bibliography[key], base) for key in base.bibliography))


def _findable(sheet: Sheet[Entry], base: KnowledgeBase, verdicts: Mapping[str, list[Said]]) -> Findable:
    entry, writer = sheet.entry, writer_for(sheet, base)
    said = verdicts[sheet.id] if isinstance(entry, Drug) else tuple(said_by(entry, base))
    return Findable(
        address=writer.address,
        kind=entry.label,
        name=entry.page_title,
        line=_shortened(_line(sheet, writer)),
        names=_different(_names(entry), entry.name),
        identifiers=_different((*_identifiers(entry), sheet.id, *entry.former_ids), entry.name),
        about=(*entry.tags, *_about(entry)),
        related=tuple(dict.fromkeys((*(one.address for one in said if one.address), *_related(entry, base)))),
        said=tuple(said[:_MOST_SAID]),
    )


def _line(sheet: Sheet[Entry], writer: Writer) -> str:
    warning = writer.warning_on(sheet.id)
    said = opening(sheet.entry, writer)
    return f"{warning.capitalize()}. {said}" if warning else said


def _work(reference: Reference, base: KnowledgeBase) -> Findable:
    identifiers = (link.text for link in reference.links)
    fields = reference.record.fields
    numbers = (
        fields[name] for name in ("isbn", "issn", "number") if name in fields and reference.kind != "article"
    )
    written = ", ".join(filter(None, (*reference.authors[:_MOST_AUTHORS], reference.container)))
    return Findable(
        address=urls.work_page(reference.key),
        kind=WORK,
        name=reference.title,
        line=_shortened(written),
        names=_different((reference.short,), reference.title),
        identifiers=_different((*identifiers, *numbers, reference.key), reference.title),
    )


def _different(names: Iterable[str], title: str) -> tuple[str, ...]:
    """Return names that differ from the title and from each other in more than capitals."""
    found = {title.casefold(): title}
    for name in names:
        found.setdefault(name.casefold(), name)
    return tuple(found.values())[1:]


def _names(entry: Entry) -> Iterator[str]:
    if entry.title_prefix:
        yield entry.name
    yield from getattr(entry, "synonyms", ())
    if isinstance(entry, Drug):
        yield from entry.brand_names
        yield from (record.product for record in entry.regulatory)
        yield from (dose.product for dose in entry.doses if dose.product)


def _identifiers(entry: Entry) -> Iterator[str]:
    match entry:
        case Drug() | Condition():
            yield from (one.value for one in entry.identifiers)
        case Study():
            yield from (one.number for one in entry.registrations)


def _about(entry: Entry) -> Iterator[str]:
    match entry:
        case Study():
            yield entry.title
        case Guideline():
            yield entry.organisation
        case Claim():
            yield from filter(None, (entry.document.title, entry.document.publisher))


def _related(entry: Entry, base: KnowledgeBase) -> Iterator[str]:
    """Yield the addresses of what an entry is about, and of the works that are its own."""
    match entry:
        case Question():
            asked = (*entry.pico.interventions, *entry.pico.background, *entry.pico.population)
            yield from _pages((*asked, *filter(None, (entry.pico.symptom,)), *entry.pico.outcomes), base)
        case Claim():
            yield from _pages(entry.about, base)
        case Study():
            yield from _pages(sorted(drugs_given(entry)), base)
            yield from (urls.work_page(report.work) for report in entry.reports)
            yield from (urls.work_page(one.work) for one in entry.registrations if one.work)
        case Guideline():
            yield from map(urls.work_page, entry.documents)


def _pages(entries: Iterable[str], base: KnowledgeBase) -> Iterator[str]:
    return (urls.entry_page(type(base.sheets[one].entry), one) for one in entries)


def said_by(entry: Entry, base: KnowledgeBase) -> Iterator[Said]:
    """Yield the verdicts that an entry itself gives: an answer's on each treatment, or a claim check's."""
    match entry:
        case Question():
            for _, option in options_in_order(entry, base):
                name, address = base.get(Drug, option.drug).entry.name, urls.entry_page(Drug, option.drug)
                yield Said(name, str(option.verdict), certainty_words(option), address)
        case Claim():
            yield Said("", str(entry.verdict), "")


def _verdicts_on_drugs(base: KnowledgeBase) -> Mapping[str, list[Said]]:
    """Return what the answers say of each treatment, under the names of their questions."""
    found: dict[str, list[Said]] = defaultdict(list)
    for sheet in base.all(Question):
        address = urls.entry_page(Question, sheet.id)
        for option in sheet.entry.options:
            said = Said(sheet.entry.name, str(option.verdict), certainty_words(option), address)
            found[option.drug].append(said)
    return found


def _shortened(line: str) -> str:
    return line if len(line) <= _LONGEST_LINE else line[:_LONGEST_LINE].rsplit(" ", 1)[0] + "…"
