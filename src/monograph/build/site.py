"""The website, built beside the old one and switched when it is whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

SITE_FOLDER = "site"
PAGES_ARE_WRITTEN = "MONOGRAPH_PAGES_ARE_WRITTEN"
_MARKER = ".monograph"


class SiteNotOurs(Exception):
    """Raised when the folder to be replaced holds something that Monograph did not make."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} was not made by Monograph, and building would replace it. Move it away first.")


def mkdocs_environment() -> dict[str, str]:
    """Return the environment in which MkDocs runs, without Material's advertisement for MkDocs 2."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


def build_site(root: Path) -> int:
    """Build the website from the folder of pages; return MkDocs' exit code.

    The last good site stays in place until the new one is whole. A warning of MkDocs counts as an error.
    """
    site, fresh, old = root / SITE_FOLDER, root / "site.new", root / "site.old"
    if old.exists() and not site.exists():
        old.rename(site)  # an earlier switch was interrupted half way
    if site.exists() and any(site.iterdir()) and not (site / _MARKER).is_file():
        raise SiteNotOurs(site)
    for folder in (fresh, old):
        if folder.exists():
            shutil.rmtree(folder)
    if code := _run_mkdocs(root, fresh):
        return code
    (fresh / _MARKER).write_text("Made by Monograph; replaced whole at every build.\n", encoding="utf-8")
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    if old.exists():
        shutil.rmtree(old)
    return 0


def _run_mkdocs(root: Path, folder: Path) -> int:
    # Told to be quiet, MkDocs counts no warnings, and strict mode passes: it talks, and we drop its small talk.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    environment = mkdocs_environment() | {PAGES_ARE_WRITTEN: "1", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        command,
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        lines = done.stdout.splitlines(keepends=True)
        sys.stderr.write("".join(line for line in lines if not line.startswith("INFO")))
    return done.returncode
