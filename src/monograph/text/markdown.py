"""markdown-it's rules for the inside of a paragraph, replaced by ones that remember where a token stands."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.link import link as _markdown_link
from markdown_it.rules_inline.state_inline import Delimiter

from monograph.text.syntax import BARE_CITATION, CITATION_GROUP, WIKI_LINK, TextCitation, citations_in_group
from monograph.text.web import is_safe

_STOPS = re.compile(r"[\n!#$%&*+\-:<=>@\[\\\]^_`{}~]")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_SENTENCE_ENDS = frozenset(".!?:")


def _push(state: StateInline, kind: str, end: int, **meta: object) -> None:
    state.push(kind, "", 0).meta = {"span": (state.pos, end), **meta}
    state.pos = end


def _push_words(state: StateInline, end: int, content: str | None = None) -> None:
    words = state.src[state.pos : end] if content is None else content
    _push(state, "text", end)
    state.tokens[-1].content = words


def _text(state: StateInline, silent: bool) -> bool:
    # The library's own rule runs past "@", where our citations begin.
    match = _STOPS.search(state.src, state.pos, state.posMax)
    end = match.start() if match else state.posMax
    if end == state.pos:
        return False
    if silent:
        state.pos = end
    else:
        _push_words(state, end)
    return True


def _any_sign(state: StateInline, silent: bool) -> bool:
    if silent:
        state.pos += 1
    else:
        _push_words(state, state.pos + 1)
    return True


def _break(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "\n":
        return False
    if silent:
        state.pos += 1
    else:
        _push(state, "break", state.pos + 1)
    return True


def _escaped(state: StateInline, silent: bool) -> bool:
    following = state.src[state.pos + 1 : min(state.pos + 2, state.posMax)]
    if state.src[state.pos] != "\\" or following not in _PUNCTUATION:
        return False
    if silent:
        state.pos += 2
    else:
        _push_words(state, state.pos + 2, following)
    return True


def _mention(state: StateInline, silent: bool) -> bool:
    match = WIKI_LINK.match(state.src, state.pos)
    if match is None:
        return False
    if silent:
        state.pos = match.end()
    else:
        _push(state, "mention", match.end(), match=match, is_in_sentence=_is_in_sentence(state))
    return True


def _is_in_sentence(state: StateInline) -> bool:
    before = state.pos - 1
    while before >= 0 and state.src[before].isspace():
        before -= 1
    return before >= 0 and state.src[before] not in _SENTENCE_ENDS


def _citation_group(state: StateInline, silent: bool) -> bool:
    match = CITATION_GROUP.match(state.src, state.pos)
    cited = citations_in_group(match["inside"]) if match else ()
    return _cited(state, silent, match, cited, is_running=False)


def _bare_citation(state: StateInline, silent: bool) -> bool:
    match = BARE_CITATION.match(state.src, state.pos)
    cited = (TextCitation(match["key"]),) if match else ()
    return _cited(state, silent, match, cited, is_running=True)


def _cited(
    state: StateInline,
    silent: bool,
    match: re.Match[str] | None,
    cited: tuple[TextCitation, ...],
    *,
    is_running: bool,
) -> bool:
    if match is None or not cited:
        return False
    if silent:
        state.pos = match.end()
    else:
        _push(state, "citations", match.end(), cited=cited, is_running=is_running)
    return True


def _link(state: StateInline, silent: bool) -> bool:
    start, opening = state.pos, len(state.tokens)
    if not _markdown_link(state, silent):
        return False
    if not silent:
        state.tokens[opening].meta = {"span": (start, state.pos)}
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    # markdown-it's own rule lets a star split a word; ours never does.
    scanned = state.scanDelims(state.pos, False)
    for _ in range(scanned.length):
        _push_words(state, state.pos + 1)
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
    return True


def _parser(*, with_lists: bool) -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False, "linkify": False, "typographer": False})
    parser.core.ruler.disable(["normalize", "text_join"])
    parser.inline.ruler2.disable("fragments_join")
    parser.enable(["link", "escape", "newline", "emphasis", *(["list"] if with_lists else [])])
    for name, rule in (("text", _text), ("newline", _break), ("escape", _escaped), ("link", _link)):
        parser.inline.ruler.at(name, rule)
    parser.inline.ruler.at("emphasis", _emphasis)
    parser.inline.ruler.before("link", "mention", _mention)
    parser.inline.ruler.before("link", "citation_group", _citation_group)
    parser.inline.ruler.before("link", "bare_citation", _bare_citation)
    parser.inline.ruler.push("any_sign", _any_sign)
    parser.validateLink = is_safe  # type: ignore[method-assign]
    return parser


WITH_LISTS = _parser(with_lists=True)
WITHOUT_LISTS = _parser(with_lists=False)
