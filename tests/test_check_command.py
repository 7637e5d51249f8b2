"""`monograph check` and `monograph explain`: rules that are listed, chosen, explained and counted; formats."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from monograph.pipeline import today
from monograph.rules import RULES, STRUCTURE
from tests.projects import CASES, make_project, monograph
from tests.test_exceptions import spoil


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


def test_a_check_tells_how_often_each_rule_was_checked(project: Path) -> None:
    output = monograph(project, "check").output
    for rule in RULES:
        assert rule.name in output
    assert output.splitlines()[-1].endswith(": 0 errors, 0 warnings.")


def test_what_could_not_be_judged_is_listed_with_its_reason(project: Path) -> None:
    run = monograph(project, "check", "--verbose")
    assert run.exit_code == 0
    assert "Could not be judged:" in run.output
    assert "[certainty-follows-its-domains]" in run.output


def test_one_rule_can_be_run_alone(project: Path) -> None:
    spoil(project)
    run = monograph(project, "check", "--rule", "arms-add-up-to-the-study")
    assert run.exit_code == 0
    assert "percent-agrees-with-its-count" not in run.output
    run = monograph(
        project, "check", "--rule", "arms-add-up-to-the-study", "--rule", "percent-agrees-with-its-count"
    )
    assert run.exit_code == 1


def test_a_rule_that_is_not_there_is_a_wrong_use_with_the_nearest_name(project: Path) -> None:
    for arguments in (("check", "--rule", "arms-add-up-to-a-study"), ("explain", "arms-add-up-to-a-study")):
        run = monograph(project, *arguments)
        assert run.exit_code == 2
        assert "`arms-add-up-to-the-study`" in run.output


def test_warnings_can_be_left_out(project: Path) -> None:
    with (project / "references.bib").open("a", encoding="utf-8") as file:
        file.write("\n@misc{Lonely2036, author = {Lonely, Dee}, title = {Uncited}, year = {2036}}\n")
    assert "Lonely2036" in monograph(project, "check").output
    assert "Lonely2036" not in monograph(project, "check", "--severity", "error").output


def test_rules_are_listed_by_theme(project: Path) -> None:
    listed = monograph(project, "check", "--list-rules").output
    assert listed == monograph(project, "explain").output
    for rule in RULES:
        assert f"  {rule.name} ({rule.severity}): " in listed


@pytest.mark.parametrize("name", [*(rule.name for rule in RULES), *STRUCTURE])
def test_every_name_in_a_finding_can_be_explained(name: str, project: Path) -> None:
    run = monograph(project, "explain", name)
    assert run.exit_code == 0
    assert run.output.startswith(f"{name} (")


def test_every_finding_of_every_case_has_a_name_that_is_explained() -> None:
    known = {rule.name for rule in RULES} | set(STRUCTURE)
    for expected in CASES.glob("*/expected.txt"):
        for line in expected.read_text(encoding="utf-8").splitlines():
            if line.endswith("]") and (": error: " in line or ": warning: " in line):
                assert line.rsplit("[", 1)[1].rstrip("]") in known


def test_the_same_findings_come_in_every_format(project: Path) -> None:
    spoil(project)
    text = monograph(project, "check", "--format", "text")
    told = json.loads(monograph(project, "check", "--format", "json").output)
    sarif = json.loads(monograph(project, "check", "--format", "sarif").output)
    on_github = monograph(project, "check", "--format", "github")
    (finding,) = told["findings"]
    assert (finding["rule"], finding["at"]) == ("percent-agrees-with-its-count", "harms.2.percent")
    (result,) = sarif["runs"][0]["results"]
    assert result["ruleId"] == finding["rule"]
    assert f"{finding['file']}:{finding['line']}:{finding['column']}: error" in text.output
    assert f"::error file={finding['file']},line={finding['line']}" in on_github.output
    assert {text.exit_code, on_github.exit_code} == {1}


def test_a_summary_that_cannot_be_written_changes_no_finding(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(project)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    run = monograph(project, "check", "--format", "github")
    assert run.exit_code == 1
    assert "::error file=" in run.output
    assert f"The summary was not written to {tmp_path}" in run.output


@pytest.mark.parametrize(
    ("epoch", "day"),
    [
        ("86400", date(1970, 1, 2)),
        ("32503593600", date(2999, 12, 31)),
        ("9" * 400, None),
        ("-1", None),
        ("²", None),
    ],
)
def test_the_day_may_be_set_from_outside(epoch: str, day: date | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert today() == day or (day is None and date(2026, 1, 1) < today() < date(2999, 1, 1))


def test_a_job_on_github_gets_a_summary(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(project)
    summary = tmp_path / "summary.md"
    summary.write_text("Before.\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    monograph(project, "check", "--format", "github")
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("Before.\n")
    assert "percent-agrees-with-its-count" in text
