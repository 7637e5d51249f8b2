"""Entry text as nodes: what each one is, and that it knows where it is in what was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monograph.text import Citations, Emphasis, ItemList, Mention, Paragraph, WebLink, Words, inlines, parse
from monograph.text.syntax import TextCitation

TEXT = """\
First **31** % of [[quill-2031|the *trial*]], see [@Quill2031, page 1; @Marrow2032]
and @Marrow2032, 5*10^9 \\[sic\\].

  - [a page](https://example.org/x)
  - [[hat]]

    1. deep
    2. deeper"""


def test_every_node_stands_where_its_words_were_typed() -> None:
    for node in inlines(parse(TEXT)):
        if isinstance(node, Words) and len(node.text) == node.end - node.start:
            assert TEXT[node.start : node.end] == node.text
        elif isinstance(node, Words):
            assert TEXT[node.start : node.end] == f"\\{node.text}"
        elif isinstance(node, Mention):
            assert TEXT[node.start : node.end].startswith("[[")
            assert TEXT[node.words_start :].startswith(node.words)
        elif isinstance(node, Citations):
            assert TEXT[node.start] == ("@" if node.is_running else "[")
            assert TEXT[node.start : node.end].endswith("2" if node.is_running else "]")
        elif isinstance(node, WebLink):
            assert TEXT[node.start : node.end] == "[a page](https://example.org/x)"


def test_a_text_is_paragraphs_and_lists() -> None:
    first, listed = parse(TEXT)
    assert isinstance(first, Paragraph)
    assert isinstance(listed, ItemList)
    assert (listed.first, listed.is_tight, [sign for sign, _ in listed.signed_items]) == (None, False, ["–", "–"])
    deep = listed.items[1][1]
    assert isinstance(deep, ItemList)
    assert (deep.first, deep.is_tight, [sign for sign, _ in deep.signed_items]) == (1, True, ["1.", "2."])


def test_what_stands_in_a_text_is_known() -> None:
    found = list(inlines(parse(TEXT)))
    assert [one.is_strong for one in found if isinstance(one, Emphasis)] == [True]
    assert [(one.target, one.is_in_sentence) for one in found if isinstance(one, Mention)] == [
        ("quill-2031", True),
        ("hat", False),
    ]
    assert [one.cited for one in found if isinstance(one, Citations)] == [
        (TextCitation("Quill2031", "page 1"), TextCitation("Marrow2032")),
        (TextCitation("Marrow2032"),),
    ]


@pytest.mark.parametrize(
    "text", ["- 5 % at most", "5*10^9 and 6*10^9", "<b>", "[words]()", "a\u00a0b", "[[", "[@", "\\"]
)
def test_what_is_no_mark_up_is_words_as_they_were_typed(text: str) -> None:
    assert "".join(one.text for one in inlines(parse(text)) if isinstance(one, Words)) == text


@given(st.text(alphabet="ab \n\t-1.*_[]()@|\\<&\u00a0é", max_size=60))
def test_words_of_any_text_stand_where_they_say(text: str) -> None:
    for node in inlines(parse(text)):
        if isinstance(node, Words):
            assert text[node.start : node.end] in (node.text, f"\\{node.text}")
