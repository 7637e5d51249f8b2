"""`monograph approve`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from monograph.cli.days import Day
from monograph.cli.refusals import refusals_reported
from monograph.entries.shared.values import PartialDate
from monograph.pipeline.approving import Approval, approve


@click.command("approve")
@click.argument("entry")
@click.option("--by", "reviewers", multiple=True, metavar="ID", help="Who approved it, from kb/reviewers.yaml.")
@click.option("--date", "on", metavar="YYYY-MM-DD", type=Day(), help="When it was approved.")
@click.option("--next-due", "due", metavar="YYYY-MM-DD", type=Day(), help="When it is due again.")
@click.pass_obj
def command(root: Path, entry: str, reviewers: tuple[str, ...], on: datetime | None, due: datetime | None) -> None:
    """Write an approval into the file of ENTRY, with digests of what it says today.

    What is not given stays as the file has it. Only write down what a person has done: pages then say that this
    person reviewed the entry, and what has changed since.

    \b
    Example: monograph approve some-question --by a-person --date 2031-05-02 --next-due 2032-05-02
    """
    days = (PartialDate(day.year, day.month, day.day) if day else None for day in (on, due))
    with refusals_reported(root):
        file = approve(root, entry, Approval(tuple(reviewers), *days))
    click.echo(f"{file}: written")
