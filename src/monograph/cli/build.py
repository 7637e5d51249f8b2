"""`monograph build`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from monograph.cli.endings import FINDINGS
from monograph.cli.project import check_and_write_pages
from monograph.cli.refusals import refusals_reported
from monograph.pipeline import SITE_FOLDER, build_site, only_build, restore_site


@click.command("build")
@click.pass_obj
def command(root: Path) -> None:
    """Check, write the pages and build the website into site/.

    The website is built beside the old one and switched at the end. When anything is wrong, the last good
    website stays as it is.
    """
    started = time.monotonic()
    with refusals_reported(root), only_build(root):
        restore_site(root)
        if code := check_and_write_pages(root):
            sys.exit(code)
        click.echo("Building the website …")
        code = build_site(root)
    if code:
        click.echo("MkDocs stopped; the last good website is untouched.", err=True)
        sys.exit(FINDINGS)
    click.echo(f"Built {SITE_FOLDER}/ in {time.monotonic() - started:.1f} s. Open {SITE_FOLDER}/index.html.")
