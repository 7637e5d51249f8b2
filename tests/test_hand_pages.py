"""Hand-written pages and references.bib: what cannot be there is told at its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from monograph.bibliography import load_bibliography
from monograph.pipeline import check
from tests.projects import TODAY, make_project, monograph

pytestmark = pytest.mark.thorough


def pages_with(text: str, folder: Path) -> str:
    project = make_project(folder / "project")
    (project / "kb" / "pages").mkdir(exist_ok=True)
    (project / "kb" / "pages" / "about.md").write_text(text, encoding="utf-8")
    return monograph(project, "check", "--quiet").output


@pytest.mark.parametrize(
    ("line", "column", "rule"),
    [
        ("See [[zorbatine] here.", 5, "link-is-whole"),
        ("See [[zorbatine]] here.", 5, "link-is-whole"),
        ("It fell [@Quill2031, page 1.", 9, "citation-is-whole"),
        ("It fell [@Quill2031, page 1].", 9, "citation-is-whole"),
        ("It fell [Quill2031, page 1].", 9, "citation-is-whole"),
    ],
)
def test_signs_of_links_on_a_hand_written_page_are_told(line: str, column: int, rule: str, tmp_path: Path) -> None:
    printed = pages_with(f"# About\n\nA page [sic].\n{line}\n", tmp_path)
    assert f"kb/pages/about.md:4:{column}: error: " in printed
    assert f"[{rule}]" in printed


def test_code_and_ordinary_brackets_on_a_hand_written_page_are_left_alone(tmp_path: Path) -> None:
    text = (
        "# About\n\nWrite `[[zorbatine]]` or `[@Quill2031, page 1]`; see [the list](index.html) and [sic].\n\n"
        "```yaml\ntext: See [[zorbatine] and [@Quill2031, page 1.\n```\n\n<!-- [[zorbatine] -->\n- [x] Done\n"
    )
    assert ": 0 errors," in pages_with(text, tmp_path)


def test_the_words_of_the_base_hold_no_half_link(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    file = project / "kb" / "base.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("lead: ", "lead: See [[zorbatine] and "), encoding="utf-8"
    )
    assert "kb/base.yaml:2:" in monograph(project, "check", "--quiet").output


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("<script>alert(1)</script>", 1),
        ("Text <SCRIPT src=//evil.example/x.js></script>", 6),
        ("Text <img src=x onerror=alert(1)>", 17),
        ("[x](javascript:alert(1))", 5),
        ('A <a href="JaVa&#115;cript:alert(1)">x</a>', 1),
        ('A <a href="java\tscript:alert(1)">x</a>', 1),
        ("[x](data:text/html,x)", 5),
        ("<iframe src=https://evil.example></iframe>", 1),
        ("![x](https://evil.example/x.png)", 6),
        ("<img src=//evil.example/x.png>", 10),
        ("<base href=/x/>", 1),
        ("<form action=/x><input name=q></form>", 1),
        ("<svg onload=alert(1)>", 1),
        ("<style>*{display:none}</style>", 1),
        ("<div style='position:fixed'>x</div>", 6),
        ("A *word*{ onclick=alert(1) } here", 11),
        ("## Heading { onmouseover=alert(1) }", 14),
        ("<details open ontoggle=alert(1)>x</details>", 15),
        ("<!--> <b onclick=alert(1)>x</b> -->", 1),
        ("<div><img src=x onerror=alert(1)", 17),
        ("<object data=x></object>", 1),
        ("<x-y onclick=alert(1)>", 1),
        ("<?php x ?>", 1),
    ],
)
def test_what_is_no_plain_page_is_told_at_its_place(line: str, column: int, tmp_path: Path) -> None:
    printed = pages_with(f"# About\n\nA page.\n\n{line}\n", tmp_path)
    where = "1:1" if "&#115;" in line or "\t" in line else f"5:{column}"
    assert f"kb/pages/about.md:{where}: error: " in printed
    assert "[page-is-plain]" in printed


@pytest.mark.parametrize(
    "fields",
    ["template: evil.html", "{template: evil.html}", "mg_moved_to: x", "title: <script>", 'title: A"b', "- x"],
)
def test_fields_above_a_page_are_the_harmless_ones(fields: str, tmp_path: Path) -> None:
    printed = pages_with(f"---\n{fields}\n---\n# About\n", tmp_path)
    assert "kb/pages/about.md:2:" in printed
    assert "[page-is-plain]" in printed


@pytest.mark.parametrize("text", ["[" * 50_000, "[x](" * 9_000, "1. " * 2_000, "![x](" * 9_000])
def test_a_page_that_builders_cannot_read_is_a_finding(text: str, tmp_path: Path) -> None:
    printed = pages_with(f"# About\n\n{text}\n", tmp_path)
    assert "kb/pages/about.md:" in printed
    assert "[page-is-plain]" in printed


def test_markdown_and_plain_html_pass(tmp_path: Path) -> None:
    text = (
        '---\ntitle: "About us"\nhide: [toc]\n---\n'
        "# About { #top .wide }\n\np < 0.05, a<b, `<script>`, <kbd>Esc</kbd>"
        ' and <https://example.org>; [us](mailto:ada@example.org), ![our sign](assets/logo.svg "A sign")'
        "{ width=20 }\n\n<details markdown><summary>More</summary>\nText\n"
        "</details>\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n"
        "```html\n<script>alert(1)</script>\n```\n\n    <iframe>\n\n<!-- a remark -->\n<br/>\n"
    )
    assert ": 0 errors," in pages_with(text, tmp_path)


WORK = """@article{{Quill,
  author = {{Quill, Ada}},
  title = {{On hums}},
  journal = {{Journal of Invented Medicine}},
  year = {{2031}},
  volume = {{4}},
  {0},
}}"""


@pytest.mark.parametrize(
    ("field", "rule"),
    [
        ("pages = {29--11}", "bib-pages"),
        ("pages = {29-11}", "bib-pages"),
        ("pages = {S29--S11}", "bib-pages"),
        ("pages = {3--9, 29--11}", "bib-pages"),
        ("pages = {11--}", "bib-pages"),
        ("pages = {3, S11-}", "bib-pages"),
        ("pages = {-5}", "bib-number"),
        ("pages = {3}, number = {\u22122}", "bib-number"),
        ("pages = {3}, number = {n/a}", "bib-filler"),
        ("pages = {??}", "bib-filler"),
        ("pages = {3}, publisher = {[S.n.]}", "bib-filler"),
        ("pages = {3}, address = {Not available}", "bib-filler"),
        ("pages = {3}, number = {Suppl 1}", ""),
        ("pages = {3}, number = {1-2}", ""),
        ("pages = {11--29}", ""),
        ("pages = {1139--45}", ""),
        ("pages = {11--11}", ""),
        ("pages = {e12}", ""),
        ("pages = {1}, urldate = {2036-01-02}, url = {https://example.org}", "bib-date"),
        ("pages = {1}, urldate = {2036-01-01}, url = {https://example.org}", ""),
        ("pages = {1}, epubdate = {2036-02}", "bib-date"),
        ("pages = {1}, epubdate = {2036}", ""),
    ],
)
def test_a_field_that_cannot_be_is_told(field: str, rule: str) -> None:
    _, findings = load_bibliography(WORK.format(field), "references.bib", date(2036, 1, 1))
    assert [finding.rule for finding in findings] == ([rule] if rule else [])
    assert all(finding.place.line == 7 for finding in findings)


@pytest.mark.parametrize(("year", "is_told"), [("2999", True), ("2038", True), ("2037", False), ("2036", False)])
def test_the_year_of_an_issue_is_at_most_the_next(year: str, is_told: bool) -> None:
    text = WORK.format("pages = {1}").replace("2031", year)
    _, findings = load_bibliography(text, "references.bib", date(2036, 1, 1))
    assert bool(findings) is is_told
    assert not load_bibliography(text, "references.bib")[1]


def test_a_base_that_cites_works_and_has_none_gets_one_finding(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    (project / "references.bib").write_text("% nothing yet\n", encoding="utf-8")
    findings = check(project, TODAY).findings
    assert [(one.rule, one.place.file) for one in findings] == [("bib-empty", "references.bib")]
    assert "works are cited" in findings[0].found
