"""The text of a page, section by section, taken from its Markdown file: headings, and blocks of HTML or prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from markdown.extensions.toc import slugify, unique

# Stands where an element begins or ends inside a word: "m<sup>2</sup>" is found as "m2", "m" and "2".
SEAM = "\ue000"

_FRONT_MATTER = re.compile(r"\A---\n(?P<fields>.*?)\n---\n", re.DOTALL)
_EXCLUDED = re.compile(r"^search:\s*\{?\s*\"?exclude\"?:\s*true", re.MULTILINE)
_HEADING = re.compile(r"^(?P<marks>#{1,6}) +(?P<text>.*?)(?: *\{:? *(?P<attributes>[^{}]*)\})? *#*$")
_ID = re.compile(r"#([\w.-]+)")
_UNREAD = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_CITATION = re.compile(r"<sup[^>]*>(?=<a\b)")
_TAG = re.compile(r"</?(?P<name>[a-zA-Z][\w-]*)(?:\"[^\"]*\"|'[^']*'|[^'\">])*>")
# Tags that may be inside a word.
_INSIDE_WORDS = re.compile(
    "a|abbr|b|bdi|cite|code|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|tspan|u|var|wbr"
)
_LINK_TARGET = re.compile(
    r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?: \"[^\"]*\")?\)|^\[[^\]]+\]:\s+\S+", re.MULTILINE
)
_ATTRIBUTES = re.compile(r"\{:? *[#.][^{}\n]*\}")


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a page: ``id`` is empty at its top. ``text`` has a `SEAM` where markup parts a word."""

    id: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class PageText:
    """What a page says, with its title and its address from the site's top."""

    address: str
    title: str
    sections: tuple[Section, ...]


def page_text(address: str, source: str) -> PageText | None:
    """Return the text of a page from its Markdown, None when its front matter keeps it out of the search."""
    front = _FRONT_MATTER.match(source)
    if front and _EXCLUDED.search(front["fields"]):
        return None
    sections = tuple(_sections(source[front.end() :] if front else source))
    return PageText(address, sections[0].heading if sections else address, sections)


def _sections(body: str) -> Iterator[Section]:
    name, heading, lines = "", "", list[str]()
    used: set[str] = set()
    is_begun = False
    for line in (*_UNREAD.sub(" ", body).splitlines(), "# "):
        match = _HEADING.match(line)
        if not match:
            lines.append(line)
            continue
        if is_begun or any(line.strip() for line in lines):
            yield Section(name if is_begun else "", heading, _plain("\n".join(lines)))
        heading, lines = _plain(match["text"]).replace(SEAM, "").replace("\n", " "), []
        given = _ID.search(match["attributes"] or "")
        name = unique(given[1] if given else slugify(heading, "-"), used)
        if len(match["marks"]) == 1 and not is_begun:
            name = ""
        is_begun = True


def _plain(markup: str) -> str:
    """Return the words of HTML or Markdown, each block on a line."""
    text = _CITATION.sub(" ", markup)
    text = _TAG.sub(lambda tag: SEAM if _INSIDE_WORDS.fullmatch(tag["name"].lower()) else "\n", text)
    text = unescape(_ATTRIBUTES.sub(" ", _LINK_TARGET.sub("] ", text)))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line.strip(SEAM))
