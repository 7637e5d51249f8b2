"""Journals as NLM abbreviates them: from the list that ships with the program, and from kb/journals.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from monograph.bibliography import load_bibliography
from monograph.bibliography.journals import abbreviated, known_as
from monograph.findings import Severity
from monograph.pipeline import check
from tests.projects import TODAY, make_project

WORK = (
    "@article{{Quill, author = {{Quill, Ada}}, title = {{On hums}}, "
    "journal = {{{0}}}, year = {{2031}}, volume = {{4}}}}"
)


@pytest.mark.parametrize(
    ("title", "abbreviation"),
    [
        ("Journal of Clinical Epidemiology", "J Clin Epidemiol"),
        ("The Journal of Clinical Epidemiology", "J Clin Epidemiol"),
        ("journal of clinical epidemiology", "J Clin Epidemiol"),
        ("Clinical Neurology & Neurosurgery", "Clin Neurol Neurosurg"),
        ("Clinical neurology and neurosurgery", "Clin Neurol Neurosurg"),
        ("Journal of Invented Medicine", None),
        ("Neurology", None),
        ("", None),
    ],
)
def test_a_known_title_has_an_abbreviation(title: str, abbreviation: str | None) -> None:
    assert abbreviated(title, {}) == abbreviation


def test_the_work_s_own_comes_first_then_the_base_s_then_the_list_s() -> None:
    own = {known_as("Journal of Clinical Epidemiology"): "J Own Epi", known_as("Hums"): "Hum"}

    def printed(journal: str) -> str:
        return load_bibliography(WORK.format(journal), "references.bib", None, own)[0]["Quill"].text

    assert printed("Journal of Clinical Epidemiology") == "Quill A. On hums. J Own Epi. 2031;4."
    assert printed("Hums") == "Quill A. On hums. Hum. 2031;4."
    assert printed("Clinical Neurology and Neurosurgery") == "Quill A. On hums. Clin Neurol Neurosurg. 2031;4."
    assert printed("Hums}, shortjournal = {J. Hum.") == "Quill A. On hums. J Hum. 2031;4."


def test_a_base_abbreviates_its_own_journals(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    (project / "kb/journals.yaml").write_text(
        "journals:\n  - {title: Journal of Invented Medicine, abbreviation: J Invent Med}\n"
        "  - {title: Journal of Nothing, abbreviation: J Noth}\n",
        encoding="utf-8",
    )
    checked = check(project, TODAY)
    assert [(one.rule, one.place.line, one.severity) for one in checked.findings] == [
        ("journal-is-used", 3, Severity.WARNING)
    ]
    assert checked.base is not None
    assert any("J Invent Med. " in one.text for one in checked.base.bibliography.values())


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("journals: [{title: Hums, abbreviation: Hum}, {title: The Hums, abbreviation: H}]\n", "journal-once"),
        ("journals: [{title: Hums}]\n", "missing-field"),
        ("journals: {Hums: Hum}\n", "wrong-type"),
        ("journal: []\n", "unknown-field"),
    ],
)
def test_a_fault_in_the_file_is_a_finding_with_its_place(tmp_path: Path, text: str, rule: str) -> None:
    project = make_project(tmp_path / "project")
    (project / "kb/journals.yaml").write_text(text, encoding="utf-8")
    findings = [one for one in check(project, TODAY).findings if one.rule != "journal-is-used"]
    assert [(one.rule, one.place.file, one.place.line) for one in findings] == [(rule, "kb/journals.yaml", 1)]
