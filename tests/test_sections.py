"""Sections and blocks: what is shown of a page, and what is left out."""

from __future__ import annotations

import pytest

from monograph.render import render_page
from monograph.views.formatting.blocks import table
from monograph.views.formatting.content import element, phrase
from monograph.views.page.blocks import Detail, Facts, Fold, Items, Paragraph, Places, Steps, Summaries, Titled
from monograph.views.page.document import Block, Page, Remark, Section, untitled

NOTHING = Items(())
SAID = Items(("It hums.",))


def page(*sections: Section) -> str:
    made = render_page(Page("hum.html", "Hum", "All about hums.", (Section("Hum", "top", ()), *sections)))
    return made.split("---\n", 2)[2]


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (None,),
        (NOTHING, Facts(()), table("Empty", ("Hum",), ())),
        (Remark("All hums, by name"), NOTHING),
        (Detail("More", (NOTHING, None)), Fold("More", ())),
        (Titled("Who must not hum", NOTHING),),
        (Paragraph(""), Steps(()), Places(())),
    ],
)
def test_a_section_whose_blocks_hold_nothing_is_left_out(blocks: tuple[Block | None, ...]) -> None:
    made = page(Section("Hums", "hums", blocks), Section("Hats", "hats", (SAID,)))
    assert "Hums" not in made
    assert "by name" not in made
    assert "## Hats { #hats }" in made


@pytest.mark.parametrize(
    "blocks",
    [
        (NOTHING, SAID),
        (Detail("More", (NOTHING, SAID)),),
        (Detail("More", (Fold("Still more", (SAID,)),)),),
        (Titled("Who must not hum", SAID), NOTHING),
    ],
)
def test_one_block_that_holds_something_is_enough_and_is_shown_alone(blocks: tuple[Block, ...]) -> None:
    made = page(Section("Hums", "hums", (Remark("All hums, by name"), *blocks)))
    assert "## Hums { #hums }" in made
    assert made.count("<ul") == made.count("It hums.") == made.count("by name") == 1


def test_the_name_of_a_page_is_shown_even_where_nothing_stands_below_it() -> None:
    assert page().startswith("# Hum { #top }")


def test_blocks_without_a_title_continue_the_section_above_them() -> None:
    made = page(Section("Hums", "hums", (SAID,)), untitled(None, Paragraph("Tags: hats")), untitled(None))
    assert made.count("\n## ") == 1
    assert made.count('<div class="mg">') == 1
    assert made.index("It hums.") < made.index("Tags: hats") < made.index("no medical advice")


def test_a_title_means_nothing_else_and_a_section_can_be_kept_out_of_the_search() -> None:
    made = page(Section("*Hum* # {x}", "hums", (SAID,), is_searched=False))
    assert "## &#42;Hum&#42; &#35; &#123;x&#125; { #hums data-search-exclude }" in made


def test_text_in_a_block_is_escaped_and_mark_up_of_ours_is_not() -> None:
    plain, nothing = element("p", "Plain & short."), phrase("")
    made = page(untitled(Items(("<b>", element("em", "loud"))), Summaries(plain, nothing)))
    assert "<li>&lt;b&gt;</li>" in made
    assert "<li><em>loud</em></li>" in made
    assert "<div><p>Plain &amp; short.</p></div>" in made
