"""Whether every pointer leads somewhere: links, citations, results, and the ids they name."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from monograph.bibliography import Bibliography
from monograph.entries import Condition, Entry, Study
from monograph.entries.base_files.exceptions import LocatedException
from monograph.entries.kinds.guideline import Guideline
from monograph.entries.kinds.question import RecommendationUse, ResultPointer
from monograph.entries.reading.sheet import FaultySheet, Sheet
from monograph.findings import Finding, Place, did_you_mean
from monograph.text.pointing import Link, citations_of, links_of


def shared_ids(sheets: Iterable[Sheet[Entry]]) -> Iterator[str]:
    """Yield the ids that more than one entry has."""
    return (name for name, count in Counter(sheet.id for sheet in sheets).items() if count > 1)


def repeated_ids(sheets: Sequence[Sheet[Entry]]) -> Iterator[Finding]:
    """Yield a finding for each id, former ones included, that another entry has."""
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


@dataclass(frozen=True)
class KnownNames:
    """What people write in place of an id: names of entries, and keys of works."""

    by_id: Mapping[str, Sheet[Entry]]
    bibliography: Bibliography

    @cached_property
    def ids(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of entries by their names, titles and other names, all told apart by letters and digits only."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for sheet in self.by_id.values():
            entry = sheet.entry
            others = (one for field in ("synonyms", "brand_names") for one in getattr(entry, field, ()))
            for name in (sheet.id, entry.name, getattr(entry, "title", ""), *others):
                found[_folded(str(name))][sheet.id] = None
        return MappingProxyType({name: tuple(ids) for name, ids in found.items() if name})

    def remedy(self, link: Link) -> str:
        """Return what to write for a link that holds a name, several ids or a citation; empty when it does not."""
        written, bar, words = link.token.removeprefix("[[").removesuffix("]]").partition("|")
        target = link.target
        if link.token and target.lstrip("@").partition(",")[0].strip() in self.bibliography:
            key, _, place = target.lstrip("@").partition(",")
            return f"Write `[@{key.strip()}, {place.strip() or 'place in it'}]`: a work is cited, not linked to."
        several = [part.strip() for part in re.split(r"[,;/]", written)]
        if link.token and len(several) > 1 and all(part in self.by_id for part in several):
            return f"Write `{', '.join(f'[[{part}]]' for part in several)}`: a link leads to one entry."
        ids = [one for one in self.ids.get(_folded(target), ()) if self._fits(one, link)]
        offers = [f"`[[{one}{bar}{words}]]`" if link.token else f"`{one}`" for one in ids[:4]]
        return f"Write {', or '.join(offers)}: a link gives the id." if offers else ""

    def _fits(self, target: str, link: Link) -> bool:
        return not link.kinds or self.by_id[target].kind in link.kinds


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in plain if sign.isalnum())


def link_findings(
    sheet: Sheet[Entry] | FaultySheet,
    by_id: Mapping[str, Sheet[Entry]],
    excused: Collection[str],
    known: KnownNames,
) -> Iterator[Finding]:
    """Yield a finding for each link that leads nowhere or to the wrong kind; ``excused`` ids are not judged."""
    now: dict[str, str] | None = None  # worked out when the first link leads nowhere
    for link in sheet.links:
        if link.target in excused:
            continue
        target = by_id.get(link.target)
        if target is not None and (not link.kinds or target.kind in link.kinds):
            continue
        place = sheet.place(link.path, link.token)
        kinds = " or ".join(link.kinds)
        right = [key for key, other in by_id.items() if not kinds or other.kind in link.kinds]
        if target is None:
            if now is None:
                now = {str(former): other.id for other in by_id.values() for former in other.entry.former_ids}
            make = f"kb/entries/{kinds}/{link.target}.yaml" if kinds else "an entry with that id"
            otherwise = known.remedy(link) or did_you_mean(
                link.target, (*right, *excused), f"Make {make}, or correct the id."
            )
            remedy = f"It is now `{now[link.target]}`." if link.target in now else otherwise
            yield Finding("link-leads-somewhere", place, f"there is no entry `{link.target}`", remedy)
        else:
            found = f"`{link.target}` is {_one(target.kind)}, and {_one(kinds)} belongs here"
            remedy = did_you_mean(link.target, right, f"Give the id of {_one(kinds)}.")
            yield Finding("link-of-the-right-kind", place, found, remedy)


def _one(noun: str) -> str:
    return f"an {noun}" if noun.startswith(("a", "e", "i", "o")) else f"a {noun}"


def pointer_findings(sheet: Sheet[Entry], by_id: Mapping[str, Sheet[Entry]]) -> Iterator[Finding]:
    """Yield a finding for each pointer to a result or a statement that its study or guideline does not have."""
    for path, value in sheet.values:
        if isinstance(value, ResultPointer) and value.study in by_id:
            study = by_id[value.study].entry
            if not isinstance(study, Study):
                continue
            results = [result.id for result in study.results] + [harm.id for harm in study.harms if harm.id]
            if value.result not in results:
                found = f"`{value.study}` has no result `{value.result}`"
                remedy = did_you_mean(value.result, results, f"Its results: {', '.join(results) or 'none'}.")
                yield Finding("result-exists", sheet.place((*path, "result")), found, remedy)
        elif isinstance(value, RecommendationUse) and value.guideline in by_id:
            guideline = by_id[value.guideline].entry
            if not isinstance(guideline, Guideline):
                continue
            statements = [statement.id for statement in guideline.statements]
            if value.statement not in statements:
                found = f"`{value.guideline}` has no statement `{value.statement}`"
                remedy = did_you_mean(
                    value.statement, statements, f"Its statements: {', '.join(statements) or 'none'}."
                )
                yield Finding("statement-exists", sheet.place((*path, "statement")), found, remedy)


def cycles(by_id: Mapping[str, Sheet[Entry]]) -> Iterator[Finding]:
    """Yield a finding for each circle of conditions that are, through one another, kinds of themselves.

    A condition is named in one circle; when that is fixed, the next check finds another one it may be in.
    """
    broader = _on_circles(
        {
            sheet.id: [str(name) for name in sheet.entry.broader]
            for sheet in by_id.values()
            if isinstance(sheet.entry, Condition)
        }
    )
    named: set[str] = set()
    for start in broader:
        way = () if start in named else _way_back(start, broader)
        if not way:
            continue
        named.update(way)
        sheet = by_id[start]
        found = f"`{start}` is a kind of itself: {' → '.join((start, *way))}"
        assert isinstance(sheet.entry, Condition)
        place = sheet.place(("broader", [str(name) for name in sheet.entry.broader].index(way[0])))
        yield Finding("no-cycle-of-conditions", place, found, "Take one of these steps out of `broader`.")


def _on_circles(broader: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return conditions without those that are on no circle, because every way up or down from them ends."""
    left = {name: [one for one in above if one in broader] for name, above in broader.items()}
    for _ in range(2):  # once for ways up, once for ways down
        below: dict[str, list[str]] = {name: [] for name in left}
        for name, above in left.items():
            for one in above:
                below[one].append(name)
        open_ways = {name: len(above) for name, above in left.items()}
        ended = [name for name, count in open_ways.items() if not count]
        for name in ended:  # which grows while it is read
            for one in below[name]:
                open_ways[one] -= 1
                if not open_ways[one]:
                    ended.append(one)
        gone = set(ended)
        left = {
            name: [one for one in under if one not in gone] for name, under in below.items() if name not in gone
        }
    return {
        name: left_
        for name in broader
        if (left_ := [one for one in broader[name] if one in left]) and name in left
    }


def _way_back(start: str, broader: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Return the steps from a condition through broader ones back to itself; none when it is on no circle."""
    came_from: dict[str, str] = {}
    ahead = [start]
    while ahead:
        here = ahead.pop()
        for one in broader.get(here, ()):
            if one == start:
                way = [start]
                while here != start:
                    way.append(here)
                    here = came_from[here]
                return tuple(reversed(way))
            if one not in came_from:
                came_from[one] = here
                ahead.append(one)
    return ()


def exception_findings(
    exceptions: Iterable[LocatedException], by_id: Mapping[str, Sheet[Entry]], bibliography: Bibliography
) -> Iterator[Finding]:
    """Yield a finding for each exception that names an entry, or whose reason cites a work, no one wrote."""
    for one in exceptions:
        for link in links_of(one.exception):
            if link.target not in by_id:
                rule = "link-leads-somewhere" if link.token else "exception-names-an-entry"
                remedy = did_you_mean(link.target, by_id, "Correct the id, or delete the exception.")
                yield Finding(rule, one.where, f"there is no entry `{link.target}`", remedy)
        for cited in citations_of(one.exception):
            if cited.key not in bibliography:
                remedy = did_you_mean(
                    cited.key, bibliography, "Add the work to references.bib, or correct the key."
                )
                yield Finding("citation-is-known", one.where, f"`{cited.key}` is not in references.bib", remedy)
