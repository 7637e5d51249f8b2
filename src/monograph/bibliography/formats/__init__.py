"""Works in the formats that reference managers read.

`FORMATS` has every file format by its name; `coins` marks up one work on a page. What a format has no field for,
and which fields no one has seen, is in its field of notes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from monograph.bibliography.formats.bibtex import bibtex
from monograph.bibliography.formats.coins import coins
from monograph.bibliography.formats.csl_json import csl_json
from monograph.bibliography.formats.nbib import nbib
from monograph.bibliography.formats.ris import ris
from monograph.bibliography.works import Reference


@dataclass(frozen=True, slots=True)
class Format:
    """One file format. ``write`` returns the whole text of a file, to be encoded in UTF-8 as it stands."""

    name: str
    suffix: str
    label: str  # as readers know it
    media_type: str
    read_by: str  # "for LaTeX, JabRef, Zotero"
    write: Callable[[Iterable[Reference]], str]


_ALL = (
    Format("bibtex", ".bib", "BibTeX", "application/x-bibtex", "for LaTeX, JabRef, Zotero", bibtex),
    Format("ris", ".ris", "RIS", "application/x-research-info-systems", "for EndNote, Zotero, Mendeley", ris),
    Format(
        "csl-json",
        ".csl.json",
        "CSL-JSON",
        "application/vnd.citationstyles.csl+json",
        "for Zotero, Pandoc, Quarto",
        csl_json,
    ),
    Format(
        "nbib",
        ".nbib",
        "PubMed (NBIB)",
        "application/nbib",
        "for EndNote, Zotero, screening tools; there, works without a PMID become journal articles, "
        "and addresses and days of access are lost",
        nbib,
    ),
)

FORMATS: Mapping[str, Format] = MappingProxyType({one.name: one for one in _ALL})

__all__ = ["FORMATS", "Format", "bibtex", "coins", "csl_json", "nbib", "ris"]
