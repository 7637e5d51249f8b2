"""The invented project that tests start from, copied to a folder where it may be spoiled."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from click.testing import CliRunner

from monograph.cli import main

CASES = Path(__file__).parent / "cases"
BASE = CASES / "_base"

# The day on which tests judge freshness, so that no test turns red by itself.
TODAY = date(2036, 1, 1)


@dataclass(frozen=True)
class Outcome:
    """What a command printed, errors included, and its exit code."""

    output: str
    exit_code: int


def make_project(folder: Path, *overlays: Path) -> Path:
    """Copy the clean base to ``folder`` and lay the files of each overlay over it, in turn."""
    for source in (BASE, *overlays):
        shutil.copytree(source, folder, dirs_exist_ok=True)
    return folder


def monograph(project: Path, *arguments: str) -> Outcome:
    """Run a command on a project as of ``TODAY``, without colours; an exception no one caught fails the test."""
    day = os.environ.get("SOURCE_DATE_EPOCH") or str(int(datetime.combine(TODAY, time(), UTC).timestamp()))
    surroundings = {"NO_COLOR": "1", "SOURCE_DATE_EPOCH": day}
    result = CliRunner().invoke(
        main, ["--project", str(project), *arguments], env=surroundings, catch_exceptions=False
    )
    return Outcome(result.output, result.exit_code)
