"""Entry text as content of a page, which supplies what a link, a citation and a word look like on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from monograph.text import (
    Block,
    Break,
    Citations,
    Document,
    Emphasis,
    Inline,
    Mention,
    Paragraph,
    WebLink,
    Words,
    parse,
)
from monograph.text.syntax import TextCitation
from monograph.text.wording import BLANKS
from monograph.views.formatting.content import Content, Element, Node, all_of, content, element, link_to

# What a page supplies to the text on it: content for a link to an entry (its id, the words given for it, and
# whether it is inside a sentence), and for one or more citations (and whether they are part of the sentence).
LinkWriter = Callable[[str, str, bool], Content]
CiteWriter = Callable[[tuple[TextCitation, ...], bool], Content]
# And, where it wants to, content for words that are outside links, with the words of its glossary marked.
WordWriter = Callable[[str], Content]


def blocks(text: str, link: LinkWriter, cite: CiteWriter, words: WordWriter = content) -> Content:
    """Return a text as paragraphs and lists, on one line: templates decide where lines begin."""
    return _on_one_line(_TextWriter(link, cite, words).blocks(parse(text)))


def inline(text: str, link: LinkWriter, cite: CiteWriter, words: WordWriter = content) -> Content:
    """Return a text for the middle of a line: items of a list follow a dash or their number."""
    return _on_one_line(_TextWriter(link, cite, words).in_line(parse(text)))


class _TextWriter:
    """Writes nodes of entry text as content."""

    def __init__(self, link: LinkWriter, cite: CiteWriter, words: WordWriter) -> None:
        self._link = link
        self._cite = cite
        self._words = words

    def blocks(self, document: Document) -> Content:
        return _spaced(self._block(block) for block in document)

    def in_line(self, document: Document) -> Content:
        return _spaced(
            self._inside(block.inside)
            if isinstance(block, Paragraph)
            else _spaced(all_of((f"{sign} ", self.in_line(item))) for sign, item in block.signed_items)
            for block in document
        )

    def _block(self, block: Block) -> Content:
        if isinstance(block, Paragraph):
            return element("p", self._inside(block.inside))
        items = _spaced(element("li", self._item(item, is_tight=block.is_tight)) for item in block.items)
        if block.first is None:
            return element("ul", " ", items, " ")
        start = {} if block.first == 1 else {"start": str(block.first)}
        return element("ol", " ", items, " ", **start)

    def _item(self, item: Document, *, is_tight: bool) -> Content:
        if not is_tight:
            return all_of((" ", self.blocks(item), " "))
        return _spaced(
            self._inside(block.inside) if isinstance(block, Paragraph) else all_of((self._block(block), " "))
            for block in item
        )

    def _inside(self, nodes: tuple[Inline, ...], *, is_in_link: bool = False) -> Content:
        written: list[Node] = []
        for node in nodes:
            if isinstance(node, Citations) and not node.is_running and written and isinstance(written[-1], str):
                written[-1] = written[-1].rstrip(" ")  # a raised mark stands close to its word
            written += self._node(node, is_in_link=is_in_link).nodes
        return Content(tuple(written))

    def _node(self, node: Inline, *, is_in_link: bool) -> Content:
        match node:
            case Words():
                return content(node.text) if is_in_link else self._words(node.text)
            case Break():
                return content(" ")
            case Mention():
                return self._link(node.target, node.words, node.is_in_sentence)
            case Citations():
                return self._cite(node.cited, node.is_running)
            case Emphasis():
                tag = "strong" if node.is_strong else "em"
                return element(tag, self._inside(node.inside, is_in_link=is_in_link))
            case WebLink():
                return link_to(node.href, self._inside(node.inside, is_in_link=True), rel="noopener")


def _spaced(parts: Iterable[Content]) -> Content:
    nodes: list[Node] = []
    for part in parts:
        nodes += (*((" ",) if nodes else ()), *part.nodes)
    return Content(tuple(nodes))


def _on_one_line(made: Content) -> Content:
    """Return content with single blanks between words, and none at its ends."""
    nodes = list(_single_blanks(made))
    if nodes and isinstance(nodes[0], str):
        nodes[0] = nodes[0].lstrip(" ")
    if nodes and isinstance(nodes[-1], str):
        nodes[-1] = nodes[-1].rstrip(" ")
    return Content(tuple(node for node in nodes if node))


def _single_blanks(made: Content) -> Iterator[Node]:
    words = ""
    for node in made.nodes:
        if isinstance(node, str):
            words += node
            continue
        if words:
            yield BLANKS.sub(" ", words)
            words = ""
        yield _with_single_blanks(node) if isinstance(node, Element) else node
    if words:
        yield BLANKS.sub(" ", words)


def _with_single_blanks(node: Element) -> Element:
    inside = Content(tuple(_single_blanks(node.inside)))
    return Element(node.tag, inside, node.attributes, node.role, node.entry, node.computed_from)
