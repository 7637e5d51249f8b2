"""Findings on GitHub: nothing that an entry says is obeyed, and nothing breaks a table."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from monograph.findings import Place, Report, RuleTally, github, render
from monograph.findings.text import visible
from tests.findings.invented import (
    CLOSING_LINE,
    FILE,
    NASTY_TEXTS,
    TOKEN,
    finding,
    nasty_findings,
    report,
    warning,
)

COMMANDS = {"error", "warning", "group", "endgroup", "set-env", "add-mask", "stop-commands"}


def commands(printed: str) -> list[tuple[str, dict[str, str], str]]:
    """Return the commands that GitHub's runner obeys: name, properties and data.

    As actions/runner does it in ActionCommand.cs and ActionCommandManager.cs.
    """
    heard = []
    token = None
    for line in re.split(r"\r\n|\r|\n", printed):
        match = re.match(r"\s*::([^ :]*) ?(.*?)::(.*)", line) or re.search(r"##\[([^ \]]*) ?([^]]*)\](.*)", line)
        if match is None:
            continue
        name, properties, data = match.groups()
        if token is not None:
            token = None if name.casefold() == token else token
        elif name in COMMANDS:
            heard.append((name, parsed(properties), unescaped(data)))
            token = data.casefold() if name == "stop-commands" else None
    assert token is None, "commands were never heard again"
    return heard


def parsed(properties: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in properties.split(",") if pair)
    return {name: unescaped(value.replace("%3A", ":").replace("%2C", ",")) for name, _, value in pairs}


def unescaped(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def test_an_annotation_names_file_line_columns_and_rule_and_says_what_to_do() -> None:
    first, second, *_ = github.annotations(
        report(finding(3), warning(5, rule="name-is-short")), TOKEN
    ).splitlines()
    assert first == (
        f"::error file={FILE},line=3,col=1,endColumn=8,title=unknown-field::"
        "there is no field `ammount` here. Did you mean `amount`?"
    )
    assert second.startswith(f"::warning file={FILE},line=5,col=1,endColumn=8,title=name-is-short::")


def test_percent_signs_line_ends_colons_and_commas_are_escaped_as_githubs_toolkit_does() -> None:
    place = Place("kb/50%,a:b\r\n.yaml")
    printed = github.annotations(report(finding(place=place, found="a: 1, 5 %0A\r\nb")), TOKEN)
    line = printed.splitlines()[0]
    assert "file=kb/50%25%2Ca%3Ab%0D%0A.yaml,line=1," in line
    assert "::a: 1, 5 %250A%0D%0Ab. Did" in line


def test_of_many_findings_ten_are_annotated_errors_first_and_the_log_has_all() -> None:
    findings = [warning(number) for number in range(1, 9)] + [finding(number) for number in range(9, 16)]
    printed = github.annotations(report(*findings), TOKEN)
    names = [name for name, *_ in commands(printed)]
    assert names == ["error"] * 7 + ["warning"] * 3 + ["group", "stop-commands", "endgroup"]
    assert [properties["line"] for _, properties, _ in commands(printed)[:10]] == [
        *("9", "10", "11", "12", "13", "14", "15"),
        *("1", "2", "3"),
    ]
    for each in findings:
        assert render(each) in printed
    assert "::group::Findings (15)\n" in printed
    assert printed.endswith(f"\n::{TOKEN}::\n::endgroup::\n{CLOSING_LINE}\n")


def test_a_clean_check_prints_its_closing_line_alone() -> None:
    assert github.annotations(report(), TOKEN) == f"{CLOSING_LINE}\n"


@pytest.mark.parametrize("number", range(len(NASTY_TEXTS)))
def test_text_from_an_entry_is_never_a_command(number: int) -> None:
    printed = github.annotations(report(finding(), nasty_findings()[number]), TOKEN)
    heard = commands(printed)
    assert [name for name, *_ in heard] == ["error", "error", "group", "stop-commands", "endgroup"]
    told = next(data for name, _, data in heard if name == "error" and "Did you mean" not in data)
    expected = f"{NASTY_TEXTS[number]}. {NASTY_TEXTS[number]}"
    assert visible(told) == visible(expected)
    assert printed.encode().decode() == printed


def test_a_file_name_at_the_start_of_a_line_is_no_command() -> None:
    printed = github.annotations(report(finding(place=Place("::add-mask::forged")), finding(2)), TOKEN)
    assert "\n::add-mask::forged:1:1: error: " in printed
    assert "add-mask" not in [name for name, *_ in commands(printed)]


@pytest.mark.parametrize("token", ["", "short", "pause-logging-pause-logging", "stop commands stop commands"])
def test_a_token_that_is_short_or_holds_other_signs_is_refused(token: str) -> None:
    with pytest.raises(ValueError, match="token"):
        github.annotations(report(finding()), token)


def test_a_token_that_stands_in_the_log_is_refused_in_capitals_too() -> None:
    with pytest.raises(ValueError, match="token"):
        github.annotations(report(finding(), finding(2, remedy=f"::{TOKEN.upper()}::")), TOKEN)


class Tables(HTMLParser):
    """The cells of every table, row by row, and the elements that are not of a table."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.others: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
        elif tag not in ("table", "thead", "tbody", "p"):
            self.others.append(tag)

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1] and data.strip():
            self.rows[-1][-1] += data


def read(markdown: str) -> Tables:
    """Read Markdown as GitHub does: with tables, with raw HTML, with lines struck through."""
    return Tables(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown))


def test_a_summary_has_the_closing_line_all_findings_and_what_became_of_each_rule() -> None:
    assert github.summary(report(finding(2), warning(11, rule="name-is-short"))) == (
        f"{CLOSING_LINE}\n"
        "\n"
        "| severity | place | rule | found | remedy |\n"
        "| --- | --- | --- | --- | --- |\n"
        f"| error | {FILE}:2:1 | unknown-field | there is no field &#96;ammount&#96; here "
        "| Did you mean &#96;amount&#96;? |\n"
        f"| warning | {FILE}:11:1 | name-is-short | there is no field &#96;ammount&#96; here "
        "| Did you mean &#96;amount&#96;? |\n"
        "\n"
        "| theme | rule | passed | cannot judge | recorded slips | findings |\n"
        "| --- | --- | --: | --: | --: | --: |\n"
        "| statistics | p-agrees-with-its-interval | 3 | 1 | 0 | 0 |\n"
        "| statistics | effect-lies-in-its-interval | 11 | 0 | 0 | 2 |\n"
        "| arithmetic | percent-follows-from-its-count | 1,204 | 0 | 2 | 1 |\n"
    )


def test_a_clean_summary_without_rules_is_the_closing_line() -> None:
    assert github.summary(Report((), CLOSING_LINE)) == f"{CLOSING_LINE}\n"


def test_every_cell_shows_the_text_of_the_entry_and_none_breaks_out() -> None:
    tables = read(github.summary(report(finding(), *nasty_findings())))
    assert tables.others == []
    assert [len(row) for row in tables.rows] == [5] * (2 + len(NASTY_TEXTS)) + [6] * 4
    shown = [(row[3], row[4]) for row in tables.rows]
    for text in NASTY_TEXTS:
        assert (visible(text).strip(), visible(text).strip()) in shown


def test_a_long_list_of_findings_is_cut_below_githubs_limit_and_says_so() -> None:
    many = [finding(number, found=f"{number:05} {'µ|' * 100}") for number in range(1, 4001)]
    written = github.summary(report(*many))
    assert 900_000 < len(written.encode()) < 1024 * 1024
    shown = written.count("| error |")
    assert (
        f"\n\nLeft out for their length: {4000 - shown:,} of 4,000 findings. The log has them all.\n\n" in written
    )
    assert "| statistics | effect-lies-in-its-interval | 11 | 0 | 0 | 2 |\n" in written


def test_a_giant_among_the_findings_hides_none_that_follows() -> None:
    written = github.summary(report(finding(1, found="x" * 2_000_000), finding(2), finding(3)))
    assert written.count("| error |") == 2
    assert "Left out for their length: 1 of 3 findings." in written


def test_a_summary_of_giants_alone_has_no_table_of_findings() -> None:
    written = github.summary(
        Report((finding(1, found="x" * 2_000_000), finding(2, found="y" * 2_000_000)), CLOSING_LINE)
    )
    assert written == (f"{CLOSING_LINE}\n\nLeft out for their length: 2 of 2 findings. The log has them all.\n")


def test_a_theme_cannot_break_the_table_of_rules() -> None:
    tallies = (RuleTally("a", "plain", 1, 0, 0, 0, 0), RuleTally("b", "one | two\n<b>", 2, 0, 0, 0, 0))
    tables = read(github.summary(Report((), CLOSING_LINE, tallies=tallies)))
    assert tables.rows == [["theme", "rule", "passed"], ["plain", "a", "1"], ["one | two\\x0a<b>", "b", "2"]]
