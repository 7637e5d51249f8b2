"""`monograph plug-ins`."""

from __future__ import annotations

from pathlib import Path

import click

from monograph.exports import BUILT_IN
from monograph.pipeline.plug_in_loading import installed_plug_ins, package_of, plug_ins_of
from monograph.plug_ins import InstalledPlugIn


@click.command("plug-ins")
@click.pass_obj
def command(root: Path) -> None:
    """List the plug-ins that are installed, and which of them this base uses.

    A plug-in is a package that adds rules, pages or formats. Install it where monograph is installed, then name it
    in kb/base.yaml; `monograph check` says when one that is named is missing.

    \b
    Example: pip install some-plug-in, then in kb/base.yaml:
             plug_ins: [some-plug-in]
    """
    used, _ = plug_ins_of(root)
    for one in used.installed:
        why = "part of Monograph" if one.name in BUILT_IN.names else "named in kb/base.yaml"
        click.echo(f"{one.name} ({one.package}): {why}; {_adds(one)}")
    for name, points in installed_plug_ins().items():
        if name not in used.names:
            click.echo(
                f"{name} ({' and '.join(map(package_of, points))}): not used; kb/base.yaml names what is used"
            )


def _adds(one: InstalledPlugIn) -> str:
    """Return what a plug-in adds by name, as far as that is known before it runs."""
    names = [*(f"rule {rule.name}" for rule in one.plug_in.rules)]
    names += [f"format {export.name}" for export in one.plug_in.exports]
    return f"adds {', '.join(names)}" if names else "adds pages or linked data"
