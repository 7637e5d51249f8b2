"""Restricted Markdown to nodes: paragraphs, lists, emphasis, links to entries and to the web, citations.

Everything else, raw HTML included, is words. Emphasis opens and closes at the edges of words only, so that 5*10^9
keeps its star.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from markdown_it.token import Token

from monograph.text.markdown import WITH_LISTS, WITHOUT_LISTS
from monograph.text.nodes import (
    Block,
    Break,
    Citations,
    Document,
    Emphasis,
    Inline,
    ItemList,
    Mention,
    Paragraph,
    WebLink,
    Words,
)


@lru_cache(maxsize=8192)
def parse(text: str) -> Document:
    """Return the paragraphs and lists of a text. One line holds no list: "- 5 % at most" keeps its sign."""
    source = text.replace("\r\n", " \n")  # as long as it was
    parser = WITH_LISTS if "\n" in source.strip() else WITHOUT_LISTS
    return tuple(_blocks(iter(parser.parse(source)), _Lines(source)))


# From tokens to nodes


class _Lines:
    """The lines of a text, to say where the content of a paragraph is in it."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._starts = list(accumulate((len(line) + 1 for line in self._lines), initial=0))

    def offsets(self, token: Token) -> Sequence[tuple[int, int]]:
        """Return, for each line of a paragraph's content, where it begins there and how far off the text it is."""
        assert token.map is not None, "a block has lines"
        found, begin = [], 0
        # Lines of blanks that Markdown does not count as blank, of no-break spaces say, were stripped.
        written = "\n".join(self._lines[slice(*token.map)])
        first = token.map[0] + written[: len(written) - len(written.lstrip())].count("\n")
        for number, content in enumerate(token.content.split("\n"), start=first):
            # A line of content is the end of a line of the text: only what comes before it was taken away.
            before = len(self._lines[number].rstrip()) - len(content.rstrip())
            found.append((begin, self._starts[number] + before - begin))
            begin += len(content) + 1
        return found


def _blocks(tokens: Iterator[Token], lines: _Lines) -> Iterator[Block]:
    for token in tokens:
        if token.type == "inline":
            inside = _Inside(token, lines)
            yield Paragraph(inside.nodes, inside.source(0))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            yield _list(token, tokens, lines)
        elif token.type in ("list_item_close", "bullet_list_close", "ordered_list_close"):
            return


def _list(opening: Token, tokens: Iterator[Token], lines: _Lines) -> ItemList:
    items, is_tight = [], True
    first = int(opening.attrs.get("start", 1)) if opening.type == "ordered_list_open" else None
    for token in tokens:
        if token.type != "list_item_open":
            break
        inside = list(_until_close(tokens))
        is_tight = is_tight and not any(
            one.type == "paragraph_open" and one.level == token.level + 1 and not one.hidden for one in inside
        )
        items.append(tuple(_blocks(iter(inside), lines)))
    return ItemList(tuple(items), first, is_tight)


def _until_close(tokens: Iterator[Token]) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        depth += (token.type == "list_item_open") - (token.type == "list_item_close")
        if depth < 0:
            return
        yield token


class _Inside:
    """The nodes inside one paragraph."""

    def __init__(self, token: Token, lines: _Lines) -> None:
        self._offsets = lines.offsets(token)
        self._begins = [begin for begin, _ in self._offsets]
        self.nodes = _joined(self._nodes(iter(token.children or ())))

    def source(self, position: int) -> int:
        """Return where a position of the paragraph's content is in the text."""
        return position + self._offsets[bisect_right(self._begins, position) - 1][1]

    def _nodes(self, tokens: Iterator[Token]) -> Iterator[Inline]:
        for token in tokens:
            if token.type in ("em_close", "strong_close", "link_close"):
                return
            if token.type in ("em_open", "strong_open"):
                yield Emphasis(token.type == "strong_open", _joined(self._nodes(tokens)))
            elif token.type == "link_open":
                yield from self._web_link(token, tokens)
            elif token.type == "text" and not token.content:
                continue  # the second star of a pair
            else:
                yield self._leaf(token)

    def _web_link(self, token: Token, tokens: Iterator[Token]) -> Iterator[Inline]:
        start, end = self._span(token)
        inside, href = _joined(self._nodes(tokens)), str(token.attrs["href"])
        if href:
            yield WebLink(href, inside, start, end)
            return
        # A link without an address, [words](), is no link for us: it is shown as it was typed.
        yield Words("[", start, start + 1)
        yield from inside
        yield Words("]()", end - 3, end)

    def _leaf(self, token: Token) -> Inline:
        start, end = self._span(token)
        if token.type == "break":
            return Break(start, end)
        if token.type == "mention":
            match: re.Match[str] = token.meta["match"]
            words = match["words"] or ""
            begin = start + match.start("words") - match.start() if words.strip() else start
            return Mention(match["id"].strip(), words.strip(), token.meta["is_in_sentence"], begin, start, end)
        if token.type == "citations":
            return Citations(token.meta["cited"], token.meta["is_running"], start, end)
        return Words(token.content, start, end)

    def _span(self, token: Token) -> tuple[int, int]:
        start, end = token.meta["span"]
        return self.source(start), self.source(end - 1) + 1


def _joined(nodes: Iterator[Inline]) -> tuple[Inline, ...]:
    """Return nodes with words side by side put together, where they stand side by side in the text too."""
    found: list[Inline] = []
    for node in nodes:
        last = found[-1] if found else None
        if isinstance(node, Words) and isinstance(last, Words) and _are_one(last, node):
            found[-1] = Words(last.text + node.text, last.start, node.end)
        else:
            found.append(node)
    return tuple(found)


def _are_one(first: Words, second: Words) -> bool:
    return first.end == second.start and all(len(one.text) == one.end - one.start for one in (first, second))
