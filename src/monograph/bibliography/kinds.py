"""The kinds of work and the fields they have."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# Who answers for a work, best first: one of these has to be there, or `author` has to be listed as not seen.
RESPONSIBLE = ("author", "editor", "organization", "institution")

# What each kind needs besides someone responsible.
REQUIRED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "article": ("title", "journal", "year"),
        "book": ("title", "year"),
        "incollection": ("title", "booktitle", "year"),
        "inproceedings": ("title", "booktitle", "year"),
        "mastersthesis": ("title", "school", "year"),
        "misc": ("title", "year"),
        "online": ("title", "year"),
        "phdthesis": ("title", "school", "year"),
        "techreport": ("title", "institution", "year"),
        "unpublished": ("title", "year"),
    }
)

NAME_FIELDS = ("author", "editor")

# Addresses and identifiers are taken letter by letter; everything else may hold LaTeX accents.
VERBATIM_FIELDS = frozenset({"doi", "pmid", "pmcid", "url"})

FIELDS = frozenset(
    {
        "address",
        "author",
        "booktitle",
        "day",
        "doi",
        "edition",
        "editor",
        "howpublished",
        "institution",
        "isbn",
        "issn",
        "journal",
        "language",
        "month",
        "note",
        "number",
        "organization",
        "pages",
        "pmcid",
        "pmid",
        "publisher",
        "school",
        "series",
        "shortauthor",  # how a group is cited in running text
        "shortjournal",  # NLM's abbreviation of the journal's name
        "title",
        "unseen",  # fields nobody has seen: known to exist, not known
        "url",
        "urldate",  # when the page was read, YYYY-MM-DD
        "volume",
        "year",
    }
)
