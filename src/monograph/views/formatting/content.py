"""What a page says at one place, as a tree: words, links, citation marks, remarks, lines.

Nothing is read back from HTML: `reading` makes words for tables and programs from the same tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from string import Formatter
from typing import TypeAlias

from markupsafe import Markup, escape

from monograph.entries.shared import vocabulary
from monograph.views.formatting.marks import Mark, in_order, raised


class Role(Enum):
    """What some words are to their surroundings; the value is their class in HTML."""

    NOTE = "mg-note"
    ALSO = "mg-also"
    WHY = "mg-why"
    SLIP = "mg-slip"
    ABSENT = "mg-absent"
    COMPUTED = "mg-computed"


# What says something about a value and is no part of it.
REMARKS = frozenset({Role.NOTE, Role.ALSO, Role.WHY, Role.SLIP})


@dataclass(frozen=True, slots=True)
class Element:
    """Content inside a tag. ``entry`` is the id of the entry that a link leads to.

    ``computed_from`` says of a computed value what it was worked out from.
    """

    tag: str
    inside: Content
    attributes: tuple[tuple[str, str], ...] = ()
    role: Role | None = None
    entry: str = ""
    computed_from: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """Citation marks that are together."""

    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Trusted:
    """HTML that a lower floor made and escaped, such as a formatted reference, with the same in words."""

    html: Markup
    words: str


@dataclass(frozen=True, slots=True)
class GlossaryWord:
    """A word of the glossary: what is at the page's first use of the term, and what at later ones."""

    term: str
    first: Content
    later: Content


_WITHOUT_END = frozenset({"br"})
Node: TypeAlias = str | Element | Marks | Trusted | GlossaryWord


@dataclass(frozen=True, slots=True)
class Content:
    """A piece of a page. Words in it are plain text and are escaped when it is printed."""

    nodes: tuple[Node, ...] = ()

    def __bool__(self) -> bool:
        return any(self.nodes)

    def __html__(self) -> Markup:
        return Markup(str(self))  # noqa: S704 - every word in it was escaped below

    def __str__(self) -> str:
        return "".join(map(_html, self.nodes))

    def walk(self) -> Iterator[Node]:
        """Yield every node in reading order, an element before what it holds."""
        for node in self.nodes:
            yield node
            if isinstance(node, Element):
                yield from node.inside.walk()
            elif isinstance(node, GlossaryWord):
                yield from node.later.walk()

    def has(self, roles: frozenset[Role]) -> bool:
        """Whether any part of it has one of some roles."""
        return any(isinstance(node, Element) and node.role in roles for node in self.walk())


Part: TypeAlias = Content | str
NOTHING = Content()


def _html(node: Node) -> str:
    match node:
        case str():
            return str(escape(node))
        case Element():
            said = "".join(f' {name}="{escape(value)}"' for name, value in node.attributes)
            end = "" if node.tag in _WITHOUT_END else f"</{node.tag}>"
            return f"<{node.tag}{said}>{node.inside}{end}"
        case Marks():
            return str(raised(node.marks))
        case Trusted():
            return str(node.html)
        case GlossaryWord():
            return str(node.later)


def content(part: object) -> Content:
    """Return a value as content; what is none yet is taken as words."""
    if isinstance(part, Content):
        return part
    words = str(part)
    return Content((words,)) if words else NOTHING


def phrase(pattern: str, *parts: object) -> Content:
    """Return parts put into the places ``{}`` of a pattern of plain words; formats such as ``{:,}`` work."""
    nodes: list[Node] = []
    given = iter(parts)
    for words, spec in _pieces(pattern):
        if words:
            nodes.append(words)
        if spec is not None:
            part = next(given)
            nodes += content(format(part, spec) if spec else part).nodes
    assert next(given, None) is None, f"{pattern!r} has fewer places than parts"
    return Content(tuple(nodes))


@lru_cache(maxsize=1024)
def _pieces(pattern: str) -> tuple[tuple[str, str | None], ...]:
    return tuple((words, None if name is None else spec) for words, name, spec, _ in Formatter().parse(pattern))


def citation_marks(marks: Iterable[Mark]) -> Content:
    """Return citation marks as one raised group; nothing without any."""
    given = in_order(marks)
    return Content((Marks(given),)) if given else NOTHING


def element(tag: str, *inside: object, **attributes: str) -> Content:
    """Return content in a tag; ``class_`` and so on are the attributes whose names Python keeps for itself."""
    return Content((Element(tag, all_of(inside), _attributes(attributes)),))


def link_to(href: str, inside: object, *, entry: str = "", **attributes: str) -> Content:
    """Return a link; ``entry`` is the id of the entry that it leads to, where it leads to one."""
    return Content((Element("a", content(inside), (("href", href), *_attributes(attributes)), entry=entry),))


def remark(role: Role, *inside: object) -> Content:
    """Return words in a role of their own."""
    return Content((Element("span", all_of(inside), (("class", role.value),), role),))


def strong(inside: object) -> Content:
    """Return content that stands out."""
    return element("strong", inside)


def all_of(parts: Iterable[object]) -> Content:
    """Return parts one after the other."""
    return Content(tuple(node for part in parts for node in content(part).nodes))


def _attributes(given: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name.rstrip("_").replace("_", "-"), value) for name, value in given.items())


def absent(reason: str) -> Content:
    """Return the words that are where a value is missing."""
    return remark(Role.ABSENT, reason)


def computed(value: str, from_what: str) -> Content:
    """Return a value that the program worked out, marked as such, with what it was worked out from."""
    attributes = (("class", "mg-computed"), ("title", f"Computed from {from_what}"))
    return Content((Element("span", content(value), attributes, Role.COMPUTED, computed_from=from_what),))


def as_name(word: str) -> str:
    """Return a word from a closed vocabulary as part of the name of a style or a place."""
    return word.replace(" ", "-").replace(",", "")


def chip(word: str, family: str) -> Content:
    """Return a word from a closed vocabulary as a small label; ``family`` chooses its colours."""
    return element("span", word, class_=f"mg-chip mg-{family}-{as_name(word)}", **sorted_as(word, family))


# Vocabularies with an order of their own, by the family of their labels.
_RANKED: Mapping[str, tuple[str, ...]] = {
    "certainty": tuple(vocabulary.Certainty),
    "verdict": (*vocabulary.Verdict, *vocabulary.ClaimVerdict),
}


def sorted_as(word: str, family: str) -> dict[str, str]:
    """Return the place of a word in a vocabulary that has an order of its own, for scripts that sort tables."""
    ranked = _RANKED.get(family, ())
    return {"data_sort": str(ranked.index(word))} if word in ranked else {}


def unsound(warning: str) -> Content:
    """Return the label that is next to whatever is not sound."""
    return element("span", warning, class_="mg-chip mg-unsound")


def folded(summary: str, inside: Content) -> Content:
    """Return content that opens on a click, without a script; nothing when there is none."""
    return element("details", element("summary", summary), inside, class_="mg-fold") if inside else NOTHING


_LINE_BREAK = Trusted(Markup("&#10;"), "\n")


def code(text: str) -> Content:
    """Return text as it was typed. A page's blocks are one line each, so its line breaks become entities."""
    shown = joined_by(Content((_LINE_BREAK,)), text.splitlines())
    return element("pre", element("code", shown), class_="mg-code", tabindex="0")


def as_typed(text: str) -> Content:
    """Return text for a table cell, with its line breaks."""
    return joined_by(element("br"), text.strip().splitlines())


def joined(parts: Iterable[Part], between: str = ", ") -> Content:
    """Return the parts that are not empty with something between them."""
    return joined_by(content(between), filter(None, parts))


def joined_by(between: Content, parts: Iterable[Part]) -> Content:
    """Return parts with content between them."""
    nodes: list[Node] = []
    for number, part in enumerate(parts):
        nodes += (*(between.nodes if number else ()), *content(part).nodes)
    return Content(tuple(nodes))


def lines(parts: Iterable[Part]) -> Content:
    """Return each part on a line of its own inside a table cell."""
    return all_of(element("div", part) for part in parts if part)


def run_of(parts: Iterable[Content]) -> Content:
    """Return figures side by side, or each on a line of its own where a remark on one would break the row."""
    figures = tuple(parts)
    return lines(figures) if any(part.has(REMARKS) for part in figures) else joined(figures)
