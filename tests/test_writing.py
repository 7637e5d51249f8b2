"""A page on several entries says of each value how that value's own entry read the source."""

from __future__ import annotations

from monograph.build import Check
from monograph.entries import Study
from monograph.entries.parts import Citation, SourceReading
from monograph.views.writing import Writer


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
    marks = page.reading_from(first).cite(cited) + page.reading_from(second).cite(cited)
    assert "table 2, abstract read" in marks
    assert "table 2, full text read" in marks
    (listed,) = page.references()
    assert len(listed.marks) == 2
    assert "read: abstract" in listed.reading
