"""The website, built beside the old one and switched when it is whole."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from monograph.pipeline.exchanging import exchange
from monograph.pipeline.writing import reject_foreign_folder

SITE_FOLDER = "site"
PAGES_ARE_WRITTEN = "MONOGRAPH_PAGES_ARE_WRITTEN"
# Set for a MkDocs whose standard input stays open as long as we live: it ends when that closes.
PARENT_HOLDS_INPUT = "MONOGRAPH_PARENT_HOLDS_INPUT"
SITE_MARKER = ".monograph"
_FRESH, _OLD = "site.new", "site.old"
# The last line of a traceback: where it happened in MkDocs helps nobody.
_REFUSED_BY_THE_DISK = re.compile(r"\w*Error: \[Errno \d+\] (?P<what>.*)")


def mkdocs_environment() -> dict[str, str]:
    """Return the environment in which MkDocs runs, without Material's advertisement for MkDocs 2."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


def restore_site(root: Path) -> None:
    """Put the last good site back when an earlier switch was interrupted half way."""
    site, old = root / SITE_FOLDER, root / _OLD
    if (old / SITE_MARKER).is_file() and not old.is_symlink() and not site.exists() and not site.is_symlink():
        old.rename(site)


def build_site(root: Path) -> int:
    """Build the website from the folder of pages; return MkDocs' exit code.

    The last good site stays in place until the new one is whole. A warning of MkDocs counts as an error.
    Raises FolderNotOursError for a folder to be replaced that Monograph did not make.
    """
    site, fresh, old = root / SITE_FOLDER, root / _FRESH, root / _OLD
    for folder in (site, fresh, old):
        reject_foreign_folder(folder, SITE_MARKER, "building")
    for folder in (fresh, old):
        if folder.exists():
            shutil.rmtree(folder)
    fresh.mkdir()
    _mark(fresh)  # before it is filled, so that a build cut short leaves a folder of ours; MkDocs keeps the mark
    try:
        if code := _run_mkdocs(root, fresh):
            return code
        _switch(site, fresh, old)
    finally:
        for folder in (fresh, old):
            shutil.rmtree(folder, ignore_errors=True)
    return 0


def _switch(site: Path, fresh: Path, old: Path) -> None:
    """Put the new site in the place of the old one: at once where the system can, else with a moment between."""
    if not site.exists():
        fresh.rename(site)
    elif not exchange(fresh, site):
        site.rename(old)
        fresh.rename(site)


def _mark(folder: Path) -> None:
    (folder / SITE_MARKER).write_text("Made by Monograph; replaced whole at every build.\n", encoding="utf-8")


def _run_mkdocs(root: Path, folder: Path) -> int:
    # Told to be quiet, MkDocs counts no warnings, and strict mode passes: it talks, and we drop its small talk.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    environment = mkdocs_environment() | {
        PAGES_ARE_WRITTEN: "1",
        PARENT_HOLDS_INPUT: "1",
        "PYTHONIOENCODING": "utf-8",
    }
    its_input, held_open = os.pipe()
    try:
        done = subprocess.run(
            command,
            cwd=root,
            env=environment,
            stdin=its_input,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
    finally:
        os.close(its_input)
        os.close(held_open)
    if done.returncode:
        lines = done.stdout.splitlines(keepends=True)
        if refusal := _REFUSED_BY_THE_DISK.match(lines[-1] if lines else ""):
            sys.stderr.write(f"MkDocs: {refusal['what']}.\n")
            return done.returncode
        sys.stderr.write("".join(line for line in lines if not line.startswith("INFO")))
    return done.returncode
