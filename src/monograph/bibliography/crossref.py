"""What an entry takes over from the one its ``crossref`` names, as BibTeX does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from monograph.bibliography.kinds import LISTS, NOT_INHERITED
from monograph.bibliography.parsing import BibEntry, listed_fields
from monograph.bibliography.source_text import SourceText
from monograph.findings import Finding, did_you_mean

_MOST_LOOKED_UP = 50
_LONGEST_WAY = 6


def with_inherited(entries: Sequence[BibEntry]) -> tuple[BibEntry, ...]:
    """Return the entries with the fields that they lack and the work they are part of has.

    A field is taken over under its own name, from one entry and never from a third. What names that work itself
    (its title, pages and identifiers) stays with it: there BibTeX would print a chapter under its book's DOI.
    """
    by_key = _by_key(entries)
    return tuple(_with_inherited(entry, by_key.get(target_of(entry))) for entry in entries)


def target_of(entry: BibEntry) -> str:
    """Return the key that an entry's ``crossref`` names, or nothing."""
    return entry.fields["crossref"].text if "crossref" in entry.fields else ""


def bib_crossref(entries: Sequence[BibEntry], source: SourceText) -> Iterator[Finding]:
    """A ``crossref`` leads to an entry of the file that has none itself."""
    by_key = _by_key(entries)
    in_circles = _circles(by_key)
    unknown = 0
    for entry in entries:
        target = target_of(entry)
        if not target:
            continue
        span = entry.fields["crossref"].value_span
        place = source.place(span.start, span.end)
        if target not in by_key:
            unknown += 1
            # Looking for a near key costs a walk over all of them.
            near = by_key if unknown <= _MOST_LOOKED_UP else ()
            remedy = did_you_mean(target, near, "Add that entry, or delete `crossref`.")
            yield Finding("bib-crossref", place, f"there is no entry `{target}` to take fields from", remedy)
        elif entry.key in in_circles:
            way = in_circles[entry.key]
            if entry.key == way[0]:
                shown = way if len(way) <= _LONGEST_WAY else (*way[:_LONGEST_WAY], "…")
                found = f"`{entry.key}` takes fields from itself: {' → '.join((*shown, way[0]))}"
                yield Finding("bib-crossref", place, found, "Delete one of these `crossref`.")
        elif further := target_of(by_key[target]):
            found = f"`{target}`, from which `{entry.key}` takes fields, takes some from `{further}`"
            remedy = "BibTeX goes one step only: write the fields out in one of them."
            yield Finding("bib-crossref", place, found, remedy)


def _by_key(entries: Sequence[BibEntry]) -> dict[str, BibEntry]:
    """Return the entries by key; of a repeated key the first counts."""
    by_key: dict[str, BibEntry] = {}
    for entry in entries:
        by_key.setdefault(entry.key, entry)
    return by_key


def _with_inherited(entry: BibEntry, parent: BibEntry | None) -> BibEntry:
    if parent is None or parent.key == entry.key:
        return entry
    own = {name for name, field in entry.fields.items() if field.text}
    listed = {name for list_name in LISTS for name in listed_fields(entry, list_name)}
    inherited = {
        name: field
        for name, field in parent.fields.items()
        if name not in NOT_INHERITED and name not in own and name not in listed
    }
    return replace(entry, fields=MappingProxyType({**entry.fields, **inherited}))


def _circles(by_key: Mapping[str, BibEntry]) -> dict[str, tuple[str, ...]]:
    """Return the circle that each entry on one is in, from its first entry in the file on."""
    order = {key: number for number, key in enumerate(by_key)}
    circles: dict[str, tuple[str, ...]] = {}
    seen: set[str] = set()
    for start in by_key:
        way: list[str] = []
        on_way: set[str] = set()
        key = start
        while key in by_key and key not in seen:
            seen.add(key)
            on_way.add(key)
            way.append(key)
            key = target_of(by_key[key])
        if key in on_way:
            circle = way[way.index(key) :]
            first = circle.index(min(circle, key=order.__getitem__))
            turned = (*circle[first:], *circle[:first])
            circles.update(dict.fromkeys(turned, turned))
    return circles
