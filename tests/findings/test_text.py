"""Findings and tallies as plain text."""

from __future__ import annotations

import pytest

from monograph.findings import Place, Report, RuleTally, in_order, render, tally_table
from tests.findings.invented import CLOSING_LINE, NASTY_TEXTS, finding, nasty_findings, report


@pytest.mark.parametrize("number", range(len(NASTY_TEXTS)))
def test_a_finding_is_printed_on_four_lines_whatever_it_holds(number: int) -> None:
    printed = render(nasty_findings()[number])
    assert len(printed.splitlines()) == 4
    assert printed.encode().decode() == printed
    assert not set(printed) & set("\x00\x07\x1b\r\x85\x9b\u202e\u2028\u200b\ufeff")


def test_the_caret_stands_under_the_value_when_escapes_make_the_line_longer() -> None:
    text = "na\x1bme: zorbatine"
    lines = render(finding(place=Place("kb/a.yaml", 1, 8, text, 9))).splitlines()
    assert lines[2].index("^") == lines[1].index("zorbatine")
    assert lines[2].count("^") == len("zorbatine")


def test_findings_that_differ_in_their_path_alone_are_both_kept() -> None:
    twice = [finding(2, at="arms.2.name"), finding(2, at="arms.1.name"), finding(2, at="arms.2.name")]
    assert [each.at for each in in_order(twice)] == ["arms.1.name", "arms.2.name"]


def test_tallies_stand_by_theme_and_columns_that_hold_nothing_are_left_out() -> None:
    assert tally_table(report()) == (
        "rule                              passed  cannot judge  recorded slips  findings\n"
        "statistics\n"
        "  p-agrees-with-its-interval           3             1               0         0\n"
        "  effect-lies-in-its-interval         11             0               0         2\n"
        "arithmetic\n"
        "  percent-follows-from-its-count   1,204             0               2         1"
    )


def test_exceptions_have_a_column_when_there_are_any() -> None:
    tallies = (
        RuleTally("name-is-short", "wording", 0, 0, 0, 0, 0),
        RuleTally("dose-is-told", "doses", 0, 0, 0, 0, 7),
    )
    assert tally_table(Report((), CLOSING_LINE, tallies=tallies)) == (
        "rule             exceptions\nwording\n  name-is-short           0\ndoses\n  dose-is-told            7"
    )


def test_a_rule_without_anything_to_judge_still_has_its_line() -> None:
    tallies = (RuleTally("name-is-short", "wording", 0, 0, 0, 0, 0),)
    assert tally_table(Report((), CLOSING_LINE, tallies=tallies)) == "rule\nwording\n  name-is-short"


def test_without_tallies_there_is_no_table() -> None:
    assert tally_table(Report((finding(),), CLOSING_LINE)) == ""
