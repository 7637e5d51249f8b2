"""The comparisons on pages, as CSV that can be read without the page."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from monograph.exports.tables import comparison_csv
from monograph.exports.tables.readable import readable
from monograph.pipeline import Check
from monograph.views import pages_of
from monograph.views.writing.blocks import Table
from tests.exports.tables.reading import csv_files, read_csv, table_files

_MARK = '<sup class="mg-cite"><a id="cite-1-1" href="#ref-1" title="{}">1</a></sup>'


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("hums &amp; <em>hats</em>", "hums & hats"),
        ("&lt;b&gt;hum&lt;/b&gt;", "<b>hum</b>"),
        ('<a href="../drugs/zorbatine.html">Zorbatine</a>', "Zorbatine"),
        ("<div>one</div><div>two</div>", "one | two"),
        (
            "<div><strong>Hums</strong>: <div>one</div><div>two</div></div><div>three</div>",
            "Hums: one; two | three",
        ),
        (f"20 hums{_MARK.format('Quill 2031: table 2')}", "20 hums [Quill 2031: table 2]"),
        (f"20{_MARK.format('Quill &amp; Co 2031: &quot;table&quot; 2')}.", '20 [Quill & Co 2031: "table" 2].'),
        (
            '20<sup class="mg-cite"><a title="Quill 2031, page 1">1</a>, <a title="Marrow 2032">2</a></sup>',
            "20 [Quill 2031, page 1; Marrow 2032]",
        ),
        (
            '20<sup class="mg-cite"><a title="Quill 2031">1</a>,  see also <a title="Marrow 2032">2</a></sup>',
            "20 [Quill 2031; see also Marrow 2032]",
        ),
        (
            '20<sup class="mg-cite"><span class="mg-range"><a title="Quill 2031">1</a>–'
            '<a class="mg-within" title="Marrow 2032"></a><a title="Vial 2029">3</a></span></sup>',
            "20 [Quill 2031; Marrow 2032; Vial 2029]",
        ),
        (
            '<span class="mg-computed" title="Computed from rate ratio 0.31">69 % lower</span>',
            "69 % lower, computed from rate ratio 0.31",
        ),
        (
            '60 <span class="mg-also">also reported: 61</span> <span class="mg-why">Why: it adds up.</span>',
            "60 (also reported: 61) (Why: it adds up.)",
        ),
        ('<div>20 hums</div><div><span class="mg-note">Of one night.</span></div>', "20 hums (Of one night.)"),
        ("<ul> <li>one</li> <li>two</li></ul>", "• one • two"),
        ("<p>one</p> <p>two</p>", "one two"),
    ],
)
def test_a_cell_is_readable_without_its_page(html: str, text: str) -> None:
    assert readable(Markup(html)) == text  # noqa: S704 - constants of this test


def test_a_comparison_has_its_headings_and_its_rows() -> None:
    table = Table(
        "Hums",
        ("Study", "=Found"),
        ((Markup("Quill"), Markup("20")), (Markup("=cmd|' /C calc'!A0"), Markup("−5 to -3"))),
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
