"""Citation marks: in order, as ranges where three numbers follow one another, and never a mark lost."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from monograph.views.formatting.marks import Mark, raised


def mark(number: int, before: str = "") -> Mark:
    name = f"Quill 203{number}"
    return Mark(name.replace(" ", ""), name, before=before, number=number, anchor=f"cite-{number}-1")


def shown(*marks: Mark) -> str:
    tree = LexborHTMLParser(str(raised(marks)))
    return tree.body.text() if tree.body else ""


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((), ""),
        ((4,), "4"),
        ((4, 5), "4, 5"),
        ((4, 5, 6), "4–6"),
        ((6, 4, 5), "4–6"),
        ((9, 1, 2, 3, 5, 6), "1–3, 5, 6, 9"),
        ((1, 2, 3, 5, 6, 7), "1–3, 5–7"),
        ((1, 3, 5), "1, 3, 5"),
    ],
)
def test_numbers_stand_in_order_and_make_ranges(numbers: tuple[int, ...], words: str) -> None:
    assert shown(*map(mark, numbers)) == words


def test_words_in_front_of_a_mark_keep_the_order_and_end_a_range() -> None:
    assert shown(mark(3), mark(1), mark(2, "see also")) == "3, 1,  see also 2"
    assert shown(mark(1), mark(2), mark(3, "but see"), mark(4)) == "1, 2,  but see 3, 4"
    assert shown(mark(1, "see"), mark(2), mark(3)) == " see 1–3"


def test_every_work_of_a_range_has_its_mark_and_its_words() -> None:
    tree = LexborHTMLParser(str(raised(map(mark, (1, 2, 3, 4)))))
    links = tree.css("sup a")
    assert [link.attributes["href"] for link in links] == ["#ref-1", "#ref-2", "#ref-3", "#ref-4"]
    assert [link.attributes["id"] for link in links] == ["cite-1-1", "cite-2-1", "cite-3-1", "cite-4-1"]
    assert [link.attributes["title"] for link in links] == ["Quill 2031", "Quill 2032", "Quill 2033", "Quill 2034"]
    assert [link.attributes.get("tabindex") for link in links] == [None, "-1", "-1", None]


def test_nothing_an_author_wrote_becomes_mark_up() -> None:
    nasty = Mark("Quill2031", '"><script>alert(1)</script>', '"><i>', '<b onclick="x">')
    tree = LexborHTMLParser(str(raised([nasty])))
    assert not tree.css("script, b, i")
    assert tree.css("a")[0].attributes["title"] == '"><script>alert(1)</script>: "><i>'


def test_the_place_in_a_work_stands_behind_a_colon() -> None:
    placed = Mark("Quill2031", "Quill, Southern Branch 2031", "table 2", number=1)
    links = LexborHTMLParser(str(raised([placed, mark(2)]))).css("a")
    assert [link.attributes["title"] for link in links] == ["Quill, Southern Branch 2031: table 2", "Quill 2032"]
