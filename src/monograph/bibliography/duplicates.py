"""What must hold between the entries of references.bib: one work, one entry, one key."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from monograph.bibliography.kinds import NAME_FIELDS, RESPONSIBLE
from monograph.bibliography.locators import first_page
from monograph.bibliography.names import read_names
from monograph.bibliography.parsing import BibEntry
from monograph.findings import Finding, Severity

_IDENTIFIERS = ("doi", "pmid", "pmcid")
# Works that both have one of these, and not the same, are two: a paper and its abstract, a letter and a reply.
_TELL_APART = (*_IDENTIFIERS, "type", "eid", "volume", "number", "pages", "edition", "version", "url")
_ADDRESS_HEAD = re.compile(r"https?://(?:www\.)?")

# A title that comes more often than that is no title; comparing all of them would take long.
_MOST_COMPARED = 20


def check_entries(entries: Iterable[BibEntry]) -> Iterator[Finding]:
    """Yield the findings of every rule that compares entries, whose fields are complete."""
    whole = tuple(entries)
    yield from bib_duplicate_key(whole)
    yield from bib_key_case(whole)
    yield from bib_duplicate_work(whole)
    yield from bib_duplicate_title(whole)


def bib_duplicate_key(entries: Iterable[BibEntry]) -> Iterator[Finding]:
    """No two entries have the same key."""
    first: dict[str, BibEntry] = {}
    for entry in entries:
        other = first.setdefault(entry.key, entry)
        if other is not entry:
            yield Finding(
                "bib-duplicate-key",
                entry.place,
                f"`{entry.key}` is already the key of another entry",
                "Rename it and cite it by its new key, or delete one of the two; "
                f"the first is on line {other.place.line}.",
            )


def bib_key_case(entries: Iterable[BibEntry]) -> Iterator[Finding]:
    """No two keys differ only in capitals: BibTeX takes them for one."""
    first: dict[str, BibEntry] = {}
    for entry in entries:
        other = first.setdefault(entry.key.lower(), entry)
        if other.key != entry.key:
            yield Finding(
                "bib-key",
                entry.place,
                f"`{entry.key}` and `{other.key}` differ only in capitals",
                f"Rename one of them; the other is on line {other.place.line}.",
            )


def bib_duplicate_work(entries: Iterable[BibEntry]) -> Iterator[Finding]:
    """One work has one entry: no two share a DOI, PMID or PMCID."""
    first: dict[tuple[str, str], BibEntry] = {}
    for entry in entries:
        reported: set[str] = set()
        for name in _IDENTIFIERS:
            field = entry.fields.get(name)
            if field is None or not field.value:
                continue
            other = first.setdefault((name, field.value.lower()), entry)
            if other.key != entry.key and other.key not in reported:
                reported.add(other.key)
                yield Finding(
                    "bib-duplicate-work",
                    field.place,
                    f"`{entry.key}` has the same {name.upper()} as `{other.key}`",
                    f"Keep one entry and cite that; the other is on line {other.place.line}.",
                )


def bib_duplicate_title(entries: Iterable[BibEntry]) -> Iterator[Finding]:
    """Two entries with the same title, year and first author, and nothing to tell them apart, may be one work."""
    alike: dict[tuple[str, str, str], list[BibEntry]] = {}
    for entry in entries:
        title, year = (entry.fields[name].text if name in entry.fields else "" for name in ("title", "year"))
        # A title in square brackets is a description of ours, and many works may have the same one.
        if not year or not _bare(title) or title.startswith("["):
            continue
        others = alike.setdefault((entry.kind, _bare(title), year), [])
        other = next((one for one in others[:_MOST_COMPARED] if _may_be_one(one, entry)), None)
        others.append(entry)
        if other is not None:
            yield Finding(
                "bib-duplicate-work",
                entry.place,
                f"`{entry.key}` has the title, year and first author of `{other.key}`",
                "Keep one entry, or add what tells the two apart (doi, pages, type); the other is on line "
                f"{other.place.line}.",
                Severity.WARNING,
            )


def _may_be_one(one: BibEntry, other: BibEntry) -> bool:
    """Return whether nothing tells two entries apart. Those that share an identifier are reported for that."""
    if one.key == other.key:
        return False
    for name in _TELL_APART:
        first, second = _comparable(name, one), _comparable(name, other)
        if first and second and (first != second or name in _IDENTIFIERS):
            return False
    who = _first_author(one)
    return bool(who) and who == _first_author(other)


def _comparable(name: str, entry: BibEntry) -> str:
    """Return a field without what may be written in several ways."""
    text = entry.fields[name].text.lower() if name in entry.fields else ""
    if name == "pages":
        return first_page(text)
    return _ADDRESS_HEAD.sub("", text).rstrip("/") if name == "url" else text


def _first_author(entry: BibEntry) -> str:
    """Return who answers for a work first, or nothing."""
    field = next((entry.fields[it] for it in RESPONSIBLE if it in entry.fields and entry.fields[it].text), None)
    if field is None:
        return ""
    names = read_names(field.value).names if field.name in NAME_FIELDS else ()
    return _bare(names[0].family if names else field.text)


def _bare(text: str) -> str:
    """Return the letters and digits of a text, without capitals and accents."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in decomposed if character.isalnum())
