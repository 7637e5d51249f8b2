"""How a page writes figures, and how each value tells how its own entry read the source."""

from __future__ import annotations

from monograph.entries import Study
from monograph.entries.shared.parts import Citation, SourceReading
from monograph.pipeline import Check
from monograph.views.formatting.content import Role, content, element, joined, phrase, remark, run_of
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Paragraph, References
from monograph.views.page.document import Section
from monograph.views.page.downloads import REFERENCE_SECTION
from monograph.views.page.numbering import numbered


def test_each_value_shows_how_its_own_entry_read_the_source(example_check: Check) -> None:
    base = example_check.base
    assert base is not None
    work = next(iter(base.bibliography))
    reading = {"work": work, "nature": "paper", "access": "original"}
    first, second = (
        base.all(Study)[0].entry.model_copy(
            update={"sources": (SourceReading.model_validate(reading | {"read": read}),)}
        )
        for read in ("abstract", "full text")
    )
    cited = (Citation.model_validate({"work": work, "at": "table 2"}),)
    page = Writer(base, "compare/invented.html")
    shown = Paragraph(joined(page.reading_from(one).cite(cited) for one in (first, second)))
    (section, references), keys = numbered([Section("", "", (shown,)), REFERENCE_SECTION], page)
    marks = str(section.blocks)
    assert "table 2, abstract read" in marks
    assert "table 2, full text read" in marks
    assert keys == (work,)
    (block,) = references.blocks
    assert isinstance(block, References)
    (listed,) = block.works
    assert len(listed.marks) == 2
    assert "read: abstract" in listed.reading


def test_figures_stand_in_a_row_unless_a_remark_would_break_it() -> None:
    row = [phrase("mean 3{}", element("sup", "1")), content("before: 4")]
    assert str(run_of(row)) == "mean 3<sup>1</sup>, before: 4"
    remarked = [content("mean 3"), phrase("before: 4 {}", remark(Role.NOTE, "Read off a figure."))]
    assert str(run_of(remarked)) == f"<div>mean 3</div><div>{remarked[1]}</div>"
