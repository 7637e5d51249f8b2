"""The project that a command works on: that it is one, its check, and its pages."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click

from monograph.cli.endings import CLEAN, FINDINGS
from monograph.cli.printing import print_report
from monograph.findings import render
from monograph.pipeline import PAGES_FOLDER, Check, check, pages_to_write, report_of, today, write_pages
from monograph.pipeline.plug_in_loading import plug_ins_of
from monograph.plug_ins import PlugIns
from monograph.sources.files import ABOUT, BIBLIOGRAPHY, ENTRIES


def require_project(root: Path) -> None:
    """Raise click's error for a wrong use when a folder holds nothing of a knowledge base."""
    if not any(os.path.lexists(root / name) for name in ("kb", ENTRIES, ABOUT, BIBLIOGRAPHY)):
        remedy = "Go to the folder that holds kb/ and references.bib, or name it with --project."
        raise click.UsageError(f"{root} holds no knowledge base. {remedy}")


def checked_project(root: Path, day: date | None = None) -> Check:
    """Check a project as of a day (today, unless it is given) and print what was found."""
    require_project(root)
    checked = check(root, day or today())
    print_report(report_of(checked), is_quiet=True)
    return checked


def project_plug_ins(root: Path) -> PlugIns:
    """Return the plug-ins of a project, and print why one that it names cannot be used."""
    plug_ins, findings = plug_ins_of(root)
    for finding in findings:
        click.echo(render(finding), err=True)
    return plug_ins


def check_and_write_pages(root: Path) -> int:
    """Check a project and write its folder of pages when nothing is wrong; return the exit code."""
    checked = checked_project(root)
    if not checked.is_clean:
        return FINDINGS
    made = pages_to_write(checked)
    changed = write_pages(root, made)
    click.echo(f"{len(made)} files in {PAGES_FOLDER}/, {len(changed)} changed.")
    return CLEAN
