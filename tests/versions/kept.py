"""A small project whose one answer is kept, and what tests do to it."""

from __future__ import annotations

import re
from pathlib import Path

from monograph.findings import Finding
from monograph.pipeline import check
from tests.projects import TODAY, monograph

QUESTION = "does-zorbatine-quiet-limb-hum"
ENTRY = f"kb/entries/question/{QUESTION}.yaml"
STUDY = "kb/entries/study/quill-2031.yaml"
CLAIM = "kb/entries/claim/claim-hum-halved.yaml"
FOLDER = f"kb/versions/{QUESTION}"
FIRST = f"{FOLDER}/2026-02-01.yaml"


def keep(project: Path, day: str) -> None:
    """Keep the answers as of one day; that something is wrong with them fails the test."""
    run = monograph(project, "keep", "--today", day)
    assert run.exit_code == 0, run.output


def change(project: Path, file: str, old: str, new: str) -> None:
    """Replace words in a file, which has to hold them."""
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def change_the_study(project: Path, points: str) -> None:
    """Give another figure for the treated side of the one trial, and say so where it is spoken of."""
    for file, old, new in (
        (STUDY, r"1\d\.\d points, cite", f"{points} points, cite"),
        (ENTRY, r"[\d.]+ points on zorb", f"{points} points on zorb"),
        (CLAIM, "12 against 16 points is 25 % lower, not half", "It was less"),
    ):
        path = project / file
        path.write_text(re.sub(old, new, path.read_text(encoding="utf-8"), count=1), encoding="utf-8")


def names(project: Path) -> list[str]:
    """Return the names of the kept answers."""
    return sorted(path.name for path in (project / FOLDER).iterdir())


def findings(project: Path) -> tuple[Finding, ...]:
    """Return what a check finds."""
    return check(project, TODAY).findings
