"""Rules waived in kb/exceptions.yaml, and slips that are the source's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from monograph.findings import Finding
from monograph.pipeline import check
from tests.projects import TODAY, make_project

STUDY = "kb/entries/study/quill-2031.yaml"
HARM = """
harms:
  - {event: Yawned, arms: [dummy], people: {value: 3 of 20, cite: "Quill2031, table 5"}}
  - event: Sneezed
    arms: [dummy]
    percent: {value: 3.6 %%, cite: "Quill2031, table 5"%s}
    people: {value: 5 of 141, cite: "Quill2031, table 5", note: With those of an earlier trial.}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


def spoil(project: Path, recorded: str = "") -> None:
    with (project / STUDY).open("a", encoding="utf-8") as file:
        file.write(HARM % recorded)


def waive(project: Path, *lines: str) -> None:
    text = "exceptions:\n" + "".join(f"  - {line}\n".replace(", ", "\n    ") for line in lines)
    (project / "kb/exceptions.yaml").write_text(text, encoding="utf-8")


def findings(project: Path) -> tuple[Finding, ...]:
    return check(project, TODAY).findings


SLIP = "rule: percent-agrees-with-its-count, entry: quill-2031, place: harms.2.percent, reason: It is so printed."


def test_a_source_that_does_not_add_up_is_found_with_words_to_paste(project: Path) -> None:
    spoil(project)
    (found,) = findings(project)
    assert found.rule == "percent-agrees-with-its-count"
    assert found.at == "harms.2.percent"
    assert 'own_figures_give: "3.5 %"' in found.remedy


def test_a_slip_that_is_recorded_is_counted_and_no_finding(project: Path) -> None:
    spoil(project, ', own_figures_give: "3.5 %"')
    checked = check(project, TODAY)
    assert not checked.findings
    (tally,) = (one for one in checked.tallies if one.rule.name == "percent-agrees-with-its-count")
    assert (tally.recorded, tally.breached) == (1, 0)


def test_a_slip_that_is_recorded_wrongly_is_found(project: Path) -> None:
    spoil(project, ', own_figures_give: "3.4 %"')
    (found,) = findings(project)
    assert "`own_figures_give` says `3.4 %`" in found.found
    assert 'own_figures_give: "3.5 %"' in found.remedy


def test_a_slip_that_is_none_is_found(project: Path) -> None:
    path = project / STUDY
    text = path.read_text(encoding="utf-8")
    assert "p: {value: 0.04" in text
    path.write_text(text.replace("p: {value: 0.04", "p: {own_figures_give: '0.02', value: 0.04"), encoding="utf-8")
    (found,) = findings(project)
    assert found.rule == "own-figures-differ"
    assert found.at.endswith(".p.own_figures_give")


def test_an_exception_waives_a_rule_at_one_place(project: Path) -> None:
    spoil(project)
    waive(project, SLIP)
    checked = check(project, TODAY)
    assert not checked.findings
    assert sum(tally.excepted for tally in checked.tallies) == 1


@pytest.mark.parametrize(
    ("line", "rule", "found"),
    [
        (SLIP, "exception-is-needed", "finds nothing at this place"),
        (SLIP.replace("-its-count", "-its-cuont"), "exception-names-a-rule", "there is no rule"),
        (SLIP.replace("quill-2031", "quill-2032"), "exception-names-an-entry", "there is no entry `quill-2032`"),
        (SLIP.replace("It is so", "See [[nowhere]]"), "link-leads-somewhere", "there is no entry `nowhere`"),
        (SLIP.replace("It is so", "See @Nobody2031"), "citation-is-known", "`Nobody2031` is not in"),
        (SLIP.replace("reason", "raeson"), "unknown-field", "there is no field `raeson`"),
    ],
)
def test_an_exception_that_is_wrong_or_not_needed_is_an_error(
    project: Path, line: str, rule: str, found: str
) -> None:
    second = SLIP.replace("harms.2", "harms.3").replace("agrees-with-its-count", "is-a-whole-number-of-people")
    spoil(project)
    waive(project, SLIP)
    assert not findings(project)
    waive(project, SLIP, line if line != SLIP else second)
    told = [finding for finding in findings(project) if finding.rule == rule]
    assert [finding.place.file for finding in told] == ["kb/exceptions.yaml"]
    assert found in told[0].found
    assert told[0].is_error
    assert told[0].place.line >= 6


def test_an_exceptions_file_that_is_no_yaml_is_a_finding(project: Path) -> None:
    (project / "kb/exceptions.yaml").write_text("exceptions: [\n", encoding="utf-8")
    assert [finding.rule for finding in findings(project)] == ["yaml-syntax"]
    (project / "kb/exceptions.yaml").write_text("- one\n", encoding="utf-8")
    assert [finding.rule for finding in findings(project)] == ["wrong-type"]
