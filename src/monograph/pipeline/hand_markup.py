"""The mark-up of hand-written pages: Markdown and plain HTML, nothing that runs, loads from elsewhere or asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from markdown import markdown

from monograph.findings import Finding, Place
from monograph.sources import read_document
from monograph.sources.documents import LINE_BREAK, line_place
from monograph.sources.files import PAGES

RULE = "page-is-plain"
# What Markdown makes, and what people write between it.
_ELEMENTS_LISTED = """
a abbr address article aside b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div
dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp
section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr
"""
_ATTRIBUTES_LISTED = """
align alt cite class colspan datetime dir headers height href id lang markdown name open rel reversed role rowspan
scope span src start tabindex title type valign value width
"""
_ELEMENTS = frozenset(_ELEMENTS_LISTED.split())
_ATTRIBUTES = frozenset(_ATTRIBUTES_LISTED.split())
_TEXT_ALIGN = re.compile(r"text-align: ?(?:left|right|center);?")
_SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*):|[/\\]{2}", re.IGNORECASE)
_SKIPPED_BY_BROWSERS = re.compile(r"[\x00-\x20]")
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<fields>.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE | re.DOTALL)
_PRINTED_AS_IT_IS = re.compile('[<>"]')
_FIELDS = ("title", "description", "hide", "search", "tags")
_MOST_BRACKETS = 1_000  # in a paragraph; the time that Markdown takes grows with their square
_REMEDY = "Write Markdown or plain HTML. Nothing on a page may run, ask, or load from elsewhere."


def markup_findings(pages: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """Yield a finding for all that hand-written pages hold besides text, links and pictures of their own."""
    for name, text in pages:
        file = f"{PAGES}/{name}"
        front = _FRONT_MATTER.match(text)
        if front:
            yield from _front_matter_findings(file, text, front["fields"])
        body = text[front.end() :] if front else text
        if any(paragraph.count("[") > _MOST_BRACKETS for paragraph in body.split("\n\n")):
            found = f"a paragraph with more than {_MOST_BRACKETS:,} brackets"
            yield Finding(RULE, _place(file, text, "["), found, "Divide it: builders take very long to read it.")
            continue
        try:
            faults = _faults(body)
        except RecursionError:
            yield Finding(RULE, Place(file), "lists or quotations nested deeper than builders read", _REMEDY)
            continue
        for token, found in dict.fromkeys(faults):
            yield Finding(RULE, _place(file, text, token), found, _REMEDY)


def _faults(body: str) -> list[tuple[str, str]]:
    """Return what is not plain in the HTML that a builder makes of a page, after the signs to look for."""
    # Attributes in braces are known to the builder, and raw HTML is passed on.
    made = markdown(body, extensions=["attr_list", "fenced_code", "tables"])
    reader = _Reader()
    reader.feed(f"{made}\n<p></p>")  # a tag that is left open takes in what comes after the page
    reader.close()
    return reader.faults


def _front_matter_findings(file: str, text: str, fields: str) -> Iterator[Finding]:
    remedy = f"Write one of {', '.join(_FIELDS)}, or leave the field out."
    document, faults = read_document(fields.encode("utf-8"), file)
    if document is None or not isinstance(document.data, dict):
        found = faults[0].found if faults else "these are no fields"
        yield Finding(RULE, line_place(file, text, 2), f"the lines between --- cannot be read: {found}", remedy)
        return
    for key, value in document.data.items():
        if key not in _FIELDS:
            yield Finding(RULE, _place(file, text, key), f"`{key}` is no field of a hand-written page", remedy)
        elif sign := _PRINTED_AS_IT_IS.search(str(value)):
            found, plain = f"`{sign[0]}` in `{key}`", "Leave it out: themes print this field as it is."
            yield Finding(RULE, _place(file, text, sign[0]), found, plain)


def _place(file: str, text: str, token: str) -> Place:
    """Return the first place of some signs, capitals aside; the top of the file when entities hide them."""
    for number, line in enumerate(LINE_BREAK.split(text), start=1):
        start = line.lower().find(token.lower())
        if start >= 0:
            return line_place(file, text, number, start + 1, len(token))
    return Place(file)


class _Reader(HTMLParser):
    """Reads the HTML that a page becomes, and remembers what is not plain, with the signs to look for."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.faults: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ELEMENTS:
            self.faults.append((f"<{tag}", f"the element `<{tag}>` is not shown on a page"))
        for name, value in attrs:
            self._judge(tag, name, value or "")

    handle_startendtag = handle_starttag

    def _judge(self, tag: str, name: str, value: str) -> None:
        if name == "style" and _TEXT_ALIGN.fullmatch(value.strip()):
            return
        if name not in _ATTRIBUTES and not name.startswith(("aria-", "data-toc-")):
            self.faults.append((name, f"the attribute `{name}` of `<{tag}>` does more than show text"))
        elif name in ("href", "src", "cite"):
            address = _SKIPPED_BY_BROWSERS.sub("", value)
            begins = _SCHEME.match(address)
            if name == "src" and begins:
                self.faults.append((value, "a picture from elsewhere: readers would ask another site for it"))
            elif begins and begins["scheme"] and begins["scheme"].lower() not in _SCHEMES:
                self.faults.append((f"{begins['scheme']}:", f"an address that begins with `{begins['scheme']}:`"))

    def handle_comment(self, data: str) -> None:
        if "<" in data or "--!" in data or data.startswith((">", "->")):
            self.faults.append(("<!--", "a comment with signs of HTML in it, which browsers end elsewhere"))

    def handle_decl(self, decl: str) -> None:
        self.faults.append(("<!", "a declaration"))

    def handle_pi(self, data: str) -> None:
        self.faults.append(("<?", "an instruction for programs"))

    def unknown_decl(self, data: str) -> None:
        self.faults.append(("<![", "a declaration"))
