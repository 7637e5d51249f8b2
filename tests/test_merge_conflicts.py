"""A file with marks of a merge conflict is named as such, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from monograph.pipeline import check
from tests.projects import TODAY, make_project
from tests.remedies import read, write

ENTRY, BIB = "kb/entries/drug/pellidone.yaml", "references.bib"


def with_marks(path: Path, marks: str) -> int:
    """Put a conflict before the second line of a file; return the line of its first mark."""
    lines = read(path).splitlines(keepends=True)
    write(path, lines[0] + marks.replace("$", lines[1]) + "".join(lines[1:]))
    return 2


FOUND = {
    "two": "<<<<<<< HEAD\n$=======\n$>>>>>>> branch\n",
    "three": "<<<<<<< HEAD\n$||||||| base\n$=======\n$>>>>>>> branch\n",
    "windows": "<<<<<<< HEAD\r\n$=======\r\n$>>>>>>> branch\r\n",
    "the last mark only": ">>>>>>> branch\n",
    "the base's mark only": "||||||| 0a1b2c3\n",
}


@pytest.mark.parametrize("file", [ENTRY, BIB, "kb/base.yaml", "kb/pages/second.md"])
@pytest.mark.parametrize("marks", FOUND.values(), ids=FOUND)
def test_marks_of_a_conflict_are_one_finding_a_file(file: str, marks: str, tmp_path: Path) -> None:
    project = make_project(tmp_path)
    if file.endswith(".md"):
        (project / file).parent.mkdir(exist_ok=True)
        write(project / file, "# Second\n\nWords.\n")
    line = with_marks(project / file, marks)
    found = [finding for finding in check(project, TODAY).findings if finding.place.file == file]
    assert [(finding.rule, finding.place.line) for finding in found] == [("merge-conflict", line)]


@pytest.mark.parametrize("file", [ENTRY, BIB])
def test_a_line_of_equals_signs_is_left_of_a_conflict(file: str, tmp_path: Path) -> None:
    project = make_project(tmp_path)
    with_marks(project / file, "=======\n")
    found = check(project, TODAY).findings
    assert [finding.rule for finding in found if finding.place.file == file] == ["merge-conflict"]


def test_a_heading_of_a_page_and_signs_inside_a_line_are_no_marks(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (project / "kb/pages").mkdir(exist_ok=True)
    write(project / "kb/pages/second.md", "Second\n=======\n\nWords <<<<<<< and `=======`.\n")
    write(project / ENTRY, read(project / ENTRY) + 'not_covered: "<<<<<<< and >>>>>>> are signs."\n')
    assert not check(project, TODAY).findings
