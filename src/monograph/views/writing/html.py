"""Entry text as safe HTML: a page supplies what a link, a citation and a word look like on it."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup, escape

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

# What a page supplies to the text on it: HTML for a link to an entry (its id, the words given for it, and whether
# it stands inside a sentence), and for one or more citations (and whether they are part of the sentence).
LinkWriter = Callable[[str, str, bool], Markup]
CiteWriter = Callable[[tuple[TextCitation, ...], bool], Markup]
# And, where it wants to, HTML for words that stand outside links, with the words of its glossary marked.
WordWriter = Callable[[str], Markup]


def blocks(text: str, link: LinkWriter, cite: CiteWriter, words: WordWriter = escape) -> Markup:
    """Return a text as HTML paragraphs and lists, on one line: templates decide where lines begin."""
    html = _HtmlWriter(link, cite, words).blocks(parse(text))
    return Markup(BLANKS.sub(" ", html).strip(" "))  # noqa: S704 - made by the escaping writer below


def inline(text: str, link: LinkWriter, cite: CiteWriter, words: WordWriter = escape) -> Markup:
    """Return a text as HTML for the middle of a line: items of a list follow a dash or their number."""
    html = _HtmlWriter(link, cite, words).in_line(parse(text))
    return Markup(BLANKS.sub(" ", html).strip(" "))  # noqa: S704 - made by the escaping writer below


class _HtmlWriter:
    """Writes nodes as HTML; what is not HTML of the page's own is escaped."""

    def __init__(self, link: LinkWriter, cite: CiteWriter, words: WordWriter) -> None:
        self._link = link
        self._cite = cite
        self._words = words

    def blocks(self, document: Document) -> str:
        return " ".join(self._block(block) for block in document)

    def in_line(self, document: Document) -> str:
        return " ".join(
            self._inside(block.inside)
            if isinstance(block, Paragraph)
            else " ".join(f"{sign} {self.in_line(item)}" for sign, item in block.signed_items)
            for block in document
        )

    def _block(self, block: Block) -> str:
        if isinstance(block, Paragraph):
            return f"<p>{self._inside(block.inside)}</p>"
        items = " ".join(f"<li>{self._item(item, is_tight=block.is_tight)}</li>" for item in block.items)
        if block.first is None:
            return f"<ul> {items} </ul>"
        start = "" if block.first == 1 else f' start="{block.first}"'
        return f"<ol{start}> {items} </ol>"

    def _item(self, item: Document, *, is_tight: bool) -> str:
        if not is_tight:
            return f" {self.blocks(item)} "
        return " ".join(
            self._inside(block.inside) if isinstance(block, Paragraph) else f"{self._block(block)} "
            for block in item
        )

    def _inside(self, nodes: tuple[Inline, ...], *, is_in_link: bool = False) -> str:
        written: list[str] = []
        for node in nodes:
            if isinstance(node, Citations) and not node.is_running and written:
                written[-1] = written[-1].rstrip(" ")  # a raised mark stands close to its word
            written.append(self._node(node, is_in_link=is_in_link))
        return "".join(written)

    def _node(self, node: Inline, *, is_in_link: bool) -> str:
        match node:
            case Words():
                return str(escape(node.text) if is_in_link else self._words(node.text))
            case Break():
                return " "
            case Mention():
                return str(self._link(node.target, node.words, node.is_in_sentence))
            case Citations():
                return str(self._cite(node.cited, node.is_running))
            case Emphasis():
                tag = "strong" if node.is_strong else "em"
                return f"<{tag}>{self._inside(node.inside, is_in_link=is_in_link)}</{tag}>"
            case WebLink():
                inside = self._inside(node.inside, is_in_link=True)
                return f'<a href="{escape(node.href)}" rel="noopener">{inside}</a>'
