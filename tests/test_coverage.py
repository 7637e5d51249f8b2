"""The counts in docs/coverage.md: written on demand, checked, and put where the page has a place for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import make_project, monograph

PLACE = "# Coverage\n\n<!-- counted by `monograph coverage` -->\nold\n<!-- end of the counts -->\n\nMore.\n"


@pytest.fixture
def coverage(tmp_path: Path) -> Path:
    project = make_project(tmp_path / "project")
    (project / "docs").mkdir()
    (project / "docs/coverage.md").write_text(PLACE, encoding="utf-8")
    return project / "docs/coverage.md"


def test_counts_are_written_between_the_marks_and_nothing_else_is_touched(coverage: Path) -> None:
    project = coverage.parent.parent
    assert monograph(project, "coverage", "--check").exit_code == 1
    assert coverage.read_text(encoding="utf-8") == PLACE
    assert monograph(project, "coverage").exit_code == 0
    text = coverage.read_text(encoding="utf-8")
    assert text.startswith("# Coverage\n")
    assert text.endswith("<!-- end of the counts -->\n\nMore.\n")
    assert "| Questions | 1 |" in text
    assert "| Works in references.bib | 3 |" in text
    assert "| Works read: full text | " in text
    assert "\nold\n" not in text
    assert monograph(project, "coverage", "--check").exit_code == 0


def test_a_page_without_a_place_for_counts_is_refused(coverage: Path) -> None:
    coverage.write_text("# Coverage\n", encoding="utf-8")
    run = monograph(coverage.parent.parent, "coverage")
    assert run.exit_code == 2
    assert "the counts go between them" in run.output
    assert coverage.read_text(encoding="utf-8") == "# Coverage\n"


def test_a_base_with_faults_is_not_counted(coverage: Path) -> None:
    (coverage.parent.parent / "kb/entries/drug/pellidone.yaml").write_text("name: [\n", encoding="utf-8")
    assert monograph(coverage.parent.parent, "coverage").exit_code == 1
    assert coverage.read_text(encoding="utf-8") == PLACE
