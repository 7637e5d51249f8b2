"""`monograph export`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from monograph.cli.endings import FINDINGS
from monograph.cli.project import checked_project, project_plug_ins
from monograph.cli.refusals import refusals_reported
from monograph.exports import all_exports
from monograph.findings import did_you_mean
from monograph.pipeline.exporting import write_exports
from monograph.pipeline.plug_in_loading import plug_ins_of
from monograph.render import size_words


@click.command("export")
@click.option(
    "--format",
    "names",
    multiple=True,
    metavar="NAME",
    help="Write only this format. May be given several times; --list shows them.",
)
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FOLDER", help="The folder to write; replaced whole."
)
@click.option("--list", "only_list", is_flag=True, help="List the formats, and write nothing.")
@click.pass_obj
def command(root: Path, names: tuple[str, ...], out: Path | None, only_list: bool) -> None:
    """Check, then write the knowledge base into a folder in formats of others.

    The files are those that the website offers, at the same addresses: references of the whole base, of each page
    and of each work, a static JSON API, tables, feeds, and what the plug-ins of the base add.

    \b
    Example: monograph export --format bibtex --format json --out exported
    """
    plug_ins = (
        project_plug_ins(root) if only_list else plug_ins_of(root)[0]
    )  # a check prints what is wrong with them
    exports = all_exports(plug_ins)
    if only_list:
        width = max(map(len, exports))
        for one in exports.values():
            click.echo(f"{one.name:<{width}}  {one.what}")
        return
    if out is None:
        raise click.UsageError("Say where to write: --out FOLDER.")
    for name in names:
        if name not in exports:
            remedy = did_you_mean(name, exports, "`monograph export --list` lists them.")
            raise click.UsageError(f"There is no format `{name}`. {remedy}")
    checked = checked_project(root)
    if checked.base is None or not checked.is_clean:
        sys.exit(FINDINGS)
    with refusals_reported(root):
        files, size = write_exports(checked.base, out.absolute(), tuple(dict.fromkeys(names)), plug_ins)
    click.echo(f"{files:,} files in {out}, {size_words(size)}.")
