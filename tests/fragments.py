"""Knowledge bases made from fragments: a few fields of a few entries, completed to whole, invented entries.

A fragment maps ``kind/id`` to the fields that matter. What a kind demands besides comes from its skeleton; entries
that are linked to and not given are made; every work that is cited is put into the bibliography.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from monograph.bibliography import load_bibliography
from monograph.entries import KIND_BY_NAME, Entry
from monograph.entries.base_files.about import About
from monograph.entries.base_files.exceptions import LocatedException
from monograph.entries.base_files.reviewers import Reviewer
from monograph.entries.reading.sheet import Sheet, read_sheet
from monograph.findings import render
from monograph.knowledge_base import KnowledgeBase, join
from monograph.knowledge_base.reviews import content_digests
from monograph.rules import RULES, Rule, RuleRun, Setting, run_rules
from monograph.sources import EntryFile, read_document
from monograph.views.formatting.content import Content, content
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Paragraph
from monograph.views.page.document import Section
from monograph.views.page.numbering import numbered
from tests.projects import TODAY

_ADA = {"id": "ada-example", "name": "Ada Example", "orcid": "0000-0002-1825-0097", "interests": "None declared."}
_REVIEWERS = {"ada-example": Reviewer.model_validate(_ADA)}
_SUMMARY = {"plain": "It is invented.", "clinical": "It is invented."}
_SKELETONS: Mapping[str, Mapping[str, Any]] = {
    "study": {"title": "An invented study", "design": "randomised parallel-group trial", "population": {}},
    "drug": {"type": "drug"},
    "condition": {},
    "outcome": {
        "measures": "Something invented.",
        "better": "lower is better",
        "smallest_important_difference": "not searched",
        "matters_to_patients": True,
    },
    "guideline": {"organisation": "Invented Society", "published": "not seen"},
    "question": {
        "options": [{"drug": "zorbatine", "verdict": "uncertain", "because": "It is invented."}],
        "searches": [{"where": "Invented Index", "date": "2035-01-01", "systematic": False, "found": "Nothing."}],
    },
    "claim": {
        "says": "Something.",
        "document": {"title": "A page", "type": "web page"},
        "verdict": "unsupported",
        "because": "It is invented.",
        "about": ["zorbatine"],
    },
    "term": {},
}
_PICO = {
    "population": ["harrow-syndrome"],
    "interventions": ["zorbatine"],
    "comparators": ["placebo"],
    "outcomes": ["hum-frequency"],
}


ABOUT = About.model_validate(
    {
        **{"title": "Invented", "lead": "Invented.", "description": "Invented."},
        "units": [{"unit": "cramps", "one": "cramp"}, {"unit": "hums", "one": "hum"}],
        "designs": ["stepped-wedge trial"],
    }
)
KNOWN = ABOUT.vocabularies


def base_of(
    fragment: Mapping[str, Mapping[str, Any]] | str, exceptions: tuple[LocatedException, ...] = ()
) -> KnowledgeBase:
    """Return the knowledge base that a fragment, given as data or as YAML, is completed to."""
    given = read_fragment(fragment) if isinstance(fragment, str) else fragment
    sheets = {name: _sheet(name, fields) for name, fields in given.items()}
    known = {name.partition("/")[2] for name in sheets}
    waiting = list(sheets.values())
    while waiting:
        for link in waiting.pop().links:
            if link.target not in known:
                name = f"{(*link.kinds, 'term')[0]}/{link.target}"
                sheets[name] = _sheet(name, {})
                known.add(link.target)
                waiting.append(sheets[name])
    keys = {cited.key for sheet in sheets.values() for cited in sheet.citations}
    bibliography, faults = load_bibliography("\n".join(map(written_work, sorted(keys))), "references.bib")
    assert not faults, "\n".join(map(render, faults))
    by_id = {sheet.id: sheet for sheet in sheets.values()}
    ready = [_with_digests(sheet, given.get(name, {}), by_id) for name, sheet in sheets.items()]
    joined = join(ABOUT, ready, bibliography, (), exceptions, (), _REVIEWERS)
    assert joined.base is not None, "\n".join(map(render, joined.findings))
    return joined.base


def _with_digests(
    sheet: Sheet[Entry], fields: Mapping[str, Any], by_id: Mapping[str, Sheet[Entry]]
) -> Sheet[Entry]:
    """Return an approved entry with digests of what it says; any other as it is."""
    review = fields.get("review", {})
    if review.get("status") != "approved" or "digests" in review:
        return sheet
    digests = [str(one) for one in content_digests(sheet, by_id)]
    return _sheet(f"{sheet.kind}/{sheet.id}", {**fields, "review": {**review, "digests": digests}})


def judged(rule: Rule, fragment: Mapping[str, Mapping[str, Any]] | str) -> RuleRun:
    """Return what one rule makes of a fragment."""
    return run_rules([rule], Setting(base_of(fragment), TODAY), known=RULES)


def read_fragment(text: str) -> Mapping[str, Mapping[str, Any]]:
    """Return a fragment written in YAML as data."""
    document, faults = read_document(text.encode("utf-8"), "fragment")
    assert document is not None, "\n".join(map(render, faults))
    assert isinstance(document.data, dict)
    return document.data  # type: ignore[return-value]


def _sheet(name: str, fields: Mapping[str, Any]) -> Sheet[Entry]:
    kind, _, entry_id = name.partition("/")
    made: dict[str, Any] = {"name": entry_id.replace("-", " ").capitalize(), "summary": _SUMMARY}
    made |= _SKELETONS[kind]
    if kind == "study":
        made["reports"] = [{"work": _key(entry_id), "role": "main report"}]
    if kind == "guideline":
        made["documents"] = [_key(entry_id)]
    if kind == "claim":
        made["cite"] = "Source2031, page 1"
    made |= fields
    if kind == "question":
        made["pico"] = _PICO | made.get("pico", {})
    keys = sorted(set(re.findall(r"(?<![\w@])@?([A-Z][A-Za-z]*20\d\d[a-z]*)\b", str(made))))
    read = [{"work": key, "nature": "paper", "read": "abstract", "access": "original"} for key in keys]
    made.setdefault("sources", read)
    assert kind in KIND_BY_NAME, name
    source = EntryFile(f"kb/entries/{name}.yaml", kind, entry_id, _written(made).encode("utf-8"))
    sheet, faults = read_sheet(source, KNOWN)
    assert isinstance(sheet, Sheet), "\n".join(map(render, faults))
    return sheet


def _key(entry_id: str) -> str:
    year = re.search(r"20\d\d", entry_id)
    word = re.sub(r"[^a-z]", "", entry_id).capitalize()
    return f"{word}{year.group() if year else '2031'}"


def written_work(key: str) -> str:
    """Return an invented work under that key, as it is in a bibliography."""
    year = (re.search(r"20\d\d", key) or ["2031"])[0]
    return (
        f"@article{{{key}, author = {{Example, Ada}}, title = {{On {key}}}, journal = {{Invented Letters}}, "
        f"year = {{{year}}}, volume = {{1}}, pages = {{1--2}}}}"
    )


def _written(value: object, indent: int = 0) -> str:
    """Return a value as YAML, one field or item a line, every text in quotation marks."""
    space = "  " * indent
    if isinstance(value, Mapping) and value:
        return "".join(f"\n{space}{key}:{_written(item, indent + 1)}" for key, item in value.items())
    if isinstance(value, (list, tuple)) and value:
        return "".join(f"\n{space}-{_written(item, indent + 1)}" for item in value)
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f' "{escaped}"'
    if isinstance(value, bool):
        return " true" if value else " false"
    if isinstance(value, (int, Decimal)):
        return f" {value:f}" if isinstance(value, Decimal) else f" {value}"
    return " {}" if isinstance(value, Mapping) else " []"


def printed(shown: Content, writer: Writer) -> Content:
    """Return content as a page prints that holds nothing else: its marks numbered, its terms explained."""
    (section,), _ = numbered([Section("", "", (Paragraph(shown),))], writer)
    (block,) = section.blocks
    assert isinstance(block, Paragraph)
    return content(block.words)
