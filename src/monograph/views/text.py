"""Entry text to safe HTML: restricted Markdown with links to entries and citations.

Only paragraphs, lists, emphasis and links are known; everything else, raw HTML included, is shown as it was
typed. Emphasis opens and closes at the edges of words only, so that 5*10^9 keeps its star.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markupsafe import Markup, escape

from monograph import urls
from monograph.links import BARE_CITATION, CITATION_GROUP, WIKI_LINK, TextCitation, citations_in_group

# What a page supplies to the text on it: HTML for a link to an entry (its id, the words given for it, and whether
# it stands inside a sentence), and for one or more citations (and whether they are part of the sentence).
LinkWriter = Callable[[str, str, bool], Markup]
CiteWriter = Callable[[tuple[TextCitation, ...], bool], Markup]
# And, where it wants to, HTML for words that stand outside links, with the words of its glossary marked.
WordWriter = Callable[[str], Markup]


def _wiki_link(state: StateInline, silent: bool) -> bool:
    match = WIKI_LINK.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        write: LinkWriter = state.env["link"]
        before = state.src[: state.pos].rstrip()
        is_inside = bool(before) and not before.endswith((".", "!", "?", ":"))
        _push(state, write(match["id"].strip(), (match["words"] or "").strip(), is_inside))
    state.pos = match.end()
    return True


def _citation_group(state: StateInline, silent: bool) -> bool:
    match = CITATION_GROUP.match(state.src, state.pos)
    if match is None or not citations_in_group(match["inside"]):
        return False
    if not silent:
        write: CiteWriter = state.env["cite"]
        state.pending = state.pending.rstrip(" ")  # a raised mark stands close to its word
        _push(state, write(citations_in_group(match["inside"]), False))
    state.pos = match.end()
    return True


def _bare_citation(state: StateInline, silent: bool) -> bool:
    match = BARE_CITATION.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        write: CiteWriter = state.env["cite"]
        _push(state, write((TextCitation(match["key"]),), True))
    state.pos = match.end()
    return True


def _push(state: StateInline, html: Markup) -> None:
    state.push("trusted", "", 0).content = str(html)


def _emphasis(state: StateInline, silent: bool) -> bool:
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    # markdown-it's own rule lets a star split a word; ours never does.
    scanned = state.scanDelims(state.pos, False)
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=scanned.can_open,
                close=scanned.can_close,
            )
        )
    state.pos += scanned.length
    return True


_STOPS = frozenset("\n!#$%&*+-:<=>@[\\]^_`{}~")


def _text(state: StateInline, silent: bool) -> bool:
    # The library's own rule runs past "@", where our citations begin.
    end = state.pos
    while end < state.posMax and state.src[end] not in _STOPS:
        end += 1
    if end == state.pos:
        return False
    if not silent:
        state.pending += state.src[state.pos : end]
    state.pos = end
    return True


# A link without an address, [words](), is no link for us: it is shown as it was typed.
def _link_close(renderer: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    return "</a>" if env.pop("has_address") else "]()"


def _link_open(renderer: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    env["has_address"] = bool(tokens[index].attrGet("href"))
    if not env["has_address"]:
        return "["
    return str(Markup('<a href="{}" rel="noopener">').format(tokens[index].attrGet("href") or ""))


def _words(renderer: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    write: WordWriter = env["words"]
    is_in_link = env.get("has_address", False)
    return str(escape(tokens[index].content) if is_in_link else write(tokens[index].content))


def _trusted(renderer: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    return str(tokens[index].content)


def _parser(*, with_lists: bool) -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False, "linkify": False, "typographer": False})
    parser.enable(["link", "escape", "newline", "emphasis", *(["list"] if with_lists else [])])
    parser.inline.ruler.at("text", _text)
    parser.inline.ruler.at("emphasis", _emphasis)
    parser.inline.ruler.before("link", "wiki_link", _wiki_link)
    parser.inline.ruler.before("link", "citation_group", _citation_group)
    parser.inline.ruler.before("link", "bare_citation", _bare_citation)
    parser.validateLink = urls.is_safe  # type: ignore[method-assign]
    parser.add_render_rule("link_open", _link_open)
    parser.add_render_rule("link_close", _link_close)
    parser.add_render_rule("trusted", _trusted)
    parser.add_render_rule("text", _words)
    return parser


_WITH_LISTS = _parser(with_lists=True)
_WITHOUT_LISTS = _parser(with_lists=False)


# No-break and thin spaces are none of them: they stay as they were typed.
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")


def blocks(text: str, link: LinkWriter, cite: CiteWriter, words: WordWriter = escape) -> Markup:
    """Return a text as HTML paragraphs and lists, on one line: templates decide where lines begin.

    A text of one line holds no list: "- 5 % at most" keeps its sign.
    """
    parser = _WITH_LISTS if "\n" in text.strip() else _WITHOUT_LISTS
    html = parser.render(text.strip(), {"link": link, "cite": cite, "words": words})
    return Markup(_BLANKS.sub(" ", html).strip(" "))  # noqa: S704 - made by the escaping renderer above


def inline(text: str, link: LinkWriter, cite: CiteWriter, words: WordWriter = escape) -> Markup:
    """Return a text as HTML for the middle of a line: no paragraphs, no lists."""
    html = _WITHOUT_LISTS.renderInline(
        _BLANKS.sub(" ", text).strip(), {"link": link, "cite": cite, "words": words}
    )
    return Markup(html)  # noqa: S704 - made by the escaping renderer above
