"""Whether the key of a work can be used, and agrees with its year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monograph.bibliography.keys import KEY_PATTERN
from monograph.bibliography.parsing import BibEntry
from monograph.findings import Finding, Severity
from monograph.sources.files import is_reserved_name

_KEY = re.compile(KEY_PATTERN)
_YEAR = re.compile(r"[12][0-9]{3}")
_YEAR_IN_KEY = re.compile(r"(?<![0-9])((?:1[89]|20)[0-9]{2})[a-z]?$")


def bib_key(entry: BibEntry) -> Iterator[Finding]:
    """A key begins with an ASCII letter; letters, digits, - and _ follow, and between them . : / and +."""
    if not _KEY.fullmatch(entry.key):
        yield Finding(
            "bib-key",
            entry.place,
            f"`{entry.key}` cannot be a key",
            "A key begins with a letter, as Weiss2016 does; letters, digits, - and _ may follow, and . : / or + "
            "between them.",
        )


def bib_key_is_a_file_name(entry: BibEntry) -> Iterator[Finding]:
    """A key is the name of its work's page, so it is none that Windows keeps for a device."""
    if is_reserved_name(entry.key):
        remedy = "Windows keeps that name for a device, and the work's page could not be unpacked there."
        yield Finding("bib-key", entry.place, f"`{entry.key}` cannot be a key", remedy)


def bib_key_year(entry: BibEntry) -> Iterator[Finding]:
    """A key that ends in a year ends in that of the work.

    A work that came out online first may be called after either year. Where an article's volume is not known yet,
    its year can only be that of the first day online, so the key may then name the next one.
    """
    match = _YEAR_IN_KEY.search(entry.key)
    years = {name: entry.fields[name].text[:4] for name in ("year", "epubdate") if name in entry.fields}
    if match is None or not _YEAR.fullmatch(years.get("year", "")) or match[1] in years.values():
        return
    has_volume = "volume" in entry.fields and entry.fields["volume"].text
    if entry.kind == "article" and not has_volume and int(match[1]) == int(years["year"]) + 1:
        return
    yield Finding(
        "bib-key",
        entry.place,
        f"`{entry.key}` ends in {match[1]}, and its year is {years['year']}",
        "Rename it here and where it is cited, or correct `year`; a first day online goes into `epubdate`.",
        Severity.WARNING,
    )
