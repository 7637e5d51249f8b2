"""The remedy of every finding in the cases is followed, and then checked: the finding is gone, and no other has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from monograph.build import check
from monograph.findings import Finding, render
from tests.projects import CASES, TODAY, make_project
from tests.remedies import Way, apply_remedy, read_remedies, ways_of
from tests.test_cases import NAMES, is_last, project_of

Told = tuple[str, str, str]


def told(findings: Iterable[Finding]) -> Counter[Told]:
    """Findings without their lines, which an edit above them moves."""
    return Counter((finding.rule, finding.place.file, finding.found) for finding in findings)


@pytest.mark.parametrize("name", NAMES)
def test_each_remedy_removes_its_finding_and_brings_no_other(name: str, tmp_path: Path) -> None:
    remedies = read_remedies(CASES / name / "remedy.yaml")
    before = check(project_of(name, tmp_path), TODAY).findings
    assert before
    for number, finding in enumerate(before):
        for other, way in enumerate(ways_of(finding, remedies)):
            project = make_project(tmp_path / f"{number}-{other}", CASES / name / "input")
            apply_remedy(project, finding, way)
            after = check(project, TODAY).findings
            explained = f"the remedy of\n{render(finding)}\nleads to\n" + "\n".join(map(render, after))
            assert not told(after) - told(before), explained
            assert told(after)[_key(finding)] < told(before)[_key(finding)], explained


def _key(finding: Finding) -> Told:
    return next(iter(told([finding])))


def mended(name: str, folder: Path) -> Path:
    """The project of a case with every remedy followed, from the end of each file to its beginning.

    What is only looked for when nothing else is wrong comes to light then, and its remedy is followed too.
    """
    project, remedies = project_of(name, folder), read_remedies(CASES / name / "remedy.yaml")
    checked = check(project, TODAY)
    for finding in reversed(checked.findings):
        apply_remedy(project, finding, ways_of(finding, remedies)[0])
    after = check(project, TODAY)
    if not checked.rules_were_run:
        assert all(map(is_last, after.findings)), "\n".join(map(render, after.findings))
        for finding in reversed(after.findings):
            apply_remedy(project, finding, ways_of(finding, remedies)[0])
    return project


@pytest.mark.parametrize("name", NAMES)
def test_all_remedies_together_leave_nothing_to_find(name: str, tmp_path: Path) -> None:
    checked = check(mended(name, tmp_path), TODAY)
    assert not checked.findings, "\n".join(map(render, checked.findings))
