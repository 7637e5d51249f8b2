"""`monograph serve`."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import click

from monograph.cli.project import require_project
from monograph.pipeline.site import mkdocs_environment


@click.command("serve")
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to listen, as host:port.")
@click.pass_obj
def command(root: Path, address: str) -> None:
    """Preview the website and rebuild it whenever a source changes.

    A faulty entry is reported here in the terminal; the last good pages stay up until it is fixed.
    """
    require_project(root)
    _require_free_port(address)
    mkdocs = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", address]
    click.echo(f"Preview on http://{address}/ – stop with Ctrl+C.")
    sys.stdout.flush()
    os.chdir(root)
    # MkDocs takes this process over, so that a signal to stop reaches it and nothing stays behind.
    os.execve(sys.executable, mkdocs, mkdocs_environment())


def _require_free_port(address: str) -> None:
    host, colon, port = address.rpartition(":")
    if not colon or not port.isdigit() or not 0 < int(port) < 65536:
        raise click.UsageError(f"`{address}` is no address. Write it like this: 127.0.0.1:8000.")
    try:
        with socket.create_server((host, int(port))):
            pass
    except OSError as error:
        remedy = f"Stop the other preview, or choose another port: --address {host}:{int(port) + 1}"
        raise click.UsageError(f"{address} cannot be used: {error.strerror}. {remedy}") from None
