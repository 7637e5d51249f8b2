"""What the search knows of each entry: every name it goes by, and the line that answers at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from monograph.entries import KINDS, Claim, Condition, Drug, Entry, Guideline, Outcome, Question, Study, Term
from monograph.entries.sheet import Sheet
from monograph.evidence.answer_order import options_in_order
from monograph.knowledge_base import KnowledgeBase
from monograph.views.certainty_chips import certainty_words
from monograph.views.frame import writer_for
from monograph.views.opening import opening
from monograph.views.writing import Writer

_LONGEST_LINE = 140  # characters
_MOST_SAID = 3


class Said(NamedTuple):
    """A verdict and the certainty beside it, on what it is given; each is empty when there is none."""

    about: str
    verdict: str
    certainty: str

    @property
    def words(self) -> str:
        """The verdict and the certainty in words: may help, certainty of benefit low; of harm very low."""
        return ", ".join(filter(None, (self.verdict, self.certainty)))


@dataclass(frozen=True, slots=True)
class Findable:
    """One entry for the search: ``address`` from the site's top, ``names`` besides the page's own title.

    ``about`` are words that lead to it and are no names of it.
    """

    address: str
    kind: str
    name: str
    names: tuple[str, ...]
    about: tuple[str, ...]
    line: str
    said: tuple[Said, ...]


def findable(base: KnowledgeBase) -> tuple[Findable, ...]:
    """Return every entry for the search, in the order of the navigation."""
    verdicts = _verdicts_on_drugs(base)
    return tuple(_findable(sheet, base, verdicts) for kind in KINDS for sheet in base.all(kind))


def _findable(sheet: Sheet[Entry], base: KnowledgeBase, verdicts: Mapping[str, list[Said]]) -> Findable:
    entry, writer = sheet.entry, writer_for(sheet, base)
    former = (name.replace("-", " ") for name in entry.former_ids)
    names: dict[str, str] = {}
    for name in (entry.name, *_names(entry), *former):
        names.setdefault(name.casefold(), name)  # of names that differ in capitals only, the first is kept
    said = verdicts[sheet.id] if isinstance(entry, Drug) else tuple(said_by(entry, base))
    return Findable(
        address=writer.address,
        kind=entry.label,
        name=entry.page_title,
        names=tuple(names.values())[1:],
        about=(*entry.tags, *_about(entry)),
        line=_shortened(_line(sheet, writer)),
        said=tuple(said[:_MOST_SAID]),
    )


def _line(sheet: Sheet[Entry], writer: Writer) -> str:
    warning = writer.warning_on(sheet.id)
    said = opening(sheet.entry, writer)
    return f"{warning.capitalize()}. {said}" if warning else said


def _names(entry: Entry) -> Iterator[str]:
    match entry:
        case Drug():
            yield from (*entry.synonyms, *entry.brand_names)
            yield from (record.product for record in entry.regulatory)
        case Condition() | Outcome() | Term():
            yield from entry.synonyms
        case Study():
            yield from (one.number for one in entry.registrations)


def _about(entry: Entry) -> Iterator[str]:
    match entry:
        case Study():
            yield entry.title
        case Guideline():
            yield entry.organisation
        case Claim():
            yield entry.document.title


def said_by(entry: Entry, base: KnowledgeBase) -> Iterator[Said]:
    """Yield the verdicts that an entry itself gives: an answer's on each treatment, or a claim check's."""
    match entry:
        case Question():
            for _, option in options_in_order(entry, base):
                name = base.get(Drug, option.drug).entry.name
                yield Said(name, str(option.verdict), certainty_words(option))
        case Claim():
            yield Said("", str(entry.verdict), "")


def _verdicts_on_drugs(base: KnowledgeBase) -> Mapping[str, list[Said]]:
    """Return what the answers say of each treatment, under the names of their questions."""
    found: dict[str, list[Said]] = defaultdict(list)
    for sheet in base.all(Question):
        for option in sheet.entry.options:
            said = Said(sheet.entry.name, str(option.verdict), certainty_words(option))
            found[option.drug].append(said)
    return found


def _shortened(line: str) -> str:
    return line if len(line) <= _LONGEST_LINE else line[:_LONGEST_LINE].rsplit(" ", 1)[0] + "…"
