"""One entry as a `Reference`: what each part of it reads in print."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from types import MappingProxyType

from monograph.bibliography.dates import printed_date, printed_day
from monograph.bibliography.identifiers import identifier_fault, reference_links, url_fault
from monograph.bibliography.kinds import NAME_FIELDS, REQUIRED, RESPONSIBLE, VERBATIM_FIELDS
from monograph.bibliography.latex import plain
from monograph.bibliography.locators import printed_pages, published_in
from monograph.bibliography.names import Names, read_names
from monograph.bibliography.parsing import BibEntry
from monograph.bibliography.vancouver import in_vancouver_style
from monograph.bibliography.works import Record, Reference

_ORDINAL_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_IN_ANOTHER_WORK = frozenset({"incollection", "inproceedings"})
# Fields whose absence is printed in a place of its own, or not at all.
_NOT_PRINTED_WHEN_UNSEEN = frozenset(
    {"month", "day", "doi", "pmid", "pmcid", "url", "urldate", "note", "shortjournal"}
)


def unseen_fields(entry: BibEntry) -> tuple[str, ...]:
    """Return the fields an entry lists as not seen, in lower case."""
    listed = entry.fields["unseen"].value if "unseen" in entry.fields else ""
    return tuple(name for name in (part.strip().lower() for part in plain(listed).split(",")) if name)


def reference(entry: BibEntry) -> Reference:
    """Return an entry as it is printed. What is missing reads as not seen, so every entry can be printed."""
    values = {
        name: field.value if name in VERBATIM_FIELDS else plain(field.value)
        for name, field in entry.fields.items()
    }
    unseen = _unseen(entry, values)
    doi, pmid, pmcid = (_identifier(name, values) for name in ("doi", "pmid", "pmcid"))
    url = values.get("url")
    url = url if url and url_fault(url) is None else None
    authors, editors = (_names(entry, name) for name in ("author", "editor"))
    parts = _parts(entry.kind, values, authors, editors, unseen)
    text = in_vancouver_style(entry.kind, parts)
    return Reference(
        key=entry.key,
        kind=entry.kind,
        title=parts["title"],
        short=_short(values, authors, editors),
        year=values.get("year") or None,
        authors=tuple(name.text for name in authors.names) or _organisation(values, authors, editors, unseen),
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
        ),
    )


def _kept(values: Mapping[str, str], **checked: str | None) -> dict[str, str]:
    """Return the values that a record holds; of ``checked`` ones only those that are well formed."""
    sound = {name: checked.get(name, value) for name, value in values.items()}
    return {name: value for name, value in sound.items() if value and name not in (*NAME_FIELDS, "unseen")}


def _unseen(entry: BibEntry, values: Mapping[str, str]) -> frozenset[str]:
    """Return what prints as not seen: what the entry lists, and what it should have and does not."""
    listed = {name for name in unseen_fields(entry) if not values.get(name)}
    needed = {name for name in REQUIRED.get(entry.kind, ("title", "year")) if not values.get(name)}
    if not any(values.get(name) for name in RESPONSIBLE):
        needed.add("author")
    return frozenset(listed | needed)


def _identifier(name: str, values: Mapping[str, str]) -> str | None:
    value = values.get(name)
    return value if value and identifier_fault(name, value) is None else None


def _names(entry: BibEntry, name: str) -> Names:
    return read_names(entry.fields[name].value) if name in entry.fields else Names()


def _organisation(
    values: Mapping[str, str], authors: Names, editors: Names, unseen: frozenset[str]
) -> tuple[str, ...]:
    """Return the organisation that stands in an author's place, if one does."""
    if authors.names or editors.names or "author" in unseen:
        return ()
    return tuple(filter(None, [values.get("organization") or values.get("institution", "")]))


def _short(values: Mapping[str, str], authors: Names, editors: Names) -> str:
    """Return how running text names the work: "Weiss 2016"."""
    who = values.get("shortauthor") or next((name.family for name in (*authors.names, *editors.names)), "")
    who = who or values.get("organization") or values.get("institution") or "[author not seen]"
    return f"{who} {values.get('year') or '[year not seen]'}"


def _parts(
    kind: str, values: Mapping[str, str], authors: Names, editors: Names, unseen: frozenset[str]
) -> dict[str, str]:
    """Return every part a template may ask for; an empty one is not printed."""
    not_seen = {name: f"[{name} not seen]" for name in unseen - _NOT_PRINTED_WHEN_UNSEEN}
    seen = {**not_seen, **{name: value for name, value in values.items() if value}}
    date = printed_date(seen.get("year", ""), values.get("month", ""), values.get("day", ""))
    organisation = "".join(_organisation(values, authors, editors, unseen))
    edited_by, pages = _edited_by(editors), printed_pages(values.get("pages", ""))
    byline = authors.listed or organisation or seen.get("author", "")
    if not byline and kind not in _IN_ANOTHER_WORK:
        byline, edited_by = edited_by, ""
    publisher = next((seen[name] for name in ("publisher", "institution", "school") if seen.get(name)), "")
    publisher = publisher or seen.get("organization", "")
    return {
        "byline": byline,
        "title": seen["title"],
        "journal": seen.get("shortjournal") or seen.get("journal", ""),
        "published": published_in(date, values, unseen),
        "booktitle": seen.get("booktitle", ""),
        "editors": edited_by,
        "edition": _edition(seen.get("edition", "")),
        "imprint": _imprint(seen.get("address", ""), "" if publisher == organisation else publisher, date),
        "extent": f"{pages} p." if pages else not_seen.get("pages", ""),
        "pages": pages or not_seen.get("pages", ""),
        "series": _series(seen.get("series", ""), seen.get("volume", "")),
        "number": seen.get("number", ""),
        "howpublished": seen.get("howpublished", ""),
        "read": printed_day(values.get("urldate", "")),
    }


def _edited_by(editors: Names) -> str:
    if not editors.names:
        return ""
    is_one = len(editors.names) == 1 and not editors.has_others
    return f"{editors.listed}, editor{'' if is_one else 's'}"


def _edition(edition: str) -> str:
    """Return "2nd ed." for 2, and any text with "ed." behind it."""
    if re.fullmatch(r"[0-9]{1,3}", edition):
        number = int(edition)
        ending = "th" if number % 100 in {11, 12, 13} else _ORDINAL_ENDINGS.get(number % 10, "th")
        edition = f"{number}{ending}"
    return edition if not edition or edition.endswith(("ed.", "]")) else f"{edition} ed."


def _imprint(address: str, publisher: str, date: str) -> str:
    """Return "Place: Publisher; date", or as much of it as there is."""
    origin = ": ".join(part for part in (address, publisher) if part)
    return "; ".join(part for part in (origin, date) if part)


def _series(series: str, volume: str) -> str:
    """Return "(Series; vol. 3)", or the volume alone."""
    numbered = f"vol. {volume}" if volume and not volume.startswith("[") else volume
    return f"({'; '.join(part for part in (series, numbered) if part)})" if series else numbered.capitalize()
