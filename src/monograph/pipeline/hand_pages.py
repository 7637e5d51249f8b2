"""Hand-written pages, read for links and citations that a reader would see as signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from monograph.bibliography.keys import KEY_PATTERN
from monograph.evidence.prose.half_written import half_written
from monograph.findings import Finding, Place, Severity
from monograph.knowledge_base import KnowledgeBase
from monograph.sources.conflicts import conflict_finding
from monograph.sources.documents import line_place
from monograph.sources.files import ABOUT, PAGES
from monograph.text.fields import Name
from monograph.text.syntax import CITATION_GROUP, WIKI_LINK, citations_in_group

_FENCED = re.compile(
    r"^(?P<fence> {0,3}(?:```+|~~~+))[^\n]*\n.*?(?:^ {0,3}(?:```+|~~~+)[^\S\n]*$|\Z)", re.MULTILINE | re.DOTALL
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_NOT_HERE = "Hand-written pages are plain Markdown: write `[words](address)`, with the address of the page."
_NO_LINKS = "Write the words alone. Links and citations belong into running text."


def hand_page_findings(pages: Iterable[tuple[str, str]], base: KnowledgeBase) -> Iterator[Finding]:
    """Yield each link and citation in the manner of entries, whole or half, that hand-written pages hold.

    They are not read there, so that their signs would be printed. Code and comments may show them.
    """
    for name, text in pages:
        if conflict := conflict_finding(text, f"{PAGES}/{name}", is_markdown=True):
            yield conflict
            continue
        shown = _COMMENT.sub(_blank, _FENCED.sub(_blank, text))
        for number, line in enumerate(shown.split("\n"), start=1):
            if "[" in line or "]" in line:
                for rule, token, start, remedy in _in_line(line, base):
                    what = "link" if rule == "link-is-whole" else "citation"
                    place = line_place(f"{PAGES}/{name}", text, number, start + 1, len(token))
                    yield Finding(rule, place, f"`{token}` is no {what} on a hand-written page", remedy)


def name_findings(base: KnowledgeBase) -> Iterator[Finding]:
    """Yield a warning for each link and citation of this base that a name holds: names are shown as they are."""
    for sheet in base.sheets.values():
        for path, name in sheet.parts(Name):
            for rule, token in _ours_in(name, base):
                yield _in_a_name(rule, token, sheet.place(path, token))


def findings_of_about(text: str, base: KnowledgeBase) -> Iterator[Finding]:
    """Yield the same for the words on the base as a whole, in kb/base.yaml."""
    for number, line in enumerate(text.split("\n"), start=1):
        for rule, token in _ours_in("" if line.lstrip().startswith("#") else line, base):
            yield _in_a_name(rule, token, line_place(ABOUT, text, number, line.find(token) + 1, len(token)))


def _in_a_name(rule: str, token: str, place: Place) -> Finding:
    return Finding(rule, place, f"`{token}` is in a name, which is shown as it is", _NO_LINKS, Severity.WARNING)


def _ours_in(line: str, base: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """Yield the links and citations of a line, whole or half, that name an entry or a work."""
    if "[" not in line and "]" not in line:
        return
    for rule, token, _, _ in _in_line(line, base):
        if any(
            word in base.sheets or word in base.bibliography
            for word in re.findall(rf"{KEY_PATTERN}|[\w-]+", token)
        ):
            yield rule, token


def _in_line(line: str, base: KnowledgeBase) -> Iterator[tuple[str, str, int, str]]:
    for one in half_written(line, base.sheets.keys(), base.bibliography.keys()):
        yield "link-is-whole" if one.is_link else "citation-is-whole", one.token, one.start, _NOT_HERE
    code = re.sub(r"(`+)[^`\n]+\1", _blank, line)
    for match in WIKI_LINK.finditer(code):
        if match["id"].strip() in base.sheets:
            yield "link-is-whole", match.group(), match.start(), _NOT_HERE
    for match in CITATION_GROUP.finditer(code):
        if any(one.key in base.bibliography for one in citations_in_group(match["inside"])):
            yield "citation-is-whole", match.group(), match.start(), _NOT_HERE


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())
