"""`monograph schema`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from monograph.cli.endings import FINDINGS
from monograph.cli.refusals import refusals_reported
from monograph.pipeline import stale_schemas, write_schemas


@click.command("schema")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 when a file is out of date.")
@click.pass_obj
def command(root: Path, only_check: bool) -> None:
    """Write the JSON Schemas and the field guide in kb/schema/ from the models.

    Editors read the schemas while you write an entry; the guide lists every field. Run it after a change to a
    model.
    """
    with refusals_reported(root):
        stale = stale_schemas(root) if only_check else write_schemas(root)
    for name in stale:
        click.echo(f"{name}: {'out of date; run `monograph schema`' if only_check else 'written'}")
    if only_check and stale:
        sys.exit(FINDINGS)
    if not stale:
        click.echo("Schemas and field guide are up to date.")
