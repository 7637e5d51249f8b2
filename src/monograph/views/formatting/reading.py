"""Content of a page in plain words, for tables and programs: made from its tree, as its HTML is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monograph.views.formatting.content import REMARKS, Content, Element, GlossaryWord, Marks, Node, Role, Trusted
from monograph.views.formatting.marks import Mark

_SEPARATORS = (" | ", "; ")
_LINES = frozenset({"div", "p", "li"})
_BLOCKS = _LINES | {"ul", "ol", "br", "details", "summary", "pre"}


def one_line(shown: Content) -> str:
    """Return content on one line.

    Lines of a cell have a bar between them, lines inside a line a semicolon, items of a list begin with a bullet,
    and a remark is in brackets. A citation mark is the work and the place in it, in square brackets: the
    number on a page means nothing away from it. A computed value says what it was computed from.
    """
    writer = _OneLine()
    writer.write_all(shown)
    return writer.text


class _OneLine:
    def __init__(self) -> None:
        self._parts: list[str] = []
        self._open_lines = 0

    @property
    def text(self) -> str:
        return " ".join("".join(self._parts).split())

    def write_all(self, shown: Content) -> None:
        for node in shown.nodes:
            self._write_node(node)

    def _write_node(self, node: Node) -> None:
        match node:
            case str():
                self._write(node)
            case Trusted():
                self._write(node.words)
            case GlossaryWord():
                self.write_all(node.later)
            case Marks():
                self._write(f" [{'; '.join(map(_cited, node.marks))}]")
            case Element() if node.role in REMARKS:
                self._begin_remark()
                self.write_all(node.inside)
                self._write(")")
            case Element() if node.tag in _LINES:
                self._begin_line(node.tag)
                self._open_lines += 1
                self.write_all(node.inside)
                self._open_lines -= 1
            case Element():
                self.write_all(node.inside)
                self._write(f", computed from {node.computed_from}" if node.computed_from else "")

    def _begin_line(self, tag: str) -> None:
        so_far = "".join(self._parts).rstrip()
        between = " " if tag != "div" else _SEPARATORS[self._open_lines > 0]
        self._write(between if so_far and not so_far.endswith(("|", ";", ":", "(")) else " ")
        self._write("• " if tag == "li" else "")

    def _begin_remark(self) -> None:
        if self._parts and self._parts[-1] in _SEPARATORS:
            self._parts.pop()  # the remark is all that its line holds
        self._write(" (")

    def _write(self, text: str) -> None:
        if text:
            self._parts.append(text)


def _cited(mark: Mark) -> str:
    return f"{mark.before} {mark.said}".strip()


def plain_lines(shown: Content) -> str:
    """Return content with a line for each line that a reader sees; citation marks are left out."""
    return _tidied("".join(_words(shown)))


def plain_words(shown: Content | str) -> str:
    """Return content, or a text as it is, on one line without citation marks."""
    return plain_lines(shown).replace("\n", "; ") if isinstance(shown, Content) else shown


def is_absent(shown: Content) -> bool:
    """Whether content only says why there is no value."""
    return not any(word.strip() for word in _words(shown, without=Role.ABSENT))


def computed_words(shown: Content) -> Iterator[tuple[str, str]]:
    """Yield the words that were worked out, each with what they were worked out from."""
    for node in shown.walk():
        if isinstance(node, Element) and node.role is Role.COMPUTED:
            yield "".join(_words(node.inside)), node.computed_from


def entries_linked(shown: Content) -> tuple[str, ...]:
    """Return the ids of the entries that content links to, in order, each once."""
    return tuple(dict.fromkeys(node.entry for node in shown.walk() if isinstance(node, Element) and node.entry))


def works_cited(shown: Content) -> tuple[str, ...]:
    """Return the keys of the works that content cites, in the order of its marks, each once."""
    marks = (mark for node in shown.walk() if isinstance(node, Marks) for mark in node.marks)
    return tuple(dict.fromkeys(mark.key for mark in marks))


def _words(shown: Content, without: Role | None = None) -> Iterator[str]:
    for node in shown.nodes:
        match node:
            case str():
                yield node
            case Trusted():
                yield node.words
            case GlossaryWord():
                yield from _words(node.later, without)
            case Element() if without is None or node.role is not without:
                is_block = node.tag in _BLOCKS
                yield "\n" if is_block else ""
                yield from _words(node.inside, without)
                yield "\n" if is_block else ""


def _tidied(text: str) -> str:
    """Return text with single blanks, without empty lines and without blanks at the ends of lines."""
    lines = (re.sub(r"\s+", " ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
