"""The kinds of work and the fields they have.

A kind is BibTeX's own entry type, or one that biblatex added where BibTeX has none for the thing: `@online`,
`@dataset`, `@software`. What a work is beyond that is in ``type`` (letter, abstract, press release, package
insert) and is printed in square brackets, as NLM prints it. There is no type of its own for

- a preprint: `@article` with the server as ``journal`` and ``pubstate = {prepublished}``;
- a record in a register or database: `@online` with ``number``, and the register as ``organization`` or
  ``booktitle``;
- a chapter: `@incollection`; a talk or poster no one printed: `@inproceedings` with ``eventtitle``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# Who answers for a work, best first: one of these has to be there, or `author` has to be listed as not seen or
# as something the work does not have.
RESPONSIBLE = ("author", "editor", "organization", "institution")

# What each kind needs besides someone responsible; of names joined by a stroke, one.
REQUIRED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "article": ("title", "journal", "year"),
        "book": ("title", "year"),
        "dataset": ("title", "year"),
        "incollection": ("title", "booktitle", "year"),
        "inproceedings": ("title", "booktitle|eventtitle", "year"),
        "mastersthesis": ("title", "school", "year"),
        "misc": ("title", "year"),
        "online": ("title", "year"),
        "phdthesis": ("title", "school", "year"),
        "proceedings": ("title", "year"),
        "software": ("title", "year"),
        "techreport": ("title", "institution", "year"),
        "unpublished": ("title", "year"),
    }
)

NAME_FIELDS = ("author", "editor")

# Printed in sentence case; names of journals and series keep their capitals.
TITLE_FIELDS = ("title", "booktitle")
OWN_LANGUAGE = frozenset({"", "american", "british", "en", "eng", "english"})

# Addresses and identifiers are taken letter by letter; everything else may hold LaTeX accents.
VERBATIM_FIELDS = frozenset({"doi", "pmid", "pmcid", "url"})

# Lists of fields, for us and never printed.
LISTS = ("unseen", "without")

# What a work cannot be said to have nothing of, save these.
CAN_BE_WITHOUT = ("author", "year")

# What NLM prints behind a work about the notices that belong to it, in its order.
NOTICES: Mapping[str, str] = MappingProxyType(
    {
        "retractionof": "Retraction of:",
        "erratumof": "Erratum for:",
        "republishedfrom": "Corrected and republished from:",
        "retraction": "Retraction in:",
        "concern": "Expression of concern in:",
        "erratum": "Erratum in:",
    }
)

# How far a work is on its way to print.
FORTHCOMING = frozenset({"forthcoming", "inpress"})
PUBLICATION_STATES = ("aheadofprint", "forthcoming", "inpress", "prepublished")

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "address": "Where the publisher is: St Louis (MO).",
        "author": "Names joined by `and`; a group is in braces of its own; `and others` is et al.",
        "booktitle": "The book or proceedings a work is part of; of a register record, the register.",
        "concern": "Where an expression of concern stands: J Hiccups. 2032;5(1):12.",
        "crossref": "The key of the book or proceedings whose fields hold for this work too.",
        "day": "The day in `month`.",
        "doi": "Bare: 10.1234/abc.",
        "edition": "A number, or as printed: Revised.",
        "editor": "As `author`.",
        "eid": "The number of an article that has no pages: e16264.",
        "epubdate": "When it was first online, ahead of the issue: YYYY-MM-DD, or less.",
        "erratum": "Where the correction stands: J Hiccups. 2032;5(1):12.",
        "erratumof": "Of a correction: the work it corrects.",
        "eventdate": "When a meeting was: YYYY-MM-DD, or first and last day with a / between.",
        "eventtitle": "The meeting where a work was presented.",
        "howpublished": "Anything else about how a `@misc` came out.",
        "institution": "Who brought a report out.",
        "isbn": "Not printed.",
        "issn": "Not printed.",
        "journal": "The journal's full name; of a preprint, the server's.",
        "language": "Printed at the end, when it is not English.",
        "month": "jan, feb and so on without braces, or {jan-feb}.",
        "note": "For readers of the knowledge base; not part of the reference.",
        "number": "Issue of a journal, number of a report, identifier of a record.",
        "organization": "Who answers for a work when it names no author; else who brought it out.",
        "pages": "First and last page; of a whole book or report, how many.",
        "pmcid": "Bare: PMC1234567.",
        "pmid": "Bare: 12345678.",
        "publisher": "As printed.",
        "pubstate": f"One of {', '.join(PUBLICATION_STATES)}.",
        "republishedfrom": "Of a corrected new version: the faulty one.",
        "retraction": "Where the retraction stands: J Hiccups. 2032;5(1):12.",
        "retractionof": "Of a retraction notice: the work it retracts.",
        "school": "The university of a thesis.",
        "series": "Of a book.",
        "shortauthor": "How a group is cited in running text.",
        "shortjournal": "NLM's abbreviation of the journal's name.",
        "title": "In square brackets when the words are ours or translated.",
        "type": "What it is, printed in square brackets: letter, abstract, press release, package insert.",
        "unseen": "Fields no one has seen: known to exist, not known.",
        "updated": "When a page or record was last changed: YYYY-MM-DD, or less.",
        "url": "The page's own address, http or https.",
        "urldate": "When the page was read: YYYY-MM-DD.",
        "venue": "The place of a meeting.",
        "version": "Of software or data.",
        "volume": "Of a journal, or of a book in a series.",
        "without": "Fields the work does not have: author when it names nobody, year when it bears no date.",
        "year": "Four digits.",
    }
)

# What names a work itself, or was said of it alone, is never taken over from the work it is part of.
NOT_INHERITED = frozenset(
    {"crossref", "doi", "eid", "epubdate", "note", "pages", "pmcid", "pmid", "pubstate", "shortauthor", "title"}
    | {"type", "updated", "url", "urldate", *LISTS, *NOTICES}
)
