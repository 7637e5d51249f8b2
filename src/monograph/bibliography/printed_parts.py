"""What each part of a printed reference reads."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from monograph.bibliography.dates import printed_date, printed_period
from monograph.bibliography.kinds import FORTHCOMING, NOTICES, OWN_LANGUAGE
from monograph.bibliography.locators import printed_journal, printed_pages, published_in
from monograph.bibliography.names import Names

_ORDINAL_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_IN_ANOTHER_WORK = frozenset({"incollection", "inproceedings"})
# Fields whose absence is printed in a place of its own, or not at all.
_NOT_PRINTED_WHEN_UNSEEN = frozenset(
    {"month", "day", "doi", "pmid", "pmcid", "url", "urldate", "note", "shortjournal", "epubdate", "updated"}
)
# What NLM calls a document whose kind says it already.
_MEDIA = {
    "dataset": "dataset",
    "mastersthesis": "master's thesis",
    "phdthesis": "dissertation",
    "software": "computer program",
    "unpublished": "unpublished",
}
_EDITION_SAID = re.compile(r"\s+(?:edition|edn\.?|ed\.?)$", re.IGNORECASE)
_ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), start=1
    )
}
_PREPRINT = "[Preprint]"
_DASH_IN_RANGE = re.compile(r"(?<=\d)[–—](?=[\dA-Za-z])")


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of one reference as text without a full stop; an empty one is not printed."""

    byline: str
    title: str
    medium: str  # "[letter]", "[Internet]", "[dissertation on the Internet]"
    journal: str
    journal_medium: str
    published: str  # "2016 Apr 19;86(16):1474-81"
    booktitle: str
    meeting: str  # with its name: "4th Hiccup Day; 2031 May 2; Zorbville"
    held: str  # without: "2031 May 2; Zorbville"
    presented_as: str
    presented_at: str
    editors: str
    edition: str
    origin: str  # "Place: Publisher"
    date: str  # with "[updated …; cited …]" behind it
    imprint: str  # origin; date
    extent: str
    pages: str
    volume: str
    series: str
    register: str  # the register or database a record is in
    number: str
    howpublished: str
    notes: tuple[str, ...]


def organisation(values: Mapping[str, str], authors: Names, editors: Names, unseen: Collection[str]) -> str:
    """Return the organisation that is in an author's place, if one does."""
    brought_out_by = [values[name] for name in ("organization", "institution") if values.get(name)]
    if len(authors.names) == 1 and authors.names[0].text in brought_out_by:
        return authors.names[0].text
    if authors.names or editors.names or "author" in unseen:
        return ""
    return next(iter(brought_out_by), "")


def parts_of(
    kind: str,
    values: Mapping[str, str],
    authors: Names,
    editors: Names,
    unseen: Collection[str],
    without: Collection[str],
) -> Parts:
    """Return every part that a style may ask for."""
    not_seen = {name: f"[{name} not seen]" for name in set(unseen) - _NOT_PRINTED_WHEN_UNSEEN}
    seen = {**not_seen, **{name: value for name, value in values.items() if value}}
    date = _date(seen.get("year", "") or ("[date unknown]" if "year" in without else ""), values)
    dated = " ".join(filter(None, (date, _handled(values))))
    owner = organisation(values, authors, editors, unseen)
    edited_by = _edited_by(editors)
    byline = authors.listed or owner or ("" if "author" in without else seen.get("author", ""))
    if not byline and kind not in _IN_ANOTHER_WORK:
        byline, edited_by = edited_by, ""
    register = _register(kind, values, authors, owner)
    origin = _origin(seen, owner if register in ("", owner) else "")
    pages = printed_pages(values.get("pages", ""))
    meeting, held = _meeting(values)
    presented_at = _presented_at(kind, values, date)
    medium, journal_medium = _media(kind, values, bool(presented_at))
    # A preprint server has no volumes: the number stands with its name.
    is_preprint = journal_medium == _PREPRINT
    journal = (
        printed_journal(seen.get("shortjournal") or seen.get("journal", "")),
        values.get("eid", "") if is_preprint else "",
    )
    return Parts(
        byline=byline,
        title=seen.get("title", ""),
        medium=medium,
        journal=" ".join(filter(None, journal)),
        journal_medium=journal_medium,
        published=published_in(dated, {} if is_preprint else values, unseen),
        booktitle=seen.get("booktitle", "") + (" [Internet]" if _is_part_on_web(kind, values) else ""),
        meeting=meeting,
        held=held,
        presented_as=_presented_as(values.get("type") or "paper"),
        presented_at=presented_at,
        editors=edited_by,
        edition=" ".join(filter(None, (_edition(seen.get("edition", "")), _version(values)))),
        origin=origin,
        date=dated,
        imprint="; ".join(filter(None, (origin, dated))),
        extent=_extent(pages) or not_seen.get("pages", ""),
        pages=pages or not_seen.get("pages", ""),
        volume=_volume(seen) if not seen.get("series") else "",
        series=_series(seen),
        register=register,
        number=seen.get("number", ""),
        howpublished=seen.get("howpublished", ""),
        notes=_notes(values),
    )


def _date(year: str, values: Mapping[str, str]) -> str:
    date = printed_date(year, values.get("month", ""), values.get("day", ""))
    return f"Forthcoming {date}".strip() if values.get("pubstate", "").lower() in FORTHCOMING else date


def _register(kind: str, values: Mapping[str, str], authors: Names, owner: str) -> str:
    """Return the register or database that a record is in: one with a number, and nobody's in particular."""
    is_record = kind == "online" and bool(values.get("number")) and not authors.names
    return (values.get("booktitle") or owner) if is_record else ""


def _origin(seen: Mapping[str, str], owner: str) -> str:
    """Return "Place: Publisher"; a publisher who is in the author's place is not repeated."""
    names = ("publisher", "institution", "school", "organization")
    publisher = next((seen[name] for name in names if seen.get(name)), "")
    return ": ".join(filter(None, (seen.get("address", ""), "" if publisher == owner else publisher)))


def _handled(values: Mapping[str, str]) -> str:
    """Return "[updated 2031 May; cited 2031 Nov 3]", or as much of it as is known."""
    updated, cited = (printed_period(values.get(name, "")) for name in ("updated", "urldate"))
    listed = "; ".join(filter(None, (updated and f"updated {updated}", cited and f"cited {cited}")))
    return f"[{listed}]" if listed else ""


def _is_part_on_web(kind: str, values: Mapping[str, str]) -> bool:
    return kind in _IN_ANOTHER_WORK and _is_read_on_web(kind, values) and bool(values.get("booktitle"))


def _is_read_on_web(kind: str, values: Mapping[str, str]) -> bool:
    """Whether a reference gives an address: of a page, with the day of reading, or where no number leads on."""
    has_number = any(values.get(name) for name in ("doi", "pmid", "pmcid"))
    return kind == "online" or bool(values.get("urldate")) or (bool(values.get("url")) and not has_number)


def _media(kind: str, values: Mapping[str, str], is_presented: bool) -> tuple[str, str]:
    """Return what is in square brackets behind the title, and behind the journal's name."""
    document = "" if is_presented else values.get("type") or _MEDIA.get(kind, "")
    is_read_on_web = _is_read_on_web(kind, values)
    if kind == "article":
        is_preprint = values.get("pubstate", "").lower() == "prepublished"
        journal_medium = _PREPRINT if is_preprint else "[Internet]" if is_read_on_web else ""
        return f"[{document}]" if document else "", journal_medium
    if is_read_on_web and kind not in _IN_ANOTHER_WORK:
        document = f"{document} on the Internet" if document else "Internet"
    return f"[{document}]" if document else "", ""


def _meeting(values: Mapping[str, str]) -> tuple[str, str]:
    """Return a meeting with its name, or else its day and place, which then belong to a title."""
    held = "; ".join(filter(None, (printed_period(values.get("eventdate", "")), values.get("venue", ""))))
    if not values.get("eventtitle"):
        return "", held
    return "; ".join(filter(None, (values["eventtitle"], held))), ""


def _presented_at(kind: str, values: Mapping[str, str], date: str) -> str:
    """Return the meeting where a talk was given that no one printed."""
    if kind != "inproceedings" or values.get("booktitle") or not values.get("eventtitle"):
        return ""
    held = printed_period(values.get("eventdate", "")) or date
    return "; ".join(filter(None, (values["eventtitle"], held, values.get("venue", ""))))


def _presented_as(document: str) -> str:
    return f"{document[:1].upper()}{document[1:]} presented at:"


def _notes(values: Mapping[str, str]) -> tuple[str, ...]:
    """Return what is behind the reference: language, first day online, corrections and retractions."""
    language = values.get("language", "")
    notes = [language[:1].upper() + language[1:]] if language.lower() not in OWN_LANGUAGE else []
    first_online = printed_period(values.get("epubdate", ""))
    if values.get("pubstate", "").lower() == "aheadofprint":
        notes.append("Epub ahead of print")
    elif first_online:
        notes.append(f"Epub {first_online}")
    for name, label in NOTICES.items():
        if values.get(name):
            notes.append(f"{label} {_DASH_IN_RANGE.sub('-', values[name])}")
    return tuple(notes)


def _edited_by(editors: Names) -> str:
    if not editors.names:
        return ""
    is_one = len(editors.names) == 1 and not editors.has_others
    return f"{editors.listed}, editor{'' if is_one else 's'}"


def _edition(edition: str) -> str:
    """Return "2nd ed." for 2, second and Second Edition, and any other text with "ed." behind it."""
    edition = _EDITION_SAID.sub("", edition).strip() or edition
    edition = edition.removesuffix(".") if edition[:-1].isdigit() else edition
    edition = _ORDINALS.get(edition.casefold(), edition)
    if re.fullmatch(r"[0-9]{1,3}", edition):
        number = int(edition)
        ending = "th" if number % 100 in {11, 12, 13} else _ORDINAL_ENDINGS.get(number % 10, "th")
        edition = f"{number}{ending}"
    is_said = edition.endswith(("ed.", "]")) or "edition" in edition.casefold()
    return edition if not edition or is_said else f"{edition} ed."


def _extent(pages: str) -> str:
    """Return "372 p." of a whole book, and "p. 204-8" where pages of it are given."""
    if not pages:
        return ""
    return f"p. {pages}" if re.search(r"\d[-–]\d|,", pages) else f"{pages} p."


def _version(values: Mapping[str, str]) -> str:
    version = values.get("version", "")
    return f"Version {version}" if version[:1].isdigit() else version


def _volume(seen: Mapping[str, str]) -> str:
    """Return "Vol. 3" of a book in several volumes; it is behind the title."""
    volume = seen.get("volume", "")
    return f"Vol. {volume}" if volume and not volume.startswith("[") else volume


def _series(seen: Mapping[str, str]) -> str:
    """Return "(Series; vol. 3; no. 17)", or as much of it as is known of a book in a series."""
    series, volume, number = (seen.get(name, "") for name in ("series", "volume", "number"))
    numbered = f"vol. {volume}" if volume and not volume.startswith("[") else volume
    listed = [series, numbered, f"no. {number}" if number and not number.startswith("[") else number]
    return f"({'; '.join(filter(None, listed))})" if series else ""
