"""Text becomes mark-up in one place, and nothing in it can become more than text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from monograph.figures.svg import element, picture, wrapped

NASTY = '</text><script>alert(1)</script>\n\n# & "so"'


def test_content_and_attributes_are_escaped() -> None:
    made = element("text", NASTY, class_=NASTY)
    tree = LexborHTMLParser(f"<svg>{made}</svg>")
    assert not tree.css("script")
    (text,) = tree.css("text")
    assert text.text() == NASTY.replace("\n", " ")
    assert text.attributes["class"] == " ".join(NASTY.split())


def test_a_picture_is_one_line_because_a_blank_one_would_end_the_block() -> None:
    made = picture("figure-1", NASTY, NASTY, 20, element("text", NASTY))
    assert len(made.splitlines()) == 1


@pytest.mark.parametrize(
    ("length", "written"),
    [(3, "3"), (2.5, "2.5"), (1 / 3, "0.33"), (Decimal("100"), "100"), (-0.001, "0"), ("37.5%", "37.5%")],
)
def test_lengths_are_short_and_plain(length: float | Decimal | str, written: str) -> None:
    assert element("line", x1=length) == f'<line x1="{written}"></line>'


def test_an_attribute_without_a_value_is_left_out() -> None:
    assert element("g", class_=None, text_anchor="end") == '<g text-anchor="end"></g>'


@given(st.text(alphabet="abc   ", max_size=80), st.integers(3, 20))
def test_wrapped_lines_hold_every_word_and_none_is_too_long(text: str, most: int) -> None:
    lines = wrapped(text, most)
    assert all(0 < len(line) <= most for line in lines)
    assert "".join("".join(lines).split()).replace("-", "") == "".join(text.split())
