"""`monograph keep`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import click

from monograph.cli.days import Day
from monograph.cli.endings import CLEAN, FINDINGS
from monograph.cli.project import checked_project
from monograph.cli.refusals import refusals_reported
from monograph.entries import Question
from monograph.findings import did_you_mean
from monograph.pipeline import only_build
from monograph.pipeline.keeping import UnkeptAnswer, keep, unkept_answers
from monograph.pipeline.today import today as this_day

_ALL_KEPT = "Every answer is kept as it stands."


@click.command("keep")
@click.argument("questions", nargs=-1, metavar="[QUESTION]...")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 when an answer is not kept.")
@click.option("--today", type=Day(), metavar="YYYY-MM-DD", help="Keep the answers as of this day.")
@click.pass_obj
def command(root: Path, questions: tuple[str, ...], only_check: bool, today: datetime | None) -> None:
    """Check, then keep every answer that changed since it was kept last, in kb/versions/<question>/<date>.yaml.

    QUESTION is the id of a question; without it, all are looked at. Each kept answer has a page of its own, which
    people can cite and which stays as it is. The publishing run does this on the main branch. Nothing that was
    kept is ever overwritten or deleted.
    """
    day = today.date() if today else this_day()
    with refusals_reported(root):
        if only_check:
            sys.exit(_report_unkept(_unkept(root, questions, day)))
        with only_build(root):
            unkept = _unkept(root, questions, day)
            written = keep(root, unkept, day)
    for name in written:
        click.echo(f"{name}: written")
    if not written:
        click.echo(_ALL_KEPT)


def _unkept(root: Path, questions: tuple[str, ...], day: date) -> tuple[UnkeptAnswer, ...]:
    checked = checked_project(root, day)
    if checked.base is None or not checked.is_clean:
        sys.exit(FINDINGS)
    known = [sheet.id for sheet in checked.base.all(Question)]
    for name in questions:
        if name not in known:
            remedy = did_you_mean(name, known, "Give the name of a file in kb/entries/question/, without .yaml.")
            raise click.UsageError(f"There is no question `{name}`. {remedy}")
    return unkept_answers(checked.base, questions)


def _report_unkept(unkept: Sequence[UnkeptAnswer]) -> int:
    for one in unkept:
        since = f"changed since it was kept on {one.newest.day}" if one.newest else "was never kept"
        if one.is_withdrawn:
            since = "was withdrawn, and the question's page still gives it. Correct the question"
        click.echo(f"{one.question}: the answer {since}")
    if unkept:
        click.echo("The publishing run saves it (`make publish-data`); a pull request needs nothing.")
        return FINDINGS
    click.echo(_ALL_KEPT)
    return CLEAN
