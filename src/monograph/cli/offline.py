"""`monograph offline`."""

from __future__ import annotations

from pathlib import Path

import click

from monograph.cli.refusals import refusals_reported
from monograph.pipeline.offline import OFFLINE_FILE, write_offline
from monograph.render import size_words


@click.command("offline")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=f"The zip file to write; replaced. Default: build/{OFFLINE_FILE} in the project.",
)
@click.pass_obj
def command(root: Path, out: Path | None) -> None:
    """Pack the website in site/ into one zip file, to be sent or carried.

    Whoever unpacks it opens index.html in a browser: pages, data and the search work from the folder, without a
    network or a server. `monograph build` comes first. The website itself does not link to the file: put it beside
    the site, or where you like.

    \b
    Example: monograph build && monograph offline --out our-base.zip
    """
    path = out.resolve() if out else root / "build" / OFFLINE_FILE
    with refusals_reported(root):
        files, size = write_offline(root, path)
    click.echo(f"{files:,} files in {path}, {size_words(size)}.")
