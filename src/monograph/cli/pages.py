"""`monograph pages`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from monograph.cli.project import check_and_write_pages
from monograph.cli.refusals import refusals_reported
from monograph.pipeline import only_build


@click.command("pages")
@click.pass_obj
def command(root: Path) -> None:
    """Check, then write the folder of pages build/docs for any builder of Markdown sites.

    When anything is wrong, the last good pages stay as they are. `monograph build` does this and then builds the
    website with MkDocs.
    """
    with refusals_reported(root), only_build(root):
        sys.exit(check_and_write_pages(root))
