"""CSV is exact, and no cell of it is a formula to a spreadsheet."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monograph.exports.tables import Column, DataTable, shielded, unshielded
from monograph.exports.tables.csv_text import csv_text, table_csv


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('=HYPERLINK("http://example.org","hum")', '\'=HYPERLINK("http://example.org","hum")'),
        ("+1 hum", "'+1 hum"),
        ("-2 hums", "'-2 hums"),
        ("@hum", "'@hum"),
        ("\thum", "'\thum"),
        ("\rhum", "'\rhum"),
        ("\nhum", "'\nhum"),
        ("＝1+1", "'＝1+1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠hum", "'＠hum"),
        ("﹦1", "'﹦1"),
        ("  =1+1", "'  =1+1"),
        ("\u200b=1+1", "'\u200b=1+1"),
        ("\ufeff=1+1", "'\ufeff=1+1"),
        ("\u00a0@hum", "'\u00a0@hum"),
        ("'=1+1", "''=1+1"),
        ("low; =1+1", "low;' =1+1"),
        ("low\t-1", "low\t'-1"),
        ("low\n+1", "low\n'+1"),
    ],
)
def test_what_could_begin_a_formula_stands_behind_an_apostrophe(text: str, written: str) -> None:
    assert shielded(text) == written
    assert unshielded(written) == text


@pytest.mark.parametrize(
    "text",
    ["", "hum", "'tis a hum", "5 - 3", "a=b", "low; high", "−7.0 points", "≤ 5 mg", "µg", "p = 0.04", "me@here"],
)
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert shielded(text) == text


@given(st.text(alphabet=st.sampled_from("=+-@＝﹣';,\t\r\n \u200b\ufeffab\"")))
def test_any_text_comes_back(text: str) -> None:
    assert unshielded(shielded(text)) == text


@given(st.text())
def test_any_cell_is_read_back_by_a_csv_reader(text: str) -> None:
    read = list(csv.reader(io.StringIO(csv_text(["hum"], [["first"], [text]]), newline="")))
    assert [[unshielded(cell) for cell in line] for line in read] == [["hum"], ["first"], [text]]


def test_a_number_below_zero_stays_a_number() -> None:
    assert csv_text(["change"], [[1], [Decimal("-0.50")], ["-0.50"]]).splitlines()[1:] == [
        "1",
        "-0.50",
        '"\'-0.50"',
    ]


@pytest.mark.parametrize(
    ("number", "digits"),
    [("0.10", "0.10"), ("1E+3", "1000"), ("1E-7", "0.0000001"), ("-17.50", "-17.50"), ("0", "0")],
)
def test_numbers_keep_the_digits_that_were_printed(number: str, digits: str) -> None:
    assert csv_text(["number"], [[Decimal(number)]]) == f'"number"\r\n{digits}\r\n'


def test_a_missing_value_is_told_from_an_empty_text_and_truth_from_a_number() -> None:
    assert csv_text(["a", "b", "c", "d"], [[None, "", True, 1]]) == '"a","b","c","d"\r\n,"",true,1\r\n'


def test_headings_are_shielded_too() -> None:
    assert csv_text(["hum", "=1+1"], []) == '"hum","\'=1+1"\r\n'


def test_a_file_begins_with_a_byte_order_mark() -> None:
    table = DataTable(
        "doses", "Doses", "Doses.", (Column("dose", "The dose."),), ("dose",), (("5 µg",), ("≤ 2 µg",))
    )
    assert table_csv(table) == '\ufeff"dose"\r\n"5 µg"\r\n"≤ 2 µg"\r\n'.encode()
