"""What the pipeline or the disk refuses to do, reported as a command reports it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from monograph.cli.endings import FINDINGS
from monograph.findings import OutsideFaultError, render
from monograph.pipeline import AnotherBuildError, FolderNotOursError, writing_fault
from monograph.pipeline.approving import NotApprovedError
from monograph.pipeline.coverage import NoPlaceForCountsError
from monograph.pipeline.keeping import CannotKeepError
from monograph.pipeline.offline import NoSiteError

_REFUSALS = (
    FolderNotOursError,
    NotApprovedError,
    AnotherBuildError,
    NoPlaceForCountsError,
    CannotKeepError,
    NoSiteError,
)


@contextmanager
def refusals_reported(root: Path) -> Iterator[None]:
    """Report a refusal to write as a wrong use of the command, with its remedy;
    also faults of plug-ins and of the disk."""
    try:
        yield
    except _REFUSALS as refusal:
        raise click.UsageError(str(refusal)) from None
    except OutsideFaultError as fault:
        click.echo(render(fault.finding), err=True)
        sys.exit(FINDINGS)
    except BrokenPipeError:  # whoever read our output has gone; click ends the command
        raise
    except OSError as error:
        click.echo(f"Error: {writing_fault(error, root)}", err=True)
        sys.exit(FINDINGS)
