"""One folder a mistake: ``input/`` is laid over ``_base/``, and ``expected.txt`` is all that is printed.

``UPDATE_GOLDENS=1 pytest tests/test_cases.py`` writes the expected texts anew; read the diff afterwards.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from monograph.findings import Finding
from monograph.pipeline import check
from monograph.rules import RULES
from tests.projects import BASE, CASES, TODAY, make_project, monograph

NAMES = sorted(path.name for path in CASES.iterdir() if path.is_dir() and not path.name.startswith("_"))
SECOND_FAULTS = CASES / "_second_faults"

# What is only looked for once everything else is clean.
LAST_CHECKS = {rule.name for rule in RULES} | {"work-is-cited"}


def project_of(name: str, folder: Path, *more: Path) -> Path:
    folder.mkdir(exist_ok=True)
    if name == "ids-differ-in-capitals-only":
        (folder / "probe").touch()
        if (folder / "PROBE").exists():
            pytest.skip("this file system does not tell capitals from small letters")
    return make_project(folder / "project", CASES / name / "input", *more)


def test_the_base_of_all_cases_is_clean() -> None:
    assert monograph(BASE, "check").exit_code == 0
    assert not check(BASE, TODAY).findings


@pytest.mark.parametrize("name", NAMES)
def test_a_mistake_is_reported_as_expected(name: str, tmp_path: Path) -> None:
    printed = monograph(project_of(name, tmp_path), "check", "--quiet")
    golden = CASES / name / "expected.txt"
    if os.environ.get("UPDATE_GOLDENS"):
        golden.write_text(printed.output, encoding="utf-8")
    assert printed.output == golden.read_text(encoding="utf-8")
    assert printed.exit_code == (0 if ": 0 errors," in printed.output.splitlines()[-1] else 1)


@pytest.mark.parametrize("name", NAMES)
def test_a_mistake_hides_no_mistake_in_another_file(name: str, tmp_path: Path) -> None:
    alone = set(check(project_of(name, tmp_path / "alone"), TODAY).findings)
    second = set(check(make_project(tmp_path / "second", SECOND_FAULTS), TODAY).findings)
    together = set(check(project_of(name, tmp_path / "both", SECOND_FAULTS), TODAY).findings)
    assert len(second) == 2
    assert second <= together
    assert {finding for finding in alone if not is_last(finding)} <= together


def is_last(finding: Finding) -> bool:
    return finding.rule in LAST_CHECKS
