"""One entry as a `Reference`."""

from __future__ import annotations

import html
from collections.abc import Mapping
from types import MappingProxyType

from monograph.bibliography.identifiers import identifier_fault, reference_links, url_fault
from monograph.bibliography.journals import abbreviated
from monograph.bibliography.kinds import LISTS, NAME_FIELDS, OWN_LANGUAGE, REQUIRED, RESPONSIBLE, TITLE_FIELDS
from monograph.bibliography.names import Names, read_names
from monograph.bibliography.parsing import BibEntry, listed_fields
from monograph.bibliography.printed_parts import organisation, parts_of
from monograph.bibliography.titles import sentence_case
from monograph.bibliography.vancouver import in_vancouver_style
from monograph.bibliography.works import Record, Reference

_WORDS_OF_A_TITLE = 4
NO_JOURNALS: Mapping[str, str] = MappingProxyType({})


def reference(entry: BibEntry, crossref: str = "", journals: Mapping[str, str] = NO_JOURNALS) -> Reference:
    """Return an entry as it is printed. What is missing reads as not seen, so every entry can be printed.

    ``crossref`` is the key of the entry it has taken fields from, if it has; ``journals`` are the base's own
    abbreviations, by `journals.known_as` of the full title.
    """
    values = {name: field.text for name, field in entry.fields.items()}
    values |= _titles(entry, values)
    without = frozenset(listed_fields(entry, "without"))
    unseen = _unseen(entry, values, without)
    doi, pmid, pmcid = (_identifier(name, values) for name in ("doi", "pmid", "pmcid"))
    url = values.get("url")
    url = url if url and url_fault(url) is None else None
    authors, editors = (_names(entry, name) for name in NAME_FIELDS)
    parts = parts_of(entry.kind, _with_journal(values, journals), authors, editors, unseen, without)
    text = in_vancouver_style(entry.kind, parts)
    owner = organisation(values, authors, editors, unseen)
    return Reference(
        key=entry.key,
        kind=entry.kind,
        title=parts.title,
        short=_short(values, authors, editors, without),
        year=values.get("year") or None,
        authors=tuple(name.text for name in authors.names) or ((owner,) if owner else ()),
        container=values.get("journal") or values.get("booktitle") or None,
        text=text,
        html=html.escape(text),
        links=tuple(reference_links(doi, pmid, pmcid, url)),
        doi=doi,
        pmid=pmid,
        pmcid=pmcid,
        url=url,
        note=values.get("note") or None,
        place=entry.place,
        record=Record(
            kind=entry.kind,
            fields=MappingProxyType(_kept(values, doi=doi, pmid=pmid, pmcid=pmcid, url=url)),
            authors=authors.contributors,
            editors=editors.contributors,
            unseen=unseen,
            without=without,
        ),
        crossref=crossref or None,
    )


def _with_journal(values: Mapping[str, str], own: Mapping[str, str]) -> Mapping[str, str]:
    """Return values with the abbreviation of the journal, unless the work gives one itself."""
    title = values.get("journal", "")
    known = abbreviated(title, own) if title and not values.get("shortjournal") else None
    return {**values, "shortjournal": known} if known else values


def with_identifiers(reference: Reference) -> str:
    """Return the reference for a place without links beside it, with address and identifiers as NLM adds them.

    The address is named for a web page, with the day of reading (``urldate``), or where no number leads on.
    """
    has_number = any((reference.doi, reference.pmid, reference.pmcid))
    is_read_on_web = reference.kind == "online" or "urldate" in reference.record.fields or not has_number
    address = f"Available from: {reference.url}" if reference.url is not None and is_read_on_web else ""
    # A full stop would become part of an address, save behind a slash.
    address += "." if address.endswith("/") else ""
    numbers = [("PMID", reference.pmid), ("PMCID", reference.pmcid)]
    in_pubmed = "; ".join(f"{name}: {number}" for name, number in numbers if number)
    doi = f"doi: {reference.doi}." if reference.doi else ""
    return " ".join(filter(None, (reference.text, address, doi, in_pubmed and f"{in_pubmed}.")))


def _titles(entry: BibEntry, values: Mapping[str, str]) -> dict[str, str]:
    """Return the titles of an entry in sentence case, where they are typed with a capital on every word."""
    is_foreign = values.get("language", "english").lower() not in OWN_LANGUAGE
    return {
        name: sentence_case(entry.fields[name].value).text
        for name in TITLE_FIELDS
        if name in entry.fields and not is_foreign
    }


def _kept(values: Mapping[str, str], **checked: str | None) -> dict[str, str]:
    """Return the values that a record holds; of ``checked`` ones only those that are well formed."""
    sound = {name: checked.get(name, value) for name, value in values.items()}
    left_out = {*NAME_FIELDS, *LISTS, "crossref"}
    return {name: value for name, value in sound.items() if value and name not in left_out}


def _unseen(entry: BibEntry, values: Mapping[str, str], without: frozenset[str]) -> frozenset[str]:
    """Return what prints as not seen: what the entry lists, and what it should have and does not."""
    listed = {name for name in listed_fields(entry, "unseen") if not values.get(name)}
    required = (names.split("|") for names in REQUIRED.get(entry.kind, ("title", "year")))
    needed = {names[0] for names in required if not any(values.get(name) for name in names)}
    if not any(values.get(name) for name in RESPONSIBLE):
        needed.add("author")
    return frozenset(listed | (needed - without))


def _identifier(name: str, values: Mapping[str, str]) -> str | None:
    value = values.get(name)
    return value if value and identifier_fault(name, value) is None else None


def _names(entry: BibEntry, name: str) -> Names:
    return read_names(entry.fields[name].value) if name in entry.fields else Names()


def _short(values: Mapping[str, str], authors: Names, editors: Names, without: frozenset[str]) -> str:
    """Return how running text names the work: "Weiss 2016"."""
    who = values.get("shortauthor") or next((name.family for name in (*authors.names, *editors.names)), "")
    who = who or values.get("organization") or values.get("institution", "")
    if not who and "author" in without:
        words = values.get("title", "").split()
        who = " ".join(words[:_WORDS_OF_A_TITLE]) + ("…" if len(words) > _WORDS_OF_A_TITLE else "")
    year = values.get("year") or ("[date unknown]" if "year" in without else "[year not seen]")
    return f"{who or '[author not seen]'} {year}"
