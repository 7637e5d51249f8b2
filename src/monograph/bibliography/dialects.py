"""Works as biblatex and reference managers write them, in our types and fields.

Zotero, Better BibTeX, JabRef, Mendeley, EndNote and biblatex write `date` where BibTeX has year, month and day,
and `journaltitle` for `journal`, and they keep a dozen fields for their own use. All of that is read here,
once, before anything is judged: what is ours by another name is renamed, what no reference prints is passed
over. Any other field stays as it is, and is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from monograph.bibliography.dates import read_period
from monograph.bibliography.kinds import FIELDS, REQUIRED
from monograph.bibliography.parsing import BibEntry, Field

# Types of biblatex and of reference managers, and what they are here.
_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "artwork": "misc",
        "audio": "misc",
        "bookinbook": "incollection",
        "booklet": "misc",
        "collection": "book",
        "conference": "inproceedings",
        "electronic": "online",
        "image": "misc",
        "inbook": "incollection",
        "inreference": "incollection",
        "manual": "book",
        "mvbook": "book",
        "mvcollection": "book",
        "mvproceedings": "proceedings",
        "mvreference": "book",
        "patent": "misc",
        "reference": "book",
        "report": "techreport",
        "standard": "misc",
        "suppbook": "incollection",
        "suppcollection": "incollection",
        "suppperiodical": "article",
        "thesis": "phdthesis",
        "video": "misc",
        "www": "online",
    }
)
_MASTERS = re.compile(r"mathesis|master|diplom", re.IGNORECASE)

# Fields that are ours under another name.
_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "annotation": "note",
        "annote": "note",
        "article-number": "eid",
        "articleno": "eid",
        "journal-iso": "shortjournal",
        "journaltitle": "journal",
        "location": "address",
        "medium": "type",
        "numpages": "pages",
        "pagetotal": "pages",
        "pmc": "pmcid",
    }
)
# What gives way to a field of ours that is there too: the number of an article's pages beside its pages.
_GIVES_WAY = frozenset({"annotation", "annote", "journal-iso", "medium", "numpages", "pagetotal"})
_FIELDS_OF: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "mastersthesis": MappingProxyType({"institution": "school"}),
        "phdthesis": MappingProxyType({"institution": "school"}),
    }
)
_ADDED_TO: Mapping[str, str] = MappingProxyType(
    {"subtitle": "title", "booksubtitle": "booktitle", "journalsubtitle": "journal"}
)
# What biblatex's keys for types stand for.
_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "audiocd": "audio CD",
        "bathesis": "bachelor's thesis",
        "candthesis": "candidate's thesis",
        "datacd": "data CD",
        "mastersthesis": "master's thesis",
        "mathesis": "master's thesis",
        "patent": "patent",
        "phdthesis": "dissertation",
        "resreport": "research report",
        "software": "computer program",
        "techreport": "technical report",
        **{f"patent{country}": "patent" for country in ("de", "eu", "fr", "uk", "us")},
        **{f"patreq{country}": "patent application" for country in ("", "de", "eu", "fr", "uk", "us")},
    }
)
_SAYS_ITS_TYPE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "computer program": frozenset({"software"}),
        "dissertation": frozenset({"phdthesis"}),
        "master's thesis": frozenset({"mastersthesis"}),
        "technical report": frozenset({"techreport"}),
    }
)
_ADDRESS = re.compile(r"https?://[^\s{}\\]+")
_ISSUE = "issue"  # biblatex's name of an issue; of Zotero and Mendeley the number
_EPRINT_KINDS: Mapping[str, str] = MappingProxyType(
    {"pubmed": "pmid", "pmid": "pmid", "pmc": "pmcid", "pmcid": "pmcid"}
)

# What programs keep for themselves, and what a reference does not print.
_OF_BIBLATEX_AND_ZOTERO = """
abstract addendum afterword archive archiveprefix bookauthor booktitleaddon chapter collaborator commentator
copyright entryset entrysubtype eprint eprintclass eprinttype execute file foreword gender ids indextitle
introduction isan ismn isrn keywords label langid langidopts lccn library nodoi options origdate origlanguage
origlocation origpublisher origtitle pagination presort primaryclass related relatedoptions relatedtype rights
shorthand shorttitle sortkey sortname sorttitle sortyear subject titleaddon translator urlyear usera userb
userc userd usere userf xdata xref
"""
_OF_JABREF_AND_BIBDESK = """
citationkey comment creationdate date-added date-modified groups modificationdate owner priority printed
qualityassured ranking rating read readstatus relevance timestamp
"""
_OF_OTHERS = """
acknowledgement affiliation author+an author_keywords bibdate bibsource biburl coden correspondence_address1
document_type eissn fjournal funding_details holder hyphenation indexsorttitle issn-l issue_date key
lastchecked local-url mainsubtitle maintitle mendeley-groups mendeley-tags mrclass mrnumber mrreviewer
numberofvolumes pdf pii posted-at publication_stage references series-editor source times-cited unique-id uri
zblnumber
"""
_PASSED_OVER = frozenset(f"{_OF_BIBLATEX_AND_ZOTERO}{_OF_JABREF_AND_BIBDESK}{_OF_OTHERS}".split())
# Emacs keeps fields that may be filled in under OPT… and ALT…; no style prints them.
_OWN_OF_PROGRAMS = re.compile(
    r"(?:alt|opt)[a-z]+|citeulike-[\w-]+|bdsk-(?:url|file)-\d+|custom\d*|__\w+|jabref-\w+|readcube_\w+|x-[\w-]+"
)


@dataclass(frozen=True, slots=True)
class Translated:
    """An entry in our terms, and what of it was passed over."""

    entry: BibEntry
    passed_over: tuple[Field, ...]


def translated(entry: BibEntry) -> Translated:
    """Return an entry of any of the dialects in our types and fields.

    Nothing is overwritten: where a field of ours is there too and says something else, the other stays as it is
    written and is a finding.
    """
    kind = _kind(entry)
    fields = dict(entry.fields)
    for name in tuple(fields):
        ours = _FIELDS_OF.get(kind, {}).get(name) or _FIELDS.get(name)
        if ours is not None:
            _rename(fields, name, ours)
    _add_subtitles(fields)
    _read_date(fields)
    _read_issue(fields)
    _read_eprint(fields)
    _read_address(fields)
    _read_type(kind, fields)
    if entry.kind == "thesis":
        fields.pop("type", None)
    passed_over = tuple(field for name, field in fields.items() if _is_passed_over(name))
    kept = {name: field for name, field in fields.items() if not _is_passed_over(name)}
    return Translated(replace(entry, kind=kind, fields=MappingProxyType(kept)), passed_over)


def meant_by(name: str) -> str:
    """Return our name for a field of another dialect, or nothing when we have none."""
    return _FIELDS.get(name) or _ADDED_TO.get(name) or ""


def _kind(entry: BibEntry) -> str:
    if entry.kind == "thesis" and "type" in entry.fields and _MASTERS.search(entry.fields["type"].value):
        return "mastersthesis"
    return entry.kind if entry.kind in REQUIRED else _KINDS.get(entry.kind, entry.kind)


def _is_passed_over(name: str) -> bool:
    is_known = name in _PASSED_OVER or name in _GIVES_WAY or _OWN_OF_PROGRAMS.fullmatch(name) is not None
    return name not in FIELDS and is_known


def _rename(fields: dict[str, Field], name: str, ours: str) -> None:
    """Give a field our name, unless one of that name says something else."""
    there = fields.get(ours)
    if there is None or not there.text or there.text == fields[name].text:
        field = fields.pop(name)
        fields[ours] = there if there is not None and there.text else replace(field, name=ours)


def _add_subtitles(fields: dict[str, Field]) -> None:
    for name, title in _ADDED_TO.items():
        if name in fields and title in fields:
            sub, head = fields.pop(name), fields[title]
            between = " " if head.text.endswith(("?", "!", ":")) else ": "
            value, text = (
                f"{one}{between}{other}" for one, other in ((head.value, sub.value), (head.text, sub.text))
            )
            fields[title] = replace(head, value=value, text=text)


def _read_date(fields: dict[str, Field]) -> None:
    """Take year, month and day from `date`; one that cannot be read, or that contradicts `year`, stays."""
    field = fields.get("date")
    parts = dict(_parts_of(field.text)) if field is not None else {}
    if field is None or not parts or ("year" in fields and fields["year"].text != parts["year"]):
        return
    del fields["date"]
    for name, text in parts.items():
        fields.setdefault(name, replace(field, name=name, value=text, text=text))


def _parts_of(date: str) -> Iterator[tuple[str, str]]:
    """Yield year, month and day of 2021, 2021-04, 2021-04-05 or a range of two; nothing of what is no date."""
    ends = read_period(date)
    if not ends:
        return
    (year, *first), last = ends[0], ends[-1][1:]
    yield "year", year
    is_of_two_months = bool(first) and ends[0][0] == ends[-1][0] and first[0] != last[0]
    if first:
        yield "month", f"{first[0]}-{last[0]}" if is_of_two_months else first[0]
    if len(first) > 1 and len(ends) == 1:
        yield "day", first[1]


def _read_address(fields: dict[str, Field]) -> None:
    """Take an address of the web that is in `howpublished`, as BibTeX without `url` has it."""
    field = fields.get("howpublished")
    if field is not None and "url" not in fields and _ADDRESS.fullmatch(field.text):
        fields["url"] = replace(fields.pop("howpublished"), name="url", value=field.text)


def _read_type(kind: str, fields: dict[str, Field]) -> None:
    """Say in words what biblatex has a key for; what the kind of work says already is not said twice."""
    field = fields.get("type")
    said = _TYPES.get(field.text.lower()) if field is not None else None
    if field is None or said is None:
        return
    if said and kind not in _SAYS_ITS_TYPE.get(said, ()):
        fields["type"] = replace(field, value=said, text=said)
    else:
        del fields["type"]


def _read_issue(fields: dict[str, Field]) -> None:
    """Take `issue` for the number of an issue; beside a number it is the issue's name, which is not printed."""
    if _ISSUE in fields:
        field = fields.pop(_ISSUE)
        fields.setdefault("number", replace(field, name="number"))


def _read_eprint(fields: dict[str, Field]) -> None:
    """Take the number of a work in PubMed or PubMed Central from `eprint`."""
    kind = next((fields[name].text.lower() for name in ("eprinttype", "archiveprefix") if name in fields), "")
    ours = _EPRINT_KINDS.get(kind)
    if ours is not None and "eprint" in fields:
        number = fields.pop("eprint")
        fields.setdefault(ours, replace(number, name=ours))
