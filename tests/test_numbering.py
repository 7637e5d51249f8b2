"""Numbers of citations and explanations of terms follow from the finished page, whatever was made first."""

from __future__ import annotations

import re

import pytest

from monograph.entries.shared.parts import Citation, SourceReading
from monograph.pipeline import Check
from monograph.render import render_page
from monograph.views import pages_of
from monograph.views.formatting.blocks import Fact, table
from monograph.views.formatting.content import content, joined
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Items, Paragraph, References
from monograph.views.page.document import Remark, Section
from monograph.views.page.downloads import REFERENCE_SECTION
from monograph.views.page.numbering import numbered
from tests.fragments import base_of

PAUSE = {"name": "Pause", "synonyms": ["rest period"], "summary": {"plain": "A gap.", "clinical": "Gap."}}

CITING = {"not_covered": "All else [@Quill2031; @Marrow2032; @Notice2033]."}


def writer_on(page: str = "drugs/zorbatine.html") -> Writer:
    return Writer(base_of({"term/pause": PAUSE, "drug/zorbatine": CITING}), page)


def cite(*works: str) -> tuple[Citation, ...]:
    return tuple(Citation.model_validate({"work": work, "at": "table 2"}) for work in works)


def numbers_in(section: Section) -> list[str]:
    html = " ".join(str(block.words) for block in section.blocks if isinstance(block, Paragraph))
    return re.findall(r'id="(cite-[0-9-]+)"', html)


def test_numbers_follow_the_page_and_not_the_order_in_which_it_was_made() -> None:
    writer = writer_on()
    last = Section("Last", "", (Paragraph(writer.cite(cite("Quill2031", "Marrow2032"))),))
    first = Section("First", "", (Paragraph(writer.cite(cite("Marrow2032"))),))
    (one, two, references), cited = numbered([first, last, REFERENCE_SECTION], writer)
    assert numbers_in(one) == ["cite-1-1"]
    assert numbers_in(two) == ["cite-1-2", "cite-2-1"], "in one place marks are by number"
    assert cited == ("Marrow2032", "Quill2031")
    (block,) = references.blocks
    assert isinstance(block, References)
    assert [(work.number, work.marks) for work in block.works] == [
        (1, ("cite-1-1", "cite-1-2")),
        (2, ("cite-2-1",)),
    ]


def test_a_value_shown_twice_has_two_places_to_come_back_to() -> None:
    writer = writer_on()
    shown = Paragraph(writer.cite(cite("Quill2031")))
    (section,), _ = numbered([Section("", "", (shown, shown))], writer)
    assert numbers_in(section) == ["cite-1-1", "cite-1-2"]


def test_cells_of_a_table_are_read_row_by_row_and_labels_before_values() -> None:
    writer = writer_on()
    quill, marrow, vial = (writer.cite(cite(work)) for work in ("Quill2031", "Marrow2032", "Notice2033"))
    rows = ((content("a"), vial), (content("b"), quill))
    _, cited = numbered([Section("", "", (table("T", ("A", "B"), rows), Items((marrow, quill))))], writer)
    assert cited == ("Notice2033", "Quill2031", "Marrow2032")
    assert numbered([Section("", "", (Items((marrow,)),))], writer)[1] == ("Marrow2032",)
    assert Fact("label", quill).value is quill


def test_what_is_not_shown_is_not_numbered() -> None:
    writer = writer_on()
    head = Section("Head", "", (Paragraph("Head"),))
    hidden = Section("Hidden", "", (Remark(writer.cite(cite("Quill2031"))),))
    shown = Section("Shown", "", (Paragraph(writer.cite(cite("Marrow2032"))),))
    assert numbered([head, hidden, shown], writer)[1] == ("Marrow2032",)


def test_a_term_is_explained_where_the_page_first_uses_it() -> None:
    writer = writer_on()
    made_first = Section("Last", "", (Paragraph(writer.inline("After a pause, a rest period.")),))
    top = Section("Top", "", (Paragraph(writer.inline("[[pause]] and pause")),))
    (first, second), _ = numbered([top, made_first], writer)
    assert [str(block).count("mg-term") for block in (first, second)] == [1, 0]
    assert "<a href=" not in str(second.blocks[0].words)  # type: ignore[union-attr]


def test_the_first_reading_counts_and_that_of_the_own_entry_before_it() -> None:
    def reading(read: str) -> SourceReading:
        given = {"work": "Quill2031", "nature": "paper", "access": "original", "read": read}
        return SourceReading.model_validate(given)

    base = writer_on().base
    for own, words in (((), "abstract"), ((reading("excerpt"),), "excerpt")):
        page = Writer(base, "index.html", own)
        others = [Writer(base, "index.html", (reading(read),)) for read in ("abstract", "full text")]
        shown = Paragraph(joined(other.cite(cite("Quill2031")) for other in others))
        (_, references), _ = numbered([Section("", "", (shown,)), REFERENCE_SECTION], page)
        (block,) = references.blocks
        assert isinstance(block, References)
        assert f"read: {words}" in block.works[0].reading


@pytest.fixture(scope="module")
def rendered(example_check: Check) -> list[str]:
    """All pages of the example as text."""
    assert example_check.base is not None
    return [render_page(page) for page in pages_of(example_check.base)]


def test_no_page_prints_a_mark_without_a_number_nor_two_places_of_one_name(rendered: list[str]) -> None:
    for text in rendered:
        assert "#ref-0" not in text
        anchors = re.findall(r' id="(cite-[^"]*)"', text)
        assert "" not in anchors
        assert len(anchors) == len(set(anchors))
