"""Text that YAML ends at a number sign is told; a comment is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from monograph.entries.reading.sheet import Sheet, read_sheet
from monograph.findings import Finding
from monograph.pipeline import check
from monograph.sources import EntryFile
from tests.projects import BASE, TODAY, make_project
from tests.remedies import paste, write

TERM = "name: Hum\nsummary:\n  plain: A noise.\n  clinical: {clinical}\n{more}"


def told(clinical: str, more: str = "") -> list[Finding]:
    text = TERM.format(clinical=clinical, more=more)
    sheet, findings = read_sheet(EntryFile("kb/entries/term/hum.yaml", "term", "hum", text.encode()))
    assert isinstance(sheet, Sheet), findings
    return list(findings)


@pytest.mark.parametrize(
    ("written", "lost"),
    [
        ("Costs of drug #1 and more.", "#1 and more."),
        ("It hums. #1 of all noises.", "#1 of all noises."),
        ("Ranked # 1 in the list.", "# 1 in the list."),
        ("The tag #humming is used.", "#humming is used."),
        ("Costs of drug # one and more.", "# one and more."),
        ("Costs of\n    drug #1 and more.", "#1 and more."),
        ("Costs of drug\n    #1", "#1"),
    ],
)
def test_text_that_goes_on_behind_a_number_sign_is_told(written: str, lost: str) -> None:
    (finding,) = told(written)
    assert (finding.rule, finding.is_error) == ("text-is-whole", False)
    assert lost in finding.found
    assert finding.at == "summary.clinical"


@pytest.mark.parametrize(
    "written",
    [
        "A noise.  # from table 2",
        "A noise. # from table 2",
        "A noise. #TODO",
        "A noise  # 1 of 2",
        "A noise # check this",
        "A noise ## of the limbs",
        '"Costs of drug #1 and more."',
        "'Costs of drug #1' # 2",
        "A noise, C# and F#.",
        "|\n    Costs of drug #1 and more.",
        ">-\n    Costs of drug\n    #1 and more.",
        "A noise.\n    #1 a comment",
        "A noise\n# a comment\n",
        "A noise\n#a comment\n",
    ],
)
def test_a_comment_is_left_alone(written: str) -> None:
    assert not told(written)


def test_a_comment_behind_a_name_or_a_figure_is_left_alone(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    path = project / "kb/entries/study/quill-2031.yaml"
    text = path.read_text(encoding="utf-8").replace("design:", "# A line of its own.\ndesign:", 1)
    lines = [f"{line} # 2 to check" if line.startswith("name:") else line for line in text.splitlines()]
    lines = [
        f"{line} # from table 2" if line.strip().startswith(("statistic:", "id:")) else line for line in lines
    ]
    write(path, "\n".join(lines) + "\n")
    assert not check(project, TODAY).findings


def test_the_remedy_gives_the_text_back(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    path = project / "kb/entries/drug/pellidone.yaml"
    text = path.read_text(encoding="utf-8") + "not_covered: Costs of drug #1 and more.\n"
    write(path, text)
    (finding,) = check(project, TODAY).findings
    assert finding.remedy.startswith('Write `"Costs of drug #1 and more."`')
    assert paste(project, finding)
    assert not check(project, TODAY).findings
    assert 'not_covered: "Costs of drug #1 and more."\n' in path.read_text(encoding="utf-8")
    assert BASE.is_dir()
