"""The comparisons on pages, as CSV that can be read without the page."""

from __future__ import annotations

import pytest

from monograph.exports.tables import comparison_csv
from monograph.pipeline import Check
from monograph.views import pages_of
from monograph.views.formatting.blocks import Table
from monograph.views.formatting.content import (
    Content,
    Role,
    citation_marks,
    computed,
    content,
    element,
    lines,
    phrase,
    remark,
    strong,
)
from monograph.views.formatting.marks import Mark
from monograph.views.formatting.reading import one_line
from tests.exports.tables.reading import csv_files, read_csv, table_files


def _marks(*works: str, before: str = "") -> Content:
    """Return marks of works; the last has words before it."""
    marks = []
    for number, work in enumerate(works, start=1):
        name, _, place = work.partition(": ")
        said_before = before if number == len(works) else ""
        marks.append(Mark(name, name, place, said_before, number=number, anchor=f"cite-{number}-1"))
    return citation_marks(marks)


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (content("5 < 6 & 7"), "5 < 6 & 7"),
        (lines(["one", "two"]), "one | two"),
        (lines([phrase("{}: {}", strong("Hums"), lines(["one", "two"])), "three"]), "Hums: one; two | three"),
        (phrase("20 hums{}", _marks("Quill 2031: table 2")), "20 hums [Quill 2031: table 2]"),
        (phrase("20{}.", _marks('Quill & Co 2031: "table" 2')), '20 [Quill & Co 2031: "table" 2].'),
        (phrase("20{}", _marks("Quill 2031: page 1", "Marrow 2032")), "20 [Quill 2031: page 1; Marrow 2032]"),
        (
            phrase("20{}", _marks("Quill 2031", "Marrow 2032", before="see also")),
            "20 [Quill 2031; see also Marrow 2032]",
        ),
        (
            phrase("20{}", _marks("Quill 2031", "Marrow 2032", "Vial 2029")),
            "20 [Quill 2031; Marrow 2032; Vial 2029]",
        ),
        (computed("69 % lower", "rate ratio 0.31"), "69 % lower, computed from rate ratio 0.31"),
        (
            phrase("60 {} {}", remark(Role.ALSO, "also reported: 61"), remark(Role.WHY, "Why: it adds up.")),
            "60 (also reported: 61) (Why: it adds up.)",
        ),
        (lines(["20 hums", remark(Role.NOTE, "Of one night.")]), "20 hums (Of one night.)"),
        (element("ul", " ", element("li", "one"), " ", element("li", "two")), "• one • two"),
        (phrase("{} {}", element("p", "one"), element("p", "two")), "one two"),
    ],
)
def test_a_cell_is_readable_without_its_page(shown: Content, text: str) -> None:
    assert one_line(shown) == text


def test_a_comparison_has_its_headings_and_its_rows() -> None:
    table = Table(
        "Hums",
        ("Study", "=Found"),
        ((content("Quill"), content("20")), (content("=cmd|' /C calc'!A0"), content("−5 to -3"))),
    )
    assert comparison_csv(table) == (
        '\ufeff"Study","\'=Found"\r\n"Quill","20"\r\n"\'=cmd|\' /C calc\'!A0","−5 to -3"\r\n'
    )


def test_each_page_that_compares_has_a_file_beside_it_with_all_rows(example_check: Check) -> None:
    assert example_check.base is not None
    pages = tuple(pages_of(example_check.base))
    compared = {page.address.removesuffix(".html"): page.table for page in pages if page.table is not None}
    read = csv_files(table_files(example_check.base, pages), "compare/")
    assert {f"compare/{name}" for name in read} == set(compared)
    for name, rows in read.items():
        table = compared[f"compare/{name}"]
        assert len(rows) == len(table.rows)
        assert all(tuple(row) == table.columns for row in rows)


def test_a_comparison_names_the_works_it_cites_and_holds_no_html(example_check: Check) -> None:
    assert example_check.base is not None
    page = next(one for one in pages_of(example_check.base) if one.address == "compare/studies-of-zorbatine.html")
    assert page.table is not None
    cells = [cell for row in read_csv(comparison_csv(page.table).encode()) for cell in row.values()]
    short = example_check.base.bibliography["Quill2031"].short
    assert any(f"[{short}: table 2, full text read]" in cell for cell in cells)
    assert not any('class="' in cell or "\n" in cell for cell in cells)
