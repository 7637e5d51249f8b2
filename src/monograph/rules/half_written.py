"""Rules on running text: links and citations are whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from monograph.entries import Entry
from monograph.entries.reading.computed import computed_once
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.pico.entry_names import names_in
from monograph.evidence.prose.half_written import HalfWritten, half_written
from monograph.knowledge_base import KnowledgeBase
from monograph.rules.rule import Breach, Judgement, Passed, Setting, Theme, rule
from monograph.sources import Path
from monograph.text.fields import EntryText


@rule(Theme.WORDING, Entry)
def link_is_whole(sheet: Sheet[Entry], setting: Setting) -> Iterator[Judgement]:
    """A link in running text has its brackets: two before the id, and two after it or its words.

    With one bracket missing the reader sees the signs, and nothing leads anywhere. Brackets around ordinary words,
    such as [sic] or [0.1, 0.5], are left alone; so is what a backslash comes before.

    Source: CommonMark 0.31.2, section 2.4 (backslash escapes); links are written as in wikis.

    Passes:

        drug/zorbatine:
          not_covered: See [[quill-2031]] and [[quill-2031|the trial]]; it printed "hmu" [sic].
        study/quill-2031: {}

    Fails:

        drug/glimmerine:
          not_covered: See [[quill-2031]].
        drug/zorbatine:
          not_covered: See [[quill-2031]] and [[quill-2031] for more.
        study/quill-2031: {}
    """
    yield from _judged(sheet, setting.base, is_about_links=True)


@rule(Theme.WORDING, Entry)
def citation_is_whole(sheet: Sheet[Entry], setting: Setting) -> Iterator[Judgement]:
    """A citation in running text has its two brackets, its @ and its comma.

    Otherwise it is printed as it was typed, and the reader is not led to the source. A bracket that holds the key
    of no work is left alone, and so is what a backslash comes before.

    Source: Pandoc User's Guide, citation syntax.

    Passes:

        drug/zorbatine:
          not_covered: It was studied once [@Quill2031, table 2], in [18F] form.

    Fails:

        drug/glimmerine:
          not_covered: It was studied once [@Quill2031, table 2].
        drug/zorbatine:
          not_covered: It was studied once [@Quill2031, table 2], and again [@Quill2031, table 3.
    """
    yield from _judged(sheet, setting.base, is_about_links=False)


_SIGNS = frozenset("[]@＠({")


def _judged(sheet: Sheet[Entry], base: KnowledgeBase, *, is_about_links: bool) -> Iterator[Judgement]:
    for path, text in sheet.parts(EntryText):
        halves = (
            [one for one in _halves(str(text), base) if one.is_link is is_about_links]
            if _SIGNS.intersection(text)
            else []
        )
        for one in halves:
            yield _breach(path, one, str(text))
        if not halves:
            yield Passed(path)


def _breach(path: Path, one: HalfWritten, text: str) -> Breach:
    what = "link" if one.is_link else "citation"
    found = f"`{one.token}` is half a {what}"
    # A whole link begins as its half does: the place is behind those.
    return Breach(path, found, one.remedy, token=one.token, earlier=text.count(one.token, 0, one.start))


def _halves(text: str, base: KnowledgeBase) -> tuple[HalfWritten, ...]:
    found = _found_so_far(base)
    if text not in found:
        found[text] = tuple(half_written(text, base.sheets.keys(), base.bibliography.keys(), _names(base)))
    return found[text]


@computed_once
def _found_so_far(base: KnowledgeBase) -> dict[str, tuple[HalfWritten, ...]]:
    return {}  # two rules ask for the same texts


@computed_once
def _names(base: KnowledgeBase) -> Mapping[str, str]:
    """Return the ids of entries by their names and other names, in small letters; what two share is left out."""
    named: dict[str, set[str]] = defaultdict(set)
    for sheet in base.sheets.values():
        for one in names_in(sheet):
            named[one.name.casefold()].add(sheet.id)
    return {name: ids.pop() for name, ids in named.items() if len(ids) == 1}


RULES = (link_is_whole, citation_is_whole)
