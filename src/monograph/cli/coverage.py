"""`monograph coverage`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from monograph.cli.endings import CLEAN, FINDINGS
from monograph.cli.project import require_project
from monograph.cli.refusals import refusals_reported
from monograph.pipeline import check, today
from monograph.pipeline.coverage import COVERAGE, write_coverage


@click.command("coverage")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 when the counts are out of date.")
@click.pass_obj
def command(root: Path, only_check: bool) -> None:
    """Count what the knowledge base holds, and write the counts into docs/coverage.md.

    The publishing run does this on the main branch (`make publish-data`); no pull request has to.
    """
    require_project(root)
    checked = check(root, today())
    if checked.base is None:
        click.echo(checked.closing_line(), err=True)
        sys.exit(FINDINGS)
    with refusals_reported(root):
        is_stale = write_coverage(root, checked.base, checked.golden_answers, only_check=only_check)
    done = "out of date; run `monograph coverage`" if only_check else "written"
    click.echo(f"{COVERAGE}: {done}" if is_stale else f"{COVERAGE} is up to date.")
    sys.exit(FINDINGS if only_check and is_stale else CLEAN)
