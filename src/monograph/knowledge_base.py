"""The immutable graph: entries, references, and who points at whom.

A knowledge base exists only when shape, links and bibliography are clean. Whatever comes after it, rules,
views and exports, never has to ask whether something exists.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from monograph.bibliography import Bibliography
from monograph.entries import KINDS, Condition, Entry, Study
from monograph.entries.question import ResultPointer
from monograph.entries.sheet import Sheet
from monograph.findings import Finding, Place, Severity, did_you_mean
from monograph.links import CitedWork, Link, citations_of, links_of, values_of

EntryType = TypeVar("EntryType", bound=Entry)


@dataclass(frozen=True)
class KnowledgeBase:
    """Entries by id, works by key, and the pointers among them, ready to be read in either direction."""

    sheets: Mapping[str, Sheet[Entry]]
    bibliography: Bibliography
    links: Mapping[str, tuple[Link, ...]]
    citations: Mapping[str, tuple[CitedWork, ...]]
    backlinks: Mapping[str, tuple[str, ...]]
    citing: Mapping[str, tuple[str, ...]]

    def all(self, kind: type[EntryType]) -> tuple[Sheet[EntryType], ...]:
        """Return all entries of one kind, sorted by name."""
        return tuple(sheet for sheet in self.sheets.values() if isinstance(sheet.entry, kind))  # type: ignore[misc]

    def get(self, kind: type[EntryType], entry_id: str) -> Sheet[EntryType]:
        """Return one entry; a KeyError here is a fault of ours, because links were checked before."""
        sheet = self.sheets[entry_id]
        if not isinstance(sheet.entry, kind):
            raise KeyError(f"{entry_id} is a {sheet.kind}, not a {kind.kind}")
        return sheet  # type: ignore[return-value]

    def pointing_at(self, entry_id: str, kind: type[EntryType]) -> tuple[Sheet[EntryType], ...]:
        """Return the entries of one kind that link to ``entry_id``, sorted by name."""
        return tuple(sheet for sheet in self.all(kind) if sheet.id in self.backlinks[entry_id])


@dataclass(frozen=True)
class LinkCheck:
    """What checking the links found: the knowledge base, unless an error stands in the way."""

    base: KnowledgeBase | None
    findings: tuple[Finding, ...]
    checks: int


def join(
    sheets: Iterable[Sheet[Entry]],
    bibliography: Bibliography,
    unread: Iterable[str] = (),
    complete: bool = True,
) -> LinkCheck:
    """Check every link and citation, and join entries and bibliography to a knowledge base.

    ``unread`` holds ids whose files exist but could not be read: a link to one of them is not dangling.
    With ``complete`` false, because a file or the bibliography had faults, links are checked all the same but
    no knowledge base is made, and works are not called unused. So that one mistake is one finding, links to an id
    that two entries share are not judged, nor are citations when the whole bibliography could not be read.
    """
    ordered = sorted(sheets, key=lambda sheet: (_rank(sheet), sheet.entry.name.casefold(), sheet.id))
    findings = list(_repeated_ids(ordered))
    by_id = {sheet.id: sheet for sheet in ordered}
    excused = {*unread, *_shared_ids(ordered)}
    links = {sheet.id: tuple(links_of(sheet.entry)) for sheet in ordered}
    citations = {sheet.id: tuple(citations_of(sheet.entry)) for sheet in ordered}
    for sheet in ordered:
        findings += _link_findings(sheet, links_of(sheet.entry), by_id, excused)
        findings += _pointer_findings(sheet, by_id)
        if bibliography or complete:
            findings += _citation_findings(sheet, tuple(citations_of(sheet.entry)), bibliography)
    findings += _cycles(by_id)
    checks = len(ordered) + sum(map(len, links.values())) + sum(map(len, citations.values()))
    if complete:
        findings += _unused_works(bibliography, citations)
        checks += len(bibliography)
    if not complete or any(finding.is_error for finding in findings):
        return LinkCheck(None, tuple(findings), checks)
    base = KnowledgeBase(
        sheets=MappingProxyType(by_id),
        bibliography=bibliography,
        links=MappingProxyType(links),
        citations=MappingProxyType(citations),
        backlinks=_reversed(by_id, {key: [link.target for link in found] for key, found in links.items()}),
        citing=_reversed(bibliography, {key: [cited.key for cited in found] for key, found in citations.items()}),
    )
    return LinkCheck(base, tuple(findings), checks)


def _rank(sheet: Sheet[Entry]) -> int:
    return KINDS.index(type(sheet.entry))


def _shared_ids(sheets: Iterable[Sheet[Entry]]) -> Iterator[str]:
    return (name for name, count in Counter(sheet.id for sheet in sheets).items() if count > 1)


def _repeated_ids(sheets: Sequence[Sheet[Entry]]) -> Iterator[Finding]:
    remedy = "Ids are unique over all kinds, because links name the id alone. Rename one of the two."
    first: dict[str, Sheet[Entry]] = {}
    for sheet in sheets:
        other = first.setdefault(sheet.id, sheet)
        if other is not sheet:
            yield Finding(
                "unique-id", Place(sheet.file), f"the id `{sheet.id}` is also that of {other.file}", remedy
            )
    for sheet in sheets:
        for number, name in enumerate(sheet.entry.former_ids):
            taken = name in first
            holder = first.setdefault(name, sheet)
            if taken:
                found = f"`{name}` is an id, or a former id, of {holder.file}"
                remedy = "A former id leads here, so no other entry may have it. Delete it."
                yield Finding("unique-id", sheet.place(("former_ids", number)), found, remedy)


def _link_findings(
    sheet: Sheet[Entry], links: Iterable[Link], by_id: Mapping[str, Sheet[Entry]], excused: set[str]
) -> Iterator[Finding]:
    for link in links:
        if link.target in excused:
            continue
        target = by_id.get(link.target)
        place = sheet.place(link.path, link.token)
        kinds = " or ".join(link.kinds)
        right = [key for key, other in by_id.items() if not kinds or other.kind in link.kinds]
        if target is None:
            make = f"kb/entries/{kinds}/{link.target}.yaml" if kinds else "an entry with that id"
            remedy = did_you_mean(link.target, (*right, *excused), f"Make {make}, or mend the id.")
            yield Finding("link-leads-somewhere", place, f"there is no entry `{link.target}`", remedy)
        elif kinds and target.kind not in link.kinds:
            found = f"`{link.target}` is {_one(target.kind)}, and {_one(kinds)} belongs here"
            remedy = did_you_mean(link.target, right, f"Give the id of {_one(kinds)}.")
            yield Finding("link-of-the-right-kind", place, found, remedy)


def _one(noun: str) -> str:
    return f"an {noun}" if noun.startswith(("a", "e", "i", "o")) else f"a {noun}"


def _pointer_findings(sheet: Sheet[Entry], by_id: Mapping[str, Sheet[Entry]]) -> Iterator[Finding]:
    for path, value in values_of(sheet.entry):
        if not isinstance(value, ResultPointer) or value.study not in by_id:
            continue
        study = by_id[value.study].entry
        if not isinstance(study, Study):
            continue
        results = [result.id for result in study.results] + [harm.id for harm in study.harms if harm.id]
        if value.result not in results:
            found = f"`{value.study}` has no result `{value.result}`"
            remedy = did_you_mean(value.result, results, f"Its results: {', '.join(results) or 'none'}.")
            yield Finding("result-exists", sheet.place((*path, "result")), found, remedy)


def _cycles(by_id: Mapping[str, Sheet[Entry]]) -> Iterator[Finding]:
    """Yield a finding for each circle of conditions that are, through one another, kinds of themselves."""
    known: set[frozenset[str]] = set()
    for sheet in by_id.values():
        way = _way_back(sheet.id, by_id)
        if not isinstance(sheet.entry, Condition) or not way or frozenset(way) in known:
            continue
        known.add(frozenset(way))
        found = f"`{sheet.id}` is a kind of itself: {' → '.join((sheet.id, *way))}"
        place = sheet.place(("broader", [str(name) for name in sheet.entry.broader].index(way[0])))
        yield Finding("no-cycle-of-conditions", place, found, "Take one of these steps out of `broader`.")


def _way_back(start: str, by_id: Mapping[str, Sheet[Entry]]) -> tuple[str, ...]:
    ways: list[tuple[str, ...]] = [()]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        sheet = by_id.get(way[-1] if way else start)
        for broader in sheet.entry.broader if sheet and isinstance(sheet.entry, Condition) else ():
            if broader == start:
                return (*way, str(broader))
            if broader not in seen:
                seen.add(broader)
                ways.append((*way, str(broader)))
    return ()


def _citation_findings(
    sheet: Sheet[Entry], citations: Sequence[CitedWork], bibliography: Bibliography
) -> Iterator[Finding]:
    described = {str(source.work) for source in sheet.entry.sources}
    # A misspelt key would otherwise be reported again, as a work not described or a description not used.
    descriptions_are_known = all(key in bibliography for key in described)
    all_are_known = all(cited.key in bibliography for cited in citations)
    reported: set[str] = set()
    for cited in citations:
        place = sheet.place(cited.path, cited.token)
        if cited.key not in bibliography:
            remedy = did_you_mean(cited.key, bibliography, "Add the work to references.bib, or mend the key.")
            yield Finding("citation-is-known", place, f"`{cited.key}` is not in references.bib", remedy)
        elif (
            descriptions_are_known
            and cited.key not in described
            and cited.key not in reported
            and _makes_a_claim(cited)
        ):
            reported.add(cited.key)
            found = f"`{cited.key}` is cited, but `sources` does not say how it was read"
            remedy = (
                f"Say so there, such as: - {{work: {cited.key}, nature: paper, read: abstract, access: original}}."
            )
            yield Finding("citation-says-how-it-was-read", place, found, remedy)
    used = {cited.key for cited in citations if cited.path[:1] != ("sources",)}
    for number, source in enumerate(sheet.entry.sources):
        if all_are_known and source.work not in used:
            found = f"`{source.work}` is described here, but nothing in the entry cites it"
            place = sheet.place(("sources", number, "work"))
            remedy = "Cite it where it is used, or delete the line."
            yield Finding("source-is-used", place, found, remedy, Severity.WARNING)


def _makes_a_claim(cited: CitedWork) -> bool:
    """Whether the citation supports a statement; a list of a study's reports does not."""
    return cited.path[:1] not in (("sources",), ("reports",), ("registrations",), ("documents",))


def _unused_works(bibliography: Bibliography, citations: Mapping[str, tuple[CitedWork, ...]]) -> Iterator[Finding]:
    used = {cited.key for found in citations.values() for cited in found}
    for key, reference in bibliography.items():
        if key not in used:
            found = f"no entry cites `{key}`"
            remedy = "Cite it where it belongs, or delete it."
            yield Finding("work-is-cited", reference.place, found, remedy, Severity.WARNING)


def _reversed(targets: Iterable[str], pointers: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    pointing: dict[str, dict[str, None]] = defaultdict(dict)
    for source, found in pointers.items():
        for target in found:
            if target != source:
                pointing[target][source] = None
    return MappingProxyType({target: tuple(pointing[target]) for target in targets})
