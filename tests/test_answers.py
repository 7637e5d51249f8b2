"""Golden answers: what readers ask, held against the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from monograph.findings import Finding
from monograph.pipeline import check
from tests.projects import TODAY, make_project

PAGE = "studies/quill-2031.html"
GOOD = "[Zorbatine 20 mg twice daily, 12.0 points, 16.0 points, p = 0.04]"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


def answers(project: Path, *items: str) -> tuple[Finding, ...]:
    text = "answers:\n" + "".join(f"  - asked: Question {number}?\n{item}" for number, item in enumerate(items, 1))
    (project / "kb/answers.yaml").write_text(text, encoding="utf-8")
    return check(project, TODAY).findings


def item(page: str = PAGE, shows: str = GOOD, never: str = "") -> str:
    forbidden = f"    never: [{never}]\n" if never else ""
    return f"    page: {page}\n    shows: [{shows}]\n{forbidden}"


def test_an_answer_that_comes_out_is_no_finding_and_is_counted(project: Path) -> None:
    before = check(project, TODAY).checks
    assert answers(project, item(never="proven")) == ()
    assert check(project, TODAY).checks == before + 3


@pytest.mark.parametrize(
    ("second", "rule", "found", "remedy"),
    [
        (item(shows="[12.1 points]"), "answer-comes-out", "does not show “12.1 points”", "appears nowhere"),
        (item(shows="[12.0 points, Reports]"), "answer-comes-out", "with “Reports”", "not together"),
        (item(never="12.0 points"), "answer-never-says", "says “12.0 points”", "Correct the entry"),
        (item(page="studies/quil-2031.html"), "answer-has-a-page", "there is no page", PAGE),
    ],
)
def test_an_answer_that_does_not_come_out_is_found_at_its_line(
    project: Path, second: str, rule: str, found: str, remedy: str
) -> None:
    (finding,) = answers(project, item(), second)
    assert finding.rule == rule
    assert finding.is_error
    assert finding.place.file == "kb/answers.yaml"
    assert finding.place.line > 4
    assert found in finding.found
    assert remedy in finding.remedy


def test_words_in_two_rows_do_not_stand_together(project: Path) -> None:
    (finding,) = answers(project, item(shows="[12.0 points, no difference]"))
    assert "not together" in finding.remedy


def test_citation_marks_do_not_come_between_words(project: Path) -> None:
    assert answers(project, item(shows='["12.0 points", "mean 16.0 points"]')) == ()


def test_a_file_of_the_wrong_shape_is_a_finding(project: Path) -> None:
    (finding,) = answers(project, "    page: Studies/Quill\n    shows: [[a]]\n")
    assert finding.rule == "wrong-form"
